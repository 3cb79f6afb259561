//! The demo's people: one in every role. They and their addresses are made up (`.example` is nobody's, RFC 2606).

use kernel::Role;

/// The password of all of them, which the console prints.
pub const PASSWORD: &str = "hoitu-mau-2022";

/// Somebody who may sign in to the demo.
#[derive(Debug)]
pub struct PersonFact {
    /// By what she signs in.
    pub login: &'static str,
    /// Her name.
    pub name: &'static str,
    /// Her role.
    pub role: Role,
    /// Over whom: the Union's slug, "" for the country, and the member's name or "" for the Union itself.
    pub over: (&'static str, &'static str),
}

const fn person(login: &'static str, name: &'static str, role: Role, over: (&'static str, &'static str)) -> PersonFact {
    PersonFact { login, name, role, over }
}

/// All of them.
pub const PEOPLE: [PersonFact; 10] = [
    person("quantri@hoitu.example", "Trần Anh Quốc", Role::Administrator, ("", "")),
    person("quantri@thai-binh.example", "Bùi Đức Thịnh", Role::Administrator, ("thai-binh", "")),
    person("vanphong@thai-binh.example", "Phạm Thị Tuyết", Role::Office, ("thai-binh", "")),
    person("lanhdao@thai-binh.example", "Vũ Đình Khôi", Role::Leader, ("thai-binh", "")),
    person("hoiyhoc@thai-binh.example", "Đỗ Thị Hoa", Role::AssociationOfficer, ("thai-binh", "Hội Y học")),
    person("kiemtra@thai-binh.example", "Lương Thanh Bình", Role::Auditor, ("thai-binh", "")),
    person("vanphong@bac-kan.example", "Nông Văn Minh", Role::Office, ("bac-kan", "")),
    person("vanphong@lang-son.example", "Hoàng Thị Lan", Role::Office, ("lang-son", "")),
    person("hoilamvuon@lang-son.example", "Vi Văn Sơn", Role::AssociationOfficer, ("lang-son", "Hội Làm vườn")),
    person("vanphong@quang-tri.example", "Lê Thị Hiền", Role::Office, ("quang-tri", "")),
];
