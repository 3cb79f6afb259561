//! The bodies of two records that are one thing (docs/rules/duplicates.md): owners of both are owners, and whoever is in
//! charge in one of them is in charge.

use super::Content;

impl Content {
    /// The same, with the bodies of the other as well. Outside bodies stay as they are: written by hand, one of them could
    /// come twice.
    #[must_use]
    pub fn with_bodies_of(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (body, part) in &other.bodies {
            match joined.bodies.iter_mut().find(|(its, _)| its == body) {
                Some((_, its)) => *its = (*its).min(*part),
                None => joined.bodies.push((*body, *part)),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use kernel::{BodyNo, UnionNo};

    use super::*;
    use crate::record::{Kind, Part, Wanted};

    #[test]
    fn owners_of_both_are_owners() {
        let [one, two, three] = [1, 2, 3].map(|running| BodyNo::new(UnionNo::new(20), running));
        let day = kernel::Day::MIN;
        let saying = |bodies: Vec<(BodyNo, Part)>| {
            Content::stored(Wanted { bodies, ..Wanted::of(Kind::TrainingClass, "Nuôi ong", day, day) })
        };
        let kept = saying(vec![(one, Part::Lead), (two, Part::Partner)]);
        let other = saying(vec![(two, Part::Lead), (one, Part::Partner), (three, Part::Partner)]);
        let joined = kept.with_bodies_of(&other);
        assert_eq!(joined.bodies(), [(one, Part::Lead), (two, Part::Lead), (three, Part::Partner)]);
        assert_eq!(joined.title(), "Nuôi ong");
    }
}
