//! The record of reporting: who owes the periods of the plan's year, and what came for each,
//! read from the store once.

use crate::as_of::AsOf;
use crate::notes::PeriodNotes;
use crate::periods::{Sent, Workload};
use crate::rules::Rules;
use crate::views::{CellView, PeriodSummary, PeriodView};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use plan::digest::{PeriodNews, Stage, Tally};
use plan::obligation::Timeliness;
use plan::period::{Period, PeriodId, PeriodKind, due_next};
use plan::reminder::is_chased;
use plan::unit::{Directory, Unit, UnitId};
use std::collections::{BTreeSet, HashMap};
use store::{Handling, Reader, StoredPeriod, StoredPlan, Submission};

/// Periods and what came for them.
pub(crate) struct Record {
    /// The periods, in the order of the units' due times.
    pub calendar: Vec<Period>,
    /// The period whose reports are due next.
    pub current: Option<PeriodId>,
    now: NaiveDateTime,
    begins: Option<NaiveDate>,
    sent: HashMap<PeriodId, Sent>,
    owing: HashMap<PeriodId, BTreeSet<UnitId>>,
    given: HashMap<PeriodId, u32>,
}

impl Record {
    /// Reads the record of some periods, in the order of their due times, as of a moment.
    ///
    /// # Errors
    /// The store refuses.
    pub fn of(
        reader: &Reader<'_>,
        stored: &StoredPlan,
        directory: &Directory,
        calendar: Vec<Period>,
        (rules, as_of): (&Rules, AsOf),
    ) -> Result<Record, OfficeError> {
        let kept = reader.periods()?;
        let given = reader.units_given_forms()?;
        let sent = received(reader, &calendar, &kept, (rules, as_of))?;
        let workload = Workload::of(&stored.plan);
        let mut owing = HashMap::with_capacity(calendar.len());
        for period in &calendar {
            let units = match period.to.year() == period.id.year {
                true => workload.owing(directory, period, rules),
                // A week at the turn of the year goes by the plan its due day lies in.
                false => {
                    let other = Office::plan_of_year(reader, period.to.year())?;
                    Workload::of(&other.plan).owing(directory, period, rules)
                }
            };
            owing.insert(period.id, units);
        }
        Ok(Record {
            current: due_next(&calendar, as_of.now).map(|period| period.id),
            now: as_of.now,
            begins: rules.tracking_from,
            sent,
            owing,
            given,
            calendar,
        })
    }

    /// Whether reports of a period are followed: nothing is asked for afterwards, once a due time
    /// has passed without a form handed out or a report taken in.
    pub fn is_tracked(&self, period: &Period) -> bool {
        !self.is_due(period) || self.is_used(period) || self.current == Some(period.id)
    }

    /// Whether forms went out for a period, or reports came.
    pub fn is_used(&self, period: &Period) -> bool {
        self.issued(period) > 0 || self.sent_for(period).is_some_and(Sent::is_begun)
    }

    /// Whether the units' time for a period is over.
    pub fn is_due(&self, period: &Period) -> bool {
        period.late_after < self.now
    }

    /// To how many units forms were handed out.
    pub fn issued(&self, period: &Period) -> u32 {
        self.given.get(&period.id).copied().unwrap_or_default()
    }

    /// How in time a unit was for a period; `None` where it does not owe it.
    pub fn timeliness(&self, period: &Period, unit: UnitId) -> Option<Timeliness> {
        let before = self.begins.is_some_and(|day| period.units_due.date() < day);
        let owes = !before && self.owing.get(&period.id)?.contains(&unit);
        let sent = self.sent_for(period).filter(|_| owes)?;
        Some(sent.timeliness(unit))
    }

    /// How often a unit was reminded of a period.
    pub fn reminders(&self, period: &Period, unit: UnitId) -> u32 {
        self.sent_for(period).map_or(0, |sent| sent.reminders(unit))
    }

    /// A unit's cell for a period.
    pub fn cell(&self, period: &Period, unit: UnitId) -> Option<CellView> {
        let timeliness = self.timeliness(period, unit)?;
        let sent = self.sent_for(period)?;
        Some(CellView {
            timeliness: timeliness.word(),
            days_late: timeliness.days_late(),
            handling: sent
                .latest(unit)
                .map(|submission| submission.handling.word().to_owned()),
            versions: sent.versions(unit).count(),
            lacks_figures: sent.lacks_figures(unit),
            reminders: sent.reminders(unit),
        })
    }

    /// The reports of a period that are owed, counted.
    pub fn tally(&self, period: &Period, units: &[Unit]) -> Tally {
        Tally::of(
            units
                .iter()
                .filter_map(|unit| self.timeliness(period, unit.id)),
        )
    }

