//! Entering a record: at most eight fields open, the rest folded away. Files are durable before their rows.

use askama::Template;
use kernel::{Actor, FieldErrors, UnionNo};
use organisation::UnionHere;
use store::Tx;
use web::{Answer, Cx, Frame, Page, Problem, Sent, To, again, page};

use super::choices::Choices;
use super::content::Content;
use super::evidence::{self, Kept};
use super::form::RecordForm;
use super::history::Difference;
use super::kind::Kind;
use super::policy::{KEEPERS, may_enter, may_keep, may_open_the_form};
use super::record::Record;
use super::{list, show, store as ledger, there};

/// The entry form, fresh or sent back, for a new record or a correction.
#[derive(Template)]
#[template(path = "record/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What sort of form it is.
    pub heading: String,
    /// What kind of record.
    pub kind: Kind,
    /// What is typed.
    pub form: RecordForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent.
    pub action: String,
    /// Where "Thôi" leads.
    pub back: String,
    /// A correction asks why and takes no files.
    pub correction: bool,
    /// What somebody else changed while the form was open.
    pub meanwhile: Vec<Difference>,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
    /// Where the list is, for the way here.
    pub list: String,
}

/// GET …/hoat-dong/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let choices = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(choices)
        })
        .await?;
    // What an officer enters is nearly always her own association's.
    let hers = who.bodies_as(&KEEPERS);
    let lead = choices.numbers().into_iter().filter(|body| hers.contains(body)).filter_map(|body| choices.id_of(body));
    let form = RecordForm { lead: lead.map(str::to_owned).collect(), ..RecordForm::default() };
    page(&fresh(&cx, &at, form, FieldErrors::new(), &choices))
}

