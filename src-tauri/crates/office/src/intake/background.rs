//! What files are set against: fetched in one look at the store, before they are read side by
//! side.

use super::inside::Inside;
use super::mapping::Remembered;
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use plan::book::Book;
use plan::form::FormLabels;
use plan::indicator::{Indicator, IndicatorId, MeasureKey, Measured, Numbers};
use plan::period::{Period, PeriodId};
use plan::submission::{
    self, Known, Part, Returned, Settled, Told, settle_document, settle_letter,
};
use plan::task::{Plan, Task};
use plan::unit::{Directory, UnitId};
use std::collections::{BTreeSet, HashMap};
use store::{Handling, Reader, Revision, Submission};

/// Whether a unit's report of a period was accepted.
type Accepted<'a> = dyn Fn(UnitId, PeriodId) -> bool + 'a;
/// What a unit last said of an indicator before a period.
type NumbersBefore<'a> = dyn Fn(MeasureKey, PeriodId) -> Option<Numbers> + 'a;

/// What the user says of a file instead of the file itself, and which part of it is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// Which period it reports on.
    pub period: Option<PeriodId>,
    /// What the columns of its own tables hold.
    pub told: Vec<Told>,
    /// One unit's report among several in its workbook.
    pub part: Option<Part>,
}

/// What is known of a file beside what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sent<'a> {
    /// Its own name.
    pub file_name: &'a str,
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// The address it was sent from.
    pub sender: Option<&'a str>,
    /// The day it was received.
    pub on: NaiveDate,
}

/// The plan, the units, the calendar, and what is stored already.
#[derive(Debug)]
pub(crate) struct Background {
    /// What is in force in each year that has a plan, today's first; never none.
    plans: Vec<Plan>,
    pub(super) directory: Directory,
    calendar: Vec<Period>,
    stored: HashMap<PeriodId, Vec<Submission>>,
    pub(super) indicators: Vec<Indicator>,
    measured: HashMap<IndicatorId, Vec<Measured>>,
    /// What was told of units' own tables before.
    pub(super) remembered: Remembered,
    labels: FormLabels,
    /// When it was fetched.
    pub(super) at: NaiveDateTime,
    /// What the store was at.
    pub(super) revision: Revision,
}

impl Background {
    /// Fetches all of it; the calendar holds the periods given too.
    pub(crate) fn of(
        office: &Office,
        reader: &Reader<'_>,
        given: impl IntoIterator<Item = PeriodId>,
    ) -> Result<Background, OfficeError> {
        let plans = plans(reader, office.now().year())?;
        let given: BTreeSet<PeriodId> = given.into_iter().collect();
        let year = plans
            .first()
            .map_or(office.profile.plan_year, |plan| plan.year);
        let calendar = calendar_around(office, reader, year, &given)?;
        let mut stored = HashMap::new();
        for kept in reader.periods()? {
            if calendar.iter().any(|period| period.id == kept.period.id) {
                stored.insert(kept.period.id, reader.submissions(kept.period.id)?);
            }
        }
        Ok(Background {
            plans,
            directory: office.directory(reader)?,
            calendar,
            stored,
            indicators: reader.indicators()?,
            measured: reader.measured()?,
            remembered: Remembered::of(reader)?,
            labels: sheets::form::labels(),
            at: office.now(),
            revision: reader.revision()?,
        })
    }

    /// Sets one file's content against it.
    pub(super) fn settle(&self, returned: Returned, sent: &Sent<'_>, given: &Given) -> Settled {
        let accepted = |unit, period| self.has_accepted_other(unit, period, sent.sha256);
        let before = |key, period| self.numbers_before(key, period);
        let mapped = |unit, header: &str| self.remembered.get(unit, header);
        let settle = |returned, plan| {
            let known = Known {
                mapped: &mapped,
                plan,
                ..self.known(sent, given, (&accepted, &before))
            };
            submission::settle(returned, &known)
        };
        let first = self.plan_in(given.period);
        if self.plans.len() == 1 {
            return settle(returned, first);
        }
        // Only what it says tells its period, and only the period which plan its tasks are of.
        let settled = settle(returned.clone(), first);
        let own = self.plan_in(settled.period);
        match std::ptr::eq(own, first) {
            true => settled,
            false => settle(returned, own),
        }
    }

    /// The plan in force in a period; today's where none is named.
    pub(super) fn plan_in(&self, period: Option<PeriodId>) -> &Plan {
        let year = period
            .and_then(|id| self.period(id))
            .map(|one| one.to.year());
        let years = || self.plans.iter().map(|plan| plan.year);
        let wanted = year.and_then(|year| {
            let earlier = years().filter(|one| *one <= year).max();
            earlier.or_else(|| years().min())
        });
        let own = self.plans.iter().find(|plan| Some(plan.year) == wanted);
        own.unwrap_or(&self.plans[0])
    }

