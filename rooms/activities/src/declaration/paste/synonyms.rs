//! Words of reports and the words of figures' titles that mean the same, folded. Only ways of writing are here: two things
//! that are counted apart never meet in this list.

use std::collections::BTreeSet;

/// What is written, and what it is read as; longer phrases first where one begins with the other.
const SAME: [(&str, &str); 60] = [
    // Whoever says nothing of it means what the body led.
    ("chu tri, dong chu tri", ""),
    ("tri thuc", "trithuc"),
    ("lop boi duong, tap huan", "lop"),
    ("lop tap huan", "lop"),
    ("tap huan", "lop"),
    ("lop boi duong", "lop"),
    ("chuyen giao ky thuat", "chuyengiao"),
    ("chuyen giao tien bo khoa hoc ky thuat", "chuyengiao"),
    ("chuyen giao tien bo khoa hoc va cong nghe", "chuyengiao"),
    ("pho bien kien thuc", "phobien"),
    ("pho bien, tuyen truyen", "phobien"),
    ("tuyen truyen, pho bien", "phobien"),
    ("tuyen truyen", "phobien"),
    ("pho bien", "phobien"),
    ("truyen thong", "truyenthong"),
    ("hoi thao, toa dam khoa hoc", "hoithao"),
    ("hoi thao, toa dam", "hoithao"),
    ("hoi nghi, cuoc hop", "hoinghi"),
    ("hoi nghi", "hoinghi"),
    ("hoi thao khoa hoc", "hoithao"),
    ("hoi thao", "hoithao"),
    ("toa dam", "hoithao"),
    ("tu van, phan bien va giam dinh xa hoi", "tuvan phanbien giamdinh"),
    ("giam dinh xa hoi", "giamdinh"),
    ("tu van", "tuvan"),
    ("phan bien", "phanbien"),
    ("luot hoi vien", "luotnguoi"),
    ("luot hoc vien", "luotnguoi"),
    ("luot nguoi", "luotnguoi"),
    ("luot dai bieu", "luotnguoi"),
    ("nguoi tham du", "luotnguoi"),
    ("nguoi du", "luotnguoi"),
    ("nguoi tham gia", "luotnguoi"),
    ("hoc vien", "hocvien"),
    ("hoi vien", "hoivien"),
    ("ho gia dinh", "ho"),
    ("ho nong dan", "ho"),
    ("ho dan", "ho"),
    ("to chuc thanh vien", "tochucthanhvien"),
    ("hoi thanh vien", "tochucthanhvien"),
    ("don vi thanh vien", "tochucthanhvien"),
    ("phoi hop", "phoihop"),
    ("nghi quyet", "nghiquyet"),
    ("hoc tap, quan triet", "hoctap"),
    ("quan triet", "hoctap"),
    ("hoc tap", "hoctap"),
    ("van ban, du thao", "vanban"),
    ("du thao van ban", "vanban"),
    ("du thao", "vanban"),
    ("van ban", "vanban"),
    ("nhan vien co quan", "nhan vien"),
    ("da to chuc", ""),
    ("duoc to chuc", ""),
    ("da mo", ""),
    ("sang kien", "sangkien"),
    ("de tai, du an", "detai"),
    ("de tai", "detai"),
    ("khen thuong", "khen"),
    ("bang khen", "khen"),
    ("giay khen", "khen"),
];

/// Words that stand in every title and tell no figure from another. “Năm” is none of them: without accents it is “nam” too.
const EMPTY: [&str; 10] = ["so", "luong", "tong", "cac", "cua", "va", "duoc", "la", "co", "da"];

/// The words of a text that tell what it counts, numbers left out.
pub fn words(text: &str) -> BTreeSet<String> {
    let mut folded = format!(" {} ", viet::fold(text));
    for (written, read) in SAME {
        let phrase = format!(" {written}");
        while let Some(at) = found(&folded, &phrase) {
            folded.replace_range(at..at + phrase.len(), &format!(" {read}"));
        }
    }
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
    let telling = words.filter(|word| !EMPTY.contains(word) && !word.contains(|c: char| c.is_ascii_digit()));
    telling.map(str::to_owned).collect()
}

/// Where a phrase stands as whole words, if it would read otherwise.
fn found(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase)
        .map(|(at, _)| at)
        .find(|at| text[at + phrase.len()..].chars().next().is_none_or(|next| !next.is_ascii_alphanumeric()))
}
