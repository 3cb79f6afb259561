//! Pairs, asked before a record is saved and on its page, settled and parted, by whoever may, in whatever order.

use testkit::{TestHouse, Visitor, house};

use crate::routes;
use crate::talk::{also, class, entered, opened, seen};

const LEDGER: &str = "/lang-son/hoat-dong";

/// The class that Hoa of Hội Vật lý and Minh of the office both know of.
const SUN: (&str, &str) = ("title", "Ứng dụng năng lượng mặt trời");

#[tokio::test]
async fn who_enters_what_is_there_already_is_asked_first() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        entered(&hoa, &cast.physics, &[("places", "xã Bằng Mạc")]).await;
        let lead = cast.lang_son.id.to_string();
        let typed = class(&lead, &[("title", "Lớp ứng dụng năng lượng mặt trời trong sản xuất"), ("first", "15/6/2022")]);
        let asked = minh.post(LEDGER, &typed).await;
        assert_eq!(asked.status, 422);
        insta::assert_snapshot!(asked.all("fieldset:has(#trung)").concat(), @"Việc này có thể đã được ghi Hãy xem các bản ghi dưới đây; chọn xong thì bấm “Lưu vào sổ” lần nữa. Lỗi: Hãy cho biết việc này là một với bản ghi đã có hay khác nhau. Là một với “Ứng dụng năng lượng mặt trời” 14/06/2022 · Hội Vật lý · xã Bằng Mạc · 1 lớp; nội dung gần giống. Xem bản ghi Khác nhau, vẫn ghi");
        assert_eq!(asked.value_of("title").as_deref(), Some("Lớp ứng dụng năng lượng mặt trời trong sản xuất"));
        assert_eq!(minh.get(LEDGER).await.all("tbody tr").len(), 1, "nothing was saved");
        // Hội Đông y's class of that day is another thing, and Hoa does not even see it.
        let shown = answered(&minh, &typed, &asked.attributes("[name=trung_da_xem]", "value"), "khac-nhau").await;
        assert!(shown.words().contains("Đã ghi vào sổ hoạt động."));
        assert!(!shown.words().contains("Có thể trùng"), "it is not asked again");
        assert!(minh.get("/lang-son/trung-lap").await.words().contains("Không có bản ghi nào nghi trùng"));
    })
    .await;
}

async fn answered(visitor: &Visitor, typed: &[(&str, &str)], shown: &[String], said: &str) -> testkit::Shown {
    let mut typed = typed.to_vec();
    typed.extend(shown.iter().map(|id| ("trung_da_xem", id.as_str())));
    typed.push(("trung", said));
    visitor.post_and_follow(LEDGER, &typed).await
}

