//! A house in which everything that an address can name is there once: Lạng Sơn with its people in every role, a record of
//! Hội Vật lý with an attached file, an invitation, a session. Each try gets its own, because a verb changes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use activities::declaration::{Declaration, Said, When, may_declare, paste, store as declared};
use activities::record::{Content, Filter, Kind, Measure, Part, Record, Wanted, may_enter, store as ledger};
use activities::{programme, saved};
use hoitu::door::HouseDoor;
use hoitu::rooms;
use kernel::{Actor, Fault, Grant, Qualifier, Quantity, Role, Stamp};
use organisation::grant::{policy, store as grants};
use organisation::samples::{Cast, cast};
use people::{Token, invitation, session};
use store::{Engine, Tx, args};
use testkit::{Fresh, TestHouse, Visitor};
use web::{Problem, Routes};

/// Who tries, in the order of the matrix: the roles over Lạng Sơn, then the officer of another association there,
/// somebody whose office is another Union, the administrator of the country.
pub const VISITORS: [&str; 9] = [
    "guest",
    "administrator",
    "office",
    "leader",
    "association_officer",
    "auditor",
    "officer_beside",
    "office_elsewhere",
    "country",
];

/// A house with its cast, and what stands for each part of an address.
pub struct Stage {
    house: TestHouse,
    parts: BTreeMap<&'static str, String>,
    sessions: BTreeMap<&'static str, Signed>,
}

/// Where somebody is signed in.
struct Signed {
    token: Token,
    session: String,
}

/// The whole program's routes, as it serves them.
pub fn routes() -> Routes {
    rooms::routes([7; 32], Arc::new(rooms::catalogue().expect("the catalogue fits")))
}

impl Stage {
    /// Sets the stage.
    pub async fn set() -> Self {
        let fresh = Fresh::new(Engine::Sqlite, true).await;
        let house = TestHouse::with_door(fresh, routes(), &rooms::menu(), HouseDoor::default());
        let digest = house.db().files().put(b"%PDF-1.4 minh chung".to_vec()).await.expect("a file can be kept");
        let sheet = activities::import::samples::SHEET.as_bytes().to_vec();
        let sheet = house.db().files().put(sheet).await.expect("a file can be kept");
        let set = house.db().write(async |tx| set(tx, &digest, &sheet).await).await;
        let (parts, sessions) = set.unwrap_or_else(|problem| panic!("the stage: {problem:?}"));
        Self { house, parts, sessions }
    }

    /// Somebody who tries.
    pub fn visitor(&self, who: &str) -> Visitor {
        self.sessions.get(who).map_or_else(|| self.house.guest(), |signed| self.house.holder(signed.token.as_str()))
    }

