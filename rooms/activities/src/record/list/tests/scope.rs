//! Who finds what: the filter can only ever take away from what she may see.

use testkit::house;

use super::{LIST, titles};
use crate::record::samples;
use crate::routes;
use crate::talk::{entered, opened};

#[tokio::test]
async fn each_sees_the_records_she_reaches() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu")]).await;
        let both = [("title", "Vật lý trị liệu"), ("partner", &cast.physics.id.to_string())];
        entered(&minh, &cast.medicine, &both).await;
        assert_eq!(titles(&house.visitor(&cast.hoa), "").await, ["Vật lý trị liệu"]);
        assert_eq!(titles(&minh, "").await.len(), 2);
        assert_eq!(house.visitor(&cast.tuyet).get(LIST).await.status, 404);
        let button = |shown: testkit::Shown| shown.page().contains("/hoat-dong/moi");
        assert!(button(minh.get(LIST).await) && !button(house.visitor(&cast.binh).get(LIST).await));
    })
    .await;
}

#[tokio::test]
async fn the_filter_names_no_body_out_of_reach() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let offered = hoa.get(LIST).await.attributes("#don-vi option", "value");
        assert_eq!(offered, ["".to_owned(), cast.physics.id.to_string()]);
        let beside = format!("{LIST}?don-vi={}", cast.medicine.id);
        let unknown = format!("{LIST}?don-vi={}", cast.thai_binh.id);
        let said = |shown: &testkit::Shown| (shown.status.as_u16(), shown.all(".notice.warn").concat());
        assert_eq!(said(&hoa.get(&beside).await), said(&hoa.get(&unknown).await), "one answer for both");
        assert_eq!(house.visitor(&cast.minh).get(&beside).await.all(".notice.warn").len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_auditor_sees_all_of_her_union_and_somebody_of_another_nothing() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let both = vec![cast.gardening.no, cast.thai_binh_gardening.no];
        let wanted = vec![
            samples::wanted("Chung hai tỉnh", "2022-03-01", &both),
            samples::wanted("Riêng Lạng Sơn", "2022-03-02", &[cast.medicine.no]),
        ];
        let records = super::written(house, &cast.minh, cast.lang_son.union, wanted).await;
        assert_eq!(titles(&house.visitor(&cast.binh), "").await.len(), 2, "she only looks, and looks at all");
        let tuyet = house.visitor(&cast.tuyet);
        assert_eq!(tuyet.get("/thai-binh/hoat-dong").await.all("tbody th a"), ["Chung hai tỉnh"]);
        assert_eq!(tuyet.get(&format!("{LIST}/tai-ve")).await.status, 404);
        // A record that she may not see is no whole of others for her.
        let whole = format!("/thai-binh/hoat-dong?thuoc={}", records[1].id);
        assert_eq!(tuyet.get(&whole).await.all(".notice.warn p").len(), 2);
        let hoa = house.visitor(&cast.hoa);
        for query in ["", "?loai=lop-tap-huan", "?q=chung", "?trang-thai=da-thuc-hien", "?minh-chung=chua-co"] {
            assert_eq!(hoa.get(&format!("{LIST}{query}")).await.all("tbody tr").len(), 0, "{query}");
        }
    })
    .await;
}