#[tokio::test]
async fn one_and_the_same_counts_once_and_has_the_owners_of_both() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let first = entered(&hoa, &cast.physics, &[("luot", "45")]).await;
        let lead = cast.lang_son.id.to_string();
        let typed = class(&lead, &[("luot", "hơn 40")]);
        let asked = minh.post(LEDGER, &typed).await;
        let same = asked.attributes("[name=trung_da_xem]", "value");
        let shown = answered(&minh, &typed, &same, &asked.attributes("[name=trung]", "value")[0]).await;
        insta::assert_snapshot!(shown.words(), @"
        Đã ghi và gộp với bản ghi đã có; hai bản ghi được tính một lần.
        Hoạt động
        Lớp tập huấn
        Ứng dụng năng lượng mặt trời
        Đã thực hiện Hoàng Thị Hoa ghi lúc 08:00 ngày 20/06/2022
        Sửa Ghi một bản tương tự
        Tách hai bản ghi đã gộp
        Loại
        Lớp tập huấn
        Thời gian
        14/06/2022
        Đơn vị chủ trì
        Hội Vật lý và Liên hiệp hội Lạng Sơn
        Số lớp
        1 lớp
        Lượt người
        45 lượt người
        Đã gộp vào bản ghi này
        Ứng dụng năng lượng mặt trời (14/06/2022)
        Minh chứng
        Chưa có minh chứng.
        Thêm minh chứng
        Chọn tệp
        Ảnh, PDF, Word, Excel, PowerPoint; mỗi tệp không quá 20 MB. Ảnh được bỏ nơi và giờ chụp; tệp khác giữ nguyên, kể cả tên người soạn
        Chọn tệp…
        Chưa chọn tệp nào
        Thêm minh chứng
        Hủy hoạt động này
        Lý do hủy
        Hoạt động đã hủy vẫn còn trong sổ nhưng không vào số liệu nào.
        Hủy hoạt động
        Lịch sử
        Gộp bản ghi trùng
        08:00 ngày 20/06/2022 · Nông Văn Minh
        Đơn vị:
        trước: chủ trì: Hội Vật lý →
        sau: chủ trì: Hội Vật lý; chủ trì: Liên hiệp hội Lạng Sơn
        Ghi sổ
        08:00 ngày 20/06/2022 · Hoàng Thị Hoa
        ");
        assert_eq!(shown.attributes("a[href$='/sua']", "href"), [format!("{first}/sua")], "the earlier one stays");
        let listed = minh.get(LEDGER).await;
        assert_eq!(listed.all("tbody tr").len(), 1, "the list has one line");
        assert_eq!(minh.get(&format!("{LEDGER}?trang-thai=da-gop-vao-ban-ghi-khac")).await.all("tbody tr").len(), 1);
        // The other is there, says where it went, and cannot be worked on.
        let behind = minh.get(&behind_of(&shown)).await;
        insta::assert_snapshot!(behind.all(".notice").concat(), @"Bản ghi này đã gộp vào một bản ghi khác và không tính vào số liệu nàoBản ghi được giữ: Ứng dụng năng lượng mặt trời (14/06/2022)");
        let cancel = format!("{}/huy", behind_of(&shown));
        assert_eq!(minh.post(&cancel, &[("why", "Mưa")]).await.refusal(), Some("record.behind"));
    })
    .await;
}

fn behind_of(kept: &testkit::Shown) -> String {
    kept.attributes("h2 + ul.plain a", "href").pop().expect("a record behind this one")
}

/// Two records of one class by the office, and the address of each.
async fn twins(house: &TestHouse) -> (Visitor, String, String) {
    let cast = opened(house).await;
    let minh = house.visitor(&cast.minh);
    let first = entered(&minh, &cast.physics, &[SUN]).await;
    let second = entered(&minh, &cast.medicine, &[SUN]).await;
    (minh, first, second)
}

fn name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

#[tokio::test]
async fn a_pair_is_settled_from_the_list_and_parted_by_undo() {
    house(routes, async |house| {
        let (minh, first, second) = twins(house).await;
        let listed = minh.get("/lang-son/trung-lap").await;
        insta::assert_snapshot!(listed.words(), @"
        Đã ghi vào sổ hoạt động.
        Sổ hoạt động
        Bản ghi có thể trùng
        Bản ghi có thể trùng, năm 2022
        Việc do cả hội và văn phòng cùng ghi bị tính hai lần cho đến khi hai bản ghi được gộp. Với mỗi cặp, hãy cho biết là một hay khác nhau; cặp đã trả lời không được hỏi lại.
        Năm 2021 Năm 2023
        Ứng dụng năng lượng mặt trời
        Ứng dụng năng lượng mặt trời 14/06/2022 · Hội Y học · 1 lớp
        Ứng dụng năng lượng mặt trời 14/06/2022 · Hội Vật lý · 1 lớp
        Vì cùng nội dung.
        Là một, gộp lại
        Khác nhau
        ");
        let settle = format!("{second}/trung-lap");
        let said = [("other", name(&first)), ("seen", "1"), ("seen_other", "1"), ("verdict", "one"), ("ve", "danh-sach")];
        let listed = minh.post_and_follow(&settle, &said).await;
        assert!(listed.words().contains("Không có bản ghi nào nghi trùng"), "{}", listed.words());
        let shown = minh.get(&first).await;
        assert!(shown.words().contains("Tách hai bản ghi đã gộp"));
        let undone = minh.post_and_follow(&format!("{first}/hoan-tac"), &[("seen", &seen(&shown))]).await;
        assert!(undone.words().contains("Đã tách"), "{}", undone.words());
        assert_eq!(minh.get(LEDGER).await.all("tbody tr").len(), 2);
        assert!(undone.words().contains("Có thể trùng"), "it is asked again");
        // An undo of the undo would bring back the owners of both and leave both counted: it is not to be had.
        assert!(!undone.page().contains("/hoan-tac"));
        let refused = minh.post(&format!("{first}/hoan-tac"), &[]).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("record.parted")));
    })
    .await;
}