    /// The address with something real for each of its parts.
    pub fn address(&self, path: &str, who: &str) -> String {
        let real = |part: &str| match part {
            "session" => self.sessions.get(who).map_or("01G60000000000000000000000", |hers| &hers.session).to_owned(),
            "token" if path.starts_with("/thiet-lap") => "khong-con-dung".to_owned(),
            _ => self.parts.get(part).cloned().unwrap_or_else(|| panic!("nothing stands for {{{part}}} of {path}")),
        };
        let parts = path.split('/').map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => real(name),
            None => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

fn actor<'a>(cast: &'a Cast, beside: &'a Actor, who: &str) -> Option<(&'a Actor, Role)> {
    let actor = match who {
        "administrator" => &cast.lan,
        "office" => &cast.minh,
        "leader" => &cast.khanh,
        "association_officer" => &cast.hoa,
        "auditor" => &cast.binh,
        "office_elsewhere" => &cast.tuyet,
        "officer_beside" => beside,
        "country" => return Some((&cast.quoc, Role::Administrator)),
        _ => return None,
    };
    Some((actor, actor.grants[0].role))
}

type Set = (BTreeMap<&'static str, String>, BTreeMap<&'static str, Signed>);

async fn set(tx: &Tx, digest: &str, sheet: &str) -> Result<Set, Problem> {
    let cast = cast(tx).await?;
    let eastern = &cast.eastern_medicine;
    let grant = Grant { role: Role::AssociationOfficer, body: eastern.no, body_name: eastern.short.clone() };
    let beside = Actor { account: tx.id(), name: "Lý Thị Mai".to_owned(), grants: vec![grant] };
    let mut sessions = BTreeMap::new();
    for who in VISITORS {
        let Some((actor, role)) = actor(&cast, &beside, who) else { continue };
        people::samples::seat(tx, actor, &format!("{who}@hoitu.example")).await?;
        let body = organisation::body::store::get(tx, actor.grants[0].body).await?;
        grants::give(tx, policy::the_console_may_give(actor.account, role, &body)).await?;
        let token = session::open(tx, actor.account, "Firefox").await?;
        let open = session::find(tx, token.as_str()).await?.expect("a session that was just opened is found");
        sessions.insert(who, Signed { token, session: open.id.to_string() });
    }
    let record = enter(tx, &cast).await?;
    let file = attach(tx, &record, digest, &cast).await?;
    let (declaration, paste) = declare(tx, &cast).await?;
    let carried_out = programmed(tx, &cast).await?;
    let view = kept(tx, &cast).await?;
    let batch = activities::import::samples::sent(tx, &cast.hoa, cast.lang_son.union, sheet).await?;
    let invited = invitation::invite(tx, cast.hoa.account, cast.lan.account).await?;
    let given = grants::held(tx, cast.hoa.account).await?;
    let parts = BTreeMap::from([
        ("union", "lang-son".to_owned()),
        ("body", cast.physics.id.to_string()),
        ("account", cast.hoa.account.to_string()),
        ("grant", given[0].id.to_string()),
        ("record", record.id.to_string()),
        ("file", file),
        ("declaration", declaration),
        ("paste", paste),
        ("programme", carried_out),
        ("view", view),
        ("batch", batch.id.to_string()),
        ("token", invited.as_str().to_owned()),
        ("loai", "hoi-thao".to_owned()),
        ("kind", "6-thang".to_owned()),
        ("period", "2022-H1".to_owned()),
        ("figure", "lop.chu_tri".to_owned()),
        ("format", "pdf".to_owned()),
    ]);
    Ok((parts, sessions))
}

async fn enter(tx: &Tx, cast: &Cast) -> Result<Record, Problem> {
    let day = "2022-06-20".parse().expect("a day");
    let content = Content::check(Wanted {
        bodies: vec![(cast.physics.no, Part::Lead)],
        measures: BTreeMap::from([(Measure::Trainees, Quantity::exact(32))]),
        ..Wanted::of(Kind::TrainingClass, "Thiên văn học cho giáo viên vật lý", day, day)
    });
    let content = content.map_err(|errors| Fault::new(format!("{errors:?}")))?;
    let reached = ledger::reached(tx, &cast.hoa, &[cast.physics.no]).await?;
    let permit = may_enter(&cast.hoa, content, &reached)?;
    Ok(ledger::insert(tx, cast.lang_son.union, Kind::TrainingClass, Record::enter(permit, tx.now())).await?)
}

async fn declare(tx: &Tx, cast: &Cast) -> Result<(String, String), Problem> {
    let said = Said {
        figure: "hv.khai_bao".to_owned(),
        value: 120,
        qualifier: Qualifier::Exact,
        unit: "hội viên".to_owned(),
        meaning: "hội viên có thẻ".to_owned(),
        when: When::On("2022-06-20".parse().expect("a day")),
        source: "Sổ hội viên".to_owned(),
    };
    let reached = ledger::reached(tx, &cast.hoa, &[cast.physics.no]).await?;
    let permit = may_declare(&cast.hoa, cast.physics.no, &reached)?;
    let stamp = Stamp { by: cast.hoa.account, at: tx.now() };
    let paste = paste::keep(tx, cast.physics.no, "Sổ hội viên", stamp, 1).await?;
    let new = Declaration::declare(permit, said, tx.now()).of_paste(paste.no);
    Ok((declared::insert(tx, new).await?.id.to_string(), paste.id.to_string()))
}

async fn programmed(tx: &Tx, cast: &Cast) -> Result<String, Fault> {
    let (union, made) = (cast.lang_son.union, Stamp { by: cast.minh.account, at: tx.now() });
    programme::store::find_or_add(tx, union, "Đề án 06", made).await?;
    let catalogue = programme::store::catalogue(tx, union).await?;
    Ok(catalogue.named("Đề án 06").first().map(|programme| programme.id.to_string()).unwrap_or_default())
}

/// One of the office's own.
async fn kept(tx: &Tx, cast: &Cast) -> Result<String, Fault> {
    let (union, by) = (cast.lang_son.union, cast.minh.account);
    let filter = Filter::of_query("minh-chung=chua-co");
    saved::store::insert(tx, union, Stamp { by, at: tx.now() }, "Chưa có minh chứng", &filter).await?;
    Ok(saved::store::list_of(tx, union, by).await?.first().map(|list| list.id.to_string()).unwrap_or_default())
}

async fn attach(tx: &Tx, record: &Record, digest: &str, cast: &Cast) -> Result<String, Fault> {
    let id = tx.id::<()>();
    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
               VALUES ($1, $2, $3, 'danh-sach.pdf', 'application/pdf', 19, $4, $5)";
    tx.run_one(sql, args![record.union(), id, digest, tx.now(), cast.hoa.account]).await?;
    let sql = "INSERT INTO record_evidence (union_no, record, file, added_at, added_by) VALUES ($1, $2, $3, $4, $5)";
    tx.run_one(sql, args![record.union(), record.no, id, tx.now(), cast.hoa.account]).await?;
    Ok(id.to_string())
}
