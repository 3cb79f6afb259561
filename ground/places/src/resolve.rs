//! What a free line means: one unit, several, one of another list, or none.
//!
//! The surprise: it never guesses. A line that fits two units of the Union's own province is several, and so is a bare
//! name that only fits far away: an officer of Bắc Kạn who writes “Tân Tiến” hardly means one in Cà Mau.

use kernel::Day;

use crate::fit::{Above, Fit, Spelling, fits};
use crate::home::{Circle, Home};
use crate::words::{Word, words};
use crate::{Era, Key, Level, Method, counterparts, successions};

/// What a line means on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// Exactly this unit of the day's list.
    Unit(Key),
    /// It fits these, and somebody must choose; perhaps only one, which lies outside the province and was written
    /// without saying where, or which has accents that were not written though others were. They are of the day's list,
    /// or all of one other list.
    Several(Vec<Key>),
    /// A unit of an earlier list, and where it lies in the day's: “xã này đã nhập vào …”.
    Former {
        /// What it was.
        key: Key,
        /// Where it went; the one to take by default first.
        now: Vec<Key>,
    },
    /// A unit of a later list, and of what in the day's it was made.
    Later {
        /// What it will be.
        key: Key,
        /// What it is made of.
        then: Vec<Key>,
    },
    /// No unit of any list.
    None,
}

/// A unit of the day's list, chosen by whoever wrote from those in which a former one lies: “xã Thư Vũ (xã Vũ Hội cũ)”.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chosen {
    /// What was chosen.
    pub key: Key,
    /// The former unit that stands beside it.
    pub former: Key,
    /// How the former one went over into it.
    pub method: Method,
}

/// What was chosen, where a line names a unit and in brackets a former one that lies in it, with “cũ”.
pub fn chosen(written: &str, day: Day, near: Option<Key>) -> Option<Chosen> {
    let (unit, former) = written.trim_end().strip_suffix(')')?.split_once('(')?;
    let Resolved::Former { key: former, .. } = resolve(former, day, near) else { return None };
    let parts = successions(former, Era::on(day));
    let is_part = |key: Key| parts.iter().find(|part| part.key == key);
    let part = match resolve(unit, day, near) {
        Resolved::Unit(key) => is_part(key)?,
        // Several of one name, of which one only holds what was.
        Resolved::Several(keys) => {
            let mut parts = keys.into_iter().filter_map(is_part);
            parts.next().filter(|_| parts.next().is_none())?
        }
        _ => return None,
    };
    Some(Chosen { key: part.key, former, method: part.method })
}

/// The fits of one list, told apart by how sure they are.
struct Found {
    /// In the province, or written with where they lie.
    sure: Vec<Key>,
    /// The others.
    far: Vec<Key>,
}

/// What `written` means on `day` to a Union of the province `near` (of any list).
///
/// Understands titles written out and short, missing accents, both places of a tone, “xã X”, “X”, “X, huyện Y”,
/// “X (huyện Y)”, “X - Y, tỉnh Z”, “xã X cũ”, which is none of the day's list, and “xã Z (xã X cũ)”, which is the one of the
/// day ([`chosen`]). All of the line must be understood.
pub fn resolve(written: &str, day: Day, near: Option<Key>) -> Resolved {
    if let Some(chosen) = chosen(written, day, near) {
        return Resolved::Unit(chosen.key);
    }
    let mut line = words(written);
    let today = Era::on(day);
    let is_old = |word: &Word| word.spelled == "cũ";
    let says_old = today > Era::June2025 && line.iter().any(is_old);
    line.retain(|word| !is_old(word));
    let here = if says_old { Found::NOTHING } else { Found::of(&line, today, near) };
    match here.sure.as_slice() {
        [] => {}
        [one] => return Resolved::Unit(*one),
        several => return Resolved::Several(several.to_vec()),
    }
    let elsewhen: Vec<Found> =
        today.others().filter(|era| !says_old || *era < today).map(|era| Found::of(&line, era, near)).collect();
    if let Some(found) = elsewhen.iter().find(|found| !found.sure.is_empty()) {
        return match found.sure.as_slice() {
            [one] => other_era(*one, today),
            several => Resolved::Several(several.to_vec()),
        };
    }
    let far = std::iter::once(here).chain(elsewhen).map(|found| found.far).find(|far| !far.is_empty());
    far.map_or(Resolved::None, Resolved::Several)
}

fn other_era(key: Key, today: Era) -> Resolved {
    let there = counterparts(key, today);
    if key.era() < today { Resolved::Former { key, now: there } } else { Resolved::Later { key, then: there } }
}

impl Found {
    const NOTHING: Self = Self { sure: Vec::new(), far: Vec::new() };

    fn of(line: &[Word], era: Era, near: Option<Key>) -> Self {
        let mut fits = fits(era, line);
        // Who sets accents somewhere sets them everywhere: “xã Tam Quan” is not Tam Quân.
        if line.iter().any(Word::is_marked) && fits.iter().any(|fit| fit.spelling == Spelling::Same) {
            fits.retain(|fit| fit.spelling == Spelling::Same);
        }
        let home = near.map(|near| Home::on(near, era));
        let (fits, doubtful): (Vec<Fit>, Vec<Fit>) = fits.into_iter().partition(|fit| fit.spelling != Spelling::Mixed);
        let is_near = |fit: &Fit| home.as_ref().is_none_or(|home| home.circle(fit.unit) != Circle::Elsewhere);
        let (near, far): (Vec<Fit>, Vec<Fit>) = fits.into_iter().partition(is_near);
        if !near.is_empty() {
            return Self { sure: keys(&near), far: Vec::new() };
        }
        let says_where = |fit: &Fit| fit.above == Above::Named || fit.unit.level() == Level::Province;
        let (sure, mut far): (Vec<Fit>, Vec<Fit>) = far.into_iter().partition(says_where);
        far.extend(doubtful);
        Self { sure: keys(&sure), far: keys(&far) }
    }
}

fn keys(fits: &[Fit]) -> Vec<Key> {
    fits.iter().map(|fit| fit.unit.key).collect()
}
