//! A workbook on its way into the ledger, and the account of what came of it. Open while its columns are matched and its
//! rows looked at; queued while a long one waits for its turn; done, and perhaps undone. A batch is never deleted.

use kernel::{AccountId, Id, Kind as Because, No, Refusal, Stamp, Timestamp};

use super::plan::Plan;
use super::policy::Handle;
use crate::record::{FileId, Kind};

/// The name of a batch at the door.
pub type BatchId = Id<Batch>;
/// The number of a batch within its Union.
pub type BatchNo = No<Batch>;

/// A workbook on its way into the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub no: BatchNo,
    /// Its name at the door.
    pub id: BatchId,
    /// Of what kind its rows are.
    pub kind: Kind,
    /// Its file.
    pub file: FileId,
    /// Which of the file's sheets, from 0.
    pub sheet: usize,
    /// What its columns mean; nothing until somebody said so.
    pub plan: Option<Plan>,
    /// What becomes of rows with errors.
    pub bad_rows: BadRows,
    /// Who sent it, and when.
    pub entered: Stamp,
    /// What came of it.
    pub account: Account,
    /// Why it came back from the queue, or nothing.
    pub failure: String,
    pub(super) state: State,
    pub(super) version: i64,
}

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody is looking at it.
    Open(Stamp),
    /// It waits for its turn.
    Queued(Stamp),
    /// Its rows are in the ledger.
    Done(Stamp),
    /// It waits to be taken back; its rows are in the ledger until then.
    Undoing(Stamp),
    /// Its records were withdrawn.
    Undone(Stamp),
    /// It was put aside without being taken.
    Dropped(Stamp),
}

/// Whether the turn of a queued batch still comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Its job waits or is being done.
    Comes,
    /// Its job was given up after the last try: nobody will write it.
    GivenUp,
}

/// What becomes of rows with errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadRows {
    /// A single one keeps all others out: the file is mended and sent again.
    #[default]
    Stop,
    /// They are passed over, each kept in the account with its sentences; the good ones are taken.
    Skip,
}

/// What came of a batch, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Rows of the table.
    pub rows: i64,
    /// New records.
    pub written: i64,
    /// Records of earlier batches that were corrected.
    pub corrected: i64,
    /// Rows that were there already.
    pub known: i64,
    /// Rows that were skipped or left alone.
    pub passed: i64,
}

impl Account {
    /// The same in words: "120 bản ghi mới, 3 dòng đã có".
    pub fn words(&self) -> String {
        let parts = [
            (self.written, "bản ghi mới"),
            (self.corrected, "bản ghi được sửa"),
            (self.known, "dòng đã có"),
            (self.passed, "dòng không ghi"),
        ];
        let told = parts.iter().enumerate().filter(|(at, (count, _))| *at == 0 || *count > 0);
        told.map(|(_, (count, what))| format!("{} {what}", viet::grouped(*count))).collect::<Vec<_>>().join(", ")
    }
}

impl State {
    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open(_) => "open",
            Self::Queued(_) => "queued",
            Self::Done(_) => "done",
            Self::Undoing(_) => "undoing",
            Self::Undone(_) => "undone",
            Self::Dropped(_) => "dropped",
        }
    }

    /// The word on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Open(_) => "Đang xem trước",
            Self::Queued(_) => "Đang ghi",
            Self::Done(_) => "Đã ghi sổ",
            Self::Undoing(_) => "Đang hoàn tác",
            Self::Undone(_) => "Đã hoàn tác",
            Self::Dropped(_) => "Đã bỏ",
        }
    }

    /// From a stored code and its stamp.
    pub fn from_code(code: &str, stamp: Stamp) -> Option<Self> {
        let all = [Self::Open, Self::Queued, Self::Done, Self::Undoing, Self::Undone, Self::Dropped];
        all.into_iter().map(|state| state(stamp)).find(|state| state.code() == code)
    }

    /// Since when and by whom.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Open(stamp)
            | Self::Queued(stamp)
            | Self::Done(stamp)
            | Self::Undoing(stamp)
            | Self::Undone(stamp)
            | Self::Dropped(stamp) => stamp,
        }
    }
}

impl BadRows {
    /// Code as stored, and as the form sends it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Skip => "skip",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Stop, Self::Skip].into_iter().find(|bad| bad.code() == code)
    }
}

impl Batch {
    /// How far it has come.
    pub fn state(&self) -> State {
        self.state
    }

    /// What its columns mean from now on.
    ///
    /// # Errors
    /// It is no longer open.
    pub fn settle(&self, permit: &Handle, sheet: usize, plan: Plan) -> Result<Self, Refusal> {
        self.must_be_open(permit)?;
        Ok(Self { sheet, plan: Some(plan), failure: String::new(), ..self.clone() })
    }