#[tokio::test]
async fn parting_after_a_correction_keeps_the_correction() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let first = entered(&minh, &cast.physics, &[SUN]).await;
        let second = entered(&minh, &cast.medicine, &[SUN]).await;
        let said = [("other", name(&second)), ("verdict", "one")];
        minh.post_and_follow(&format!("{first}/trung-lap"), &said).await;
        let lead = cast.physics.id.to_string();
        let corrected = class(&lead, &[("luot", "50"), ("why", "Đếm lại"), ("seen", "2")]);
        assert!(minh.post(&format!("{first}/ban-sua"), &corrected).await.location().is_some());
        let parted = minh.post_and_follow(&format!("{second}/hoan-tac"), &[]).await;
        assert!(parted.words().contains("đã sửa sau khi gộp"), "{}", parted.words());
        assert!(parted.words().contains("Đã thực hiện"));
        assert!(minh.get(&first).await.words().contains("50 lượt người"));
    })
    .await;
}

#[tokio::test]
async fn who_keeps_one_of_them_leaves_it_to_the_office() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let (first, second) =
            (entered(&minh, &cast.physics, &[SUN]).await, entered(&minh, &cast.medicine, &[SUN]).await);
        // Hoa keeps Hội Vật lý, and does not see the record of Hội Y học.
        let hoa = house.visitor(&cast.hoa);
        assert!(!hoa.get(&first).await.words().contains("Có thể trùng"));
        let settle = format!("{first}/trung-lap");
        let said = [("other", name(&second)), ("verdict", "one")];
        assert_eq!(hoa.post(&settle, &said).await.status, 404);
        // Where she may look at it as an auditor, she reads that the office will say.
        let looking = house.visitor(&also(&cast.hoa, kernel::Role::Auditor, &cast.lang_son));
        let shown = looking.get(&first).await;
        assert!(shown.words().contains("Văn phòng Liên hiệp hội sẽ xem là một hay khác nhau"), "{}", shown.words());
        let refused = looking.post(&settle, &said).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("twin.not_hers")));
        let lead = cast.physics.id.to_string();
        let asked = looking.post(LEDGER, &class(&lead, &[])).await;
        assert_eq!(asked.attributes("[name=trung]", "value").last().map(String::as_str), Some("de-sau"));
    })
    .await;
}

#[tokio::test]
async fn nobody_settles_twice_or_what_she_did_not_see() {
    house(routes, async |house| {
        let (minh, first, second) = twins(house).await;
        let settle = format!("{first}/trung-lap");
        let say = |verdict| [("other", name(&second)), ("seen", "1"), ("seen_other", "1"), ("verdict", verdict)];
        let (same, apart) = (say("one"), say("different"));
        let (one, other) = tokio::join!(minh.post(&settle, &same), minh.post(&settle, &apart));
        let refusals: Vec<_> = [&one, &other].into_iter().filter_map(|shown| shown.refusal()).collect();
        assert_eq!(refusals.len(), 1, "one of them was first: {refusals:?}");
        assert!(["twin.settled", "record.changed_meanwhile"].contains(&refusals[0]));
        assert_eq!(minh.post(&settle, &[]).await.refusal(), Some("twin.not_said"));
    })
    .await;
}

