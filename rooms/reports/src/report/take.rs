//! Taking a report away as a page, PDF, Word or Excel: the very paper whose words are on the screen.

use std::sync::Arc;

use axum::Extension;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use figures::Catalogue;
use kernel::document::Format;
use kernel::{Actor, Refusal};
use organisation::UnionHere;
use web::{Asked, Cx, Download, Problem};

use super::address::Address;
use super::report::Report;
use crate::reach;

/// The printed page stands alone and carries its style within; it has no script, and none could run.
const PRINTED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
                       base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// GET …/bao-cao/{kind}/{period}/tai-ve/{format}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, kind, period, format)): Path<(String, String, String, String)>,
    asked: Asked,
) -> Result<Response, Problem> {
    let address = Address::read(&kind, &period)?;
    let format: Format = format.parse().map_err(|_| Refusal::not_found())?;
    let report = cx
        .read(async |view| {
            let body = reach::body(view, &who, &at, &asked.0.line(reach::BODY)).await?;
            let (kind, period) = (address.kind(), address.period());
            Ok::<_, Problem>(Report::compose(view, &catalogue, &at.body, &body, kind, period).await?)
        })
        .await?;
    // Printing leaves the snapshot behind: it takes longer than reading did.
    let bytes = cx.print(report.paper()?, format).await?;
    if format == Format::Html {
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PRINTED));
        return Ok(response);
    }
    Ok(Download { name: name(&report, format), media_type: format.media_type(), bytes }.into_response())
}

/// "Báo cáo 6 tháng đầu năm 2022, Hội Vật lý (chốt 14-6-2022).docx": two closings of one period are two files.
fn name(report: &Report, format: Format) -> String {
    let closed = viet::short_date(report.period.last.date());
    let name = format!("Báo cáo {}, {} (chốt {closed}).{format}", report.period.name(), report.body.short);
    // No file system takes these in a name.
    name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-")
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::talk::{busy, routes};

    #[tokio::test]
    async fn four_formats_carry_one_paper() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = hoa.get("/lang-son/bao-cao/6-thang/2022-H1@statutory").await;
            let mut papers = Vec::new();
            for href in page.attributes(".actions a", "href") {
                let taken = hoa.get(&href).await;
                let named = taken.headers.get("content-disposition").map(|value| value.to_str().unwrap().to_owned());
                papers.push((href, taken.headers["content-type"].to_str().unwrap().to_owned(), named, taken.page()));
            }
            assert_eq!(papers.len(), 4);
            assert!(papers.iter().all(|(.., paper)| *paper == papers[0].3));
            let told = |(href, kind, named, _): &(String, String, Option<String>, String)| {
                let format = href.split(['/', '?']).nth(6).unwrap_or_default();
                format!("{format}: {kind}, {}", named.clone().unwrap_or_else(|| "shown".to_owned()))
            };
            insta::assert_snapshot!(papers.iter().map(told).collect::<Vec<_>>().join("\n"), @r#"
            docx: application/vnd.openxmlformats-officedocument.wordprocessingml.document, attachment; filename="Bao cao 6 thang dau nam 2022, Hoi Vat ly (chot 14-06-2022).docx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%206%20th%C3%A1ng%20%C4%91%E1%BA%A7u%20n%C4%83m%202022%2C%20H%E1%BB%99i%20V%E1%BA%ADt%20l%C3%BD%20%28ch%E1%BB%91t%2014-06-2022%29.docx
            pdf: application/pdf, attachment; filename="Bao cao 6 thang dau nam 2022, Hoi Vat ly (chot 14-06-2022).pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%206%20th%C3%A1ng%20%C4%91%E1%BA%A7u%20n%C4%83m%202022%2C%20H%E1%BB%99i%20V%E1%BA%ADt%20l%C3%BD%20%28ch%E1%BB%91t%2014-06-2022%29.pdf
            xlsx: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, attachment; filename="Bao cao 6 thang dau nam 2022, Hoi Vat ly (chot 14-06-2022).xlsx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%206%20th%C3%A1ng%20%C4%91%E1%BA%A7u%20n%C4%83m%202022%2C%20H%E1%BB%99i%20V%E1%BA%ADt%20l%C3%BD%20%28ch%E1%BB%91t%2014-06-2022%29.xlsx
            html: text/html; charset=utf-8, shown
            "#);
            insta::assert_snapshot!(papers[0].3, @"
            [opening]
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
            Hội Vật lý tỉnh Lạng Sơn
            Số:         /BC-HVL
            Lạng Sơn, ngày      tháng      năm 2022
            BÁO CÁO
            Kết quả tập huấn, phổ biến kiến thức
            6 tháng đầu năm 2022
            Kính gửi: Liên hiệp hội Lạng Sơn
            [range]
            Số liệu trong báo cáo tính từ ngày 15/12/2021 đến hết ngày 14/6/2022 (chốt theo chế độ báo cáo của cơ quan nhà nước); cùng kỳ năm trước tính từ ngày 15/12/2020 đến hết ngày 14/6/2021.
            [training]
            1. Tập huấn, phổ biến kiến thức
            Trong kỳ, Hội Vật lý đã tổ chức 01 lớp tập huấn cho 40 hộ (chưa rõ số lượt người); phối hợp tổ chức 03 lớp cho 106 lượt người. Cùng kỳ năm trước không ghi nhận lớp nào.
            Số liệu so với cùng kỳ năm trước như sau:
            TT | Nội dung | Đơn vị tính | 6 tháng đầu năm 2021 | 6 tháng đầu năm 2022 | Tăng, giảm
            1 | Lớp tập huấn chủ trì, đồng chủ trì | lớp | 0 | 1 | +1
            2 | Lớp tập huấn phối hợp | lớp | 0 | 3 | +3
            3 | Lượt người dự lớp | lượt người | 0 | chưa rõ | –
            4 | Lượt người dự lớp phối hợp | lượt người | 0 | 106 | +106
            5 | Hộ được tập huấn | hộ | 0 | 40 | +40
            Lượt người, học viên, hộ được tính riêng, không cộng với nhau./.
            [signature]
            TM. BAN CHẤP HÀNH
            CHỦ TỊCH

            Nơi nhận: Như trên; Lưu: VT
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn a_printed_page_runs_no_script_and_what_is_not_hers_is_not_found() {
        house(routes, async |house| {
            let cast = busy(house).await;
            let hoa = house.visitor(&cast.hoa);
            let address = "/lang-son/bao-cao/6-thang/2022-H1/tai-ve";
            let policy = &hoa.get(&format!("{address}/html")).await.headers["content-security-policy"];
            assert!(policy.to_str().unwrap().starts_with("default-src 'none'; style-src 'unsafe-inline'"));
            assert_eq!(hoa.get(&format!("{address}/doc")).await.status, 404);
            assert_eq!(hoa.get(&format!("{address}/pdf?don-vi={}", cast.lang_son.id)).await.status, 404);
            let guest = house.guest().get(&format!("{address}/pdf")).await;
            assert!(guest.location().is_some_and(|to| to.starts_with("/dang-nhap")));
        })
        .await;
    }
}
