//! Quảng Trị on 28 February 2023: one meeting that hears the year, the half of the term, and the commendations. The decisions
//! on the commendations are not dated, so they stand under the day on which they were announced, marked.

use activities::record::Attribute::{
    Award, AwardLevel, Contest as Which, ContestRole, Direction, Meeting as Sort, MeritYear, Round, Session,
};
use activities::record::Kind::{self, Commendation, Contest, Dissemination, Meeting, Other, Proposal, Study, Workshop};
use activities::record::Measure::{Collectives, Events, Individuals};

use crate::demo::fact::Fact;
use crate::demo::stated::Kept::{Counted, Noted, Nowhere, Recorded};
use crate::demo::stated::{OPINION, ORGANS, Stated, Text};

const TOLD: &str = "2023-02-28";
const THE_DAY: (&str, &str) = (TOLD, TOLD);
const ON: &str = "2023-02-28..2023-02-28";
const THREE_YEARS: (&str, &str) = ("2020-01-01", "2022-12-31");
const TIME: &str = "2020-01-01..2022-12-31";
const TO_COME: (&str, &str) = ("2023-03-01", "2023-12-31");
const SOURCE: &str =
    "Theo bài về Hội nghị Ban Chấp hành lần thứ VI của Liên hiệp hội tỉnh Quảng Trị (ngày 28/02/2023).";
const UNDATED: &str = "Theo bài về Hội nghị Ban Chấp hành lần thứ VI của Liên hiệp hội tỉnh Quảng Trị (ngày 28/02/2023), trong 03 năm đầu \
                       nhiệm kỳ 2019-2024; nguồn không nêu ngày và số lượng, ghi ở đây theo các năm 2020-2022.";
const AWARDED: &str = "Theo bài về Hội nghị Ban Chấp hành lần thứ VI của Liên hiệp hội tỉnh Quảng Trị (ngày 28/02/2023); nguồn không nêu \
                       ngày quyết định, ngày ghi ở đây là ngày công bố.";
const TASK: &str = "Nhiệm vụ nêu tại Hội nghị Ban Chấp hành lần thứ VI của Liên hiệp hội tỉnh Quảng Trị (ngày 28/02/2023); nguồn không nêu \
                    thời hạn, ghi ở đây đến hết năm 2023.";
const THE_MEETING: &str = "Hội nghị Ban Chấp hành lần thứ VI, nhiệm kỳ 2019-2024: tổng kết năm 2022, triển khai năm 2023, đánh giá giữa nhiệm kỳ";
const STUDYING: &str = "Trí thức khoa học và công nghệ học tập, quán triệt chỉ thị, nghị quyết của Đảng";
const CONFERRING: &str =
    "Hội thảo tư vấn, phản biện và giám định xã hội các chương trình, đề án, dự án quan trọng của tỉnh";
const CONTEST: &str = "Hội thi Sáng tạo kỹ thuật tỉnh Quảng Trị trong 03 năm đầu nhiệm kỳ 2019-2024";
const GIVEN: &str = "Giấy khen của Ban Thường vụ Liên hiệp hội: thành tích xuất sắc, góp phần phát triển Liên hiệp hội";
const TERM_PLAN: &str =
    "Xây dựng kế hoạch thực hiện nhiệm vụ đến năm 2025 và phương án nhân sự trong thời gian kéo dài nhiệm kỳ";
const SPREADING: &str =
    "Tuyên truyền, phổ biến chính sách, pháp luật, thành tựu khoa học kỹ thuật cho trí thức và tổ chức thành viên";
const WORKSHOPS: &str = "Phối hợp tổ chức hội thảo tư vấn, phản biện và giám định xã hội, hội thảo khoa học";
const ADVISING: &str =
    "Tham mưu tổ chức Hội thi Sáng tạo kỹ thuật, Cuộc thi Sáng tạo trẻ, giải thưởng khoa học và công nghệ";
const HONOURING: &str = "Tăng cường thi đua khen thưởng, vinh danh trí thức";

