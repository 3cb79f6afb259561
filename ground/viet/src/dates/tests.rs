//! Phrases of time as clerks write them, each with the days it means on 10 October 2022.

use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

use super::{DateError, dates_in, day_range, long_date, parse_date, parse_dates, short_date, short_range};

const TODAY: Date = date!(2022 - 10 - 10);

fn read(text: &str) -> String {
    match parse_dates(text, TODAY) {
        Ok((first, last)) if first == last => first.to_string(),
        Ok((first, last)) => format!("{first} {last}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn spans_are_read_as_people_write_them() {
    for (text, days) in [
        ("27-28/9", "2022-09-27 2022-09-28"),
        ("27–28/9/2022", "2022-09-27 2022-09-28"),
        ("27 - 28/9", "2022-09-27 2022-09-28"),
        ("27, 28/9", "2022-09-27 2022-09-28"),
        ("27,28/9/2021", "2021-09-27 2021-09-28"),
        ("27 và 28/9", "2022-09-27 2022-09-28"),
        ("5, 12 và 19/6/2022", "2022-06-05 2022-06-19"),
        ("5-6-7/9", "2022-09-05 2022-09-07"),
        ("27-28.9.2022", "2022-09-27 2022-09-28"),
        ("27 đến 28/9/2022", "2022-09-27 2022-09-28"),
        ("từ 27 -> 28/9/2022", "2022-09-27 2022-09-28"),
        ("từ ngày 27/9 đến ngày 02/10", "2022-09-27 2022-10-02"),
        ("Từ ngày 27 đến ngày 28 tháng 9 năm 2022", "2022-09-27 2022-09-28"),
        ("27-28 tháng 9 năm 2022", "2022-09-27 2022-09-28"),
        ("27/9-02/10/2022", "2022-09-27 2022-10-02"),
        ("27/9 – 02/10/2022", "2022-09-27 2022-10-02"),
        ("14-6-2022 - 16-6-2022", "2022-06-14 2022-06-16"),
        ("30/12-02/01", "2021-12-30 2022-01-02"),
        ("30/12-02/01/2023", "2022-12-30 2023-01-02"),
        ("30/12/2021 đến 02/01", "2021-12-30 2022-01-02"),
        ("trong 02 ngày 27-28/9", "2022-09-27 2022-09-28"),
        ("02 ngày: 27 và 28/9/2022", "2022-09-27 2022-09-28"),
        ("các ngày 27, 28 và 29/9", "2022-09-27 2022-09-29"),
        ("sáng 14/6 và chiều 15/6", "2022-06-14 2022-06-15"),
    ] {
        assert_eq!(read(text), days, "{text}");
    }
}

#[test]
fn one_day_is_read_as_people_write_it() {
    for (text, day) in [
        ("ngày 14 tháng 6 năm 2022", "2022-06-14"),
        ("Ngày 14 tháng 6", "2022-06-14"),
        ("14/6", "2022-06-14"),
        ("sáng 14/6", "2022-06-14"),
        ("sáng ngày 14/6/2022", "2022-06-14"),
        ("8h30 ngày 14/6", "2022-06-14"),
        ("8 giờ 30 phút, ngày 14/6/2022", "2022-06-14"),
        ("14/6/2022 (thứ ba)", "2022-06-14"),
        ("Thứ ba, 14/6/2022.", "2022-06-14"),
        ("ngày 14.6", "2022-06-14"),
        ("14.6.2022", "2022-06-14"),
        ("2022-06-14", "2022-06-14"),
        ("14-06-22", "2022-06-14"),
        ("14/6/22", "2022-06-14"),
        ("14/6/98", "1998-06-14"),
        ("14-6", "2022-06-14"),
        ("ngày 14-6", "2022-06-14"),
        ("6-6", "2022-06-06"),
        ("hôm nay", "2022-10-10"),
        ("hôm qua", "2022-10-09"),
        ("Sáng qua", "2022-10-09"),
        ("hôm kia", "2022-10-08"),
        ("ngày mai", "2022-10-11"),
        ("nga\u{300}y 14/6", "2022-06-14"),
        ("sáng nay 9/10", "2022-10-09"),
        ("sang nay, ngay 9/10", "2022-10-09"),
        ("hôm qua (8/10/2022)", "2022-10-08"),
        ("chiều qua thứ bảy 8/10", "2022-10-08"),
    ] {
        assert_eq!(read(text), day, "{text}");
    }
}

#[test]
fn months_quarters_and_years_are_whole() {
    for (text, days) in [
        ("tháng 6/2022", "2022-06-01 2022-06-30"),
        ("Tháng 2 năm 2024", "2024-02-01 2024-02-29"),
        ("T6/2022", "2022-06-01 2022-06-30"),
        ("6/2022", "2022-06-01 2022-06-30"),
        ("2022-06", "2022-06-01 2022-06-30"),
        ("tháng 6-2022", "2022-06-01 2022-06-30"),
        ("tháng 6", "2022-06-01 2022-06-30"),
        ("tháng 11", "2022-11-01 2022-11-30"),
        ("tháng 12", "2021-12-01 2021-12-31"),
        ("tháng 4-6/2022", "2022-04-01 2022-06-30"),
        ("tháng 4-6 năm 2022", "2022-04-01 2022-06-30"),
        ("từ tháng 4 đến tháng 6/2022", "2022-04-01 2022-06-30"),
        ("tháng 4, 5, 6/2022", "2022-04-01 2022-06-30"),
        ("quý I/2022", "2022-01-01 2022-03-31"),
        ("Quý IV năm 2021", "2021-10-01 2021-12-31"),
        ("quý 2", "2022-04-01 2022-06-30"),
        ("Q3/2022", "2022-07-01 2022-09-30"),
        ("quý I, II/2022", "2022-01-01 2022-06-30"),
        ("quý 1-2/2022", "2022-01-01 2022-06-30"),
        ("6 tháng đầu năm 2022", "2022-01-01 2022-06-30"),
        ("6 tháng cuối năm 2022", "2022-07-01 2022-12-31"),
        ("năm 2022", "2022-01-01 2022-12-31"),
    ] {
        assert_eq!(read(text), days, "{text}");
    }
}

#[test]
fn without_a_year_it_is_the_latest_not_later_than_thirty_days_from_now() {
    for (text, today, day) in [
        ("9/11", TODAY, date!(2022 - 11 - 09)),
        ("10/11", TODAY, date!(2021 - 11 - 10)),
        ("05/01", date!(2022 - 12 - 20), date!(2023 - 01 - 05)),
        ("29/2", TODAY, date!(2020 - 02 - 29)),
        ("29/2", date!(1903 - 05 - 01), date!(1903 - 02 - 28)),
    ] {
        let read = parse_dates(text, today);
        match today.year() {
            1903 => assert_eq!(
                read.unwrap_err(),
                DateError::NoSuchDay { day: 29, month: time::Month::February, year: 1903 }
            ),
            _ => assert_eq!(read, Ok((day, day)), "{text}"),
        }
    }
}

#[test]
fn each_refusal_says_how_to_write_it() {
    let refused = [
        "",
        "5-6",
        "từ 1/6 đến 5-6",
        "27",
        "27-28",
        "27/9-28",
        "31/2",
        "27/13",
        "27-28/9/2918",
        "28/9/2022 đến 27/9/2022",
        "28-27/9",
        "quý V/2022",
        "quý 5",
        "tháng 13/2022",
        "14.6",
        "2022",
        "tuần trước",
        "27/9 tập huấn",
        "số 27/9",
    ];
    let said: Vec<String> = refused.iter().map(|text| format!("{text}: {}", read(text))).collect();
    insta::assert_snapshot!(said.join("\n"), @"
    : Hãy nhập ngày, thí dụ 27/9/2018.
    5-6: “5-6” có thể là ngày 5 tháng 6, cũng có thể là từ ngày 5 đến ngày 6. Hãy viết 5/6 nếu là ngày 5 tháng 6, hoặc viết cả tháng, thí dụ 5-6/9/2022.
    từ 1/6 đến 5-6: “5-6” có thể là ngày 5 tháng 6, cũng có thể là từ ngày 5 đến ngày 6. Hãy viết 5/6 nếu là ngày 5 tháng 6, hoặc viết cả tháng, thí dụ 5-6/9/2022.
    27: Ngày 27 chưa có tháng. Hãy viết cả ngày và tháng, thí dụ 27/9/2022.
    27-28: Ngày 28 chưa có tháng. Hãy viết cả ngày và tháng, thí dụ 28/9/2022.
    27/9-28: Ngày 28 chưa có tháng. Hãy viết cả ngày và tháng, thí dụ 28/9/2022.
    31/2: Không có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.
    27/13: Không có tháng 13, tháng chỉ từ 1 đến 12.
    27-28/9/2918: Năm 2918 không hợp lệ, chỉ nhận từ năm 1900 đến năm 2100.
    28/9/2022 đến 27/9/2022: Ngày kết thúc (27/9/2022) đứng trước ngày bắt đầu (28/9/2022). Hãy xem lại hai ngày này.
    28-27/9: Ngày kết thúc (27/9/2022) đứng trước ngày bắt đầu (28/9/2022). Hãy xem lại hai ngày này.
    quý V/2022: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    quý 5: Không có quý 5, một năm chỉ có từ quý I đến quý IV.
    tháng 13/2022: Không có tháng 13, tháng chỉ từ 1 đến 12.
    14.6: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    2022: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    tuần trước: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    27/9 tập huấn: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    số 27/9: Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
    ");
}

#[test]
fn dates_are_found_in_a_message() {
    let found = |text: &str| {
        let found = dates_in(text, TODAY);
        let seen: Vec<String> = found
            .iter()
            .map(|one| format!("[{}] {}", &text[one.range.clone()], day_range(one.first, one.last)))
            .collect();
        seen.join("; ")
    };
    for (text, dates) in [
        ("27-28/9 tập huấn 02 lớp, 120 học viên, xã Quang Thuận, Dương Phong", "[27-28/9] 27–28/9/2022"),
        (
            "Hội Làm vườn từ ngày 27/9 đến ngày 02/10 mở lớp 2 ở xã Quang Thuận",
            "[từ ngày 27/9 đến ngày 02/10] từ 27/9 đến 02/10/2022",
        ),
        ("Sáng 14/6, hội thảo 60 đại biểu; 15/6 khai mạc", "[Sáng 14/6] 14/6/2022; [15/6] 15/6/2022"),
        ("Báo cáo số 41/BC-LHH ngày 14/6/2022", "[ngày 14/6/2022] 14/6/2022"),
        ("Nghị định 30/2020/NĐ-CP, Quyết định số 12/2022/QĐ-UBND, 12/5/KH, 12/5-KH", ""),
        ("Kế hoạch số 27/9, đạt 1.234 lượt, 15,5 triệu, 0203.3.825.111", ""),
        ("hôm qua tập huấn 1 lớp, 27/9-tập huấn", "[hôm qua] 09/10/2022; [27/9] 27/9/2022"),
        ("lớp 1, 27/9", "[27/9] 27/9/2022"),
        ("27/9, 02 lớp; 14/6/2022 - 60 đại biểu", "[27/9] 27/9/2022; [14/6/2022] 14/6/2022"),
        ("27/9, 5-6 lớp", "[27/9] 27/9/2022"),
        ("tập huấn 27, 28/9", "[27, 28/9] 27–28/9/2022"),
        ("31/2 và 30/2", ""),
    ] {
        assert_eq!(found(text), dates, "{text}");
    }
}

/// Words, numbers and signs of which phrases are made, so that chance comes near them.
fn near_phrases() -> impl Strategy<Value = String> {
    let words = "ngày|tháng|năm|quý|từ|đến|và|hôm|qua|nay|mai|sáng|8|giờ|h|thứ|ba|T|Q|I|IV|6|27|28|9|02|2022|22|99|2918|/|-|–|.|,|:|(| |  |\u{301}|đầu|cuối|số";
    let pool: Vec<&'static str> = words.split('|').collect();
    let made = proptest::collection::vec(proptest::sample::select(pool), 0..14);
    prop_oneof![made.clone().prop_map(|parts| parts.join(" ")), made.prop_map(|parts| parts.concat()), any::<String>()]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(ordinal in 1..=365_u16, year in 1950..=2050_i32, days in 0..400_i64) {
        let first = Date::from_ordinal_date(year, ordinal).expect("every year has 365 days");
        let last = first + Duration::days(days);
        prop_assert_eq!(parse_dates(&day_range(first, last), TODAY), Ok((first, last)));
        prop_assert_eq!(parse_dates(&short_range(first, last), TODAY), Ok((first, last)));
        let long = format!("từ {} đến {}", long_date(first), long_date(last));
        prop_assert_eq!(parse_dates(&long, TODAY), Ok((first, last)));
        prop_assert_eq!(parse_dates(&format!("{}-{}", short_date(first), short_date(last)), TODAY), Ok((first, last)));
        let message = format!("Tập huấn {} tại xã Quang Thuận", day_range(first, last));
        let found = dates_in(&message, TODAY);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!((found[0].first, found[0].last), (first, last));
    }

    #[test]
    fn a_year_left_out_is_found_again(days in -334..=30_i64) {
        let day = TODAY + Duration::days(days);
        let text = format!("{}/{}", day.day(), u8::from(day.month()));
        prop_assert_eq!(parse_dates(&text, TODAY), Ok((day, day)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in near_phrases()) {
        if let Ok((first, last)) = parse_dates(&text, TODAY) {
            prop_assert!(first <= last);
        }
        for found in dates_in(&text, TODAY) {
            prop_assert!(found.first <= found.last);
            prop_assert!(text.get(found.range).is_some());
        }
        if let Ok(date) = parse_date(&text) {
            prop_assert_eq!(parse_dates(&text, TODAY), Ok((date, date)));
        }
    }
}
