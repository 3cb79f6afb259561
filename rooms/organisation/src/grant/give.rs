//! POST /quan-tri/{account}/quyen: gives a role over a body. Its holder signs in anew.

use axum::extract::Path;
use kernel::{Actor, FieldErrors};
use web::{Answer, Cx, Fields, Problem, To, again};

use super::form::{Chosen, reach};
use super::show::{named, shown, url};
use super::{policy, store};

/// POST /quan-tri/{account}/quyen
pub async fn post(who: Actor, cx: Cx, Path(account): Path<String>, fields: Fields) -> Result<Answer, Problem> {
    let account = named(&account)?;
    let chosen = Chosen { role: fields.line("role"), body: fields.line("body") };
    let reach = cx.read(async |view| reach(view, &who).await).await?;
    let mut errors = FieldErrors::new();
    let Some((role, body)) = chosen.parsed(&reach, &mut errors) else {
        return Ok(Answer::Again(again(&shown(&who, &cx, account, chosen, errors).await?)?));
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let permit = policy::may_give(tx, &who, account, role, &body).await?;
            store::give(tx, permit).await?;
            Ok(To::address(url(account)).with_notice("Đã giao vai trò. Người này sẽ phải đăng nhập lại."))
        })
        .await?;
    Ok(Answer::Go(to))
}

#[cfg(test)]
mod tests {
    use kernel::Fault;
    use testkit::house;

    use crate::samples::seated;

    #[tokio::test]
    async fn a_link_that_sets_a_password_does_not_outlive_a_promotion() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let open = async |view: &store::Snapshot| {
                let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM invitation WHERE account = $1 AND expires_at > $2";
                view.one(sql, store::args![cast.hoa.account, view.now()]).await?.get::<i64>("n")
            };
            let invite = async |tx: &store::Tx| {
                people::invitation::invite(tx, cast.hoa.account, cast.lan.account).await.map(drop)
            };
            house.db().write(invite).await.unwrap();
            assert_eq!(house.db().read(open).await.unwrap(), 1);
            let body = cast.medicine.id.to_string();
            let fields = [("role", "association_officer"), ("body", body.as_str())];
            house.visitor(&cast.lan).post(&format!("/quan-tri/{}/quyen", cast.hoa.account), &fields).await;
            assert_eq!(house.db().read(open).await.unwrap(), 0, "whoever made the link may not keep her any more");
        })
        .await;
    }

    #[tokio::test]
    async fn a_new_role_ends_the_sessions_of_its_holder_and_of_nobody_else() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let open = async |tx: &store::Tx| {
                for actor in [&cast.hoa, &cast.minh] {
                    people::session::open(tx, actor.account, "Firefox").await?;
                }
                Ok::<_, Fault>(())
            };
            house.db().write(open).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let url = format!("/quan-tri/{}", cast.hoa.account);
            let body = cast.medicine.id.to_string();
            let fields = [("role", "association_officer"), ("body", body.as_str())];
            let shown = lan.post_and_follow(&format!("{url}/quyen"), &fields).await;
            insta::assert_snapshot!(shown.words(), @"
            Đã giao vai trò. Người này sẽ phải đăng nhập lại.
            Quản trị tài khoản
            Hoàng Thị Hoa
            Hoàng Thị Hoa
            Đang dùng
            Tạo đường dẫn đặt mật khẩu
            Đóng tài khoản
            Đăng nhập bằng
            hoa@langson.example
            Mã xác thực
            chưa bật
            Tạo tài khoản
            08:00 ngày 20/06/2022
            Vai trò
            Vai trò đang giữ
            Vai trò | Tại tổ chức | Từ lúc | Thao tác
            Cán bộ hội | Hội Y học | 08:00 ngày 20/06/2022 |
            Kết thúc
            Cán bộ hội | Hội Vật lý | 08:00 ngày 20/06/2022 |
            Kết thúc
            Giao thêm vai trò
            Vai trò
            Tại tổ chức
            Người này sẽ phải đăng nhập lại
            Giao vai trò
            Lịch sử
            Giao vai trò: Cán bộ hội, Hội Y học
            08:00 ngày 20/06/2022 · Vi Thị Lan
            Tạo tài khoản
            08:00 ngày 20/06/2022 · Hệ thống
            Giao vai trò: Cán bộ hội, Hội Vật lý
            08:00 ngày 20/06/2022 · Hệ thống
            Đặt mật khẩu
            08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
            let open = async |actor: &kernel::Actor| {
                house.db().read(async |view| people::session::list_open(view, actor.account).await).await.unwrap().len()
            };
            assert_eq!((open(&cast.hoa).await, open(&cast.minh).await), (0, 1));
            let twice = lan.post(&format!("{url}/quyen"), &fields).await;
            assert_eq!(twice.refusal(), Some("grant.given_already"));
        })
        .await;
    }

    #[tokio::test]
    async fn nothing_is_given_outside_of_her_reach() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let lan = house.visitor(&cast.lan);
            let (own, theirs) = (cast.medicine.id.to_string(), cast.thai_binh.id.to_string());
            // Another Union's body cannot be chosen, another Union's account is not there.
            let url = format!("/quan-tri/{}/quyen", cast.hoa.account);
            assert_eq!(lan.post(&url, &[("role", "office"), ("body", &theirs)]).await.status, 422);
            let url = format!("/quan-tri/{}/quyen", cast.tuyet.account);
            assert_eq!(lan.post(&url, &[("role", "office"), ("body", &own)]).await.status, 404);
            assert_eq!(lan.get(&format!("/quan-tri/{}", cast.tuyet.account)).await.status, 404);
            // Nor the one above.
            assert_eq!(lan.get(&format!("/quan-tri/{}", cast.quoc.account)).await.status, 404);
        })
        .await;
    }
}
