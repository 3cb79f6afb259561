//! The cells of a row: what can be taken is exported and comes back as the same, what cannot says why.

use activities::import::alone::{Alone, words};
use activities::import::{Key, columns};
use activities::record::Kind;
use sheets::{Level, Mark, Value};

use super::{text, today};

/// One byte for the kind, then the cells of its columns, parted by tabs. Behind `#` stands a number, behind `@` a day.
pub fn cell(data: &[u8]) {
    let Some((kind, cells)) = data.split_first() else { return };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let alone = Alone::new(kind, today());
    let keys = columns(kind).into_iter().map(|column| column.key);
    let row: Vec<(Key, Value)> = keys.zip(text(cells).split('\t').map(value)).collect();
    let (content, marks) = alone.judge(row);
    assert!(marks.iter().all(|mark| !mark.sentence.is_empty()), "{marks:?}");
    assert_eq!(content.is_none(), is_bad(&marks), "{marks:?}");
    let Some(content) = content else { return };
    let (again, marks) = alone.judge(alone.export(&content));
    assert!(!is_bad(&marks), "{kind:?} {content:?} {marks:?}");
    assert_eq!(again.as_ref(), Some(&content), "{kind:?}");
}

fn is_bad(marks: &[Mark]) -> bool {
    marks.iter().any(|mark| mark.level == Level::Error)
}

fn value(cell: &str) -> Value {
    if let Some(number) = cell.strip_prefix('#').and_then(|number| number.parse().ok()).filter(|n: &f64| n.is_finite())
    {
        return Value::Number(number);
    }
    cell.strip_prefix('@').and_then(|day| day.parse().ok()).map_or_else(|| words(cell), Value::Day)
}
