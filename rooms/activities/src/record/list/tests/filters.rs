//! Each question of the list by itself, all of them together, and what no question of ours is answered.

use std::collections::BTreeMap;

use kernel::{Day, Quantity};
use organisation::samples::Cast;
use testkit::{TestHouse, house};

use super::{LIST, asked, titles, written};
use crate::record::{Attribute, Detail, Kind, Measure, Part, Place, Places, Record, Wanted, samples};
use crate::routes;
use crate::talk::{entered, opened};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A ledger that has one record for each question.
async fn told(house: &TestHouse, cast: &Cast) -> Vec<Record> {
    let task = Wanted {
        bodies: vec![(cast.physics.no, Part::Lead), (cast.medicine.no, Part::Partner)],
        attributes: BTreeMap::from([(Attribute::Origin, "dat_hang".to_owned())]),
        programmes: vec!["Đề án 06 của tỉnh".to_owned()],
        ..Wanted::of(Kind::CritiqueTask, "Phản biện quy hoạch tỉnh", day("2022-03-04"), Day::MAX)
    };
    let wanted = vec![
        samples::wanted("Sơ cứu đuối nước", "2022-06-14", &[cast.medicine.no]),
        Wanted {
            detail: Detail::Bulk,
            attributes: BTreeMap::from([(Attribute::Origin, "tu_thuc_hien".to_owned())]),
            ..samples::wanted("Tiêm chủng theo sổ", "2022-02-02", &[cast.cao_loc.no])
        },
        Wanted { ..samples::wanted("Điện mặt trời", "2022-06-30", &[cast.physics.no]) },
        task,
        Wanted {
            measures: [(Measure::Attendances, Quantity::exact(80))].into(),
            places: Places::Named(vec![Place::written("xã Nước Hai")]),
            ..Wanted::of(Kind::Dissemination, "Nói chuyện về nước sạch", day("2021-11-20"), day("2021-11-21"))
        },
    ];
    let wanted = wanted.into_iter().map(|mut wanted| {
        if wanted.bodies.is_empty() {
            wanted.bodies = vec![(cast.gardening.no, Part::Lead)];
        }
        wanted
    });
    let records = written(house, &cast.minh, cast.lang_son.union, wanted.collect()).await;
    let part = Wanted {
        bodies: vec![(cast.physics.no, Part::Lead)],
        part_of: Some(records[3].no),
        measures: [(Measure::CouncilSeats, Quantity::exact(3))].into(),
        ..Wanted::of(Kind::Participation, "Hội đồng thẩm định quy hoạch", day("2022-05-10"), day("2022-05-10"))
    };
    let more = written(house, &cast.minh, cast.lang_son.union, vec![part]).await;
    records.into_iter().chain(more).collect()
}

const AID: &str = "Sơ cứu đuối nước";
const LOG: &str = "Tiêm chủng theo sổ";
const SUN: &str = "Điện mặt trời";
const TASK: &str = "Phản biện quy hoạch tỉnh";
const TALK: &str = "Nói chuyện về nước sạch";
const SEAT: &str = "Hội đồng thẩm định quy hoạch";

