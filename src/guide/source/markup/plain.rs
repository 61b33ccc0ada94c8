//! Addresses that stand in a text as they are → links, as if they were written `[address](address)`.

use super::piece::Piece;
use crate::foundation::address;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::ignorable::is_ignorable;
use crate::guide::model::MarkKind;

/// Marks the addresses of a piece, but for those in the words of a link.
pub(super) fn link_addresses(mut piece: Piece, origin: Origin, found: &mut Diagnostics) -> Piece {
    if !piece.characters.iter().any(|(sign, _)| matches!(sign, '.' | '@')) {
        return piece;
    }
    let mut text = String::with_capacity(piece.characters.len());
    let mut starts = Vec::with_capacity(piece.characters.len());
    for (sign, _) in &piece.characters {
        starts.push(text.len());
        text.push(*sign);
    }
    let index = |byte: usize| starts.partition_point(|start| *start < byte);
    for address in address::find(&text) {
        let Some(target) = address.target else { continue };
        let (start, end) = (index(address.start), index(address.end));
        let within_link = |mark: &(usize, usize, MarkKind)| matches!(mark.2, MarkKind::Link(_)) && mark.0 < end && start < mark.1;
        if piece.marks.iter().any(within_link) {
            continue;
        }
        let place = |at: usize| piece.characters.get(at).map(|(_, place)| *place);
        let unseen = (start..end).find(|at| piece.characters.get(*at).is_some_and(|(sign, _)| is_ignorable(*sign)));
        if let Some((at, byte)) = unseen.and_then(|at| Some((at, place(at)?))) {
            let past = place(at + 1).filter(|next| *next > byte).unwrap_or(byte + 1);
            if let Some(complaint) = invisible_sign(&target, Origin { start: byte, end: past, ..origin }) {
                found.push(complaint);
            }
            continue;
        }
        piece.marks.push((start, end, MarkKind::Link(target)));
    }
    // In the order of their starts, the outer one first.
    piece.marks.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    piece
}

/// The complaint that an address holds a sign that nobody sees, as it is or in the hexadecimal writing of addresses: whoever follows it
/// arrives nowhere.
pub(in crate::guide::source) fn invisible_sign(address: &str, at: Origin) -> Option<Diagnostic> {
    let decoded = decoded(address);
    let sign = decoded.chars().find(|sign| is_ignorable(*sign))?;
    let name = match sign {
        '\u{ad}' => ", a soft hyphen",
        '\u{200b}' => ", a space without width",
        _ => "",
    };
    let message = format!("the address holds an invisible sign (U+{:04X}{name}), and so leads nowhere", u32::from(sign));
    Some(
        Diagnostic::error("invisible-sign", at, message)
            .label("this address is not what it seems")
            .hint("delete the sign, or type the address anew")
            .hint("an address that is too long for its line is broken there by itself, without a hyphen"),
    )
}

/// An address with its `%AD` made signs.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, others @ ..] = rest {
        let digit = |at: usize| others.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(0));
                rest = others.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
