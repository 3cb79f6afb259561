//! What is typed about a letterhead, and what of it can stand. Each rule names its place in Nghị định 30/2020/NĐ-CP; what
//! the decree leaves to the organ (its suffix, its addressees) is only kept from breaking the paper.

use kernel::{Closing, FieldErrors};
use web::Fields;

use super::addressee::Addressee;
use super::letterhead::Letterhead;
use super::store::{closing_code, closing_from};

/// Longest line, in characters.
const LINE: usize = 200;
/// Longest suffix, in characters.
const SUFFIX: usize = 20;
/// Most lines of authority: "TM. …", "KT. …", the signer's own.
const AUTHORITY: usize = 4;
/// Most addressees of one closing, most recipients; more belong on a list of their own.
const MANY: usize = 20;
/// Degrees and titles that do not stand before a signer's name (Phụ lục I, Mục II, khoản 7, điểm c). "Ông" is not here: it
/// is a family name, too.
const TITLES: [&str; 24] = [
    "gs",
    "pgs",
    "ts",
    "tskh",
    "ths",
    "bs",
    "bscki",
    "bsckii",
    "ks",
    "cn",
    "ds",
    "vs",
    "ngnd",
    "ngưt",
    "ttnd",
    "ttưt",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bác sĩ",
    "kỹ sư",
    "cử nhân",
    "dược sĩ",
];

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterheadForm {
    /// The organ above.
    pub superior: String,
    /// The organ.
    pub organ: String,
    /// The suffix.
    pub suffix: String,
    /// The place.
    pub place: String,
    /// Authority, one line each.
    pub authority: String,
    /// The signer.
    pub signer: String,
    /// Addressees of papers closed as state reporting closes, one line each.
    pub addressees_statutory: String,
    /// Addressees of papers closed by the calendar, one line each.
    pub addressees_calendar: String,
    /// Recipients, one line each.
    pub recipients: String,
    /// The closing's code.
    pub closing: String,
    /// The version that was seen.
    pub seen: i64,
}

impl LetterheadForm {
    pub(super) fn read(fields: &Fields) -> Self {
        Self {
            superior: fields.line("superior"),
            organ: fields.line("organ"),
            suffix: fields.line("suffix"),
            place: fields.line("place"),
            authority: fields.text("authority").to_owned(),
            signer: fields.line("signer"),
            addressees_statutory: fields.text("addressees_statutory").to_owned(),
            addressees_calendar: fields.text("addressees_calendar").to_owned(),
            recipients: fields.text("recipients").to_owned(),
            closing: fields.line("closing"),
            // A form that carries no version claims to have seen nothing.
            seen: fields.text("seen").parse().unwrap_or(-1),
        }
    }

    pub(super) fn of(letterhead: &Letterhead, seen: i64) -> Self {
        Self {
            superior: letterhead.superior.clone().unwrap_or_default(),
            organ: letterhead.organ.clone(),
            suffix: letterhead.suffix.clone(),
            place: letterhead.place.clone(),
            authority: letterhead.authority.join("\n"),
            signer: letterhead.signer.clone(),
            addressees_statutory: letterhead.addressed_under(Closing::Statutory).join("\n"),
            addressees_calendar: letterhead.addressed_under(Closing::Calendar).join("\n"),
            recipients: letterhead.recipients.join("\n"),
            closing: closing_code(letterhead.closing).to_owned(),
            seen,
        }
    }

    /// The letterhead, if all of it can stand.
    pub(super) fn letterhead(&self) -> Result<Letterhead, FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.organ.is_empty() {
            errors.add("organ", "Hãy ghi tên cơ quan ban hành.");
        }
        for (name, text) in
            [("superior", &self.superior), ("organ", &self.organ), ("place", &self.place), ("signer", &self.signer)]
        {
            if text.chars().count() > LINE {
                errors.add(name, format!("Dài quá {LINE} ký tự; hãy rút gọn."));
            }
        }
        if !is_suffix(&self.suffix) {
            errors.add("suffix", "Ký hiệu chỉ gồm chữ in hoa, giữa các nhóm là dấu gạch nối, thí dụ: LHH, LHH-VP.");
        }
        if self.place.is_empty() || self.place.contains(|c: char| c == ',' || c.is_ascii_digit()) {
            errors.add("place", "Hãy chỉ ghi địa danh, thí dụ: Lạng Sơn; ngày, tháng, năm do phần mềm ghi.");
        }
        if let Some(title) = title_before(&self.signer) {
            errors.add(
                "signer",
                format!("Chỉ ghi họ và tên, bỏ “{title}”: trước tên người ký không ghi học hàm, học vị, danh hiệu."),
            );
        }
        let authority = lines(&self.authority);
        check_authority(&authority, &mut errors);
        let addressees = [
            addressees(Closing::Statutory, &self.addressees_statutory, "addressees_statutory", &mut errors),
            addressees(Closing::Calendar, &self.addressees_calendar, "addressees_calendar", &mut errors),
        ];
        let recipients = list(&self.recipients, "recipients", &mut errors);
        let archive = |line: &&String| line.starts_with("Lưu:");
        if recipients.iter().filter(archive).count() != 1 || !recipients.last().is_some_and(|last| archive(&last)) {
            errors.add("recipients", "Dòng cuối, và chỉ dòng cuối, là dòng lưu, thí dụ: Lưu: VT, VP.");
        }
        let closing = closing_from(&self.closing);
        if closing.is_none() {
            errors.add("closing", "Hãy chọn cách chốt số liệu.");
        }
        match closing {
            Some(closing) if errors.is_empty() => Ok(Letterhead {
                superior: (!self.superior.is_empty()).then(|| self.superior.clone()),
                organ: self.organ.clone(),
                suffix: self.suffix.clone(),
                place: self.place.clone(),
                authority,
                signer: self.signer.clone(),
                addressees: addressees.concat(),
                recipients,
                closing,
            }),
            _ => Err(errors),
        }
    }
}