#[tokio::test]
async fn each_question_finds_its_own() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let records = told(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let body = format!("don-vi={}", cast.medicine.id);
        let table: Vec<(String, Vec<&str>)> = [
            ("q=duoi nuoc", vec![AID]),
            ("q=nuoc duoi", vec![AID]),
            ("q=\"nuoc duoi\"", vec![]),
            ("q=“nước sạch”", vec![TALK]),
            ("q=bang mac", vec![SUN, AID, LOG]),
            ("q=Vat ly", vec![TASK, SUN, SEAT]),
            ("q=de an 06", vec![TASK]),
            ("q=dat hang", vec![TASK]),
            ("loai=lop-tap-huan", vec![SUN, AID, LOG]),
            ("loai=nhom-tu-van-phan-bien", vec![TASK, SEAT]),
            (body.as_str(), vec![TASK, AID, LOG]),
            (&format!("{body}&vai-tro=chu-tri"), vec![AID, LOG]),
            (&format!("{body}&vai-tro=phoi-hop"), vec![TASK]),
            ("vai-tro=phoi-hop", vec![TASK]),
            ("ky=2022-H1", vec![TASK, SUN, AID, SEAT, LOG]),
            ("ky=2022-Q1", vec![TASK, LOG]),
            ("ky=2021", vec![TALK]),
            ("ky=2022-H1@statutory", vec![TASK, AID, SEAT, LOG]),
            ("tu=1/2/2022&den=28/2/2022", vec![LOG]),
            ("tu=1/3/2022", vec![TASK, SUN, AID, SEAT]),
            ("den=3/3/2022", vec![LOG, TALK]),
            ("trang-thai=du-kien", vec![SUN]),
            ("trang-thai=dang-thuc-hien", vec![TASK]),
            ("nguon-goc=dat-hang", vec![TASK]),
            ("nguon-goc=chua-ro", vec![SUN, AID, SEAT, TALK]),
            ("chuong-trinh=de an 06", vec![TASK]),
            ("ban-ghi=gop", vec![LOG]),
            ("ban-ghi=le&loai=lop-tap-huan", vec![SUN, AID]),
            ("minh-chung=co", vec![]),
            ("minh-chung=chua-co&ky=2021", vec![TALK]),
            (&format!("thuoc={}", records[3].id), vec![SEAT]),
            ("loai=lop-tap-huan&q=nuoc&ky=2022&trang-thai=da-thuc-hien&ban-ghi=le", vec![AID]),
        ]
        .map(|(query, expected): (&str, Vec<&str>)| (query.to_owned(), expected))
        .into();
        for (query, expected) in table {
            assert_eq!(titles(&minh, &query).await, expected, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn evidence_counts_until_it_is_struck_off() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let page = entered(&minh, &cast.medicine, &[("title", AID)]).await;
        assert_eq!(titles(&minh, "minh-chung=chua-co").await, [AID]);
        minh.upload(&format!("{page}/minh-chung"), &[], &[("evidence", "a.pdf", b"%PDF-1.7 /Type/Page")]).await;
        assert_eq!(titles(&minh, "minh-chung=co").await, [AID]);
        assert_eq!(titles(&minh, "minh-chung=chua-co").await, [""; 0]);
        let strike = minh.get(&page).await.attributes("form[action$='/go-bo']", "action").concat();
        minh.post(&strike, &[]).await;
        assert_eq!(titles(&minh, "minh-chung=chua-co").await, [AID]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_followed_finds_nothing_and_says_so() {
    house(routes, async |house| {
        let cast = opened(house).await;
        told(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let mut said = Vec::new();
        for query in [
            "loai=lop", "don-vi=khong-co", "vai-tro=ngoai", "ky=2022-H3", "tu=31/2/2022", "den=hom nay",
            "trang-thai=done", "nguon-goc=khac", "chuong-trinh=khong co", "ban-ghi=hai", "minh-chung=mot", "thuoc=01",
        ] {
            let shown = minh.get(&asked(LIST, query)).await;
            assert_eq!((shown.status.as_u16(), shown.all("tbody tr").len()), (200, 0), "{query}");
            assert_eq!(minh.get(&asked(&format!("{LIST}/tai-ve"), query)).await.status, 200, "{query}");
            said.push(format!("{query}: {}", shown.all(".notice.warn").join(" / ")));
        }
        insta::assert_snapshot!(said.join("\n"), @"
        loai=lop: Chưa lọc đượcKhông có loại hoạt động “lop”.
        don-vi=khong-co: Chưa lọc đượcKhông có đơn vị này trong Liên hiệp hội, hoặc bạn không xem được sổ của đơn vị này.
        vai-tro=ngoai: Chưa lọc đượcKhông có vai trò “ngoai”; chỉ có chủ trì, phối hợp.
        ky=2022-H3: Chưa lọc đượcKhông có kỳ “2022-H3”; hãy chọn trong danh sách, hoặc ghi từ ngày, đến ngày.
        tu=31/2/2022: Chưa lọc đượcKhông có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.
        den=hom nay: Chưa lọc đượcHãy nhập ngày theo mẫu ngày/tháng/năm, thí dụ 27/9/2018.
        trang-thai=done: Chưa lọc đượcKhông có trạng thái “done”.
        nguon-goc=khac: Chưa lọc đượcKhông có nguồn gốc “khac”.
        chuong-trinh=khong co: Chưa lọc đượcDanh mục không có chương trình, đề án “khong co”.
        ban-ghi=hai: Chưa lọc đượcKhông có loại bản ghi “hai”.
        minh-chung=mot: Chưa lọc đượcKhông lọc được minh chứng theo “mot”.
        thuoc=01: Chưa lọc đượcKhông có bản ghi này trong sổ, hoặc bạn không xem được bản ghi này.
        ");
        // What is no question of ours asks nothing.
        assert_eq!(minh.get(&format!("{LIST}?mau=do")).await.all("tbody tr").len(), 6);
        assert_eq!(minh.get(&format!("{LIST}?loai=%FF%FE")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn long_words_are_cut_and_harm_nobody() {
    house(routes, async |house| {
        let cast = opened(house).await;
        told(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let (words, pattern, quotes) = ("z ".repeat(3_000), "z".repeat(60_000), "\"".repeat(3_000));
        for long in [words, pattern] {
            assert_eq!(titles(&minh, &format!("q={long}")).await, [""; 0]);
        }
        for ask in crate::record::Ask::ALL {
            assert_eq!(minh.get(&asked(LIST, &format!("{}={quotes}", ask.word()))).await.status, 200, "{ask:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn chips_say_what_is_set_and_each_takes_itself_off() {
    house(routes, async |house| {
        let cast = opened(house).await;
        told(house, &cast).await;
        let minh = house.visitor(&cast.minh);
        let query = "nguon-goc=dat-hang&loai=phan-bien&ky=2022-H1&q=quy hoach&xep=noi-dung";
        let shown = minh.get(&asked(LIST, query)).await;
        assert_eq!(shown.all("tbody th a"), [TASK]);
        let chips = shown.all(".chip").into_iter().zip(shown.attributes(".chip", "href"));
        insta::assert_snapshot!(chips.map(|(words, href)| format!("{words} {href}")).collect::<Vec<_>>().join("\n"), @"
        Bỏ điều kiện có chữ “quy hoach” × /lang-son/hoat-dong?loai=phan-bien&ky=2022-H1&nguon-goc=dat-hang&xep=noi-dung
        Bỏ điều kiện Nhiệm vụ phản biện × /lang-son/hoat-dong?q=quy+hoach&ky=2022-H1&nguon-goc=dat-hang&xep=noi-dung
        Bỏ điều kiện 6 tháng đầu năm 2022 × /lang-son/hoat-dong?q=quy+hoach&loai=phan-bien&nguon-goc=dat-hang&xep=noi-dung
        Bỏ điều kiện nguồn gốc: Sở, ngành đặt hàng × /lang-son/hoat-dong?q=quy+hoach&loai=phan-bien&ky=2022-H1&xep=noi-dung
        ");
        insta::assert_snapshot!(shown.all(".on-paper").concat(), @"có chữ “quy hoach”; Nhiệm vụ phản biện; 6 tháng đầu năm 2022; nguồn gốc: Sở, ngành đặt hàng. In ngày 20/06/2022 từ Hội Tụ.");
        assert!(shown.page().contains("<option value=\"2022-H1\" selected>"));
    })
    .await;
}

#[tokio::test]
async fn not_measured_is_a_dash_and_nought_is_nought() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.physics, &[("title", "Một"), ("luot", "0")]).await;
        entered(&minh, &cast.physics, &[("title", "Hai"), ("ho", "12"), ("first", "13/6/2022")]).await;
        let shown = minh.get(&format!("{LIST}?loai=lop-tap-huan")).await;
        insta::assert_snapshot!(shown.all("table").join("\n"), @"Nội dungThời gianChủ trìSố lớpLượt ngườiHộTrạng thái Một14/06/2022Hội Vật lý10–không đo Đã thực hiện Hai13/06/2022Hội Vật lý1–không đo12 Đã thực hiện");
        insta::assert_snapshot!(shown.all("tbody td.n").join("|"), @"1|0|–không đo|1|–không đo|12");
    })
    .await;
}

#[tokio::test]
async fn signs_of_the_search_mean_themselves() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        for title in ["Giảm 50% phân bón", "Giảm 500 cây", "Mã a_b", "Mã axb", "Hay quá!"] {
            entered(&minh, &cast.gardening, &[("title", title)]).await;
        }
        assert_eq!(titles(&minh, "q=50%").await, ["Giảm 50% phân bón"]);
        assert_eq!(titles(&minh, "q=a_b").await, ["Mã a_b"]);
        assert_eq!(titles(&minh, "q=qua!").await, ["Hay quá!"]);
        assert_eq!(titles(&minh, "q='").await, [""; 0]);
    })
    .await;
}
