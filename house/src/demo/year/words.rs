//! The words and days of the made-up year that a record takes in turn. No paper, no decision and no person here is real; where a
//! real organ is named, it only stands in its usual place.

use activities::record::Attribute;
use kernel::Day;

/// What records carry out.
pub const PROGRAMMES: [&str; 5] = [
    "Kế hoạch công tác năm 2024 của Liên hiệp hội tỉnh (minh họa)",
    "Nghị quyết số 45-NQ/TW về tiếp tục xây dựng và phát huy vai trò của đội ngũ trí thức",
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025",
    "Đề án chuyển đổi số của tỉnh (minh họa)",
    "Chương trình phối hợp với Mặt trận Tổ quốc tỉnh (minh họa)",
];

const ORGANS: [&str; 5] = [
    "Ủy ban nhân dân tỉnh",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Ủy ban Mặt trận Tổ quốc tỉnh",
    "Ban Tuyên giáo Tỉnh ủy",
];
/// Who holds what the Union or a member only takes part in.
pub const HOSTS: [&str; 4] =
    ["Sở Y tế", "Sở Nông nghiệp và Phát triển nông thôn", "Ủy ban Mặt trận Tổ quốc tỉnh", "Tỉnh đoàn"];
const CONFIRMING: [&str; 3] = ["Ủy ban nhân dân xã", "Hợp tác xã dịch vụ nông nghiệp", "Phòng Kinh tế huyện"];

/// A day of the year; days beyond the 27th are not asked for.
pub fn day(year: i32, month: usize, day: usize) -> Day {
    let (month, day) = (u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
    Day::new(year, month, day).unwrap_or(Day::MIN)
}

/// So many days before.
pub fn before(day: Day, days: usize) -> Day {
    (0..days).fold(day, |day, _| day.previous())
}

/// So many days after.
pub fn after(day: Day, days: usize) -> Day {
    (0..days).fold(day, |day, _| day.next())
}

/// The branch of whoever is in charge.
pub fn branch(lead: &str) -> &'static str {
    match lead {
        "Hội Làm vườn" | "Hội Khoa học Kỹ thuật Lâm nghiệp" => "nong_lam_ngu",
        "Hội Khoa học Kỹ thuật Thủy lợi" => "moi_truong",
        "Hội Khoa học Kinh tế Nông nghiệp và Phát triển nông thôn" => "kinh_te",
        "Hội Xây dựng" => "cong_nghiep",
        "Hội Cựu giáo chức" => "giao_duc",
        "" => "cntt",
        _ => "y_duoc",
    }
}

/// What is only known once something is over.
pub fn is_of_a_result(attribute: Attribute) -> bool {
    matches!(attribute, Attribute::ResultPaper | Attribute::Uptake | Attribute::Grade)
}

/// Words, in turn.
pub fn said(attribute: Attribute, turn: usize) -> Option<String> {
    let paper = |what: &str| Some(format!("{what} số {}/MH (văn bản minh họa)", 100 + turn));
    match attribute {
        Attribute::OrderedBy => Some(ORGANS[turn % ORGANS.len()].to_owned()),
        Attribute::OrderPaper => paper("Công văn"),
        Attribute::ResultPaper => paper("Báo cáo kết quả"),
        Attribute::Symbol => Some(format!("{}/MH-LHH", 10 + turn)),
        Attribute::Addressee => Some(ORGANS[(turn + 2) % ORGANS.len()].to_owned()),
        Attribute::Assigned if turn.is_multiple_of(2) => paper("Thông báo"),
        Attribute::Granted if turn.is_multiple_of(4) => paper("Quyết định cấp kinh phí"),
        Attribute::Reply if turn.is_multiple_of(3) => paper("Công văn phản hồi"),
        Attribute::Head => Some("Đơn vị chủ trì".to_owned()),
        Attribute::ConfirmedBy => Some(CONFIRMING[turn % CONFIRMING.len()].to_owned()),
        Attribute::Session => Some(format!("kỳ {}, năm 2024", turn + 1)),
        _ => None,
    }
}

/// A day beside the counting one, in turn.
pub fn day_of(attribute: Attribute, turn: usize, counted: Day) -> Option<String> {
    let days = match attribute {
        Attribute::AssignedDay if turn.is_multiple_of(2) => 15,
        Attribute::GrantedDay if turn.is_multiple_of(4) => 40,
        Attribute::ReplyDay if turn.is_multiple_of(3) => 25,
        Attribute::HandedDay if turn.is_multiple_of(2) => 12,
        Attribute::RevokedDay if turn == 3 => 60,
        _ => return None,
    };
    Some(after(counted, days).to_string())
}
