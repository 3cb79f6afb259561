//! What is searched for: words in any order, with or without accents, and “phrases in quotation marks” as they stand.
//!
//! Each is a LIKE over the folded text of the current versions, which no index helps. That is meant: a Union's whole
//! ledger is read in a fraction of a second (docs/decisions/013-lists-by-key.md), and a word may begin anywhere.

/// Most words that are looked for; the rest of a pasted page is left out.
const MOST: usize = 20;

/// What is looked for in the folded text of a record, each as a pattern of LIKE with `!` as its escape.
pub fn patterns(typed: &str) -> Vec<String> {
    pieces(typed).into_iter().take(MOST).map(|piece| format!("%{}%", escaped(&piece))).collect()
}

/// The pattern of what holds these words as they stand.
pub(super) fn holding(words: &str) -> String {
    format!("%{}%", escaped(&viet::fold(words)))
}

/// Words and phrases, folded. A quotation mark that is never closed is a mark like any other.
fn pieces(typed: &str) -> Vec<String> {
    let marked = typed.replace(['“', '”', '„', '«', '»'], "\"");
    let mut found = Vec::new();
    let mut rest = marked.as_str();
    while let Some((before, after)) = rest.split_once('"') {
        let Some((phrase, after)) = after.split_once('"') else { break };
        found.extend(words(before));
        found.extend(Some(viet::fold(phrase)).filter(|phrase| !phrase.is_empty()));
        rest = after;
    }
    found.extend(words(rest));
    found
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = viet::fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// A word that is looked for as it is: `%` and `_` mean themselves.
fn escaped(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_anywhere_and_phrases_as_they_are() {
        assert_eq!(pieces("Đuối  nước"), ["duoi", "nuoc"]);
        assert_eq!(pieces("lớp “đuối  nước” xã"), ["lop", "duoi nuoc", "xa"]);
        assert_eq!(pieces("\"cây ăn quả\"\"nuôi ong\""), ["cay an qua", "nuoi ong"]);
        assert_eq!(pieces("ống 5\" thép"), ["ong", "5\"", "thep"]);
        assert_eq!(pieces(" \"\" “ ” "), [""; 0]);
        assert_eq!(patterns("50% a_b!"), ["%50!%%", "%a!_b!!%"]);
        assert_eq!(patterns(&"từ ".repeat(100)).len(), MOST);
    }
}
