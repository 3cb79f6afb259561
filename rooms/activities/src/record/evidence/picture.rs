//! Takes out of a picture what its camera or program wrote beside it: where and when it was taken, whose phone, thumbnails,
//! titles. The picture itself is not touched: pieces are dropped whole. Only the orientation stays, else photos would lie
//! on their side. (Luật 91/2025/QH15: location is sensitive data.)

use web::MediaType;

/// The same picture without metadata; other files as they are. `None` where it cannot be read as what it says it is.
pub fn without_metadata(media_type: MediaType, bytes: Vec<u8>) -> Option<Vec<u8>> {
    match media_type {
        MediaType::Jpeg => jpeg(&bytes),
        MediaType::Png => png(&bytes),
        MediaType::Webp => webp(&bytes),
        MediaType::Pdf | MediaType::Office | MediaType::Word | MediaType::Excel | MediaType::PowerPoint => Some(bytes),
    }
}

/// JPEG (ITU-T T.81 B): segments up to the end of the image; whatever a phone hangs behind it is left out.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    let mut turned = None;
    loop {
        // Any number of fill bytes may stand before a marker.
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let marker = *bytes.get(at..at + 2).filter(|pair| pair[0] == 0xff)?.last()?;
        if marker == 0xd9 {
            kept.extend([0xff, 0xd9]);
            break;
        }
        // Markers without a length (restarts, another beginning) stand between segments in no picture. Behind a segment that
        // is dropped, a restart would become part of the data before it.
        if matches!(marker, 0x00 | 0x01 | 0xd0..=0xd8) {
            return None;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length).filter(|_| length >= 2)?;
        at += segment.len();
        match (marker, &segment[4..]) {
            (0xe1, [b'E', b'x', b'i', b'f', 0, _, tiff @ ..]) => turned = turned.or_else(|| orientation(tiff)),
            // JFIF, colour profiles and Adobe's colour transform say how to show it.
            (0xe0 | 0xee, _) => kept.extend(segment),
            (0xe2, body) if body.starts_with(b"ICC_PROFILE\0") => kept.extend(segment),
            (0xe0..=0xef | 0xfe, _) => {}
            (0xda, _) => {
                kept.extend(segment);
                let end = at + scan(&bytes[at..]);
                kept.extend(&bytes[at..end]);
                at = end;
                if at == bytes.len() {
                    // A photo whose last bytes were lost still shows.
                    break;
                }
            }
            _ => kept.extend(segment),
        }
    }
    if let Some(turned) = turned.filter(|turned| (2..=8).contains(turned)) {
        kept.splice(2..2, upright(turned));
    }
    Some(kept)
}

/// How long the entropy-coded data are: up to a marker that is neither a stuffed zero nor a restart.
fn scan(data: &[u8]) -> usize {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    data.windows(2).position(is_end).unwrap_or(data.len())
}

/// Tag 0x0112 of a TIFF's first directory.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (low, high) = if little { (short(4)?, short(6)?) } else { (short(6)?, short(4)?) };
    let directory = (usize::from(high) << 16) | usize::from(low);
    let entries = (0..usize::from(short(directory)?)).map(|entry| directory + 2 + entry * 12);
    entries
        .take_while(|at| at + 12 <= tiff.len())
        .find(|at| short(*at) == Some(0x0112))
        .and_then(|at| u8::try_from(short(at + 8)?).ok())
}

/// An Exif segment that says nothing but how the picture is turned.
fn upright(turned: u8) -> Vec<u8> {
    let mut segment = vec![0xff, 0xe1, 0, 34];
    segment.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend([turned, 0, 0, 0, 0, 0, 0]);
    segment
}

/// PNG: chunks that draw the picture; text, time and Exif are not among them.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const DRAWN: [&[u8; 4]; 18] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
        b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
    ];
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut kept = signature.to_vec();
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        // Length, name, data, checksum.
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        let name = &chunk[4..8];
        if DRAWN.iter().any(|drawn| *drawn == name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = after;
    }
}

/// WebP: a RIFF of chunks, each padded to even; Exif and XMP are dropped and their flags lowered.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const EXIF_AND_XMP: u8 = 0b0000_1100;
    let (head, mut rest) = bytes.split_at_checked(12)?;
    let mut kept = head.to_vec();
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
        let padded = length.checked_add(8)?.checked_add(length % 2)?.min(rest.len());
        let (chunk, after) = rest.split_at_checked(padded).filter(|(chunk, _)| chunk.len() >= 8 + length)?;
        let from = kept.len();
        match &chunk[..4] {
            b"VP8X" => {
                kept.extend(chunk);
                *kept.get_mut(from + 8)? &= !EXIF_AND_XMP;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => kept.extend(chunk),
            _ => {}
        }
        rest = after;
    }
    let size = u32::try_from(kept.len().checked_sub(8)?).ok()?;
    kept.splice(4..8, size.to_le_bytes());
    Some(kept)
}

#[cfg(test)]
mod tests;