#[tokio::test]
async fn only_what_could_be_one_thing_is_settled() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let first = entered(&minh, &cast.physics, &[SUN]).await;
        let workshop = entered(&minh, &cast.physics, &[SUN, ("loai", "hoi-thao")]).await;
        let many = entered(&minh, &cast.physics, &[SUN, ("detail", "bulk"), ("so_lop", "12")]).await;
        for (other, refusal) in [(&first, "twin.itself"), (&workshop, "twin.other_kind"), (&many, "twin.other_detail")]
        {
            for verdict in ["one", "different"] {
                let said = [("other", name(other)), ("verdict", verdict)];
                let refused = minh.post(&format!("{first}/trung-lap"), &said).await;
                assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some(refusal)), "{verdict}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_pair_is_settled_as_both_stood_when_they_were_shown() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let (first, second) =
            (entered(&minh, &cast.physics, &[SUN]).await, entered(&minh, &cast.medicine, &[SUN]).await);
        let typed_lead = cast.lang_son.id.to_string();
        let typed = class(&typed_lead, &[]);
        let asked = minh.post(LEDGER, &typed).await;
        let shown = asked.attributes("[name=trung_da_xem]", "value");
        let lead = cast.medicine.id.to_string();
        let corrected = class(&lead, &[("luot", "50"), ("why", "Đếm lại"), ("seen", "1")]);
        assert!(minh.post(&format!("{second}/ban-sua"), &corrected).await.location().is_some());
        let said = [("other", name(&second)), ("seen", "1"), ("seen_other", "1"), ("verdict", "one")];
        let refused = minh.post(&format!("{first}/trung-lap"), &said).await;
        assert_eq!(refused.refusal(), Some("record.changed_meanwhile"));
        let mut one = typed.clone();
        one.extend(shown.iter().map(|shown| ("trung_da_xem", shown.as_str())));
        one.push(("trung", name(&second)));
        assert_eq!(minh.post(LEDGER, &one).await.refusal(), Some("record.changed_meanwhile"));
        assert_eq!(minh.get(LEDGER).await.all("tbody tr").len(), 2, "nothing was saved");
    })
    .await;
}

#[tokio::test]
async fn what_keeps_another_is_not_put_behind_a_third() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let first = entered(&minh, &cast.gardening, &[SUN]).await;
        let second = entered(&minh, &cast.physics, &[SUN]).await;
        let third = entered(&minh, &cast.medicine, &[SUN]).await;
        let one = |other| [("other", name(other)), ("verdict", "one")];
        assert!(minh.post(&format!("{second}/trung-lap"), &one(&third)).await.location().is_some());
        let refused = minh.post(&format!("{first}/trung-lap"), &one(&second)).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("twin.keeps_another")));
        // The other way round nothing is lost: both stand behind the first, once the second keeps nothing.
        assert!(minh.post(&format!("{second}/hoan-tac"), &[]).await.location().is_some());
        for other in [&second, &third] {
            assert!(minh.post(&format!("{first}/trung-lap"), &one(other)).await.location().is_some());
        }
        assert_eq!(minh.get(LEDGER).await.all("tbody tr").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_chain_of_old_is_parted_from_its_end() {
    house(routes, async |house| {
        let (minh, first, second) = twins(house).await;
        let said = [("other", name(&second)), ("verdict", "one")];
        assert!(minh.post(&format!("{first}/trung-lap"), &said).await.location().is_some());
        // No form makes a chain any more; the ledger may hold one.
        let behind =
            "UPDATE record_version SET state = 'behind' WHERE no IN (SELECT current FROM record WHERE id = $1)";
        let id: crate::record::RecordId = name(&first).parse().unwrap();
        house.db().write(async |tx| tx.run(behind, store::args![id]).await).await.unwrap();
        for side in [&first, &second] {
            let refused = minh.post(&format!("{side}/hoan-tac"), &[]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("twin.kept_is_behind")));
        }
    })
    .await;
}

#[tokio::test]
async fn of_very_many_the_strongest_are_shown() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        for n in 0..12 {
            entered(&minh, &cast.physics, &[("title", &format!("Ứng dụng năng lượng mặt trời {n}"))]).await;
        }
        let same = entered(&minh, &cast.medicine, &[SUN]).await;
        let lead = cast.gardening.id.to_string();
        let asked = minh.post(LEDGER, &class(&lead, &[])).await.attributes("[name=trung]", "value");
        assert_eq!(
            (asked.len(), asked[0].as_str()),
            (11, name(&same)),
            "ten, the same title first, and one answer more"
        );
        assert_eq!(minh.get(&same).await.attributes("[name=seen_other]", "value").len(), 10);
    })
    .await;
}
