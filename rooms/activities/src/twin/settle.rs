//! Settling a pair: POST …/{record}/trung-lap. “Là một”: one record stays with the bodies of both, the other goes behind
//! it. “Khác nhau”: nothing changes but that nobody is asked again. Parting is the undo of a joining, for both at once.

use kernel::{Actor, Kind, Refusal, Stamp};
use organisation::UnionHere;
use store::Tx;
use web::{Cx, Fields, InPath, Problem, To};

use super::policy::{Settle, may_part, may_settle};
use super::store as twins;
use super::twin::{Pair, Verdict, stays};
use crate::record::{Record, RecordId, State, Undoing, show_url, store as ledger};

/// POST …/{record}/trung-lap
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (one, its) = ledger::load(tx, &who, &at, id).await?;
        let (verdict, other) = said(&fields)?;
        let (other, others) = ledger::load(tx, &who, &at, other).await?;
        let permit = may_settle(&who, (&one, &its), (&other, &others))?;
        one.unchanged_since(fields.text("seen").parse().ok())?;
        other.unchanged_since(fields.text("seen_other").parse().ok())?;
        let (to, notice) = match verdict {
            Verdict::Different => {
                tell_apart(tx, permit, &one, &other).await?;
                (one.id, "Đã ghi là hai việc khác nhau; sẽ không hỏi lại.")
            }
            Verdict::One => {
                let kept = join(tx, permit, one, other).await?;
                (kept, "Đã gộp: bản ghi này được giữ, bản ghi kia đứng sau và không tính vào số liệu nào. Có thể hoàn tác.")
            }
        };
        let back = if fields.text("ve") == "danh-sach" { super::url(&at.slug) } else { show_url(&at, to) };
        Ok(To::address(back).with_notice(notice))
    })
    .await
}

fn said(fields: &Fields) -> Result<(Verdict, RecordId), Refusal> {
    let said = Verdict::from_code(fields.text("verdict")).zip(fields.text("other").parse().ok());
    said.ok_or_else(|| {
        let sentence = "Chưa rõ bản ghi nào là một hay khác nhau; hãy quay lại và chọn.";
        Refusal::new(Kind::WrongState, "twin.not_said", sentence)
    })
}

/// Remembers that they are two things.
///
/// # Errors
/// Settled before, or what the engine says.
pub async fn tell_apart(tx: &Tx, permit: Settle, one: &Record, other: &Record) -> Result<(), Problem> {
    let made = Stamp { by: permit.both().by(), at: tx.now() };
    twins::remember(tx, Pair::of(one.no, other.no), Verdict::Different, made, None).await
}

/// Makes two records one: gives the name of the one that stays.
///
/// # Errors
/// Settled before; one of them is not in the ledger any more; the one that would go behind has parts of its own, or keeps
/// another behind it: the bodies that it took over would count nowhere, and again once those two are parted.
pub async fn join(tx: &Tx, permit: Settle, one: Record, other: Record) -> Result<RecordId, Problem> {
    let permit = permit.both();
    let made = Stamp { by: permit.by(), at: tx.now() };
    let (kept, behind) = stays(one, other);
    if twins::has_parts(tx, behind.no).await? {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.has_parts",
            "Bản ghi không được giữ có các bản ghi thuộc nó; hãy chuyển chúng sang bản ghi được giữ rồi gộp.",
        )
        .into());
    }
    if twins::keeps_another(tx, behind.no).await? {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.keeps_another",
            "Bản ghi không được giữ đang giữ một bản ghi khác đã gộp vào nó; hãy tách hai bản ghi ấy ra rồi gộp từng bản ghi.",
        )
        .into());
    }
    let (keep, go) = permit.for_each(&kept);
    let change = kept.stay(keep, &behind.current().content, made.at)?;
    ledger::save(tx, &kept, change).await?;
    ledger::save(tx, &behind, behind.go_behind(go, made.at)?).await?;
    let version = twins::current_of(tx, kept.no).await?;
    twins::remember(tx, Pair::of(kept.no, behind.no), Verdict::One, made, Some((kept.no, version))).await?;
    Ok(kept.id)
}

/// Parts what this record was joined with last: both say what they said before. What was corrected since stays with the
/// record that was kept; gives whether it is so.
///
/// # Errors
/// She keeps no body in the other; it was not joined; the one that was kept is itself behind a third, which would count
/// what is parted once more; what the engine says.
pub async fn part(tx: &Tx, who: &Actor, at: &UnionHere, record: &Record) -> Result<Parted, Problem> {
    let all = twins::joined(tx, record.no).await?;
    let current = record.current().no;
    let this = all.into_iter().find(|joined| joined.behind == record.no || joined.kept.1 == current);
    let joined = this.ok_or_else(Refusal::not_found)?;
    let (kept, its) = ledger::load(tx, who, at, twins::name_of(tx, joined.kept.0).await?).await?;
    let (behind, others) = ledger::load(tx, who, at, twins::name_of(tx, joined.behind).await?).await?;
    let permit = may_part(who, (&kept, &its), (&behind, &others))?.both();
    if matches!(kept.current().state(), State::Behind(_)) {
        return Err(Refusal::new(
            Kind::WrongState,
            "twin.kept_is_behind",
            "Bản ghi được giữ lại đã gộp vào một bản ghi khác; hãy tách bản ghi ấy ra trước, rồi tách hai bản ghi này.",
        )
        .into());
    }
    let made = Stamp { by: permit.by(), at: tx.now() };
    let (keep, go) = permit.for_each(&kept);
    let parted = if kept.current().no == joined.kept.1 && kept.to_undo()? == Undoing::Joining {
        ledger::save(tx, &kept, kept.undo(keep, made.at)).await?;
        Parted::Both
    } else {
        Parted::OneStayedAsCorrected
    };
    ledger::save(tx, &behind, behind.undo(go, made.at)).await?;
    twins::forget(tx, joined.pair, made).await?;
    Ok(parted)
}

/// What became of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parted {
    /// Both are as they were before.
    Both,
    /// The one that was kept had been changed since, and keeps the bodies of both.
    OneStayedAsCorrected,
}

impl Parted {
    /// What to tell whoever parted them.
    pub fn said(self) -> &'static str {
        match self {
            Self::Both => "Đã tách: hai bản ghi trở lại như trước khi gộp, cả hai được tính.",
            Self::OneStayedAsCorrected => {
                "Đã tách. Bản ghi được giữ đã sửa sau khi gộp nên vẫn ghi các đơn vị của cả hai; hãy xem và sửa lại nếu cần."
            }
        }
    }
}
