//! Classes, sessions of dissemination, outreach, workshops, publications: lớp, buổi, cuộc, lượt người, hộ, each a figure of
//! its own (docs/rules/counting.md, rules 1 to 4). Only classes that say nothing of their number stand for one.

use ::figures::{Definition, Predicate as P};

use super::set::Set;
use crate::record::Kind::{Dissemination, Outreach, Publication, TrainingClass, Workshop};
use crate::record::Measure::{Articles, Attendances, Classes, Copies, Events, Households, Issues, Sessions, Trainees};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [classes(), sessions(), outreach(), workshops(), publications()].concat()
}

fn classes() -> Vec<Definition> {
    let led = Set::of(&[TrainingClass], "lớp tập huấn");
    let helped = led.clone().helped();
    let bulk = led.clone().who(in_bulk(), IN_BULK);
    vec![
        led.sum(Classes, "lop.chu_tri", "Lớp tập huấn chủ trì, đồng chủ trì"),
        helped.sum(Classes, "lop.phoi_hop", "Lớp tập huấn phối hợp"),
        led.clone().taken_part().sum(Classes, "lop.tham_gia", "Lớp tập huấn chủ trì hoặc phối hợp"),
        bulk.sum(Classes, "lop.gop", "Trong đó: số liệu gộp"),
        led.sum(Attendances, "lop.luot", "Lượt người dự lớp"),
        helped.sum(Attendances, "lop.luot.phoi_hop", "Lượt người dự lớp phối hợp"),
        led.sum(Trainees, "lop.hoc_vien", "Học viên"),
        helped.sum(Trainees, "lop.hoc_vien.phoi_hop", "Học viên lớp phối hợp"),
        led.sum(Households, "lop.ho", "Hộ được tập huấn"),
        helped.sum(Households, "lop.ho.phoi_hop", "Hộ được tập huấn ở lớp phối hợp"),
    ]
}

fn sessions() -> Vec<Definition> {
    let led = Set::of(&[Dissemination], "hoạt động phổ biến kiến thức").noting("không ghi số buổi thì là chưa rõ");
    let helped = led.clone().helped();
    let bulk = led.clone().who(in_bulk(), IN_BULK);
    let led_people = Set::of(&[Dissemination], "hoạt động phổ biến kiến thức");
    let helped_people = led_people.clone().helped();
    vec![
        led.sum(Sessions, "buoi", "Buổi phổ biến kiến thức"),
        helped.sum(Sessions, "buoi.phoi_hop", "Buổi phổ biến kiến thức phối hợp"),
        bulk.sum(Sessions, "buoi.gop", "Buổi phổ biến kiến thức ghi bằng số liệu gộp"),
        led_people.sum(Attendances, "buoi.luot", "Lượt người dự buổi phổ biến"),
        helped_people.sum(Attendances, "buoi.luot.phoi_hop", "Lượt người dự buổi phổ biến phối hợp"),
        led_people.sum(Households, "buoi.ho", "Hộ dự buổi phổ biến"),
    ]
}

fn outreach() -> Vec<Definition> {
    let led = Set::of(&[Outreach], "hoạt động truyền thông, tư vấn chuyển giao kỹ thuật");
    vec![
        led.sum(Sessions, "truyen_thong", "Buổi truyền thông, tư vấn chuyển giao kỹ thuật"),
        led.clone().helped().sum(Sessions, "truyen_thong.phoi_hop", "Buổi truyền thông, tư vấn phối hợp"),
        led.sum(Attendances, "truyen_thong.luot", "Lượt người dự truyền thông, tư vấn chuyển giao"),
        led.sum(Households, "truyen_thong.ho", "Hộ được truyền thông, tư vấn chuyển giao"),
        led.sum(Articles, "truyen_thong.tin_bai", "Tin, bài truyền thông, chuyển giao kỹ thuật"),
    ]
}

fn workshops() -> Vec<Definition> {
    let led = Set::of(&[Workshop], "hội thảo, tọa đàm");
    let helped = led.clone().helped();
    vec![
        led.sum(Events, "hoi_thao", "Hội thảo, tọa đàm"),
        helped.sum(Events, "hoi_thao.phoi_hop", "Hội thảo, tọa đàm phối hợp"),
        led.sum(Attendances, "hoi_thao.luot", "Lượt người dự hội thảo, tọa đàm"),
        helped.sum(Attendances, "hoi_thao.luot.phoi_hop", "Lượt người dự hội thảo, tọa đàm phối hợp"),
    ]
}

fn publications() -> Vec<Definition> {
    let led = Set::of(&[Publication], "ấn phẩm, tin bài").on("đã phát hành, có ngày cuối trong kỳ");
    vec![
        led.sum(Issues, "an_pham.so", "Ấn phẩm: số phát hành"),
        led.sum(Copies, "an_pham.ban", "Ấn phẩm: bản in"),
        led.sum(Articles, "an_pham.tin_bai", "Ấn phẩm: tin, bài"),
    ]
}

const IN_BULK: &str = "chủ trì, ghi bằng số liệu gộp";

fn in_bulk() -> P {
    P::all([P::stands("lead"), P::is("detail", "bulk")])
}
