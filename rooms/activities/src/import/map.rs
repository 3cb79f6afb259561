//! The file that says at the console what columns mean (`--map`): TOML, a heading and the code of its key on each line.
//! Headings are composed (NFC), as those of a sheet are; which of them the sheet has and which codes the kind has is asked
//! later (console.rs).

use std::collections::BTreeMap;

use figment::Figment;
use figment::providers::{Format, Toml};
use kernel::{Kind, Refusal};

/// The codes of keys by headings.
///
/// # Errors
/// `import.map_unreadable`: it is no TOML, something in it is no text, or two lines speak of one heading.
pub fn read(text: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let typed: BTreeMap<String, String> =
        Figment::from(Toml::string(text)).extract().map_err(|error| unreadable(&error.to_string()))?;
    let mut keys = BTreeMap::new();
    for (heading, code) in typed {
        let heading = viet::nfc(&heading);
        if keys.contains_key(&heading) {
            return Err(unreadable(&format!("hai dòng cùng ghép cột “{heading}”")));
        }
        keys.insert(heading, code.trim().to_owned());
    }
    Ok(keys)
}

fn unreadable(why: &str) -> Refusal {
    let sentence =
        format!("Tệp ghép cột không đọc được ({why}). Mỗi dòng ghép một cột, thí dụ: \"Tên lớp\" = \"noi_dung\".");
    Refusal::new(Kind::WrongState, "import.map_unreadable", sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_heading_and_a_code() {
        let keys =
            read("\"Tên lớp\" = \"noi_dung\"\nSTT = \"\" # không nhập\n\"Nga\u{300}y\" = \" thoi_gian \"\n").unwrap();
        let shown: Vec<String> = keys.iter().map(|(heading, code)| format!("{heading}={code}")).collect();
        assert_eq!(shown, ["Ngày=thoi_gian", "STT=", "Tên lớp=noi_dung"]);
        assert_eq!(read("").unwrap(), BTreeMap::new());
    }

    #[test]
    fn what_is_no_map_is_refused() {
        for wrong in [
            "Tên lớp = \"noi_dung\"",
            "a = 1",
            "[a]\nb = \"c\"",
            "a = \"b\"\na = \"c\"",
            "\"\u{c0}\" = \"\"\n\"A\u{300}\" = \"\"",
            "a = [\"b\"]",
        ] {
            assert_eq!(read(wrong).unwrap_err().code, "import.map_unreadable", "{wrong}");
        }
    }
}
