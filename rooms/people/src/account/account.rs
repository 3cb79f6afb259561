//! The account and its moves. Each move returns the line of the log that the store writes with it.
//! A password may be set by whoever holds an invitation, changed by whoever proves the old one; a code of the second step
//! counts once. A closed account keeps its name in the log and signs in no more.

use kernel::{AccountId, Kind, Refusal, Stamp, Timestamp, UnionNo};
use serde_json::json;
use store::Event;

use super::hasher::{Hashed, Proven};
use super::login::{Email, Login, Phone};
use super::totp::Step;

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Her name at the door of addresses and logs.
    pub id: AccountId,
    /// Her name as pages show it.
    pub name: String,
    /// Her e-mail address, if she gave one; she has this or a number or both.
    pub email: Option<Email>,
    /// Her telephone number, if she gave one.
    pub phone: Option<Phone>,
    /// Since when there is this account.
    pub created: Timestamp,
    /// Who made it; `None` for the first administrator.
    pub created_by: Option<AccountId>,
    pub(super) password: Option<Hashed>,
    pub(super) second: Option<Second>,
    pub(super) closed: Option<Stamp>,
    pub(super) version: i64,
}

/// The second step of signing in, switched on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Second {
    /// The secret, sealed for this account.
    pub sealed: Vec<u8>,
    /// The last step whose code was used.
    pub last: Step,
}

/// What is known of somebody when her account is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// Her name as pages show it.
    pub name: String,
    /// How she says who she is at the door.
    pub login: Login,
    /// Who makes the account; `None` for the first administrator.
    pub by: Option<AccountId>,
}

impl NewAccount {
    /// The account, without a password until she takes up her invitation.
    pub fn open(self, id: AccountId, now: Timestamp) -> (Account, Event) {
        let (email, phone) = match self.login {
            Login::Email(email) => (Some(email), None),
            Login::Phone(phone) => (None, Some(phone)),
        };
        let account = Account {
            id,
            name: self.name,
            email,
            phone,
            created: now,
            created_by: self.by,
            password: None,
            second: None,
            closed: None,
            version: 1,
        };
        let event = account.event("made", self.by);
        (account, event)
    }
}

impl Account {
    /// How she says who she is at the door, for pages about herself.
    pub fn logins(&self) -> Vec<&str> {
        let email = self.email.as_ref().map(Email::as_str);
        let phone = self.phone.as_ref().map(Phone::as_str);
        email.into_iter().chain(phone).collect()
    }

    /// What a password of hers must not be.
    pub fn about_herself(&self) -> Vec<&str> {
        std::iter::once(self.name.as_str()).chain(self.logins()).collect()
    }

    /// Her password's hash, once she has one.
    pub fn password(&self) -> Option<&Hashed> {
        self.password.as_ref()
    }

    /// The sealed secret of her second step, if it is switched on.
    pub fn sealed_secret(&self) -> Option<&[u8]> {
        self.second.as_ref().map(|second| second.sealed.as_slice())
    }

    /// Who closed it and when, if it is closed.
    pub fn closed(&self) -> Option<Stamp> {
        self.closed
    }

    /// Rises with every change.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Takes up an invitation: the holder of the link sets the password. It also replaces a forgotten one.
    ///
    /// # Errors
    /// A closed account takes none.
    pub fn set_password(&mut self, hashed: Hashed) -> Result<Event, Refusal> {
        self.must_be_open()?;
        self.password = Some(hashed);
        Ok(self.event("password_set", Some(self.id)))
    }

    /// Changes the password; the old one was proven.
    ///
    /// # Errors
    /// The proof is another's or too old, or the account is closed.
    pub fn change_password(&mut self, proven: &Proven, hashed: Hashed) -> Result<Event, Refusal> {
        self.must_stand(proven)?;
        self.password = Some(hashed);
        Ok(self.event("password_changed", Some(self.id)))
    }

    /// Keeps the same password under today's parameters.
    ///
    /// # Errors
    /// The proof is another's or too old, or the account is closed.
    pub fn renew_hash(&mut self, proven: &Proven, hashed: Hashed) -> Result<Event, Refusal> {
        self.must_stand(proven)?;
        self.password = Some(hashed);
        Ok(self.event("password_rehashed", Some(self.id)))
    }

    /// Switches the second step on; `first` is the step of the code that showed that her app has the secret.
    ///
    /// # Errors
    /// It is on already, or the account is closed.
    pub fn switch_code_on(&mut self, sealed: Vec<u8>, first: Step) -> Result<Event, Refusal> {
        self.must_be_open()?;
        if self.second.is_some() {
            let sentence = "Mã xác thực đã được bật từ trước. Muốn đổi sang điện thoại khác, hãy tắt rồi bật lại.";
            return Err(Refusal::new(Kind::WrongState, "account.code_is_on", sentence)
                .with_help("Về trang tài khoản", "/tai-khoan"));
        }
        self.second = Some(Second { sealed, last: first });
        Ok(self.event("code_switched_on", Some(self.id)))
    }

    /// Switches the second step off; the password was proven.
    ///
    /// # Errors
    /// It is off already, the proof is another's or too old, or the account is closed.
    pub fn switch_code_off(&mut self, proven: &Proven) -> Result<Event, Refusal> {
        self.must_stand(proven)?;
        self.take_code_away("code_switched_off", self.id)
    }

    /// Takes the second step away from somebody who lost her telephone: an administrator does it, who made sure who asks.
    ///
    /// # Errors
    /// It is off already.
    pub fn reset_code(&mut self, by: AccountId) -> Result<Event, Refusal> {
        self.take_code_away("code_reset", by)
    }

