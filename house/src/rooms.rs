//! All rooms, in one place. A new room is added here, and nowhere else outside its folder: its routes, its line of the
//! menu, what it lets be counted.

use std::sync::Arc;

use figures::Catalogue;
use kernel::Fault;
use organisation::grant::FirstAdministrator;
use people::People;
use people::account::Key;
use web::{MenuItem, Routes};

/// The rooms' routes, from the lowest room to the highest. `key` seals what the rooms keep secret in the database.
pub fn routes(key: [u8; 32], catalogue: Arc<Catalogue>) -> Routes {
    let people = People::new(Key::from_bytes(key), FirstAdministrator);
    web::gallery::routes()
        .and(people::routes(people))
        .and(organisation::routes())
        .and(activities::routes())
        .and(reports::routes(catalogue))
}

/// The lines of a Union's menu, in order.
pub fn menu() -> Vec<MenuItem> {
    vec![activities::MENU, reports::MENU, organisation::MENU]
}

/// What can be counted, and every published definition.
///
/// # Errors
/// When two rooms use one name, or a definition does not fit its source: a mistake of ours, found by every test.
pub fn catalogue() -> Result<Catalogue, Fault> {
    let definitions = organisation::figures::definitions().into_iter().chain(activities::figures::definitions());
    let sources = [&organisation::figures::LINKS].into_iter().chain(activities::figures::SOURCES);
    Catalogue::new(sources, definitions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_fits_its_source() {
        let keys: Vec<String> = catalogue().unwrap().latest().map(|figure| figure.key().to_owned()).collect();
        assert!(keys.contains(&"lop.chu_tri".to_owned()), "{keys:?}");
    }
}
