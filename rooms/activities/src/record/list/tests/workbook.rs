//! The workbook: exactly what is filtered, with the filter at its head.

use std::collections::BTreeMap;

use kernel::{Day, Qualifier, Quantity};
use testkit::house;

use super::{LIST, asked, many, titles, written};
use crate::record::{Attribute, Kind, Measure, Part, Wanted, samples};
use crate::routes;
use crate::talk::opened;

/// The lines of the table, without what stands above it.
fn rows(book: &testkit::Shown) -> Vec<String> {
    let page = book.page();
    let lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let head = lines.iter().position(|line| line.contains(" | ")).expect("a table");
    lines[head + 1..].to_vec()
}

#[tokio::test]
async fn the_workbook_holds_what_the_list_shows() {
    house(routes, async |house| {
        let cast = opened(house).await;
        many(house, &cast, 60).await;
        let minh = house.visitor(&cast.minh);
        for query in ["q=lop 01&tu=1/3/2022", "q=lop 02&xep=noi-dung", "ky=2022-Q1&q=lop 0"] {
            let book = minh.get(&asked(&format!("{LIST}/tai-ve"), query)).await;
            let found: Vec<String> =
                rows(&book).iter().map(|row| row.split(" | ").next().unwrap().to_owned()).collect();
            assert_eq!(found, titles(&minh, query).await, "{query}");
            let count = format!("{} hoạt động", found.len());
            assert!(!found.is_empty() && book.page().contains(&count), "{query}");
            assert!(minh.get(&asked(LIST, query)).await.words().contains(&count));
        }
        assert_eq!(rows(&minh.get(&format!("{LIST}/tai-ve")).await).len(), 60);
    })
    .await;
}

#[tokio::test]
async fn one_kind_has_its_columns_and_several_have_those_that_are_used() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let day = |text: &str| text.parse::<Day>().unwrap();
        let class = Wanted {
            measures: [
                (Measure::Classes, Quantity::exact(2)),
                (Measure::Attendances, Quantity::stated(900, Qualifier::Over)),
                (Measure::Households, Quantity::UNKNOWN),
            ]
            .into(),
            programmes: vec!["Đề án 06".to_owned()],
            ..samples::wanted("Nuôi ong", "2022-03-01", &[cast.gardening.no])
        };
        let task = Wanted {
            bodies: vec![(cast.physics.no, Part::Lead), (cast.medicine.no, Part::Partner)],
            attributes: BTreeMap::from([(Attribute::Origin, "giao".to_owned()), (Attribute::Object, "de_an".to_owned())]),
            ..Wanted::of(Kind::CritiqueTask, "Đề án giao thông", day("2022-03-04"), Day::MAX)
        };
        written(house, &cast.minh, cast.lang_son.union, vec![class, task]).await;
        let minh = house.visitor(&cast.minh);
        insta::assert_snapshot!(minh.get(&format!("{LIST}/tai-ve?ky=2022-H1")).await.page(), @"
        [records]
        SỔ HOẠT ĐỘNG
        Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
        Điều kiện lọc: 6 tháng đầu năm 2022.
        2 hoạt động, lấy từ sổ ngày 20/06/2022.
        Điều kiện lọc: 6 tháng đầu năm 2022.
        Nội dung | Loại | Từ ngày | Đến hết ngày | Chủ trì | Phối hợp | Địa điểm | Số lớp | Lượt người | Lượt người: hơn, gần, khoảng | Hộ | Số nhiệm vụ | Nguồn gốc | Chương trình, đề án | Trạng thái | Bản ghi gộp | Ghi chú
        Đề án giao thông | Nhiệm vụ phản biện | 04/03/2022 |  | Hội Vật lý | Hội Y học |  |  |  |  |  | 1 | Cấp ủy, UBND giao |  | Đang thực hiện |  | 
        Nuôi ong | Lớp tập huấn | 01/03/2022 | 01/03/2022 | Hội Làm vườn |  | xã Bằng Mạc; xã Y Tịch | 2 | 900 | hơn | chưa rõ |  |  | Đề án 06 | Đã thực hiện |  |
        ");
        insta::assert_snapshot!(minh.get(&format!("{LIST}/tai-ve?loai=lop-tap-huan")).await.page(), @"
        [records]
        SỔ HOẠT ĐỘNG
        Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
        Điều kiện lọc: Lớp tập huấn.
        1 hoạt động, lấy từ sổ ngày 20/06/2022.
        Điều kiện lọc: Lớp tập huấn.
        Nội dung, chuyên đề | Từ ngày | Đến hết ngày | Đơn vị chủ trì | Phối hợp | Địa điểm | Số lớp | Lượt người | Lượt người: hơn, gần, khoảng | Học viên | Hộ | Kinh phí | Nguồn gốc | Lĩnh vực | Đối tượng tham dự | Hình thức | Chương trình, đề án | Trạng thái | Bản ghi gộp | Ghi chú
        Nuôi ong | 01/03/2022 | 01/03/2022 | Hội Làm vườn |  | xã Bằng Mạc; xã Y Tịch | 2 | 900 | hơn |  | chưa rõ |  |  |  |  |  | Đề án 06 | Đã thực hiện |  |
        ");
        insta::assert_snapshot!(minh.get(&format!("{LIST}/tai-ve?loai=phan-bien")).await.page(), @"
        [records]
        SỔ HOẠT ĐỘNG
        Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
        Điều kiện lọc: Nhiệm vụ phản biện.
        1 hoạt động, lấy từ sổ ngày 20/06/2022.
        Điều kiện lọc: Nhiệm vụ phản biện.
        Tên văn bản, đề án, dự án | Ngày nhận nhiệm vụ | Ngày văn bản kết quả | Đơn vị thực hiện | Phối hợp | Địa điểm | Số nhiệm vụ | Lượt chuyên gia | Kinh phí | Nguồn gốc | Đối tượng tư vấn, phản biện, giám định | Cơ quan giao, đặt hàng, chủ trì | Văn bản giao, đề nghị | Văn bản kết quả | Mức độ tiếp thu | Lĩnh vực | Chương trình, đề án | Trạng thái | Bản ghi gộp | Ghi chú
        Đề án giao thông | 04/03/2022 |  | Hội Vật lý | Hội Y học |  | 1 |  |  | Cấp ủy, UBND giao | Đề án |  |  |  |  |  |  | Đang thực hiện |  |
        ");
    })
    .await;
}
