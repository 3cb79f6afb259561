//! What stands beside a counted figure. A declared flow stands only beside exactly its own period, or a period of its name
//! whatever the closing; a stock is the latest on or before the closing day. Nothing is added, carried over or shared out
//! (docs/rules/counting.md, rules 3, 11, 14).

use kernel::{BodyNo, Closing, Fault, Period, Span, Timestamp};
use store::Snapshot;

use super::declaration::{Declaration, When};
use super::store as declarations;

/// What stands beside a figure.
pub type Declared = Declaration;

/// What a body declared about this figure and period, as it is known now.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn beside(view: &Snapshot, body: BodyNo, figure: &str, period: Period) -> Result<Option<Declared>, Fault> {
    as_known(view, body, figure, period, view.now()).await
}

/// The same, as it was known at an instant: what a sealed report showed.
///
/// # Errors
/// As for [`beside`].
pub async fn as_known(
    view: &Snapshot,
    body: BodyNo,
    figure: &str,
    period: Period,
    known_at: Timestamp,
) -> Result<Option<Declared>, Fault> {
    let said = declarations::of_figure(view, body, figure, known_at).await?;
    Ok(chosen(said, &period))
}

/// The one that stands beside a period, of several that come newest first. Days say more than a name does.
fn chosen(said: Vec<Declaration>, period: &Period) -> Option<Declaration> {
    let best =
        said.iter().enumerate().filter_map(|(at, one)| fits(one.said.when, period).map(|fit| (fit, at))).min()?;
    said.into_iter().nth(best.1)
}

/// How well a declaration stands beside a period: 0 by its days, 1 by its name, `None` not at all.
fn fits(when: When, period: &Period) -> Option<u8> {
    match when {
        When::On(day) => (day <= period.last).then_some(0),
        When::Over(first, last) => ((first, last) == (period.first, period.last)).then_some(0),
        When::Named(named) => (is_named(period) && name(&named) == name(period)).then_some(1),
    }
}

fn is_named(period: &Period) -> bool {
    matches!(period.span, Span::Quarter(_) | Span::Half(_) | Span::NineMonths | Span::Year)
}

fn name(period: &Period) -> String {
    Period { closing: Closing::Calendar, ..*period }.to_string()
}

#[cfg(test)]
mod tests {
    use kernel::Day;
    use organisation::samples::cast;
    use testkit::each_engine;

    use super::*;
    use crate::declaration::form::DeclarationForm;
    use crate::declaration::{Declaration, may_declare, may_withdraw};
    use crate::record::store::reached;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The table of docs/rules/counting.md, "Declared figures".
    #[test]
    fn the_examples_of_the_rule() {
        let half: Period = "2022-H1".parse().unwrap();
        let statutory: Period = "2022-H1@statutory".parse().unwrap();
        let year: Period = "2022".parse().unwrap();
        let range: Period = "2022-01-01..2022-06-30".parse().unwrap();
        let over = When::Over(day("2022-01-01"), day("2022-06-30"));
        let named = When::Named(half);
        let may = When::On(day("2022-05-31"));
        let table: Vec<[Option<u8>; 4]> =
            [over, named, may].map(|when| [half, statutory, year, range].map(|period| fits(when, &period))).into();
        assert_eq!(table[0], [Some(0), None, None, Some(0)], "its own days and nothing else");
        assert_eq!(table[1], [Some(1), Some(1), None, None], "its own name, whatever the closing");
        assert_eq!(table[2], [Some(0), Some(0), Some(0), Some(0)], "a stock on or before the closing day");
        assert_eq!(fits(may, &"2022-Q1".parse().unwrap()), None, "never a later one");
    }

    /// The same on both engines: declared, said again, withdrawn, and as it was known before.
    #[tokio::test]
    async fn what_stands_beside_a_figure() {
        each_engine(async |fresh| {
            let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
            let (body, half): (_, Period) = (cast.physics.no, "2022-H1".parse().unwrap());
            let declare = async |value: &str, first: &str, last: &str| {
                fresh.clock.advance(std::time::Duration::from_secs(60));
                let text = str::to_owned;
                let (figure, meaning, source) = (text("lop.luot"), text("Lượt người"), text("Báo cáo số 41"));
                let (value, first, last) = (text(value), text(first), text(last));
                let form = DeclarationForm { figure, meaning, source, value, first, last, ..Default::default() };
                let form = if form.first.is_empty() {
                    DeclarationForm { span: text("-H1"), year: text("2022"), ..form }
                } else {
                    form
                };
                let write = async |tx: &store::Tx| {
                    let permit = may_declare(&cast.hoa, body, &reached(tx, &cast.hoa, &[body]).await?)?;
                    let new = Declaration::declare(permit, form.said().unwrap(), tx.now());
                    Ok::<_, web::Problem>(declarations::insert(tx, new).await?)
                };
                fresh.db.write(write).await.unwrap()
            };
            let stands = async |period: Period| {
                let said = fresh.db.read(async |view| beside(view, body, "lop.luot", period).await).await.unwrap();
                said.map(|one| one.said.value)
            };
            assert_eq!(stands(half).await, None, "silence is not zero");
            declare("1.000", "", "").await;
            let by_days = declare("1.100", "1/1/2022", "30/6/2022").await;
            declare("1.200", "", "").await;
            assert_eq!(stands(half).await, Some(1_100), "days say more than a name");
            assert_eq!(stands("2022-H1@statutory".parse().unwrap()).await, Some(1_200), "the later of two");
            assert_eq!(stands("2022".parse().unwrap()).await, None, "never in a longer period");
            let known = fresh.db.read(async |view| Ok::<_, Fault>(view.now())).await.unwrap();
            fresh.clock.advance(std::time::Duration::from_secs(60));
            let withdraw = async |tx: &store::Tx| {
                let permit = may_withdraw(&cast.hoa, &by_days, &reached(tx, &cast.hoa, &[body]).await?)?;
                Ok::<_, web::Problem>(declarations::close(tx, &by_days, by_days.withdraw(permit, tx.now())?).await?)
            };
            fresh.db.write(withdraw).await.unwrap();
            assert_eq!(stands(half).await, Some(1_200));
            let then = fresh.db.read(async |view| as_known(view, body, "lop.luot", half, known).await).await.unwrap();
            assert_eq!(then.map(|one| one.said.value), Some(1_100), "a sealed report shows what it showed");
            let above = cast.lang_son.no;
            let said = fresh.db.read(async |view| beside(view, above, "lop.luot", half).await).await.unwrap();
            assert_eq!(said, None, "never summed upward");
        })
        .await;
    }
}
