//! Rule 9: given is not received; the day of the decision counts, never that of the handing over; what is revoked leaves.

use super::*;

#[tokio::test]
async fn the_decision_counts_and_given_is_not_received() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let given = [
            ("first", "12/6/2022"),
            ("chieu", "trao"),
            ("tap_the", "4"),
            ("ca_nhan", "14"),
            ("nam_thanh_tich", "2021"),
            ("ngay_trao", "1/7/2022"),
        ];
        enter(&minh, &cast, "khen-thuong", &given).await;
        enter(&minh, &cast, "khen-thuong", &[("chieu", "nhan"), ("khen", "3")]).await;
        let unknown_day = [("first", ""), ("ngay_trao", "28/2/2022"), ("chieu", "trao"), ("khen", "6")];
        enter(&minh, &cast, "khen-thuong", &unknown_day).await;
        let of = async |period: &str, keys: &str| values(house, cast.lang_son.no, period, keys).await;
        let keys = "khen.trao khen.trao.tap_the khen.trao.ca_nhan khen.nhan khen.chua_ro_ngay";
        assert_eq!(of("2022-H1", keys).await, known([18, 4, 14, 3, 6]));
        assert_eq!(of("2022-Q1", keys).await, known([0, 0, 0, 0, 6]), "by the day it was announced");
        for (period, merit) in [("2021", 18), ("2021@statutory", 18), ("2022", 0), ("2021-H2", 0), ("2022-H1", 0)] {
            assert_eq!(of(period, "khen.cho_nam").await, known([merit]), "{period}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_revoked_leaves_the_period_of_its_decision_and_is_listed_by_its_own_day() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let said = [("loai", "khen-thuong"), ("first", "12/2/2022"), ("chieu", "trao"), ("ca_nhan", "2")];
        let said = [&said[..], &[("nam_thanh_tich", "2021")]].concat();
        let page = enter(&minh, &cast, "khen-thuong", &said).await;
        let of = async |period: &str, keys: &str| values(house, cast.lang_son.no, period, keys).await;
        let keys = "khen.trao khen.thu_hoi";
        assert_eq!([of("2022-Q1", keys).await, of("2022-Q2", keys).await], [known([2, 0]), known([0, 0])]);
        correct(&minh, &page, &cast.physics, &[&said[..], &[("ngay_thu_hoi", "16/6/2022")]].concat()).await;
        house.clock().set("2022-06-21");
        assert_eq!([of("2022-Q1", keys).await, of("2022-Q2", keys).await], [known([0, 0]), known([0, 2])]);
        assert_eq!(of("2021", "khen.cho_nam khen.trao.ca_nhan").await, known([0, 0]));
    })
    .await;
}
