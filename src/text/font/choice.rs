//! Which face shows a piece of text: by script, weight and slant, in the declared order.

use unicode_script::Script;

use super::book::Family;
use super::{FaceId, FontBook, Slant, Weight};

impl FontBook {
    /// The faces to try for text of a script, best first: of every family the face that fits the style best and then, where that one
    /// slants, its upright neighbour (italics often lack signs). The family made for the script comes first.
    pub(crate) fn candidates(&self, script: Script, weight: Weight, slant: Slant) -> Vec<FaceId> {
        let home = home_family(script);
        let first = self.families.iter().filter(|family| Some(family.name.as_str()) == home);
        let others = self.families.iter().filter(|family| Some(family.name.as_str()) != home);
        let mut faces = Vec::new();
        for family in first.chain(others) {
            faces.extend(self.best(family, weight, slant));
            if slant == Slant::Italic {
                faces.extend(self.best(family, weight, Slant::Upright));
            }
        }
        faces.dedup();
        faces
    }

    /// The size at which `other` looks as large as `first` does at `size`: their x-heights made equal, in whole percent.
    pub(crate) fn optical_percent(&self, first: FaceId, other: FaceId) -> i64 {
        if self.face(first).family == self.face(other).family {
            return 100;
        }
        let (a, b) = (self.face(first).metrics, self.face(other).metrics);
        let numerator = i64::from(a.x_height) * i64::from(b.units_per_em) * 100;
        let denominator = (i64::from(b.x_height) * i64::from(a.units_per_em)).max(1);
        ((numerator + denominator / 2) / denominator).clamp(75, 133)
    }

    /// The face of a family that comes closest to a style. Where there are no italics the next heavier weight stands for them.
    fn best(&self, family: &Family, weight: Weight, slant: Slant) -> Option<FaceId> {
        let of = |slant: Slant| family.faces.iter().copied().filter(move |id| self.face(*id).slant == slant);
        let (slant, weight) = match slant {
            Slant::Italic if of(Slant::Italic).next().is_none() => (Slant::Upright, heavier(weight)),
            other if of(other).next().is_none() => (Slant::Italic, weight),
            other => (other, weight),
        };
        let heavy_enough = of(slant).filter(|id| self.face(*id).weight >= weight).min_by_key(|id| self.face(*id).weight);
        heavy_enough.or_else(|| of(slant).max_by_key(|id| self.face(*id).weight))
    }
}

fn heavier(weight: Weight) -> Weight {
    match weight {
        Weight::Regular => Weight::SemiBold,
        Weight::SemiBold | Weight::Bold => Weight::Bold,
    }
}

/// The built-in family that is made for a script; other scripts go through the families in their order.
fn home_family(script: Script) -> Option<&'static str> {
    match script {
        Script::Arabic => Some("Vazirmatn"),
        Script::Hebrew => Some("Noto Sans Hebrew"),
        _ => None,
    }
}
