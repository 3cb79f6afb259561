//! What the room looks like: every page drawn without a database (the law `pages_render` draws them, the gallery shows
//! them, axe reads them), and a small ledger of the cast's that has one record of every sort.

use kernel::{Day, Qualifier, Quantity};
use organisation::samples::Cast;
use store::Tx;
use web::Problem;

use crate::record::{Content, Detail, Kind, Measure, Part, Places, Record, Wanted, enter, samples};
use crate::{declaration, import, message, programme, record, saved, twin};

/// A small ledger: a class of one association, one that two led, one of two Unions, a bulk record, one led from outside,
/// one that is planned as long as the clock stands before 30 June 2022.
///
/// # Errors
/// What the engine says.
pub async fn ledger(tx: &Tx, cast: &Cast) -> Result<Vec<Record>, Problem> {
    let solar = samples::wanted("Ứng dụng năng lượng mặt trời trong sản xuất", "2022-06-14", &[cast.physics.no]);
    let doctors = [cast.medicine.no, cast.eastern_medicine.no];
    let first_aid = Wanted {
        measures: [(Measure::Classes, Quantity::exact(2)), (Measure::Attendances, Quantity::UNKNOWN)].into(),
        places: Places::Counted(6),
        ..samples::wanted("Sơ cứu, phòng chống đuối nước", "2022-05-28", &doctors)
    };
    let gardeners = [cast.gardening.no, cast.thai_binh_gardening.no];
    let orchards = samples::wanted("Trồng và chăm sóc cây ăn quả", "2022-03-18", &gardeners);
    let over = Quantity::stated(900, Qualifier::Over);
    let log = Wanted {
        detail: Detail::Bulk,
        first: Day::from(time::macros::date!(2022 - 01 - 05)),
        measures: [(Measure::Classes, Quantity::exact(12)), (Measure::Attendances, over)].into(),
        ..samples::wanted("Chuyển giao kỹ thuật cho hội viên theo sổ của hội", "2022-06-10", &gardeners[..1])
    };
    let hosted = Wanted {
        bodies: vec![(cast.college.no, Part::Partner)],
        outside: vec![("Hội Nông dân tỉnh".to_owned(), Part::Lead)],
        ..samples::wanted("Nuôi ong lấy mật", "2022-04-22", &[])
    };
    let planned = samples::wanted("An toàn điện trong gia đình", "2022-06-30", &[cast.physics.no]);
    let mut records = Vec::new();
    for wanted in [solar, first_aid, orchards, log, hosted, planned] {
        let content = Content::stored(wanted);
        records.push(enter(tx, &cast.minh, cast.lang_son.union, Kind::TrainingClass, content, &[]).await?);
    }
    Ok(records)
}

/// Every page of the room, by what the gallery calls it.
///
/// # Panics
/// When a template fails, which a test of the room would have shown.
pub fn pages() -> Vec<(&'static str, String)> {
    let mut pages = record::samples::pages().expect("a page drawn from samples asks for nothing that can fail");
    let more = [
        programme::samples::pages(),
        saved::samples::pages(),
        message::samples::pages(),
        twin::samples::pages(),
        declaration::samples::pages(),
        import::samples::pages(),
    ];
    for noun in more {
        pages.extend(noun.expect("a page drawn from samples asks for nothing that can fail"));
    }
    pages
}

#[cfg(test)]
mod tests {
    use organisation::samples::cast;
    use testkit::{TestHouse, each_engine};

    use super::*;

    #[tokio::test]
    async fn the_ledger_has_one_record_of_every_sort() {
        each_engine(async |fresh| {
            let house = TestHouse::with(fresh, crate::routes(), &[crate::MENU]);
            let seed = async |tx: &Tx| {
                let cast = cast(tx).await?;
                ledger(tx, &cast).await?;
                Ok::<_, Problem>(cast)
            };
            let cast = house.db().write(seed).await.unwrap();
            let listed = house.visitor(&cast.minh).get("/lang-son/hoat-dong").await;
            insta::assert_snapshot!(listed.all("tbody tr").join("\n"), @"
            An toàn điện trong gia đình Lớp tập huấn · xã Bằng Mạc; xã Y Tịch30/06/2022Hội Vật lý1 lớp, 45 lượt người Dự kiến
            Ứng dụng năng lượng mặt trời trong sản xuất Lớp tập huấn · xã Bằng Mạc; xã Y Tịch14/06/2022Hội Vật lý1 lớp, 45 lượt người Đã thực hiện
            Chuyển giao kỹ thuật cho hội viên theo sổ của hội Lớp tập huấn · xã Bằng Mạc; xã Y Tịchtừ 05/01 đến 10/06/2022Hội Làm vườn12 lớp, hơn 900 lượt người Đã thực hiện Gộp
            Sơ cứu, phòng chống đuối nước Lớp tập huấn · 6 xã28/05/2022Hội Y học, Hội Đông y2 lớp, chưa rõ lượt người Đã thực hiện
            Nuôi ong lấy mật Lớp tập huấn · xã Bằng Mạc; xã Y Tịch22/04/2022Hội Nông dân tỉnh1 lớp, 45 lượt người Đã thực hiện
            Trồng và chăm sóc cây ăn quả Lớp tập huấn · xã Bằng Mạc; xã Y Tịch18/03/2022Hội Làm vườn, Hội Làm vườn1 lớp, 45 lượt người Đã thực hiện
            ");
        })
        .await;
    }

    #[test]
    fn every_page_says_what_it_is() {
        let pages = pages();
        assert_eq!(pages.len(), 50);
        assert!(pages.iter().all(|(_, html)| html.contains("<h1") && html.contains("</html>")));
    }
}
