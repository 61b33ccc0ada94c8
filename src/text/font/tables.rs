//! A face's tables as the shaping crate wants them.

use std::fmt;
use std::sync::OnceLock;

use harfrust::Font;

use super::data::{Bytes, FontData};

/// A face's layout tables, opened when the first word is shaped with it.
#[derive(Default)]
pub(crate) struct Tables(OnceLock<Option<Font>>);

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "opened" } else { "not opened" })
    }
}

impl Tables {
    pub(super) fn opened(&self, data: &FontData) -> Option<&Font> {
        self.0.get_or_init(|| open(data)).as_ref()
    }
}

fn open(data: &FontData) -> Option<Font> {
    match &data.0 {
        Bytes::BuiltIn(bytes) => Font::new(*bytes, 0),
        Bytes::Added(bytes) => {
            let shared: std::sync::Arc<dyn AsRef<[u8]> + Send + Sync> = bytes.clone();
            Font::new(shared, 0)
        }
    }
}
