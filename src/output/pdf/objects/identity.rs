//! Identities made from content: the same bytes in, the same identity out, on every machine.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

/// The identity of something, 16 bytes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) struct Identity(pub(in crate::output::pdf) [u8; 16]);

impl Identity {
    /// Of parts in order; where one part ends and the next begins counts.
    pub(in crate::output::pdf) fn of(parts: &[&[u8]]) -> Identity {
        let mut hasher = SipHasher13::new_with_keys(0, 0);
        for part in parts {
            hasher.write(part);
            hasher.write(&(part.len() as u64).to_le_bytes());
        }
        Identity(hasher.finish128().as_u128().to_be_bytes())
    }

    /// As a URN's text (RFC 9562, version 8: made from content).
    pub(in crate::output::pdf) fn uuid(self) -> String {
        let mut bytes = self.0;
        bytes[6] = 0x80 | (bytes[6] & 0x0F);
        bytes[8] = 0x80 | (bytes[8] & 0x3F);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// Six capital letters, as the name of a font's subset needs (9.6.4).
    pub(in crate::output::pdf) fn letters(self) -> String {
        let mut number = u128::from_be_bytes(self.0);
        let mut letters = String::new();
        for _ in 0..6 {
            letters.push(char::from(b'A' + (number % 26) as u8));
            number /= 26;
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_on_every_machine() {
        let identity = Identity::of(&[b"handout", b"1"]);
        assert_eq!(identity, Identity::of(&[b"handout", b"1"]));
        assert_ne!(identity, Identity::of(&[b"handou", b"t1"]));
        insta::assert_snapshot!(format!("{} {}", identity.uuid(), identity.letters()), @"uuid:06904cdc-d5b0-8fb5-ba6a-24bb104f04bd JKAELL");
    }
}
