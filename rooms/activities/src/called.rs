//! What bodies are called: the one reading of a body's name, for sheets and for pasted messages. A name counts as it
//! stands first; else in its plain form, without “tỉnh”, “và” and the name of the province, with the well-known
//! abbreviations written out. The Union itself goes by many names: LHH, Liên hiệp Hội, Liên hiệp các Hội KH&KT.
//! What surprises: a plain form that two bodies share is nobody's; whoever wrote it is asked.

use std::collections::HashMap;

use kernel::BodyNo;

/// What a body is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Which body.
    pub no: BodyNo,
    /// Its name at the door.
    pub id: String,
    /// Its name in full.
    pub name: String,
    /// Its name as lists show it.
    pub short: String,
}

/// Bodies by what they are called.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bodies: Vec<Called>,
    exact: HashMap<String, Vec<usize>>,
    plain: HashMap<String, Vec<usize>>,
    home: Option<usize>,
    place: String,
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// This body.
    One(&'a Called),
    /// One of these.
    Several(Vec<&'a Called>),
    /// Nobody.
    Nobody,
}

impl<'a> Found<'a> {
    /// The body, where it is one.
    pub fn one(self) -> Option<&'a Called> {
        if let Self::One(called) = self { Some(called) } else { None }
    }
}

/// What unions of associations are called, in its plain form.
const UNION: &str = "lien hiep hoi";
/// How a Union is written, its province aside; each syllable for itself.
const UNION_WRITTEN: [&str; 10] = [
    "lhh",
    "lien hiep hoi",
    "lien hiep cac hoi",
    "lien hiep hoi kh kt",
    "lien hiep hoi khkt",
    "lien hiep cac hoi kh kt",
    "lien hiep cac hoi khkt",
    "lien hiep cac hoi khoa hoc ky thuat",
    "lien hiep cac hoi khoa hoc va ky thuat",
    "lien hiep hoi khoa hoc va ky thuat",
];
/// Syllables that follow one another and what they stand for; the longer first.
const WRITTEN_OUT: [(&[&str], &[&str]); 9] = [
    (&["lien", "hiep", "cac", "hoi"], &["lien", "hiep", "hoi"]),
    (&["kh", "kt"], &["khoa", "hoc", "ky", "thuat"]),
    (&["kh", "cn"], &["khoa", "hoc", "cong", "nghe"]),
    (&["khkt"], &["khoa", "hoc", "ky", "thuat"]),
    (&["khcn"], &["khoa", "hoc", "cong", "nghe"]),
    (&["lhh"], &["lien", "hiep", "hoi"]),
    (&["tp"], &["thanh", "pho"]),
    (&["va"], &[]),
    (&["tinh"], &[]),
];
/// Fewest syllables of a name without its province: “Hội” alone is nobody.
const FEWEST: usize = 2;

impl Names {
    /// The bodies of one ledger; `home` is the Union whose ledger it is, which goes by “LHH” alone.
    pub fn of(home: Option<BodyNo>, bodies: Vec<Called>) -> Self {
        let home = bodies.iter().position(|called| Some(called.no) == home);
        let place =
            home.and_then(|home| plain(&bodies[home].name).strip_prefix(UNION).map(|place| place.trim().to_owned()));
        let mut names = Self { home, place: place.unwrap_or_default(), ..Self::default() };
        for (at, called) in bodies.iter().enumerate() {
            for name in [&called.name, &called.short] {
                add(&mut names.exact, viet::fold(name), at);
                let plain = names.without_place(&plain(name)).to_owned();
                add(&mut names.plain, plain, at);
            }
        }
        if let Some(home) = home {
            // Whatever its list calls it, and whoever else is called so.
            names.plain.insert(UNION.to_owned(), vec![home]);
        }
        names.bodies = bodies;
        names
    }

    /// All of them, in the order in which they came.
    pub fn bodies(&self) -> &[Called] {
        &self.bodies
    }

    /// The body of this number.
    pub fn get(&self, no: BodyNo) -> Option<&Called> {
        self.bodies.iter().find(|called| called.no == no)
    }

