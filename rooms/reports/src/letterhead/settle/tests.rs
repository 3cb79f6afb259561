//! Settling a letterhead as a conversation.

use organisation::Body;
use testkit::{Shown, TestHouse, house};

use super::CHANGED_MEANWHILE;
use crate::talk::{opened, routes};

/// What the form holds, with these fields typed over it.
fn typed(form: &Shown, over: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    for name in ["form_key", "don-vi", "seen", "superior", "organ", "suffix", "place", "signer"] {
        fields.push((name, form.value_of(name).unwrap_or_default()));
    }
    for name in ["addressees_statutory", "addressees_calendar", "authority", "recipients"] {
        let page = form.page();
        let area = page.split(&format!("name=\"{name}\"")).nth(1).and_then(|rest| rest.split_once('>')).unwrap().1;
        fields.push((name, area.split("</textarea>").next().unwrap_or_default().to_owned()));
    }
    fields.push(("closing", form.attributes("[name=closing][checked]", "value").pop().unwrap_or_default()));
    for (name, value) in over {
        fields.retain(|(other, _)| other != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

fn as_sent<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

async fn logged(house: &TestHouse, body: &Body) -> Vec<String> {
    let log = house.db().read(async |view| view.log_of(body.union, "letterhead", &body.id.to_string()).await).await;
    let told = |line: &store::Logged| {
        format!("{}: {} → {}", line.verb, line.detail["before"]["signer"], line.detail["after"]["signer"])
    };
    log.unwrap().iter().map(told).collect()
}

#[tokio::test]
async fn the_office_settles_how_papers_are_headed_and_signed() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let form = minh.get("/lang-son/the-thuc").await;
        insta::assert_snapshot!(form.words(), @"
        Báo cáo
        Thể thức văn bản
        Thể thức văn bản
        Phần đầu và phần cuối văn bản của Liên hiệp hội Lạng Sơn, theo Nghị định 30/2020/NĐ-CP, Phụ lục I. Cỡ chữ, lề và vị trí do nghị định quy định, không phải đặt.
        Phần đầu văn bản
        Cơ quan chủ quản trực tiếp (nếu có)
        In hoa, không đậm, phía trên tên cơ quan ban hành (Mục II, khoản 2)
        Cơ quan ban hành
        Tên đầy đủ theo quyết định thành lập; văn bản in hoa, đậm (Mục II, khoản 2)
        Chữ viết tắt trong ký hiệu
        LHH trong số 05/BC-LHH: chữ in hoa, giữa các nhóm là dấu gạch nối (Mục II, khoản 3)
        Địa danh
        Tên đơn vị hành chính nơi đóng trụ sở, thí dụ: Lạng Sơn (Mục II, khoản 4)
        Kính gửi, khi chốt theo chế độ báo cáo nhà nước (15/12–14/6; 15/6–14/12) (nếu có)
        Mỗi nơi một dòng; gạch đầu dòng và dấu chấm phẩy do phần mềm ghi (Mục II, khoản 9)
        Thường trực Tỉnh ủy UBND tỉnh Liên hiệp các Hội KH&KT Việt Nam
        Kính gửi, khi chốt theo năm dương lịch (nếu có)
        Nơi nhận cả hai cách chốt thì ghi ở cả hai ô
        Liên hiệp các Hội KH&KT Việt Nam
        Phần cuối văn bản
        Quyền hạn, chức vụ của người ký
        Chữ in hoa, mỗi ý một dòng, thí dụ: TM. BAN THƯỜNG VỤ, dòng dưới CHỦ TỊCH; cấp phó ký thay: KT. CHỦ TỊCH, dòng dưới PHÓ CHỦ TỊCH (Mục II, khoản 7)
        TM. BAN THƯỜNG VỤ CHỦ TỊCH
        Họ và tên người ký (có thể để trống)
        Không ghi học hàm, học vị, danh hiệu (Mục II, khoản 7, điểm c)
        Nơi nhận
        Mỗi nơi một dòng, dòng cuối là dòng lưu, thí dụ: Lưu: VT, VP (Mục II, khoản 9)
        Như trên Các tổ chức thành viên Lưu: VT
        Kỳ báo cáo
        Cách chốt số liệu thường dùng
        Danh sách báo cáo đưa cách này lên trước; cách kia vẫn mở được
        Theo chế độ báo cáo nhà nước: 15/12 năm trước đến 14/6; 15/6 đến 14/12
        Theo năm dương lịch: 01/01 đến 30/6; 01/7 đến 31/12
        Lưu thể thức Thôi
        ");
        let over = [
            ("signer", "Hoàng Đình Khánh"),
            ("authority", "TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
            ("addressees_calendar", "- Tỉnh ủy;\n- UBND tỉnh."),
            ("recipients", "- Như trên;\n- Lưu: VT, VP."),
            ("suffix", "LHH-VP"),
            ("closing", "calendar"),
        ];
        let list = minh.post_and_follow("/lang-son/the-thuc", &as_sent(&typed(&form, &over))).await;
        assert_eq!(list.all(".notice"), ["Đã lưu thể thức văn bản."]);
        assert_eq!(list.attributes("th a", "href")[0], "/lang-son/bao-cao/6-thang/2022-H1", "the usual closing first");
        let paper = minh.get("/lang-son/bao-cao/6-thang/2022-H1/tai-ve/docx").await.page();
        let lines: Vec<&str> = paper.lines().collect();
        insta::assert_snapshot!([&lines[..8], &lines[lines.len() - 6..]].concat().join("\n"), @"
        [opening]
        Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
        Số:         /BC-LHH-VP
        Lạng Sơn, ngày      tháng      năm 2022
        BÁO CÁO
        Kết quả tập huấn, phổ biến kiến thức
        6 tháng đầu năm 2022
        Kính gửi: Tỉnh ủy; UBND tỉnh
        [signature]
        TM. BAN THƯỜNG VỤ
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Hoàng Đình Khánh
        Nơi nhận: Như trên; Lưu: VT, VP
        ");
        assert_eq!(logged(house, &cast.lang_son).await, [r#"settled: "" → "Hoàng Đình Khánh""#]);
    })
    .await;
}

#[tokio::test]
async fn each_recipient_gets_the_papers_closed_as_it_asks() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let addressed = async |code: &str| {
            let paper = minh.get(&format!("/lang-son/bao-cao/6-thang/{code}/tai-ve/docx")).await.page();
            let line = paper.lines().find(|line| line.starts_with("Kính gửi")).unwrap_or("nobody").to_owned();
            assert!(paper.contains("Nơi nhận: Như trên; "));
            line
        };
        let settle = async |over: &[(&'static str, &str)]| {
            let form = minh.get("/lang-son/the-thuc").await;
            let list = minh.post_and_follow("/lang-son/the-thuc", &as_sent(&typed(&form, over))).await;
            list.all("h2 + p, summary").into_iter().filter(|line| line.starts_with("Chốt")).collect::<Vec<_>>()
        };
        let over =
            [("addressees_statutory", "UBND tỉnh\nTỉnh ủy"), ("addressees_calendar", "Mặt trận tỉnh\nUBND tỉnh")];
        let closings = settle(&over).await;
        assert_eq!(
            closings[..2],
            [
                "Chốt theo chế độ báo cáo nhà nước, gửi UBND tỉnh, Tỉnh ủy",
                "Chốt theo năm dương lịch, gửi Mặt trận tỉnh, UBND tỉnh"
            ]
        );
        assert_eq!(addressed("2022-H1@statutory").await, "Kính gửi: UBND tỉnh; Tỉnh ủy");
        assert_eq!(addressed("2022-H1").await, "Kính gửi: Mặt trận tỉnh; UBND tỉnh");
        assert_eq!(addressed("2022-03-01..2022-05-31").await, "Kính gửi: UBND tỉnh; Tỉnh ủy", "the usual closing's");

        // Who is left out is gone, and the log says from what to what.
        let closings = settle(&[("addressees_statutory", ""), ("closing", "calendar")]).await;
        assert_eq!(
            closings[..2],
            ["Chốt theo năm dương lịch, gửi Mặt trận tỉnh, UBND tỉnh", "Chốt theo chế độ báo cáo nhà nước"]
        );
        assert_eq!(addressed("2022-H1@statutory").await, "nobody");
        assert_eq!(addressed("2022-03-01..2022-05-31").await, "Kính gửi: Mặt trận tỉnh; UBND tỉnh");
        let body = &cast.lang_son;
        let log = house.db().read(async |view| view.log_of(body.union, "letterhead", &body.id.to_string()).await).await;
        let told = |line: &store::Logged| {
            let names = |side: &str| {
                let all = line.detail[side]["addressees"].as_array().unwrap().iter();
                all.map(|one| format!("{} {}", one["closing"], one["name"]).replace('"', ""))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            format!("{} → {}", names("before"), names("after"))
        };
        let told: Vec<String> = log.unwrap().iter().map(told).collect();
        insta::assert_snapshot!(told.join("\n"), @"
        statutory Thường trực Tỉnh ủy, statutory UBND tỉnh, statutory Liên hiệp các Hội KH&KT Việt Nam, calendar Liên hiệp các Hội KH&KT Việt Nam → statutory UBND tỉnh, statutory Tỉnh ủy, calendar Mặt trận tỉnh, calendar UBND tỉnh
        statutory UBND tỉnh, statutory Tỉnh ủy, calendar Mặt trận tỉnh, calendar UBND tỉnh → calendar Mặt trận tỉnh, calendar UBND tỉnh
        ");
    })
    .await;
}

#[tokio::test]
async fn a_double_click_settles_once_and_whoever_was_overtaken_is_told() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (minh, lan) = (house.visitor(&cast.minh), house.visitor(&cast.lan));
        let (first, second) = (minh.get("/lang-son/the-thuc").await, lan.get("/lang-son/the-thuc").await);
        let sent = typed(&first, &[("signer", "Hoàng Đình Khánh")]);
        assert_eq!(minh.post("/lang-son/the-thuc", &as_sent(&sent)).await.status, 303);
        assert_eq!(minh.post("/lang-son/the-thuc", &as_sent(&sent)).await.status, 303);
        let late = lan.post("/lang-son/the-thuc", &as_sent(&typed(&second, &[("signer", "Vi Thị Lan")]))).await;
        assert_eq!((late.status.as_u16(), late.refusal()), (409, Some(CHANGED_MEANWHILE)));
        assert_eq!(logged(house, &cast.lang_son).await.len(), 1);
        let again = lan.get("/lang-son/the-thuc").await;
        assert_eq!(
            (again.value_of("signer").as_deref(), again.value_of("seen").as_deref()),
            (Some("Hoàng Đình Khánh"), Some("1"))
        );
        let sent = typed(&again, &[("signer", "Vi Thị Lan")]);
        assert_eq!(lan.post("/lang-son/the-thuc", &as_sent(&sent)).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_stand_comes_back_as_typed_with_its_reason() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let form = minh.get("/lang-son/the-thuc").await;
        let over = [
            ("organ", ""),
            ("suffix", "lhh 2"),
            ("place", "Lạng Sơn, ngày 20"),
            ("signer", "PGS.TS. Hoàng Đình Khánh"),
            ("addressees_calendar", "UBND tỉnh\n- UBND  tỉnh;"),
            ("authority", "Chủ tịch"),
            ("recipients", "Lưu: VT\nNhư trên"),
            ("closing", "vusta"),
        ];
        let back = minh.post("/lang-son/the-thuc", &as_sent(&typed(&form, &over))).await;
        assert_eq!(back.status, 422);
        insta::assert_snapshot!(back.all("[data-errors] li").join("\n"), @"
        Hãy ghi tên cơ quan ban hành.
        Ký hiệu chỉ gồm chữ in hoa, giữa các nhóm là dấu gạch nối, thí dụ: LHH, LHH-VP.
        Hãy chỉ ghi địa danh, thí dụ: Lạng Sơn; ngày, tháng, năm do phần mềm ghi.
        Chỉ ghi họ và tên, bỏ “PGS”: trước tên người ký không ghi học hàm, học vị, danh hiệu.
        Hãy ghi bằng chữ in hoa, thí dụ: TM. BAN THƯỜNG VỤ.
        “UBND tỉnh” được ghi hai lần; mỗi nơi chỉ ghi một dòng.
        Dòng cuối, và chỉ dòng cuối, là dòng lưu, thí dụ: Lưu: VT, VP.
        Hãy chọn cách chốt số liệu.
        ");
        assert_eq!(back.value_of("signer").as_deref(), Some("PGS.TS. Hoàng Đình Khánh"));
        assert_eq!(back.value_of("place").as_deref(), Some("Lạng Sơn, ngày 20"));
        assert_eq!(logged(house, &cast.lang_son).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn only_office_and_administrators_settle_and_only_for_their_own() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let medicine = format!("/lang-son/the-thuc?don-vi={}", cast.medicine.id);
        let form = house.visitor(&cast.minh).get(&medicine).await;
        assert_eq!(form.value_of("superior").as_deref(), Some(cast.lang_son.name.as_str()));
        let sent = typed(&form, &[]);
        for (actor, status) in [(&cast.hoa, 404), (&cast.khanh, 404), (&cast.binh, 404), (&cast.tuyet, 404)] {
            let visitor = house.visitor(actor);
            assert_eq!(visitor.get(&medicine).await.status, status, "{}", actor.name);
            assert_eq!(visitor.post("/lang-son/the-thuc", &as_sent(&sent)).await.status, status, "{}", actor.name);
        }
        let mut both = cast.hoa.clone();
        both.grants.push(kernel::Grant {
            role: kernel::Role::Office,
            body: cast.medicine.no,
            body_name: cast.medicine.short.clone(),
        });
        let hers = house.visitor(&both);
        assert_eq!(hers.get(&medicine).await.status, 200);
        let physics = hers.get(&format!("/lang-son/the-thuc?don-vi={}", cast.physics.id)).await;
        assert_eq!((physics.status.as_u16(), physics.refusal()), (403, Some("letterhead.not_hers")));
        assert_eq!(house.visitor(&cast.quoc).post("/lang-son/the-thuc", &as_sent(&sent)).await.status, 303);
    })
    .await;
}
