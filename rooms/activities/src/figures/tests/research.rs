//! Rules 6 and 20: topics new, carried over, running, accepted.

use super::*;

const KEYS: &str = "de_tai.moi de_tai.chuyen_tiep de_tai.trong_ky de_tai.dang de_tai.nghiem_thu";

#[tokio::test]
async fn a_topic_is_new_then_carried_over_then_accepted() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let old = [("loai", "de-tai"), ("title", "Cây hồi"), ("first", "1/5/2021")];
        let page = enter(&minh, &cast, "de-tai", &old).await;
        enter(&minh, &cast, "de-tai", &[("title", "Na Chi Lăng"), ("first", "1/3/2022")]).await;
        let of = async |period: &str| values(house, cast.lang_son.no, period, KEYS).await;
        assert_eq!(of("2021").await, known([1, 0, 1, 1, 0]));
        assert_eq!(of("2022-H1").await, known([1, 1, 2, 2, 0]));
        correct(&minh, &page, &cast.physics, &[&old[..], &[("last", "14/6/2022")]].concat()).await;
        house.clock().set("2022-06-21");
        assert_eq!(of("2022-Q1").await, known([1, 1, 2, 2, 0]), "it still ran on the last day of March");
        assert_eq!(of("2022-H1@statutory").await, known([1, 1, 2, 1, 1]), "accepted on the closing day runs no more");
        assert_eq!(of("2022-H2").await, known([0, 1, 1, 1, 0]), "accepted before the period is not carried into it");
        assert_eq!(of("term:2021-01-01..2022-12-31").await, known([2, 0, 2, 1, 1]), "once, however long the period");
    })
    .await;
}
