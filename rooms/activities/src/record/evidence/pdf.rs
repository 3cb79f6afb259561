//! Whether a PDF shows anything. A scan that broke off, or a printer that was given nothing, leaves a file that opens empty:
//! as evidence it is none. The file is not read through: where its objects are packed or locked, it is taken as it is.

/// Whether a page stands in it, as far as can be told from outside.
pub fn has_pages(bytes: &[u8]) -> bool {
    let packed = finds(bytes, b"/ObjStm").next().is_some() || finds(bytes, b"/Encrypt").next().is_some();
    packed || finds(bytes, b"/Type").any(|at| is_page(&bytes[at + b"/Type".len()..]))
}

/// "/Page" and not "/Pages", which is their list.
fn is_page(behind: &[u8]) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'\x0c' | 0);
    let word = behind.iter().position(|byte| !is_blank(byte)).map_or(&[][..], |from| &behind[from..]);
    word.strip_prefix(b"/Page").is_some_and(|rest| rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric()))
}

fn finds<'a>(bytes: &'a [u8], words: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(words.len()).enumerate().filter(move |(_, window)| *window == words).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_page_is_told() {
        for (bytes, expected) in [
            (&b"%PDF-1.4\n1 0 obj<</Type/Page/Parent 2 0 R>>endobj"[..], true),
            (b"%PDF-1.4\n1 0 obj << /Type\n /Page >> endobj", true),
            (b"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 3>>stream", true),
            (b"%PDF-1.4\n1 0 obj<</Type/Pages/Kids[]/Count 0>>endobj", false),
            (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj", false),
            (b"%PDF-1.7", false),
            (b"%PDF-1.7 /Type", false),
        ] {
            assert_eq!(has_pages(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
