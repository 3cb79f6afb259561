//! The list: what is filtered, found, paged and taken away.

mod filters;
mod paging;
mod places;
mod scope;
mod workbook;

use kernel::Actor;
use organisation::samples::Cast;
use testkit::{TestHouse, house};

use crate::record::{Content, Kind, Record, Wanted, enter, samples};
use crate::routes;
use crate::talk::{entered, opened};

const LIST: &str = "/lang-son/hoat-dong";

async fn titles(visitor: &testkit::Visitor, query: &str) -> Vec<String> {
    visitor.get(&asked(LIST, query)).await.all("tbody th a")
}

/// The address of what is asked as somebody types it into the form: “q=nuôi ong&loai=khac”.
fn asked(address: &str, query: &str) -> String {
    let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    format!("{address}?{}", web::query(pairs))
}

/// Writes these straight into the ledger of Lạng Sơn, whoever is said to enter them.
async fn written(house: &TestHouse, who: &Actor, union: kernel::UnionNo, wanted: Vec<Wanted>) -> Vec<Record> {
    let write = async |tx: &store::Tx| {
        let mut records = Vec::new();
        for wanted in &wanted {
            let content = Content::check(wanted.clone()).unwrap_or_else(|errors| panic!("{errors:?}"));
            records.push(enter(tx, who, union, wanted.kind, content, &[]).await?);
        }
        Ok::<_, web::Problem>(records)
    };
    house.db().write(write).await.unwrap()
}

/// `count` classes, one a day or several, straight into the ledger.
async fn many(house: &TestHouse, cast: &Cast, count: usize) {
    let write = async |tx: &store::Tx| {
        for n in 0..count {
            let day = format!("2022-0{}-1{}", 1 + n % 5, n % 7);
            let wanted = samples::wanted(&format!("Lớp {n:03}"), &day, &[cast.physics.no]);
            let content = Content::check(wanted).unwrap();
            enter(tx, &cast.minh, cast.lang_son.union, Kind::TrainingClass, content, &[]).await?;
        }
        Ok::<_, web::Problem>(())
    };
    house.db().write(write).await.unwrap();
}

#[tokio::test]
async fn the_ledger_of_a_morning() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        insta::assert_snapshot!(minh.get(LIST).await.words(), @"
        Sổ hoạt động
        Toàn bộ danh sách. In ngày 20/06/2022 từ Hội Tụ.
        Ghi lớp tập huấn Ghi loại khác Ghi nhanh Nhập từ Excel Chương trình, đề án Khai báo số liệu
        Tìm
        Loại
        Đơn vị
        Kỳ
        Lọc
        Lọc thêm
        Từ ngày
        Đến ngày
        Trạng thái
        Vai trò
        Địa điểm
        Chương trình, đề án
        Nguồn gốc
        Bản ghi
        Minh chứng
        Sắp xếp
        Sổ chưa có hoạt động nào
        Ghi hoạt động đầu tiên; báo cáo sẽ tự có số liệu.
        ");
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu"), ("luot", "hơn 100"), ("places", "6 xã")]).await;
        entered(&minh, &cast.physics, &[("first", "30/6/2022"), ("outside_partner", "Hội Nông dân tỉnh")]).await;
        let gross = [("title", "Chuyển giao kỹ thuật"), ("detail", "bulk"), ("ho", "chưa rõ"), ("first", "1/3/2022")];
        entered(&minh, &cast.gardening, &gross).await;
        insta::assert_snapshot!(minh.get(LIST).await.words(), @"
        Đã ghi vào sổ hoạt động.
        Sổ hoạt động
        Toàn bộ danh sách. In ngày 20/06/2022 từ Hội Tụ.
        Ghi lớp tập huấn Ghi loại khác Ghi nhanh Nhập từ Excel Chương trình, đề án Khai báo số liệu
        Tìm
        Loại
        Đơn vị
        Kỳ
        Lọc
        Lọc thêm
        Từ ngày
        Đến ngày
        Trạng thái
        Vai trò
        Địa điểm
        Chương trình, đề án
        Nguồn gốc
        Bản ghi
        Minh chứng
        Sắp xếp
        3 hoạt động
        Tải danh sách (Excel)
        Nội dung | Thời gian | Chủ trì | Số liệu | Trạng thái
        Ứng dụng năng lượng mặt trời Lớp tập huấn | 30/06/2022 | Hội Vật lý | 1 lớp | Dự kiến
        Sơ cứu Lớp tập huấn · 6 xã | 14/06/2022 | Hội Y học | 1 lớp, hơn 100 lượt người | Đã thực hiện
        Chuyển giao kỹ thuật Lớp tập huấn | 01/03/2022 | Hội Làm vườn | chưa rõ lớp, chưa rõ hộ | Đã thực hiện Gộp
        ");
    })
    .await;
}
