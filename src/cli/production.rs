//! What is written for each document: its pages, or sheets to be folded.

use super::explain::Explained;
use super::misuse::Misuse;
use crate::foundation::geometry::{Length, Paper};

/// Which files are written, and where.
#[derive(Debug)]
pub(super) struct Production {
    pub(super) out: String,
    pub(super) form: Form,
    pub(super) explained: Explained,
}

/// What becomes of pages.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// They follow each other in the file.
    Pages,
    /// Imposed on sheets to be folded, each pushing out the one within it by so much.
    Booklet(Length),
}

impl Form {
    /// The paper that is set for where nobody says another.
    pub(super) const fn usual_paper(self) -> Paper {
        match self {
            Form::Pages => Paper::A4,
            Form::Booklet(_) => Paper::A5,
        }
    }
}

/// `0.1mm`, `0.1`
pub(super) fn thickness(typed: &str) -> Result<Length, Misuse> {
    let number = typed.trim().trim_end_matches("mm").trim_end();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let micrometres = (digits(whole) && digits(part) && part.len() <= 3 && whole.len() + part.len() > 0)
        .then(|| format!("{whole}{part:0<3}").parse::<i64>().ok())
        .flatten()
        .filter(|micrometres| *micrometres <= MOST_CREEP);
    micrometres.map(|micrometres| Length::mm(1).ratio(micrometres, 1000)).ok_or_else(|| {
        Misuse::new(format!("`--creep {typed}` is no thickness of paper"))
            .tip("millimetres, from 0 to 1: office paper of 80 g/m² has `--creep 0.1mm`")
    })
}

/// In thousandths of a millimetre: thicker is cardboard.
const MOST_CREEP: i64 = 1000;
