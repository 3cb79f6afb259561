//! The catalogue in conversation: counted, renamed, merged, parted, and by whom not.

use kernel::Day;
use organisation::samples::Cast;
use testkit::{TestHouse, Visitor, house};

use crate::record::{Content, Kind, Part, Wanted, enter, samples};
use crate::routes;
use crate::talk::opened;

const LIST: &str = "/lang-son/chuong-trinh";

/// Three records: two under one writing, one under another, one of them under both.
async fn carried_out(house: &TestHouse, cast: &Cast) {
    let class = |title: &str, programmes: &[&str]| Wanted {
        programmes: programmes.iter().map(|name| (*name).to_owned()).collect(),
        ..samples::wanted(title, "2022-03-01", &[cast.gardening.no])
    };
    let day: Day = "2022-04-05".parse().unwrap();
    let task = Wanted {
        bodies: vec![(cast.physics.no, Part::Lead)],
        programmes: vec!["Đề án nông lâm nghiệp".to_owned()],
        ..Wanted::of(Kind::CritiqueTask, "Phản biện đề án", day, day)
    };
    let wanted = [
        class("Nuôi ong", &["Đề án 06", "Đề án nông lâm nghiệp"]),
        class("Trồng hồi", &["Đề án nông lâm nghiệp"]),
        task,
        class("Điện mặt trời", &["Nghị quyết 45"]),
    ];
    let write = async |tx: &store::Tx| {
        for wanted in &wanted {
            let content = Content::check(wanted.clone()).unwrap();
            enter(tx, &cast.minh, cast.lang_son.union, wanted.kind, content, &[]).await?;
        }
        Ok::<_, web::Problem>(())
    };
    house.db().write(write).await.unwrap();
}

/// The page of the programme of this name.
async fn page_of(visitor: &Visitor, name: &str) -> String {
    let list = visitor.get(LIST).await;
    let place = list.all("tbody th a").iter().position(|found| found == name).expect("a programme of this name");
    list.attributes("tbody th a", "href").remove(place)
}

async fn counted(visitor: &Visitor, query: &str) -> String {
    visitor.get(&format!("{LIST}{query}")).await.all("tbody tr").join("\n")
}

#[tokio::test]
async fn a_programme_is_a_review_of_what_was_done() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        insta::assert_snapshot!(minh.get(LIST).await.words(), @"
        Sổ hoạt động
        Chương trình, đề án
        Chương trình, đề án, nghị quyết
        Danh mục tự có thêm khi bản ghi nêu tên một nghị quyết, đề án, chương trình, kế hoạch. Mở một dòng để xem những gì đã làm theo chương trình ấy.
        Tìm theo tên
        Lọc
        Danh mục chưa có chương trình nào
        Khi ghi hoạt động, hãy nêu tên chương trình, đề án mà hoạt động ấy thực hiện; tên sẽ vào danh mục này.
        ");
        carried_out(house, &cast).await;
        insta::assert_snapshot!(counted(&minh, "").await, @"
        Đề án 061
        Đề án nông lâm nghiệp3
        Nghị quyết 451
        ");
        assert_eq!(counted(&minh, "?q=nong+lam").await.lines().count(), 1);
        assert_eq!(counted(&minh, "?q=khong+co").await, "");
        let page = minh.get(&page_of(&minh, "Đề án nông lâm nghiệp").await).await;
        insta::assert_snapshot!(page.words(), @"
        Chương trình, đề án
        Một chương trình
        Đề án nông lâm nghiệp
        Toàn bộ danh sách. In ngày 20/06/2022 từ Hội Tụ.
        Kỳ
        Đơn vị
        Lọc
        Số liệu theo loại
        Loại hoạt động | Số bản ghi | Đã thực hiện | Số liệu đã thực hiện
        Lớp tập huấn | 2 lớp tập huấn | 2 lớp tập huấn đã thực hiện | 2 lớp, 90 lượt người
        Nhiệm vụ phản biện | 1 nhiệm vụ phản biện | 1 nhiệm vụ phản biện đã thực hiện | 1 nhiệm vụ
        Danh sách
        3 bản ghi
        Mở trong sổ để lọc thêm Tải danh sách (Excel)
        Nội dung | Thời gian | Chủ trì | Số liệu | Trạng thái
        Phản biện đề án Nhiệm vụ phản biện | 05/04/2022 | Hội Vật lý | 1 nhiệm vụ | Đã thực hiện
        Nuôi ong Lớp tập huấn · xã Bằng Mạc; xã Y Tịch | 01/03/2022 | Hội Làm vườn | 1 lớp, 45 lượt người | Đã thực hiện
        Trồng hồi Lớp tập huấn · xã Bằng Mạc; xã Y Tịch | 01/03/2022 | Hội Làm vườn | 1 lớp, 45 lượt người | Đã thực hiện
        Đổi tên, gộp
        Tên mới
        Bản ghi cũ vẫn giữ cách ghi của mình; tên này hiện ở danh mục.
        Đổi tên
        Cùng là một với
        Các bản ghi của hai cách ghi được xem chung; có thể tách ra sau.
        Gộp vào
        Lịch sử
        Ghi lần đầu “Đề án nông lâm nghiệp”
        08:00 ngày 20/06/2022 · Nông Văn Minh
        ");
        let links = page.attributes("tbody td.n a", "href");
        assert_eq!(links.len(), 4);
        for (link, count) in links.iter().zip([2, 2, 1, 1]) {
            assert_eq!(minh.get(link).await.all("tbody tr").len(), count, "{link}");
        }
        let hoa = house.visitor(&cast.hoa);
        assert_eq!(counted(&hoa, "").await.lines().filter(|line| line.ends_with('1')).count(), 1, "what she may see");
        assert_eq!(hoa.get(&page_of(&hoa, "Đề án nông lâm nghiệp").await).await.all("tbody th a"), ["Phản biện đề án"]);
    })
    .await;
}

