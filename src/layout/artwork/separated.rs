//! Pictures → the inks of a press.

use crate::foundation::colour::separation::Separation;
use crate::layout::page::{Raster, Samples};

/// A picture as it is printed: on paper, which is white, and in the press's inks; what is grey stays in black ink alone.
#[must_use]
pub fn separated(raster: Raster, separation: &Separation) -> Raster {
    let Raster { width, height, samples, opacity } = raster;
    let samples = match samples {
        Samples::Grey(mut values) => {
            flatten(&mut values, 1, opacity.as_deref());
            Samples::Grey(values)
        }
        Samples::Rgb(mut values) => {
            flatten(&mut values, 3, opacity.as_deref());
            match greys(&values) {
                Some(greys) => Samples::Grey(greys),
                None => Samples::Cmyk(separation.pixels(&values)),
            }
        }
        Samples::Cmyk(values) => Samples::Cmyk(values),
    };
    Raster { width, height, samples, opacity: None }
}

/// Lays pixels of so many channels onto white.
fn flatten(values: &mut [u8], channels: usize, opacity: Option<&[u8]>) {
    let Some(opacity) = opacity else { return };
    for (pixel, share) in values.chunks_exact_mut(channels).zip(opacity) {
        let share = u32::from(*share);
        for value in pixel {
            let mixed = (u32::from(*value) * share + 255 * (255 - share) + 127) / 255;
            *value = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
}

/// One channel, where all three say the same in every pixel.
fn greys(values: &[u8]) -> Option<Vec<u8>> {
    values.chunks_exact(3).map(|pixel| (pixel[0] == pixel[1] && pixel[1] == pixel[2]).then_some(pixel[0])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::colour::profile::OutputProfile;

    #[test]
    fn what_is_clear_becomes_paper_and_what_is_grey_black_ink() {
        let separation = Separation::new(OutputProfile::built_in(), 300);
        let raster = |samples, opacity| Raster { width: 2, height: 1, samples, opacity };
        let clear = separated(raster(Samples::Rgb(vec![200, 0, 0, 0, 0, 90]), Some(vec![0, 255])), &separation);
        let Samples::Cmyk(inks) = &clear.samples else { panic!("{clear:?}") };
        assert_eq!(inks[..4], [0; 4]);
        assert!(inks[4] > 200 && clear.opacity.is_none());
        let grey = separated(raster(Samples::Rgb(vec![9, 9, 9, 80, 80, 80]), Some(vec![255, 0])), &separation);
        assert_eq!(grey.samples, Samples::Grey(vec![9, 255]));
    }
}
