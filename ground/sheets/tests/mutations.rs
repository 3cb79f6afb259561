//! The files of the folder `malformed`, damaged at random: whatever comes of it is an answer. A panic in a library is one
//! too, for it is caught; one in this crate is not, and fails here.
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it says")]

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::sample::Index;
use sheets::{Head, Limits, open_bytes};

/// Panics of this crate, caught or not.
static OURS: AtomicUsize = AtomicUsize::new(0);

fn watch() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            if panic.location().is_some_and(|at| at.file().contains("sheets/src")) {
                OURS.fetch_add(1, Ordering::SeqCst);
                eprintln!("{panic}");
            }
        }));
    });
}

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let small = paths.into_iter().filter(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("xlsx" | "xls" | "ods" | "csv")) && !path.to_string_lossy().contains("bomb")
    });
    small.map(|path| fs::read(path).unwrap()).filter(|bytes| bytes.len() < 20_000).collect()
}

/// Reads everything there is to read.
fn read_all(bytes: Vec<u8>) {
    let limits = Limits { rows: 2_000, cells: 50_000, inflated_bytes: 8 << 20, ..Limits::default() };
    let Ok(mut book) = open_bytes(bytes, "x", limits) else { return };
    for sheet in 0..book.sheets().len().min(3) {
        if let Ok(head) = Head::find(&mut book, sheet) {
            let _ = head.read(&mut book, sheet, |_| ControlFlow::Continue(()));
        }
    }
}

#[derive(Clone, Debug)]
enum Damage {
    Set(Index, u8),
    Cut(Index),
    Remove(Index, u8),
    Repeat(Index, u8),
    Word(Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let words = prop::sample::select(vec![
        "4294967295",
        "-1",
        "99999999999999999999",
        "<",
        "</row>",
        "<c r=\"A1\"",
        "&#0;",
        "&x;",
        "ZZZZZZ9",
        "\"",
        "t=\"s\"",
        "\u{0}",
        "<row r=\"0\">",
        "A0",
        "1e999",
        "NaN",
    ]);
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        1 => any::<Index>().prop_map(Damage::Cut),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, count)| Damage::Remove(at, count)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, count)| Damage::Repeat(at, count)),
        3 => (any::<Index>(), words).prop_map(|(at, word)| Damage::Word(at, word)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    match damage {
        Damage::Set(at, byte) => *at.get_mut(bytes) = *byte,
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Remove(at, count) => {
            let at = at.index(bytes.len());
            bytes.drain(at..bytes.len().min(at + usize::from(*count)));
        }
        Damage::Repeat(at, count) => {
            let at = at.index(bytes.len());
            let piece = bytes[at..bytes.len().min(at + usize::from(*count))].to_vec();
            bytes.splice(at..at, piece);
        }
        Damage::Word(at, word) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, word.bytes());
        }
    }
}

/// The archive with one of its parts damaged and packed anew, so that its sums are right.
fn apply_inside(bytes: &[u8], which: &Index, damages: &[Damage]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let which = which.index(archive.len().max(1));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?;
        let mut inside = Vec::new();
        part.read_to_end(&mut inside).ok()?;
        if index == which {
            damages.iter().for_each(|damage| apply(&mut inside, damage));
        }
        let name = part.name().ok()?.into_owned();
        out.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        out.write_all(&inside).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn damaged_files_get_an_answer(
        file in any::<Index>(),
        part in prop::option::of(any::<Index>()),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        watch();
        let corpus = corpus();
        let mut bytes = file.get(&corpus).clone();
        match part.and_then(|part| apply_inside(&bytes, &part, &damages)) {
            Some(damaged) => bytes = damaged,
            None => damages.iter().for_each(|damage| apply(&mut bytes, damage)),
        }
        read_all(bytes);
        prop_assert_eq!(OURS.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn arbitrary_bytes_get_an_answer(start in prop::sample::select(vec![
        &b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"sep=", b"\xef\xbb\xbf",
    ]), rest in prop::collection::vec(any::<u8>(), 0..2_000)) {
        watch();
        read_all([start, &rest].concat());
        prop_assert_eq!(OURS.load(Ordering::SeqCst), 0);
    }
}
