//! Inviting somebody: an account, a first role, and a link that is shown once. Nothing is sent: the administrator hands the
//! link over herself, because only she knows who is at the other end.

use std::sync::{Mutex, PoisonError};

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, FieldErrors, Role};
use people::Token;
use people::account::{Login, NewAccount};
use people::invitation;
use web::{Cx, Fields, Frame, Page, Problem, To, again, page};

use super::form::{Chosen, choices, reach, roles};
use super::{policy, store};
use crate::body::{Body, Placed};

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "grant/invite.html")]
pub struct InvitePage {
    /// The frame.
    pub frame: Frame,
    /// Her name as typed.
    pub name: String,
    /// Her address or number as typed.
    pub login: String,
    /// Role and body as chosen.
    pub chosen: Chosen,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
}

/// The link, shown once.
#[derive(Template)]
#[template(path = "grant/link.html")]
pub struct LinkPage {
    /// The frame.
    pub frame: Frame,
    /// Her name.
    pub name: String,
    /// Her account's page.
    pub account: String,
    /// The link.
    pub link: String,
}

struct Draft {
    new: NewAccount,
    role: Role,
    body: Body,
}

impl InvitePage {
    fn roles(&self) -> Vec<(&'static str, &'static str)> {
        roles()
    }

    fn read(frame: Frame, fields: &Fields) -> Self {
        Self {
            frame,
            name: fields.line("name"),
            login: fields.line("login"),
            chosen: Chosen { role: fields.line("role"), body: fields.line("body") },
            errors: FieldErrors::new(),
            bodies: vec![],
        }
    }

    fn draft(&mut self, who: &Actor, reach: &[Placed]) -> Option<Draft> {
        let errors = &mut self.errors;
        if self.name.is_empty() {
            errors.add("name", "Hãy ghi họ và tên.");
        } else if self.name.chars().count() > 100 {
            errors.add("name", "Dài quá 100 ký tự; hãy ghi gọn hơn.");
        }
        let login = self.login.parse::<Login>().map_err(|not| errors.add("login", not.to_string())).ok();
        let (role, body) = self.chosen.parsed(reach, errors)?;
        let new = NewAccount { name: self.name.clone(), login: login?, by: Some(who.account) };
        errors.is_empty().then_some(Draft { new, role, body })
    }

    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let fresh = || Self {
            bodies: vec![("01G60000000000000000000001".to_owned(), "Hội Vật lý".to_owned())],
            ..Self::read(Frame::sample(TITLE), &Fields::default())
        };
        let mut sent_back = fresh();
        sent_back.errors.add("name", "Hãy ghi họ và tên.");
        vec![fresh(), sent_back]
    }
}

impl LinkPage {
    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        vec![Self {
            frame: Frame::sample(LINK),
            name: "Hoàng Thị Hoa".to_owned(),
            account: "/quan-tri/01G60000000000000000000001".to_owned(),
            link: "http://127.0.0.1:8080/loi-moi/x".to_owned(),
        }]
    }
}

const TITLE: &str = "Mời người dùng";
const LINK: &str = "Đường dẫn mời";

/// GET /quan-tri/moi
pub async fn get(who: Actor, cx: Cx) -> Result<Page, Problem> {
    let reach = cx.read(async |view| reach(view, &who).await).await?;
    let mut form = InvitePage::read(cx.frame(TITLE), &Fields::default());
    form.bodies = choices(&reach);
    page(&form)
}

/// POST /quan-tri
pub async fn post(who: Actor, cx: Cx, fields: Fields) -> Result<Response, Problem> {
    let reach = cx.read(async |view| reach(view, &who).await).await?;
    let mut form = InvitePage::read(cx.frame(TITLE), &fields);
    let Some(draft) = form.draft(&who, &reach) else {
        form.bodies = choices(&reach);
        return Ok(again(&form)?.into_response());
    };
    let link = Mutex::new(None);
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let (account, token) = invitation::invite_new(tx, draft.new.clone(), who.account).await?;
            let permit = policy::may_give(tx, &who, account.id, draft.role, &draft.body).await?;
            store::give(tx, permit).await?;
            *link.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
            Ok(To::address(format!("/quan-tri/{}", account.id)))
        })
        .await?;
    let link = link.into_inner().unwrap_or_else(PoisonError::into_inner);
    link_or(&cx, link, &draft.new.name, to)
}

/// The page with the link; a second sending of the form, which has no link to show, is led to the account.
pub(super) fn link_or(cx: &Cx, token: Option<Token>, name: &str, to: To) -> Result<Response, Problem> {
    let Some(token) = token else {
        return Ok(to
            .with_notice("Đường dẫn mời chỉ hiện một lần. Nếu chưa kịp lưu, hãy tạo đường dẫn mới.")
            .into_response());
    };
    let shown = LinkPage {
        frame: cx.frame(LINK),
        name: name.to_owned(),
        account: to.location().to_owned(),
        link: format!("{}/loi-moi/{}", origin(cx), token.as_str()),
    };
    Ok(page(&shown)?.into_response())
}

