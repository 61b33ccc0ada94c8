//! A decoded picture → the colours of an edition: those of a screen, or the inks of a press.

use super::decoded::{Decoded, used};
use crate::foundation::colour::picture::PictureProfile;
use crate::foundation::colour::profile::OutputProfile;
use crate::foundation::colour::separation::Separation;
use crate::layout::page::{Palette, Raster, Samples, Stored, Treatment};

/// A picture as screens show it: in sRGB or grey. Inks are shown as they lie on the paper of `press`, where the file does not say whose
/// they are.
#[must_use]
pub fn shown(picture: Decoded, name: &str, press: &OutputProfile) -> Raster {
    let Decoded { width, height, samples, opacity, stored, profile } = picture;
    let converted = |samples, from: &str| (samples, None, Treatment::Converted(from.to_owned()));
    let (samples, stored, treatment) = match (samples, &profile) {
        (Samples::Cmyk(inks), Some(profile)) => converted(Samples::Rgb(profile.on_screen(&inks)), profile.name()),
        (Samples::Cmyk(inks), None) => converted(Samples::Rgb(press.appearance_of_pixels(&inks)), INKS),
        (Samples::Grey(values), Some(profile)) => converted(Samples::Grey(profile.greys(&values)), profile.name()),
        (Samples::Rgb(values), Some(profile)) => converted(Samples::Rgb(profile.on_screen(&values)), profile.name()),
        (Samples::Indexed(Palette::Rgb(colours), places), Some(profile)) => {
            let colours = profile.on_screen(colours.as_flattened()).as_chunks().0.to_vec();
            // The pixels name their colours by number: how they are packed stays.
            (Samples::Indexed(Palette::Rgb(colours), places), stored, Treatment::Converted(profile.name().to_owned()))
        }
        (samples @ (Samples::Indexed(..) | Samples::Grey(_) | Samples::Rgb(_)), _) => (samples, stored, Treatment::Kept),
    };
    Raster { width, height, samples, opacity, stored, name: name.to_owned(), treatment }
}

/// What the inks of a file without a profile are called.
const INKS: &str = "inks without a profile";
/// What colours without a profile are.
const SCREEN: &str = "sRGB";

/// A picture as it is printed: on paper, which is white, and in the press's inks. What is grey stays in black ink alone; inks that are
/// the press's own, or nobody's, stay as they are, up to the sum that the paper takes.
#[must_use]
pub fn separated(picture: Decoded, name: &str, separation: &Separation) -> Raster {
    let Decoded { width, height, samples, opacity, stored, profile } = picture;
    let stored = stored.filter(|_| opacity.is_none());
    let opacity = opacity.as_deref();
    let from = profile.as_ref().map_or(SCREEN, |profile| profile.name()).to_owned();
    let (samples, stored, treatment) = match (samples, &profile) {
        (Samples::Grey(mut values), None) => {
            flatten(&mut values, 1, opacity);
            (Samples::Grey(values), stored, Treatment::BlackInk)
        }
        (Samples::Grey(values), Some(profile)) => {
            let mut values = profile.greys(&values);
            flatten(&mut values, 1, opacity);
            (Samples::Grey(separation.black_of_greys(&values)), None, Treatment::BlackInk)
        }
        (Samples::Rgb(values), profile) => in_inks(values, opacity, separation, profile.as_ref(), from),
        (Samples::Indexed(Palette::Rgb(colours), places), profile) => {
            let taken = colours.iter().zip(used(&places)).filter_map(|(colour, used)| used.then_some(*colour));
            if opacity.is_some() || greys(taken.collect::<Vec<_>>().as_flattened()).is_some() {
                let values = places.iter().flat_map(|place| colours[usize::from(*place)]).collect();
                in_inks(values, opacity, separation, profile.as_ref(), from)
            } else {
                let inks = separated_pixels(colours.as_flattened(), separation, profile.as_ref()).as_chunks().0.to_vec();
                (Samples::Indexed(Palette::Cmyk(inks), places), stored, Treatment::Converted(from))
            }
        }
        (Samples::Cmyk(inks), Some(profile)) if !profile.is_of(separation.profile()) => {
            let other = separation.pixels_of(profile, &inks);
            // Without a way from inks to inks it goes by what is seen.
            let inks = other.unwrap_or_else(|| separation.pixels(&profile.on_screen(&inks)));
            (Samples::Cmyk(inks), None, Treatment::Converted(from))
        }
        (Samples::Cmyk(mut inks), _) => match separation.limit_pixels(&mut inks) {
            0 => (Samples::Cmyk(inks), stored, Treatment::Kept),
            _ => (Samples::Cmyk(inks), None, Treatment::Limited),
        },
        (inks @ Samples::Indexed(Palette::Cmyk(_), _), _) => (inks, stored, Treatment::Kept),
    };
    Raster { width, height, samples, opacity: None, stored, name: name.to_owned(), treatment }
}

/// Pixels of three bytes, laid onto white, in inks.
fn in_inks(
    mut values: Vec<u8>,
    opacity: Option<&[u8]>,
    separation: &Separation,
    profile: Option<&PictureProfile>,
    from: String,
) -> (Samples, Option<Stored>, Treatment) {
    flatten(&mut values, 3, opacity);
    match (greys(&values), profile) {
        (Some(greys), None) => (Samples::Grey(greys), None, Treatment::BlackInk),
        (Some(greys), Some(profile)) => {
            (Samples::Grey(separation.black_of_greys(&profile.greys(&greys))), None, Treatment::BlackInk)
        }
        (None, profile) => (Samples::Cmyk(separated_pixels(&values, separation, profile)), None, Treatment::Converted(from)),
    }
}

