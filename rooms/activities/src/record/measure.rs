//! What is counted about records: every measure with its own unit. Units are never added to one another: "lượt người" is
//! not "người" is not "hộ" (docs/rules/counting.md, rule 4). Adding a measure is adding its line here.

use super::quantity::Scale;

/// A measure as forms, lists and papers speak of it.
#[derive(Debug)]
pub struct MeasureRow {
    /// Code as stored, and the name of its field in forms.
    pub code: &'static str,
    /// The label on screen.
    pub title: &'static str,
    /// Its unit, as it stands after a number.
    pub unit: &'static str,
    /// What the form says about its field.
    pub hint: &'static str,
}

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $title:literal, $unit:literal, $hint:literal;)*) => {
        /// What is counted about a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Measure { $($(#[$doc])* $name,)* }

        impl Measure {
            /// All measures.
            pub const ALL: &'static [Measure] = &[$(Self::$name,)*];
            /// Their codes, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)*];

            /// Its line of the catalogue.
            pub const fn row(self) -> &'static MeasureRow {
                match self {
                    $(Self::$name => &MeasureRow { code: $code, title: $title, unit: $unit, hint: $hint },)*
                }
            }
        }
    };
}

measures! {
    /// Classes; one record may stand for several ("02 lớp").
    Classes = "lop", "Số lớp", "lớp", "Để trống là 01 lớp";
    /// Sessions. Not stated is unknown: never 1, never the number of communes.
    Sessions = "buoi", "Số buổi", "buổi", "Chưa biết số buổi thì để trống; không lấy số xã làm số buổi";
    /// Events of one sitting: workshops, meetings, contests.
    Events = "cuoc", "Số cuộc", "cuộc", "Thường là 1";
    /// Attendances, never de-duplicated.
    Attendances = "luot", "Lượt người", "lượt người", "Thí dụ: 120; hơn 9.000; chưa rõ";
    /// Trainees, a column of its own.
    Trainees = "hoc_vien", "Học viên", "học viên", "Tính riêng, không cộng với lượt người";
    /// Households, a column of its own.
    Households = "ho", "Hộ", "hộ", "Tính riêng, không cộng với lượt người, học viên";
    /// Tasks of consultation, critique or appraisal: distinct dossiers.
    Tasks = "nhiem_vu", "Số nhiệm vụ", "nhiệm vụ", "Mỗi hồ sơ là một nhiệm vụ; để trống là 1";
    /// Participations in consultation and critique, all roles together.
    Roles = "vai_tro", "Tổng số lượt tham gia", "lượt tham gia", "Để trống thì phần mềm tự cộng bốn vai trò";
    /// Of these as a member of a council.
    CouncilSeats = "vt_hoi_dong", "Thành viên hội đồng", "lượt", "Tham gia hội đồng tư vấn, phản biện, giám định";
    /// Of these as the one who chaired a conference.
    ConferencesChaired = "vt_hoi_nghi", "Chủ trì hội nghị, hội thảo", "lượt", "Chủ trì hội nghị, hội thảo lấy ý kiến";
    /// Of these as the one who led a task.
    TasksLed = "vt_chu_tri", "Chủ trì nhiệm vụ", "lượt", "Được giao chủ trì nhiệm vụ";
    /// Of these as an invited expert.
    ExpertInvitations = "vt_chuyen_gia", "Được mời với tư cách chuyên gia", "lượt", "Cơ quan khác mời góp ý, nhận xét";
    /// Attendances of experts.
    Experts = "chuyen_gia", "Lượt chuyên gia", "lượt chuyên gia", "Một người dự hai lần là hai lượt";
    /// Drafts commented.
    Drafts = "du_thao", "Số dự thảo", "dự thảo", "Mỗi văn bản được góp ý là một dự thảo";
    /// Attendances in councils of other organs.
    CouncilAttendances = "luot_tham_gia", "Lượt tham gia", "lượt", "Mỗi người dự một phiên là một lượt";
    /// Papers of advice sent.
    Papers = "van_ban", "Số văn bản", "văn bản", "Để trống là 1";
    /// Papers read at a workshop.
    Talks = "tham_luan", "Số tham luận", "tham luận", "";
    /// Research topics and projects.
    Topics = "de_tai", "Số đề tài, dự án", "đề tài", "Để trống là 1";
    /// Initiatives recognised.
    Initiatives = "sang_kien", "Số sáng kiến", "sáng kiến", "Để trống là 1";
    /// Entries of a contest: solutions, or models and products.
    Entries = "bai", "Số bài dự thi", "bài", "Giải pháp, mô hình hoặc sản phẩm dự thi; để trống là 1";
    /// Authors of entries.
    Authors = "tac_gia", "Số tác giả", "tác giả", "Tính riêng, không cộng với số bài, số công trình";
    /// Works that won a prize.
    Works = "cong_trinh", "Số công trình đoạt giải", "công trình", "Mỗi công trình một lần, dù được mấy giải; để trống là 1";
    /// Prizes of all classes.
    Prizes = "giai", "Tổng số giải", "giải", "Để trống thì phần mềm tự cộng các hạng giải";
    /// Special prizes.
    SpecialPrizes = "giai_dac_biet", "Giải đặc biệt", "giải", "";
    /// First prizes.
    FirstPrizes = "giai_nhat", "Giải nhất", "giải", "";
    /// Second prizes.
    SecondPrizes = "giai_nhi", "Giải nhì", "giải", "";
    /// Third prizes.
    ThirdPrizes = "giai_ba", "Giải ba", "giải", "";
    /// Consolation prizes.
    ConsolationPrizes = "giai_khuyen_khich", "Giải khuyến khích", "giải", "";
    /// Prizes of the movement: to schools and units that sent many entries.
    MovementPrizes = "giai_phong_trao", "Giải phong trào", "giải", "";
    /// Prizes to collectives.
    CollectivePrizes = "giai_tap_the", "Giải tập thể", "giải", "";
    /// Solutions applied or multiplied.
    Applications = "ung_dung", "Số giải pháp, mô hình được ứng dụng", "mô hình", "Để trống là 1";
    /// Value brought, as confirmed.
    Value = "gia_tri", "Giá trị làm lợi", "đồng", "Thí dụ: 120.000.000; khoảng 1,5 tỷ; 120 triệu";
    /// Commendations, collectives and individuals together.
    Commendations = "khen", "Tổng số lượt khen", "lượt khen", "Để trống thì phần mềm tự cộng tập thể và cá nhân";
    /// Of these to collectives.
    Collectives = "tap_the", "Tập thể", "tập thể", "";
    /// Of these to individuals.
    Individuals = "ca_nhan", "Cá nhân", "cá nhân", "";
    /// Issues of a publication.
    Issues = "so", "Số kỳ phát hành", "số", "Bản tin, tạp chí: số kỳ; sách, kỷ yếu: số đầu sách";
    /// Printed copies.
    Copies = "ban", "Số bản in", "bản", "Tổng số bản của tất cả các kỳ";
    /// News items and articles.
    Articles = "tin_bai", "Tin, bài", "tin, bài", "Đăng trên bản tin, trang thông tin, báo, đài";
    /// Delegations received or sent.
    Delegations = "doan", "Số đoàn", "đoàn", "Đoàn ra, đoàn vào";
    /// Agreements signed.
    Agreements = "thoa_thuan", "Thỏa thuận, chương trình phối hợp đã ký", "văn bản", "";
    /// Visits and working sessions.
    Visits = "lan", "Số lần", "lần", "Thường là 1";
    /// Gifts handed over.
    Gifts = "suat_qua", "Suất quà", "suất", "";
    /// Trees planted.
    Trees = "cay", "Cây trồng", "cây", "";
    /// Activities that fit no other kind.
    Activities = "hoat_dong", "Số hoạt động", "hoạt động", "Để trống là 1";
    /// Money spent or granted.
    Cost = "kinh_phi", "Kinh phí", "đồng", "Thí dụ: 25.000.000; 25 triệu; 1,2 tỷ";
}

impl Measure {
    /// Code as stored, and the name of its field in forms.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.code() == code)
    }

    /// The label on screen.
    pub const fn title(self) -> &'static str {
        self.row().title
    }

    /// Its unit, as it stands after a number.
    pub const fn unit(self) -> &'static str {
        self.row().unit
    }

    /// What the form says about its field.
    pub const fn hint(self) -> &'static str {
        self.row().hint
    }

    /// How its numbers are typed: money also in "triệu" and "tỷ".
    pub fn scale(self) -> Scale {
        if self.unit() == "đồng" { Scale::Money } else { Scale::Count }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_read_back_and_nobody_shares_one() {
        assert!(Measure::ALL.iter().all(|measure| Measure::from_code(measure.code()) == Some(*measure)));
        let codes: BTreeSet<_> = Measure::CODES.iter().collect();
        assert_eq!(codes.len(), Measure::ALL.len());
        assert_eq!(Measure::from_code("nguoi"), None);
    }
}
