//! Rule 7: tasks by the day of their letter, by origin and object; parts taken; drafts; seats elsewhere.

use super::*;
use crate::talk::declared;

#[tokio::test]
async fn a_task_counts_once_in_the_period_of_its_letter() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let task = [("loai", "phan-bien"), ("title", "Đề án phát triển du lịch"), ("first", "10/1/2022")];
        let page = enter(&minh, &cast, "phan-bien", &task).await;
        let union = cast.lang_son.no;
        for period in ["2022-Q1", "2022-H1", "2022"] {
            assert_eq!(values(house, union, period, "pb tvpb").await, known([0, 0]), "no letter yet: {period}");
        }
        correct(&minh, &page, &cast.physics, &[&task[..], &[("last", "14/6/2022")]].concat()).await;
        house.clock().set("2022-06-21");
        assert_eq!(values(house, union, "2022-Q1", "pb tvpb").await, known([0, 0]));
        for period in ["2022-Q2", "2022-H1", "2022-H1@statutory", "2022"] {
            assert_eq!(values(house, union, period, "pb tvpb tv gd").await, known([1, 1, 0, 0]), "{period}");
        }
        assert_eq!(value(house, "tvpb", cast.country.no, "2022").await, Some(1));
    })
    .await;
}

#[tokio::test]
async fn tasks_add_up_by_origin_and_by_object_and_drafts_are_outside() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let task = |origin, object| [("last", "20/6/2022"), ("nguon_goc", origin), ("doi_tuong", object)];
        for _ in 0..4 {
            enter(&minh, &cast, "phan-bien", &task("giao", "de_an")).await;
        }
        enter(&minh, &cast, "tu-van", &task("", "")).await;
        enter(&minh, &cast, "giam-dinh", &[&task("dat_hang", "du_an")[..], &[("nhiem_vu", "02")]].concat()).await;
        enter(&minh, &cast, "gop-y", &[("du_thao", "35")]).await;
        enter(&minh, &cast, "hoi-dong", &[("luot_tham_gia", "10"), ("hoi_dong", "tham_dinh")]).await;
        enter(&minh, &cast, "hoi-dong", &[("luot_tham_gia", "3")]).await;
        let of = async |keys: &str| values(house, cast.lang_son.no, "2022-H1", keys).await;
        assert_eq!(of("tvpb tv pb gd").await, known([7, 1, 4, 2]));
        let origins = "tvpb.giao tvpb.dat_hang tvpb.phoi_hop tvpb.tu_thuc_hien tvpb.chua_tach";
        assert_eq!(of(origins).await, known([4, 2, 0, 0, 1]));
        let objects = ["van_ban", "de_an", "do_an", "du_an", "chua_tach"].map(|row| format!("tvpb.doi_tuong.{row}"));
        assert_eq!(of(&objects.join(" ")).await, known([0, 4, 0, 2, 1]));
        assert_eq!(of("gop_y hd_khac hd_khac.tham_dinh hd_khac.chua_tach").await, known([35, 13, 10, 3]));
        assert_eq!(of("vai_tro").await, known([0]), "a seat in another organ's council is no part in a task");
    })
    .await;
}

/// Bắc Kạn, 2019: the paper says "trên 80 văn bản" and gives parts that make 89. Both stand, and no task is made of them.
#[tokio::test]
async fn parts_taken_stand_beside_what_was_declared() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let roles = [("vt_hoi_dong", "15"), ("vt_hoi_nghi", "2"), ("vt_chu_tri", "2"), ("vt_chuyen_gia", "70")];
        enter(&minh, &cast, "tham-gia-phan-bien", &roles).await;
        let body = cast.lang_son.id.to_string();
        let said = [("figure", "tvpb"), ("value", "trên 80"), ("meaning", "Văn bản được tư vấn, phản biện")];
        let listed = minh.post_and_follow("/lang-son/khai-bao", &declared(&body, &said)).await;
        assert!(listed.words().contains("nhiệm vụ | hơn 80 |"), "{}", listed.words());
        let of = async |keys: &str| values(house, cast.lang_son.no, "2022-H1", keys).await;
        assert_eq!(of("vai_tro tvpb").await, known([89, 0]));
        let roles = "vai_tro.hoi_dong vai_tro.hoi_nghi vai_tro.chu_tri vai_tro.chuyen_gia";
        assert_eq!(of(roles).await, known([15, 2, 2, 70]));
        let experts = ask(house, "tvpb.luot_chuyen_gia", cast.lang_son.no, "2022-H1", Basis::AsReported).await;
        assert_eq!(experts, Number::ZERO, "nobody said how many experts, so nothing is in the list");
    })
    .await;
}

#[tokio::test]
async fn what_became_of_a_proposal_is_a_part_of_those_sent() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        enter(&minh, &cast, "tham-muu", &[("giao_theo", "Công văn số 812/UBND-KGVX")]).await;
        let granted = [("giao_ngay", "16/6/2022"), ("cap_ngay", "18/6/2022"), ("kinh_phi", "120 triệu")];
        enter(&minh, &cast, "tham-muu", &granted).await;
        enter(&minh, &cast, "tham-muu", &[("kinh_phi", "50 triệu"), ("van_ban", "3")]).await;
        let keys = "tham_muu tham_muu.duoc_giao tham_muu.duoc_cap tham_muu.kinh_phi tham_muu.phan_hoi";
        let found = values(house, cast.lang_son.no, "2022-H1", keys).await;
        assert_eq!(found, known([5, 2, 1, 120_000_000, 0]));
    })
    .await;
}