/// Where the administrator's browser says that it is: the link is to work for others on the same network.
fn origin(cx: &Cx) -> String {
    let said = cx.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    said.filter(|origin| origin.starts_with("http")).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::grants_of;
    use crate::samples::seated;

    #[tokio::test]
    async fn lan_invites_somebody_and_the_link_is_shown_once() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let form = lan.get("/quan-tri/moi").await;
            insta::assert_snapshot!(form.words(), @"
            Quản trị tài khoản
            Mời người dùng
            Mời người dùng
            Hệ thống tạo một đường dẫn dùng một lần để người được mời tự đặt mật khẩu. Hãy gửi riêng đường dẫn đó cho đúng người.
            Họ và tên
            Thư điện tử hoặc số điện thoại
            Dùng để đăng nhập
            Vai trò
            Tại tổ chức
            Vai trò có hiệu lực ở tổ chức này và mọi tổ chức trực thuộc
            Tạo đường dẫn mời Thôi
            ");
            assert_eq!(form.attributes("input[type=text]", "value"), ["", ""], "nothing stands in the fields yet");
            let (key, body) = (form.value_of("form_key").unwrap(), cast.medicine.id.to_string());
            let fields = [
                ("form_key", key.as_str()),
                ("name", "Đàm Văn  Thắng"),
                ("login", "thang@langson.example"),
                ("role", "association_officer"),
                ("body", &body),
            ];
            let shown = lan.post("/quan-tri", &fields).await;
            assert_eq!(shown.status, 200);
            let link = shown.value_of("link").unwrap();
            assert!(link.starts_with("/loi-moi/") && link.len() > 40, "{link}");
            let again = lan.post_and_follow("/quan-tri", &fields).await;
            assert!(!again.page().contains("/loi-moi/") || !again.page().contains(&link), "shown once");
            insta::assert_snapshot!(again.words(), @"
            Đường dẫn mời chỉ hiện một lần. Nếu chưa kịp lưu, hãy tạo đường dẫn mới.
            Quản trị tài khoản
            Đàm Văn Thắng
            Đàm Văn Thắng
            Chờ đặt mật khẩu
            Tạo đường dẫn đặt mật khẩu
            Đóng tài khoản
            Đăng nhập bằng
            thang@langson.example
            Mã xác thực
            chưa bật
            Tạo tài khoản
            08:00 ngày 20/06/2022
            Vai trò
            Vai trò đang giữ
            Vai trò | Tại tổ chức | Từ lúc | Thao tác
            Cán bộ hội | Hội Y học | 08:00 ngày 20/06/2022 |
            Kết thúc
            Giao thêm vai trò
            Vai trò
            Tại tổ chức
            Người này sẽ phải đăng nhập lại
            Giao vai trò
            Lịch sử
            Tạo tài khoản
            08:00 ngày 20/06/2022 · Vi Thị Lan
            Giao vai trò: Cán bộ hội, Hội Y học
            08:00 ngày 20/06/2022 · Vi Thị Lan
            Tạo đường dẫn mời
            08:00 ngày 20/06/2022 · Vi Thị Lan
            ");
            let account =
                again.attributes("form[action$=quyen]", "action")[0].split('/').nth(2).unwrap().parse().unwrap();
            let grants = house.db().read(async |view| grants_of(view, account).await).await.unwrap();
            assert_eq!(grants.len(), 1);
            assert_eq!((grants[0].role, grants[0].body), (kernel::Role::AssociationOfficer, cast.medicine.no));
        })
        .await;
    }

    #[tokio::test]
    async fn a_bad_form_comes_back_and_another_unions_body_cannot_be_chosen() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let theirs = cast.thai_binh.id.to_string();
            let fields = [("name", ""), ("login", "thang@"), ("role", "king"), ("body", theirs.as_str())];
            let shown = lan.post("/quan-tri", &fields).await;
            assert_eq!(shown.status, 422);
            insta::assert_snapshot!(shown.all("[data-errors] li").join("\n"), @"
            Hãy ghi họ và tên.
            Hãy nhập địa chỉ thư điện tử (thí dụ: hoa@langson.example) hoặc số điện thoại (thí dụ: 0912 345 678).
            Hãy chọn vai trò.
            Hãy chọn tổ chức.
            ");
            assert_eq!(shown.value_of("login").as_deref(), Some("thang@"));
            let own = cast.lang_son.id.to_string();
            let taken = [("name", "Ai Đó"), ("login", "0912345678"), ("role", "office"), ("body", own.as_str())];
            assert_eq!(lan.post("/quan-tri", &taken).await.refusal(), Some("account.login_taken"));
        })
        .await;
    }
}
