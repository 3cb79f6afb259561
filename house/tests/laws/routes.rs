//! Laws 3 and 4: every route is guarded, and who may do what is a printed file. Each route that a room declares is tried
//! on the whole router by a guest, in every role, and by somebody whose office is another Union; nothing is read from the
//! policies. `HOITU_BLESS=1` rewrites permissions.txt; a change of policy is a difference in that file.

use std::collections::BTreeMap;
use std::fs;

use axum::http::{Method, StatusCode};
use kernel::Role;
use web::{Declared, Who};

use super::cast::{Stage, VISITORS, routes};
use super::nobody_breaks;
use super::tree::root;

/// What anybody may try without signing in. This list may only shrink.
const EVERYBODY: [&str; 5] =
    ["account.found", "gallery.look", "invitation.accept", "account.sign_in", "account.sign_out"];

/// Routes that nobody can use on the stage: there are accounts, so the first administrator's link is dead.
const DEAD_HERE: [&str; 1] = ["/thiet-lap/{token}"];

const FILE: &str = "house/tests/laws/permissions.txt";

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// She was let in: the page, the form again, or a rule about the thing's state.
    In,
    /// Sign in first.
    SignIn,
    /// She sees it but may not.
    Forbidden,
    /// For her it is not there.
    NotThere,
    /// The house failed.
    Fault(StatusCode),
}

impl Came {
    fn sign(self) -> &'static str {
        match self {
            Self::In => "✓",
            Self::SignIn => "sign in",
            Self::Forbidden => "403",
            Self::NotThere => "404",
            Self::Fault(_) => "FAULT",
        }
    }
}

#[tokio::test]
async fn every_route_is_guarded_and_the_permission_matrix_stands() {
    let declared: Vec<Declared> = routes().declared().to_vec();
    let tried = try_all(&declared).await;
    let mut offences = Vec::new();
    for (route, came) in declared.iter().zip(&tried) {
        offences.extend(unguarded(route, came));
    }
    let mut open: Vec<&str> =
        declared.iter().filter(|route| route.action.may == Who::Everybody).map(|route| route.action.name).collect();
    open.sort_unstable();
    open.dedup();
    offences.extend(
        open.iter().filter(|name| !EVERYBODY.contains(name)).map(|name| format!("{name} is open to everybody")),
    );
    offences.extend(
        EVERYBODY
            .iter()
            .filter(|name| !open.contains(name))
            .map(|name| format!("{name} is no longer open: take it off the list")),
    );
    nobody_breaks("every_route_is_guarded", offences);
    compare(&printed(&declared, &tried));
}

#[test]
fn an_unguarded_route_is_found() {
    static HELD: web::Action = web::Action::holding("x.do", &[Role::Office]);
    let route = |path| Declared { method: Method::GET, path, action: &HELD };
    let all = |came: Came| VISITORS.map(|_| came).to_vec();
    let mut right = all(Came::NotThere);
    (right[0], right[2]) = (Came::SignIn, Came::In);
    assert_eq!(unguarded(&route("/{union}/x"), &right), Vec::<String>::new());
    assert_eq!(unguarded(&route("/{union}/x"), &all(Came::In)).len(), 8, "guest, four other roles, three elsewhere");
    assert_eq!(unguarded(&route("/{union}/x"), &all(Came::Fault(StatusCode::BAD_GATEWAY))).len(), 9 + 1 + 7 + 1);
    let mut nobody = right;
    nobody[2] = Came::NotThere;
    assert_eq!(unguarded(&route("/{union}/x"), &nobody).len(), 1, "a route that nobody can use");
}

async fn try_all(declared: &[Declared]) -> Vec<Vec<Came>> {
    let readers = Stage::set().await;
    let mut tried = Vec::new();
    for route in declared {
        let mut came = Vec::new();
        for who in VISITORS {
            came.push(match route.method {
                // Reading changes nothing, so all readers share a house.
                Method::GET => try_one(&readers, route, who).await,
                _ => try_one(&Stage::set().await, route, who).await,
            });
        }
        tried.push(came);
    }
    tried
}

