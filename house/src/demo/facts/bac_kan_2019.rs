//! Bắc Kạn on 5 July 2019: what its Union did since its founding. The text dates hardly anything; what it does not date stands
//! over the whole time it speaks of, or on its own day where standing longer would say that it ran so long.

use activities::record::Attribute::{Contest as Which, ContestRole, Edition, Form, Object, Origin, Round};
use activities::record::Kind::{Contest, Dissemination, Entry, Other, Outreach, Participation, TrainingClass};
use activities::record::Measure::{
    Attendances, Authors, Classes, ConferencesChaired, CouncilSeats, Entries, ExpertInvitations, Sessions, TasksLed,
    Trainees,
};

use crate::demo::fact::Fact;
use crate::demo::stated::Kept::{Counted, Declared, Founded, Nowhere, Recorded};
use crate::demo::stated::{OPINION, Stated, Text};

const ALL: (&str, &str) = ("2013-10-28", "2019-07-05");
const TIME: &str = "2013-10-28..2019-07-05";
const THE_DAY: (&str, &str) = ("2019-07-05", "2019-07-05");
const SOURCE: &str = "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019.";
const SINCE: &str =
    "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019, tính từ khi thành lập; bài không chia theo năm.";
const ROLES: &str = "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019, tính từ khi thành lập. Bốn vai trò cộng lại là 89 \
                     lượt, bên cạnh tổng bài nêu là “trên 80 văn bản, đồ án, dự án” (khai báo riêng, không đối trừ).";
const FINISHED: &str = "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019. Bài không nêu ngày phát động và ngày công nhận \
                        kết quả; ngày ghi ở đây là ngày của bài.";
const STKT: &str = "Hội thi Sáng tạo kỹ thuật tỉnh Bắc Kạn";
const TTNND: &str = "Cuộc thi Sáng tạo thanh thiếu niên nhi đồng tỉnh Bắc Kạn";

/// Its records.
pub fn records() -> Vec<Fact> {
    [roles(), contests(), spreading()].concat()
}

fn roles() -> Vec<Fact> {
    let role = |title: &str| of(Participation, title, ALL).in_bulk().note(ROLES);
    vec![
        role("Tham gia Hội đồng phản biện dự án").counting(CouncilSeats, 15).saying(Object, "du_an"),
        role("Chủ trì hội nghị, hội thảo về đồ án, đề án").counting(ConferencesChaired, 2),
        role("Được giao chủ trì nhiệm vụ tư vấn, phản biện đồ án")
            .counting(TasksLed, 2)
            .saying(Object, "do_an")
            .saying(Origin, "giao"),
        role("Được mời góp ý, phản biện văn bản, dự án với tư cách chuyên gia").counting(ExpertInvitations, 70),
    ]
}

