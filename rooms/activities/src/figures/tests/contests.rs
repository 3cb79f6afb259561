//! Rules 6, 9 and 10: an edition runs and is finished; entries when received; prizes of each round apart, the nation's the
//! province's; and what is of no kind at all.

use super::*;

#[tokio::test]
async fn an_edition_runs_until_its_results_are_recognised() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let said = [
            ("loai", "cuoc-thi"),
            ("title", "Hội thi Sáng tạo kỹ thuật lần thứ 5"),
            ("first", "1/10/2021"),
            ("cuoc_thi", "stkt"),
            ("vai_tro_to_chuc", "thuong_truc"),
        ];
        let page = enter(&minh, &cast, "cuoc-thi", &said).await;
        let of = async |period: &str, keys: &str| values(house, cast.lang_son.no, period, keys).await;
        let keys = "ct.dang ct.hoan_thanh ct.hoan_thanh.thuong_truc ct.hoan_thanh.chua_tach";
        assert_eq!(of("2021-9M", keys).await, known([0, 0, 0, 0]), "not launched yet");
        assert_eq!(of("2022-H1", keys).await, known([1, 0, 0, 0]));
        correct(&minh, &page, &cast.physics, &[&said[..], &[("last", "14/6/2022")]].concat()).await;
        house.clock().set("2022-06-21");
        assert_eq!(of("2022-Q1", keys).await, known([1, 0, 0, 0]));
        assert_eq!(of("2022-H1", keys).await, known([0, 1, 1, 0]));
        assert_eq!(of("2022-H1@statutory", keys).await, known([0, 1, 1, 0]), "finished on the closing day");
    })
    .await;
}

#[tokio::test]
async fn entries_count_when_received_and_rounds_are_never_added() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let entry = |contest, round| [("cuoc_thi", contest), ("vong", round)];
        let with = |first: [(&'static str, &'static str); 2], more: &[(&'static str, &'static str)]| {
            [&first[..], more].concat()
        };
        enter(&minh, &cast, "bai-du-thi", &with(entry("stkt", "tinh"), &[("bai", "57"), ("tac_gia", "60")])).await;
        enter(&minh, &cast, "bai-du-thi", &with(entry("ttnnd", "tinh"), &[("bai", "167")])).await;
        enter(&minh, &cast, "bai-du-thi", &with(entry("ttnnd", "co_so"), &[("bai", "900")])).await;
        enter(&minh, &cast, "bai-du-thi", &with(entry("stkt", "tinh"), &[("first", "2/7/2022")])).await;
        let keys = "bai.tinh.giai_phap bai.tinh.mo_hinh bai.co_so tac_gia.tinh bai.tinh.khac";
        let found = values(house, cast.lang_son.no, "2022-H1", keys).await;
        assert_eq!(found, known([57, 167, 900, 60, 0]));
    })
    .await;
}

#[tokio::test]
async fn prizes_of_the_province_and_of_the_nation_and_revoked_ones() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let won = [("loai", "giai-thuong"), ("cuoc_thi", "stkt"), ("vong", "tinh"), ("cong_trinh", "6")];
        let won = [&won[..], &[("giai_nhat", "1"), ("giai_nhi", "2"), ("giai_khuyen_khich", "4")]].concat();
        enter(&minh, &cast, "giai-thuong", &won).await;
        let page = enter(&minh, &cast, "giai-thuong", &won).await;
        let union = cast.lang_son.id.to_string();
        let national = [("cuoc_thi", "vifotec"), ("vong", "toan_quoc"), ("cong_trinh", "5"), ("giai", "chưa rõ")];
        enter(&minh, &cast, "giai-thuong", &[&national[..], &[("lead", &union)]].concat()).await;
        let keys = "giai.tinh giai.tinh.nhat giai.tinh.ba ctg.tinh giai.co_so";
        let of = async |keys: &str| values(house, cast.lang_son.no, "2022-H1", keys).await;
        assert_eq!(of(keys).await, known([14, 2, 0, 12, 0]));
        correct(&minh, &page, &cast.physics, &[&won[..], &[("ngay_thu_hoi", "18/6/2022")]].concat()).await;
        house.clock().set("2022-06-21");
        assert_eq!(of(keys).await, known([7, 1, 0, 6, 0]));
        let nation = async |body| value(house, "tq.ctg", body, "2022-H1").await;
        assert_eq!([nation(cast.lang_son.no).await, nation(cast.country.no).await], [Some(5), Some(5)]);
        assert_eq!(nation(cast.physics.no).await, Some(0), "no association's");
        let prizes = ask(house, "tq.giai", cast.lang_son.no, "2022-H1", Basis::AsReported).await;
        assert_eq!((prizes.value, prizes.unknown), (None, 1), "five works, and nobody said how many prizes");
    })
    .await;
}

#[tokio::test]
async fn other_activities_are_listed_and_counted_in_no_other_figure() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        enter(&minh, &cast, "khac", &[("hoat_dong", "12"), ("luot", "400"), ("kinh_phi", "5 triệu")]).await;
        for definition in definitions() {
            let found = value(house, &definition.key, cast.lang_son.no, "2022").await;
            assert_eq!(found, Some(i64::from(definition.key == "khac")), "{}", definition.key);
        }
    })
    .await;
}
