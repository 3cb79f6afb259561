//! The catalogue of kinds: everything a Union does, a line each, with its days, measures, attributes and the figures it
//! feeds. The form, the list, the import and the figures read the line, so adding a kind is adding a line here.
//! Which day counts and what unstated means follows domain rules 2, 3, 7, 9 and 10 (docs/rules/counting.md).

mod row;

use super::attribute::Attribute::{self, *};
use super::measure::Measure::{self, *};
pub use row::{Group, KindRow, Moment, Order, Otherwise, Timing, Unstated};

use Group::{Community, Contests, Critique, Honours, Research, Running, Spreading};
use Moment::{Counted, Day, Year};
use Unstated::{One, Proposed, Unknown};

const HELD: Timing = Timing::Held { from: "Từ ngày" };
const TASK: Timing = Timing::Runs { opened: "Ngày nhận nhiệm vụ", closed: "Ngày văn bản kết quả" };

/// The figures of a task: its own, and those of all three kinds by origin and by object.
macro_rules! task_figures {
    ($own:literal) => {
        &[
            $own,
            "tvpb",
            "tvpb.giao",
            "tvpb.dat_hang",
            "tvpb.phoi_hop",
            "tvpb.tu_thuc_hien",
            "tvpb.chua_tach",
            "tvpb.doi_tuong",
            "tvpb.doi_tuong.van_ban",
            "tvpb.doi_tuong.de_an",
            "tvpb.doi_tuong.do_an",
            "tvpb.doi_tuong.du_an",
            "tvpb.doi_tuong.chua_tach",
            "tvpb.don_vi_khac",
            "tvpb.chuyen_gia",
        ]
    };
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $row:expr;)*) => {
        /// What kind of thing was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All kinds, in the order of the catalogue.
            pub const ALL: &'static [Kind] = &[$(Self::$name,)*];

            /// Its line of the catalogue.
            pub const fn row(self) -> &'static KindRow {
                match self {
                    $(Self::$name => {
                        const ROW: KindRow = $row;
                        &ROW
                    })*
                }
            }
        }
    };
}

