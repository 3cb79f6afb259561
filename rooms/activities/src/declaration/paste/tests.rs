//! Pasting told as conversations: a clerk takes over two reports, sends twice, pastes nonsense, takes it all back.

use organisation::samples::Cast;
use testkit::{Shown, TestHouse, Visitor, house};

use crate::routes;
use crate::talk::opened;

const DAN: &str = "/lang-son/khai-bao/dan";
const LIST: &str = "/lang-son/khai-bao";

/// The table of a half-year's report, with the year before beside it.
const TABLE: &str = "TT\tChỉ tiêu\tĐơn vị\t6 tháng 2022\t6 tháng 2021\n\
    I\tTập huấn, phổ biến kiến thức\t\t\t\n\
    1\tSố lớp tập huấn\tlớp\t19\t17\n\
    2\tSố lượt người dự tập huấn\tlượt người\thơn 9.000\t5.350\n\
    3\tThu nộp hội phí\ttriệu đồng\t35\t31\n\
    4\tHội viên\thội viên\t15.000\t14.800\n";

/// What is sent from the first page.
fn sent<'a>(body: &'a str, text: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("body", body),
        ("text", text),
        ("paper", "Báo cáo"),
        ("number", "41/BC-LHH"),
        ("dated", "28/6/2022"),
        ("span", "-H1"),
        ("year", "2022"),
        ("day", "14/6/2022"),
        ("buoc", "xem"),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    fields
}

