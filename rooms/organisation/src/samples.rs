//! The cast: two Unions below the country, their members, and the people who work there. Tests, the demo and the gallery
//! of pages all play with it; names and days are plausible, and always the same.

use kernel::{Actor, Day, Fault, Grant, Role, UnionNo};
use store::Tx;
use web::Problem;

use crate::body::store::insert;
use crate::body::{Body, BodyKind, NewBody};
use crate::grant::found_country;
use crate::grant::policy::the_console_may_give;
use crate::grant::store::give;

/// Lạng Sơn, by the code of its province.
pub const LANG_SON: i32 = 20;
/// Thái Bình, by the code of its province.
pub const THAI_BINH: i32 = 34;

/// Bodies and people.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The national body.
    pub country: Body,
    /// The Union of Lạng Sơn.
    pub lang_son: Body,
    /// Hội Y học, with a chi hội below it.
    pub medicine: Body,
    /// Hội Đông y.
    pub eastern_medicine: Body,
    /// Hội Vật lý.
    pub physics: Body,
    /// Hội Làm vườn.
    pub gardening: Body,
    /// A chi hội that is a direct member of the Union.
    pub college: Body,
    /// The chi hội below Hội Y học.
    pub cao_loc: Body,
    /// The Union of Thái Bình.
    pub thai_binh: Body,
    /// Hội Làm vườn of Thái Bình.
    pub thai_binh_gardening: Body,
    /// Hội Y học of Thái Bình.
    pub thai_binh_medicine: Body,
    /// Cán bộ hội of Hội Vật lý.
    pub hoa: Actor,
    /// Văn phòng of Lạng Sơn.
    pub minh: Actor,
    /// Quản trị of Lạng Sơn.
    pub lan: Actor,
    /// Lãnh đạo of Lạng Sơn.
    pub khanh: Actor,
    /// Ban Kiểm tra of Lạng Sơn.
    pub binh: Actor,
    /// Văn phòng of Thái Bình.
    pub tuyet: Actor,
    /// Văn phòng of the country.
    pub quoc: Actor,
}

/// Seeds the bodies and returns them with the people.
///
/// # Errors
/// What the engine says; a second cast in the same data is one.
pub async fn cast(tx: &Tx) -> Result<Cast, Fault> {
    let country = found_country(tx).await?;
    let lang_son = union(tx, &country, LANG_SON, "lang-son", "Lạng Sơn", "1996-11-05").await?;
    let thai_binh = union(tx, &country, THAI_BINH, "thai-binh", "Thái Bình", "1991-08-20").await?;
    let medicine = member(tx, &lang_son, "Hội Y học", "tỉnh Lạng Sơn", "1997-03-12").await?;
    let eastern_medicine = member(tx, &lang_son, "Hội Đông y", "tỉnh Lạng Sơn", "1997-03-12").await?;
    let physics = member(tx, &lang_son, "Hội Vật lý", "tỉnh Lạng Sơn", "2004-09-30").await?;
    let gardening = member(tx, &lang_son, "Hội Làm vườn", "tỉnh Lạng Sơn", "1999-05-19").await?;
    let college = chapter(
        tx,
        &lang_son,
        ["", "Chi hội Khoa học và Kỹ thuật Trường Cao đẳng Sư phạm Lạng Sơn", "Chi hội Cao đẳng Sư phạm"],
        "2008-10-20",
    )
    .await?;
    let cao_loc =
        chapter(tx, &medicine, ["", "Chi hội Y học huyện Cao Lộc", "Chi hội Y học Cao Lộc"], "2001-02-27").await?;
    let thai_binh_gardening = member(tx, &thai_binh, "Hội Làm vườn", "tỉnh Thái Bình", "1992-04-02").await?;
    let thai_binh_medicine = member(tx, &thai_binh, "Hội Y học", "tỉnh Thái Bình", "1993-02-27").await?;
    Ok(Cast {
        hoa: person(tx, "Hoàng Thị Hoa", Role::AssociationOfficer, &physics),
        minh: person(tx, "Nông Văn Minh", Role::Office, &lang_son),
        lan: person(tx, "Vi Thị Lan", Role::Administrator, &lang_son),
        khanh: person(tx, "Hoàng Đình Khánh", Role::Leader, &lang_son),
        binh: person(tx, "Lương Thanh Bình", Role::Auditor, &lang_son),
        tuyet: person(tx, "Phạm Thị Tuyết", Role::Office, &thai_binh),
        quoc: person(tx, "Trần Anh Quốc", Role::Office, &country),
        country,
        lang_son,
        medicine,
        eastern_medicine,
        physics,
        gardening,
        college,
        cao_loc,
        thai_binh,
        thai_binh_gardening,
        thai_binh_medicine,
    })
}

/// The cast with accounts, so that they can sign in (see [`people::samples::PASSWORD`]), and their roles given.
///
/// # Errors
/// What the engine says; a second cast in the same data is one.
pub async fn seated(tx: &Tx) -> Result<Cast, Problem> {
    let cast = cast(tx).await?;
    let people = [
        (&cast.hoa, "hoa@langson.example", &cast.physics),
        (&cast.minh, "0912345678", &cast.lang_son),
        (&cast.lan, "lan@langson.example", &cast.lang_son),
        (&cast.khanh, "khanh@langson.example", &cast.lang_son),
        (&cast.binh, "binh@langson.example", &cast.lang_son),
        (&cast.tuyet, "tuyet@thaibinh.example", &cast.thai_binh),
        (&cast.quoc, "quoc@trunguong.example", &cast.country),
    ];
    for (actor, login, body) in people {
        people::samples::seat(tx, actor, login).await?;
        for grant in &actor.grants {
            give(tx, the_console_may_give(actor.account, grant.role, body)).await?;
        }
    }
    Ok(cast)
}

fn person(tx: &Tx, name: &str, role: Role, body: &Body) -> Actor {
    let grant = Grant { role, body: body.no, body_name: body.short.clone() };
    Actor { account: tx.id(), name: name.to_owned(), grants: vec![grant] }
}

async fn union(tx: &Tx, country: &Body, no: i32, slug: &str, province: &str, since: &str) -> Result<Body, Fault> {
    let name = format!("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh {province}");
    let short = format!("Liên hiệp hội {province}");
    let words = [slug, &name, &short];
    let basis = "Quyết định thành lập của Ủy ban nhân dân tỉnh";
    found(tx, country, UnionNo::new(no), BodyKind::Union, words, (since, basis)).await
}

async fn member(tx: &Tx, union: &Body, short: &str, of: &str, since: &str) -> Result<Body, Fault> {
    let name = format!("{short} {of}");
    let basis = "Quyết định công nhận hội thành viên của Liên hiệp hội";
    found(tx, union, union.union, BodyKind::Association, ["", &name, short], (since, basis)).await
}

async fn chapter(tx: &Tx, parent: &Body, words: [&str; 3], since: &str) -> Result<Body, Fault> {
    let basis = "Quyết định thành lập chi hội";
    found(tx, parent, parent.union, BodyKind::Chapter, words, (since, basis)).await
}

async fn found(
    tx: &Tx,
    parent: &Body,
    union: UnionNo,
    kind: BodyKind,
    [slug, name, short]: [&str; 3],
    (since, basis): (&str, &str),
) -> Result<Body, Fault> {
    let since: Day = since.parse().map_err(|error| Fault::caused("a day of the cast", error))?;
    let new =
        NewBody { union, slug: slug.to_owned(), kind, name: name.to_owned(), short: short.to_owned(), founded: since };
    insert(tx, &new, Some(parent), since, basis).await
}
