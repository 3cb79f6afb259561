//! Lạng Sơn on 27 July 2022: the meeting on the first half of the year. Six communes without a number of sessions stay six
//! communes and no number; all days of the half lie before 15 June, so that either closing counts them.

use activities::record::Attribute::{Addressee, Contest as Which, ContestRole, Meeting as Sort, Origin, Round};
use activities::record::Kind::{
    self, Comment, Contest, CritiqueTask, Dissemination, Meeting, Other, Outreach, Proposal, Study,
};
use activities::record::Measure::Events;

use crate::demo::fact::Fact;
use crate::demo::stated::Kept::{Counted, Noted, Nowhere, Recorded};
use crate::demo::stated::{OPINION, ORGANS, Stated, Text};

const TOLD: &str = "2022-07-27";
const ON: &str = "2022-07-27..2022-07-27";
const FIRST_HALF: (&str, &str) = ("2022-01-01", "2022-06-14");
const SECOND_HALF: (&str, &str) = ("2022-07-28", "2022-12-31");
const SOURCE: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Lạng Sơn (hội nghị ngày 27/7/2022).";
const UNDATED: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Lạng Sơn (hội nghị ngày 27/7/2022); nguồn chỉ nêu \
                       trong 6 tháng đầu năm, không nêu ngày và số lượng.";
const TASK: &str = "Nhiệm vụ 6 tháng cuối năm 2022 nêu tại hội nghị ngày 27/7/2022 của Liên hiệp hội tỉnh Lạng Sơn, Chủ tịch Liên hiệp \
                    hội đề nghị; nguồn không cho biết đã thực hiện hay chưa.";
const SCHEME: &str = "Đề án phát triển nông, lâm nghiệp bền vững trên địa bàn tỉnh giai đoạn 2020-2030";
const RESOLUTION: &str = "Nghị quyết số 27-NQ/TW của Ban Chấp hành Trung ương về xây dựng đội ngũ trí thức trong thời kỳ đẩy mạnh công \
                          nghiệp hóa, hiện đại hóa đất nước";
const YOUTH: &str = "Cuộc thi Sáng tạo thanh thiếu niên, nhi đồng tỉnh Lạng Sơn";
const THE_MEETING: &str = "Hội nghị sơ kết công tác 6 tháng đầu năm và triển khai nhiệm vụ 6 tháng cuối năm 2022";
const STUDYING: &str = "Giáo dục chính trị, tư tưởng; cụ thể hóa Nghị quyết số 27-NQ/TW";
const ADVISING: &str =
    "Nâng cao chất lượng đề xuất, tham mưu cho Tỉnh ủy, Ủy ban nhân dân tỉnh về chủ trương, chính sách phát triển";
const PARTY_GROUP: &str = "Đề xuất việc thành lập Đảng đoàn Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh";
const SPREADING: &str =
    "Tuyên truyền, phổ biến các thành tựu khoa học và công nghệ theo các lĩnh vực của các hội thành viên";
const CRITIQUE: &str = "Phối hợp, tham gia với các ngành, các cấp về nhiệm vụ phản biện xã hội";
const SEATS: &str = "Phát huy vai trò thành viên Ban Tổ chức Cuộc thi Sáng tạo thanh thiếu niên nhi đồng và Hội thi Sáng tạo kỹ thuật tỉnh";
const COMMENTING: &str = "Các văn bản về Cuộc thi Sáng tạo thanh thiếu niên, nhi đồng tỉnh Lạng Sơn";
const CALLING: &str = "Phát động, tuyên truyền về Cuộc thi Sáng tạo thanh thiếu niên, nhi đồng tỉnh";