/// What the preview would send when she saves, with what she changes first.
fn from(preview: &Shown, body: &str, text: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    let chosen = |name: &str| preview.attributes(&format!("#{name} option[selected]"), "value").pop();
    add("cot", "1".to_owned());
    add("body", body.to_owned());
    add("text", text.to_owned());
    for name in ["paper", "number", "dated", "span", "year", "day", "span2", "year2", "day2"] {
        add(name, chosen(name).or_else(|| preview.value_of(name)).unwrap_or_default());
    }
    for at in 0..8 {
        add(&format!("cot{at}"), chosen(&format!("cot{at}")).unwrap_or_default());
    }
    for (at, words) in preview.attributes("td input[type=hidden]", "value").into_iter().enumerate() {
        add(&format!("t{at}"), words);
        add(&format!("f{at}"), chosen(&format!("f{at}")).unwrap_or_default());
    }
    add("buoc", "luu".to_owned());
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

fn lent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Pastes, looks, saves what she saw; gives the list.
async fn pasted(visitor: &Visitor, body: &str, text: &str, more: &[(&str, &str)]) -> Shown {
    let preview = visitor.post(DAN, &sent(body, text, more)).await;
    assert_eq!(preview.status, 200, "{}", preview.words());
    let listed = visitor.post_and_follow(DAN, &lent(&from(&preview, body, text, &[]))).await;
    assert_eq!(listed.status, 200, "{}", listed.words());
    listed
}

async fn kept(visitor: &Visitor) -> usize {
    visitor.get(LIST).await.all("tbody tr").len()
}

async fn office(house: &TestHouse) -> (Cast, String) {
    let cast = opened(house).await;
    let body = cast.lang_son.id.to_string();
    (cast, body)
}

#[tokio::test]
async fn minh_takes_over_a_table_of_two_years_and_takes_it_back() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let empty = minh.get(DAN).await;
        assert_eq!(empty.attributes("#body option[selected]", "value"), [body.as_str()], "the whole Union");
        let preview = minh.post(DAN, &sent(&body, TABLE, &[])).await;
        insta::assert_snapshot!(preview.all("main .intro").concat(), @"4 dòng có số: 3 sẽ nhập, 1 cần xem, chưa chọn chỉ tiêu. 2 dòng không có con số được bỏ qua. Chưa có gì được lưu.");
        insta::assert_snapshot!(preview.all("tbody tr th").join("\n"), @"
        Số lớp tập huấn (lớp) Tập huấn, phổ biến kiến thức
        Số lượt người dự tập huấn (lượt người) Tập huấn, phổ biến kiến thức
        Thu nộp hội phí (triệu đồng) Tập huấn, phổ biến kiến thức
        Hội viên (hội viên) Tập huấn, phổ biến kiến thức
        ");
        insta::assert_snapshot!(preview.all("tbody tr td:last-child").join("\n"), @"
        Sẽ nhập Khớp theo tên và đơn vị tính.
        Sẽ nhập Khớp theo tên và đơn vị tính.
        Cần xem Chưa rõ là chỉ tiêu nào; hãy chọn nếu cần nhập.
        Sẽ nhập Khớp theo tên và đơn vị tính.
        ");
        assert_eq!(preview.attributes("[id^=cot] option[selected]", "value"), ["1", "2"]);
        assert_eq!(preview.value_of("year2").as_deref(), Some("2021"));
        assert_eq!(kept(&minh).await, 0, "nothing is kept yet");

        let missing = minh.post(DAN, &lent(&from(&preview, &body, TABLE, &[]))).await;
        assert_eq!(missing.status, 422);
        insta::assert_snapshot!(missing.all("[data-errors] li").join("\n"), @"Kỳ thứ hai: bảng có số liệu tại một thời điểm, thí dụ số hội viên; hãy ghi số ấy tính đến ngày nào.");
        assert_eq!(kept(&minh).await, 0, "all or nothing");

        let fields = from(&preview, &body, TABLE, &[("day2", "14/6/2021")]);
        let listed = minh.post_and_follow(DAN, &lent(&fields)).await;
        insta::assert_snapshot!(listed.words(), @"
        Đã lưu 6 khai báo; số này được in bên cạnh số đếm từ sổ, không cộng vào.
        Khai báo số liệu
        Số liệu do đơn vị tự báo cáo, có thời gian, cách tính và nguồn. Số khai báo được in bên cạnh số đếm từ sổ hoạt động, không cộng vào.
        Dán số liệu báo cáo Khai báo mới
        Chỉ tiêu
        Năm
        Lọc
        Báo cáo số 41/BC-LHH ngày 28/06/2022
        Liên hiệp hội Lạng Sơn · 6 tháng đầu năm 2022 (không nêu ngày chốt)
        Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
        Lượt người dự lớp Số lượt người dự tập huấn | lượt người | hơn 9.000 | 0 | khoảng −9.000sổ ít hơn khoảng 9.000 |
        Rút
        Lớp tập huấn chủ trì, đồng chủ trì Số lớp tập huấn | lớp | 19 | 0 | −19sổ ít hơn 19 |
        Rút
        Rút cả lần dán (6 khai báo)
        Báo cáo số 41/BC-LHH ngày 28/06/2022
        Liên hiệp hội Lạng Sơn · đến ngày 14/06/2022
        Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
        Hội viên (đơn vị tự báo) Hội viên | hội viên | 15.000 | | |
        Rút
        Rút cả lần dán (6 khai báo)
        Báo cáo số 41/BC-LHH ngày 28/06/2022
        Liên hiệp hội Lạng Sơn · 6 tháng đầu năm 2021 (không nêu ngày chốt)
        Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
        Lượt người dự lớp Số lượt người dự tập huấn | lượt người | 5.350 | 0 | −5.350sổ ít hơn 5.350 |
        Rút
        Lớp tập huấn chủ trì, đồng chủ trì Số lớp tập huấn | lớp | 17 | 0 | −17sổ ít hơn 17 |
        Rút
        Rút cả lần dán (6 khai báo)
        Báo cáo số 41/BC-LHH ngày 28/06/2022
        Liên hiệp hội Lạng Sơn · đến ngày 14/06/2021
        Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
        Hội viên (đơn vị tự báo) Hội viên | hội viên | 14.800 | | |
        Rút
        Rút cả lần dán (6 khai báo)
        ");
        let withdraw = listed.attributes("form[action*='/dan/']", "action");
        assert!(withdraw.iter().all(|address| *address == withdraw[0]), "one paste, one undo");
        let listed = minh.post_and_follow(&withdraw[0], &[]).await;
        insta::assert_snapshot!(listed.words().lines().next().unwrap_or_default(), @"Đã rút 6 khai báo từ Báo cáo số 41/BC-LHH ngày 28/06/2022.");
        assert_eq!(listed.all("form[action$='/rut']").len(), 0, "nothing is left to withdraw");
        assert_eq!(minh.post(&withdraw[0], &[]).await.refusal(), Some("declaration.paste_withdrawn"));
    })
    .await;
}

#[tokio::test]
async fn the_second_report_finds_its_figures_and_the_same_paper_is_not_doubled() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let text = "Số đợt dọn rác bãi sông: 4\nSố lớp tập huấn: 19 lớp";
        let preview = minh.post(DAN, &sent(&body, text, &[])).await;
        assert_eq!(preview.attributes("#f0 option[selected]", "value"), ["?"], "nobody knows that line");
        let fields = from(&preview, &body, text, &[("f0", "moi_truong")]);
        minh.post_and_follow(DAN, &lent(&fields)).await;
        assert_eq!(kept(&minh).await, 2);

        let next = "Số đợt dọn rác bãi sông: 6\nSố lớp tập huấn: 21 lớp";
        let year = [("year", "2023"), ("number", "52/BC-LHH"), ("dated", "28/6/2023")];
        let preview = minh.post(DAN, &sent(&body, next, &year)).await;
        assert_eq!(preview.attributes("#f0 option[selected]", "value"), ["moi_truong"]);
        insta::assert_snapshot!(preview.all("tbody tr td:last-child").join("\n"), @"
        Sẽ nhập Như lần trước.
        Sẽ nhập Như lần trước.
        ");

        let again = pasted(&minh, &body, text, &[]).await;
        insta::assert_snapshot!(again.words().lines().next().unwrap_or_default(), @"Cả 2 con số đã được khai báo từ văn bản này; không ghi thêm.");
        assert_eq!(kept(&minh).await, 2);

        let other = minh.post(DAN, &sent(&body, "Số lớp tập huấn: 20 lớp", &[])).await;
        insta::assert_snapshot!(other.all("[data-errors] li").join("\n"), @"Dòng 1: văn bản này đã khai báo 19 lớp cho chỉ tiêu “Lớp tập huấn chủ trì, đồng chủ trì”; hãy rút khai báo cũ trước, hoặc chọn “Không nhập”.");
    })
    .await;
}

