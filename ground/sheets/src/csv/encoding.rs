//! How the letters of a text are stored. Marks at its beginning and valid UTF-8 settle it; the rest is a guess between
//! Windows-1258 (tones as letters of their own, behind their vowel) and Windows-1252. Old fonts (TCVN3, VNI) come out as
//! Windows-1252, from which they can be converted.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// A text and how it was stored.
pub(super) struct Decoded {
    pub text: String,
    /// Name of the encoding, where nothing but its letters speaks for it.
    pub guessed: Option<&'static str>,
}

/// The text, if it is one.
pub(super) fn decode(bytes: Vec<u8>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
        return is_text(&text).then_some(Decoded { text, guessed: None });
    }
    if let Some(encoding) = utf_16_without_mark(&bytes) {
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        return is_text(&text).then_some(Decoded { text, guessed: Some(encoding.name()) });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return is_text(&text).then_some(Decoded { text, guessed: None }),
        Err(error) => error.into_bytes(),
    };
    let encoding = if has_tones_behind_vowels(&bytes) { WINDOWS_1258 } else { WINDOWS_1252 };
    let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
    debug_assert_ne!(encoding, UTF_8);
    is_text(&text).then_some(Decoded { text, guessed: Some(encoding.name()) })
}

/// Half of the bytes of plain letters in UTF-16 are nought, all on the same side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(2048) & !1];
    let noughts = |side: usize| start.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let pairs = start.len() / 2;
    if pairs == 0 {
        None
    } else if odd * 5 > pairs * 2 && even == 0 {
        Some(UTF_16LE)
    } else if even * 5 > pairs * 2 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes that are tones in Windows-1258 stand behind vowels, nearly all of them.
fn has_tones_behind_vowels(bytes: &[u8]) -> bool {
    const TONES: [u8; 5] = [0xcc, 0xd2, 0xde, 0xec, 0xf2];
    // a e i o u y, and ă â ê ô ơ ư of Windows-1258, small and capital.
    const VOWELS: &[u8] = b"aeiouyAEIOUY\xe3\xe2\xea\xf4\xf5\xfd\xc3\xc2\xca\xd4\xd5\xdd";
    let pairs = bytes.windows(2).filter(|pair| TONES.contains(&pair[1]));
    let (tones, behind) =
        pairs.fold((0, 0), |(all, behind), pair| (all + 1, behind + usize::from(VOWELS.contains(&pair[0]))));
    tones > 0 && behind * 10 >= tones * 9
}

/// Control characters are in no text that people wrote.
fn is_text(text: &str) -> bool {
    let start = text.chars().take(4096);
    let odd = start.clone().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}')).count();
    // The controls that Windows-1252 leaves open appear in texts of old fonts.
    odd * 50 <= start.count() && !text.chars().take(4096).any(|c| c == '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Option<&'static str>) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.guessed)
    }

    #[test]
    fn each_encoding_is_told() {
        assert_eq!(decoded("Số".as_bytes()), ("Số".into(), None));
        assert_eq!(decoded(b"\xef\xbb\xbfa;b"), ("a;b".into(), None));
        assert_eq!(decoded(b"\xff\xfea\0;\0"), ("a;".into(), None));
        assert_eq!(decoded(b"\xfe\xff\x1e\xa1"), ("ạ".into(), None));
        assert_eq!(decoded(b"a\0;\0b\0").1, Some("UTF-16LE"));
        assert_eq!(decoded(b"\0a\0;\0b").1, Some("UTF-16BE"));
        let (text, guessed) = decoded(b"T\xeann l\xf5\xecp; S\xf4\xec");
        assert_eq!((viet::nfc(&text).as_str(), guessed), ("Tênn lớp; Số", Some("windows-1258")));
        assert_eq!(decoded(b"caf\xe9;th\xe9").1, Some("windows-1252"));
        assert!(decode(b"\x01\x02\x03\x04\xff".to_vec()).is_none());
    }
}