/// Its records.
pub fn records() -> Vec<Fact> {
    let organs = &["Các cơ quan liên quan của tỉnh"];
    vec![
        of(Meeting, THE_MEETING, (TOLD, TOLD)).counting(Events, 1).saying(Sort, "so_ket").note(format!(
            "{SOURCE} Phó Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Liên hiệp hội dự và chỉ đạo. Trong kỳ đã củng cố, kiện toàn Ban Chấp \
             hành, Ban Thường vụ; phần nhân sự thuộc sổ tổ chức."
        )),
        of(Dissemination, "Kiến thức khoa học kỹ thuật nông, lâm nghiệp tại 6 xã của huyện Tràng Định", FIRST_HALF)
            .in_communes(6)
            .saying(Origin, "giao")
            .carrying_out(&[SCHEME])
            .note(format!("{UNDATED} Thực hiện nhiệm vụ được Ủy ban nhân dân tỉnh giao; số buổi không nêu, không lấy số xã làm số buổi.")),
        of(Study, STUDYING, FIRST_HALF).in_bulk().carrying_out(&[RESOLUTION]).note(UNDATED),
        of(Contest, YOUTH, (FIRST_HALF.1, ""))
            .helped_by(&[""])
            .led_outside(&["Ban Tổ chức Cuộc thi Sáng tạo thanh thiếu niên, nhi đồng tỉnh"])
            .saying(Which, "ttnnd")
            .saying(Round, "tinh")
            .saying(ContestRole, "thanh_vien")
            .called("ttnnd-2022")
            .note(format!("{UNDATED} Phát động trong 6 tháng đầu năm; ngày ghi ở đây là ngày cuối của kỳ.")),
        of(Outreach, CALLING, FIRST_HALF).in_bulk().with(organs).saying(Origin, "phoi_hop").note(UNDATED),
        of(Comment, COMMENTING, FIRST_HALF).in_bulk().with(organs).saying(Origin, "phoi_hop").note(UNDATED),
        task(Proposal, ADVISING).saying(Addressee, "Tỉnh ủy; Ủy ban nhân dân tỉnh"),
        task(Proposal, PARTY_GROUP).saying(Origin, "giao").saying(Addressee, "Các cơ quan có thẩm quyền của tỉnh"),
        task(Dissemination, SPREADING),
        task(CritiqueTask, CRITIQUE).saying(Origin, "phoi_hop"),
        task(Other, SEATS),
    ]
}

fn of(kind: Kind, title: &str, days: (&str, &str)) -> Fact {
    Fact::of("lang-son", kind, title, days)
}

fn task(kind: Kind, title: &str) -> Fact {
    of(kind, title, SECOND_HALF).planned(TOLD).note(TASK)
}

const PLANNED: &str = "Dự kiến";

/// What it states.
pub const TEXT: Text = Text {
    title: "Lạng Sơn, tin ngày 27/7/2022",
    union: "lang-son",
    stated: &[
        Stated("Hội nghị sơ kết chiều 27/7", Counted("hoi_nghi", ON, "1")),
        Stated(
            "Phó Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Liên hiệp hội dự, chỉ đạo",
            Noted(THE_MEETING, "Phó Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Liên hiệp hội dự và chỉ đạo"),
        ),
        Stated("Củng cố, kiện toàn Ban Chấp hành, Ban Thường vụ", Nowhere(ORGANS)),
        Stated(
            "Giáo dục chính trị, tư tưởng; cụ thể hóa Nghị quyết số 27-NQ/TW; số buổi không nêu",
            Counted("hoc_tap_nq", "2022-H1", "?"),
        ),
        Stated("Phát huy vai trò tư vấn, phản biện và giám định xã hội", Nowhere(OPINION)),
        Stated("Phối hợp phát động Cuộc thi thanh thiếu niên, nhi đồng tỉnh", Recorded(YOUTH, "Đang thực hiện")),
        Stated("Tuyên truyền về cuộc thi; số buổi không nêu", Counted("truyen_thong", "2022-H1", "?")),
        Stated("Góp ý các văn bản về cuộc thi; số văn bản không nêu", Counted("gop_y", "2022-H1", "?")),
        Stated(
            "Phổ biến kiến thức nông, lâm nghiệp tại 6 xã của huyện Tràng Định, Ủy ban nhân dân tỉnh giao, thực hiện đề án 2020-2030; số buổi không nêu",
            Counted("buoi", "2022-H1", "?"),
        ),
        Stated("Như vậy, chốt theo lịch báo cáo nhà nước", Counted("buoi", "2022-H1@statutory", "?")),
        Stated("Đại biểu nhất trí báo cáo, đề xuất một số nội dung", Nowhere(OPINION)),
        Stated("Nâng cao chất lượng đề xuất, tham mưu cho Tỉnh ủy, Ủy ban nhân dân tỉnh", Recorded(ADVISING, PLANNED)),
        Stated("Đề xuất thành lập Đảng đoàn Liên hiệp hội", Recorded(PARTY_GROUP, PLANNED)),
        Stated("Tuyên truyền, phổ biến thành tựu khoa học và công nghệ", Recorded(SPREADING, PLANNED)),
        Stated("Phối hợp với các ngành, các cấp về phản biện xã hội", Recorded(CRITIQUE, PLANNED)),
        Stated(
            "Thành viên Ban Tổ chức Cuộc thi thanh thiếu niên nhi đồng và Hội thi Sáng tạo kỹ thuật tỉnh",
            Recorded(SEATS, PLANNED),
        ),
    ],
};