kinds! {
    /// "Lớp tập huấn".
    TrainingClass = KindRow::of(["training_class", "lop-tap-huan", "Lớp tập huấn", "lớp tập huấn"], Spreading, HELD)
        .about("Nội dung, chuyên đề")
        .counts(2, &[Classes, Attendances, Trainees, Households, Cost], One)
        .says(0, &[Branch, Audience, Form])
        .feeds(&["lop.chu_tri", "lop.phoi_hop", "lop.tham_gia", "lop.gop", "lop.luot", "lop.luot.phoi_hop",
            "lop.hoc_vien", "lop.hoc_vien.phoi_hop", "lop.ho", "lop.ho.phoi_hop"]);
    /// "Buổi phổ biến kiến thức".
    Dissemination = KindRow::of(
            ["dissemination", "pho-bien-kien-thuc", "Buổi phổ biến kiến thức", "buổi phổ biến kiến thức"], Spreading, HELD)
        .about("Nội dung phổ biến")
        .counts(2, &[Sessions, Attendances, Households, Cost], Proposed)
        .says(0, &[Branch, Audience, Form])
        .feeds(&["buoi", "buoi.phoi_hop", "buoi.gop", "buoi.luot", "buoi.luot.phoi_hop", "buoi.ho"]);
    /// "Truyền thông, tư vấn chuyển giao kỹ thuật".
    Outreach = KindRow::of(["outreach", "truyen-thong", "Truyền thông, tư vấn chuyển giao kỹ thuật",
            "hoạt động truyền thông, tư vấn chuyển giao kỹ thuật"], Spreading, HELD)
        .about("Nội dung, kỹ thuật chuyển giao")
        .counts(2, &[Sessions, Attendances, Households, Articles, Cost], Proposed)
        .says(0, &[Branch, Audience, Form])
        .feeds(&["truyen_thong", "truyen_thong.phoi_hop", "truyen_thong.luot", "truyen_thong.ho",
            "truyen_thong.tin_bai"]);
    /// "Hội thảo, tọa đàm".
    Workshop = KindRow::of(["workshop", "hoi-thao", "Hội thảo, tọa đàm", "hội thảo, tọa đàm"], Spreading, HELD)
        .about("Chủ đề")
        .counts(2, &[Events, Attendances, Talks, Cost], Proposed)
        .says(0, &[Branch, Audience, Form])
        .feeds(&["hoi_thao", "hoi_thao.phoi_hop", "hoi_thao.luot", "hoi_thao.luot.phoi_hop"]);
    /// "Ấn phẩm, bản tin, tin bài".
    Publication = KindRow::of(["publication", "an-pham", "Ấn phẩm, bản tin, tin bài", "ấn phẩm, tin bài"], Spreading,
            Timing::Held { from: "Ngày phát hành, từ ngày" })
        .about("Tên ấn phẩm, số, nội dung")
        .on_paper()
        .counts(3, &[Issues, Copies, Articles, Cost], Unknown)
        .says(1, &[Attribute::Publication, Branch])
        .feeds(&["an_pham.so", "an_pham.ban", "an_pham.tin_bai"]);
    /// "Nhiệm vụ tư vấn".
    Consultation = KindRow::of(["consultation", "tu-van", "Nhiệm vụ tư vấn", "nhiệm vụ tư vấn"], Critique, TASK)
        .about("Tên văn bản, đề án, dự án")
        .on_paper()
        .of_bodies("Đơn vị thực hiện")
        .following("Thực hiện theo đề xuất", &[Kind::Proposal])
        .counts(0, &[Tasks, Experts, Cost], One)
        .says(2, &[Object, OrderedBy, OrderPaper, ResultPaper, Uptake, Branch])
        .feeds(task_figures!("tv"));
    /// "Nhiệm vụ phản biện".
    CritiqueTask = KindRow::of(["critique", "phan-bien", "Nhiệm vụ phản biện", "nhiệm vụ phản biện"], Critique, TASK)
        .about("Tên văn bản, đề án, dự án")
        .on_paper()
        .of_bodies("Đơn vị thực hiện")
        .following("Thực hiện theo đề xuất", &[Kind::Proposal])
        .counts(0, &[Tasks, Experts, Cost], One)
        .says(2, &[Object, OrderedBy, OrderPaper, ResultPaper, Uptake, Branch])
        .feeds(task_figures!("pb"));
    /// "Nhiệm vụ giám định xã hội".
    Appraisal = KindRow::of(
            ["appraisal", "giam-dinh", "Nhiệm vụ giám định xã hội", "nhiệm vụ giám định xã hội"], Critique, TASK)
        .about("Tên văn bản, đề án, dự án")
        .on_paper()
        .of_bodies("Đơn vị thực hiện")
        .following("Thực hiện theo đề xuất", &[Kind::Proposal])
        .counts(0, &[Tasks, Experts, Cost], One)
        .says(2, &[Object, OrderedBy, OrderPaper, ResultPaper, Uptake, Branch])
        .feeds(task_figures!("gd"));
    /// "Lượt tham gia tư vấn, phản biện theo vai trò": on its own day, letter or not.
    Participation = KindRow::of(["participation", "tham-gia-phan-bien", "Lượt tham gia tư vấn, phản biện theo vai trò",
            "lượt tham gia tư vấn, phản biện"], Critique, HELD)
        .about("Tên văn bản, đề án, dự án")
        .of_bodies("Đơn vị tham gia")
        .counts(4, &[Roles, CouncilSeats, ConferencesChaired, TasksLed, ExpertInvitations, Experts], Unknown)
        .sums(Roles, &[CouncilSeats, ConferencesChaired, TasksLed, ExpertInvitations])
        .says(1, &[OrderedBy, Object, Branch])
        .within(&[Kind::Consultation, Kind::CritiqueTask, Kind::Appraisal])
        .feeds(&["vai_tro", "vai_tro.hoi_dong", "vai_tro.hoi_nghi", "vai_tro.chu_tri", "vai_tro.chuyen_gia",
            "tvpb.luot_chuyen_gia"]);
    /// "Góp ý văn bản".
    Comment = KindRow::of(["comment", "gop-y", "Góp ý văn bản, dự thảo", "lần góp ý văn bản"], Critique, HELD)
        .about("Tên dự thảo, văn bản")
        .on_paper()
        .of_bodies("Đơn vị góp ý")
        .counts(1, &[Drafts, Experts], Proposed)
        .says(1, &[OrderedBy, OrderPaper, ResultPaper, Uptake, Branch])
        .feeds(&["gop_y", "gop_y.chuyen_gia"]);
    /// "Tham gia hội đồng của cơ quan khác".
    Council = KindRow::of(["council", "hoi-dong", "Tham gia hội đồng của cơ quan khác", "lần tham gia hội đồng"],
            Critique, HELD)
        .about("Tên đề tài, đề án được xét")
        .of_bodies("Đơn vị tham gia")
        .counts(1, &[CouncilAttendances], Proposed)
        .says(2, &[Attribute::Council, OrderedBy, Level, Branch])
        .feeds(&["hd_khac", "hd_khac.tham_dinh", "hd_khac.xet_duyet", "hd_khac.nghiem_thu", "hd_khac.khac",
            "hd_khac.chua_tach"]);
    /// "Văn bản tham mưu, đề xuất": the chain đề xuất, giao, kinh phí, phản hồi.
    Proposal = KindRow::of(["proposal", "tham-muu", "Văn bản tham mưu, đề xuất", "văn bản tham mưu, đề xuất"], Critique,
            Timing::Held { from: "Ngày văn bản" })
        .about("Nội dung tham mưu, đề xuất")
        .on_paper()
        .of_bodies("Đơn vị tham mưu, đề xuất")
        .counts(0, &[Papers, Cost], One)
        .calls(&[(Cost, "Kinh phí được cấp", "Thí dụ: 25.000.000; 25 triệu; 1,2 tỷ")])
        .in_order(&[
            Order::always(Counted, Day(AssignedDay)),
            Order::always(Counted, Day(GrantedDay)),
            Order::always(Counted, Day(ReplyDay)),
            Order::mostly(Day(AssignedDay), Day(GrantedDay)),
            Order::mostly(Day(AssignedDay), Day(ReplyDay)),
        ])
        .says(2, &[Symbol, Addressee, Assigned, AssignedDay, Granted, GrantedDay, Reply, ReplyDay])
        .feeds(&["tham_muu", "tham_muu.duoc_giao", "tham_muu.duoc_cap", "tham_muu.kinh_phi", "tham_muu.phan_hoi"]);
    /// "Đề tài, dự án".
    Topic = KindRow::of(["topic", "de-tai", "Đề tài, dự án khoa học và công nghệ", "đề tài, dự án"], Research,
            Timing::Runs { opened: "Ngày phê duyệt", closed: "Ngày nghiệm thu" })
        .about("Tên đề tài, dự án")
        .on_paper()
        .counts(0, &[Topics, Cost], One)
        .says(2, &[Level, TopicRole, Grade, Head, OrderPaper, ResultPaper, Branch])
        .feeds(&["de_tai.moi", "de_tai.dang", "de_tai.trong_ky", "de_tai.chuyen_tiep", "de_tai.nghiem_thu"]);
    /// "Sáng kiến".
    Initiative = KindRow::of(["initiative", "sang-kien", "Sáng kiến, cải tiến kỹ thuật", "sáng kiến"], Research,
            Timing::Decided { on: "Ngày công nhận" })
        .about("Tên sáng kiến")
        .counts(0, &[Initiatives, Authors, Value], One)
        .calls(&[(Authors, "Số tác giả", "Tính riêng, không cộng với số sáng kiến")])
        .words(&[(HandedDay, "Ngày công bố", "Không tính số liệu theo ngày này")])
        .in_order(&[Order::always(Counted, Day(HandedDay))])
        .of_bodies("Đơn vị có sáng kiến")
        .says(2, &[HandedDay, Level, Symbol, Branch])
        .feeds(&["sang_kien", "sang_kien.tac_gia", "sang_kien.gia_tri", "sang_kien.chua_ro_ngay"]);
    /// "Ứng dụng, nhân rộng giải pháp".
    Application = KindRow::of(["application", "ung-dung", "Ứng dụng, nhân rộng giải pháp, mô hình",
            "lần ứng dụng, nhân rộng giải pháp"], Research, HELD)
        .about("Tên giải pháp, mô hình")
        .counts(2, &[Applications, Value, Households, Cost], One)
        .says(1, &[ConfirmedBy, Branch])
        .within(&[Kind::Prize, Kind::Entry, Kind::Topic])
        .feeds(&["ung_dung", "ung_dung.gia_tri", "ung_dung.ho"]);
    /// "Cuộc thi, hội thi": one edition of it.
    Contest = KindRow::of(["contest", "cuoc-thi", "Cuộc thi, hội thi", "cuộc thi, hội thi"], Contests,
            Timing::Runs { opened: "Ngày phát động", closed: "Ngày quyết định công nhận kết quả" })
        .about("Tên cuộc thi, hội thi")
        .counts(0, &[Events, Cost], One)
        .says(4, &[Attribute::Contest, Edition, Round, ContestRole, OrderPaper, ResultPaper])
        .must_say(&[Attribute::Contest])
        .feeds(&["ct.dang", "ct.hoan_thanh", "ct.hoan_thanh.thuong_truc", "ct.hoan_thanh.chu_tri",
            "ct.hoan_thanh.thanh_vien", "ct.hoan_thanh.phoi_hop", "ct.hoan_thanh.tham_muu", "ct.hoan_thanh.chua_tach"]);
    /// "Giải pháp, mô hình dự thi": counted when received.
    Entry = KindRow::of(["entry", "bai-du-thi", "Giải pháp, mô hình dự thi", "bài dự thi"], Contests,
            Timing::Held { from: "Ngày tiếp nhận, từ ngày" })
        .about("Tên giải pháp, mô hình, sản phẩm")
        .on_paper()
        .counts(2, &[Entries, Authors], One)
        .says(3, &[Attribute::Contest, Edition, Round, Branch])
        .must_say(&[Attribute::Contest, Round])
        .within(&[Kind::Contest])
        .feeds(&["bai.co_so", "bai.huyen", "bai.tinh.giai_phap", "bai.tinh.mo_hinh", "bai.tinh.khac", "bai.toan_quoc",
            "tac_gia.tinh"]);
    /// "Công trình đoạt giải, giải": counted on the day of the decision.
    Prize = KindRow::of(["prize", "giai-thuong", "Công trình đoạt giải và giải", "giải thưởng"], Contests,
            Timing::Decided { on: "Ngày quyết định" })
        .about("Tên công trình, hoặc đợt trao giải")
        .counts(6, &[Works, Prizes, SpecialPrizes, FirstPrizes, SecondPrizes, ThirdPrizes, ConsolationPrizes,
            MovementPrizes, CollectivePrizes, Authors], One)
        .sums(Prizes, &[SpecialPrizes, FirstPrizes, SecondPrizes, ThirdPrizes, ConsolationPrizes, MovementPrizes,
            CollectivePrizes])
        .hardly_more(&[(Works, Prizes)])
        .words(&[(RevokedDay, "Ngày quyết định thu hồi", "Chỉ ghi khi giải thưởng đã bị thu hồi")])
        .in_order(&[Order::always(Counted, Day(HandedDay)), Order::always(Counted, Day(RevokedDay))])
        .of_bodies("Đơn vị")
        .says(4, &[HandedDay, Attribute::Contest, Edition, Round, Symbol, RevokedDay, Branch])
        .must_say(&[Attribute::Contest, Round])
        .within(&[Kind::Contest, Kind::Entry])
        .feeds(&["giai.co_so", "giai.co_so.dac_biet", "giai.co_so.nhat", "giai.co_so.nhi", "giai.co_so.ba",
            "giai.co_so.khuyen_khich", "giai.co_so.phong_trao", "giai.co_so.tap_the", "giai.co_so.chua_ro_ngay", "ctg.co_so", "ctg.co_so.chua_ro_ngay", "giai.huyen",
            "giai.huyen.dac_biet", "giai.huyen.nhat", "giai.huyen.nhi", "giai.huyen.ba", "giai.huyen.khuyen_khich", "giai.huyen.phong_trao", "giai.huyen.tap_the",
            "giai.huyen.chua_ro_ngay", "ctg.huyen", "ctg.huyen.chua_ro_ngay", "giai.tinh", "giai.tinh.dac_biet",
            "giai.tinh.nhat", "giai.tinh.nhi", "giai.tinh.ba", "giai.tinh.khuyen_khich", "giai.tinh.phong_trao", "giai.tinh.tap_the", "giai.tinh.chua_ro_ngay",
            "ctg.tinh", "ctg.tinh.chua_ro_ngay", "tq.giai", "tq.giai.dac_biet", "tq.giai.nhat", "tq.giai.nhi",
            "tq.giai.ba", "tq.giai.khuyen_khich", "tq.giai.phong_trao", "tq.giai.tap_the", "tq.giai.chua_ro_ngay", "tq.ctg", "tq.ctg.chua_ro_ngay"]);
    /// "Khen thưởng": given or received, counted on the day of the decision.
    Commendation = KindRow::of(["commendation", "khen-thuong", "Khen thưởng, tôn vinh", "khen thưởng"], Honours,
            Timing::Decided { on: "Ngày quyết định" })
        .about("Nội dung, thành tích được khen")
        .counts(2, &[Commendations, Collectives, Individuals, Cost], Unknown)
        .sums(Commendations, &[Collectives, Individuals])
        .of_bodies("Đơn vị trao hoặc nhận")
        .of_bodies_by(Direction, &[("trao", "Đơn vị khen"), ("nhan", "Đơn vị được khen")])
        .words(&[(RevokedDay, "Ngày quyết định thu hồi", "Chỉ ghi khi khen thưởng đã bị thu hồi")])
        .in_order(&[
            Order::always(Year(MeritYear), Counted),
            Order::always(Counted, Day(HandedDay)),
            Order::always(Counted, Day(RevokedDay)),
        ])
        .says(5, &[HandedDay, Direction, Award, AwardLevel, MeritYear, Symbol, RevokedDay])
        .must_say(&[Direction])
        .feeds(&["khen.trao", "khen.trao.tap_the", "khen.trao.ca_nhan", "khen.cho_nam", "khen.thu_hoi",
            "khen.chua_ro_ngay", "khen.nhan", "khen.nhan.tap_the", "khen.nhan.ca_nhan", "khen.nhan.thu_hoi",
            "khen.nhan.chua_ro_ngay"]);
    /// "Hội nghị".
    Meeting = KindRow::of(["meeting", "hoi-nghi", "Hội nghị, cuộc họp", "hội nghị"], Running, HELD)
        .about("Tên hội nghị, nội dung")
        .counts(2, &[Events, Attendances, Cost], Proposed)
        .says(2, &[Attribute::Meeting, Session, Form])
        .feeds(&["hoi_nghi", "hoi_nghi.phoi_hop", "hoi_nghi.luot"]);
    /// "Học tập, quán triệt nghị quyết": apart from dissemination.
    Study = KindRow::of(["study", "hoc-tap-nghi-quyet", "Học tập, quán triệt nghị quyết",
            "buổi học tập, quán triệt nghị quyết"], Running, HELD)
        .about("Nghị quyết, chỉ thị, kết luận")
        .counts(2, &[Sessions, Attendances], Proposed)
        .says(0, &[Audience, Form])
        .feeds(&["hoc_tap_nq", "hoc_tap_nq.luot"]);
    /// "Thăm, làm việc với tổ chức thành viên".
    Visit = KindRow::of(["visit", "tham-lam-viec", "Thăm, làm việc với tổ chức thành viên, trí thức",
            "lần thăm, làm việc"], Running, HELD)
        .about("Nội dung làm việc")
        .counts(1, &[Visits, Attendances, Gifts], Proposed)
        .feeds(&["tham_hoi", "tham_hoi.luot", "tham_hoi.qua"]);
    /// "Hợp tác, đối ngoại".
    Cooperation = KindRow::of(["cooperation", "hop-tac", "Hợp tác, đối ngoại", "hoạt động hợp tác, đối ngoại"],
            Community, HELD)
        .about("Nội dung hợp tác")
        .counts(2, &[Activities, Agreements, Delegations, Attendances, Cost], One)
        .says(1, &[Reach, Branch])
        .feeds(&["hop_tac", "hop_tac.thoa_thuan", "hop_tac.doan", "hop_tac.luot"]);
    /// "Khám chữa bệnh, từ thiện".
    Charity = KindRow::of(["charity", "tu-thien", "Khám chữa bệnh, từ thiện, nhân đạo", "hoạt động từ thiện, nhân đạo"],
            Community, HELD)
        .about("Nội dung")
        .counts(3, &[Activities, Attendances, Gifts, Households, Value], One)
        .calls(&[(Value, "Giá trị ủng hộ, hỗ trợ", "Thí dụ: 120.000.000; khoảng 1,5 tỷ; 120 triệu")])
        .says(0, &[Audience])
        .feeds(&["tu_thien", "tu_thien.phoi_hop", "tu_thien.luot", "tu_thien.qua", "tu_thien.ho", "tu_thien.gia_tri"]);
    /// "Bảo vệ môi trường".
    Environment = KindRow::of(["environment", "moi-truong", "Bảo vệ môi trường", "hoạt động bảo vệ môi trường"],
            Community, HELD)
        .about("Nội dung")
        .counts(2, &[Activities, Attendances, Trees, Households, Cost], One)
        .says(0, &[Audience])
        .feeds(&["moi_truong", "moi_truong.phoi_hop", "moi_truong.luot", "moi_truong.cay", "moi_truong.ho"]);
    /// "Hoạt động khác": listed, counted in no other figure.
    Other = KindRow::of(["other", "khac", "Hoạt động khác", "hoạt động khác"], Community, HELD)
        .about("Nội dung")
        .counts(1, &[Activities, Attendances, Cost], One)
        .feeds(&["khac"]);
}