    /// Whom a name means, whatever its case and accents.
    pub fn find(&self, written: &str) -> Found<'_> {
        let folded = viet::fold(written);
        if let Some(fits) = self.exact.get(&folded) {
            return self.told(fits, written);
        }
        let plain = plain_of(&folded);
        self.plain.get(self.without_place(&plain)).map_or(Found::Nobody, |fits| self.told(fits, written))
    }

    /// Whom the name means, with the bodies whose names come near where it means nobody; the nearest first.
    pub fn near(&self, written: &str) -> Vec<&Called> {
        let folded = viet::fold(written);
        let length = folded.chars().count();
        let apart = |called: &Called| {
            let names = [&called.name, &called.short].map(|name| distance(&viet::fold(name), &folded));
            names.into_iter().min().unwrap_or(usize::MAX)
        };
        let mut near: Vec<(usize, &Called)> = self.bodies.iter().map(|called| (apart(called), called)).collect();
        // A letter in four is a slip; more is another name.
        near.retain(|(apart, _)| *apart * 4 <= length);
        near.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| a.short.cmp(&b.short)));
        near.into_iter().map(|(_, called)| called).collect()
    }

    /// Everything that a body may be called in the midst of a sentence, syllable by syllable, without accents: no two
    /// bodies share one.
    pub fn spellings(&self) -> Vec<(Vec<String>, &Called)> {
        let mut spelled: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
        let mut add = |syllables: Vec<String>, at: usize| {
            let fits = spelled.entry(syllables).or_default();
            if !fits.contains(&at) {
                fits.push(at);
            }
        };
        let place: Vec<String> = syllables(&self.place);
        for (at, called) in self.bodies.iter().enumerate() {
            for name in [&called.name, &called.short] {
                let name = syllables(&viet::fold(name));
                if let Some(bare) = name.strip_suffix(place.as_slice()).filter(|_| !place.is_empty()) {
                    let bare = bare.strip_suffix(&["tinh".to_owned()]).unwrap_or(bare);
                    if bare.len() >= FEWEST {
                        add(bare.to_vec(), at);
                    }
                }
                add(name, at);
            }
        }
        for written in UNION_WRITTEN.iter().filter(|_| self.home.is_some()) {
            for behind in ["", "tinh", self.place.as_str(), &format!("tinh {}", self.place)] {
                add(syllables(&format!("{written} {behind}")), self.home.unwrap_or_default());
            }
        }
        let alone = spelled.into_iter().filter_map(|(syllables, fits)| match fits.as_slice() {
            [one] if !syllables.is_empty() => Some((syllables, &self.bodies[*one])),
            _ => None,
        });
        let mut alone: Vec<_> = alone.collect();
        // The longest first: “Hội Y học” is not meant where “Chi hội Y học Cao Lộc” stands.
        alone.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        alone
    }

    fn told(&self, fits: &[usize], written: &str) -> Found<'_> {
        let fits: Vec<&Called> = fits.iter().map(|at| &self.bodies[*at]).collect();
        if let [one] = fits.as_slice() {
            return Found::One(one);
        }
        // Who sets accents means them: "Hội Y" is not "Hội Ý".
        let spelled = viet::same_spelling(written);
        let same =
            |called: &&&Called| [&called.name, &called.short].iter().any(|name| viet::same_spelling(name) == spelled);
        match fits.iter().filter(same).collect::<Vec<_>>().as_slice() {
            [one] => Found::One(one),
            _ => Found::Several(fits),
        }
    }

    /// “hoi lam vuon thai binh” is “hoi lam vuon” to Thái Bình.
    fn without_place<'n>(&self, plain: &'n str) -> &'n str {
        let bare =
            plain.strip_suffix(&self.place).filter(|_| !self.place.is_empty()).and_then(|bare| bare.strip_suffix(' '));
        bare.filter(|bare| bare.split(' ').count() >= FEWEST).unwrap_or(plain)
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, name: String, at: usize) {
    let fits = map.entry(name).or_default();
    if !fits.contains(&at) {
        fits.push(at);
    }
}

/// The plain form of a name: what is left when everything that offices write differently is gone.
fn plain(name: &str) -> String {
    plain_of(&viet::fold(name))
}

