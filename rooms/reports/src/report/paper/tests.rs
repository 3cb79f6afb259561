//! The paper as text, and what holds for the paper of any ledger: what a sentence says, the table says, and the figure says.

use std::collections::{BTreeMap, BTreeSet};

use figures::random::{Ledger, insert};
use figures::{Basis, Question};
use kernel::{Fault, Period};
use organisation::body;
use testkit::{each_engine, plain_text};

use crate::report::{Report, ReportKind};
use crate::talk::catalogue;

#[test]
fn papers_read_as_an_office_writes_them() {
    let papers: Vec<String> = Report::samples().iter().map(|report| plain_text(&report.paper().unwrap())).collect();
    insta::assert_snapshot!(papers.join("\n\n"), @"
    [opening]
    Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
    Số:         /BC-LHH
    Lạng Sơn, ngày      tháng      năm 2022
    BÁO CÁO
    Kết quả tập huấn, phổ biến kiến thức
    6 tháng đầu năm 2022
    Kính gửi: Thường trực Tỉnh ủy; UBND tỉnh; Liên hiệp các Hội KH&KT Việt Nam
    [range]
    Số liệu trong báo cáo tính từ ngày 15/12/2021 đến hết ngày 14/6/2022 (chốt theo chế độ báo cáo của cơ quan nhà nước); cùng kỳ năm trước tính từ ngày 15/12/2020 đến hết ngày 14/6/2021.
    [training]
    1. Tập huấn, phổ biến kiến thức
    Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 26 lớp tập huấn cho hơn 9.000 lượt người và 700 hộ. So với cùng kỳ năm trước, số lớp chủ trì tăng 04 lớp.
    Số liệu so với cùng kỳ năm trước như sau:
    TT | Nội dung | Đơn vị tính | 6 tháng đầu năm 2021 | 6 tháng đầu năm 2022 | Tăng, giảm
    1 | Lớp tập huấn chủ trì, đồng chủ trì | lớp | 22 | 26 | +4
    2 | Lượt người dự lớp | lượt người | 7.410 | hơn 9.000 | hơn +1.590
    3 | Hộ được tập huấn | hộ | 760 | 700 | −60
    Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
    [signature]
    TM. BAN THƯỜNG VỤ
    CHỦ TỊCH

    Nơi nhận: Như trên; Các tổ chức thành viên; Lưu: VT

    [opening]
    Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
    Số:         /BC-LHH
    Lạng Sơn, ngày      tháng      năm 2022
    BÁO CÁO
    Kết quả tập huấn, phổ biến kiến thức
    năm 2022
    Kính gửi: Liên hiệp các Hội KH&KT Việt Nam
    [range]
    Số liệu trong báo cáo tính từ ngày 01/01/2022 đến hết ngày 31/12/2022; cùng kỳ năm trước tính từ ngày 01/01/2021 đến hết ngày 31/12/2021.
    [training]
    1. Tập huấn, phổ biến kiến thức
    Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức ít nhất 40 lớp tập huấn (chưa rõ số lượt người); phối hợp tổ chức 02 lớp cho 120 học viên. Trong đó, ít nhất 12 lớp là số liệu gộp, chưa ghi chi tiết từng lớp.
    Số liệu so với cùng kỳ năm trước như sau:
    TT | Nội dung | Đơn vị tính | Năm 2021 | Năm 2022 | Tăng, giảm
    1 | Lớp tập huấn chủ trì, đồng chủ trì | lớp | 0 | ít nhất 40 | –
    2 | Trong đó: số liệu gộp | lớp | 0 | ít nhất 12 | –
    3 | Lớp tập huấn phối hợp | lớp | 3 | 2 | −1
    4 | Lượt người dự lớp | lượt người | 0 | chưa rõ | –
    5 | Học viên lớp phối hợp | học viên | 0 | 120 | +120
    6 | Hộ được tập huấn | hộ | 0 | 0 | 0
    Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
    [signature]
    TM. BAN THƯỜNG VỤ
    CHỦ TỊCH

    Nơi nhận: Như trên; Các tổ chức thành viên; Lưu: VT
    ");
}

#[test]
fn the_json_names_its_schema_and_tells_unknown_from_zero() {
    let reports = Report::samples();
    let json = reports[1].json();
    let figures: Vec<String> = json["figures"].as_array().unwrap().iter().map(ToString::to_string).collect();
    let mut head = json.clone();
    head["figures"] = figures.len().into();
    insta::assert_snapshot!(format!("{head}\n{}", figures.join("\n")), @r#"
    {"body":{"id":"01G5Z9Z8M0K8VM8M25C1HSXHKG","name":"Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn"},"figures":10,"kind":"annual","known_at":"2022-06-20T08:00:00+07:00","period":{"code":"2022","first":"2022-01-01","last":"2022-12-31","name":"năm 2022"},"schema":"hoitu.report/1","union":"lang-son"}
    {"change":null,"declared":null,"digest":"","key":"lop.chu_tri","this_period":{"qualifier":"exact","records":12,"unknown":1,"value":40},"title":"Lớp tập huấn chủ trì, đồng chủ trì","unit":"lớp","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":null,"declared":null,"digest":"","key":"lop.gop","this_period":{"qualifier":"exact","records":2,"unknown":1,"value":12},"title":"Trong đó: số liệu gộp","unit":"lớp","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":-1,"declared":null,"digest":"","key":"lop.phoi_hop","this_period":{"qualifier":"exact","records":1,"unknown":0,"value":2},"title":"Lớp tập huấn phối hợp","unit":"lớp","version":1,"year_before":{"qualifier":"exact","records":2,"unknown":0,"value":3}}
    {"change":0,"declared":null,"digest":"","key":"lop.tham_gia","this_period":{"qualifier":"exact","records":0,"unknown":0,"value":0},"title":"Lớp tập huấn chủ trì hoặc phối hợp","unit":"lớp","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":null,"declared":null,"digest":"","key":"lop.luot","this_period":{"qualifier":"exact","records":2,"unknown":2,"value":null},"title":"Lượt người dự lớp","unit":"lượt người","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":0,"declared":null,"digest":"","key":"lop.luot.phoi_hop","this_period":{"qualifier":"exact","records":0,"unknown":0,"value":0},"title":"Lượt người dự lớp phối hợp","unit":"lượt người","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":0,"declared":null,"digest":"","key":"lop.hoc_vien","this_period":{"qualifier":"exact","records":0,"unknown":0,"value":0},"title":"Học viên","unit":"học viên","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":120,"declared":null,"digest":"","key":"lop.hoc_vien.phoi_hop","this_period":{"qualifier":"exact","records":1,"unknown":0,"value":120},"title":"Học viên lớp phối hợp","unit":"học viên","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":0,"declared":null,"digest":"","key":"lop.ho","this_period":{"qualifier":"exact","records":0,"unknown":0,"value":0},"title":"Hộ được tập huấn","unit":"hộ","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    {"change":0,"declared":null,"digest":"","key":"lop.ho.phoi_hop","this_period":{"qualifier":"exact","records":0,"unknown":0,"value":0},"title":"Hộ được tập huấn ở lớp phối hợp","unit":"hộ","version":1,"year_before":{"qualifier":"exact","records":0,"unknown":0,"value":0}}
    "#);
}

#[tokio::test]
async fn the_paper_of_any_ledger_agrees_with_its_figures() {
    each_engine(async |fresh| {
        let ledger = Ledger::from_seed(7, 60);
        fresh.clock.set("2026-01-01");
        fresh.db.write(async |tx| insert(tx, &ledger).await).await.unwrap();
        for (kind, code) in [
            (ReportKind::SixMonth, "2022-H1"),
            (ReportKind::SixMonth, "2022-H1@statutory"),
            (ReportKind::Annual, "2022"),
            (ReportKind::Annual, "2021-03-01..2023-06-14"),
        ] {
            let period: Period = code.parse().unwrap();
            for body in &ledger.bodies {
                let work = async |view: &store::Snapshot| {
                    let body = body::store::get(view, body.no).await?;
                    let report = Report::compose(view, &catalogue(), &body, &body, kind, period).await?;
                    agrees(view, &report).await
                };
                fresh.db.read(work).await.unwrap();
            }
        }
    })
    .await;
}

async fn agrees(view: &store::Snapshot, report: &Report) -> Result<(), Fault> {
    let paper = report.paper()?;
    let mut ids = BTreeSet::new();
    let mut told: BTreeMap<(String, String), Option<i64>> = BTreeMap::new();
    for run in paper.figures() {
        assert!(ids.insert(run.id.clone()), "two figures are called {}", run.id);
        let Some(opens) = &run.opens else { continue };
        // A sentence and a cell that open the same list say the same number.
        let said = told.entry((run.key.clone(), opens.clone())).or_insert(run.value);
        assert_eq!(*said, run.value, "{} in {}", run.id, report.period);
        let period = if run.id.ends_with("@truoc") { report.period.year_before() } else { report.period };
        assert!(opens.contains(&format!("/so-lieu/{}/{period}", run.key)), "{opens}");
        let question = Question { body: report.body.no, period, basis: Basis::AsReported, known_at: view.now() };
        let alone = catalogue().get(&run.key).unwrap().number(view, &question).await?;
        assert_eq!(run.value, alone.value, "{} in {}", run.id, report.period);
    }
    assert!(told.len() >= 6, "three figures over two periods at least");
    Ok(())
}
