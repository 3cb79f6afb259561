//! Every state and every verb, and what each says when it does not go.

use std::fmt::Write;

use kernel::{AccountId, Dice};

use super::*;
use crate::record::content::Wanted;
use crate::record::policy::{Reached, may_enter, may_keep};
use crate::record::samples;

const TODAY: &str = "2022-06-20";
const YESTERDAY: &str = "2022-06-19";
const TOMORROW: &str = "2022-06-21";

fn now() -> Timestamp {
    Timestamp::start_of(TODAY.parse().unwrap())
}

fn somebody() -> kernel::Actor {
    let account: AccountId = Id::new(now(), &Dice::fixed(7));
    kernel::Actor { account, name: "Hoàng Thị Hoa".to_owned(), grants: Vec::new() }
}

fn content(last: &str) -> Content {
    samples::content("Kỹ thuật trồng hồi", last, &[samples::physics()])
}

fn lasting(first: &str, last: &str) -> Content {
    let wanted = samples::wanted("Kỹ thuật trồng hồi", last, &[samples::physics()]);
    Content::check(Wanted { first: first.parse().unwrap(), ..wanted }).unwrap()
}

fn enter(content: Content) -> Enter {
    may_enter(&somebody(), content, &Reached(vec![samples::physics()])).unwrap()
}

fn keep(record: &Record) -> Keep {
    may_keep(&somebody(), record, &Reached(vec![samples::physics()])).unwrap()
}

fn why() -> Reason {
    Reason::read("Ghi nhầm").unwrap()
}

fn record(change: Change) -> Record {
    samples::record(1, vec![change])
}

fn after(record: &Record, change: Change) -> Record {
    let version = samples::version(record.versions().len(), change);
    let versions = record.versions.iter().cloned().chain([version]).collect();
    Record { versions, version: record.version + 1, ..record.clone() }
}

#[test]
fn every_state_and_every_verb() {
    let planned = record(Record::enter(enter(content(TOMORROW)), now()));
    let due = record(Change { content: content(TODAY), ..Record::enter(enter(content(TOMORROW)), now()) });
    let begun = record(Change { content: lasting(TODAY, TOMORROW), ..Record::enter(enter(content(TOMORROW)), now()) });
    let runs = record(Record::enter(enter(lasting(YESTERDAY, TOMORROW)), now()));
    let over = record(Change { content: content(TODAY), ..Record::enter(enter(lasting(YESTERDAY, TOMORROW)), now()) });
    let done = record(Record::enter(enter(content(TODAY)), now()));
    let cancelled = after(&done, done.cancel(keep(&done), why(), now()).unwrap());
    let withdrawn = after(&done, done.undo(keep(&done), now()));
    let mut table = String::new();
    for (name, record) in [
        ("planned", planned),
        ("planned, begun", begun),
        ("planned, due", due),
        ("running", runs),
        ("running, over", over),
        ("done", done),
        ("cancelled", cancelled),
        ("withdrawn", withdrawn),
    ] {
        let corrected = Content::check(samples::wanted("Kỹ thuật trồng mận", TODAY, &[samples::physics()])).unwrap();
        let said = |moved: Result<Change, Refusal>| match moved {
            Ok(change) => change.state.code(),
            Err(refusal) => refusal.code.trim_start_matches("record."),
        };
        let begin = said(record.begin(keep(&record), now()));
        let finish = said(record.finish(keep(&record), now()));
        let correct = said(record.correct(keep(&record), enter(corrected), why(), now()));
        let content = record.current().content.clone();
        let same = said(record.correct(keep(&record), enter(content), why(), now()));
        let cancel = said(record.cancel(keep(&record), why(), now()));
        let undo = said(Ok(record.undo(keep(&record), now())));
        let moves = record.moves(now().day());
        // A button never lies.
        assert_eq!(moves.begin, begin == "running");
        assert_eq!((moves.finish, moves.correct), (finish == "done", correct != "withdrawn"));
        assert_eq!(moves.cancel, cancel == "cancelled");
        writeln!(table, "{name:16}{same:17}{correct:12}{begin:13}{finish:16}{cancel:19}{undo}").unwrap();
    }
    let head = format!("{:16}{:17}{:12}{:13}{:16}{:19}undo", "", "same", "correct", "begin", "finish", "cancel");
    insta::assert_snapshot!(format!("{head}\n{table}"), @"
                    same             correct     begin        finish          cancel             undo
    planned         nothing_changed  planned     not_begun    still_to_come   cancelled          withdrawn
    planned, begun  running          planned     running      still_to_come   cancelled          withdrawn
    planned, due    nothing_changed  planned     over         done            cancelled          withdrawn
    running         nothing_changed  done        not_planned  still_to_come   cancelled          withdrawn
    running, over   done             done        not_planned  done            cancelled          withdrawn
    done            nothing_changed  done        not_planned  not_planned     cancelled          withdrawn
    cancelled       nothing_changed  cancelled   not_planned  not_planned     already_cancelled  done
    withdrawn       withdrawn        withdrawn   withdrawn    withdrawn       withdrawn          done
    ");
}

#[test]
fn what_was_done_is_not_moved_into_the_future() {
    let done = record(Record::enter(enter(content(TODAY)), now()));
    let refusal = done.correct(keep(&done), enter(content(TOMORROW)), why(), now()).unwrap_err();
    assert_eq!(refusal.code, "record.still_to_come");
    let refusal = done.correct(keep(&done), enter(content(TODAY)), why(), now()).unwrap_err();
    assert_eq!(refusal.code, "record.nothing_changed");
}

#[test]
fn undoing_an_undo_brings_the_change_again() {
    let entered = record(Record::enter(enter(content(TODAY)), now()));
    let cancelled = after(&entered, entered.cancel(keep(&entered), why(), now()).unwrap());
    let undone = after(&cancelled, cancelled.undo(keep(&cancelled), now()));
    let again = after(&undone, undone.undo(keep(&undone), now()));
    assert_eq!(undone.current().state(), entered.current().state());
    assert_eq!(again.current().state(), cancelled.current().state());
}

#[test]
fn versions_are_known_one_after_the_other_even_if_the_clock_goes_back() {
    let entered = record(Record::enter(enter(content(TODAY)), now()));
    let earlier = now().minus(Duration::from_secs(3600));
    let cancelled = entered.cancel(keep(&entered), why(), earlier).unwrap();
    assert!(cancelled.made.at > entered.current().made.at);
}

#[test]
#[should_panic(expected = "a permit is for one record")]
fn a_permit_for_another_record_is_refused() {
    let change = || Record::enter(enter(content(TODAY)), now());
    let (one, other) = (samples::record(1, vec![change()]), samples::record(2, vec![change()]));
    other.undo(keep(&one), now());
}