    /// The units that owe a period and have not sent.
    pub fn missing(&self, period: &Period, units: &[Unit]) -> Vec<UnitId> {
        let silent = |unit: &&Unit| {
            let timeliness = self.timeliness(period, unit.id);
            matches!(timeliness, Some(Timeliness::NotSent | Timeliness::Never))
        };
        units.iter().filter(silent).map(|unit| unit.id).collect()
    }

    /// Of the units that have not sent, those that are to be called upon: more time given to a
    /// unit leaves it in peace until it is over.
    pub fn pressing(&self, period: &Period, units: &[Unit]) -> Vec<UnitId> {
        let mut missing = self.missing(period, units);
        missing.retain(|unit| {
            let timeliness = self.timeliness(period, *unit);
            let due = self.sent_for(period).map(|sent| sent.units_due(*unit));
            let chased = timeliness
                .zip(due)
                .map(|(timeliness, own)| is_chased(timeliness, own, period.units_due, self.now));
            chased.unwrap_or_default()
        });
        missing
    }

    /// The units whose latest report for a period was handled so.
    pub fn handled(&self, period: &Period, units: &[Unit], handling: Handling) -> Vec<UnitId> {
        let latest = |unit: UnitId| self.sent_for(period)?.latest(unit);
        units
            .iter()
            .map(|unit| unit.id)
            .filter(|unit| latest(*unit).is_some_and(|one| one.handling == handling))
            .collect()
    }

    /// A period in numbers.
    pub fn summary(&self, period: &Period, units: &[Unit]) -> PeriodSummary {
        let tally = self.tally(period, units);
        let missing = self.missing(period, units);
        PeriodSummary {
            period: PeriodView::from(period),
            owing: tally.owing,
            sent: tally.sent(),
            on_time: tally.on_time,
            late: tally.late,
            review: self.handled(period, units, Handling::New).len(),
            needs_more: self.handled(period, units, Handling::NeedsMore).len(),
            missing: units
                .iter()
                .filter(|unit| missing.contains(&unit.id))
                .map(|unit| unit.name.clone())
                .collect(),
        }
    }

    /// What is known of a period that decides what there is to do.
    pub fn news(&self, period: &Period, units: &[Unit], soon_days: i64) -> PeriodNews {
        let is_next = self.current == Some(period.id);
        PeriodNews {
            stage: Stage::of(period, self.now, is_next, soon_days),
            newest_over: self.is_newest_over(period),
            handed_out: self.issued(period),
            sent: self.tally(period, units).sent(),
            missing: self.pressing(period, units).len(),
            needs_more: self.handled(period, units, Handling::NeedsMore).len(),
            to_review: self.handled(period, units, Handling::New).len(),
        }
    }

    /// Whether no later period's return was due already, weeks and longer periods apart.
    fn is_newest_over(&self, period: &Period) -> bool {
        let is_week = |id: PeriodId| id.kind() == PeriodKind::Week;
        let over = self.calendar.iter().filter(|other| {
            other.province_due < self.now
                && is_week(other.id) == is_week(period.id)
                && other.id.kind() != PeriodKind::OneOff
        });
        over.max_by_key(|other| other.province_due)
            .is_some_and(|newest| newest.id == period.id)
    }

    /// What came for a period.
    pub fn sent_for(&self, period: &Period) -> Option<&Sent> {
        self.sent.get(&period.id)
    }
}

/// What came for every period of a calendar.
fn received(
    reader: &Reader<'_>,
    calendar: &[Period],
    kept: &[StoredPeriod],
    (rules, as_of): (&Rules, AsOf),
) -> Result<HashMap<PeriodId, Sent>, OfficeError> {
    let first = calendar.iter().map(|period| period.to).min();
    let last = calendar.iter().map(|period| period.to).max();
    let all = match first.zip(last) {
        Some((first, last)) => reader.submissions_between(first, last)?,
        None => Vec::new(),
    };
    let mut by_period: HashMap<PeriodId, Vec<Submission>> = HashMap::new();
    for submission in all.into_iter().filter(|one| as_of.knows(one)) {
        by_period
            .entry(submission.period)
            .or_default()
            .push(submission);
    }
    let is_closed = |period: &Period| {
        let kept = kept.iter().find(|kept| kept.period.id == period.id);
        rules.is_closed(period, kept, as_of.now)
    };
    let mut notes = PeriodNotes::all(reader)?;
    let sent = calendar.iter().map(|period| {
        let submissions = by_period.remove(&period.id).unwrap_or_default();
        let notes = notes.remove(&period.id).unwrap_or_default();
        let sent = Sent::new(period, is_closed(period), submissions, notes);
        (period.id, sent)
    });
    Ok(sent.collect())
}
