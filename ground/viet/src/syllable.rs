//! Which words are written as a Vietnamese syllable: onset, rhyme, tone, and the tone where it belongs.
//!
//! The surprise: a rhyme that ends in c, ch, p or t takes only sắc and nặng; with this, text of another encoding almost
//! never looks Vietnamese by chance. The tone of oa, oe, uy may stand in both places (hoà, hòa).

use unicode_normalization::UnicodeNormalization;

const ONSETS: &str = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";

/// Rhymes that take every tone.
const OPEN: &str = " a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia im in inh iu \
    iêm iên iêng iêu o oi om on ong oong oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo ô ôi ôm ôn ông ơ ơi ơm \
    ơn u ua ui um un ung uâ uân uâng uây uê uên uênh uêu uôi uôm uôn uông uơ uy uya uyên uynh uyu ư ưa ưi ưng ưu ươi \
    ươm ươn ương ươu y yêm yên yêng yêu ";

/// Rhymes that take sắc and nặng.
const STOPPED: &str = " ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot ooc oac oach oap \
    oat oăc oăt oet ôc ôp ôt ơp ơt uc up ut uât uêch uôc uôt uych uyt uyêt ưc ưt ươc ươp ươt yêt ";

const ACUTE: char = '\u{301}';
const DOT_BELOW: char = '\u{323}';

/// Whether the word is spelled as one Vietnamese syllable, in small or capital letters.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut tone = None;
    let mut letters: Vec<(char, Toned)> = Vec::with_capacity(8);
    for c in word.nfc().flat_map(char::to_lowercase).nfc() {
        let (letter, mark) = without_tone(c);
        if mark.is_some() && tone.is_some() {
            return false;
        }
        tone = tone.or(mark);
        letters.push((letter, if mark.is_some() { Toned::Yes } else { Toned::No }));
    }
    // No onset is longer than three letters, no rhyme than four.
    letters.len() <= 7 && (0..=letters.len().min(3)).any(|cut| is_one(&letters[..cut], &letters[cut..], tone))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Toned {
    Yes,
    No,
}

fn is_one(onset: &[(char, Toned)], rhyme: &[(char, Toned)], tone: Option<char>) -> bool {
    let spelled = |letters: &[(char, Toned)]| letters.iter().map(|(letter, _)| *letter).collect::<String>();
    let (first, last) = (spelled(onset), spelled(rhyme));
    let takes_it = listed(OPEN, &last) || (listed(STOPPED, &last) && matches!(tone, Some(ACUTE | DOT_BELOW)));
    let u_twice = first == "qu" && last.starts_with('u');
    if !takes_it || u_twice || !(first.is_empty() || listed(ONSETS, &first)) {
        return false;
    }
    let stands = rhyme.iter().position(|(_, toned)| *toned == Toned::Yes);
    match (tone, stands) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(_), Some(at)) => belongs_there(&last, at),
    }
}

/// Whether the tone of this rhyme stands on its letter `at`.
fn belongs_there(rhyme: &str, at: usize) -> bool {
    let letters: Vec<char> = rhyme.chars().collect();
    let vowels = letters.iter().take_while(|letter| "aăâeêioôơuưy".contains(**letter)).count();
    let modified = letters.iter().rposition(|letter| "ăâêôơư".contains(*letter));
    let is_closed = vowels < letters.len();
    match (modified, vowels) {
        (Some(modified), _) => at == modified,
        (None, 2) if is_closed => at == 1,
        (None, 2) => at == 0 || (at == 1 && matches!(rhyme, "oa" | "oe" | "uy")),
        (None, 3) => at == 1,
        (None, _) => at == 0,
    }
}

/// The letter and its tone.
fn without_tone(c: char) -> (char, Option<char>) {
    let is_tone = |mark: &char| matches!(*mark, '\u{300}' | ACUTE | '\u{303}' | '\u{309}' | DOT_BELOW);
    let parts: String = std::iter::once(c).nfd().collect();
    let tone = parts.chars().find(is_tone);
    let letter: String = parts.chars().filter(|mark| !is_tone(mark)).nfc().collect();
    (letter.chars().next().unwrap_or(c), tone)
}

fn listed(list: &str, part: &str) -> bool {
    let found = list.match_indices(part).any(|(at, _)| {
        at > 0 && list.as_bytes()[at - 1] == b' ' && list.as_bytes().get(at + part.len()) == Some(&b' ')
    });
    found && !part.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        let yes = "a á nghiêng Hội HỌC kỹ thuật quý quốc giếng gì gìn giữ khuỷu thuở hoà hòa hoàn thuỷ thủy uỷ ủy được nước \
            khoẻ khỏe mía mùa mưa ngoéo quyển tuyết yếu ỷ Ở oái oăm boong xoong rượu Huế khuya ngoài xoáy phở buýt";
        for word in yes.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        let no = "hát2 hôtel café Lieân caùc Hoäi nhân\u{301} hòan quúy cac tàt ngưt w zô bộbộ clé Noël façade Krông strông \
            thừơng gúôc úy\u{300} nghiêngg §ång";
        for word in no.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!is_syllable(""));
    }
}
