//! What else a record may say, each of one sort: a word of a list, words, a day, a number. Figures ask attributes by their
//! codes, so a code and the codes of its words are never renamed. Adding an attribute is adding its line here.

use kernel::Day;

use super::kind::KindRow;
use super::synonyms;

/// What an attribute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One word of a list: stored code and words on screen.
    Word(&'static [(&'static str, &'static str)]),
    /// Words, at most [`WORDS`] characters.
    Words,
    /// A day.
    Day,
    /// A whole number in a range, both ends included.
    Number(i64, i64),
}

/// Longest value of [`Sort::Words`], in characters.
pub const WORDS: usize = 300;

/// An attribute as forms, lists and papers speak of it.
#[derive(Debug)]
pub struct AttributeRow {
    /// Code as stored, and the name of its field in forms.
    pub code: &'static str,
    /// The label on screen.
    pub title: &'static str,
    /// What it holds.
    pub sort: Sort,
    /// What the form says about its field.
    pub hint: &'static str,
    /// What becomes of it in a copy of its record.
    pub copied: Copied,
}

/// What becomes of an attribute where a record is copied into a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is likely to be the same again.
    Along,
    /// It belongs to one paper, one decision or one occasion: the next one has its own.
    Never,
}

macro_rules! copied {
    () => {
        Copied::Along
    };
    (once) => {
        Copied::Never
    };
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $title:literal, $sort:expr, $hint:literal $(, $once:ident)?;)*) => {
        /// What else a record may say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Attribute { $($(#[$doc])* $name,)* }

        impl Attribute {
            /// All attributes.
            pub const ALL: &'static [Attribute] = &[$(Self::$name,)*];

            /// Its line of the catalogue.
            pub const fn row(self) -> &'static AttributeRow {
                match self {
                    $(Self::$name => {
                        const ROW: AttributeRow = AttributeRow {
                            code: $code,
                            title: $title,
                            sort: $sort,
                            hint: $hint,
                            copied: copied!($($once)?),
                        };
                        &ROW
                    })*
                }
            }
        }
    };
}

use Sort::{Number, Word, Words};