impl Kind {
    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.row().code == code)
    }

    /// From its word in addresses.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.row().slug == slug)
    }

    /// The kinds of a group, in the order of the catalogue.
    pub fn of_group(group: Group) -> impl Iterator<Item = Kind> {
        Self::ALL.iter().copied().filter(move |kind| kind.row().group == group)
    }

    /// The kinds that have this measure, in the order of the catalogue.
    pub fn with(measure: Measure) -> impl Iterator<Item = Kind> {
        Self::ALL.iter().copied().filter(move |kind| kind.row().measures.contains(&measure))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_addresses_are_read_back_and_nobody_shares_one() {
        let mut seen = BTreeSet::new();
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.row().code), Some(*kind));
            assert_eq!(Kind::from_slug(kind.row().slug), Some(*kind));
            assert!(seen.insert(kind.row().code) && seen.insert(kind.row().title), "{kind:?}");
        }
    }

    /// A line that names a measure, an attribute or a figure twice, or a total without its parts, is a slip of the pen.
    #[test]
    fn every_line_hangs_together() {
        for kind in Kind::ALL {
            let row = kind.row();
            let measures: BTreeSet<_> = row.measures.iter().collect();
            assert_eq!(measures.len(), row.measures.len(), "{kind:?}");
            let attributes: BTreeSet<_> = row.all_attributes().collect();
            assert_eq!(attributes.len(), row.attributes.len() + 1, "{kind:?}");
            assert!(row.required.iter().all(|attribute| row.open_attributes().contains(attribute)), "{kind:?}");
            let parts = row.total.iter().flat_map(|(total, parts)| parts.iter().chain([total]));
            assert!(parts.into_iter().all(|measure| row.measures.contains(measure)), "{kind:?}");
            assert!(row.natural().is_some() && !row.feeds.is_empty(), "{kind:?}");
            assert_eq!(matches!(row.timing, Timing::Decided { .. }), row.attributes.contains(&HandedDay), "{kind:?}");
        }
    }

    #[test]
    fn every_kind_has_its_place_in_the_chooser() {
        let shown: Vec<Kind> = Group::ALL.into_iter().flat_map(Kind::of_group).collect();
        assert_eq!(shown.len(), Kind::ALL.len());
    }
}
