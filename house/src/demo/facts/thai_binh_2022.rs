//! Thái Bình on 24 June 2022: the meeting on the first half of the year. A sum that the text does not divide ("19 lớp … hơn
//! 9.000 lượt") is divided plausibly among the associations. All days lie before 15 June, so that either closing of the half
//! counts them; only the meeting itself keeps its own.

use activities::record::Attribute::{Contest as Which, Meeting as Sort, Object, Round};
use activities::record::Kind::{
    self, Dissemination, Meeting, Other, Participation, Prize, TrainingClass, Visit, Workshop,
};
use activities::record::Measure::{Attendances, Classes, ConferencesChaired, Events, Households, Works};
use kernel::Qualifier::{self, Exact, Over};
use kernel::Quantity;

use crate::demo::fact::Fact;
use crate::demo::stated::Kept::{Counted, Declared, Nowhere, Recorded};
use crate::demo::stated::{ORGANS, Stated, Text};

const TOLD: &str = "2022-06-24";
const FIRST_HALF: (&str, &str) = ("2022-01-01", "2022-06-14");
const SECOND_HALF: (&str, &str) = ("2022-06-25", "2022-12-31");
const SOURCE: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Thái Bình (hội nghị ngày 24/6/2022).";
const DIVIDED: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Thái Bình (hội nghị ngày 24/6/2022); nguồn không \
                       nêu ngày chốt và không chia theo hội, phần chia ở đây là minh họa.";
const UNDATED: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Thái Bình (hội nghị ngày 24/6/2022); nguồn chỉ \
                       nêu trong 6 tháng đầu năm, không nêu ngày.";
const TASK: &str = "Nhiệm vụ 6 tháng cuối năm 2022 nêu tại hội nghị ngày 24/6/2022 của Liên hiệp hội tỉnh Thái Bình; nguồn không cho \
                    biết đã thực hiện hay chưa.";
const COVID: &str = "Hướng dẫn theo dõi, phát hiện và phòng ngừa các biến chứng sau Covid-19";
const FARMING: &str = "Nâng cao kiến thức và năng lực tổ chức sản xuất cho hộ nông dân";
const POLICY: &str = "Tọa đàm lấy ý kiến, phản biện các quy định về cơ chế, chính sách hỗ trợ hoạt động khoa học, công nghệ và đổi mới \
                      sáng tạo tỉnh Thái Bình giai đoạn 2022-2025";
const THE_MEETING: &str =
    "Hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2022 và bầu bổ sung Phó Chủ tịch";
const CONGRESSES: &str = "Hướng dẫn, phối hợp với các hội, chi hội thực hiện quy trình tổ chức đại hội nhiệm kỳ";
const FOLLOWING: &str = "Theo dõi, nắm bắt tình hình các tổ chức thành viên, quan tâm các chi hội mới thành lập";
const OBEYING: &str =
    "Bám sát sự lãnh đạo, chỉ đạo của Tỉnh ủy, Ủy ban nhân dân tỉnh trong thực hiện các nhiệm vụ chính trị";
const SPREADING: &str = "Tuyên truyền, phổ biến kiến thức khoa học, ứng dụng công nghệ mới vào sản xuất và đời sống";
const GROWING: &str =
    "Củng cố và phát triển tổ chức hội, xây dựng Liên hiệp hội thành địa chỉ kết nối của đội ngũ trí thức";

/// Its records.
pub fn records() -> Vec<Fact> {
    [classes(), others(), vec![task(Other, OBEYING), task(Dissemination, SPREADING), task(Other, GROWING)]].concat()
}

fn classes() -> Vec<Fact> {
    let covid = |leads: &[&'static str], days, classes, attendances, said: Qualifier| {
        of(TrainingClass, COVID, days)
            .led_by(leads)
            .helped_by(&[""])
            .counting(Classes, classes)
            .measured(Attendances, Quantity::stated(attendances, said))
            .note(DIVIDED)
    };
    vec![
        covid(&["Hội Y học"], ("2022-02-22", "2022-02-24"), 3, 1_450, Exact),
        covid(&["Hội Y học"], ("2022-03-15", "2022-03-17"), 3, 1_400, Exact),
        covid(&["Hội Đông y"], ("2022-03-28", "2022-03-31"), 4, 1_850, Over),
        covid(&["Hội Điều dưỡng", "Hội Y học"], ("2022-04-11", "2022-04-15"), 5, 2_400, Over),
        covid(&["Hội Kế hoạch hóa gia đình"], ("2022-05-10", "2022-05-11"), 2, 950, Exact),
        covid(&["Hội Cựu giáo chức"], ("2022-05-24", "2022-05-25"), 2, 950, Over),
        of(TrainingClass, FARMING, ("2022-04-04", "2022-06-03"))
            .led_by(&[""])
            .helped_by(&["Hội Làm vườn"])
            .at(&["huyện Vũ Thư", "huyện Đông Hưng"])
            .counting(Classes, 7)
            .counting(Households, 700)
            .note(DIVIDED),
    ]
}