attributes! {
    /// Whose wish it was (docs/rules/counting.md, rule 7).
    Origin = "nguon_goc", "Nguồn gốc", Word(&[
        ("giao", "Cấp ủy, UBND giao"), ("dat_hang", "Sở, ngành đặt hàng"), ("phoi_hop", "Phối hợp"),
        ("tu_thuc_hien", "Tự thực hiện")]), "";
    /// The branch of knowledge.
    Branch = "linh_vuc", "Lĩnh vực", Word(&[
        ("nong_lam_ngu", "Nông, lâm nghiệp, thủy sản"), ("y_duoc", "Y dược, sức khỏe"),
        ("giao_duc", "Giáo dục, đào tạo"), ("cntt", "Công nghệ thông tin, chuyển đổi số"),
        ("cong_nghiep", "Công nghiệp, xây dựng, giao thông"), ("moi_truong", "Môi trường, khí hậu"),
        ("kinh_te", "Kinh tế, quản lý"), ("phap_luat", "Pháp luật, chính sách"),
        ("van_hoa", "Văn hóa, lịch sử, xã hội"), ("khac", "Lĩnh vực khác")]), "";
    /// Whom it was for.
    Audience = "doi_tuong_du", "Đối tượng tham dự", Word(&[
        ("hoi_vien", "Hội viên"), ("tri_thuc", "Trí thức, chuyên gia"), ("can_bo", "Cán bộ, công chức, viên chức"),
        ("nong_dan", "Nông dân, hộ gia đình"), ("hoc_sinh", "Học sinh, sinh viên"), ("phu_nu", "Phụ nữ"),
        ("doanh_nghiep", "Doanh nghiệp, hợp tác xã"), ("nhan_dan", "Nhân dân nói chung")]), "";
    /// In one room or not.
    Form = "hinh_thuc", "Hình thức", Word(&[
        ("truc_tiep", "Trực tiếp"), ("truc_tuyen", "Trực tuyến"), ("ket_hop", "Trực tiếp kết hợp trực tuyến"),
        ("phuong_tien", "Qua báo, đài, mạng xã hội")]), "";
    /// What a task of consultation, critique or appraisal is about (rule 7).
    Object = "doi_tuong", "Đối tượng tư vấn, phản biện, giám định", Word(&[
        ("van_ban", "Văn bản"), ("de_an", "Đề án"), ("do_an", "Đồ án quy hoạch"), ("du_an", "Dự án")]), "";
    /// Who asked.
    OrderedBy = "co_quan", "Cơ quan giao, đặt hàng, chủ trì", Words, "Thí dụ: UBND tỉnh; Sở Khoa học và Công nghệ";
    /// The paper that asked.
    OrderPaper = "van_ban_giao", "Văn bản giao, đề nghị", Words, "Thí dụ: Công văn số 812/UBND-KGVX ngày 04/3/2022", once;
    /// The paper with the result.
    ResultPaper = "van_ban_ket_qua", "Văn bản kết quả", Words, "Số, ký hiệu, ngày và trích yếu", once;
    /// What became of the opinion.
    Uptake = "tiep_thu", "Mức độ tiếp thu", Word(&[
        ("toan_bo", "Tiếp thu toàn bộ"), ("mot_phan", "Tiếp thu một phần"), ("khong", "Không tiếp thu"),
        ("chua_phan_hoi", "Chưa phản hồi")]), "", once;
    /// What sort of another organ's council.
    Council = "hoi_dong", "Loại hội đồng", Word(&[
        ("tham_dinh", "Thẩm định"), ("xet_duyet", "Xét duyệt, tuyển chọn"), ("nghiem_thu", "Nghiệm thu"),
        ("khac", "Hội đồng khác")]), "";
    /// The paper itself.
    Symbol = "so_ky_hieu", "Số, ký hiệu văn bản", Words, "Thí dụ: 84/TTr-LHH", once;
    /// Whom a paper of advice was sent to.
    Addressee = "noi_nhan", "Nơi nhận", Words, "Thí dụ: Tỉnh ủy; UBND tỉnh";
    /// The chain of a proposal: the paper that gave the task.
    Assigned = "giao_theo", "Được giao theo văn bản", Words, "Văn bản của cấp có thẩm quyền giao thực hiện đề xuất", once;
    /// The day of that paper.
    AssignedDay = "giao_ngay", "Ngày được giao", Sort::Day, "", once;
    /// The paper that granted money.
    Granted = "cap_theo", "Kinh phí cấp theo văn bản", Words, "", once;
    /// The day of that paper.
    GrantedDay = "cap_ngay", "Ngày cấp kinh phí", Sort::Day, "", once;
    /// The paper that answered.
    Reply = "phan_hoi", "Văn bản phản hồi", Words, "", once;
    /// The day of that paper.
    ReplyDay = "phan_hoi_ngay", "Ngày phản hồi", Sort::Day, "", once;
    /// The level of a topic or an initiative.
    Level = "cap", "Cấp", Word(&[
        ("co_so", "Cấp cơ sở"), ("tinh", "Cấp tỉnh"), ("bo", "Cấp bộ, ngành"), ("nha_nuoc", "Cấp quốc gia"),
        ("quoc_te", "Hợp tác quốc tế")]), "";
    /// What the body is in a topic.
    TopicRole = "vai_tro_de_tai", "Vai trò", Word(&[
        ("chu_tri", "Chủ trì"), ("phoi_hop", "Phối hợp"), ("thanh_vien", "Hội viên tham gia")]), "";
    /// How a topic was accepted.
    Grade = "xep_loai", "Xếp loại nghiệm thu", Word(&[
        ("xuat_sac", "Xuất sắc"), ("dat", "Đạt"), ("khong_dat", "Không đạt")]), "", once;
    /// Who leads a topic.
    Head = "chu_nhiem", "Chủ nhiệm", Words, "Ghi họ tên khi được phép công khai";
    /// Which contest.
    Contest = "cuoc_thi", "Cuộc thi, hội thi, giải thưởng", Word(&[
        ("stkt", "Hội thi Sáng tạo kỹ thuật"), ("ttnnd", "Cuộc thi Sáng tạo thanh thiếu niên nhi đồng"),
        ("vifotec", "Giải thưởng Sáng tạo Khoa học Công nghệ Việt Nam (VIFOTEC)"), ("nha_nong", "Cuộc thi Sáng tạo nhà nông"),
        ("khac", "Cuộc thi khác")]), "";
    /// Which edition of it; a province has its own numbers.
    Edition = "lan_thu", "Lần thứ", Number(1, 200), "Số của chính cuộc thi ấy; mỗi tỉnh có số riêng";
    /// The round; rounds are separate figures, never added (rule 6).
    Round = "vong", "Vòng, cấp", Word(&[
        ("co_so", "Cấp cơ sở"), ("huyen", "Cấp huyện"), ("tinh", "Cấp tỉnh"), ("toan_quoc", "Toàn quốc")]), "";
    /// What the Union is in a contest (rule 10).
    ContestRole = "vai_tro_to_chuc", "Vai trò của Liên hiệp hội", Word(&[
        ("thuong_truc", "Cơ quan thường trực"), ("chu_tri", "Chủ trì"), ("thanh_vien", "Thành viên Ban Tổ chức"),
        ("phoi_hop", "Phối hợp"), ("tham_muu", "Tham mưu")]), "";
    /// Who confirms the effect.
    ConfirmedBy = "xac_nhan", "Đơn vị xác nhận", Words, "Cơ quan, đơn vị xác nhận hiệu quả ứng dụng";
    /// Given or received: never added to one another (rule 9).
    Direction = "chieu", "Trao hay nhận", Word(&[
        ("trao", "Đơn vị khen thưởng (trao)"), ("nhan", "Đơn vị được khen thưởng (nhận)")]), "";
    /// The form of commendation.
    Award = "hinh_thuc_khen", "Hình thức khen thưởng", Word(&[
        ("giay_khen", "Giấy khen"), ("bang_khen", "Bằng khen"), ("ky_niem_chuong", "Kỷ niệm chương"),
        ("co_thi_dua", "Cờ thi đua"), ("huan_chuong", "Huân chương, huy chương"),
        ("danh_hieu", "Danh hiệu thi đua"), ("ton_vinh", "Tôn vinh trí thức tiêu biểu"), ("khac", "Hình thức khác")]), "";
    /// Who commends.
    AwardLevel = "cap_khen", "Cấp khen", Word(&[
        ("hoi", "Hội thành viên"), ("lhh", "Liên hiệp hội"), ("ubnd_tinh", "UBND tỉnh, Chủ tịch UBND tỉnh"),
        ("vusta", "Liên hiệp hội Việt Nam"), ("bo_nganh", "Bộ, ngành trung ương"),
        ("nha_nuoc", "Thủ tướng, Chủ tịch nước"), ("khac", "Cấp khác")]), "";
    /// The year of the merit.
    MeritYear = "nam_thanh_tich", "Thành tích của năm", Number(1980, 2100), "Năm lập thành tích, có thể khác năm quyết định", once;
    /// The day it was announced or handed over; it never counts (rule 9).
    HandedDay = "ngay_trao", "Ngày công bố, trao", Sort::Day, "Không tính số liệu theo ngày này", once;
    /// The day a revocation was decided.
    RevokedDay = "ngay_thu_hoi", "Ngày quyết định thu hồi", Sort::Day, "Chỉ ghi khi đã bị thu hồi", once;
    /// Whether the counting day is the decision's, or only the announcement's because the decision's is not known. Nobody
    /// types it: it follows from which day was given.
    Dated = "xac_dinh_ngay", "Xác định theo", Word(&[
        ("quyet_dinh", "Ngày quyết định"), ("cong_bo", "Ngày công bố, vì chưa rõ ngày quyết định")]), "", once;
    /// What sort of publication.
    Publication = "loai_an_pham", "Loại ấn phẩm", Word(&[
        ("ban_tin", "Bản tin"), ("tap_chi", "Tạp chí, đặc san"), ("sach", "Sách, kỷ yếu"),
        ("trang_tin", "Trang thông tin điện tử"), ("bao_dai", "Báo, đài phát thanh, truyền hình"),
        ("khac", "Loại khác")]), "";
    /// Within the country or beyond.
    Reach = "pham_vi", "Phạm vi hợp tác", Word(&[("trong_nuoc", "Trong nước"), ("quoc_te", "Quốc tế")]), "";
    /// What sort of meeting.
    Meeting = "loai_hoi_nghi", "Loại hội nghị", Word(&[
        ("ban_chap_hanh", "Hội nghị Ban Chấp hành"), ("ban_thuong_vu", "Hội nghị Ban Thường vụ"),
        ("so_ket", "Sơ kết"), ("tong_ket", "Tổng kết"), ("giao_ban", "Giao ban"), ("dai_hoi", "Đại hội"),
        ("gap_mat", "Gặp mặt, tọa đàm trí thức"), ("chuyen_de", "Chuyên đề, khác")]), "";
    /// "lần thứ VI, nhiệm kỳ 2019-2024".
    Session = "phien", "Lần, nhiệm kỳ", Words, "Thí dụ: lần thứ VI, nhiệm kỳ 2019-2024", once;
}

