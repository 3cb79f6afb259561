//! Where to go after signing in: the page that sent her here, if it is one of ours. A foreign address would turn our door
//! into somebody else's bait.

/// A path of our own to go back to, or the front door.
pub fn own_path(asked: &str) -> String {
    let own = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains('\\');
    let clean = asked.chars().all(|c| c.is_ascii_graphic());
    // Back to the door itself would go round in circles.
    let door = ["/dang-nhap", "/dang-xuat"].iter().any(|door| asked.starts_with(door));
    if own && clean && !door { asked.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths() {
        for own in ["/lang-son/hoat-dong?trang=2&ky=2022", "/tai-khoan", "/"] {
            assert_eq!(own_path(own), own);
        }
        for foreign in [
            "",
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "lang-son",
            "/a\r\nSet-Cookie: x=1",
            "/dang-xuat",
            "/dang-nhap?ve=/dang-nhap",
            "/\u{9}/evil.example",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
    }
}