fn contests() -> Vec<Fact> {
    let finished = |(title, which): (&str, &str), edition: &str| {
        of(Contest, format!("{title} lần thứ {edition}"), THE_DAY)
            .saying(Which, which)
            .saying(Edition, edition)
            .saying(Round, "tinh")
            .called(format!("{which}-{edition}"))
            .note(FINISHED)
    };
    let received = |title: &str, which: &str| {
        of(Entry, title, ALL).in_bulk().saying(Which, which).saying(Round, "tinh").note(SINCE)
    };
    let schools = ["Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "Tỉnh Đoàn"];
    vec![
        finished((STKT, "stkt"), "3"),
        finished((STKT, "stkt"), "4"),
        of(Contest, format!("{STKT} lần thứ 5, năm 2018-2019"), ("2018-01-01", ""))
            .saying(Which, "stkt")
            .saying(Edition, "5")
            .saying(Round, "tinh")
            .note(
                "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019, khi ấy đang tổ chức. Bài chỉ nêu năm 2018-2019; ngày \
                 phát động ghi là ngày đầu năm 2018, sổ chưa có ngày công nhận kết quả.",
            ),
        finished((TTNND, "ttnnd"), "3").with(&schools).saying(ContestRole, "chu_tri"),
        finished((TTNND, "ttnnd"), "4").with(&schools).saying(ContestRole, "chu_tri"),
        received("Giải pháp dự Hội thi Sáng tạo kỹ thuật tỉnh", "stkt").counting(Entries, 57).over(Authors, 60),
        received("Mô hình, sản phẩm dự 02 Cuộc thi Sáng tạo thanh thiếu niên nhi đồng", "ttnnd").counting(Entries, 167),
    ]
}

fn spreading() -> Vec<Fact> {
    vec![
        of(TrainingClass, "Tập huấn, truyền thông tư vấn chuyển giao tiến bộ kỹ thuật chăn nuôi, trồng trọt", ALL)
            .in_bulk()
            .counting(Classes, 10)
            .note(SOURCE),
        of(Dissemination, "Phổ biến kiến thức về pháp luật", ALL)
            .in_bulk()
            .counting(Sessions, 3_226)
            .counting(Attendances, 182_068)
            .note(SINCE),
        of(
            Outreach,
            "Tuyên truyền về Liên hiệp hội, về cuộc cách mạng 4.0 trên báo Bắc Kạn, tại các hội nghị, hội thảo",
            ALL,
        )
        .in_bulk()
        .saying(Form, "phuong_tien")
        .note(SINCE),
        of(
            TrainingClass,
            "Ứng dụng công nghệ cao trong sản xuất nhằm tăng năng suất, chất lượng sản phẩm nông sản",
            ("2018-09-27", "2018-09-28"),
        )
        .helped_by(&[""])
        .led_outside(&["Viện Nghiên cứu Rau quả", "Hội Nông dân tỉnh"])
        .at(&[
            "xã Quang Thuận, huyện Bạch Thông",
            "xã Dương Phong, huyện Bạch Thông",
            "phường Huyền Tụng, thành phố Bắc Kạn",
        ])
        .counting(Classes, 2)
        .counting(Trainees, 120)
        .note(SOURCE),
        of(
            Other,
            "Xây dựng kế hoạch tuyên truyền, phổ biến, ứng dụng kết quả Hội thi Sáng tạo kỹ thuật lần thứ 3, lần thứ 4",
            ALL,
        )
        .in_bulk()
        .note(SINCE),
    ]
}

fn of(kind: activities::record::Kind, title: impl Into<String>, days: (&str, &str)) -> Fact {
    Fact::of("bac-kan", kind, title, days)
}

/// What it states.
pub const TEXT: Text = Text {
    title: "Bắc Kạn, bài ngày 05/7/2019",
    union: "bac-kan",
    stated: &[
        Stated(
            "Thành lập theo Quyết định số 1837/QĐ-UBND ngày 28/10/2013",
            Founded("Quyết định số 1837/QĐ-UBND ngày 28/10/2013"),
        ),
        Stated(
            "Thực hiện Nghị quyết số 27-NQ/TW và Chỉ thị số 42-CT/TW",
            Nowhere("căn cứ chung của việc thành lập, không phải một hoạt động"),
        ),
        Stated("10 tổ chức thành viên", Counted("tctv", TIME, "10")),
        Stated("Hơn 15.000 hội viên", Declared("hv.khai_bao", TIME, "hơn 15000")),
        Stated("Góp ý, phản biện trên 80 văn bản, đồ án, dự án", Declared("tvpb", TIME, "hơn 80")),
        Stated("Tham gia Hội đồng phản biện: 15 dự án", Counted("vai_tro.hoi_dong", TIME, "15")),
        Stated("Chủ trì hội nghị, hội thảo: 02 đồ án, đề án", Counted("vai_tro.hoi_nghi", TIME, "2")),
        Stated("Được giao chủ trì nhiệm vụ tư vấn, phản biện: 02 đồ án", Counted("vai_tro.chu_tri", TIME, "2")),
        Stated("Được mời với tư cách chuyên gia: 70 văn bản, dự án", Counted("vai_tro.chuyen_gia", TIME, "70")),
        Stated("Bốn vai trò cộng lại", Counted("vai_tro", TIME, "89")),
        Stated(
            "Hội thi Sáng tạo kỹ thuật lần 3, lần 4 và Cuộc thi thanh thiếu niên nhi đồng lần 3, lần 4 đã tổ chức",
            Counted("ct.hoan_thanh", TIME, "4"),
        ),
        Stated(
            "Cuộc thi thanh thiếu niên nhi đồng do Liên hiệp hội chủ trì, cùng Sở Giáo dục và Đào tạo, Sở Khoa học và Công nghệ, Tỉnh Đoàn",
            Counted("ct.hoan_thanh.chu_tri", TIME, "2"),
        ),
        Stated("Đang tổ chức Hội thi Sáng tạo kỹ thuật lần thứ 5, năm 2018-2019", Counted("ct.dang", TIME, "1")),
        Stated(
            "Lần thứ 5 đang tổ chức, chưa có kết quả",
            Recorded("Hội thi Sáng tạo kỹ thuật tỉnh Bắc Kạn lần thứ 5, năm 2018-2019", "Đang thực hiện"),
        ),
        Stated("57 giải pháp dự thi", Counted("bai.tinh.giai_phap", TIME, "57")),
        Stated("Hơn 60 tác giả", Counted("tac_gia.tinh", TIME, "hơn 60")),
        Stated("Tiếp nhận 167 mô hình, sản phẩm dự thi", Counted("bai.tinh.mo_hinh", TIME, "167")),
        Stated("Có giải pháp đem lại hiệu quả kinh tế cao", Nowhere(OPINION)),
        Stated("10 lớp tập huấn, truyền thông tư vấn chuyển giao tiến bộ kỹ thuật", Counted("lop.chu_tri", TIME, "10")),
        Stated("3.226 buổi phổ biến kiến thức về pháp luật", Counted("buoi", TIME, "3226")),
        Stated("182.068 lượt người tham gia", Counted("buoi.luot", TIME, "182068")),
        Stated(
            "Tuyên truyền về Liên hiệp hội, cách mạng 4.0 trên báo, tại hội nghị, hội thảo; số buổi không nêu",
            Counted("truyen_thong", TIME, "?"),
        ),
        Stated(
            "02 lớp ngày 27-28/9/2018 phối hợp với Viện Nghiên cứu Rau quả và Hội Nông dân tỉnh",
            Counted("lop.phoi_hop", "2018-09-27..2018-09-28", "2"),
        ),
        Stated(
            "120 học viên của 02 lớp ấy, tại 02 xã và 01 phường",
            Counted("lop.hoc_vien.phoi_hop", "2018-09-27..2018-09-28", "120"),
        ),
        Stated("Xây dựng kế hoạch tuyên truyền, ứng dụng kết quả Hội thi lần 3, lần 4", Counted("khac", TIME, "1")),
        Stated("Hạn chế, nguyên nhân và phương hướng chung", Nowhere(OPINION)),
    ],
};
