//! What is remembered and for whom: the meaning of columns, and what a sheet came to.

use store::args;
use testkit::house;

use super::{CLASSES, matched, send};
use crate::routes;
use crate::talk::{entered, opened};

#[tokio::test]
async fn what_one_officer_said_of_columns_is_shown_to_the_next_and_never_applied_in_silence() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let page = send(&hoa, "so.csv", CLASSES).await.location().unwrap();
        // She is careless: the number of people goes into the note.
        let fields =
            [("trang", "1"), ("cot-2", "noi_dung"), ("cot-3", "chu_tri"), ("cot-4", "thoi_gian"), ("cot-5", "ghi_chu")];
        assert_eq!(hoa.post(&page, &fields).await.status, 303);
        let hers = send(&hoa, "so.csv", CLASSES).await.location().unwrap();
        assert!(!hers.ends_with("/cot"), "her own match is applied: {hers}");
        let his = send(&minh, "so.csv", CLASSES).await.location().unwrap();
        assert!(his.ends_with("/cot"), "hers is not: {his}");
        let shown = minh.get(&his).await;
        assert!(shown.words().contains("Đã ghép bởi Hoàng Thị Hoa lúc 08:00 ngày 20/06/2022"), "{}", shown.words());
        assert_eq!(shown.attributes("select[name=cot-5] option[selected]", "value"), ["ghi_chu"]);
        // He mends it for himself; hers stays hers.
        let mended = fields.map(|(name, value)| (name, if name == "cot-5" { "luot" } else { value }));
        assert_eq!(minh.post(&his, &mended).await.status, 303);
        let his = send(&minh, "so.csv", CLASSES).await.location().unwrap();
        assert!(minh.get(&his).await.words().contains("được hiểu là một nghìn hai trăm ba mươi tư"));
        let hers = send(&hoa, "so.csv", CLASSES).await.location().unwrap();
        assert!(!hoa.get(&hers).await.words().contains("được hiểu là một nghìn hai trăm ba mươi tư"));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_read_once_for_all_its_pages_and_again_when_something_was_done() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let mut long = CLASSES.to_owned();
        (3..=120).for_each(|no| long.push_str(&format!("{no};Chuyên đề số {no};Hội Vật lý;14/6/2022;30;\n")));
        let batch = matched(&minh, &long).await;
        assert_eq!(minh.get(&batch).await.all(".preview tbody tr").len(), 50);
        // Whoever reads the file now does not find it.
        let gone = "UPDATE file SET digest = 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'";
        house.db().write(async |tx| tx.run(gone, args![]).await.map(drop)).await.unwrap();
        assert_eq!(minh.get(&format!("{batch}?tu=100")).await.all(".preview tbody tr").len(), 20);
        entered(&minh, &cast.physics, &[]).await;
        assert_eq!(minh.get(&format!("{batch}?tu=100")).await.status, 500, "the ledger is another one now");
    })
    .await;
}
