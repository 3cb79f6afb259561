//! Which figure a pasted line most likely states: rare words that both share weigh most, a unit that does not fit excludes. A
//! guess is shown as one and is never saved without her having seen it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::figure::{self, Declarable};
use super::synonyms::words;
use super::text::Line;
use super::units;

/// How sure a guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// Most of the words agree.
    Rather,
    /// Some of them do.
    Perhaps,
}

/// A guess.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// What it probably states.
    pub figure: &'static Declarable,
    /// How sure that is.
    pub sure: Sure,
    score: f64,
}

/// Below this there is no guess.
const LEAST: f64 = 0.42;
/// From this on it is rather sure.
const RATHER: f64 = 0.72;
/// What a word above the line or around it weighs beside one in it.
const CONTEXT: f64 = 0.5;
/// Words that are meant of every number of their sentence or section.
const DECISIVE: [&str; 1] = ["phoihop"];
/// The weight of a word that no title has.
const STRANGE: f64 = 1.0;
/// What a unit adds that is written and fits.
const UNIT: f64 = 0.15;

struct Known {
    figure: &'static Declarable,
    words: Vec<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = |figure| Known { figure, words: words_of(figure) };
    figure::offered().iter().map(known).collect()
});

/// How rare a word is among the titles: the logarithm of one in how many has it.
static WEIGHTS: LazyLock<BTreeMap<&'static str, f64>> = LazyLock::new(|| {
    let mut count: BTreeMap<&str, f64> = BTreeMap::new();
    for word in KNOWN.iter().flat_map(|known| &known.words) {
        *count.entry(word).or_default() += 1.0;
    }
    let all = KNOWN.iter().map(|_| 1.0).sum::<f64>();
    count.into_iter().map(|(word, of)| (word, 1.0 + (all / of).ln())).collect()
});

/// The best guesses for a line, best first, at most this many.
pub fn guesses(line: &Line, most: usize) -> Vec<Guess> {
    let mut own = words(&[line.title.as_str(), &line.unit].join(" "));
    let mut around = words(&line.context);
    around.retain(|word| !own.contains(word));
    own.extend(around.extract_if(.., |word| DECISIVE.contains(&word.as_str())));
    let mut found: Vec<Guess> = KNOWN
        .iter()
        .filter(|known| units::fits(&line.unit, &known.figure.unit))
        .map(|known| {
            let unit = if line.unit.is_empty() { 0.0 } else { UNIT };
            (known.figure, alike(&own, &around, &known.words) + unit)
        })
        .filter(|(_, score)| *score >= LEAST)
        .map(|(figure, score)| Guess {
            figure,
            sure: if score >= RATHER { Sure::Rather } else { Sure::Perhaps },
            score,
        })
        .collect();
    // Equal scores keep the order of the form, where the plainer figure stands first.
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    found.truncate(most);
    found
}

/// Guesses for all lines, none twice: where two lines want one figure, it is the better one's.
pub fn for_all(lines: &[Line]) -> Vec<Option<Guess>> {
    let mut wanted: Vec<(usize, Guess)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        wanted.extend(guesses(line, 3).into_iter().map(|guess| (at, guess)));
    }
    wanted.sort_by(|(_, one), (_, other)| other.score.total_cmp(&one.score));
    let mut given: Vec<Option<Guess>> = vec![None; lines.len()];
    for (at, guess) in wanted {
        let is_taken = given.iter().flatten().any(|other| other.figure.key == guess.figure.key);
        if given[at].is_none() && !is_taken {
            given[at] = Some(guess);
        }
    }
    given
}

/// Twice what both share, of all that both have.
fn alike(own: &[String], around: &[String], titled: &[String]) -> f64 {
    let weight = |word: &String| WEIGHTS.get(word.as_str()).copied().unwrap_or(STRANGE);
    let all = |words: &[String]| words.iter().map(weight).sum::<f64>();
    let shared = |words: &[String]| words.iter().filter(|word| titled.contains(word)).map(weight).sum::<f64>();
    // What stands around the line helps where it is shared, and is no fault where it is not.
    let (here, near) = (shared(own), shared(around));
    if here == 0.0 {
        return 0.0;
    }
    2.0 * (here + CONTEXT * near) / (all(own) + CONTEXT * near + all(titled))
}

fn words_of(figure: &Declarable) -> Vec<String> {
    words(&[figure.title.as_str(), &figure.unit].join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::text::read;
    use super::*;

    #[test]
    fn lines_of_reports_find_their_figures() {
        let text = "I\tTập huấn, phổ biến kiến thức\t\t\n\
            1\tSố lớp tập huấn\tlớp\t19\n2\tSố lượt người dự tập huấn\tlượt người\thơn 9.000\n\
            3\tSố hộ dân được tập huấn\thộ\t700\n4\tHội thảo, tọa đàm khoa học\tcuộc\t6\n\
            5\tSố nhiệm vụ phản biện\tnhiệm vụ\t12\n6\tVăn bản góp ý\tvăn bản\t80\n7\tHội viên\thội viên\t15.000\n\
            8\tSố hội thành viên\ttổ chức\t25\n9\tĐề tài nghiệm thu\tđề tài\t3\n10\tTin, bài đăng bản tin\tbài\t120\n\
            11\tSố cán bộ, nhân viên cơ quan\tngười\t14\n12\tThu nộp hội phí\ttriệu đồng\t35\n\
            13\tSáng kiến được công nhận\tsáng kiến\t4\n14\tBuổi học tập nghị quyết\tbuổi\t8\n";
        let lines = read(text).lines;
        let shown = lines.iter().zip(for_all(&lines)).map(|(line, guess)| match guess {
            Some(guess) => format!("{}: {} {:?} {:.2}", line.title, guess.figure.key, guess.sure, guess.score),
            None => format!("{}: –", line.title),
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @"
        Số lớp tập huấn: lop.chu_tri Rather 1.15
        Số lượt người dự tập huấn: lop.luot Rather 1.15
        Số hộ dân được tập huấn: lop.ho Rather 1.15
        Hội thảo, tọa đàm khoa học: hoi_thao Rather 1.04
        Số nhiệm vụ phản biện: pb Rather 1.15
        Văn bản góp ý: gop_y Rather 0.89
        Hội viên: hv.khai_bao Rather 1.15
        Số hội thành viên: tctv Rather 1.15
        Đề tài nghiệm thu: de_tai.nghiem_thu Rather 1.15
        Tin, bài đăng bản tin: an_pham.tin_bai Perhaps 0.67
        Số cán bộ, nhân viên cơ quan: nhan_su.khai_bao Rather 1.06
        Thu nộp hội phí: –
        Sáng kiến được công nhận: sang_kien Rather 1.15
        Buổi học tập nghị quyết: hoc_tap_nq Rather 1.15
        ");
    }

    #[test]
    fn a_sentence_finds_its_figures() {
        let lines = read("Phối hợp tổ chức 19 lớp cho hơn 9.000 lượt hội viên; 07 lớp cho 700 hộ dân.").lines;
        let shown = lines.iter().zip(for_all(&lines)).map(|(line, guess)| {
            format!(
                "{} [{}]: {}",
                line.title,
                line.cells.join(" "),
                guess.map_or("–", |guess| guess.figure.key.as_str())
            )
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @"
        Phối hợp tổ chức … lớp [19]: lop.phoi_hop
        lớp cho … lượt hội viên [hơn 9.000]: lop.luot.phoi_hop
        … lớp [07]: lop.chu_tri
        lớp cho … hộ dân [700]: lop.ho
        ");
    }
}