impl Attribute {
    /// Code as stored, and the name of its field in forms.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|attribute| attribute.code() == code)
    }

    /// The label on screen.
    pub const fn title(self) -> &'static str {
        self.row().title
    }

    /// The label in the form of a kind, which may call it otherwise.
    pub fn called_in(self, row: &KindRow) -> &'static str {
        row.name_of(self)
    }

    /// What the form of a kind says about its field.
    pub fn noted_in(self, row: &KindRow) -> &'static str {
        row.note_of(self)
    }

    /// Reads what was typed or chosen: the value as it is stored, `None` for nothing. Words of a list are taken by their
    /// code, by what they say on screen, with or without accents, or by what people write for it (`synonyms.rs`).
    ///
    /// # Errors
    /// The sentence that says what is wrong and how to mend it.
    pub fn read(self, typed: &str) -> Result<Option<String>, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        match self.row().sort {
            Sort::Word(words) => self.word(words, typed).map(Some),
            Sort::Words if typed.chars().count() > WORDS => {
                Err(format!("{} dài quá {WORDS} ký tự; hãy rút gọn.", self.title()))
            }
            Sort::Words => Ok(Some(typed.split_whitespace().collect::<Vec<_>>().join(" "))),
            Sort::Day => match viet::parse_date(typed) {
                Ok(date) => Ok(Some(Day::from(date).to_string())),
                Err(error) => Err(error.to_string()),
            },
            Sort::Number(least, most) => number(typed, least, most).map(Some),
        }
    }

    /// A stored value as people read it, and as [`Attribute::read`] takes it back.
    pub fn write(self, stored: &str) -> String {
        match self.row().sort {
            Sort::Word(words) => {
                words.iter().find(|(code, _)| *code == stored).map_or(stored, |(_, word)| word).to_owned()
            }
            Sort::Day => stored.parse::<Day>().map_or_else(|_| stored.to_owned(), |day| viet::short_date(day.date())),
            Sort::Words | Sort::Number(..) => stored.to_owned(),
        }
    }

    /// A stored value as the form's field holds it: the code for a word of a list, else as people read it.
    pub fn typed(self, stored: &str) -> String {
        if matches!(self.row().sort, Sort::Word(_)) { stored.to_owned() } else { self.write(stored) }
    }

    fn word(self, words: &[(&'static str, &str)], typed: &str) -> Result<String, String> {
        let coded = words.iter().find(|(code, _)| *code == typed).map(|(code, _)| *code);
        coded.or_else(|| synonyms::find(self, typed)).map(str::to_owned).ok_or_else(|| {
            let all: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
            format!("Không có lựa chọn “{typed}”; hãy chọn một trong: {}.", all.join("; "))
        })
    }

    /// The words it may be, for a list to choose from.
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        if let Sort::Word(words) = self.row().sort { words } else { &[] }
    }
}

