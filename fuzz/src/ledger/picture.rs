//! A picture that loses what its camera wrote beside it: it stays what it is, and cleaning it again changes nothing.

use activities::record::without_metadata;
use web::MediaType;

/// The longest piece that is added: how the picture is turned.
const TURNED: usize = 36;

/// The bytes of a file.
pub fn picture(data: &[u8]) {
    let Some(media_type) = MediaType::sniff(data) else { return };
    let Some(once) = without_metadata(media_type, data.to_vec()) else { return };
    assert_eq!(MediaType::sniff(&once), Some(media_type), "it stays what it is");
    assert!(once.len() <= data.len() + TURNED);
    assert_eq!(without_metadata(media_type, once.clone()), Some(once));
}