/// POST …/hoat-dong
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, sent: Sent) -> Result<Answer, Problem> {
    let kind = Kind::TrainingClass;
    let form = RecordForm::read(&sent.fields);
    let choices = cx.read(async |view| Choices::here(view, &at).await).await?;
    let (content, files) = match (form.content(kind, &choices), evidence::read(sent.files)) {
        (Ok(content), Ok(files)) => (content, files),
        (content, files) => {
            let errors = evidence::to_choose_again(content.err(), files);
            return Ok(Answer::Again(again(&fresh(&cx, &at, form, errors, &choices))?));
        }
    };
    let absent = cx.read(async |view| there::check(view, &content).await).await?;
    if !absent.is_empty() {
        let errors = evidence::to_choose_again(Some(absent), Ok(files));
        return Ok(Answer::Again(again(&fresh(&cx, &at, form, errors, &choices))?));
    }
    let kept = evidence::keep(cx.db().files(), files).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let record = enter(tx, &who, at.body.union, kind, content.clone(), &kept).await?;
            Ok(To::address(show::url(&at, record.id)).with_notice("Đã ghi vào sổ hoạt động."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// Enters a record with its files into the ledger of a Union: the one way in, for forms, imports and seeds alike.
///
/// # Errors
/// None of the bodies is hers, or what the engine says.
pub async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    kind: Kind,
    content: Content,
    files: &[Kept],
) -> Result<Record, Problem> {
    let reached = ledger::reached(tx, who, &content.body_numbers()).await?;
    let permit = may_enter(who, content, &reached)?;
    let record = ledger::insert(tx, union, kind, Record::enter(permit, tx.now())).await?;
    let keep = may_keep(who, &record, &reached)?;
    for file in files {
        evidence::attach(tx, &record, &keep, file).await?;
    }
    Ok(record)
}

fn fresh(cx: &Cx, at: &UnionHere, form: RecordForm, errors: FieldErrors, choices: &Choices) -> DraftPage {
    let kind = Kind::TrainingClass;
    let heading = format!("Ghi {}", kind.row().noun);
    DraftPage {
        frame: cx.frame(&heading).at(&at.slug, "hoat-dong"),
        heading,
        kind,
        form,
        errors,
        action: list::url(&at.slug),
        back: list::url(&at.slug),
        correction: false,
        meanwhile: Vec::new(),
        bodies: choices.options(),
        list: list::url(&at.slug),
    }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{class, entered, opened};

    #[tokio::test]
    async fn hoa_enters_a_class() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let lead = cast.physics.id.to_string();
            let typed = class(&lead, &[("places", "xã Bằng Mạc"), ("luot", "hơn 120")]);
            let shown = hoa.post_and_follow("/lang-son/hoat-dong", &typed).await;
            insta::assert_snapshot!(shown.words(), @"
            Đã ghi vào sổ hoạt động.
            Hoạt động
            Lớp tập huấn
            Ứng dụng năng lượng mặt trời
            Đã thực hiện Hoàng Thị Hoa ghi lúc 08:00 ngày 20/06/2022
            Sửa
            Hoàn tác thay đổi gần nhất
            Loại
            Lớp tập huấn
            Thời gian
            14/6/2022
            Chủ trì
            Hội Vật lý
            Địa điểm
            xã Bằng Mạc
            Số lớp
            1 lớp
            Lượt người
            hơn 120 lượt người
            Minh chứng
            Chưa có minh chứng.
            Thêm minh chứng
            Chọn tệp
            Ảnh, PDF, Word, Excel; mỗi tệp không quá 20 MB
            Thêm minh chứng
            Hủy hoạt động này
            Lý do hủy
            Hoạt động đã hủy vẫn còn trong sổ nhưng không vào số liệu nào.
            Hủy hoạt động
            Lịch sử
            Ghi sổ
            08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn the_form_begins_with_her_own_association() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let form = house.visitor(&cast.hoa).get("/lang-son/hoat-dong/moi").await;
            insta::assert_snapshot!(form.words(), @"
            Hoạt động
            Ghi lớp tập huấn
            Ghi lớp tập huấn
            Chỉ ghi một lần; báo cáo của hội và của Liên hiệp hội tự có số liệu này.
            Nội dung, chuyên đề
            Đơn vị chủ trì
            Nhiều đơn vị cùng chủ trì thì chọn cả; lớp vẫn chỉ được tính một lần.
            Tìm trong danh sách: Đơn vị chủ trì
            Liên hiệp hội Lạng Sơn
            Chi hội Cao đẳng Sư phạm
            Hội Đông y
            Hội Làm vườn
            Hội Vật lý
            Hội Y học
            – Chi hội Y học Cao Lộc
            Từ ngày
            Thí dụ: 12/3/2022
            Đến hết ngày
            Một ngày: để trống
            Địa điểm
            Mỗi xã, phường một dòng; hoặc chỉ ghi số, thí dụ: 6 xã
            Số lớp
            Để trống là 01 lớp
            lớp
            Lượt người
            Thí dụ: 120; hơn 9.000; chưa rõ
            lượt người
            Phối hợp, học viên, hộ, ghi chú, bản ghi gộp
            Học viên
            Tính riêng, không cộng với lượt người
            học viên
            Hộ
            Tính riêng, không cộng với lượt người, học viên
            hộ
            Đơn vị trong Liên hiệp hội phối hợp
            Tìm trong danh sách: Đơn vị trong Liên hiệp hội phối hợp
            Liên hiệp hội Lạng Sơn
            Chi hội Cao đẳng Sư phạm
            Hội Đông y
            Hội Làm vườn
            Hội Vật lý
            Hội Y học
            – Chi hội Y học Cao Lộc
            Đơn vị ngoài phối hợp
            Mỗi đơn vị một dòng, thí dụ: Hội Nông dân tỉnh
            Đơn vị ngoài chủ trì
            Chỉ ghi khi đơn vị ngoài đứng ra tổ chức
            Bản ghi gộp Số gộp của nhiều lớp chưa ghi chi tiết; được cộng vào báo cáo và có đánh dấu
            Ghi chú
            Minh chứng (có thể thêm sau)
            Ảnh, PDF, Word, Excel; mỗi tệp không quá 20 MB
            Lưu vào sổ Thôi
            ");
            assert_eq!(form.attributes("[name=lead][checked]", "value"), [cast.physics.id.to_string()]);
            let form = house.visitor(&cast.minh).get("/lang-son/hoat-dong/moi").await;
            assert_eq!(form.attributes("[name=lead][checked]", "value"), [cast.lang_son.id.to_string()]);
        })
        .await;
    }

    #[tokio::test]
    async fn at_most_eight_fields_stand_open() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let form = house.visitor(&cast.hoa).get("/lang-son/hoat-dong/moi").await;
            let open = "form.form > .field [name], form.form > .beside [name], form.form > fieldset [name]";
            let mut open = form.attributes(open, "name");
            open.dedup();
            assert_eq!(open, ["title", "lead", "first", "last", "places", "lop", "luot", "evidence"]);
        })
        .await;
    }

    #[tokio::test]
    async fn a_bad_form_comes_back_with_everything_typed() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let typed = [("title", ""), ("first", "31/2/2022"), ("luot", "nhiều"), ("ho", "chưa rõ"), ("note", "Sáng")];
            let lead = cast.physics.id.to_string();
            let again = house.visitor(&cast.hoa).post("/lang-son/hoat-dong", &class(&lead, &typed)).await;
            assert_eq!(again.status, 422);
            insta::assert_snapshot!(again.all("p.error").join("\n"), @"
            Lỗi: Hãy ghi nội dung của lớp tập huấn.
            Lỗi: Không có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.
            Lỗi: Chỉ nhập chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.
            ");
            assert_eq!(again.attributes("[aria-invalid]", "name"), ["title", "first", "luot"]);
            assert_eq!(
                again.attributes("[data-errors] a", "href"),
                ["#title", "#first", "#luot"],
                "in the order of the form"
            );
            for (name, value) in [("first", "31/2/2022"), ("luot", "nhiều"), ("ho", "chưa rõ")] {
                assert_eq!(again.value_of(name).as_deref(), Some(value));
            }
            assert_eq!(again.all("[name=note]"), ["Sáng"]);
            assert_eq!(again.attributes("[name=lead][checked]", "value"), [lead]);
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_to_come_is_planned() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = entered(&hoa, &cast.physics, &[("first", "30/6/2022")]).await;
            assert!(hoa.get(&page).await.words().contains("Dự kiến"));
        })
        .await;
    }

    #[tokio::test]
    async fn a_double_click_and_a_lost_answer_write_once() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let lead = cast.physics.id.to_string();
            let fields = class(&lead, &[("form_key", "01G60000000000000000000009")]);
            let (one, other) =
                tokio::join!(hoa.post("/lang-son/hoat-dong", &fields), hoa.post("/lang-son/hoat-dong", &fields));
            assert!(one.location().is_some());
            assert_eq!(one.location(), other.location());
            // The answer was lost: she sends the form once more and lands on the same page.
            assert_eq!(hoa.post("/lang-son/hoat-dong", &fields).await.location(), one.location());
            assert_eq!(hoa.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 1);
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_enters_for_others() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let lead = cast.medicine.id.to_string();
            let fields = class(&lead, &[]);
            let refused = house.visitor(&cast.hoa).post("/lang-son/hoat-dong", &fields).await;
            assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("record.not_hers")));
            for stranger in [&cast.tuyet, &cast.binh, &cast.khanh] {
                assert_eq!(house.visitor(stranger).post("/lang-son/hoat-dong", &fields).await.status, 404);
            }
            assert!(house.visitor(&cast.minh).post("/lang-son/hoat-dong", &fields).await.location().is_some());
        })
        .await;
    }

    #[tokio::test]
    async fn a_title_is_words_and_never_markup() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let title = "<script>alert(1)</script> & “A”";
            let page = hoa.get(&entered(&hoa, &cast.physics, &[("title", title)]).await).await;
            assert_eq!(page.all("h1"), [title]);
            let list = hoa.get("/lang-son/hoat-dong").await;
            assert_eq!(list.all("tbody th a"), [title]);
            assert!(!list.page().contains("<script>alert"));
        })
        .await;
    }
}
