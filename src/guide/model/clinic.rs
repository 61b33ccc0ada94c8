//! A clinic as it is declared, and what it says of its print shop.

use super::call::DeclaredNumber;
use super::picture::PictureFile;
use super::words::Written;
use crate::foundation::colour::Colour;
use crate::foundation::colour::profile::{BUILT_IN_CONDITION, OutputProfile};
use crate::foundation::diagnostic::Origin;
use crate::foundation::geometry::Length;

/// Who gives the guide out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clinic {
    /// The name of the clinic.
    pub name: Written,
    /// Its address, a line each.
    pub address: Vec<Written>,
    /// The place, as a cover shows it.
    pub place: Option<Written>,
    /// Its telephone number.
    pub phone: Written,
    /// The emergency number where the clinic is.
    pub emergency: Written,
    /// Its other numbers, by name: the night line, a ward; ordered by name.
    pub calls: Vec<DeclaredNumber>,
    /// Its address for mail.
    pub email: Option<Written>,
    /// The address of its site.
    pub web: Option<Written>,
    /// Opening hours in the guide's language.
    pub hours: Option<Written>,
    /// The logo, where there is one.
    pub logo: Option<Logo>,
    /// The brand's colour.
    pub brand: Colour,
    /// The colour of urgency.
    pub urgent: Colour,
    /// Where those two stand, for a complaint; the clinic file where they are not written.
    pub brand_origin: Origin,
    /// Where the urgent colour stands in the file.
    pub urgent_origin: Origin,
    /// What its print shop asks for.
    pub printing: Printing,
    /// The clinic file.
    pub origin: Origin,
}

/// A clinic's sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    /// The picture.
    pub file: PictureFile,
    /// What it says, for people who do not see it.
    pub alternative: Written,
}

/// What a print shop asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printing {
    /// How its press prints on its paper; `None` for the built-in profile of coated paper.
    pub profile: Option<OutputProfile>,
    /// The name by which the shop knows that.
    pub condition: String,
    /// What is printed beyond the trim on each side.
    pub bleed: Length,
    /// The largest sum of inks in per cent.
    pub ink_limit: u16,
    /// The name of the ink that the brand's colour is printed with; `None` for process inks.
    pub spot: Option<String>,
}

impl Default for Printing {
    /// Coated paper by FOGRA39, as sheet-fed shops in Europe print it.
    fn default() -> Printing {
        Printing { profile: None, condition: BUILT_IN_CONDITION.to_owned(), bleed: Length::mm(3), ink_limit: 300, spot: None }
    }
}

impl Printing {
    /// How the press prints.
    #[must_use]
    pub fn output_profile(&self) -> &OutputProfile {
        self.profile.as_ref().unwrap_or_else(|| OutputProfile::built_in())
    }
}
