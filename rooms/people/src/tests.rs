//! What the tests of this room stand on: the whole router behind the real door, and how the cast signs in. The testkit's
//! doorway lets in whom a test says; here the door itself is on trial.

use kernel::{AccountId, Actor, Fault};
use store::{Db, Tx};
use testkit::{Shown, TestHouse, Visitor};
use web::{Door, Later, Routes, SignedIn};

use crate::account::{Hasher, Key, NewPassword, Secret};
use crate::{Founding, People, samples, session};

/// Where the first administrator's role is kept in these tests: a line in the log.
struct LoggedFounding;

impl Founding for LoggedFounding {
    fn found<'a>(&'a self, tx: &'a Tx, account: AccountId) -> Later<'a, Result<(), Fault>> {
        Box::pin(async move {
            let account = crate::account::store::get(tx, account).await?.ok_or_else(|| Fault::new("no account"))?;
            tx.log(&account.event("founded", None)).await
        })
    }
}

/// The real door, but for the grants, which belong to another room.
#[derive(Default)]
pub(crate) struct RealDoor(session::Seen);

impl Door for RealDoor {
    fn who<'a>(&'a self, db: &'a Db, token: &'a str) -> Later<'a, Result<Option<SignedIn>, Fault>> {
        Box::pin(async move {
            let Some(open) = db.read(async |view| session::find(view, token).await).await? else { return Ok(None) };
            self.0.note(db, &open);
            let actor = Actor { account: open.account, name: open.name, grants: Vec::new() };
            Ok(Some(SignedIn { actor, union: None, session: open.id.to_string() }))
        })
    }
}

/// The room as the program hands it in.
pub(crate) fn people() -> People {
    People::new(Key::from_bytes([7; 32]), LoggedFounding)
}

/// The room's routes behind the real door, with the cast seated.
pub(crate) async fn house(test: impl AsyncFn(&TestHouse, &samples::Cast)) {
    house_with(|| crate::routes(people()), test).await;
}

/// The same with routes of the test's own making.
pub(crate) async fn house_with(routes: impl Fn() -> Routes, test: impl AsyncFn(&TestHouse, &samples::Cast)) {
    testkit::house_behind(
        || (routes(), RealDoor::default()),
        async |house| {
            let cast = house.db().write(async |tx| samples::cast(tx).await).await.unwrap();
            test(house, &cast).await;
        },
    )
    .await;
}

/// The same for a test that asks when somebody was seen.
pub(crate) async fn house_seeing(test: impl AsyncFn(&TestHouse, &samples::Cast, &session::Seen)) {
    let seen = session::Seen::default();
    testkit::house_behind(
        || (crate::routes(people()), RealDoor(seen.clone())),
        async |house| {
            let cast = house.db().write(async |tx| samples::cast(tx).await).await.unwrap();
            test(house, &cast, &seen).await;
        },
    )
    .await;
}

/// The same with nobody seated.
pub(crate) async fn empty_house(test: impl AsyncFn(&TestHouse)) {
    testkit::house_behind(|| (crate::routes(people()), RealDoor::default()), test).await;
}

/// Types login and password into the door.
pub(crate) async fn knock(visitor: &Visitor, login: &str, password: &str) -> Shown {
    visitor.post("/dang-nhap", &[("login", login), ("password", password)]).await
}

/// Somebody who has signed in by password.
pub(crate) async fn signed_in(house: &TestHouse, login: &str) -> Visitor {
    let visitor = house.guest();
    let answer = knock(&visitor, login, samples::PASSWORD).await;
    assert_eq!(answer.location().as_deref(), Some("/"), "{}", answer.words());
    visitor
}

/// The verbs in the log of an account, in the order of the alphabet: the clock of a test stands still.
pub(crate) async fn log(house: &TestHouse, account: AccountId) -> String {
    log_of(house, &account.to_string()).await
}

/// The verbs in the log of what is called so; "" are tries at accounts that do not exist.
pub(crate) async fn log_of(house: &TestHouse, noun_id: &str) -> String {
    let lines =
        house.db().read(async |view| view.log_of(kernel::UnionNo::COUNTRY, "account", noun_id).await).await.unwrap();
    let silent = lines.iter().all(|line| line.why.is_empty() && line.detail == serde_json::json!({}));
    assert!(silent, "the log of accounts says who did what, never what was typed");
    let mut verbs: Vec<String> = lines.into_iter().map(|line| line.verb).collect();
    verbs.sort();
    verbs.join(" ")
}

/// The hash that the samples keep is that of their password, made with today's parameters.
#[tokio::test]
async fn the_kept_hash_opens_for_the_kept_password() {
    house(async |house, cast| {
        let hasher = Hasher::default();
        let typed = crate::account::Password::typed(samples::PASSWORD);
        let hashed = cast.hoa.password().unwrap();
        assert!(!hashed.is_outdated());
        let fresh = hasher
            .hash(NewPassword::choose(samples::PASSWORD, samples::PASSWORD, &[]).unwrap(), house.db().dice())
            .await
            .unwrap();
        let proven = hasher.prove(Some(&cast.hoa), &typed).await.unwrap();
        assert!(proven.is_some(), "keep this one: {}", fresh.text());
    })
    .await;
}

/// A hash of the same password as an earlier release might have made it.
pub(crate) fn older_hash(password: &str) -> crate::account::Hashed {
    use argon2::password_hash::PasswordHasher;
    let params = argon2::Params::new(4096, 1, 1, None).unwrap();
    let older = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let hash = older.hash_password_with_salt(password.as_bytes(), &[1; 16]).unwrap();
    crate::account::Hashed::known(hash.to_string())
}

/// Switches somebody's second step on through the form, as of now, and gives the secret her telephone has.
pub(crate) async fn switch_code_on(house: &TestHouse, visitor: &Visitor, account: AccountId) -> Secret {
    let form = visitor.get("/tai-khoan/ma-xac-thuc").await;
    let sealed = form.value_of("sealed").unwrap();
    let bytes = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).unwrap();
    let secret = Secret::open(&people().key, account, &bytes).unwrap();
    let code = secret.code_at(house.now()).unwrap();
    let fields = [("sealed", sealed.as_str()), ("code", &code), ("form_key", &form.value_of("form_key").unwrap())];
    let answer = visitor.post("/tai-khoan/ma-xac-thuc", &fields).await;
    assert_eq!(answer.location().as_deref(), Some("/tai-khoan"), "{}", answer.words());
    secret
}

/// Every page draws every sample of itself.
#[test]
fn the_samples_draw_themselves() {
    fn draw<T: askama::Template>(samples: Vec<T>) -> usize {
        samples.iter().filter(|sample| sample.render().unwrap().contains("<h1>")).count()
    }
    let drawn = [
        draw(crate::sign_in::enter::EnterPage::samples()),
        draw(crate::sign_in::code::CodePage::samples()),
        draw(crate::invitation::found::FoundPage::samples()),
        draw(crate::invitation::accept::AcceptPage::samples()),
        draw(crate::my::show::ShowPage::samples()),
        draw(crate::my::password::PasswordPage::samples()),
        draw(crate::my::code_on::CodeOnPage::samples()),
        draw(crate::my::code_off::CodeOffPage::samples()),
    ];
    assert_eq!(drawn, [2, 2, 1, 1, 2, 1, 1, 1]);
}