/// Its records.
pub fn records() -> Vec<Fact> {
    vec![
        of(Meeting, THE_MEETING, THE_DAY)
            .counting(Events, 1)
            .saying(Sort, "ban_chap_hanh")
            .saying(Session, "lần thứ VI, nhiệm kỳ 2019-2024")
            .note(format!("{SOURCE} Hội nghị công bố các quyết định về thi đua khen thưởng năm 2022; thống nhất kéo dài thời gian tổ chức Đại \
                           hội đến năm 2025 theo ý kiến Thường trực Tỉnh ủy, phần nhiệm kỳ thuộc sổ tổ chức.")),
        of(Study, STUDYING, THREE_YEARS).in_bulk().note(UNDATED),
        of(Workshop, CONFERRING, THREE_YEARS).in_bulk().note(UNDATED),
        // On one day: over three years it would say that a contest ran so long.
        of(Contest, CONTEST, (THREE_YEARS.1, THREE_YEARS.1))
            .in_bulk()
            .unknown(Events)
            .saying(Which, "stkt")
            .saying(Round, "tinh")
            .saying(ContestRole, "tham_muu")
            .note(UNDATED),
        received("Bằng khen của Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam", "vusta", "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam"),
        received("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Quảng Trị", "ubnd_tinh", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Trị"),
        of(Commendation, GIVEN, THE_DAY)
            .counting(Collectives, 4)
            .counting(Individuals, 14)
            .saying(Direction, "trao")
            .saying(Award, "giay_khen")
            .saying(AwardLevel, "lhh")
            .announced()
            .note(AWARDED),
        task(Other, TERM_PLAN),
        task(Dissemination, SPREADING),
        task(Workshop, WORKSHOPS),
        task(Proposal, ADVISING),
        task(Other, HONOURING),
    ]
}

fn received(what: &str, level: &str, by: &'static str) -> Fact {
    of(Commendation, &format!("{what}: thành tích xuất sắc trong công tác năm 2022"), THE_DAY)
        .helped_by(&[""])
        .led_outside(&[by])
        .counting(Collectives, 1)
        .saying(Direction, "nhan")
        .saying(Award, "bang_khen")
        .saying(AwardLevel, level)
        .saying(MeritYear, "2022")
        .announced()
        .note(AWARDED)
}

fn of(kind: Kind, title: &str, days: (&str, &str)) -> Fact {
    Fact::of("quang-tri", kind, title, days)
}

fn task(kind: Kind, title: &str) -> Fact {
    of(kind, title, TO_COME).planned(TOLD).note(TASK)
}

const PLANNED: &str = "Dự kiến";

/// What it states.
pub const TEXT: Text = Text {
    title: "Quảng Trị, bài về hội nghị ngày 28/02/2023",
    union: "quang-tri",
    stated: &[
        Stated("Hội nghị Ban Chấp hành lần thứ VI, nhiệm kỳ 2019-2024", Counted("hoi_nghi", ON, "1")),
        Stated(
            "Báo cáo năm 2022, giữa nhiệm kỳ; công bố các quyết định khen thưởng năm 2022",
            Noted(THE_MEETING, "công bố các quyết định về thi đua khen thưởng năm 2022"),
        ),
        Stated("Khó khăn do dịch bệnh, thiên tai; hoàn thành tốt nhiệm vụ", Nowhere(OPINION)),
        Stated(
            "Trí thức tham gia học tập, quán triệt chỉ thị, nghị quyết; số buổi không nêu",
            Counted("hoc_tap_nq", TIME, "?"),
        ),
        Stated(
            "Tổ chức hội thảo tư vấn, phản biện và giám định xã hội; số cuộc không nêu",
            Counted("hoi_thao", TIME, "?"),
        ),
        Stated(
            "Tham mưu tổ chức Hội thi Sáng tạo kỹ thuật tỉnh; số lần không nêu",
            Counted("ct.hoan_thanh.tham_muu", TIME, "?"),
        ),
        Stated("Phát triển tổ chức, thông tin, nghiên cứu khoa học đúng tiến độ", Nowhere(OPINION)),
        Stated("Kéo dài nhiệm kỳ, Đại hội đến năm 2025 theo ý kiến Thường trực Tỉnh ủy", Nowhere(ORGANS)),
        Stated("Kế hoạch đến năm 2025, phương án nhân sự", Recorded(TERM_PLAN, PLANNED)),
        Stated("Tuyên truyền, phổ biến chính sách, thành tựu khoa học kỹ thuật", Recorded(SPREADING, PLANNED)),
        Stated("Phối hợp tổ chức hội thảo tư vấn, phản biện, hội thảo khoa học", Recorded(WORKSHOPS, PLANNED)),
        Stated("Tham mưu tổ chức hội thi, cuộc thi, giải thưởng", Recorded(ADVISING, PLANNED)),
        Stated("Thi đua khen thưởng, vinh danh trí thức", Recorded(HONOURING, PLANNED)),
        Stated(
            "Bằng khen của Liên hiệp hội Việt Nam và của Chủ tịch Ủy ban nhân dân tỉnh cho năm 2022",
            Counted("khen.nhan.chua_ro_ngay", ON, "2"),
        ),
        Stated(
            "Giấy khen của Ban Thường vụ cho 04 tập thể và 14 cá nhân, ngày quyết định không nêu",
            Counted("khen.chua_ro_ngay", ON, "18"),
        ),
        Stated("Chưa rõ ngày quyết định thì không vào khen thưởng đã quyết định", Counted("khen.trao", ON, "0")),
    ],
};
