//! Topics, initiatives, applications. A topic is new in the period of its approval, carried over where it was approved before
//! the period and not accepted before it, accepted in the period of its acceptance; what is carried over is placed in the
//! tree of the period's first day (docs/rules/counting.md, rules 6 and 20).

use ::figures::{Definition, Predicate as P};

use super::set::{Set, announced, decided};
use crate::record::Kind::{Application, Initiative, Topic};
use crate::record::Measure::{Applications, Authors, Households, Initiatives, Topics, Value};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [topics(), initiatives(), applications()].concat()
}

fn topics() -> Vec<Definition> {
    let topics = Set::of(&[Topic], "đề tài, dự án");
    let not_accepted = || !P::before_period("last_day");
    let carried = topics.clone().whenever(
        [P::before_period("first_day"), not_accepted()],
        "phê duyệt trước ngày đầu kỳ và chưa nghiệm thu trước ngày đó",
    );
    let worked_on = topics.clone().whenever(
        [P::by_closing("first_day"), not_accepted()],
        "phê duyệt đến hết ngày chốt và chưa nghiệm thu trước ngày đầu kỳ",
    );
    let running = topics.clone().lasting("đã phê duyệt và chưa nghiệm thu vào cuối ngày chốt");
    vec![
        topics.clone().begun("được phê duyệt trong kỳ").sum(Topics, "de_tai.moi", "Đề tài mới"),
        carried.sum(Topics, "de_tai.chuyen_tiep", "Đề tài chuyển tiếp"),
        worked_on.sum(Topics, "de_tai.trong_ky", "Đề tài triển khai trong kỳ"),
        running.sum(Topics, "de_tai.dang", "Đề tài đang thực hiện ngày chốt"),
        topics.on("nghiệm thu trong kỳ").sum(Topics, "de_tai.nghiem_thu", "Đề tài nghiệm thu"),
    ]
}

fn initiatives() -> Vec<Definition> {
    let recognised = decided(Set::of(&[Initiative], "sáng kiến").on("được công nhận, có ngày công nhận trong kỳ"));
    let undated = announced(Set::of(&[Initiative], "sáng kiến").on("được công nhận, công bố trong kỳ"));
    vec![
        recognised.sum(Initiatives, "sang_kien", "Sáng kiến được công nhận"),
        recognised.sum(Authors, "sang_kien.tac_gia", "Tác giả sáng kiến"),
        recognised.money(Value, "sang_kien.gia_tri", "Giá trị làm lợi của sáng kiến"),
        undated.sum(Initiatives, "sang_kien.chua_ro_ngay", "Sáng kiến chưa rõ ngày công nhận"),
    ]
}

fn applications() -> Vec<Definition> {
    let applied = Set::of(&[Application], "lần ứng dụng, nhân rộng giải pháp, mô hình");
    vec![
        applied.sum(Applications, "ung_dung", "Giải pháp, mô hình được ứng dụng, nhân rộng"),
        applied.money(Value, "ung_dung.gia_tri", "Giá trị làm lợi của giải pháp được ứng dụng"),
        applied.sum(Households, "ung_dung.ho", "Hộ ứng dụng giải pháp, mô hình"),
    ]
}