    /// The tasks of every plan.
    pub(super) fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.plans.iter().flat_map(|plan| &plan.tasks)
    }

    /// Sets a signed document against it, of whose text these are the lines.
    pub(super) fn settle_document(
        &self,
        lines: &[String],
        sent: &Sent<'_>,
        given: &Given,
    ) -> Settled {
        let known = self.known(sent, given, (&|_, _| false, &|_, _| None));
        settle_document(lines, &known)
    }

    /// Sets a letter's own words against it, its subject first.
    pub(super) fn settle_letter(
        &self,
        lines: &[String],
        sent: &Sent<'_>,
        given: &Given,
    ) -> Settled {
        let known = self.known(sent, given, (&|_, _| false, &|_, _| None));
        settle_letter(lines, &known)
    }

    fn known<'a>(
        &'a self,
        sent: &Sent<'a>,
        given: &'a Given,
        (accepted, numbers_before): (&'a Accepted<'a>, &'a NumbersBefore<'a>),
    ) -> Known<'a> {
        Known {
            plan: self.plan_in(given.period),
            directory: &self.directory,
            file_name: sent.file_name,
            sender: sent.sender,
            given_unit: given.unit,
            given: given.period,
            received: sent.on,
            calendar: &self.calendar,
            accepted,
            indicators: &self.indicators,
            numbers_before,
            labels: &self.labels,
            part: given.part.as_ref(),
            told: &given.told,
            mapped: &|_, _| None,
        }
    }

    /// The reports of a workbook that holds several units', each with its sheets.
    pub(super) fn parts(&self, book: &Book) -> Vec<Part> {
        submission::parts(book, &self.labels, &self.directory)
    }

    /// What a unit last said of an indicator before a period.
    fn numbers_before(&self, key: MeasureKey, period: PeriodId) -> Option<Numbers> {
        let day = self.period(period)?.to;
        let mut indicators = self.indicators.iter();
        let indicator = indicators.find(|indicator| indicator.id == key.indicator)?;
        let mut units = self.measured.get(&key.indicator)?.iter();
        let measured = units.find(|measured| measured.unit == key.unit)?;
        measured.last_before(indicator, day)
    }

    /// When something was received: when its letter came, else now. A letter of another day to
    /// come was dated by a clock that is wrong.
    pub(super) fn received(&self, inside: Option<&Inside>) -> NaiveDateTime {
        let letter = inside.and_then(|inside| inside.received);
        letter
            .filter(|letter| letter.date() <= self.at.date())
            .unwrap_or(self.at)
    }

    /// Whether rows that were matched against another background still mean the same here.
    pub(super) fn means_the_same(&self, other: &Background) -> bool {
        self.plans == other.plans
            && self.directory.units() == other.directory.units()
            && self.indicators == other.indicators
            && self.remembered == other.remembered
    }

    /// A period files may be for.
    pub(super) fn period(&self, id: PeriodId) -> Option<&Period> {
        self.calendar.iter().find(|period| period.id == id)
    }

    /// A unit's stored reports of a period, oldest first.
    pub(crate) fn versions(
        &self,
        unit: UnitId,
        period: PeriodId,
    ) -> impl DoubleEndedIterator<Item = &Submission> {
        let all = self.stored.get(&period).into_iter().flatten();
        all.filter(move |submission| submission.unit == unit)
    }

    /// A unit's latest stored report of a period; signed documents alone report nothing.
    pub(super) fn latest(&self, unit: UnitId, period: PeriodId) -> Option<&Submission> {
        let mut newest_first = self.versions(unit, period).rev();
        newest_first.find(|submission| !submission.is_document())
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

/// What is in force in each year that has a plan, the given year's first.
fn plans(reader: &Reader<'_>, year: i32) -> Result<Vec<Plan>, OfficeError> {
    let first = Office::plan_of_year(reader, year)?.plan;
    let mut years: Vec<i32> = reader.plans()?.iter().map(|(_, head)| head.year).collect();
    years.dedup();
    years.retain(|other| *other != first.year);
    let others = years
        .into_iter()
        .map(|year| Ok(Office::plan_of_year(reader, year)?.plan));
    std::iter::once(Ok(first)).chain(others).collect()
}

/// The periods a file may be for: the plan's year and its neighbours, and those given.
fn calendar_around(
    office: &Office,
    reader: &Reader<'_>,
    year: i32,
    given: &BTreeSet<PeriodId>,
) -> Result<Vec<Period>, OfficeError> {
    let mut calendar: Vec<Period> = Vec::new();
    let mut years = BTreeSet::from([year - 1, year, year + 1, office.now().year()]);
    years.extend(given.iter().map(|period| period.year));
    for year in years {
        calendar.extend(office.calendar(reader, year)?);
    }
    for id in given {
        if calendar.iter().all(|period| period.id != *id) {
            calendar.push(office.period_of(reader, &id.to_string())?);
        }
    }
    Ok(calendar)
}