fn plain_of(folded: &str) -> String {
    let syllables = syllables(folded);
    let mut rest: &[String] = &syllables;
    let mut plain: Vec<&str> = Vec::new();
    while let Some((first, more)) = rest.split_first() {
        let fits = |(written, _): &&(&[&str], &[&str])| rest.iter().take(written.len()).eq(written.iter());
        match WRITTEN_OUT.iter().find(fits) {
            Some((written, out)) => {
                plain.extend(*out);
                rest = &rest[written.len()..];
            }
            None => {
                plain.push(first);
                rest = more;
            }
        }
    }
    let plain = plain.join(" ");
    // Of a Union only its province is its own.
    let Some(behind) = plain.strip_prefix(UNION) else { return plain };
    let behind = behind.strip_prefix(" khoa hoc ky thuat").unwrap_or(behind);
    let behind = behind.strip_prefix(" thanh pho").unwrap_or(behind);
    format!("{UNION}{behind}")
}

/// The syllables of folded words.
pub fn syllables(folded: &str) -> Vec<String> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many letters apart two names are.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = before + usize::from(a != b);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use kernel::UnionNo;

    use super::*;

    fn names() -> Names {
        let named = [
            ("lhh", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Thái Bình", "Liên hiệp hội Thái Bình"),
            ("lv", "Hội Làm vườn tỉnh Thái Bình", "Hội Làm vườn"),
            ("y", "Hội Y học tỉnh Thái Bình", "Hội Y học"),
            ("yy", "Hội Ý học tỉnh Thái Bình", "Hội Ý học"),
            ("cau", "Hội Khoa học và Kỹ thuật Cầu đường", "Hội KHKT Cầu đường"),
            ("tp", "Hội Làm vườn thành phố Thái Bình", "Hội Làm vườn Thành phố"),
        ];
        let called = |(no, (id, name, short)): (u32, (&str, &str, &str))| Called {
            no: BodyNo::new(UnionNo::new(34), no),
            id: id.to_owned(),
            name: name.to_owned(),
            short: short.to_owned(),
        };
        Names::of(Some(BodyNo::new(UnionNo::new(34), 1)), (1..).zip(named).map(called).collect())
    }

    fn meant(names: &Names, written: &str) -> String {
        match names.find(written) {
            Found::One(called) => called.id.clone(),
            Found::Several(several) => several.iter().map(|called| called.id.as_str()).collect::<Vec<_>>().join("|"),
            Found::Nobody => "–".to_owned(),
        }
    }

    #[test]
    fn one_body_is_written_many_ways() {
        let names = names();
        for (written, id) in [
            ("Liên hiệp hội", "lhh"),
            ("Liên hiệp Hội", "lhh"),
            ("Liên Hiệp các hội", "lhh"),
            ("LHH", "lhh"),
            ("LHH Thái Bình", "lhh"),
            ("LHH tỉnh", "lhh"),
            ("Liên hiệp các Hội KH&KT tỉnh Thái Bình", "lhh"),
            ("Liên hiệp các hội KHKT", "lhh"),
            ("Liên hiệp các Hội Khoa học Kỹ thuật Thái Bình", "lhh"),
            ("Hội Làm vườn", "lv"),
            ("hoi lam vuon thai binh", "lv"),
            ("Hội Làm vườn tỉnh", "lv"),
            ("Hội làm vườn TP Thái Bình", "tp"),
            ("Hội Y học", "y"),
            ("Hội Ý học", "yy"),
            ("hoi y hoc", "y|yy"),
            ("Hội Khoa học Kỹ thuật cầu đường", "cau"),
            ("Hội KH&KT Cầu đường", "cau"),
            ("LHH Lạng Sơn", "–"),
            ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn", "–"),
            ("Liên hiệp hội Việt Nam", "–"),
            ("Hội", "–"),
            ("Thái Bình", "–"),
        ] {
            assert_eq!(meant(&names, written), id, "{written}");
        }
    }

    #[test]
    fn what_a_sentence_may_say_means_the_same_alone() {
        let names = names();
        for (spelling, called) in names.spellings() {
            assert_eq!(meant(&names, &spelling.join(" ")), called.id, "{spelling:?}");
        }
        assert!(names.spellings().iter().any(|(spelling, called)| spelling.concat() == "lhh" && called.id == "lhh"));
    }

    #[test]
    fn a_slip_is_near_and_another_name_is_not() {
        let names = names();
        let near = |written| names.near(written).into_iter().map(|called| called.short.as_str()).collect::<Vec<_>>();
        assert_eq!(near("Hội Lam vường"), ["Hội Làm vườn"]);
        assert_eq!(near("Sở Tư pháp"), Vec::<&str>::new());
        assert_eq!((distance("", "abc"), distance("hoi lam vuon", "hoi lam vuong")), (3, 1));
    }
}
