//! A report on screen: the paper's words, every number a link that opens its list at the side. The links carry which report
//! they stand in, so that on a phone, where the list is a page of its own, "Trở lại" leads back here.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::Catalogue;
use kernel::document::{Align, Block, Cell, Document, Format, Inline};
use kernel::{Actor, Day};
use organisation::UnionHere;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::address::{Address, CAME_FROM};
use super::report::{Pair, Report};
use crate::prose::{Change, changed};
use crate::reach;

/// The page of a report.
#[derive(Template)]
#[template(path = "report/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// The list of reports.
    pub list: String,
    /// Whose report.
    pub whose: String,
    /// Over which period.
    pub period: String,
    /// What is to be known before the numbers are used: words and their look.
    pub tags: Vec<(String, &'static str)>,
    /// The closing day.
    pub closing: String,
    /// As known when.
    pub known: String,
    /// The files: word and address, the main one first.
    pub takes: Vec<(&'static str, String)>,
    /// The paper as a page of its own.
    pub print: String,
    /// The paper.
    pub paper: Document,
    /// Which report this is, as its links carry it.
    pub here: String,
    /// Each change of the table by the name of its cell, with the unit it is told in.
    pub changes: BTreeMap<String, (Change, String)>,
}

impl ShowPage {
    /// The page of a report, as today sees it.
    ///
    /// # Errors
    /// What the paper says.
    pub fn new(frame: Frame, at: &UnionHere, report: &Report, today: Day) -> Result<Self, Problem> {
        let (slug, address) = (&at.slug, Address::of(report));
        let body = reach::query(at, &report.body);
        let take = |format: Format| reach::with(&format!("{}/tai-ve/{format}", address.path(slug)), &body);
        let change = |(key, pair): (&str, &Pair)| {
            (Report::change_cell(key), (changed(&pair.now, &pair.before), pair.unit.clone()))
        };
        Ok(Self {
            frame: frame.at(slug, "bao-cao"),
            list: reach::with(&format!("/{slug}/bao-cao"), &body),
            whose: report.body.short.clone(),
            period: report.period.name(),
            tags: tags(report, today),
            closing: viet::short_date(report.period.last.date()),
            known: report.known_at.to_string(),
            takes: vec![
                ("Tải Word", take(Format::Docx)),
                ("Tải PDF", take(Format::Pdf)),
                ("Tải Excel", take(Format::Xlsx)),
            ],
            print: take(Format::Html),
            paper: report.paper()?,
            here: address.to_string(),
            changes: report.pairs().map(change).collect(),
        })
    }

    /// The page as the laws draw it: of a report that knows everything, and of one with gaps, bulk and a period that runs.
    pub fn samples() -> Vec<Self> {
        let at = crate::samples::here();
        let page = |report: &Report| Self::new(Frame::sample("Báo cáo"), &at, report, report.known_at.day());
        Report::samples().iter().filter_map(|report| page(report).ok()).collect()
    }

    /// The blocks that are read on screen: what frames a signed paper stays on paper.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.paper.sections.iter().flat_map(|section| section.blocks.iter())
    }

    /// The address of a list with the way back to this report.
    fn opens(&self, list: &str) -> String {
        let joint = if list.contains('?') { '&' } else { '?' };
        format!("{list}{joint}{}", web::query([(CAME_FROM, self.here.as_str())]))
    }

    /// Colour and words of a change.
    fn told(&self, cell: &str) -> (&'static str, String) {
        self.changes.get(cell).map_or(("same", String::new()), |(change, unit)| (change.way(), change.words(unit)))
    }
}

fn tags(report: &Report, today: Day) -> Vec<(String, &'static str)> {
    let ended =
        if today > report.period.last { ("Kỳ đã kết thúc", "ok") } else { ("Kỳ chưa kết thúc", "warn") };
    let mut tags = vec![(ended.0.to_owned(), ended.1)];
    let unknown = report.printed().filter(|(_, pair)| pair.now.unknown > 0).count();
    if unknown > 0 {
        let count = viet::padded(i64::try_from(unknown).unwrap_or(i64::MAX));
        tags.push((format!("{count} số liệu còn chỗ chưa rõ"), "warn"));
    }
    if report.pair("lop.gop").is_ok_and(|pair| pair.now.records > 0) {
        tags.push(("Có số liệu gộp".to_owned(), "info"));
    }
    tags
}

