//! The operators of a page's content (ISO 32000-1, annex A), as bytes.
//!
//! Own, because strings are written here as raw bytes: two for a glyph where an object writer's hexadecimal or octal takes four to
//! eight. Compressing is most of the work of writing a file, and its time goes by the bytes that go in.

use crate::output::pdf::objects::number::{Thousandths, write_signed, write_whole};

/// The content of one page as it grows.
#[derive(Default)]
pub(in crate::output::pdf) struct Operators {
    bytes: Vec<u8>,
    shown: Option<Shown>,
    /// How many marked sequences are open.
    depth: usize,
}

/// What is being shown together.
struct Shown {
    /// Where its bracket stands, which it needs only when the pen is moved between codes.
    start: usize,
    /// Whether a string is open.
    within: bool,
    adjusted: bool,
}

impl Operators {
    pub(in crate::output::pdf) fn with_capacity(bytes: usize) -> Operators {
        Operators { bytes: Vec::with_capacity(bytes), ..Operators::default() }
    }

    pub(in crate::output::pdf) fn into_bytes(self) -> Vec<u8> {
        assert_eq!(self.depth, 0, "every marked sequence ends on the page on which it begins (14.6)");
        assert!(self.shown.is_none(), "all codes are shown");
        self.bytes
    }

    /// Numbers and the operator behind them.
    pub(in crate::output::pdf) fn operate(&mut self, operands: &[Thousandths], operator: &str) {
        for operand in operands {
            self.number(*operand);
        }
        self.operator(operator);
    }

    /// Writes a number as an operand.
    pub(in crate::output::pdf) fn number(&mut self, number: Thousandths) {
        self.part();
        number.write(&mut self.bytes);
    }

    /// A name as an operand: only letters and digits.
    pub(in crate::output::pdf) fn name(&mut self, name: &str) {
        debug_assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "a name needs no escapes (7.3.5)");
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(name.as_bytes());
    }

    /// A name with a number behind it as an operand.
    pub(in crate::output::pdf) fn numbered_name(&mut self, name: &str, number: usize) {
        self.name(name);
        write_whole(number as u64, &mut self.bytes);
    }

    /// Writes an operator behind its operands.
    pub(in crate::output::pdf) fn operator(&mut self, operator: &str) {
        self.part();
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// `/P<</MCID 3>>BDC`
    pub(in crate::output::pdf) fn begin_sequence(&mut self, tag: &str, number: u32) {
        self.depth += 1;
        self.name(tag);
        self.bytes.extend_from_slice(b"<</MCID ");
        write_whole(u64::from(number), &mut self.bytes);
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// `/Artifact<<…>>BDC`
    pub(in crate::output::pdf) fn begin_artifact(&mut self, entries: &str) {
        self.depth += 1;
        self.bytes.extend_from_slice(b"/Artifact<<");
        self.bytes.extend_from_slice(entries.as_bytes());
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// A span whose text is not that of its codes.
    pub(in crate::output::pdf) fn begin_spoken(&mut self, text: &str) {
        self.depth += 1;
        self.bytes.extend_from_slice(b"/Span<</ActualText");
        let mut utf16 = vec![0xFE, 0xFF];
        utf16.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.string(&utf16);
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// Codes that stand in visual order and are read the other way round.
    pub(in crate::output::pdf) fn begin_reversed(&mut self) {
        self.depth += 1;
        self.bytes.extend_from_slice(b"/ReversedChars BMC\n");
    }

    /// The pattern of a line: dash and gap, or none.
    pub(in crate::output::pdf) fn dash(&mut self, pattern: Option<[Thousandths; 2]>) {
        self.bytes.push(b'[');
        for length in pattern.into_iter().flatten() {
            self.number(length);
        }
        self.bytes.extend_from_slice(b"]0 d\n");
    }

    /// Ends what was begun.
    pub(in crate::output::pdf) fn end(&mut self) {
        assert!(self.depth > 0, "what ends was begun");
        self.depth -= 1;
        self.bytes.extend_from_slice(b"EMC\n");
    }

    /// Shows a code where the pen is, together with those before it.
    pub(in crate::output::pdf) fn code(&mut self, code: u16) {
        let shown = self.shown.get_or_insert_with(|| {
            self.bytes.push(b'[');
            Shown { start: self.bytes.len() - 1, within: false, adjusted: false }
        });
        if !shown.within {
            self.bytes.push(b'(');
            shown.within = true;
        }
        let [high, low] = code.to_be_bytes();
        if is_plain(high) && is_plain(low) {
            self.bytes.extend_from_slice(&[high, low]);
        } else {
            escape(high, &mut self.bytes);
            escape(low, &mut self.bytes);
        }
    }

    /// Moves the pen back by so many thousandths of the type size.
    pub(in crate::output::pdf) fn back(&mut self, thousandths: i64) {
        let shown = self.shown.get_or_insert_with(|| {
            self.bytes.push(b'[');
            Shown { start: self.bytes.len() - 1, within: false, adjusted: true }
        });
        if shown.within {
            self.bytes.push(b')');
        }
        (shown.within, shown.adjusted) = (false, true);
        write_signed(thousandths, &mut self.bytes);
    }

    /// Ends what is shown together.
    pub(in crate::output::pdf) fn end_shown(&mut self) {
        let Some(shown) = self.shown.take() else { return };
        if shown.within {
            self.bytes.push(b')');
        }
        if shown.adjusted {
            self.bytes.extend_from_slice(b"]TJ\n");
        } else {
            self.bytes.remove(shown.start);
            self.bytes.extend_from_slice(b"Tj\n");
        }
    }

    /// A literal string of raw bytes.
    fn string(&mut self, bytes: &[u8]) {
        self.bytes.push(b'(');
        for byte in bytes {
            escape(*byte, &mut self.bytes);
        }
        self.bytes.push(b')');
    }

    /// A space where two tokens would run together.
    fn part(&mut self) {
        if self.bytes.last().is_some_and(|last| last.is_ascii_alphanumeric() || *last == b'.') {
            self.bytes.push(b' ');
        }
    }
}

/// Whether a byte of a string stands for itself.
const fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'(' | b')' | b'\\' | b'\r' | b'\n')
}

/// A byte of a string; only what the syntax would misread is escaped (7.3.4.2).
fn escape(byte: u8, into: &mut Vec<u8>) {
    match byte {
        b'(' | b')' | b'\\' => into.extend_from_slice(&[b'\\', byte]),
        b'\r' => into.extend_from_slice(b"\\r"),
        b'\n' => into.extend_from_slice(b"\\n"),
        other => into.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_parted_and_strings_escaped() {
        let mut operators = Operators::default();
        operators.operate(&[Thousandths(1000), Thousandths(-500), Thousandths(250)], "Td");
        operators.numbered_name("F", 1);
        operators.operate(&[Thousandths(12_000)], "Tf");
        operators.code(u16::from_be_bytes(*b"()"));
        operators.end_shown();
        operators.code(u16::from_be_bytes(*b"\rA"));
        operators.back(-20);
        operators.code(u16::from_be_bytes(*b"\\B"));
        operators.end_shown();
        operators.begin_sequence("P", 3);
        operators.end();
        let text = String::from_utf8(operators.into_bytes()).unwrap();
        assert_eq!(text, "1 -.5 .25 Td\n/F1 12 Tf\n(\\(\\))Tj\n[(\\rA)-20(\\\\B)]TJ\n/P<</MCID 3>>BDC\nEMC\n");
    }
}
