//! The sentences about training classes, after the pattern of the Unions' own papers: who held how many classes for how
//! many; what was only helped with; how the number stands to the year before (docs/rules/prose.md, sentences 1 to 20).

use figures::Number;
use kernel::document::{FigureRun, Inline};

use super::change::{Change, changed};
use super::counted::counted;
use super::sentence::Sentence;

/// The numbers that the sentences speak of, this period and the one a year before.
#[derive(Clone, Copy, Debug)]
pub struct Training {
    /// Classes led.
    pub led: Number,
    /// Classes led a year before.
    pub led_before: Number,
    /// Of those led: by bulk records.
    pub bulk: Number,
    /// Attendances, trainees, households of the classes led.
    pub led_reach: Reach,
    /// Classes only helped with.
    pub helped: Number,
    /// Attendances, trainees, households of the classes helped with.
    pub helped_reach: Reach,
}

/// Whom classes reached, each in its own unit.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Lượt người.
    pub attendances: Number,
    /// Học viên.
    pub trainees: Number,
    /// Hộ.
    pub households: Number,
}

/// Makes the link of a figure from its key, its number and the words it is printed with.
type Run<'a> = &'a dyn Fn(&str, &Number, String) -> FigureRun;

/// Writes the paragraph. `who` opens it ("Liên hiệp hội và các đơn vị, hội thành viên").
pub fn training(who: &str, facts: &Training, run: Run<'_>) -> Vec<Inline> {
    let mut paragraph = match (facts.led.records > 0, facts.helped.records > 0) {
        (false, false) => none(who, facts, run),
        (false, true) => only_helped(who, facts, run),
        (true, helped) => led(who, facts, helped, run),
    };
    paragraph.extend(bulk(facts, run));
    paragraph.extend(comparison(facts));
    paragraph
}

/// The share that nobody can open class by class is said wherever it is part of the number.
fn bulk(facts: &Training, run: Run<'_>) -> Vec<Inline> {
    if facts.bulk.records == 0 {
        return Vec::new();
    }
    let figure = |words: String| run("lop.gop", &facts.bulk, words);
    // The bulk records are some of those led: as many of them are all of them.
    let all = facts.bulk.records == facts.led.records;
    let sentence = match (facts.bulk.value, all) {
        (None, true) => Sentence::new(" Toàn bộ là ").figure(figure("số liệu gộp".to_owned())).say(", "),
        (None, false) => {
            return Sentence::new(" Trong đó có ").figure(figure("số liệu gộp chưa rõ số lớp".to_owned())).end();
        }
        (Some(_), true) => {
            Sentence::new(" Toàn bộ ").figure(figure(counted(&facts.bulk, "lớp"))).say(" là số liệu gộp, ")
        }
        (Some(_), false) => {
            Sentence::new(" Trong đó, ").figure(figure(counted(&facts.bulk, "lớp"))).say(" là số liệu gộp, ")
        }
    };
    sentence.say("chưa ghi chi tiết từng lớp").end()
}

/// The house does not know that nothing was done; it knows that nothing was recorded.
fn none(who: &str, facts: &Training, run: Run<'_>) -> Vec<Inline> {
    let words = "chưa ghi nhận lớp tập huấn nào".to_owned();
    Sentence::new(&format!("Trong kỳ, {who} ")).figure(run("lop.chu_tri", &facts.led, words)).end()
}

fn only_helped(who: &str, facts: &Training, run: Run<'_>) -> Vec<Inline> {
    let opening = Sentence::new(&format!("Trong kỳ, {who} đã phối hợp tổ chức "));
    classes(opening, "lop.phoi_hop", &facts.helped, " tập huấn", &facts.helped_reach, run).end()
}

fn led(who: &str, facts: &Training, helped: bool, run: Run<'_>) -> Vec<Inline> {
    let opening = Sentence::new(&format!("Trong kỳ, {who} đã tổ chức "));
    let sentence = classes(opening, "lop.chu_tri", &facts.led, " tập huấn", &facts.led_reach, run);
    if !helped {
        return sentence.end();
    }
    let sentence = sentence.say("; phối hợp tổ chức ");
    classes(sentence, "lop.phoi_hop", &facts.helped, "", &facts.helped_reach, run).end()
}

/// "26 lớp tập huấn cho …"; where nobody counted the classes that were held, "các lớp tập huấn cho … (chưa rõ số lớp)".
fn classes(sentence: Sentence, key: &str, number: &Number, about: &str, reach: &Reach, run: Run<'_>) -> Sentence {
    let suffix = if key == "lop.chu_tri" { "" } else { ".phoi_hop" };
    let words = counted(number, "lớp");
    if number.value.is_some() {
        let figure = run(key, number, format!("{words}{about}"));
        return reached(sentence.figure(figure), reach, suffix, Vec::new(), run);
    }
    let sentence = sentence.say(&format!("các lớp{about}"));
    reached(sentence, reach, suffix, vec![run(key, number, words)], run)
}

/// " cho 120 học viên, hơn 9.000 lượt người và 700 hộ": only what some record measured; what was measured and nobody knows
/// stands behind in brackets; a unit that was counted and is none is left to the table.
fn reached(mut sentence: Sentence, reach: &Reach, suffix: &str, mut unknown: Vec<FigureRun>, run: Run<'_>) -> Sentence {
    let parts = [
        ("lop.luot", &reach.attendances, "lượt người"),
        ("lop.hoc_vien", &reach.trainees, "học viên"),
        ("lop.ho", &reach.households, "hộ"),
    ];
    let mut known = Vec::new();
    for (key, number, unit) in parts {
        let figure = || run(&format!("{key}{suffix}"), number, counted(number, unit));
        match number.value {
            Some(0) if number.unknown == 0 => {}
            Some(value) if value > 0 => known.push(figure()),
            _ => unknown.push(figure()),
        }
    }
    if !known.is_empty() {
        sentence = sentence.say(" cho ").figures(known);
    }
    if !unknown.is_empty() {
        sentence = sentence.say(" (").figures(unknown).say(")");
    }
    sentence
}

fn comparison(facts: &Training) -> Vec<Inline> {
    let change = changed(&facts.led, &facts.led_before);
    let words = match change {
        // Nothing then and nothing now is no comparison.
        Change::Same if facts.led_before.records == 0 => None,
        Change::Same => Some("Số lớp chủ trì bằng cùng kỳ năm trước".to_owned()),
        Change::About => Some("Số lớp chủ trì tương đương cùng kỳ năm trước".to_owned()),
        Change::New(..) => Some("Cùng kỳ năm trước không ghi nhận lớp nào".to_owned()),
        Change::Unknown => None,
        Change::Up(..) | Change::Down(..) => {
            change.phrase("lớp").map(|phrase| format!("So với cùng kỳ năm trước, số lớp chủ trì {phrase}"))
        }
    };
    words.map_or_else(Vec::new, |words| Sentence::new(&format!(" {words}")).end())
}
