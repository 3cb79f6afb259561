//! A place of the filter finds the same ground under every name it ever had.

use kernel::Day;
use organisation::samples::Cast;
use testkit::{TestHouse, house};

use super::{LIST, asked, titles, written};
use crate::record::{Place, Places, Wanted, samples};
use crate::routes;
use crate::talk::opened;

/// One class a place, each on its own day, as the entry form would have resolved what was typed.
async fn placed(house: &TestHouse, cast: &Cast, classes: &[(&str, &str, &str)]) {
    let home = places::province_of_old_code(20);
    let wanted = classes.iter().map(|(title, day, typed)| {
        let on: Day = day.parse().unwrap();
        let place = Place::meant(*typed, on, home);
        Wanted { places: Places::Named(vec![place]), ..samples::wanted(title, day, &[cast.gardening.no]) }
    });
    written(house, &cast.minh, cast.lang_son.union, wanted.collect()).await;
}

#[tokio::test]
async fn a_commune_a_district_and_the_province_across_the_years() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let classes = [
            ("Xã cũ", "2022-03-01", "xã Bằng Mạc, huyện Chi Lăng"),
            ("Huyện cũ", "2022-03-02", "huyện Chi Lăng"),
            ("Xã khác", "2022-03-03", "xã Quang Lang, huyện Chi Lăng"),
            ("Huyện khác", "2022-03-04", "xã Tri Phương, huyện Tràng Định"),
            ("Không rõ", "2022-03-05", "thôn Nà Pất"),
            ("Xã mới", "2025-09-01", "xã Bằng Mạc"),
        ];
        placed(house, &cast, &classes).await;
        let minh = house.visitor(&cast.minh);
        let found = async |typed: &str| {
            let shown = minh.get(&asked(LIST, &format!("dia-diem={typed}"))).await;
            let said = shown.all(".on-paper").concat();
            format!("{typed}: {} [{}]", shown.all("tbody th a").join(", "), said.split(". In ngày").next().unwrap())
        };
        let mut lines = Vec::new();
        for typed in
            ["xã Bằng Mạc", "bang mac, chi lang", "huyện Chi Lăng", "tỉnh Lạng Sơn", "Tràng Định", "2025-06-30/06463"]
        {
            lines.push(found(typed).await);
        }
        insta::assert_snapshot!(lines.join("\n"), @"
        xã Bằng Mạc: Xã mới, Xã cũ [xã Bằng Mạc, huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)]
        bang mac, chi lang: Xã mới, Xã cũ [xã Bằng Mạc, huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)]
        huyện Chi Lăng: Xã mới, Xã khác, Huyện cũ, Xã cũ [huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)]
        tỉnh Lạng Sơn: Xã mới, Huyện khác, Huyện cũ, Xã cũ [tỉnh Lạng Sơn (đến 30/06/2025)]
        Tràng Định: Huyện khác [huyện Tràng Định, tỉnh Lạng Sơn (đến 30/06/2025)]
        2025-06-30/06463:  [thị trấn Đồng Mỏ, huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)]
        ");
        assert_eq!(titles(&minh, "dia-diem=huyện Chi Lăng&ky=2022-Q1&q=cũ").await, ["Huyện cũ", "Xã cũ"]);
        let several = minh.get(&asked(LIST, "dia-diem=Chi Lăng&ky=2022")).await;
        insta::assert_snapshot!(several.all(".notice.warn li, .notice.warn p").join("\n"), @"
        Chưa lọc được
        Có hơn một nơi có thể là “Chi Lăng”; hãy chọn:
        huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)
        phường Chi Lăng, thành phố Lạng Sơn, tỉnh Lạng Sơn (đến 30/06/2025)
        xã Chi Lăng, huyện Tràng Định, tỉnh Lạng Sơn (đến 30/06/2025)
        thị trấn Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)
        xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn (đến 30/06/2025)
        ");
        let choice = several.attributes(".notice.warn a", "href").remove(0);
        assert!(!minh.get(&choice).await.all("tbody th a").is_empty(), "{choice}");
        // What no list knows is found by its words.
        let unknown = minh.get(&asked(LIST, "dia-diem=thôn Nà Pất")).await;
        let words = unknown.attributes(".notice.warn a", "href").concat();
        assert_eq!(minh.get(&words).await.all("tbody th a"), ["Không rõ"]);
    })
    .await;
}
