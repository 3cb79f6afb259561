//! Pictures made of pieces by hand: what draws stays byte for byte, what speaks goes.

use proptest::prelude::*;
use web::MediaType;

use super::*;

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], body].concat()
}

fn exif(turned: u8) -> Vec<u8> {
    let mut body = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0NOKI".to_vec();
    body.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0]);
    segment(0xe1, &[&body[..], b"GPS 21.85N 106.76E"].concat())
}

fn photo(speaking: &[Vec<u8>]) -> Vec<u8> {
    let scan = b"\x12\xff\x00\x34\xff\xd0\x56".to_vec();
    let drawing = [segment(0xdb, &[1; 65]), segment(0xc0, &[2; 15]), segment(0xda, &[3; 10]), scan];
    [&[0xff, 0xd8][..], &speaking.concat(), &drawing.concat(), &[0xff, 0xd9]].concat()
}

#[test]
fn a_photo_keeps_its_picture_and_its_orientation_only() {
    let jfif = segment(0xe0, b"JFIF\0\x01\x02");
    let profile = segment(0xe2, b"ICC_PROFILE\0....");
    let speaking =
        [jfif.clone(), exif(6), segment(0xed, b"Photoshop 3.0"), profile.clone(), segment(0xfe, b"Hoa's phone")];
    let mut taken = photo(&speaking);
    taken.extend(b"a film hung behind the picture");
    let kept = without_metadata(MediaType::Jpeg, taken).unwrap();
    assert_eq!(kept, photo(&[upright(6), jfif.clone(), profile.clone()]));
    assert_eq!(orientation(&upright(6)[10..]), Some(6));
    let straight = without_metadata(MediaType::Jpeg, photo(&[exif(1)])).unwrap();
    assert_eq!(straight, photo(&[]), "what lies as it should needs no word");
}

#[test]
fn a_photo_that_was_cut_off_still_shows_and_a_broken_one_is_refused() {
    let whole = photo(&[]);
    let cut = &whole[..whole.len() - 3];
    assert_eq!(without_metadata(MediaType::Jpeg, cut.to_vec()).as_deref(), Some(cut));
    assert_eq!(without_metadata(MediaType::Jpeg, whole[..20].to_vec()), None);
    assert_eq!(without_metadata(MediaType::Jpeg, b"\xff\xd8\xffnonsense".to_vec()), None);
}

#[test]
fn a_picture_keeps_the_chunks_that_draw_it() {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], name, data, &[9; 4]].concat()
    };
    let png = |chunks: &[Vec<u8>]| [&b"\x89PNG\r\n\x1a\n"[..], &chunks.concat()].concat();
    let (head, data, end) = (chunk(b"IHDR", &[1; 13]), chunk(b"IDAT", &[2; 30]), chunk(b"IEND", &[]));
    let speaking = [head.clone(), chunk(b"tEXt", b"Author\0Hoa"), chunk(b"eXIf", b"II*\0"), chunk(b"tIME", &[0; 7])];
    let mut taken = png(&[speaking.concat(), data.clone(), end.clone()]);
    taken.extend(b"behind");
    assert_eq!(without_metadata(MediaType::Png, taken), Some(png(&[head.clone(), data.clone(), end])));
    assert_eq!(without_metadata(MediaType::Png, png(&[head, data])), None, "without an end");
}

#[test]
fn a_webp_loses_its_chunks_and_its_flags() {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let padding = vec![0; data.len() % 2];
        [&name[..], &u32::try_from(data.len()).unwrap().to_le_bytes(), data, &padding].concat()
    };
    let webp = |chunks: &[Vec<u8>]| {
        let body = chunks.concat();
        [b"RIFF", &u32::try_from(body.len() + 4).unwrap().to_le_bytes()[..], b"WEBP", &body].concat()
    };
    let flags = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
    let picture = chunk(b"VP8 ", &[5; 21]);
    let taken = webp(&[flags(0b0010_1100), picture.clone(), chunk(b"EXIF", b"gps"), chunk(b"XMP ", b"who")]);
    let kept = without_metadata(MediaType::Webp, taken).unwrap();
    assert_eq!(kept, webp(&[flags(0b0010_0000), picture]));
}

proptest! {
    /// Whatever is sent, nothing panics, and what was cleaned is clean.
    #[test]
    fn cleaning_twice_changes_nothing_more(tail in proptest::collection::vec(any::<u8>(), 0..200), kind in 0usize..3) {
        let heads: [(MediaType, &[u8]); 3] = [
            (MediaType::Jpeg, &[0xff, 0xd8, 0xff]),
            (MediaType::Png, b"\x89PNG\r\n\x1a\n"),
            (MediaType::Webp, b"RIFF\0\0\0\0WEBP"),
        ];
        let (media_type, head) = heads[kind];
        if let Some(once) = without_metadata(media_type, [head, &tail].concat()) {
            prop_assert_eq!(without_metadata(media_type, once.clone()), Some(once));
        }
    }
}