#[tokio::test]
async fn a_sentence_settles_nothing_by_itself() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let text = "Góp ý, phản biện trên 80 văn bản, đồ án, dự án";
        let preview = minh.post(DAN, &sent(&body, text, &[])).await;
        insta::assert_snapshot!(preview.all("tbody tr td:last-child").concat(), @"Cần xem Số trong câu có thể chỉ là một phần; hãy chọn chỉ tiêu nếu cần nhập.");
        assert_eq!(preview.attributes("#f0 option[selected]", "value"), ["?"]);
        let refused = minh.post(DAN, &lent(&from(&preview, &body, text, &[]))).await;
        assert_eq!((refused.status.as_u16(), kept(&minh).await), (422, 0));
        // Where the paper's number stands is hers to say (counting, rule 7).
        let fields = from(&preview, &body, text, &[("f0", "tvpb")]);
        minh.post_and_follow(DAN, &lent(&fields)).await;
        assert_eq!(kept(&minh).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_double_click_keeps_a_paste_once() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let text = "Số lớp tập huấn: 19 lớp\nSố lượt người dự tập huấn: hơn 9.000 lượt người";
        let preview = minh.post(DAN, &sent(&body, text, &[])).await;
        // Twice under one key, then twice more under others: the paper is there already.
        for keys in [["01G60000000000000000000009"; 2], ["01G60000000000000000000010", "01G60000000000000000000011"]] {
            let fields = keys.map(|key| from(&preview, &body, text, &[("form_key", key)]));
            let (one, other) = (lent(&fields[0]), lent(&fields[1]));
            let (one, other) = tokio::join!(minh.post(DAN, &one), minh.post(DAN, &other));
            assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
            assert_eq!(kept(&minh).await, 2);
        }
    })
    .await;
}

