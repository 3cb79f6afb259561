//! What sorts of bodies there are and which may stand below which.
//! A chi hội may be a direct member of the Union; an association may have levels of its own (huyện until 2025, xã).
//! Source: charters of the Unions (điều lệ), chapter "Tổ chức".

/// What sort of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BodyKind {
    /// The national body, above all Unions.
    Country,
    /// "Liên hiệp hội" of a province or city.
    Union,
    /// "Hội thành viên", and its own levels below.
    Association,
    /// "Hội viên tập thể": an organisation that is a member as a whole.
    Collective,
    /// "Đơn vị trực thuộc": a centre, an institute, a paper.
    Unit,
    /// "Chi hội".
    Chapter,
}

impl BodyKind {
    /// All kinds, from the top down.
    pub const ALL: [BodyKind; 6] =
        [Self::Country, Self::Union, Self::Association, Self::Collective, Self::Unit, Self::Chapter];

    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Union => "union",
            Self::Association => "association",
            Self::Collective => "collective",
            Self::Unit => "unit",
            Self::Chapter => "chapter",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Country => "Cơ quan trung ương",
            Self::Union => "Liên hiệp hội",
            Self::Association => "Hội thành viên",
            Self::Collective => "Hội viên tập thể",
            Self::Unit => "Đơn vị trực thuộc",
            Self::Chapter => "Chi hội",
        }
    }

    /// Whether a body of this kind may stand directly below one of that kind.
    pub fn may_stand_below(self, parent: BodyKind) -> bool {
        match self {
            Self::Country => false,
            Self::Union => parent == Self::Country,
            Self::Association => matches!(parent, Self::Country | Self::Union | Self::Association),
            Self::Collective | Self::Unit => matches!(parent, Self::Country | Self::Union | Self::Association),
            Self::Chapter => matches!(parent, Self::Union | Self::Association | Self::Collective | Self::Chapter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        for kind in BodyKind::ALL {
            assert_eq!(BodyKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(BodyKind::from_code("Union"), None);
    }

    #[test]
    fn which_may_stand_below_which() {
        let rows: Vec<String> = BodyKind::ALL
            .into_iter()
            .map(|kind| {
                let parents = BodyKind::ALL.into_iter().filter(|parent| kind.may_stand_below(*parent));
                format!("{}: {}", kind.code(), parents.map(BodyKind::code).collect::<Vec<_>>().join(" "))
            })
            .collect();
        insta::assert_snapshot!(rows.join("\n"), @"
        country: 
        union: country
        association: country union association
        collective: country union association
        unit: country union association
        chapter: union association collective chapter
        ");
    }
}
