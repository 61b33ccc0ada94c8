//! What of a JPEG can go into an output as it is (ISO/IEC 10918-1, annex B): what is needed to draw it, and nothing that it says about
//! the camera, the place or the day.
//!
//! A PDF takes it as `DCTDecode` (ISO 32000-1, 7.4.8). The samples are decoded all the same: only what was read whole is handed on.

use crate::layout::page::{Samples, Stored};

/// The picture alone, if these samples are what it holds.
pub(super) fn bare(file: &[u8], samples: &Samples) -> Option<Stored> {
    let mut bare = file.strip_prefix(&[0xFF, START]).map(|_| vec![0xFF, START])?;
    let mut rest = &file[2..];
    let mut seen = Seen::default();
    loop {
        let marker = next_marker(&mut rest)?;
        if marker == END {
            bare.extend_from_slice(&[0xFF, END]);
            return seen.is(samples).then_some(Stored::Jpeg(bare));
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        let (segment, after) = rest.split_at_checked(length)?;
        rest = after;
        seen.note(marker, segment.get(2..)?)?;
        if !matches!(marker, 0xE0..=0xED | 0xEF | COMMENT) {
            bare.extend_from_slice(&[0xFF, marker]);
            bare.extend_from_slice(segment);
        }
        if marker == SCAN {
            let (drawn, after) = rest.split_at(entropy_coded(rest));
            bare.extend_from_slice(drawn);
            rest = after;
        }
    }
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const ADOBE: u8 = 0xEE;
const COMMENT: u8 = 0xFE;

/// What a marker is; any number of fill bytes may stand before it (B.1.1.2).
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    let [0xFF, after @ ..] = *rest else { return None };
    let fill = after.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, after) = after[fill..].split_first()?;
    *rest = after;
    Some(*marker)
}

/// How far the entropy-coded data go: to the next marker that is neither a stuffed byte nor a restart.
fn entropy_coded(rest: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7);
    rest.windows(2).position(ends).unwrap_or(rest.len())
}

/// What decides whether every reader sees the same colours.
#[derive(Default)]
struct Seen {
    components: Vec<u8>,
    /// Adobe's marker, which says how colours are coded.
    says_coding: bool,
}

impl Seen {
    /// `None` for a process that not every reader of PDFs knows.
    fn note(&mut self, marker: u8, body: &[u8]) -> Option<()> {
        match marker {
            // Baseline, extended and progressive, each with 8 bits and Huffman's codes.
            0xC0..=0xC2 => {
                let (head, components) = body.split_at_checked(6)?;
                self.components = components.chunks(3).map(|component| component[0]).collect();
                (head[0] == 8).then_some(())
            }
            0xC3 | 0xC5..=0xC7 | 0xC8..=0xCB | 0xCD..=0xCF => None,
            ADOBE => {
                self.says_coding = body.starts_with(b"Adobe");
                Some(())
            }
            _ => Some(()),
        }
    }

    /// Where nothing says how colours are coded, readers go by the components' names, and agree only about the usual ones.
    fn is(&self, samples: &Samples) -> bool {
        match samples {
            Samples::Grey(_) => self.components.len() == 1,
            Samples::Rgb(_) => self.components == [1, 2, 3] || (self.says_coding && self.components.len() == 3),
            Samples::Cmyk(_) | Samples::Indexed(..) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    fn file(colour: ExtendedColorType, channels: usize) -> Vec<u8> {
        let samples: Vec<u8> = (0..64 * 48 * channels).map(|n| (n * 7 % 251) as u8).collect();
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, 80).write_image(&samples, 64, 48, colour).unwrap();
        file
    }

    fn decoded(file: &[u8]) -> image::DynamicImage {
        image::load_from_memory_with_format(file, image::ImageFormat::Jpeg).unwrap()
    }

    #[test]
    fn the_picture_stays_and_what_it_says_about_itself_goes() {
        let plain = file(ExtendedColorType::Rgb8, 3);
        let mut talkative = plain[..2].to_vec();
        talkative.extend_from_slice(b"\xFF\xE1\x00\x10Exif\0\0at home.");
        talkative.extend_from_slice(b"\xFF\xFE\x00\x09by Anna");
        talkative.extend_from_slice(&plain[2..]);
        talkative.extend_from_slice(b"and a film behind it");
        let Some(Stored::Jpeg(bare)) = bare(&talkative, &Samples::Rgb(vec![])) else { panic!("it is kept") };
        let says = |words: &[u8]| bare.windows(words.len()).any(|part| part == words);
        assert!(!says(b"at home") && !says(b"Anna") && !says(b"film") && !says(b"JFIF"));
        assert_eq!(decoded(&bare), decoded(&plain));
    }

    #[test]
    fn what_readers_might_see_otherwise_is_not_handed_on() {
        let rgb = file(ExtendedColorType::Rgb8, 3);
        let grey = file(ExtendedColorType::L8, 1);
        assert!(bare(&grey, &Samples::Grey(vec![])).is_some());
        assert_eq!(bare(&rgb, &Samples::Grey(vec![])), None);
        assert_eq!(bare(&rgb[..rgb.len() - 2], &Samples::Rgb(vec![])), None, "it has no end");
        let frame = rgb.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        let mut deep = rgb.clone();
        deep[frame + 4] = 12;
        let mut lossless = rgb.clone();
        lossless[frame + 1] = 0xC3;
        let mut named = rgb.clone();
        named[frame + 10] = b'R';
        for other in [deep, lossless, named, b"\x89PNG".to_vec()] {
            assert_eq!(bare(&other, &Samples::Rgb(vec![])), None);
        }
    }
}
