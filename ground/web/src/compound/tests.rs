//! A small compound file, made by hand.

use super::*;

const END: u32 = 0xffff_fffe;
const NONE: u32 = 0xffff_ffff;

/// A file of small sectors with these streams in its root, at most three: header, allocation table, directory.
pub(crate) fn file(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0u8; 512];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes[SECTOR_SHIFT] = 9;
    bytes[DIRECTORY..DIRECTORY + 4].copy_from_slice(&1u32.to_le_bytes());
    let table: Vec<u8> = [NONE, END].iter().chain([NONE; 126].iter()).flat_map(|next| next.to_le_bytes()).collect();
    bytes.extend(table);
    let entry = |name: &str, right: u32, child: u32| {
        let mut entry = vec![0u8; ENTRY];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
        for (at, to) in [(68, NONE), (72, right), (76, child)] {
            entry[at..at + 4].copy_from_slice(&to.to_le_bytes());
        }
        entry
    };
    bytes.extend(entry("Root Entry", NONE, 1));
    for (nth, name) in (2u32..).zip(streams) {
        bytes.extend(entry(name, if nth as usize > streams.len() { NONE } else { nth }, NONE));
    }
    bytes.resize(512 * 3, 0);
    bytes
}

#[test]
fn the_names_in_the_root_are_read_and_a_circle_ends() {
    assert_eq!(names(&file(&["WordDocument", "1Table"])).unwrap(), ["WordDocument", "1Table"]);
    let mut circle = file(&["WordDocument"]);
    circle[1024 + 128 + 72] = 1;
    circle[1024 + 128 + 73..1024 + 128 + 76].fill(0);
    assert_eq!(names(&circle).unwrap(), ["WordDocument"]);
    // A directory whose sectors lead around.
    let mut endless = file(&["Workbook"]);
    endless[512 + 4..512 + 8].copy_from_slice(&1u32.to_le_bytes());
    assert_eq!(names(&endless), None);
}
