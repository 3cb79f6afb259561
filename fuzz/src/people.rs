//! What somebody types at the door: who she is, and where she wanted to go.

use ::people::account::Login;
use ::people::sign_in::own_path;

/// An e-mail address or a telephone number has one spelling, which is read back.
pub fn login(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match text.parse::<Login>() {
        Ok(login) => {
            let kept = login.as_str();
            assert_eq!(kept.parse::<Login>().as_ref(), Ok(&login), "{text:?}");
            assert!(!kept.chars().any(|c| c.is_whitespace() || c.is_control()), "{kept:?}");
            assert_eq!(viet::nfc(kept), kept, "composed");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Wherever she is sent, it is a page of ours.
pub fn back(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let path = own_path(&text);
    assert!(path == "/" || path == text, "{path:?}");
    assert!(path.starts_with('/') && !path.starts_with("//"), "{path:?}");
    assert!(path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\'), "{path:?}");
    assert_eq!(own_path(&path), path);
}
