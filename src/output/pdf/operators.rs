//! The operators of a page's content (ISO 32000-1, annex A), as bytes.
//!
//! Own, because strings are written here as raw bytes: two for a glyph where an object writer's hexadecimal or octal takes four to
//! eight. Compressing is most of the work of writing a file, and its time goes by the bytes that go in.

use super::number::{Thousandths, write_signed, write_whole};

/// The content of one page as it grows.
#[derive(Default)]
pub(super) struct Operators {
    bytes: Vec<u8>,
}

impl Operators {
    pub(super) fn with_capacity(bytes: usize) -> Operators {
        Operators { bytes: Vec::with_capacity(bytes) }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Numbers and the operator behind them.
    pub(super) fn operate(&mut self, operands: &[Thousandths], operator: &str) {
        for operand in operands {
            self.number(*operand);
        }
        self.operator(operator);
    }

    /// One operand.
    pub(super) fn number(&mut self, number: Thousandths) {
        self.part();
        number.write(&mut self.bytes);
    }

    /// A name as an operand: only letters and digits.
    pub(super) fn name(&mut self, name: &str) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(name.as_bytes());
    }

    /// A name with a number behind it as an operand.
    pub(super) fn numbered_name(&mut self, name: &str, number: usize) {
        self.name(name);
        write_whole(number as u64, &mut self.bytes);
    }

    /// The operator.
    pub(super) fn operator(&mut self, operator: &str) {
        self.part();
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// `/P<</MCID 3>>BDC`
    pub(super) fn begin_sequence(&mut self, tag: &str, number: u32) {
        self.name(tag);
        self.bytes.extend_from_slice(b"<</MCID ");
        write_whole(u64::from(number), &mut self.bytes);
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// `/Artifact<<…>>BDC`
    pub(super) fn begin_artifact(&mut self, entries: &str) {
        self.bytes.extend_from_slice(b"/Artifact<<");
        self.bytes.extend_from_slice(entries.as_bytes());
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// A span whose text is not that of its codes.
    pub(super) fn begin_spoken(&mut self, text: &str) {
        self.bytes.extend_from_slice(b"/Span<</ActualText");
        let mut utf16 = vec![0xFE, 0xFF];
        utf16.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.string(&utf16);
        self.bytes.extend_from_slice(b">>BDC\n");
    }

    /// Codes that stand in visual order and are read the other way round.
    pub(super) fn begin_reversed(&mut self) {
        self.bytes.extend_from_slice(b"/ReversedChars BMC\n");
    }

    /// The pattern of a line: dash and gap, or none.
    pub(super) fn dash(&mut self, pattern: Option<[Thousandths; 2]>) {
        self.bytes.push(b'[');
        for length in pattern.into_iter().flatten() {
            self.number(length);
        }
        self.bytes.extend_from_slice(b"]0 d\n");
    }

    /// Ends what was begun.
    pub(super) fn end(&mut self) {
        self.bytes.extend_from_slice(b"EMC\n");
    }

    /// Shows codes with adjustments between them.
    pub(super) fn show(&mut self, pieces: &[Piece], codes: &[u8]) {
        if let [Piece::Codes(only)] = pieces {
            self.string(&codes[only.clone()]);
            self.operator("Tj");
            return;
        }
        self.bytes.push(b'[');
        for piece in pieces {
            match piece {
                Piece::Codes(range) => self.string(&codes[range.clone()]),
                Piece::Back(thousandths) => write_signed(*thousandths, &mut self.bytes),
            }
        }
        self.bytes.push(b']');
        self.operator("TJ");
    }

    /// A literal string of raw bytes; only what the syntax would misread is escaped (7.3.4.2).
    fn string(&mut self, bytes: &[u8]) {
        self.bytes.push(b'(');
        for byte in bytes {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', *byte]),
                b'\r' => self.bytes.extend_from_slice(b"\\r"),
                b'\n' => self.bytes.extend_from_slice(b"\\n"),
                other => self.bytes.push(*other),
            }
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

/// A part of what is shown at once.
pub(super) enum Piece {
    /// Codes, by their bytes.
    Codes(std::ops::Range<usize>),
    /// The pen goes back by so many thousandths of the type size.
    Back(i64),
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
        operators.show(&[Piece::Codes(0..2)], b"()");
        operators.show(&[Piece::Codes(0..1), Piece::Back(-20), Piece::Codes(1..2)], b"\r\\");
        operators.begin_sequence("P", 3);
        operators.end();
        let text = String::from_utf8(operators.into_bytes()).unwrap();
        assert_eq!(text, "1 -.5 .25 Td\n/F1 12 Tf\n(\\(\\))Tj\n[(\\r)-20(\\\\)]TJ\n/P<</MCID 3>>BDC\nEMC\n");
    }
}
