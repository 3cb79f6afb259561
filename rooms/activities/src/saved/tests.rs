//! Saved lists in conversation.

use testkit::{Visitor, house};

use crate::routes;
use crate::talk::{entered, opened};

const LEDGER: &str = "/lang-son/hoat-dong";
const LIST: &str = "/lang-son/cach-loc";

async fn shelf(visitor: &Visitor) -> Vec<String> {
    visitor.get(LEDGER).await.all(".views nav a")
}

async fn save(visitor: &Visitor, name: &str, filter: &str) -> testkit::Shown {
    visitor.post(LIST, &[("name", name), ("filter", filter)]).await
}

#[tokio::test]
async fn a_filter_is_kept_under_a_name_renamed_and_taken_away() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        entered(&hoa, &cast.physics, &[]).await;
        assert_eq!(hoa.get(LIST).await.all(".empty h2"), ["Bạn chưa lưu cách lọc nào"]);
        let shown = hoa.get(&format!("{LEDGER}?minh-chung=chua-co&q=")).await;
        assert_eq!(shown.attributes("input[name=filter]", "value"), ["minh-chung=chua-co"]);
        // Only the questions of the list are kept, in their one spelling.
        let saved = save(&hoa, " Chưa  có minh chứng ", "mau=do&q=&sau=x&minh-chung=chua-co&loai=lop-tap-huan").await;
        let address = format!("{LEDGER}?loai=lop-tap-huan&minh-chung=chua-co");
        assert_eq!(saved.location(), Some(address.clone()));
        let there = hoa.get(&address).await;
        assert_eq!(there.attributes(".views a[aria-current]", "href"), [address]);
        assert_eq!(there.all(".views-save").len(), 0, "it is kept already");
        insta::assert_snapshot!(hoa.get(LIST).await.words(), @"
        Sổ hoạt động
        Cách lọc đã lưu
        Cách lọc đã lưu
        Chỉ bạn thấy các cách lọc này, trừ cách lọc dùng chung. Mở một cách lọc thì thấy số liệu của sổ lúc ấy.
        Chưa có minh chứng
        Lớp tập huấn; chưa có minh chứng
        Sửa cách lọc Chưa có minh chứng
        Tên mới
        Đổi tên
        Xóa cách lọc này
        ");
        let rename = hoa.get(LIST).await.attributes("form[action$='/doi-ten']", "action").concat();
        let renamed = hoa.post_and_follow(&rename, &[("name", "Còn thiếu minh chứng")]).await;
        assert_eq!(renamed.all("h2 a"), ["Còn thiếu minh chứng"]);
        hoa.post_and_follow(&rename.replace("doi-ten", "xoa"), &[]).await;
        assert_eq!(shelf(&hoa).await, [""; 0]);
        assert_eq!(hoa.post(&rename.replace("doi-ten", "xoa"), &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_cannot_stand_comes_back_with_its_filter() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        save(&hoa, "Năm nay", "ky=2022").await;
        let long = "x".repeat(41);
        let mut said = Vec::new();
        for name in ["", "nam NAY", long.as_str()] {
            let again = save(&hoa, name, "ky=2021&loai=khac").await;
            assert_eq!(again.status, 422);
            assert_eq!(again.attributes("input[name=filter]", "value"), ["loai=khac&ky=2021"]);
            said.push(again.all("[data-errors] li, main form p").join(" / "));
        }
        insta::assert_snapshot!(said.join("\n"), @"
        Hãy đặt tên cho cách lọc, thí dụ: Phản biện quý này. / Cách lọc: Hoạt động khác; Năm 2021. / Lỗi: Hãy đặt tên cho cách lọc, thí dụ: Phản biện quý này.
        Bạn đã có cách lọc “Năm nay”; hãy đặt tên khác. / Cách lọc: Hoạt động khác; Năm 2021. / Lỗi: Bạn đã có cách lọc “Năm nay”; hãy đặt tên khác.
        Tên dài quá 40 ký tự; hãy rút gọn. / Cách lọc: Hoạt động khác; Năm 2021. / Lỗi: Tên dài quá 40 ký tự; hãy rút gọn.
        ");
        save(&hoa, "Năm ngoái", "ky=2021").await;
        let rename = hoa.get(LIST).await.attributes("form[action$='/doi-ten']", "action").remove(1);
        let again = hoa.post(&rename, &[("name", "năm nay")]).await;
        assert_eq!((again.status.as_u16(), again.all(".error").len()), (422, 1));
        assert_eq!(save(&hoa, "Không lọc", "mau=do").await.refusal(), Some("saved_list.asks_nothing"));
        assert_eq!(shelf(&hoa).await, ["Năm nay", "Năm ngoái"]);
    })
    .await;
}

#[tokio::test]
async fn there_is_room_for_thirty_and_a_double_click_saves_once() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        for number in 0..29 {
            save(&hoa, &format!("Cách {number}"), &format!("q=lop+{number}")).await;
        }
        let twice = [("name", "Cách cuối"), ("filter", "q=cuoi"), ("form_key", "01G60000000000000000000009")];
        let first = hoa.post(LIST, &twice).await;
        assert_eq!(first.location().as_deref(), Some("/lang-son/hoat-dong?q=cuoi"));
        assert_eq!(hoa.post(LIST, &twice).await.location(), first.location());
        assert_eq!(shelf(&hoa).await.len(), 30);
        assert_eq!(save(&hoa, "Thêm nữa", "q=nua").await.refusal(), Some("saved_list.too_many"));
        assert_eq!(hoa.get(&format!("{LEDGER}?q=nua")).await.all(".views-save").len(), 0, "no button that lies");
    })
    .await;
}

