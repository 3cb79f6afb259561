//! The frame around a page: title, menu, who is signed in, a notice from the page before, a fresh form key.
//! Every page struct has one in its field `frame`; `layout.html` draws it. Opened in the side panel, a page is drawn
//! without its frame: the same address serves both.

use kernel::{Actor, Role};

use crate::app::MenuItem;
use crate::assets::{self, Assets};
use crate::cookies::Cookies;

/// A line of the menu as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLine {
    /// The word.
    pub label: &'static str,
    /// Where it leads.
    pub href: String,
    /// The last part of its address, by which a page says "this is mine".
    pub path: &'static str,
}

/// The frame around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Title of the page.
    pub title: String,
    /// The visitor's name, if she is signed in.
    pub visitor: Option<String>,
    /// Her account, an opaque id by which the script tells her drafts from another's on one machine; empty for a guest.
    pub account: String,
    /// What she is, over what ("Văn phòng · Liên hiệp hội Lạng Sơn").
    pub capacity: String,
    /// The menu of the Union she is at, or in which alone she works; empty where there is none.
    pub menu: Vec<MenuLine>,
    /// Which line of the menu the page belongs to.
    pub section: &'static str,
    /// Where the brand leads: the Union's first page, or the front door.
    pub home: String,
    /// What the page before has to say.
    pub notice: Option<String>,
    /// The standing warning of a plain LAN address.
    pub plain_lan: bool,
    /// One-use key for the forms of this page.
    pub form_key: String,
    /// Drawn in the side panel, without the frame.
    pub panel: bool,
    /// Whether she administers accounts somewhere.
    pub administers: bool,
    /// The program's version, at the foot.
    pub program: &'static str,
    /// Addresses of style and script.
    pub assets: &'static Assets,
    items: Vec<MenuItem>,
}

/// The menu below the address of this Union.
pub(crate) fn menu_of(items: &[MenuItem], union: &str) -> Vec<MenuLine> {
    let line =
        |item: &MenuItem| MenuLine { label: item.label, href: format!("/{union}/{}", item.path), path: item.path };
    items.iter().map(line).collect()
}

impl Frame {
    pub(crate) fn new(
        title: String,
        visitor: Option<&Actor>,
        items: &[MenuItem],
        cookies: Cookies,
        notice: Option<String>,
        form_key: String,
        panel: bool,
    ) -> Self {
        let capacity = visitor
            .and_then(|actor| actor.grants.first())
            .map_or_else(String::new, |grant| format!("{} · {}", grant.role.title(), grant.body_name));
        Self {
            title,
            visitor: visitor.map(|actor| actor.name.clone()),
            account: visitor.map_or_else(String::new, |actor| actor.account.to_string()),
            capacity,
            menu: Vec::new(),
            section: "",
            home: "/".to_owned(),
            notice,
            plain_lan: cookies == Cookies::PlainLan,
            form_key,
            panel,
            administers: visitor.is_some_and(|actor| !actor.bodies_as(&[Role::Administrator]).is_empty()),
            program: env!("CARGO_PKG_VERSION"),
            assets: assets::all(),
            items: items.to_vec(),
        }
    }

    /// The frame of a page of this Union; `section` is the menu line it belongs to.
    #[must_use]
    pub fn at(mut self, union: &str, section: &'static str) -> Self {
        self.menu = menu_of(&self.items, union);
        self.home = format!("/{union}");
        self.section = section;
        self
    }

    /// The menu as addresses and words.
    pub fn menu_links(&self) -> Vec<(&str, &str)> {
        self.menu.iter().map(|line| (line.href.as_str(), line.label)).collect()
    }

    /// The address of the menu line the page belongs to.
    pub fn here(&self) -> &str {
        self.menu.iter().find(|line| line.path == self.section).map_or("", |line| line.href.as_str())
    }

    /// Who is signed in, as the top bar says it; empty for a guest.
    pub fn who(&self) -> String {
        match (&self.visitor, self.capacity.is_empty()) {
            (None, _) => String::new(),
            (Some(name), true) => name.clone(),
            (Some(name), false) => format!("{name} · {}", self.capacity),
        }
    }

    /// A frame for samples: the gallery and the snapshots of pages.
    pub fn sample(title: &str) -> Self {
        Self::new(title.to_owned(), None, &[], Cookies::Guarded, None, "01G60000000000000000000000".to_owned(), false)
    }
}