fn number(typed: &str, least: i64, most: i64) -> Result<String, String> {
    match viet::parse_count(typed) {
        Ok(number) if (least..=most).contains(&number) => Ok(number.to_string()),
        Ok(_) => Err(format!("Hãy ghi một số từ {least} đến {most}.")),
        Err(error) => {
            synonyms::ordinal(typed, least, most).map(|number| number.to_string()).ok_or_else(|| error.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for attribute in Attribute::ALL {
            assert_eq!(Attribute::from_code(attribute.code()), Some(*attribute));
            let stored = match attribute.row().sort {
                Sort::Word(words) => words.iter().map(|(code, _)| (*code).to_owned()).collect(),
                Sort::Words => vec!["Công văn số 812/UBND-KGVX".to_owned()],
                Sort::Day => vec!["2022-06-14".to_owned()],
                Sort::Number(least, most) => vec![least.to_string(), most.to_string()],
            };
            for stored in stored {
                assert_eq!(attribute.read(&attribute.write(&stored)), Ok(Some(stored.clone())), "{attribute:?}");
                assert_eq!(attribute.read(&attribute.typed(&stored)), Ok(Some(stored)), "{attribute:?}");
            }
        }
    }

    /// Numbers of papers and days of decisions are nobody's next ones.
    #[test]
    fn what_belongs_to_one_paper_is_never_copied() {
        assert!(Attribute::ALL.iter().all(|its| its.row().sort != Sort::Day || its.row().copied == Copied::Never));
        let along: Vec<&str> =
            Attribute::ALL.iter().filter(|its| its.row().copied == Copied::Along).map(|its| its.code()).collect();
        insta::assert_snapshot!(along.join(" "), @"nguon_goc linh_vuc doi_tuong_du hinh_thuc doi_tuong co_quan hoi_dong noi_nhan cap vai_tro_de_tai chu_nhiem cuoc_thi lan_thu vong vai_tro_to_chuc xac_nhan chieu hinh_thuc_khen cap_khen loai_an_pham pham_vi loai_hoi_nghi");
    }

    #[test]
    fn what_cannot_be_read_says_what_can() {
        let said = |attribute: Attribute, typed| attribute.read(typed).unwrap_err();
        insta::assert_snapshot!(
            [said(Attribute::Reach, "Châu Á"), said(Attribute::Edition, "0"), said(Attribute::HandedDay, "31/2/2022")].join("\n"),
            @"
        Không có lựa chọn “Châu Á”; hãy chọn một trong: Trong nước; Quốc tế.
        Hãy ghi một số từ 1 đến 200.
        Không có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.
        "
        );
        assert_eq!(Attribute::Reach.read("quoc te"), Ok(Some("quoc_te".to_owned())));
        assert_eq!(Attribute::Reach.read("  "), Ok(None));
    }
}
