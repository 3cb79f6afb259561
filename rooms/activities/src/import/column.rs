//! The interchange columns of a kind: what its form asks, under headings that people read and keys that never change.
//! The template, the export and the matching of somebody's own spreadsheet read the same list, derived from the
//! catalogue's line: a new measure or attribute has its column without a word here.

use sheets::{ColumnFormat, Need};

use crate::record::{Attribute, Kind, Measure, Scale, Sort, State, Timing, day_names};

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The row's own number in the sheet's own numbering, or the record's name at the door.
    External,
    /// What it was about.
    Title,
    /// First day.
    First,
    /// Last day.
    Last,
    /// First and last day in one phrase: "27-28/9/2022".
    When,
    /// Bodies of the federation in charge.
    Lead,
    /// Bodies of the federation that took part.
    Partner,
    /// Bodies from outside in charge.
    OutsideLead,
    /// Bodies from outside that took part.
    OutsidePartner,
    /// Where.
    Places,
    /// Something counted.
    Measure(Measure),
    /// Something else it says.
    Attribute(Attribute),
    /// What it carries out.
    Programmes,
    /// The record of which it is a part.
    PartOf,
    /// "Gộp" for a bulk record.
    Detail,
    /// How far it has come.
    State,
    /// Why it was cancelled.
    Reason,
    /// Whatever else.
    Note,
}

/// Keys that every kind has, with their codes; those of measures and attributes are their own.
const OWN: [(Key, &str); 15] = [
    (Key::External, "ma_rieng"),
    (Key::Title, "noi_dung"),
    (Key::First, "tu_ngay"),
    (Key::Last, "den_ngay"),
    (Key::When, "thoi_gian"),
    (Key::Lead, "chu_tri"),
    (Key::Partner, "phoi_hop"),
    (Key::OutsideLead, "ngoai_chu_tri"),
    (Key::OutsidePartner, "ngoai_phoi_hop"),
    (Key::Places, "dia_diem"),
    (Key::Programmes, "chuong_trinh"),
    (Key::PartOf, "thuoc"),
    (Key::Detail, "gop"),
    (Key::State, "trang_thai"),
    (Key::Note, "ghi_chu"),
];
/// Apart, because it follows the state in the list of columns and has no place of its own in the table above.
const REASON: &str = "ly_do_huy";

impl Key {
    /// Its code, as it is stored and as `--map` names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Measure(measure) => measure.code(),
            Self::Attribute(attribute) => attribute.code(),
            Self::Reason => REASON,
            own => OWN.iter().find(|(key, _)| *key == own).map_or("", |(_, code)| code),
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == REASON {
            return Some(Self::Reason);
        }
        let own = OWN.iter().find(|(_, its)| *its == code).map(|(key, _)| *key);
        own.or_else(|| Measure::from_code(code).map(Self::Measure))
            .or_else(|| Attribute::from_code(code).map(Self::Attribute))
    }

    /// The field of the entry form whose errors belong to it.
    pub fn field(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::First | Self::When => "first",
            Self::Last => "last",
            Self::Lead => "lead",
            Self::Partner => "partner",
            Self::OutsideLead => "outside_lead",
            Self::OutsidePartner => "outside_partner",
            Self::Places => "places",
            Self::Programmes => "programmes",
            Self::PartOf => "part_of",
            Self::Detail => "detail",
            Self::Note => "note",
            Self::External | Self::State | Self::Reason => "",
            Self::Measure(_) | Self::Attribute(_) => self.code(),
        }
    }

    /// Whether a merged cell may stand for the rows it covers: a name may, a number may not.
    pub fn may_repeat(self) -> bool {
        !matches!(self, Self::Measure(_) | Self::External | Self::Reason | Self::Note)
    }
}

/// A column as templates, exports and the matching page speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is about.
    pub key: Key,
    /// Its heading.
    pub title: String,
    /// What is typed there, for the instructions.
    pub note: String,
    /// An example.
    pub example: String,
    /// Whether a row stands without it.
    pub need: Need,
    /// What is typed there, for Excel.
    pub format: ColumnFormat,
}

/// Name of the list of bodies in a template.
pub const BODIES: &str = "don_vi";