/// Phụ lục I, Mục II, khoản 3: letters of the organ's symbol, groups joined by a hyphen without blanks.
fn is_suffix(text: &str) -> bool {
    let group = |group: &str| !group.is_empty() && group.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    text.chars().count() <= SUFFIX && text.split('-').all(group)
}

/// Phụ lục I, Mục II, khoản 7, điểm b: authority and office in capitals.
fn check_authority(lines: &[String], errors: &mut FieldErrors) {
    if lines.is_empty() {
        errors.add("authority", "Hãy ghi quyền hạn, chức vụ của người ký, thí dụ: TM. BAN THƯỜNG VỤ.");
    } else if lines.len() > AUTHORITY {
        errors.add("authority", format!("Nhiều nhất {AUTHORITY} dòng."));
    } else if lines.iter().any(|line| line.chars().any(char::is_lowercase)) {
        errors.add("authority", "Hãy ghi bằng chữ in hoa, thí dụ: TM. BAN THƯỜNG VỤ.");
    } else if lines.iter().any(|line| line.chars().count() > LINE) {
        errors.add("authority", format!("Một dòng dài quá {LINE} ký tự; hãy rút gọn."));
    }
}

/// The title that stands before a name, as it was typed, if one does.
fn title_before(name: &str) -> Option<String> {
    let small = name.to_lowercase();
    let stands = |title: &&str| small.strip_prefix(*title).is_some_and(|rest| rest.starts_with(['.', ' ', ',']));
    let title = TITLES.into_iter().find(stands)?;
    Some(name.chars().take(title.chars().count()).collect())
}

/// Lines as they are printed: no dash before, no stop behind, for the press sets both.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let folded = line.split_whitespace().collect::<Vec<_>>().join(" ");
        folded.trim_start_matches(['-', '–', '+', ' ']).trim_end_matches([';', '.', ' ']).to_owned()
    };
    text.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

fn list(text: &str, field: &str, errors: &mut FieldErrors) -> Vec<String> {
    let lines = lines(text);
    if lines.len() > MANY {
        errors.add(field, format!("Nhiều nhất {MANY} dòng; danh sách dài hơn hãy lập thành phụ lục."));
    } else if lines.iter().any(|line| line.chars().count() > LINE) {
        errors.add(field, format!("Một dòng dài quá {LINE} ký tự; hãy rút gọn."));
    }
    lines
}

/// Nobody is addressed twice on one paper.
fn addressees(closing: Closing, text: &str, field: &str, errors: &mut FieldErrors) -> Vec<Addressee> {
    let names = list(text, field, errors);
    let twice = names.iter().enumerate().find(|(place, name)| names[..*place].contains(name));
    if let Some((_, name)) = twice {
        errors.add(field, format!("“{name}” được ghi hai lần; mỗi nơi chỉ ghi một dòng."));
    }
    Addressee::under(closing, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_is_capitals_and_hyphens() {
        assert!(["LHH", "LHHVN", "HĐY", "LHH-VP"].iter().all(|text| is_suffix(text)));
        assert!(
            ["", "lhh", "LHH ", "LHH/VP", "-LHH", "LHH-", "LHH--VP", "LHH2", "ABCDEFGHIJKLMNOPQRSTU"]
                .iter()
                .all(|text| !is_suffix(text))
        );
    }

    #[test]
    fn a_name_has_no_title_before_it() {
        let titled = [
            "TS. Hoàng Đình Khánh",
            "PGS.TS. Nông Văn Minh",
            "ThS Vi Thị Lan",
            "Giáo sư Tôn Thất Tùng",
            "BSCKII. Lê A",
        ];
        for name in titled {
            assert!(title_before(name).is_some(), "{name}");
        }
        for name in ["Hoàng Đình Khánh", "Tsần A Mùi", "Bàn Văn Ba", "Ông Văn A", "", "Y Moan", "H'Hen Niê", "Cn"]
        {
            assert_eq!(title_before(name), None, "{name}");
        }
    }

    #[test]
    fn lines_come_without_their_dashes_and_stops() {
        assert_eq!(lines("- UBND tỉnh;\n\n –  Sở  Nội vụ.\nLưu: VT, VP."), ["UBND tỉnh", "Sở Nội vụ", "Lưu: VT, VP"]);
    }
}
