//! Who sees a record, below which address.

use kernel::Fault;
use organisation::samples::Cast;
use testkit::{TestHouse, house};

use crate::record::{Content, Kind, Part, Wanted, enter, samples};
use crate::routes;
use crate::talk::{class, entered, opened};

/// A class that bodies of two Unions led together.
async fn joint(house: &TestHouse, cast: &Cast) -> String {
    let bodies = vec![(cast.gardening.no, Part::Lead), (cast.thai_binh_gardening.no, Part::Lead)];
    let wanted = Wanted { bodies, ..samples::wanted("Trồng cây ăn quả", "2022-06-14", &[]) };
    let content = Content::check(wanted).unwrap();
    let write = async |tx: &store::Tx| {
        enter(tx, &cast.quoc, cast.lang_son.union, Kind::TrainingClass, content.clone(), &[]).await
    };
    house.db().write(write).await.unwrap().id.to_string()
}

#[tokio::test]
async fn who_sees_a_record() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let page = entered(&house.visitor(&cast.hoa), &cast.physics, &[]).await;
        for (actor, buttons) in [(&cast.hoa, true), (&cast.minh, true), (&cast.lan, true), (&cast.quoc, true)] {
            assert_eq!(house.visitor(actor).get(&page).await.page().contains("/hoan-tac"), buttons, "{}", actor.name);
        }
        for looks in [&cast.khanh, &cast.binh] {
            let shown = house.visitor(looks).get(&page).await;
            assert_eq!((shown.status.as_u16(), shown.page().contains("/hoan-tac")), (200, false), "{}", looks.name);
            assert_eq!(house.visitor(looks).post(&format!("{page}/hoan-tac"), &[]).await.status, 404);
        }
        assert_eq!(house.visitor(&cast.tuyet).get(&page).await.status, 404);
        assert_eq!(house.guest().get(&page).await.status, 303);
        assert_eq!(house.visitor(&cast.hoa).get("/lang-son/hoat-dong/khong-phai").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_record_is_found_below_its_own_union_only() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let page = entered(&house.visitor(&cast.hoa), &cast.physics, &[]).await;
        let elsewhere = page.replace("/lang-son/", "/thai-binh/");
        assert_eq!(house.visitor(&cast.quoc).get(&page).await.status, 200);
        assert_eq!(house.visitor(&cast.quoc).get(&elsewhere).await.status, 404);
        assert_eq!(house.visitor(&cast.quoc).post(&format!("{elsewhere}/hoan-tac"), &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_joint_record_of_two_unions_is_one_record_in_both() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let id = joint(house, &cast).await;
        for (actor, union) in [(&cast.minh, "lang-son"), (&cast.tuyet, "thai-binh"), (&cast.quoc, "thai-binh")] {
            let visitor = house.visitor(actor);
            assert_eq!(visitor.get(&format!("/{union}/hoat-dong")).await.all("tbody tr").len(), 1);
            assert_eq!(visitor.get(&format!("/{union}/hoat-dong/{id}")).await.status, 200);
        }
        // Correcting it below one Union keeps the owner of the other.
        let form = house.visitor(&cast.tuyet).get(&format!("/thai-binh/hoat-dong/{id}/sua")).await;
        let leads = form.attributes("[name=lead][checked]", "value");
        assert_eq!(leads.len(), 2, "{leads:?}");
    })
    .await;
}

#[tokio::test]
async fn the_log_says_what_the_history_says() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        house.clock().advance(std::time::Duration::from_secs(60));
        hoa.post(&format!("{page}/huy"), &[("why", "Mưa bão")]).await;
        let id = page.rsplit('/').next().unwrap().to_owned();
        let read = async |view: &store::Snapshot| {
            let lines = view.log_of(cast.lang_son.union, "record", &id).await?;
            Ok::<_, Fault>(lines.iter().map(|line| format!("{} {}", line.verb, line.why)).collect::<Vec<_>>())
        };
        assert_eq!(house.db().read(read).await.unwrap(), ["entered ", "cancelled Mưa bão"]);
    })
    .await;
}

#[tokio::test]
async fn of_what_it_belongs_to_and_of_its_parts_she_reads_what_she_may_see() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let task = ("loai", "phan-bien");
        let role = ("loai", "tham-gia-phan-bien");
        let theirs = entered(&minh, &cast.medicine, &[task, ("title", "Quy hoạch bệnh viện")]).await;
        let hers = entered(&hoa, &cast.physics, &[task, ("title", "Quy hoạch điện")]).await;
        let name = |page: &str| page.rsplit('/').next().unwrap().to_owned();
        let (its, of_hers) = (name(&theirs), name(&hers));
        // The office sees both, and hangs a part on each that belongs to another association.
        let part = entered(&minh, &cast.physics, &[role, ("title", "Hội đồng"), ("part_of", &its)]).await;
        entered(&minh, &cast.medicine, &[role, ("title", "Hội nghị kín"), ("part_of", &of_hers)]).await;
        let said = async |page: &str| {
            let shown = hoa.get(page).await;
            assert_eq!(shown.status, 200);
            let words = shown.words();
            let lines: Vec<&str> = words.lines().filter(|line| line.contains("ngoài phạm vi")).collect();
            let hidden =
                ["Quy hoạch bệnh viện", "Hội nghị kín", its.as_str()].iter().any(|told| shown.page().contains(told));
            (lines.join("; "), hidden)
        };
        let unseen = "Bản ghi ngoài phạm vi xem của bạn";
        assert_eq!(said(&part).await, (unseen.to_owned(), false));
        let of_part =
            format!("{unseen} Lượt tham gia tư vấn, phản biện theo vai trò Thêm lượt tham gia tư vấn, phản biện");
        assert_eq!(said(&hers).await, (of_part, false));
        assert!(minh.get(&part).await.page().contains(&theirs), "who sees it is led there");
        // The form offers her only her own, and takes no other.
        let form = hoa.get("/lang-son/hoat-dong/moi/tham-gia-phan-bien").await;
        assert_eq!(form.attributes("[name=part_of] option", "value"), ["", of_hers.as_str()]);
        let lead = cast.physics.id.to_string();
        let refused = hoa.post("/lang-son/hoat-dong", &class(&lead, &[role, ("part_of", &its)])).await;
        assert_eq!(refused.status, 422);
    })
    .await;
}
