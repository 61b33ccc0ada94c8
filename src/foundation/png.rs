//! The chunks of a PNG file (PNG, third edition, clause 5), for those who take over what a chunk holds as it is.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The names and bodies of a file's chunks in their order, up to the first that is cut off; none where the file is no PNG.
pub fn chunks(file: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = file.strip_prefix(SIGNATURE).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let (body, after) = after.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        // The sum behind it is for those who read the samples.
        rest = after.get(4..)?;
        Some((name, body))
    })
}

/// What the data chunks hold together: the filtered rows, deflated.
#[must_use]
pub fn rows(file: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(file.len());
    chunks(file).filter(|(name, _)| *name == b"IDAT").for_each(|(_, body)| rows.extend_from_slice(body));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_told_apart_and_what_is_cut_off_is_none() {
        let mut file = SIGNATURE.to_vec();
        for (name, body) in [(b"IHDR", &b"head"[..]), (b"IDAT", b"one "), (b"IDAT", b"row"), (b"IEND", b"")] {
            file.extend_from_slice(&u32::try_from(body.len()).unwrap().to_be_bytes());
            file.extend_from_slice(name);
            file.extend_from_slice(body);
            file.extend_from_slice(b"sum.");
        }
        assert_eq!(chunks(&file).map(|(name, _)| name).collect::<Vec<_>>(), [b"IHDR", b"IDAT", b"IDAT", b"IEND"]);
        assert_eq!(rows(&file), b"one row");
        assert_eq!(rows(&file[..file.len() - 17]), b"one ", "the second row's sum is cut off");
        assert_eq!(chunks(&file[1..]).count(), 0);
    }
}
