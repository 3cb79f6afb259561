//! An invitation: a link that works once and not for ever.

use std::time::Duration;

use kernel::{AccountId, Kind, Refusal, Timestamp};

/// How long the first administrator's link is good: it was just printed on the console she sits at.
pub const FOR_FIRST_ADMINISTRATOR: Duration = Duration::from_secs(60 * 60);
/// How long an invitation is good: it travels by letter or messenger, and people are on duty elsewhere.
pub const FOR_INVITEE: Duration = Duration::from_secs(7 * 24 * 3600);

/// A one-time link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Whom it lets in.
    pub whom: Whom,
    /// Until when it is good.
    pub expires: Timestamp,
    /// When it was used.
    pub used: Option<Timestamp>,
}

/// Whom a link lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Whoever becomes the first administrator.
    FirstAdministrator,
    /// The holder of this account.
    Account(AccountId),
}

impl Invitation {
    /// Whether it may be used now.
    ///
    /// # Errors
    /// `invitation.used` or `invitation.over`, with when.
    pub fn must_hold(&self, now: Timestamp) -> Result<(), Refusal> {
        if let Some(used) = self.used {
            let sentence = format!("Đường dẫn này đã được dùng lúc {used}. Mỗi đường dẫn chỉ dùng được một lần.");
            return Err(
                Refusal::new(Kind::WrongState, "invitation.used", sentence).with_help("Đăng nhập", "/dang-nhap")
            );
        }
        if now < self.expires {
            return Ok(());
        }
        let what_to_do = match self.whom {
            Whom::FirstAdministrator => "Hãy khởi động lại chương trình để nhận đường dẫn mới.",
            Whom::Account(_) => "Hãy đề nghị người quản trị của đơn vị gửi lại đường dẫn mới.",
        };
        let sentence = format!("Đường dẫn này đã hết hạn lúc {}. {what_to_do}", self.expires);
        Err(Refusal::new(Kind::WrongState, "invitation.over", sentence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_and_not_for_ever() {
        let now = Timestamp::start_of("2022-06-20".parse().unwrap());
        let later = now.plus(FOR_FIRST_ADMINISTRATOR);
        let link = |used| Invitation { whom: Whom::FirstAdministrator, expires: later, used };
        let code = |link: Invitation, at| link.must_hold(at).err().map(|refusal| refusal.code);
        assert_eq!(code(link(None), later.minus(Duration::from_micros(1))), None);
        assert_eq!(code(link(None), later), Some("invitation.over"));
        assert_eq!(code(link(Some(now)), now), Some("invitation.used"));
    }
}
