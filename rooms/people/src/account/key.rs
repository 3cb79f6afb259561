//! The key that seals what must come back in clear: TOTP secrets in the database, and the short slips that a half-finished
//! form carries. XChaCha20-Poly1305: its nonce is long enough to be drawn by chance. Whoever has the database but not the
//! key file reads none of it.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kernel::{Dice, Fault};

/// Length of the nonce before the sealed text.
const NONCE: usize = 24;

/// The house's sealing key.
#[derive(Clone)]
pub struct Key(XChaCha20Poly1305);

impl Key {
    /// A key of 32 secret bytes; the program keeps them in a file beside its data, never in the database.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&bytes.into()))
    }

    /// Seals a text for one purpose: `about` says which and whose, and only with the same words it opens again.
    ///
    /// # Errors
    /// When the text is longer than the cipher takes (256 GiB).
    pub fn seal(&self, dice: &Dice, about: &str, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let nonce = dice.bytes::<NONCE>();
        let payload = Payload { msg: text, aad: about.as_bytes() };
        let sealed =
            self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| Fault::new("seal: the text is too long"))?;
        Ok([nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Opens what was sealed with this key for this purpose; anything else is `None`.
    pub fn open(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: about.as_bytes() }).ok()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_purpose_open() {
        let (key, dice) = (Key::from_bytes([7; 32]), Dice::fixed(42));
        let sealed = key.seal(&dice, "hoa", b"secret").unwrap();
        assert_eq!(key.open("hoa", &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(key.open("minh", &sealed), None);
        assert_eq!(Key::from_bytes([8; 32]).open("hoa", &sealed), None);
        assert_eq!(key.open("hoa", &sealed[..20]), None);
        let mut bent = sealed.clone();
        bent[30] ^= 1;
        assert_eq!(key.open("hoa", &bent), None);
        assert_ne!(key.seal(&dice, "hoa", b"secret").unwrap(), sealed, "each sealing draws its own nonce");
    }
}
