//! Corrections: what is kept, what the figures then say, and two officers at once.

use figures::Figure;
use kernel::{BodyNo, Fault};
use testkit::{TestHouse, Visitor, house};

use crate::routes;
use crate::talk::{also, class, entered, opened, seen};

async fn correct(visitor: &Visitor, page: &str, lead: &str, more: &[(&str, &str)]) -> testkit::Shown {
    visitor.post(&format!("{page}/ban-sua"), &class(lead, more)).await
}

/// The value of a figure of the first half of 2022, as known now.
async fn figure(house: &TestHouse, key: &str, body: BodyNo) -> Option<i64> {
    let definition = crate::figures::definitions().into_iter().find(|one| one.key == key).unwrap();
    let figure = Figure::new(definition, &crate::figures::RECORDS).unwrap();
    let ask = async |view: &store::Snapshot| {
        let period = "2022-H1".parse().unwrap();
        let basis = figures::Basis::AsReported;
        let question = figures::Question { body, period, basis, known_at: view.now() };
        Ok::<_, Fault>(figure.number(view, &question).await?.value)
    };
    house.db().read(ask).await.unwrap()
}

#[tokio::test]
async fn a_correction_keeps_what_who_when_why_and_the_figures_follow() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, lead) = (house.visitor(&cast.hoa), cast.physics.id.to_string());
        let page = entered(&hoa, &cast.physics, &[("luot", "54")]).await;
        assert_eq!(figure(house, "lop.luot", cast.lang_son.no).await, Some(54));
        house.clock().advance(std::time::Duration::from_secs(3600));
        let form = hoa.get(&format!("{page}/sua")).await;
        assert_eq!(form.value_of("luot").as_deref(), Some("54"));
        let more = [("luot", "45"), ("last", "15/6/2022"), ("why", "Ghi nhầm"), ("seen", &seen(&form))];
        let next = correct(&hoa, &page, &lead, &more).await.location().unwrap();
        insta::assert_snapshot!(hoa.get(&next).await.all(".events li").join("\n"), @"
        Sửa 09:00 ngày 20/06/2022 · Hoàng Thị Hoa Lý do: Ghi nhầm Đến ngày: trước: 14/06/2022 → sau: 15/06/2022 Lượt người: trước: 54 → sau: 45
        Ghi sổ 08:00 ngày 20/06/2022 · Hoàng Thị Hoa
        ");
        house.clock().advance(std::time::Duration::from_secs(1));
        assert_eq!(figure(house, "lop.luot", cast.lang_son.no).await, Some(45));
        assert_eq!(figure(house, "lop.chu_tri", cast.physics.no).await, Some(1));
    })
    .await;
}

#[tokio::test]
async fn a_correction_says_why_and_changes_something() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, lead) = (house.visitor(&cast.hoa), cast.physics.id.to_string());
        let page = entered(&hoa, &cast.physics, &[]).await;
        let again = correct(&hoa, &page, &lead, &[("luot", "nhiều")]).await;
        assert_eq!((again.status.as_u16(), again.value_of("luot").as_deref()), (422, Some("nhiều")));
        assert_eq!(again.attributes("[aria-invalid]", "name"), ["luot", "why"]);
        assert_eq!(correct(&hoa, &page, &lead, &[("why", "Sửa")]).await.refusal(), Some("record.nothing_changed"));
        let future = correct(&hoa, &page, &lead, &[("why", "Sửa"), ("first", "30/6/2022")]).await;
        assert_eq!(future.refusal(), Some("record.still_to_come"));
    })
    .await;
}