fn separated_pixels(values: &[u8], separation: &Separation, profile: Option<&PictureProfile>) -> Vec<u8> {
    match profile {
        Some(profile) => separation.pixels_of(profile, values).unwrap_or_else(|| separation.pixels(&profile.on_screen(values))),
        None => separation.pixels(values),
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
    use crate::foundation::colour::picture::Channels;

    #[test]
    fn what_is_clear_becomes_paper_and_what_is_grey_black_ink() {
        let separation = Separation::new(OutputProfile::built_in(), 300);
        let picture = |samples, opacity| Decoded { width: 2, height: 1, samples, opacity, stored: None, profile: None };
        let clear = separated(picture(Samples::Rgb(vec![200, 0, 0, 0, 0, 90]), Some(vec![0, 255])), "a.png", &separation);
        let Samples::Cmyk(inks) = &clear.samples else { panic!("{clear:?}") };
        assert_eq!(inks[..4], [0; 4]);
        assert!(inks[4] > 200 && clear.opacity.is_none());
        let grey = separated(picture(Samples::Rgb(vec![9, 9, 9, 80, 80, 80]), Some(vec![255, 0])), "a.png", &separation);
        assert_eq!(grey.samples, Samples::Grey(vec![9, 255]));
    }

    #[test]
    fn a_palette_is_separated_by_its_colours_and_its_rows_stay() {
        let separation = Separation::new(OutputProfile::built_in(), 300);
        let stored = Some(Stored::Png { bits: 8, rows: vec![1] });
        let indexed = |palette: &[[u8; 3]]| Decoded {
            width: 2,
            height: 1,
            samples: Samples::Indexed(Palette::Rgb(palette.to_vec()), vec![1, 0]),
            opacity: None,
            stored: stored.clone(),
            profile: None,
        };
        let red = [200, 0, 0];
        let printed = separated(indexed(&[red, [255; 3]]), "a.png", &separation);
        let Samples::Indexed(Palette::Cmyk(inks), places) = &printed.samples else { panic!("{printed:?}") };
        assert_eq!((inks.as_flattened(), places.as_slice()), (&separation.pixels(&[200, 0, 0, 255, 255, 255])[..], &[1, 0][..]));
        assert_eq!(printed.stored, stored);
        // A colour that no pixel has does not make the picture coloured.
        let grey = separated(indexed(&[[9; 3], [80; 3], red]), "a.png", &separation);
        assert_eq!((grey.samples, grey.stored), (Samples::Grey(vec![80, 9]), None));
    }

    #[test]
    fn the_press_s_own_inks_and_nobody_s_stay() {
        let press = OutputProfile::built_in();
        let separation = Separation::new(press, 300);
        let inks = vec![0, 0, 0, 255, 255, 0, 0, 0];
        let picture = |profile, inks: &[u8]| Decoded {
            width: 2,
            height: 1,
            samples: Samples::Cmyk(inks.to_vec()),
            opacity: None,
            stored: Some(Stored::InvertedJpeg(vec![1])),
            profile,
        };
        let own = PictureProfile::read(press.bytes(), Channels::Cmyk).unwrap();
        for profile in [None, own] {
            let printed = separated(picture(profile, &inks), "a.jpg", &separation);
            assert_eq!((&printed.samples, &printed.treatment), (&Samples::Cmyk(inks.clone()), &Treatment::Kept));
            assert!(printed.stored.is_some());
        }
        let heavy = separated(picture(None, &[255, 255, 255, 255, 0, 0, 0, 255]), "a.jpg", &separation);
        let Samples::Cmyk(limited) = &heavy.samples else { panic!("{heavy:?}") };
        assert_eq!((&heavy.treatment, &limited[4..], heavy.stored), (&Treatment::Limited, &[0, 0, 0, 255][..], None));
        let on_screen = shown(picture(None, &inks), "a.jpg", press);
        let Samples::Rgb(colours) = &on_screen.samples else { panic!("{on_screen:?}") };
        assert!(colours[..3].iter().all(|value| *value < 60) && colours[3] < 60 && colours[5] > 180, "{colours:?}");
        assert!(matches!(on_screen.treatment, Treatment::Converted(_)) && on_screen.stored.is_none());
    }

    #[test]
    fn a_profile_decides_what_a_colour_is() {
        let adobe = PictureProfile::adobe_rgb();
        let picture = Decoded {
            width: 1,
            height: 1,
            samples: Samples::Rgb(vec![180, 120, 100]),
            opacity: None,
            stored: Some(Stored::Jpeg(vec![1])),
            profile: adobe,
        };
        let press = OutputProfile::built_in();
        let on_screen = shown(picture.clone(), "a.jpg", press);
        assert_ne!(on_screen.samples, picture.samples);
        assert_eq!(on_screen.stored, None);
        let separation = Separation::new(press, 300);
        let plain = Decoded { profile: None, ..picture.clone() };
        assert_ne!(separated(picture, "a.jpg", &separation).samples, separated(plain, "a.jpg", &separation).samples);
    }
}
