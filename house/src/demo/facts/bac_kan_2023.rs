//! Bắc Kạn on 13 July 2023: the meeting on the first half of the year, and what the Union was to do in the second.

use activities::record::Attribute::{
    Addressee, Contest as Which, Council as Sort, Edition, Level, Meeting as Assembly, Origin, Round, TopicRole,
};
use activities::record::Kind::{self, Contest, Council, Entry, Initiative, Meeting, Other, Proposal, Topic, Visit};
use activities::record::Measure::{Entries, Events, Initiatives, Topics};

use crate::demo::fact::Fact;
use crate::demo::stated::Kept::{Counted, Declared, Noted, Nowhere, Recorded};
use crate::demo::stated::{OPINION, Stated, Text};

const TOLD: &str = "2023-07-13";
const THE_DAY: (&str, &str) = (TOLD, TOLD);
const ON: &str = "2023-07-13..2023-07-13";
const FIRST_HALF: (&str, &str) = ("2023-01-01", "");
const SECOND_HALF: (&str, &str) = ("2023-07-14", "2023-12-31");
const SOURCE: &str = "Theo tin hội nghị sơ kết 6 tháng đầu năm 2023 của Liên hiệp hội tỉnh Bắc Kạn (ngày 13/7/2023).";
const TASK: &str = "Nhiệm vụ 6 tháng cuối năm 2023 nêu tại hội nghị ngày 13/7/2023 của Liên hiệp hội tỉnh Bắc Kạn; nguồn không cho \
                    biết đã thực hiện hay chưa.";

/// Its records.
pub fn records() -> Vec<Fact> {
    let stkt = |fact: Fact| fact.saying(Which, "stkt").saying(Edition, "7").saying(Round, "tinh");
    vec![
        of(Meeting, "Hội nghị sơ kết hoạt động 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2023", THE_DAY)
            .counting(Events, 1)
            .saying(Assembly, "so_ket")
            .note(format!("{SOURCE} Phó Chủ tịch Ủy ban nhân dân tỉnh dự và phát biểu chỉ đạo.")),
        of(Topic, "Các đề tài cấp tỉnh do các hội thành viên triển khai", FIRST_HALF)
            .in_bulk()
            .unknown(Topics)
            .saying(Level, "tinh")
            .saying(TopicRole, "thanh_vien")
            .note(format!("{SOURCE} Nguồn không nêu số đề tài và ngày phê duyệt; ngày ghi ở đây là ngày đầu kỳ.")),
        of(Initiative, "Các sáng kiến kinh nghiệm của các hội thành viên", THE_DAY)
            .in_bulk()
            .unknown(Initiatives)
            .announced()
            .note(format!("{SOURCE} Nguồn không nêu số sáng kiến và ngày công nhận.")),
        stkt(of(Contest, "Hội thi Sáng tạo kỹ thuật tỉnh Bắc Kạn lần thứ 7", (TOLD, ""))).called("stkt-7").note(
            format!(
                "{SOURCE} Nguồn không nêu ngày phát động; ngày ghi ở đây là ngày hội nghị, khi hội thi đang tổ chức."
            ),
        ),
        task(Visit, "Thăm, nắm tình hình, tâm tư nguyện vọng của đội ngũ trí thức qua các tổ chức thành viên"),
        task(Other, "Nghiên cứu, xác định phương thức đổi mới hoạt động của Liên hiệp hội"),
        task(Council, "Tham gia xét duyệt các đề tài nghiên cứu khoa học năm 2023-2024 của tỉnh")
            .saying(Sort, "xet_duyet"),
        task(Council, "Tham gia nghiệm thu các đề tài nghiên cứu khoa học năm 2023-2024 của tỉnh")
            .saying(Sort, "nghiem_thu"),
        stkt(task(Entry, "Đôn đốc, tiếp nhận và chấm các giải pháp dự Hội thi Sáng tạo kỹ thuật tỉnh lần thứ 7"))
            .unknown(Entries)
            .part_of("stkt-7"),
        task(Proposal, "Đề xuất giao nhiệm vụ tư vấn, phản biện và giám định xã hội để có cơ sở giao kinh phí")
            .saying(Origin, "giao")
            .saying(Addressee, "Ủy ban nhân dân tỉnh; các sở, ngành")
            .note(format!("{TASK} Phó Chủ tịch Ủy ban nhân dân tỉnh đề nghị.")),
        task(Other, "Tập hợp đội ngũ trí thức, phản ánh tâm tư nguyện vọng của trí thức đến các cấp lãnh đạo")
            .saying(Origin, "giao")
            .note(format!("{TASK} Phó Chủ tịch Ủy ban nhân dân tỉnh đề nghị.")),
    ]
}

