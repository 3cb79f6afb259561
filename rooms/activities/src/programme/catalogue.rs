//! All programmes of a Union with all their writings. The surprise: merging moves no record. A writing points to the one it
//! was merged into, step by step, and whoever counts asks for all writings of the last of them.

use super::programme::{Programme, ProgrammeId, ProgrammeNo};

/// All programmes of a Union, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue(Vec<Programme>);

impl Catalogue {
    /// From rows in the order of names.
    pub fn of(rows: Vec<Programme>) -> Self {
        Self(rows)
    }

    /// The programmes, each once, without their other writings.
    pub fn programmes(&self) -> impl Iterator<Item = &Programme> {
        self.0.iter().filter(|programme| programme.merged_into.is_none())
    }

    /// The programme of which this is a writing: itself, or what it was merged into.
    pub fn root(&self, no: ProgrammeNo) -> Option<&Programme> {
        let mut found = self.0.iter().find(|programme| programme.no == no)?;
        // A chain is no longer than the catalogue; a circle would be a fault, and ends here anyway.
        for _ in &self.0 {
            match found.merged_into.and_then(|next| self.0.iter().find(|programme| programme.no == next)) {
                Some(next) => found = next,
                None => return Some(found),
            }
        }
        None
    }

    /// The programme of this name at the door, under whichever writing.
    pub fn find(&self, id: ProgrammeId) -> Option<&Programme> {
        self.written(id).and_then(|writing| self.root(writing.no))
    }

    /// The very writing of this name at the door.
    pub fn written(&self, id: ProgrammeId) -> Option<&Programme> {
        self.0.iter().find(|programme| programme.id == id)
    }

    /// The very writing of this number.
    pub fn writing(&self, no: ProgrammeNo) -> Option<&Programme> {
        self.0.iter().find(|programme| programme.no == no)
    }

    /// The numbers under which records are linked to a programme: its own and those of its other writings.
    pub fn writings_of(&self, no: ProgrammeNo) -> Vec<ProgrammeNo> {
        let of = |programme: &&Programme| self.root(programme.no).is_some_and(|root| root.no == no);
        self.0.iter().filter(of).map(|programme| programme.no).collect()
    }

    /// The other writings of a programme.
    pub fn others_of(&self, no: ProgrammeNo) -> Vec<&Programme> {
        let numbers = self.writings_of(no);
        self.0.iter().filter(|programme| programme.no != no && numbers.contains(&programme.no)).collect()
    }

    /// The programmes with a writing that is this name, or else that holds all of its words, with or without accents.
    pub fn named(&self, words: &str) -> Vec<&Programme> {
        let folded = viet::fold(words);
        let same = self.where_written(|name| name == folded);
        if !same.is_empty() {
            return same;
        }
        self.where_written(|name| folded.split(' ').all(|word| name.contains(word)))
    }

    fn where_written(&self, fits: impl Fn(&str) -> bool) -> Vec<&Programme> {
        let written = self.0.iter().filter(|programme| fits(&viet::fold(&programme.name)));
        let roots: Vec<ProgrammeNo> =
            written.filter_map(|programme| self.root(programme.no)).map(|root| root.no).collect();
        self.programmes().filter(|programme| roots.contains(&programme.no)).collect()
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, Id, Timestamp, UnionNo};

    use super::*;

    fn catalogue(rows: &[(u32, &str, Option<u32>)]) -> Catalogue {
        let no = |running| ProgrammeNo::new(UnionNo::new(20), running);
        let row = |(running, name, into): &(u32, &str, Option<u32>)| Programme {
            no: no(*running),
            id: Id::new(Timestamp::from_micros(0), &Dice::fixed(u64::from(*running))),
            name: (*name).to_owned(),
            merged_into: into.map(no),
        };
        Catalogue::of(rows.iter().map(row).collect())
    }

    fn names(found: Vec<&Programme>) -> Vec<&str> {
        found.into_iter().map(|programme| programme.name.as_str()).collect()
    }

    #[test]
    fn a_writing_leads_to_the_last_it_was_merged_into() {
        let catalogue = catalogue(&[
            (1, "Đề án 1893", Some(2)),
            (2, "Đề án 1893/QĐ-TTg", Some(3)),
            (3, "Đề án truyền thông khoa học", None),
            (4, "Nghị quyết 45-NQ/TW", None),
        ]);
        let no = |running| ProgrammeNo::new(UnionNo::new(20), running);
        assert_eq!(names(catalogue.programmes().collect()), ["Đề án truyền thông khoa học", "Nghị quyết 45-NQ/TW"]);
        assert_eq!(catalogue.writings_of(no(3)), [no(1), no(2), no(3)]);
        assert_eq!(names(catalogue.others_of(no(3))), ["Đề án 1893", "Đề án 1893/QĐ-TTg"]);
        assert_eq!(catalogue.writings_of(no(4)), [no(4)]);
        assert_eq!(names(catalogue.named("de an 1893")), ["Đề án truyền thông khoa học"], "by another writing");
        assert_eq!(names(catalogue.named("nghi quyet 45")), ["Nghị quyết 45-NQ/TW"]);
        assert_eq!(names(catalogue.named("q")).len(), 2);
        assert_eq!(names(catalogue.named("không có")), [""; 0]);
    }

    #[test]
    fn a_circle_ends() {
        let catalogue = catalogue(&[(1, "Một", Some(2)), (2, "Hai", Some(1))]);
        assert_eq!(catalogue.root(ProgrammeNo::new(UnionNo::new(20), 1)), None);
    }
}