#[tokio::test]
async fn bad_lines_say_how_to_mend_them() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let text = "Chỉ tiêu\tĐơn vị\tSố\nSố lớp tập huấn\tlớp\t1,900\nSố hộ được tập huấn\thộ\t700\n\
                    Hội thảo khoa học\tcuộc\t6\n";
        let preview = minh.post(DAN, &sent(&body, text, &[])).await;
        let choices = [("f1", "lop.luot"), ("f2", "lop.chu_tri")];
        let refused = minh.post(DAN, &lent(&from(&preview, &body, text, &choices))).await;
        assert_eq!((refused.status.as_u16(), kept(&minh).await), (422, 0));
        insta::assert_snapshot!(refused.all("[data-errors] li").join("\n"), @"
        Dòng 1: “1,900”: Số lượng phải là số nguyên, không có dấu phẩy. Hàng nghìn ngăn cách bằng dấu chấm, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.
        Dòng 2: tính bằng “hộ”, còn chỉ tiêu “Lượt người dự lớp” tính bằng “lượt người”; hãy chọn chỉ tiêu khác hoặc “Không nhập”.
        Dòng 3: tính bằng “cuộc”, còn chỉ tiêu “Lớp tập huấn chủ trì, đồng chủ trì” tính bằng “lớp”; hãy chọn chỉ tiêu khác hoặc “Không nhập”.
        ");
        let left_out = [("f0", ""), ("f1", "lop.ho"), ("f2", "hoi_thao")];
        let listed = minh.post_and_follow(DAN, &lent(&from(&preview, &body, text, &left_out))).await;
        insta::assert_snapshot!(listed.all("tbody tr").join("\n"), @"
        Hội thảo, tọa đàm Hội thảo khoa họccuộc60 −6sổ ít hơn 6 Rút
        Hộ được tập huấn Số hộ được tập huấnhộ7000 −700sổ ít hơn 700 Rút
        ");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_comes_back_to_the_first_page() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let long = "Số lớp tập huấn: 19 lớp\n".repeat(4_000);
        let many = "Số lớp tập huấn: 19 lớp\n".repeat(201);
        let mut said = Vec::new();
        for text in ["", "Không có con số nào", &long, &many] {
            let again = minh.post(DAN, &sent(&body, text, &[])).await;
            assert_eq!(again.status, 422);
            said.extend(again.all("[data-errors] li"));
        }
        insta::assert_snapshot!(said.join("\n"), @"
        Hãy dán bảng số liệu từ Word hoặc Excel vào đây.
        Không thấy con số nào. Hãy chọn cả bảng trong Word hoặc Excel, sao chép rồi dán lại.
        Nội dung dán dài quá 100 kB; hãy dán riêng từng bảng số liệu, không dán cả văn bản.
        Nội dung dán có 201 dòng có số, mỗi lần nhập tối đa 200 dòng. Hãy dán từng phần.
        ");
        let preview = minh.post(DAN, &sent(&body, TABLE, &[("number", ""), ("dated", ""), ("year", "")])).await;
        insta::assert_snapshot!(preview.all("[data-errors] li").join("\n"), @"
        Hãy ghi số, ký hiệu hoặc ngày của văn bản, để sau này tra lại được.
        Hãy ghi năm của kỳ bằng bốn chữ số, thí dụ: 2022.
        ");
    })
    .await;
}

/// “Số lượt người dự tập huấn: 900; Số hộ dân được tập huấn: 700” in TCVN3, as an old file arrives.
#[tokio::test]
async fn text_of_before_unicode_is_converted_and_said() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let minh = house.visitor(&cast.minh);
        let text = "Sè l\u{ad}ît ng\u{ad}êi dù tËp huÊn: 900\nSè hé d©n ®\u{ad}îc tËp huÊn: 700";
        let preview = minh.post(DAN, &sent(&body, text, &[])).await;
        insta::assert_snapshot!(preview.all("tbody tr th").join("\n"), @"
        Số lượt người dự tập huấn
        Số hộ dân được tập huấn
        ");
        assert!(preview.words().contains("TCVN3"), "{}", preview.words());
        assert_eq!(preview.attributes("td select option[selected]", "value"), ["lop.luot", "lop.ho"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_pastes_or_withdraws_for_others() {
    house(routes, async |house| {
        let (cast, body) = office(house).await;
        let (minh, hoa) = (house.visitor(&cast.minh), house.visitor(&cast.hoa));
        let text = "Số lớp tập huấn: 19 lớp";
        let again = hoa.post(DAN, &sent(&body, text, &[])).await;
        assert_eq!(
            (again.status.as_u16(), again.attributes("[aria-invalid]", "name").concat()),
            (422, "body".to_owned())
        );
        for stranger in [&cast.tuyet, &cast.binh, &cast.khanh] {
            assert_eq!(house.visitor(stranger).post(DAN, &sent(&body, text, &[])).await.status, 404);
        }
        assert_eq!(house.visitor(&cast.tuyet).get(DAN).await.status, 404);
        let listed = pasted(&minh, &body, text, &[]).await;
        let withdraw = listed.attributes("form[action*='/dan/']", "action").pop().unwrap();
        for stranger in [&cast.tuyet, &cast.binh, &cast.hoa] {
            assert_eq!(house.visitor(stranger).post(&withdraw, &[]).await.status, 404);
        }
        let looking = crate::talk::also(&cast.hoa, kernel::Role::Auditor, &cast.lang_son);
        let refused = house.visitor(&looking).post(&withdraw, &[]).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("declaration.not_hers")));
        assert_eq!(house.visitor(&looking).get(LIST).await.all("form[action*='/dan/']").len(), 0);
    })
    .await;
}