fn of(kind: Kind, title: &str, days: (&str, &str)) -> Fact {
    Fact::of("bac-kan", kind, title, days)
}

fn task(kind: Kind, title: &str) -> Fact {
    of(kind, title, SECOND_HALF).planned(TOLD).note(TASK)
}

const PLANNED: &str = "Dự kiến";

/// What it states.
pub const TEXT: Text = Text {
    title: "Bắc Kạn, tin ngày 13/7/2023",
    union: "bac-kan",
    stated: &[
        Stated("Hội nghị sơ kết chiều 13/7", Counted("hoi_nghi", ON, "1")),
        Stated(
            "Phó Chủ tịch Ủy ban nhân dân tỉnh dự và chỉ đạo",
            Noted(
                "Hội nghị sơ kết hoạt động 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2023",
                "Phó Chủ tịch Ủy ban nhân dân tỉnh dự và phát biểu chỉ đạo",
            ),
        ),
        Stated("11 tổ chức thành viên", Counted("tctv", ON, "11")),
        Stated("Hơn 5.000 hội viên", Declared("hv.khai_bao", ON, "hơn 5000")),
        Stated("Các đơn vị đã triển khai các đề tài cấp tỉnh; số không nêu", Counted("de_tai.dang", ON, "?")),
        Stated(
            "Các đơn vị đã triển khai các sáng kiến kinh nghiệm; số không nêu",
            Counted("sang_kien.chua_ro_ngay", ON, "?"),
        ),
        Stated("Tuyên truyền, tư vấn, phản biện, hội thi được chú trọng, quan tâm, đẩy mạnh", Nowhere(OPINION)),
        Stated("Khó khăn, hạn chế về kinh phí, số người làm việc", Nowhere(OPINION)),
        Stated(
            "Thăm, nắm tâm tư nguyện vọng của trí thức",
            Recorded(
                "Thăm, nắm tình hình, tâm tư nguyện vọng của đội ngũ trí thức qua các tổ chức thành viên",
                PLANNED,
            ),
        ),
        Stated(
            "Xác định phương thức đổi mới hoạt động",
            Recorded("Nghiên cứu, xác định phương thức đổi mới hoạt động của Liên hiệp hội", PLANNED),
        ),
        Stated(
            "Tham gia xét duyệt đề tài 2023-2024",
            Recorded("Tham gia xét duyệt các đề tài nghiên cứu khoa học năm 2023-2024 của tỉnh", PLANNED),
        ),
        Stated(
            "Tham gia nghiệm thu đề tài 2023-2024",
            Recorded("Tham gia nghiệm thu các đề tài nghiên cứu khoa học năm 2023-2024 của tỉnh", PLANNED),
        ),
        Stated(
            "Hội thi Sáng tạo kỹ thuật lần thứ 7 đang tổ chức",
            Recorded("Hội thi Sáng tạo kỹ thuật tỉnh Bắc Kạn lần thứ 7", "Đang thực hiện"),
        ),
        Stated(
            "Đôn đốc, tiếp nhận, chấm giải pháp dự thi lần thứ 7",
            Recorded("Đôn đốc, tiếp nhận và chấm các giải pháp dự Hội thi Sáng tạo kỹ thuật tỉnh lần thứ 7", PLANNED),
        ),
        Stated(
            "Đề xuất giao nhiệm vụ tư vấn, phản biện để có cơ sở giao kinh phí",
            Recorded("Đề xuất giao nhiệm vụ tư vấn, phản biện và giám định xã hội để có cơ sở giao kinh phí", PLANNED),
        ),
        Stated(
            "Tập hợp trí thức, phản ánh tâm tư nguyện vọng đến lãnh đạo",
            Recorded(
                "Tập hợp đội ngũ trí thức, phản ánh tâm tư nguyện vọng của trí thức đến các cấp lãnh đạo",
                PLANNED,
            ),
        ),
    ],
};