#[tokio::test]
async fn whoever_was_overtaken_sees_by_what_and_decides_again() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh, lead) = (house.visitor(&cast.hoa), house.visitor(&cast.minh), cast.physics.id.to_string());
        let page = entered(&hoa, &cast.physics, &[("luot", "54")]).await;
        let saw = seen(&hoa.get(&format!("{page}/sua")).await);
        correct(&minh, &page, &lead, &[("luot", "60"), ("why", "Theo danh sách"), ("seen", &saw)]).await;
        let again = correct(&hoa, &page, &lead, &[("luot", "45"), ("why", "Ghi nhầm"), ("seen", &saw)]).await;
        assert_eq!((again.status.as_u16(), again.value_of("luot").as_deref()), (422, Some("45")));
        insta::assert_snapshot!(again.all(".notice.warn").join("\n"), @"Trong lúc bạn sửa, người khác đã thay đổi bản ghi này Lượt người: trước: 54 → sau: 60 Những gì bạn nhập còn nguyên bên dưới. Lưu lần nữa là thay nội dung mới ấy bằng nội dung của bạn.");
        let saw = seen(&again);
        let saved = correct(&hoa, &page, &lead, &[("luot", "45"), ("why", "Ghi nhầm"), ("seen", &saw)]).await;
        assert_eq!(hoa.get(&saved.location().unwrap()).await.all(".events li").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_one_is_told() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh, lead) = (house.visitor(&cast.hoa), house.visitor(&cast.minh), cast.physics.id.to_string());
        let page = entered(&hoa, &cast.physics, &[]).await;
        let saw = seen(&hoa.get(&page).await);
        let (hers, his) =
            ([("luot", "1"), ("why", "a"), ("seen", &saw)], [("luot", "2"), ("why", "b"), ("seen", &saw)]);
        let (one, other) = tokio::join!(correct(&hoa, &page, &lead, &hers), correct(&minh, &page, &lead, &his));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        assert_eq!(hoa.get(&page).await.all(".events li").len(), 2, "nothing is lost, nothing is written twice");
    })
    .await;
}

#[tokio::test]
async fn a_second_click_on_save_is_not_taken_for_somebody_else() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, lead) = (house.visitor(&cast.hoa), cast.physics.id.to_string());
        let page = entered(&hoa, &cast.physics, &[]).await;
        let form = hoa.get(&format!("{page}/sua")).await;
        let (saw, key) = (seen(&form), form.value_of("form_key").unwrap());
        let sent = [("luot", "45"), ("why", "Ghi thiếu"), ("seen", &saw), ("form_key", &key)];
        let first = correct(&hoa, &page, &lead, &sent).await.location();
        assert_eq!(correct(&hoa, &page, &lead, &sent).await.location(), first);
        assert_eq!(hoa.get(&page).await.all(".events li").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_a_record_away_that_she_then_could_not_keep() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        let away = correct(&hoa, &page, &cast.medicine.id.to_string(), &[("why", "Không phải của hội")]).await;
        assert_eq!((away.status.as_u16(), away.refusal()), (403, Some("record.not_hers")));
    })
    .await;
}

#[tokio::test]
async fn who_may_only_look_does_not_correct() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let lead = cast.medicine.id.to_string();
        let page = entered(&house.visitor(&cast.minh), &cast.medicine, &[]).await;
        // Hoa keeps Hội Vật lý and sits in the Union's Ban Kiểm tra: she sees this record, and has no button.
        let hoa = house.visitor(&also(&cast.hoa, kernel::Role::Auditor, &cast.lang_son));
        assert_eq!(hoa.get(&page).await.all("form[action*='/hoat-dong/']").len(), 0);
        assert_eq!(hoa.get(&format!("{page}/sua")).await.refusal(), Some("record.not_hers"));
        let sent = correct(&hoa, &page, &lead, &[("luot", "1"), ("why", "a")]).await;
        assert_eq!((sent.status.as_u16(), sent.refusal()), (403, Some("record.not_hers")));
        for stranger in [&cast.hoa, &cast.binh, &cast.tuyet] {
            let sent = correct(&house.visitor(stranger), &page, &lead, &[("luot", "1"), ("why", "a")]).await;
            assert_eq!(sent.status, 404);
        }
    })
    .await;
}
