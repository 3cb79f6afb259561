//! Corrections: what is kept, what the figures then say, and two officers at once.

use figures::Figure;
use kernel::{BodyNo, Fault};
use testkit::{TestHouse, Visitor, house};

use crate::record::{Content, Kind, Part, Place, Places, Wanted, enter, province_of, samples};
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

/// docs/rules/counting.md, rule 14: the numbers of a commendation often come after it was entered.
#[tokio::test]
async fn a_total_that_nobody_stated_follows_parts_that_come_later() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (minh, lead) = (house.visitor(&cast.minh), cast.lang_son.id.to_string());
        let given = [("loai", "khen-thuong"), ("chieu", "trao")];
        let page = entered(&minh, &cast.lang_son, &given).await;
        let form = minh.get(&format!("{page}/sua")).await;
        let (saw, total) = (seen(&form), form.value_of("khen").unwrap());
        assert_eq!(total, "", "nobody typed it");
        let sent = [
            ("chieu", "trao"),
            ("khen", &*total),
            ("tap_the", "2"),
            ("ca_nhan", "3"),
            ("why", "Bổ sung"),
            ("seen", &saw),
        ];
        let next = correct(&minh, &page, &lead, &sent).await.location().unwrap();
        assert!(minh.get(&next).await.words().contains("5 lượt"), "{}", minh.get(&next).await.words());
    })
    .await;
}

/// Hội Vật lý's part in a task of its own: the addresses of both, and the task's name at the door.
async fn part_of_a_task(hoa: &Visitor, lead: &organisation::Body) -> (String, String, String) {
    let task = entered(hoa, lead, &[("loai", "phan-bien"), ("first", "1/6/2022")]).await;
    let whole = task.rsplit('/').next().unwrap().to_owned();
    let part = entered(hoa, lead, &[("loai", "tham-gia-phan-bien"), ("part_of", &whole)]).await;
    (task, part, whole)
}

#[tokio::test]
async fn a_correction_keeps_the_whole_whatever_became_of_it() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, lead) = (house.visitor(&cast.hoa), cast.physics.id.to_string());
        let (task, part, whole) = part_of_a_task(&hoa, &cast.physics).await;
        hoa.post(&format!("{task}/huy"), &[("why", "Cơ quan giao rút lại")]).await;
        let chosen = |form: testkit::Shown| form.attributes("[name=part_of] option[selected]", "value");
        assert_eq!(chosen(hoa.get(&format!("{part}/sua")).await), [whole.as_str()]);
        let kept =
            correct(&hoa, &part, &lead, &[("part_of", &whole), ("note", "Họp một buổi"), ("why", "Bổ sung")]).await;
        assert!(hoa.get(&kept.location().unwrap()).await.page().contains(&task));
        assert!(correct(&hoa, &part, &lead, &[("part_of", ""), ("why", "Nhầm")]).await.location().is_some());
        let again = correct(&hoa, &part, &lead, &[("part_of", &whole), ("why", "Nhầm")]).await;
        // Given up, it is not there to be chosen.
        assert_eq!(again.status, 422);
        assert_eq!(again.all("[data-errors] li"), ["Bản ghi này không còn trong danh sách; hãy chọn lại."]);
    })
    .await;
}

#[tokio::test]
async fn nothing_becomes_a_part_of_what_is_gone_meanwhile_or_of_another_kind() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let (task, _, _) = part_of_a_task(&hoa, &cast.physics).await;
        // Somebody cancels it between the form and its saving.
        let enter_part = async |kind: Kind| {
            let write = async |tx: &store::Tx| {
                let sql = "SELECT no FROM record WHERE union_no = $1 AND kind = 'critique'";
                let whole = tx.one(sql, store::args![cast.lang_son.union]).await?.get("no")?;
                let day = "2022-06-14".parse().unwrap();
                let bodies = vec![(cast.physics.no, Part::Lead)];
                let wanted = Wanted { bodies, part_of: Some(whole), ..Wanted::of(kind, "Dự họp", day, day) };
                let content = Content::check(wanted).unwrap();
                enter(tx, &cast.hoa, cast.lang_son.union, kind, content, &[]).await
            };
            match house.db().write(write).await {
                Ok(_) => "entered",
                Err(web::Problem::Refused(refusal)) => refusal.code,
                Err(other) => panic!("{other:?}"),
            }
        };
        assert_eq!(enter_part(Kind::Participation).await, "entered");
        assert_eq!(enter_part(Kind::TrainingClass).await, "record.no_such_part");
        hoa.post(&format!("{task}/huy"), &[("why", "Cơ quan giao rút lại")]).await;
        assert_eq!(enter_part(Kind::Participation).await, "record.whole_gone");
    })
    .await;
}

/// xã Vũ Lăng and xã Vũ Lễ are in Lạng Sơn and in Thái Bình; a record of Lạng Sơn's means Lạng Sơn's below any address, but
/// for what it was taken for already.
#[tokio::test]
async fn places_are_read_for_the_union_that_entered_the_record() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let day = "2022-06-14".parse().unwrap();
        let [here, there] = [&cast.lang_son, &cast.thai_binh].map(|union| province_of(union.union));
        let places =
            Places::Named(vec![Place::meant("xã Vũ Lăng", day, here), Place::meant("xã Minh Hòa", day, there)]);
        let bodies = vec![(cast.gardening.no, Part::Lead), (cast.thai_binh_gardening.no, Part::Lead)];
        let wanted = Wanted { bodies, places, ..samples::wanted("Trồng cây ăn quả", "2022-06-14", &[]) };
        let content = Content::check(wanted).unwrap();
        let write = async |tx: &store::Tx| {
            enter(tx, &cast.quoc, cast.lang_son.union, Kind::TrainingClass, content.clone(), &[]).await
        };
        let id = house.db().write(write).await.unwrap().id;
        let tuyet = house.visitor(&cast.tuyet);
        let page = format!("/thai-binh/hoat-dong/{id}");
        let leads = [cast.gardening.id.to_string(), cast.thai_binh_gardening.id.to_string()];
        let more =
            [("lead", &*leads[1]), ("places", "xã Vũ Lăng\nxã Minh Hòa\nxã Vũ Lễ"), ("luot", "50"), ("why", "Thêm xã")];
        let sent = class(&leads[0], &[]).into_iter().chain(more).collect::<Vec<_>>();
        let sent = tuyet.post(&format!("{page}/ban-sua"), &sent).await;
        assert!(sent.location().is_some(), "{}", sent.words());
        let read = async |view: &store::Snapshot| {
            let sql =
                "SELECT p.code FROM record r JOIN record_place p ON p.union_no = r.union_no AND p.version = r.current
                WHERE r.id = $1 ORDER BY p.position";
            let rows = view.all(sql, store::args![id]).await?;
            rows.iter().map(|row| row.get("code")).collect::<Result<Vec<String>, Fault>>()
        };
        assert_eq!(house.db().read(read).await.unwrap(), ["06367", "12682", "06373"]);
    })
    .await;
}