async fn try_one(stage: &Stage, route: &Declared, who: &str) -> Came {
    let address = stage.address(route.path, who);
    let visitor = stage.visitor(who);
    let shown = match route.method {
        Method::GET => visitor.get(&address).await,
        _ => visitor.post(&address, &[]).await,
    };
    let to_the_door = shown.location().is_some_and(|to| to.starts_with("/dang-nhap?ve="));
    match shown.status {
        StatusCode::SEE_OTHER if to_the_door => Came::SignIn,
        StatusCode::FORBIDDEN => Came::Forbidden,
        StatusCode::NOT_FOUND => Came::NotThere,
        StatusCode::OK
        | StatusCode::SEE_OTHER
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::CONFLICT
        | StatusCode::TOO_MANY_REQUESTS => Came::In,
        status => Came::Fault(status),
    }
}

fn unguarded(route: &Declared, came: &[Came]) -> Vec<String> {
    let at = |what: String| format!("{} {} ({}): {what}", route.method, route.path, route.action.name);
    let mut wrong = Vec::new();
    for (who, came) in VISITORS.iter().zip(came) {
        if let Came::Fault(status) = came {
            wrong.push(at(format!("{who} meets {status}")));
        }
        let should_be_out = match (route.action.may, *who) {
            (Who::Everybody, _) => false,
            (_, "guest") => {
                if *came != Came::SignIn {
                    wrong.push(at(format!("a guest is not sent to sign in but gets {came:?}")));
                }
                false
            }
            (_, "office_elsewhere") => route.path.starts_with("/{union}"),
            (Who::SignedIn, _) => false,
            (Who::Holding(roles), "officer_beside") => !roles.contains(&Role::AssociationOfficer),
            (Who::Holding(roles), "country") => !roles.contains(&Role::Administrator),
            (Who::Holding(roles), who) => !roles.iter().any(|role| role.code() == who),
        };
        if should_be_out && !matches!(came, Came::NotThere | Came::Forbidden) {
            wrong.push(at(format!("{who} gets {came:?}")));
        }
    }
    if !came.contains(&Came::In) && !DEAD_HERE.contains(&route.path) {
        wrong.push(at("nobody can use it: the stage lacks what it needs".to_owned()));
    }
    wrong
}

fn printed(declared: &[Declared], tried: &[Vec<Came>]) -> String {
    let mut rows = BTreeMap::new();
    for (route, came) in declared.iter().zip(tried) {
        let told = [route.method.as_str(), route.path, route.action.name].map(str::to_owned);
        let row: Vec<String> = told.into_iter().chain(came.iter().map(|came| came.sign().to_owned())).collect();
        rows.insert((route.path, route.method.as_str()), row);
    }
    let head = ["", "address", "action"].into_iter().chain(VISITORS).map(str::to_owned).collect();
    let table: Vec<Vec<String>> = std::iter::once(head).chain(rows.into_values()).collect();
    let width = |column: usize| table.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..VISITORS.len() + 3).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let lines: Vec<String> = table.iter().map(line).collect();
    format!("{LEGEND}\n{}\n", lines.join("\n"))
}

const LEGEND: &str = "\
Who may do what, as tried on the whole router by house/tests/laws/routes.rs. The roles are held over Lạng Sơn; the
association officer's over Hội Vật lý, whose body, record and account the addresses name. `officer_beside` is officer of
Hội Đông y in the same Union, `office_elsewhere` office of Thái Bình, `country` administrator over the country.
✓ let in; 404 not there for her; 403 seen but not allowed. HOITU_BLESS=1 rewrites this file.
";

fn compare(now: &str) {
    let file = root().join(FILE);
    if std::env::var("HOITU_BLESS").is_ok_and(|bless| bless == "1") {
        fs::write(&file, now).expect("the matrix can be written");
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<String> = diff(&kept, now);
    let how = "look at each line, then run the test again with HOITU_BLESS=1";
    assert!(changed.is_empty(), "{FILE} says otherwise; {how}:\n{}", changed.join("\n"));
}

fn diff(kept: &str, now: &str) -> Vec<String> {
    let gone = kept.lines().filter(|line| !now.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let new = now.lines().filter(|line| !kept.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}