    /// Somebody says of its rows what is in the ledger already.
    ///
    /// # Errors
    /// It is no longer open.
    pub fn answer(&self, permit: &Handle) -> Result<Self, Refusal> {
        self.must_be_open(permit)?;
        Ok(self.clone())
    }

    /// It waits for its turn, with so many rows.
    ///
    /// # Errors
    /// It is no longer open, or nobody said what its columns mean.
    pub fn queue(&self, permit: &Handle, bad_rows: BadRows, rows: i64, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_open(permit)?;
        self.settled()?;
        let state = State::Queued(Stamp { by: permit.by(), at: now });
        let account = Account { rows, ..Account::default() };
        Ok(Self { bad_rows, state, account, failure: String::new(), ..self.clone() })
    }

    /// Its rows are in the ledger.
    ///
    /// # Errors
    /// It is neither open nor queued, or nobody said what its columns mean.
    pub fn finish(&self, permit: &Handle, account: Account, now: Timestamp) -> Result<Self, Refusal> {
        if !matches!(self.state, State::Queued(_)) {
            self.must_be_open(permit)?;
        }
        self.settled()?;
        let state = State::Done(Stamp { by: permit.by(), at: now });
        Ok(Self { account, state, failure: String::new(), ..self.clone() })
    }

    /// It comes back from the queue with a sentence that says why.
    pub fn come_back(&self, by: AccountId, failure: String, now: Timestamp) -> Self {
        Self { state: State::Open(Stamp { by, at: now }), failure, ..self.clone() }
    }

    /// It waits to be taken back.
    ///
    /// # Errors
    /// It is not done, or waits for that already.
    pub fn queue_undo(&self, permit: &Handle, turn: Turn, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_done(permit, turn)?;
        let state = State::Undoing(Stamp { by: permit.by(), at: now });
        Ok(Self { state, failure: String::new(), ..self.clone() })
    }

    /// Its records are withdrawn, by the turn that comes or at once.
    ///
    /// # Errors
    /// It is not done.
    pub fn undo(&self, permit: &Handle, now: Timestamp) -> Result<Self, Refusal> {
        self.must_be_done(permit, Turn::GivenUp)?;
        let state = State::Undone(Stamp { by: permit.by(), at: now });
        Ok(Self { state, failure: String::new(), ..self.clone() })
    }

    /// It could not be taken back, for the reason in the sentence: its rows stay in the ledger.
    pub fn stay(&self, by: AccountId, failure: String, now: Timestamp) -> Self {
        Self { state: State::Done(Stamp { by, at: now }), failure, ..self.clone() }
    }

    /// Its rows are in the ledger, and nobody is about to take them back: none whose turn comes.
    ///
    /// # Errors
    /// It is not so.
    pub fn must_be_done(&self, permit: &Handle, turn: Turn) -> Result<(), Refusal> {
        permit.must_be_for(self);
        match (self.state, turn) {
            (State::Done(_), _) | (State::Undoing(_), Turn::GivenUp) => Ok(()),
            (State::Undoing(_), Turn::Comes) => {
                Err(refused("import.undoing", "Tệp này đang được hoàn tác; hãy chờ kết quả."))
            }
            _ => Err(refused("import.not_done", "Tệp này chưa được ghi vào sổ, hoặc đã được hoàn tác.")),
        }
    }

    /// It is put aside.
    ///
    /// # Errors
    /// It is no longer open, nor waits for a turn that was given up.
    pub fn drop(&self, permit: &Handle, turn: Turn, now: Timestamp) -> Result<Self, Refusal> {
        if !(matches!(self.state, State::Queued(_)) && turn == Turn::GivenUp) {
            self.must_be_open(permit)?;
        }
        Ok(Self { state: State::Dropped(Stamp { by: permit.by(), at: now }), ..self.clone() })
    }

    /// What its columns mean.
    ///
    /// # Errors
    /// Nobody said so yet.
    pub fn settled(&self) -> Result<&Plan, Refusal> {
        self.plan.as_ref().ok_or_else(|| refused("import.not_matched", "Hãy ghép cột của tệp trước."))
    }

    fn must_be_open(&self, permit: &Handle) -> Result<(), Refusal> {
        permit.must_be_for(self);
        match self.state {
            State::Open(_) => Ok(()),
            State::Queued(_) => Err(refused("import.queued", "Tệp này đang được ghi vào sổ; hãy chờ kết quả.")),
            _ => {
                let sentence = "Tệp này đã được ghi vào sổ, đã hoàn tác hoặc đã bỏ; muốn nhập nữa hãy tải tệp lên lại.";
                Err(refused("import.closed", sentence))
            }
        }
    }
}

fn refused(code: &'static str, sentence: &'static str) -> Refusal {
    Refusal::new(Because::WrongState, code, sentence)
}