#[tokio::test]
async fn two_names_of_one_thing_are_merged_and_parted_and_no_record_is_touched() {
    house(routes, async |house| {
        let cast = opened(house).await;
        carried_out(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let (six, farms) = (page_of(&minh, "Đề án 06").await, page_of(&minh, "Đề án nông lâm nghiệp").await);
        let again = minh.post(&format!("{six}/gop-vao"), &[("into", "")]).await;
        assert_eq!(
            (again.status.as_u16(), again.attributes("[aria-invalid]", "name").concat()),
            (422, "into".to_owned())
        );
        let into = farms.rsplit('/').next().unwrap();
        let shown = minh.post_and_follow(&format!("{six}/gop-vao"), &[("into", into)]).await;
        insta::assert_snapshot!(shown.all("h1, tbody tr, main ul li, .events li").join("\n"), @"
        Đề án nông lâm nghiệp
        Lớp tập huấn2 lớp tập huấn2 lớp tập huấn đã thực hiện2 lớp, 90 lượt người
        Nhiệm vụ phản biện1 nhiệm vụ phản biện1 nhiệm vụ phản biện đã thực hiện1 nhiệm vụ
        Phản biện đề án Nhiệm vụ phản biện05/04/2022Hội Vật lý1 nhiệm vụ Đã thực hiện
        Trồng hồi Lớp tập huấn · xã Bằng Mạc; xã Y Tịch01/03/2022Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
        Nuôi ong Lớp tập huấn · xã Bằng Mạc; xã Y Tịch01/03/2022Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
        Đề án 06 Tách ra
        Gộp “Đề án 06” vào “Đề án nông lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Ghi lần đầu “Đề án 06” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Ghi lần đầu “Đề án nông lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        ");
        insta::assert_snapshot!(counted(&minh, "").await, @"
        Đề án nông lâm nghiệp Còn được ghi là: Đề án 063
        Nghị quyết 451
        ");
        assert_eq!(counted(&minh, "?q=06").await.lines().count(), 1, "found by its other writing");
        assert_eq!(minh.get(&six).await.location(), Some(farms.clone()), "the old address leads on");
        let all = minh.get(&format!("/lang-son/hoat-dong?chuong-trinh={into}")).await;
        assert_eq!(all.all("tbody tr").len(), 3);
        let old = minh.get(&format!("/lang-son/hoat-dong?chuong-trinh={}", six.rsplit('/').next().unwrap())).await;
        assert_eq!(old.all("tbody tr").len(), 3, "kept addresses still work");
        assert_eq!(
            minh.post(&format!("{six}/gop-vao"), &[("into", into)]).await.refusal(),
            Some("programme.merged_already")
        );
        let writing = six.rsplit('/').next().unwrap();
        let apart = minh.post_and_follow(&format!("{farms}/tach-ra"), &[("writing", writing)]).await;
        insta::assert_snapshot!(apart.all("h1, tbody tr, .events li").join("\n"), @"
        Đề án 06
        Lớp tập huấn1 lớp tập huấn1 lớp tập huấn đã thực hiện1 lớp, 45 lượt người
        Nuôi ong Lớp tập huấn · xã Bằng Mạc; xã Y Tịch01/03/2022Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
        Tách “Đề án 06” khỏi “Đề án nông lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Gộp “Đề án 06” vào “Đề án nông lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Ghi lần đầu “Đề án 06” 08:00 ngày 20/06/2022 · Nông Văn Minh
        ");
        assert_eq!(
            minh.post(&format!("{farms}/tach-ra"), &[("writing", writing)]).await.refusal(),
            Some("programme.not_merged")
        );
        assert_eq!(counted(&minh, "").await.lines().count(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_new_name_finds_what_the_old_one_found() {
    house(routes, async |house| {
        let cast = opened(house).await;
        carried_out(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let farms = page_of(&minh, "Đề án nông lâm nghiệp").await;
        let rename = format!("{farms}/doi-ten");
        for (name, sentence) in
            [("", "Hãy ghi tên mới."), ("đề án 06", "Danh mục đã có “Đề án 06”; hãy dùng “Gộp vào” bên dưới.")]
        {
            let again = minh.post(&rename, &[("name", name)]).await;
            assert_eq!((again.status.as_u16(), again.all("[data-errors] li").concat()), (422, sentence.to_owned()));
        }
        let spelt = minh.post(&rename, &[("name", "Đề án Nông, lâm nghiệp")]).await;
        assert_ne!(spelt.location(), Some(farms.clone()), "a comma is another writing");
        let shown = minh.get(&spelt.location().unwrap()).await;
        insta::assert_snapshot!(shown.all("h1, tbody tr, main ul li, .events li").join("\n"), @"
        Đề án Nông, lâm nghiệp
        Lớp tập huấn2 lớp tập huấn2 lớp tập huấn đã thực hiện2 lớp, 90 lượt người
        Nhiệm vụ phản biện1 nhiệm vụ phản biện1 nhiệm vụ phản biện đã thực hiện1 nhiệm vụ
        Phản biện đề án Nhiệm vụ phản biện05/04/2022Hội Vật lý1 nhiệm vụ Đã thực hiện
        Trồng hồi Lớp tập huấn · xã Bằng Mạc; xã Y Tịch01/03/2022Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
        Nuôi ong Lớp tập huấn · xã Bằng Mạc; xã Y Tịch01/03/2022Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
        Đề án nông lâm nghiệp Tách ra
        Đổi tên “Đề án nông lâm nghiệp” thành “Đề án Nông, lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Ghi lần đầu “Đề án nông lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        Ghi lần đầu “Đề án Nông, lâm nghiệp” 08:00 ngày 20/06/2022 · Nông Văn Minh
        ");
        let back = minh
            .post_and_follow(&format!("{}/doi-ten", spelt.location().unwrap()), &[("name", "Đề án nông lâm nghiệp")])
            .await;
        assert_eq!(back.all("h1"), ["Đề án nông lâm nghiệp"]);
        assert_eq!(back.all("tbody tr").len(), 2 + 3);
        let six = page_of(&minh, "Đề án 06").await;
        let same = minh.post(&format!("{six}/doi-ten"), &[("name", "ĐỀ ÁN 06")]).await;
        assert_eq!(same.location(), Some(six), "other capitals are the same words");
        assert!(counted(&minh, "").await.contains("ĐỀ ÁN 06"));
    })
    .await;
}

#[tokio::test]
async fn only_the_office_tidies() {
    house(routes, async |house| {
        let cast = opened(house).await;
        carried_out(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let six = page_of(&minh, "Đề án 06").await;
        for (who, status) in [(&cast.hoa, 404), (&cast.binh, 404), (&cast.tuyet, 404)] {
            let visitor = house.visitor(who);
            for verb in ["doi-ten", "gop-vao", "tach-ra"] {
                assert_eq!(visitor.post(&format!("{six}/{verb}"), &[("name", "Khác")]).await.status, status, "{verb}");
            }
        }
        // Office of one association is office, but not of the Union.
        let hoa = house.visitor(&crate::talk::also(&cast.hoa, kernel::Role::Office, &cast.physics));
        for (verb, field) in [("doi-ten", "name"), ("gop-vao", "into")] {
            let refused = hoa.post(&format!("{six}/{verb}"), &[(field, "Khác")]).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("programme.not_hers")));
        }
        assert_eq!(hoa.get(&six).await.all("form[action$='/doi-ten']").len(), 0, "no button either");
        assert_eq!(house.visitor(&cast.tuyet).get(&six.replace("lang-son", "thai-binh")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_review_of_one_period_or_body_counts_lists_and_takes_away_the_same() {
    house(routes, async |house| {
        let cast = opened(house).await;
        carried_out(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let farms = page_of(&minh, "Đề án nông lâm nghiệp").await;
        let planned = [("title", "Làm sau"), ("first", "1/12/2022"), ("programmes", "Đề án nông lâm nghiệp")];
        crate::talk::entered(&minh, &cast.physics, &planned).await;
        let shown = async |query: &str| {
            let page = minh.get(&format!("{farms}{query}")).await;
            let listed = minh.get(&page.attributes(".list-head a", "href")[0]).await;
            assert_eq!(
                listed.all("tbody th a"),
                page.all(".list-head ~ .scroll tbody th a"),
                "the ledger lists the same"
            );
            let excel = page.attributes("a[download]", "href").concat();
            assert_eq!(excel, listed.attributes("a[download]", "href").concat(), "and takes away the same");
            page.all(".on-paper, [aria-label='Số liệu theo loại'] tbody tr").join("\n")
        };
        insta::assert_snapshot!(shown("").await, @"
        Toàn bộ danh sách. In ngày 20/06/2022 từ Hội Tụ.
        Lớp tập huấn3 lớp tập huấn2 lớp tập huấn đã thực hiện2 lớp, 90 lượt người
        Nhiệm vụ phản biện1 nhiệm vụ phản biện1 nhiệm vụ phản biện đã thực hiện1 nhiệm vụ
        ");
        insta::assert_snapshot!(shown("?ky=2022-Q1").await, @"
        Quý I năm 2022. In ngày 20/06/2022 từ Hội Tụ.
        Lớp tập huấn2 lớp tập huấn2 lớp tập huấn đã thực hiện2 lớp, 90 lượt người
        ");
        insta::assert_snapshot!(shown(&format!("?don-vi={}&ky=", cast.physics.id)).await, @"
        Hội Vật lý. In ngày 20/06/2022 từ Hội Tụ.
        Lớp tập huấn1 lớp tập huấn0
        Nhiệm vụ phản biện1 nhiệm vụ phản biện1 nhiệm vụ phản biện đã thực hiện1 nhiệm vụ
        ");
        let none = minh.get(&format!("{farms}?ky=2019")).await;
        assert_eq!(none.all(".empty h2"), ["Không có hoạt động nào trong kỳ, đơn vị này"]);
        assert_eq!(none.attributes("select option[selected]", "value"), ["2019"], "what was chosen stays chosen");
        let unclear = minh.get(&format!("{farms}?ky=hom-qua")).await;
        assert!(unclear.all(".notice").concat().contains("Không có kỳ “hom-qua”"));
        assert_eq!(unclear.all("tbody tr").len(), 0);
    })
    .await;
}
