//! The demo's bodies: four Unions and their members. Names, numbers of members and the founding decision of Bắc Kạn are as
//! the Unions made them public; the other founding days and the chi hội are plausible, for the demo only.

use organisation::BodyKind;

/// A Union.
#[derive(Debug)]
pub struct UnionFact {
    /// The code of its province until 2025, which is its number.
    pub no: i32,
    /// Its word in addresses.
    pub slug: &'static str,
    /// "Bắc Kạn".
    pub province: &'static str,
    /// The day it was founded.
    pub founded: &'static str,
    /// The decision as cited.
    pub basis: &'static str,
    /// Its members, in the order they joined.
    pub members: &'static [Member],
}

/// A member of a Union: an association, or a chi hội that is a direct member.
#[derive(Debug)]
pub struct Member {
    /// What it is.
    pub kind: BodyKind,
    /// Its name without the province.
    pub name: &'static str,
    /// The day it joined.
    pub joined: &'static str,
    /// Chi hội below it.
    pub chapters: &'static [&'static str],
}

const fn association(name: &'static str, joined: &'static str) -> Member {
    Member { kind: BodyKind::Association, name, joined, chapters: &[] }
}

const fn with_chapters(name: &'static str, joined: &'static str, chapters: &'static [&'static str]) -> Member {
    Member { kind: BodyKind::Association, name, joined, chapters }
}

const fn chapter(name: &'static str, joined: &'static str) -> Member {
    Member { kind: BodyKind::Chapter, name, joined, chapters: &[] }
}

/// The four Unions.
pub const UNIONS: [UnionFact; 4] = [
    UnionFact {
        no: 6,
        slug: "bac-kan",
        province: "Bắc Kạn",
        founded: "2013-10-28",
        basis: "Quyết định số 1837/QĐ-UBND ngày 28/10/2013",
        // Ten of them on 5 July 2019, eleven on 13 July 2023.
        members: &[
            association("Hội Đông y", "2013-10-28"),
            association("Hội Y học", "2013-10-28"),
            association("Hội Làm vườn", "2013-10-28"),
            association("Hội Luật gia", "2013-10-28"),
            association("Hội Khoa học Lịch sử", "2013-10-28"),
            association("Hội Kế hoạch hóa gia đình", "2013-10-28"),
            association("Hội Nước sạch và Môi trường", "2014-06-12"),
            association("Hội Cầu đường", "2015-03-20"),
            association("Hội Sinh vật cảnh", "2016-05-18"),
            association("Hội Điều dưỡng", "2018-11-30"),
            association("Hội Khoa học Kỹ thuật Lâm nghiệp", "2021-04-15"),
        ],
    },
    UnionFact {
        no: 20,
        slug: "lang-son",
        province: "Lạng Sơn",
        founded: "1996-11-05",
        basis: "",
        members: &[
            with_chapters(
                "Hội Y học",
                "1997-03-12",
                &["Chi hội Y học huyện Cao Lộc", "Chi hội Y học huyện Tràng Định"],
            ),
            association("Hội Đông y", "1997-03-12"),
            association("Hội Làm vườn", "1999-05-19"),
            association("Hội Luật gia", "2000-09-08"),
            association("Hội Vật lý", "2004-09-30"),
            association("Hội Khoa học Kỹ thuật Lâm nghiệp", "2006-12-01"),
            chapter("Chi hội Khoa học và Kỹ thuật Trường Cao đẳng Sư phạm Lạng Sơn", "2008-10-20"),
        ],
    },
    UnionFact {
        no: 34,
        slug: "thai-binh",
        province: "Thái Bình",
        founded: "1991-08-20",
        basis: "",
        members: &[
            with_chapters("Hội Y học", "1993-02-27", &["Chi hội Y học huyện Vũ Thư", "Chi hội Y học huyện Đông Hưng"]),
            association("Hội Đông y", "1993-02-27"),
            association("Hội Làm vườn", "1992-04-02"),
            association("Hội Khoa học Kỹ thuật Thủy lợi", "1994-08-28"),
            association("Hội Khoa học Kinh tế Nông nghiệp và Phát triển nông thôn", "1996-05-15"),
            association("Hội Xây dựng", "1998-04-29"),
            association("Hội Kế hoạch hóa gia đình", "1999-12-26"),
            association("Hội Điều dưỡng", "2003-05-12"),
            association("Hội Cựu giáo chức", "2005-11-20"),
            chapter("Chi hội Khoa học và Kỹ thuật Trường Đại học Y Dược Thái Bình", "2019-10-15"),
        ],
    },
    UnionFact {
        no: 45,
        slug: "quang-tri",
        province: "Quảng Trị",
        founded: "2000-06-05",
        basis: "",
        members: &[
            association("Hội Y học", "2000-06-05"),
            association("Hội Đông y", "2000-06-05"),
            association("Hội Làm vườn", "2001-03-14"),
            association("Hội Khoa học Lịch sử", "2002-08-22"),
            association("Hội Nghề cá", "2004-04-01"),
            association("Hội Cầu đường", "2005-07-19"),
            chapter("Chi hội Khoa học và Kỹ thuật Trường Cao đẳng Sư phạm Quảng Trị", "2010-09-09"),
        ],
    },
];
