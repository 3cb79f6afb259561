//! Law 1: everything depends downhill (ARCHITECTURE.md). Ground below rooms below the house; a room never on one further
//! down the list; `press` is known to the house alone, the testkit to tests alone, and `web` knows no figures.

use super::nobody_breaks;
use super::tree::{Text, files};

/// From the bottom to the top.
const ORDER: [&str; 14] = [
    "kernel",
    "viet",
    "places",
    "sheets",
    "store",
    "figures",
    "web",
    "press",
    "testkit", // the ground
    "people",
    "organisation",
    "activities",
    "reports", // the rooms
    "hoitu",
];

#[test]
fn rooms_depend_downhill() {
    // The fuzz targets are a workspace of their own, which nothing depends on.
    let of_the_house = |file: &Text| file.path.contains('/') && file.path != "fuzz/Cargo.toml";
    let manifests: Vec<Text> = files(&["/Cargo.toml"]).into_iter().filter(of_the_house).collect();
    assert_eq!(manifests.len(), ORDER.len(), "every crate has its place in the order");
    nobody_breaks("rooms_depend_downhill", manifests.iter().flat_map(uphill).collect());
}

#[test]
fn an_uphill_dependency_is_found() {
    let manifest = |name: &str, section: &str, on: &str| {
        let text =
            format!("[package]\nname = \"{name}\"\n\n[{section}]\nserde.workspace = true\n{on}.workspace = true\n");
        uphill(&Text { path: format!("x/{name}/Cargo.toml"), text }).len()
    };
    assert_eq!(manifest("people", "dependencies", "organisation"), 1);
    assert_eq!(manifest("organisation", "dependencies", "people"), 0);
    assert_eq!(manifest("reports", "dependencies", "press"), 1);
    assert_eq!(manifest("hoitu", "dependencies", "press"), 0);
    assert_eq!(manifest("web", "dependencies", "figures"), 1);
    assert_eq!(manifest("reports", "dependencies", "testkit"), 1);
    assert_eq!(manifest("kernel", "dev-dependencies", "testkit"), 0);
    assert_eq!(manifest("people", "dev-dependencies", "organisation"), 1);
    assert_eq!(manifest("nowhere", "dependencies", "time"), 1);
}

fn uphill(manifest: &Text) -> Vec<String> {
    let mut section = "";
    let mut name = "";
    let mut wrong = Vec::new();
    for line in manifest.text.lines() {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
        }
        if let Some(value) = line.strip_prefix("name = ").filter(|_| section == "package") {
            name = value.trim_matches('"');
        }
        let on = line.split(['.', ' ', '=']).next().unwrap_or_default();
        if section.ends_with("dependencies") && ORDER.contains(&on) && !may(name, on, section == "dependencies") {
            wrong.push(format!("{}: {name} depends on {on}", manifest.path));
        }
    }
    if !ORDER.contains(&name) {
        wrong.push(format!("{}: {name} has no place in the order", manifest.path));
    }
    wrong
}

fn may(who: &str, on: &str, in_the_program: bool) -> bool {
    let place = |name: &str| ORDER.iter().position(|crate_| *crate_ == name);
    match on {
        "testkit" => !in_the_program,
        "press" => who == "hoitu",
        "figures" if who == "web" => false,
        _ => place(on) < place(who),
    }
}
