//! Her own account on one page, with every place where she is signed in.

use askama::Template;
use web::{Cx, Frame, Page, Problem, SignedIn, page};

use super::own;
use crate::session::{self, Session};

/// Her own account.
#[derive(Debug, Template)]
#[template(path = "my/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// Her name. Not called `name`: a component's own argument of that name would hide it.
    pub full_name: String,
    /// How she signs in.
    pub logins: Vec<String>,
    /// What she is, over what.
    pub capacities: Vec<String>,
    /// What is said of the second step.
    pub second_step: SecondStep,
    /// Where she is signed in, the latest first.
    pub sessions: Vec<Line>,
}

/// The second step, as the page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondStep {
    /// Switched on.
    On,
    /// Not switched on.
    Off,
}

/// A place where she is signed in.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name in addresses.
    pub id: String,
    /// Browser and system.
    pub device: String,
    /// When she signed in there.
    pub opened: String,
    /// When she was last seen there.
    pub seen: String,
    /// Whether it is this one, or which one else.
    pub place: Place,
}

/// Which session a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The one this page is shown in.
    Here,
    /// Another one.
    Elsewhere,
}

impl ShowPage {
    /// Whether there is any session but this one.
    pub fn has_others(&self) -> bool {
        self.sessions.iter().any(|line| line.place == Place::Elsewhere)
    }

    /// Signed in at two places, the second step on and off.
    pub fn samples() -> Vec<Self> {
        let line = |place, device: &str| Line {
            id: "01G60000000000000000000000".to_owned(),
            device: device.to_owned(),
            opened: "08:00 ngày 20/06/2022".to_owned(),
            seen: "09:15 ngày 20/06/2022".to_owned(),
            place,
        };
        let page = |second_step, sessions| Self {
            frame: Frame::sample("Tài khoản"),
            full_name: "Hoàng Thị Hoa".to_owned(),
            logins: vec!["hoa@langson.example".to_owned()],
            capacities: vec!["Cán bộ hội · Hội Vật lý".to_owned()],
            second_step,
            sessions,
        };
        let here = line(Place::Here, "Firefox trên Windows");
        let elsewhere = line(Place::Elsewhere, "Chrome trên Android");
        vec![page(SecondStep::Off, vec![here.clone()]), page(SecondStep::On, vec![here, elsewhere])]
    }
}

/// Shows it.
///
/// # Errors
/// A fault.
pub(super) async fn get(who: SignedIn, cx: Cx) -> Result<Page, Problem> {
    let actor = &who.actor;
    let (account, sessions) = cx
        .read(async |view| {
            let account = own(view, actor).await?;
            let sessions = session::list_open(view, actor.account).await?;
            Ok::<_, Problem>((account, sessions))
        })
        .await?;
    page(&ShowPage {
        frame: cx.frame("Tài khoản"),
        logins: account.logins().into_iter().map(str::to_owned).collect(),
        second_step: if account.sealed_secret().is_some() { SecondStep::On } else { SecondStep::Off },
        full_name: account.name,
        capacities: actor.grants.iter().map(|grant| format!("{} · {}", grant.role.title(), grant.body_name)).collect(),
        sessions: sessions.into_iter().map(|session| line(session, &who.session)).collect(),
    })
}

fn line(session: Session, current: &str) -> Line {
    let id = session.id.to_string();
    let place = if id == current { Place::Here } else { Place::Elsewhere };
    Line { id, device: session.device, opened: session.opened.to_string(), seen: session.seen.to_string(), place }
}
