//! What to look at before a return is sent.

use crate::periods::{Sent, owing_units};
use crate::views::CheckItem;
use crate::{Office, OfficeError};
use plan::obligation::Timeliness;
use plan::period::Period;
use plan::remark::Doubt;
use plan::unit::{Directory, Unit, UnitId};
use std::collections::HashMap;
use store::{Handling, Reader, SubmissionId};

impl Office {
    /// What is still open for a period's return.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub(crate) fn checks(&self, period: &str) -> Result<Vec<CheckItem>, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, period)?;
            let plan = self.plan_for(reader, &period)?.plan;
            let directory = self.directory_on(reader, period.to)?;
            let sent = self.sent(reader, &period)?;
            let owing = owing_units(&plan, &directory, &period, &self.rules(reader)?);
            let handled = |handling| {
                move |sent: &Sent, unit: UnitId| {
                    let latest = sent.latest(unit);
                    usize::from(latest.is_some_and(|latest| latest.handling == handling))
                }
            };
            let missing = |sent: &Sent, unit: UnitId| {
                let silent = matches!(
                    sent.timeliness(unit),
                    Timeliness::NotSent | Timeliness::Never
                );
                usize::from(silent && owing.contains(&unit))
            };
            let doubts = doubts(reader, &period)?;
            let doubted = |doubt| {
                let doubts = &doubts;
                move |sent: &Sent, unit: UnitId| {
                    let latest = sent.latest(unit).map(|latest| (latest.id, doubt));
                    let count = latest.and_then(|latest| doubts.get(&latest));
                    count.copied().unwrap_or_default()
                }
            };
            let all = [
                item("missing_units", &directory, &sent, missing),
                item(
                    "needs_more",
                    &directory,
                    &sent,
                    handled(Handling::NeedsMore),
                ),
                item("unapproved", &directory, &sent, handled(Handling::New)),
                item(
                    "rows_kept_aside",
                    &directory,
                    &sent,
                    doubted(Doubt::KeptAside),
                ),
                item(
                    "contradiction",
                    &directory,
                    &sent,
                    doubted(Doubt::Contradiction),
                ),
            ];
            Ok(all.into_iter().flatten().collect())
        })
    }
}

/// One check over all units; `None` where no unit counts anything.
fn item(
    kind: &'static str,
    directory: &Directory,
    sent: &Sent,
    count: impl Fn(&Sent, UnitId) -> usize,
) -> Option<CheckItem> {
    let counted: Vec<(&Unit, usize)> = directory
        .units()
        .iter()
        .map(|unit| (unit, count(sent, unit.id)))
        .filter(|(_, count)| *count > 0)
        .collect();
    (!counted.is_empty()).then(|| CheckItem {
        kind,
        count: counted.iter().map(|(_, count)| count).sum(),
        names: counted.iter().map(|(unit, _)| unit.name.clone()).collect(),
    })
}

/// How many remarks of a submission leave which doubt.
pub(crate) fn doubts(
    reader: &Reader<'_>,
    period: &Period,
) -> Result<HashMap<(SubmissionId, Doubt), usize>, OfficeError> {
    let mut doubts = HashMap::new();
    for (submission, code) in reader.remark_codes(period.id)? {
        if let Some(doubt) = Doubt::of(&code) {
            *doubts.entry((submission, doubt)).or_default() += 1;
        }
    }
    Ok(doubts)
}
