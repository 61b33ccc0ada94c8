//! The fonts of a folder beside the guides, tried after the built-in ones.

use super::FontBook;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::resources::{ReadFault, Resources, join};

/// The largest font file that is read: those for Chinese have some twenty megabytes.
const FONT_LIMIT: u64 = 64 << 20;
/// What the names of font files end with. Licences and notes lie beside them.
const ENDINGS: [&str; 6] = ["ttf", "otf", "ttc", "otc", "woff", "woff2"];

impl FontBook {
    /// Takes the fonts of a folder (`guides/fonts`), in the order of their names. A face that is already there is left out; a file that
    /// cannot be used is complained of and left out.
    pub fn with_added(&mut self, resources: &dyn Resources, folder: &str) -> Diagnostics {
        let mut found = Diagnostics::new();
        for name in resources.list(folder) {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
            if !ENDINGS.contains(&ending.as_str()) {
                continue;
            }
            let path = join(folder, &name);
            let taken = match resources.read(&path, FONT_LIMIT) {
                Ok(bytes) => self.added_once(&path, bytes).map_err(|fault| fault.to_string()),
                Err(ReadFault::Missing) => Err("there is no such file".to_owned()),
                Err(ReadFault::TooLarge(size)) => Err(format!("it has {size} bytes; at most {FONT_LIMIT} (64 MiB) are read")),
                Err(ReadFault::Outside(folder)) => Err(format!("it leads out of the folder `{folder}`")),
                Err(ReadFault::Other(words)) => Err(words),
            };
            if let Err(words) = taken {
                found.push(
                    Diagnostic::error("unreadable-font", None, format!("the font `{path}` cannot be used: {words}"))
                        .hint("take it out of the folder, or get the font as a static .ttf or .otf file"),
                );
            }
        }
        found
    }
}