/// The columns of a kind, in the order of the template and the export.
pub fn columns(kind: Kind) -> Vec<Column> {
    let row = kind.row();
    let mut columns = vec![
        plain(
            Key::External,
            "Mã riêng",
            "Số của dòng trong sổ của đơn vị. Nhập lại tệp có cùng mã thì không ghi trùng.",
            "TH-2022-014",
        ),
        Column {
            need: Need::Required,
            ..plain(Key::Title, row.subject, "Ghi như trong văn bản, không quá 300 ký tự.", "")
        },
    ];
    columns.extend(days(kind));
    columns.extend(parties(kind));
    columns.push(plain(
        Key::Places,
        "Địa điểm",
        "Các xã, phường cách nhau bằng dấu chấm phẩy; hoặc chỉ ghi số xã.",
        "xã Quang Thuận; xã Dương Phong",
    ));
    columns.extend(row.measures.iter().map(|measure| counted(kind, *measure)));
    columns.extend(row.all_attributes().map(|attribute| said(kind, attribute)));
    columns.push(plain(
        Key::Programmes,
        "Thực hiện chương trình, đề án, nghị quyết",
        "Các văn bản cách nhau bằng dấu chấm phẩy.",
        "",
    ));
    if !row.part_of.is_empty() {
        let kinds: Vec<&str> = row.part_of.iter().map(|kind| kind.row().noun).collect();
        let note = format!("Mã riêng của bản ghi mà dòng này thuộc về: {}.", kinds.join("; "));
        columns.push(Column { note, ..plain(Key::PartOf, "Thuộc bản ghi", "", "") });
    }
    columns.extend(standing());
    columns.push(plain(Key::Note, "Ghi chú", "Điều cần ghi thêm.", ""));
    columns
}

/// One column of a kind, if it has it. "Thời gian" is one that only own spreadsheets have.
pub fn column(kind: Kind, key: Key) -> Option<Column> {
    if key == Key::When {
        return Some(when());
    }
    columns(kind).into_iter().find(|column| column.key == key)
}

/// First and last day in one column.
pub fn when() -> Column {
    plain(Key::When, "Thời gian", "Một ngày hoặc một khoảng trong một ô.", "27-28/9/2022")
}

fn plain(key: Key, title: &str, note: &str, example: &str) -> Column {
    Column {
        key,
        title: title.to_owned(),
        note: note.to_owned(),
        example: example.to_owned(),
        need: Need::Optional,
        format: ColumnFormat::Text,
    }
}

fn days(kind: Kind) -> Vec<Column> {
    let (first, last) = day_names(kind);
    let need = if matches!(kind.row().timing, Timing::Decided { .. }) { Need::Optional } else { Need::Required };
    let day = |key, title, note| Column { format: ColumnFormat::Day, ..plain(key, title, note, "27/9/2022") };
    let note = match kind.row().timing {
        Timing::Decided { .. } => "Số liệu tính theo ngày này. Chưa rõ thì để trống và ghi ngày công bố, trao.",
        Timing::Held { .. } => "Ngày bắt đầu.",
        Timing::Runs { .. } => "Ngày bắt đầu theo văn bản.",
    };
    let mut days = vec![Column { need, ..day(Key::First, first, note) }];
    if let Some(last) = last {
        let note = match kind.row().timing {
            Timing::Runs { .. } => "Chưa có thì để trống: việc đang thực hiện.",
            _ => "Một ngày thì để trống. Số liệu tính theo ngày này.",
        };
        days.push(day(Key::Last, last, note));
    }
    days
}

fn parties(kind: Kind) -> Vec<Column> {
    let ours = |key, title, note| Column {
        format: ColumnFormat::List(BODIES.to_owned()),
        ..plain(key, title, note, "Hội Làm vườn")
    };
    vec![
        ours(
            Key::Lead,
            kind.row().owners,
            "Tên đơn vị trong Liên hiệp hội; nhiều đơn vị cách nhau bằng dấu chấm phẩy.",
        ),
        ours(Key::Partner, "Đơn vị phối hợp", "Đơn vị trong Liên hiệp hội tham gia; cách nhau bằng dấu chấm phẩy."),
        plain(Key::OutsideLead, "Đơn vị ngoài chủ trì", "Chỉ ghi khi đơn vị ngoài đứng ra tổ chức.", ""),
        plain(Key::OutsidePartner, "Đơn vị ngoài phối hợp", "Cách nhau bằng dấu chấm phẩy.", "Hội Nông dân tỉnh"),
    ]
}