#[tokio::test]
async fn what_the_office_shows_is_seen_by_all_and_kept_by_her() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (minh, hoa) = (house.visitor(&cast.minh), house.visitor(&cast.hoa));
        save(&minh, "Quý này", "ky=2022-Q2").await;
        save(&hoa, "Của Hoa", "q=hoa").await;
        let share = minh.get(LIST).await.attributes("form[action$='/chia-se']", "action").concat();
        assert_eq!(shelf(&hoa).await, ["Của Hoa"]);
        minh.post_and_follow(&share, &[]).await;
        assert_eq!(shelf(&hoa).await, ["Của Hoa", "Quý này"]);
        assert_eq!(shelf(&house.visitor(&cast.binh)).await, ["Quý này"]);
        assert_eq!(hoa.get(LIST).await.all("h2 a"), ["Của Hoa"], "she keeps her own only");
        let hers = hoa.get(LIST).await.attributes("form[action$='/xoa']", "action").concat();
        assert_eq!(hoa.get(LIST).await.all("form[action$='/chia-se']").len(), 0);
        for (verb, status) in [("chia-se", 404), ("thoi-chia-se", 404), ("xoa", 404), ("doi-ten", 404)] {
            let another = share.replace("chia-se", verb);
            assert_eq!(hoa.post(&another, &[("name", "Khác")]).await.status, status, "{verb} of another's");
        }
        let officer = house.visitor(&crate::talk::also(&cast.hoa, kernel::Role::Office, &cast.physics));
        assert_eq!(officer.post(&hers.replace("xoa", "chia-se"), &[]).await.refusal(), Some("saved_list.not_hers"));
        assert_eq!(house.visitor(&cast.tuyet).get(LIST).await.status, 404, "another Union's");
        minh.post_and_follow(&share.replace("chia-se", "thoi-chia-se"), &[]).await;
        assert_eq!(shelf(&hoa).await, ["Của Hoa"]);
    })
    .await;
}

#[tokio::test]
async fn two_tabs_that_give_one_name_at_once_are_told_which_came_late() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        for (number, name) in ["Một", "Hai"].into_iter().enumerate() {
            save(&hoa, name, &format!("q=lop+{number}")).await;
        }
        let forms = hoa.get(LIST).await.attributes("form[action$='/doi-ten']", "action");
        for name in ["Việc gấp", "Việc xong", "Việc cần hỏi", "Việc của tôi"] {
            let fields = [("name", name)];
            let (one, other) = tokio::join!(hoa.post(&forms[0], &fields), hoa.post(&forms[1], &fields));
            let (late, statuses) = if one.status == 422 { (&one, [&other, &one]) } else { (&other, [&one, &other]) };
            assert_eq!(statuses.map(|shown| shown.status.as_u16()), [303, 422], "{:?}", house.engine());
            assert_eq!(late.all(".error"), [format!("Lỗi: Bạn đã có cách lọc “{name}”; hãy đặt tên khác.")]);
        }
        // Saving is the same race.
        let fields = [[("name", "Mới"), ("filter", "q=a")], [("name", "MỚI"), ("filter", "q=b")]];
        let (one, other) = tokio::join!(hoa.post(LIST, &fields[0]), hoa.post(LIST, &fields[1]));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!((statuses, shelf(&hoa).await.len()), ([303, 422], 3));
    })
    .await;
}
