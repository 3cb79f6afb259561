//! The words around a paper: organ, suffix of its numbers, place, authority, signer, addressees, recipients.
//! Source of what must stand where: Nghị định 30/2020/NĐ-CP, Phụ lục I. Which words stand there is each organ's own.

use kernel::{Closing, document};
use organisation::{Body, BodyKind};
use serde::Serialize;

use super::addressee::Addressee;

/// The words around a body's papers, who receives them, and how they are usually closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// The organ directly above, if it is to be named.
    pub superior: Option<String>,
    /// The issuing organ.
    pub organ: String,
    /// After the type's abbreviation: "LHH" in "05/BC-LHH".
    pub suffix: String,
    /// Where papers are signed.
    pub place: String,
    /// "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH".
    pub authority: Vec<String>,
    /// The signer, without titles.
    pub signer: String,
    /// "Kính gửi:", each under its closing; may be empty.
    pub addressees: Vec<Addressee>,
    /// "Nơi nhận:", the archive line last.
    pub recipients: Vec<String>,
    /// Which closing its reports are offered with first (docs/rules/periods.md).
    pub closing: Closing,
}

impl Letterhead {
    /// What a body's name says, until somebody says otherwise.
    pub fn derived(body: &Body, union: &Body) -> Self {
        let is_union = body.no == union.no;
        let suffix = if is_union { "LHH".to_owned() } else { initials(&body.short) };
        let organ_of_all = if is_union { "BAN THƯỜNG VỤ" } else { "BAN CHẤP HÀNH" };
        let above = match body.kind {
            BodyKind::Country => "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam",
            BodyKind::Union => "Liên hiệp các Hội KH&KT Việt Nam",
            _ => &union.short,
        };
        let at_home: &[&str] = match body.kind {
            BodyKind::Union => &["Thường trực Tỉnh ủy", "UBND tỉnh"],
            _ => &[],
        };
        // The province closes as the state does; the organ above is sent either.
        let addressees = [
            Addressee::under(Closing::Statutory, at_home.iter().copied().chain([above])),
            Addressee::under(Closing::Calendar, [above]),
        ];
        let mut recipients = vec!["Như trên".to_owned()];
        if is_union {
            recipients.push("Các tổ chức thành viên".to_owned());
        }
        recipients.push("Lưu: VT".to_owned());
        Self {
            superior: (!is_union).then(|| union.name.clone()),
            organ: body.name.clone(),
            suffix,
            place: province(&union.name),
            authority: vec![format!("TM. {organ_of_all}"), "CHỦ TỊCH".to_owned()],
            signer: String::new(),
            addressees: addressees.concat(),
            recipients,
            closing: Closing::Statutory,
        }
    }

    /// Elements 1 to 4 of a report that has no number and no date yet.
    pub fn of_draft(&self, kind: &str, year: i32) -> document::Letterhead {
        document::Letterhead {
            superior: self.superior.clone(),
            organ: self.organ.clone(),
            number: format!("        /{kind}-{}", self.suffix),
            place: self.place.clone(),
            date: format!("ngày      tháng      năm {year}"),
        }
    }
}

/// "Hội Làm vườn" is "HLV".
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .collect()
}

/// "… tỉnh Lạng Sơn" is signed at Lạng Sơn.
fn province(name: &str) -> String {
    let after = |mark: &str| name.split_once(mark).map(|(_, place)| place.trim().to_owned());
    after(" tỉnh ").or_else(|| after(" thành phố ")).unwrap_or_else(|| "Hà Nội".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_place_and_suffix() {
        assert_eq!(province("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn"), "Lạng Sơn");
        assert_eq!(province("Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam"), "Hà Nội");
        assert_eq!(initials("Hội Đông y"), "HĐY");
    }
}