/// GET …/bao-cao/{kind}/{period}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, kind, period)): Path<(String, String, String)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let address = Address::read(&kind, &period)?;
    let report = cx
        .read(async |view| {
            let body = reach::body(view, &who, &at, &asked.0.line(reach::BODY)).await?;
            let (kind, period) = (address.kind(), address.period());
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    let frame = cx.frame(format!("Báo cáo {}", report.period.name()));
    page(&ShowPage::new(frame, &at, &report, cx.now().day())?)
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::talk::{busy, opened, routes};

    #[tokio::test]
    async fn the_union_reads_its_half_year() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let shown = house.visitor(&cast.khanh).get("/lang-son/bao-cao/6-thang/2022-H1@statutory").await;
            insta::assert_snapshot!(shown.words(), @"
            Báo cáo
            6 tháng đầu năm 2022
            Kết quả tập huấn, phổ biến kiến thức 6 tháng đầu năm 2022
            Kỳ đã kết thúc 01 số liệu còn chỗ chưa rõ Có số liệu gộp Liên hiệp hội Lạng Sơn · Chốt số liệu 14/06/2022 · Bản nháp tự động lúc 08:00 ngày 20/06/2022
            Tải Word báo cáo Tải PDF báo cáo Tải Excel báo cáo Xem bản in
            Số liệu trong báo cáo tính từ ngày 15/12/2021 đến hết ngày 14/6/2022 (chốt theo chế độ báo cáo của cơ quan nhà nước); cùng kỳ năm trước tính từ ngày 15/12/2020 đến hết ngày 14/6/2021.
            1. Tập huấn, phổ biến kiến thức
            Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 21 lớp tập huấn cho ít nhất 3.201 lượt người và 40 hộ; phối hợp tổ chức 02 lớp cho 120 học viên. Trong đó, 10 lớp là số liệu gộp, chưa ghi chi tiết từng lớp. So với cùng kỳ năm trước, số lớp chủ trì tăng 18 lớp.
            Số liệu so với cùng kỳ năm trước như sau:
            TT | Nội dung | Đơn vị tính | 6 tháng đầu năm 2021 | 6 tháng đầu năm 2022 | Tăng, giảm
            1 | Lớp tập huấn chủ trì, đồng chủ trì | lớp | 3 | 21 | +18tăng 18 lớp
            2 | Trong đó: số liệu gộp | lớp | 0 | 10 | +10tăng 10 lớp, cùng kỳ năm trước không ghi nhận
            3 | Lớp tập huấn phối hợp | lớp | 0 | 2 | +2tăng 2 lớp, cùng kỳ năm trước không ghi nhận
            4 | Lượt người dự lớp | lượt người | 90 | ít nhất 3.201 | –không so sánh được vì có số chưa rõ
            5 | Học viên lớp phối hợp | học viên | 0 | 120 | +120tăng 120 học viên, cùng kỳ năm trước không ghi nhận
            6 | Hộ được tập huấn | hộ | 0 | 40 | +40tăng 40 hộ, cùng kỳ năm trước không ghi nhận
            Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
            ");
            assert!(!shown.page().contains("<script>alert"));
        })
        .await;
    }

    #[tokio::test]
    async fn the_other_closing_counts_other_days() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let shown = house.visitor(&cast.khanh).get("/lang-son/bao-cao/6-thang/2022-H1").await;
            insta::assert_snapshot!(shown.all("main p, main tbody tr").join("\n"), @"
            Số liệu trong báo cáo tính từ ngày 01/01/2022 đến hết ngày 30/6/2022; cùng kỳ năm trước tính từ ngày 01/01/2021 đến hết ngày 30/6/2021.
            Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 20 lớp tập huấn cho ít nhất 3.176 lượt người và 40 hộ; phối hợp tổ chức 02 lớp cho 120 học viên. Trong đó, 10 lớp là số liệu gộp, chưa ghi chi tiết từng lớp. So với cùng kỳ năm trước, số lớp chủ trì tăng 17 lớp.
            Số liệu so với cùng kỳ năm trước như sau:
            1 Lớp tập huấn chủ trì, đồng chủ trì lớp 3 20 +17tăng 17 lớp
            2 Trong đó: số liệu gộp lớp 0 10 +10tăng 10 lớp, cùng kỳ năm trước không ghi nhận
            3 Lớp tập huấn phối hợp lớp 0 2 +2tăng 2 lớp, cùng kỳ năm trước không ghi nhận
            4 Lượt người dự lớp lượt người 90 ít nhất 3.176 –không so sánh được vì có số chưa rõ
            5 Học viên lớp phối hợp học viên 0 120 +120tăng 120 học viên, cùng kỳ năm trước không ghi nhận
            6 Hộ được tập huấn hộ 0 40 +40tăng 40 hộ, cùng kỳ năm trước không ghi nhận
            Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn an_officer_reads_her_own_association() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let hoa = house.visitor(&cast.hoa);
            // She names no body: the highest within her reach is her own.
            let shown = hoa.get("/lang-son/bao-cao/6-thang/2022-H1@statutory").await;
            insta::assert_snapshot!(shown.all("h1, .meta, main p, main tbody tr").join("\n"), @"
            Kết quả tập huấn, phổ biến kiến thức 6 tháng đầu năm 2022
            Kỳ đã kết thúc 01 số liệu còn chỗ chưa rõ Hội Vật lý · Chốt số liệu 14/06/2022 · Bản nháp tự động lúc 08:00 ngày 20/06/2022
            Số liệu trong báo cáo tính từ ngày 15/12/2021 đến hết ngày 14/6/2022 (chốt theo chế độ báo cáo của cơ quan nhà nước); cùng kỳ năm trước tính từ ngày 15/12/2020 đến hết ngày 14/6/2021.
            Trong kỳ, Hội Vật lý đã tổ chức 01 lớp tập huấn cho 40 hộ (chưa rõ số lượt người); phối hợp tổ chức 03 lớp cho 106 lượt người. Cùng kỳ năm trước không ghi nhận lớp nào.
            Số liệu so với cùng kỳ năm trước như sau:
            1 Lớp tập huấn chủ trì, đồng chủ trì lớp 0 1 +1tăng 1 lớp, cùng kỳ năm trước không ghi nhận
            2 Lớp tập huấn phối hợp lớp 0 3 +3tăng 3 lớp, cùng kỳ năm trước không ghi nhận
            3 Lượt người dự lớp lượt người 0 chưa rõ –không so sánh được vì có số chưa rõ
            4 Lượt người dự lớp phối hợp lượt người 0 106 +106tăng 106 lượt người, cùng kỳ năm trước không ghi nhận
            5 Hộ được tập huấn hộ 0 40 +40tăng 40 hộ, cùng kỳ năm trước không ghi nhận
            Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
            ");
            let union = format!("/lang-son/bao-cao/6-thang/2022-H1@statutory?don-vi={}", cast.lang_son.id);
            assert_eq!(hoa.get(&union).await.status, 404);
            let other = format!("/lang-son/bao-cao/6-thang/2022-H1@statutory?don-vi={}", cast.medicine.id);
            assert_eq!(hoa.get(&other).await.status, 404);
            let abroad = format!("/lang-son/bao-cao/6-thang/2022-H1@statutory?don-vi={}", cast.thai_binh_medicine.id);
            assert_eq!(house.visitor(&cast.quoc).get(&abroad).await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn a_silent_year_is_not_said_to_be_idle() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let shown = house.visitor(&cast.binh).get("/lang-son/bao-cao/nam/2022").await;
            insta::assert_snapshot!(shown.all(".meta, main p, main tbody tr").join("\n"), @"
            Kỳ chưa kết thúc Liên hiệp hội Lạng Sơn · Chốt số liệu 31/12/2022 · Bản nháp tự động lúc 08:00 ngày 20/06/2022
            Số liệu trong báo cáo tính từ ngày 01/01/2022 đến hết ngày 31/12/2022; cùng kỳ năm trước tính từ ngày 01/01/2021 đến hết ngày 31/12/2021.
            Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên chưa ghi nhận lớp tập huấn nào.
            Số liệu so với cùng kỳ năm trước như sau:
            1 Lớp tập huấn chủ trì, đồng chủ trì lớp 0 0 0không đổi
            2 Lượt người dự lớp lượt người 0 0 0không đổi
            3 Hộ được tập huấn hộ 0 0 0không đổi
            Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_declared_stands_beside_what_is_counted() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let body = cast.lang_son.id.to_string();
            let declared = [
                ("body", body.as_str()),
                ("figure", "lop.luot"),
                ("value", "hơn 9.000"),
                ("meaning", "Lượt người dự các lớp do toàn hệ thống tổ chức"),
                ("first", "15/12/2021"),
                ("last", "14/6/2022"),
                ("source", "Báo cáo số 41/BC-LHH ngày 28/6/2022"),
            ];
            let minh = house.visitor(&cast.minh);
            assert!(minh.post("/lang-son/khai-bao", &declared).await.location().is_some());
            let shown = minh.get("/lang-son/bao-cao/6-thang/2022-H1@statutory").await;
            insta::assert_snapshot!(shown.all(".footnote, tbody tr:nth-child(4)").join("\n"), @"
            4 Lượt người dự lớp * lượt người 90 ít nhất 3.201 –không so sánh được vì có số chưa rõ
            * Số đơn vị tự báo: hơn 9.000 lượt người (Lượt người dự các lớp do toàn hệ thống tổ chức), từ ngày 15/12/2021 đến hết ngày 14/6/2022, nguồn: Báo cáo số 41/BC-LHH ngày 28/6/2022; số đếm được từ sổ: ít nhất 3.201 lượt người.
            ");
            let other = minh.get("/lang-son/bao-cao/6-thang/2022-H1").await;
            assert_eq!(other.all(".footnote"), Vec::<String>::new(), "a declared flow stands beside its own days only");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_no_report_is_not_found_and_a_guest_signs_in() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let khanh = house.visitor(&cast.khanh);
            for nothing in
                ["6-thang/2022", "nam/2022-H1", "quy/2022-Q1", "nam/abc", "nam/2022?don-vi=abc", "6-thang/2022-H3"]
            {
                assert_eq!(khanh.get(&format!("/lang-son/bao-cao/{nothing}")).await.status, 404, "{nothing}");
            }
            assert_eq!(khanh.get("/thai-binh/bao-cao/nam/2022").await.status, 404);
            let guest = house.guest().get("/lang-son/bao-cao/nam/2022").await;
            assert_eq!(guest.location().as_deref(), Some("/dang-nhap?ve=%2Flang-son%2Fbao-cao%2Fnam%2F2022"));
        })
        .await;
    }
}