fn counted(kind: Kind, measure: Measure) -> Column {
    let example = match measure {
        measure if measure.scale() == Scale::Money => "25.000.000",
        Measure::Attendances | Measure::Trainees | Measure::Households | Measure::Copies | Measure::Trees => "120",
        _ => "2",
    };
    let mut note = format!(
        "Đơn vị tính: {}. Có thể ghi “hơn”, “gần”, “khoảng” trước số; chưa biết thì ghi “chưa rõ”.",
        measure.unit()
    );
    let hint = kind.row().hint_of(measure);
    if !hint.is_empty() {
        note = format!("{note} {}.", hint.trim_end_matches('.'));
    }
    let column = plain(Key::Measure(measure), kind.row().title_of(measure), "", example);
    let format = if measure.scale() == Scale::Money { ColumnFormat::Money } else { ColumnFormat::Count };
    Column { note, format, ..column }
}

fn said(kind: Kind, attribute: Attribute) -> Column {
    let (format, note) = match attribute.row().sort {
        Sort::Word(words) => {
            let all: Vec<String> = words.iter().map(|(_, word)| (*word).to_owned()).collect();
            (ColumnFormat::Choice(all), "Chọn một trong danh sách.".to_owned())
        }
        Sort::Words => (ColumnFormat::Text, kind.row().note_of(attribute).to_owned()),
        Sort::Day => (ColumnFormat::Day, kind.row().note_of(attribute).to_owned()),
        Sort::Number(least, most) => (ColumnFormat::Whole, format!("Số từ {least} đến {most}.")),
    };
    let need = if kind.row().required.contains(&attribute) { Need::Required } else { Need::Optional };
    Column { note, need, format, ..plain(Key::Attribute(attribute), kind.row().name_of(attribute), "", "") }
}

/// What the state column says of a bulk record.
pub const BULK: &str = "Gộp";

/// Codes of the states that a sheet may name; the others come about by verbs of the house alone.
pub const STATES: [&str; 4] = ["done", "running", "planned", "cancelled"];

fn standing() -> [Column; 3] {
    let states = State::WORDS.iter().filter(|(code, _)| STATES.contains(code)).map(|(_, word)| (*word).to_owned());
    [
        Column {
            format: ColumnFormat::Choice(vec![BULK.to_owned()]),
            ..plain(
                Key::Detail,
                "Bản ghi gộp",
                "Ghi “Gộp” khi một dòng là số gộp của nhiều việc chưa ghi chi tiết.",
                "",
            )
        },
        Column {
            format: ColumnFormat::Choice(states.collect()),
            ..plain(Key::State, "Trạng thái", "Để trống thì phần mềm xác định theo ngày.", "")
        },
        plain(Key::Reason, "Lý do hủy", "Chỉ ghi khi trạng thái là “Đã hủy”.", "Mưa bão"),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_are_read_back_and_nobody_shares_one() {
        let mut codes = BTreeSet::new();
        for kind in Kind::ALL {
            let columns = columns(*kind);
            let titles: BTreeSet<String> = columns.iter().map(|column| viet::fold(&column.title)).collect();
            assert_eq!(titles.len(), columns.len(), "{kind:?} has two columns of one heading");
            for column in columns {
                assert_eq!(Key::from_code(column.key.code()), Some(column.key), "{:?}", column.key);
            }
        }
        for code in OWN.iter().map(|(_, code)| *code).chain([REASON]).chain(Measure::CODES.iter().copied()) {
            assert!(codes.insert(code), "{code} stands twice");
        }
        assert!(Attribute::ALL.iter().all(|attribute| codes.insert(attribute.code())));
        assert_eq!(Key::from_code("ten"), None);
    }

    #[test]
    fn a_class_has_these_columns() {
        let titles: Vec<String> = columns(Kind::TrainingClass).into_iter().map(|column| column.title).collect();
        insta::assert_snapshot!(titles.join("\n"), @"
        Mã riêng
        Nội dung, chuyên đề
        Từ ngày
        Đến hết ngày
        Đơn vị chủ trì
        Đơn vị phối hợp
        Đơn vị ngoài chủ trì
        Đơn vị ngoài phối hợp
        Địa điểm
        Số lớp
        Lượt người
        Học viên
        Hộ
        Kinh phí
        Nguồn gốc
        Lĩnh vực
        Đối tượng tham dự
        Hình thức
        Thực hiện chương trình, đề án, nghị quyết
        Bản ghi gộp
        Trạng thái
        Lý do hủy
        Ghi chú
        ");
    }
}