fn others() -> Vec<Fact> {
    vec![
        of(Meeting, THE_MEETING, (TOLD, TOLD)).counting(Events, 1).saying(Sort, "so_ket").note(format!(
            "{SOURCE} Hội nghị bầu bổ sung nhân sự Ban Chấp hành, Ban Thường vụ khóa V; phần nhân sự thuộc sổ tổ chức."
        )),
        of(Workshop, POLICY, FIRST_HALF)
            .counting(Events, 1)
            .note(format!("{UNDATED} Vai trò chủ trì hội nghị phản biện ở cuộc này ghi riêng ở lượt tham gia.")),
        of(Participation, POLICY, FIRST_HALF)
            .counting(ConferencesChaired, 1)
            .saying(Object, "van_ban")
            .note(format!("{UNDATED} Cuộc tọa đàm ghi riêng ở hội thảo, tọa đàm; hai số liệu không cộng với nhau.")),
        of(Prize, "05 công trình đoạt giải tại Hội thi Sáng tạo kỹ thuật toàn quốc lần thứ 16 và Giải thưởng Sáng tạo khoa học công \
                   nghệ Việt Nam năm 2021", (TOLD, TOLD))
            .in_bulk()
            .helped_by(&[""])
            .led_outside(&[
                "Ban Tổ chức Hội thi Sáng tạo kỹ thuật toàn quốc lần thứ 16",
                "Ban Tổ chức Giải thưởng Sáng tạo khoa học công nghệ Việt Nam năm 2021",
            ])
            .counting(Works, 5)
            .saying(Which, "khac")
            .saying(Round, "toan_quoc")
            .announced()
            .note(format!(
                "{SOURCE} Giải của tỉnh, không của riêng Liên hiệp hội. Nguồn không nêu ngày quyết định, không chia theo hai cuộc thi \
                 và không nêu hạng giải; ngày ghi ở đây là ngày công bố."
            )),
        of(Other, CONGRESSES, FIRST_HALF).in_bulk().note(UNDATED),
        of(Visit, FOLLOWING, FIRST_HALF).in_bulk().note(UNDATED),
    ]
}

fn of(kind: Kind, title: &str, days: (&str, &str)) -> Fact {
    Fact::of("thai-binh", kind, title, days)
}

fn task(kind: Kind, title: &str) -> Fact {
    of(kind, title, SECOND_HALF).planned(TOLD).note(TASK)
}

const PLANNED: &str = "Dự kiến";

/// What it states.
pub const TEXT: Text = Text {
    title: "Thái Bình, tin ngày 24/6/2022",
    union: "thai-binh",
    stated: &[
        Stated("Hội nghị sơ kết sáng 24/6", Counted("hoi_nghi", "2022-06-24..2022-06-24", "1")),
        Stated("Bầu bổ sung Phó Chủ tịch, nhân sự Ban Chấp hành, Ban Thường vụ khóa V", Nowhere(ORGANS)),
        Stated("Hướng dẫn các hội, chi hội tổ chức đại hội nhiệm kỳ", Recorded(CONGRESSES, "Đã thực hiện")),
        Stated("Theo dõi tổ chức thành viên, chi hội mới; số lần không nêu", Counted("tham_hoi", "2022-H1", "?")),
        Stated("Tọa đàm về cơ chế, chính sách khoa học, công nghệ 2022-2025", Counted("hoi_thao", "2022-H1", "1")),
        Stated("Lấy ý kiến, phản biện tại tọa đàm ấy: chủ trì hội nghị", Counted("vai_tro.hoi_nghi", "2022-H1", "1")),
        Stated("19 lớp tập huấn về biến chứng sau Covid-19, 7 lớp cho hộ dân", Counted("lop.chu_tri", "2022-H1", "26")),
        Stated("Như vậy, chốt theo lịch báo cáo nhà nước", Counted("lop.chu_tri", "2022-H1@statutory", "26")),
        Stated("Hơn 9.000 lượt hội viên, cộng từ các lớp", Counted("lop.luot", "2022-H1", "hơn 9000")),
        Stated("Hơn 9.000 lượt hội viên, như bài nêu", Declared("lop.luot", "2022-H1", "hơn 9000")),
        Stated("700 hộ dân ở huyện Vũ Thư, huyện Đông Hưng", Counted("lop.ho", "2022-H1", "700")),
        Stated(
            "5 công trình đoạt giải toàn quốc, ngày quyết định không nêu",
            Counted("tq.ctg.chua_ro_ngay", "2022-06-24..2022-06-24", "5"),
        ),
        Stated("Bám sát chỉ đạo của Tỉnh ủy, Ủy ban nhân dân tỉnh", Recorded(OBEYING, PLANNED)),
        Stated("Phổ biến kiến thức, ứng dụng công nghệ mới", Recorded(SPREADING, PLANNED)),
        Stated("Củng cố, phát triển tổ chức hội", Recorded(GROWING, PLANNED)),
    ],
};

#[cfg(test)]
mod tests {
    use activities::record::Measure;

    use super::*;

    fn sum(measure: Measure, from: &str, to: &str, title: &str) -> i64 {
        let counted =
            records().into_iter().filter(|fact| fact.title == title && (from..=to).contains(&fact.last.as_str()));
        let quantities = counted.flat_map(|fact| fact.measures).filter(|(its, _)| *its == measure);
        quantities.filter_map(|(_, quantity)| quantity.value).sum()
    }

    #[test]
    fn the_parts_make_the_published_sums() {
        // Both closings of the first half of 2022 hold them all.
        for (from, to) in [("2022-01-01", "2022-06-30"), ("2021-12-15", "2022-06-14")] {
            assert_eq!(sum(Classes, from, to, COVID), 19);
            assert_eq!(sum(Attendances, from, to, COVID), 9_000);
            assert_eq!(sum(Classes, from, to, FARMING), 7);
            assert_eq!(sum(Households, from, to, FARMING), 700);
        }
    }
}