    /// Uses the code of a step; an account with the second step off has no code to use.
    ///
    /// # Errors
    /// A code of this step or a later one was used before, or the account is closed.
    pub fn use_code(&mut self, step: Step) -> Result<(), Refusal> {
        self.must_be_open()?;
        match &mut self.second {
            Some(second) if second.last < step => {
                second.last = step;
                Ok(())
            }
            _ => Err(Refusal::new(
                Kind::WrongState,
                "account.code_used",
                "Mã này đã được dùng. Hãy chờ mã tiếp theo hiện trên điện thoại.",
            )),
        }
    }

    /// Closes the account: from now on she cannot sign in.
    ///
    /// # Errors
    /// It is closed already.
    pub fn close(&mut self, by: Stamp) -> Result<Event, Refusal> {
        self.must_be_open()?;
        self.closed = Some(by);
        Ok(self.event("closed", Some(by.by)))
    }

    /// Opens a closed account again; the password stays what it was.
    ///
    /// # Errors
    /// It is open.
    pub fn reopen(&mut self, by: AccountId) -> Result<Event, Refusal> {
        if self.closed.take().is_none() {
            return Err(Refusal::new(Kind::WrongState, "account.open", "Tài khoản này đang mở."));
        }
        Ok(self.event("reopened", Some(by)))
    }

    /// A line of the log about this account: never what was typed.
    pub fn event(&self, verb: &'static str, by: Option<AccountId>) -> Event {
        Event {
            union: UnionNo::COUNTRY,
            by,
            noun: "account",
            noun_id: self.id.to_string(),
            verb,
            why: String::new(),
            detail: json!({}),
        }
    }

    fn take_code_away(&mut self, verb: &'static str, by: AccountId) -> Result<Event, Refusal> {
        if self.second.take().is_none() {
            return Err(Refusal::new(Kind::WrongState, "account.code_is_off", "Mã xác thực chưa được bật.")
                .with_help("Về trang tài khoản", "/tai-khoan"));
        }
        Ok(self.event(verb, Some(by)))
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        match self.closed {
            None => Ok(()),
            Some(stamp) => {
                let sentence = format!("Tài khoản này đã đóng từ {}.", stamp.at);
                Err(Refusal::new(Kind::WrongState, "account.closed", sentence))
            }
        }
    }

    fn must_stand(&self, proven: &Proven) -> Result<(), Refusal> {
        if proven.stands_for(self) {
            return self.must_be_open();
        }
        let sentence = "Tài khoản vừa được thay đổi ở nơi khác. Hãy mở lại trang và thử lần nữa.";
        Err(Refusal::new(Kind::WrongState, "account.changed_meanwhile", sentence))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Dice;

    use super::*;

    fn hoa() -> Account {
        let login = "hoa@langson.example".parse().unwrap();
        let now = Timestamp::from_micros(1_655_686_800_000_000);
        let new = NewAccount { name: "Nguyễn Thị Hoa".to_owned(), login, by: None };
        new.open(AccountId::new(now, &Dice::fixed(1)), now).0
    }

    fn in_state(state: &str) -> Account {
        let mut account = hoa();
        if state.contains("password") {
            account.set_password(Hashed::known("$x".to_owned())).unwrap();
        }
        if state.contains("code") {
            account.switch_code_on(vec![1], Step(100)).unwrap();
        }
        if state.contains("closed") {
            account.close(Stamp { by: account.id, at: account.created }).unwrap();
        }
        account
    }

    /// Which moves exist: a row for each state, a column for each move.
    #[test]
    fn moves() {
        type Move = (&'static str, fn(&mut Account) -> Result<(), Refusal>);
        let all: [Move; 7] = [
            ("set_password", |a| a.set_password(Hashed::known("$y".to_owned())).map(drop)),
            ("switch_code_on", |a| a.switch_code_on(vec![2], Step(1)).map(drop)),
            ("reset_code", |a| a.reset_code(a.id).map(drop)),
            ("use_code_100", |a| a.use_code(Step(100))),
            ("use_code_101", |a| a.use_code(Step(101))),
            ("close", |a| a.close(Stamp { by: a.id, at: a.created }).map(drop)),
            ("reopen", |a| a.reopen(a.id).map(drop)),
        ];
        let mut table = String::new();
        for state in ["new", "password", "password code", "password code closed"] {
            for (name, make) in all {
                let answer = make(&mut in_state(state)).map_or_else(|refusal| refusal.code, |()| "yes");
                table.push_str(&format!("{state} / {name}: {answer}\n"));
            }
        }
        insta::assert_snapshot!(table, @"
        new / set_password: yes
        new / switch_code_on: yes
        new / reset_code: account.code_is_off
        new / use_code_100: account.code_used
        new / use_code_101: account.code_used
        new / close: yes
        new / reopen: account.open
        password / set_password: yes
        password / switch_code_on: yes
        password / reset_code: account.code_is_off
        password / use_code_100: account.code_used
        password / use_code_101: account.code_used
        password / close: yes
        password / reopen: account.open
        password code / set_password: yes
        password code / switch_code_on: account.code_is_on
        password code / reset_code: yes
        password code / use_code_100: account.code_used
        password code / use_code_101: yes
        password code / close: yes
        password code / reopen: account.open
        password code closed / set_password: account.closed
        password code closed / switch_code_on: account.closed
        password code closed / reset_code: yes
        password code closed / use_code_100: account.closed
        password code closed / use_code_101: account.closed
        password code closed / close: account.closed
        password code closed / reopen: yes
        ");
    }
}
