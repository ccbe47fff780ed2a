//! What files are set against: fetched in one look at the store, before they are read side by
//! side.

use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDateTime};
use plan::period::{Period, PeriodId};
use plan::submission::{self, Known, Returned, Settled};
use plan::task::Plan;
use plan::unit::{Directory, UnitId};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use store::{Handling, Reader, Revision, Submission};

/// The plan, the units, the calendar, and what is stored already.
pub(super) struct Background {
    plan: Plan,
    pub(super) directory: Directory,
    given: Option<PeriodId>,
    calendar: Vec<Period>,
    stored: HashMap<PeriodId, Vec<Submission>>,
    /// When the files are received: now.
    pub(super) received: NaiveDateTime,
    /// What the store was at.
    pub(super) revision: Revision,
}

impl Background {
    /// Fetches all of it.
    pub(super) fn of(
        office: &Office,
        reader: &Reader<'_>,
        given: Option<&str>,
    ) -> Result<Background, OfficeError> {
        let plan = Office::plan_of(reader)?.plan;
        let given = given
            .map(|text| office.period_of(reader, text))
            .transpose()?;
        let calendar = calendar_around(office, reader, plan.year, given.as_ref())?;
        let mut stored = HashMap::new();
        for kept in reader.periods()? {
            if calendar.iter().any(|period| period.id == kept.period.id) {
                stored.insert(kept.period.id, reader.submissions(kept.period.id)?);
            }
        }
        Ok(Background {
            plan,
            directory: office.directory(reader)?,
            given: given.map(|period| period.id),
            calendar,
            stored,
            received: office.now(),
            revision: reader.revision()?,
        })
    }

    /// Sets one file's content against it.
    pub(super) fn settle(&self, returned: Returned, path: &Path, sha256: &str) -> Settled {
        let file_name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let known = Known {
            plan: &self.plan,
            directory: &self.directory,
            file_name: &file_name,
            given: self.given,
            received: self.received.date(),
            calendar: &self.calendar,
            accepted: &|unit, period| self.has_accepted_other(unit, period, sha256),
        };
        submission::settle(returned, &known)
    }

    /// A unit's latest stored report of a period.
    pub(super) fn latest(&self, unit: UnitId, period: PeriodId) -> Option<&Submission> {
        let versions = self
            .stored
            .get(&period)?
            .iter()
            .filter(|submission| submission.unit == unit);
        versions.max_by_key(|submission| submission.version)
    }

    /// Whether a unit's latest report of a period is approved and made of other bytes.
    fn has_accepted_other(&self, unit: UnitId, period: PeriodId, sha256: &str) -> bool {
        self.latest(unit, period).is_some_and(|latest| {
            let same = latest
                .original
                .as_ref()
                .is_some_and(|hash| hash.as_str() == sha256);
            latest.handling == Handling::Approved && !same
        })
    }
}

/// The periods a file may be for: the plan's year and its neighbours, and the one given.
fn calendar_around(
    office: &Office,
    reader: &Reader<'_>,
    year: i32,
    given: Option<&Period>,
) -> Result<Vec<Period>, OfficeError> {
    let mut calendar = Vec::new();
    let mut years = BTreeSet::from([year - 1, year, year + 1, office.now().year()]);
    years.extend(given.map(|period| period.id.year));
    for year in years {
        calendar.extend(office.calendar(reader, year)?);
    }
    if let Some(given) = given.filter(|given| calendar.iter().all(|period| period.id != given.id)) {
        calendar.push(given.clone());
    }
    Ok(calendar)
}
