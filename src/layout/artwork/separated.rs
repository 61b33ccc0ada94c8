//! Pictures → the inks of a press.

use super::used;
use crate::foundation::colour::separation::Separation;
use crate::layout::page::{Palette, Raster, Samples};

/// A picture as it is printed: on paper, which is white, and in the press's inks; what is grey stays in black ink alone.
#[must_use]
pub fn separated(raster: Raster, separation: &Separation) -> Raster {
    let Raster { width, height, samples, opacity, stored } = raster;
    let printed = |samples, stored| Raster { width, height, samples, opacity: None, stored };
    match samples {
        Samples::Grey(mut values) => {
            let stored = stored.filter(|_| opacity.is_none());
            flatten(&mut values, 1, opacity.as_deref());
            printed(Samples::Grey(values), stored)
        }
        Samples::Rgb(values) => printed(in_inks(values, opacity.as_deref(), separation), None),
        Samples::Indexed(Palette::Rgb(colours), places) => {
            let used = colours.iter().zip(used(&places)).filter_map(|(colour, used)| used.then_some(*colour));
            if opacity.is_some() || greys(used.collect::<Vec<_>>().as_flattened()).is_some() {
                let values = places.iter().flat_map(|place| colours[usize::from(*place)]).collect();
                return printed(in_inks(values, opacity.as_deref(), separation), None);
            }
            let inks = separation.pixels(colours.as_flattened()).as_chunks().0.to_vec();
            printed(Samples::Indexed(Palette::Cmyk(inks), places), stored)
        }
        inks @ (Samples::Cmyk(_) | Samples::Indexed(Palette::Cmyk(_), _)) => printed(inks, stored),
    }
}

/// Pixels of three bytes, laid onto white, in inks.
fn in_inks(mut values: Vec<u8>, opacity: Option<&[u8]>, separation: &Separation) -> Samples {
    flatten(&mut values, 3, opacity);
    match greys(&values) {
        Some(greys) => Samples::Grey(greys),
        None => Samples::Cmyk(separation.pixels(&values)),
    }
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
    use crate::layout::page::Stored;

    #[test]
    fn what_is_clear_becomes_paper_and_what_is_grey_black_ink() {
        let separation = Separation::new(OutputProfile::built_in(), 300);
        let raster = |samples, opacity| Raster { width: 2, height: 1, samples, opacity, stored: None };
        let clear = separated(raster(Samples::Rgb(vec![200, 0, 0, 0, 0, 90]), Some(vec![0, 255])), &separation);
        let Samples::Cmyk(inks) = &clear.samples else { panic!("{clear:?}") };
        assert_eq!(inks[..4], [0; 4]);
        assert!(inks[4] > 200 && clear.opacity.is_none());
        let grey = separated(raster(Samples::Rgb(vec![9, 9, 9, 80, 80, 80]), Some(vec![255, 0])), &separation);
        assert_eq!(grey.samples, Samples::Grey(vec![9, 255]));
    }

    #[test]
    fn a_palette_is_separated_by_its_colours_and_its_rows_stay() {
        let separation = Separation::new(OutputProfile::built_in(), 300);
        let stored = Some(Stored::Png { bits: 8, rows: vec![1] });
        let indexed = |palette: &[[u8; 3]]| Raster {
            width: 2,
            height: 1,
            samples: Samples::Indexed(Palette::Rgb(palette.to_vec()), vec![1, 0]),
            opacity: None,
            stored: stored.clone(),
        };
        let red = [200, 0, 0];
        let printed = separated(indexed(&[red, [255; 3]]), &separation);
        let Samples::Indexed(Palette::Cmyk(inks), places) = &printed.samples else { panic!("{printed:?}") };
        assert_eq!((inks.as_flattened(), places.as_slice()), (&separation.pixels(&[200, 0, 0, 255, 255, 255])[..], &[1, 0][..]));
        assert_eq!(printed.stored, stored);
        // A colour that no pixel has does not make the picture coloured.
        let grey = separated(indexed(&[[9; 3], [80; 3], red]), &separation);
        assert_eq!((grey.samples, grey.stored), (Samples::Grey(vec![80, 9]), None));
    }
}
