//! The calendar of periods, and who has sent.

use crate::clock::rfc3339;
use crate::notes::PeriodNotes;
use crate::record::Record;
use crate::rules::{Rules, before_day};
use crate::views::{OwingView, PeriodDetail, PeriodPage, PeriodView};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::obligation::{Intake, Timeliness, owes};
use plan::period::Period;
use plan::reminder::is_chased;
use plan::task::{Plan, Role};
use plan::unit::{Directory, Unit, UnitId};
use std::collections::BTreeSet;
use store::{Handling, Reader, Submission};

impl Office {
    /// The calendar of the stored plan's year, else of the profile's.
    ///
    /// # Errors
    /// The store refuses.
    pub fn periods(&self) -> Result<Vec<PeriodView>, OfficeError> {
        self.read(|reader| {
            let stored = reader.current_plan(before_day(reader)?)?;
            let year = stored.map_or(self.profile.plan_year, |stored| stored.plan.year);
            Ok(self
                .calendar(reader, year)?
                .iter()
                .map(PeriodView::from)
                .collect())
        })
    }

    /// One period: every unit, whether it owes, and what it has sent.
    ///
    /// # Errors
    /// The regime knows no such period; no plan is stored; the store refuses.
    pub fn period(&self, id: &str) -> Result<PeriodPage, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, id)?;
            let plan = Office::plan_of(reader)?.plan;
            let directory = self.directory(reader)?;
            Ok(PeriodPage {
                period: PeriodView::from(&period),
                units: self.owing_views(reader, &plan, &directory, &period)?,
            })
        })
    }

    /// One period as the window opens it: as [`Office::period`], with everything counted.
    ///
    /// # Errors
    /// The regime knows no such period; no plan is stored; the store refuses.
    pub fn period_detail(&self, id: &str) -> Result<PeriodDetail, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, id)?;
            let stored = Office::plan_of(reader)?;
            let directory = self.directory(reader)?;
            let calendar = vec![period.clone()];
            let rules = self.rules(reader)?;
            let now = self.at_present();
            let record = Record::of(reader, &stored, &directory, calendar, (&rules, now))?;
            let sent = self.sent(reader, &period)?;
            Ok(PeriodDetail {
                period: PeriodView::from(&period),
                units: self.owing_views(reader, &stored.plan, &directory, &period)?,
                summary: record.summary(&period, directory.units()),
                issued: record.issued(&period),
                closed: sent.intake == Intake::Closed,
                over: period.late_after < self.now(),
                waived: sent.notes.waived_for_all().map(str::to_owned),
            })
        })
    }

    /// Everything received for a period, and what was noted of it.
    pub(crate) fn sent(&self, reader: &Reader<'_>, period: &Period) -> Result<Sent, OfficeError> {
        let kept = reader.period(period.id)?;
        let rules = self.rules(reader)?;
        let closed = rules.is_closed(period, kept.as_ref(), self.now());
        let submissions = reader.submissions(period.id)?;
        let notes = PeriodNotes::of(reader, period.id)?;
        Ok(Sent::new(period, closed, submissions, notes))
    }

    /// Every unit, whether it owes a period, and what it has sent.
    fn owing_views(
        &self,
        reader: &Reader<'_>,
        plan: &Plan,
        directory: &Directory,
        period: &Period,
    ) -> Result<Vec<OwingView>, OfficeError> {
        let sent = self.sent(reader, period)?;
        let owing = owing_units(plan, directory, period, &self.rules(reader)?);
        Ok(directory
            .units()
            .iter()
            .map(|unit| sent.view(unit, owing.contains(&unit.id), self.now()))
            .collect())
    }
}

/// The units that owe a period, those included for which it was waived. A unit that reports
/// through another is heard in that one's. Nobody owes what was due before reports were followed.
pub(crate) fn owing_units(
    plan: &Plan,
    directory: &Directory,
    period: &Period,
    rules: &Rules,
) -> BTreeSet<UnitId> {
    if rules.is_before_tracking(period) {
        return BTreeSet::new();
    }
    let has = |unit: UnitId, role: Role| {
        plan.tasks
            .iter()
            .any(|task| task.in_role(role).any(|one| one.unit == unit))
    };
    let owing = directory.units().iter().filter(|unit| {
        let heard_in = |role| directory.heard_in(unit.id).any(|unit| has(unit.id, role));
        let (leads, supports) = (heard_in(Role::Lead), heard_in(Role::Support));
        owes(period.id.kind(), leads, supports, unit, rules.support_only)
    });
    owing.map(|unit| unit.id).collect()
}

/// What came for one period.
pub(crate) struct Sent {
    period: Period,
    intake: Intake,
    submissions: Vec<Submission>,
    notes: PeriodNotes,
}

impl Sent {
    /// These submissions, all for one period; `closed` is whether it is closed.
    pub fn new(
        period: &Period,
        closed: bool,
        submissions: Vec<Submission>,
        notes: PeriodNotes,
    ) -> Sent {
        Sent {
            period: period.clone(),
            intake: if closed { Intake::Closed } else { Intake::Open },
            submissions,
            notes,
        }
    }

    /// The period.
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// Whether anything came.
    pub fn is_begun(&self) -> bool {
        !self.submissions.is_empty()
    }

    /// A unit's versions, oldest first.
    pub fn versions(&self, unit: UnitId) -> impl Iterator<Item = &Submission> {
        self.submissions
            .iter()
            .filter(move |submission| submission.unit == unit)
    }

    /// A unit's newest version.
    pub fn latest(&self, unit: UnitId) -> Option<&Submission> {
        self.versions(unit)
            .max_by_key(|submission| submission.version)
    }

    /// How in time a unit was: counted from its first version.
    pub fn timeliness(&self, unit: UnitId) -> Timeliness {
        let first = self
            .versions(unit)
            .map(|submission| submission.received_at)
            .min();
        let intake = match self.is_waived(unit) {
            true => Intake::Waived,
            false => self.intake,
        };
        Timeliness::of(self.notes.late_after(&self.period, unit), first, intake)
    }

    /// When a unit owes its report, more time given to it included.
    pub fn units_due(&self, unit: UnitId) -> NaiveDateTime {
        self.notes.units_due(&self.period, unit)
    }

    /// Whether the period was waived for a unit.
    pub fn is_waived(&self, unit: UnitId) -> bool {
        self.notes.waived(unit).is_some()
    }

    /// How often a unit was reminded of the period.
    pub fn reminders(&self, unit: UnitId) -> u32 {
        self.notes.reminders(unit)
    }

    /// How often a unit was asked for more.
    pub fn supplements(&self, unit: UnitId) -> u32 {
        let asked = self
            .versions(unit)
            .filter(|submission| submission.handling == Handling::NeedsMore)
            .count();
        u32::try_from(asked).unwrap_or(u32::MAX)
    }

    fn view(&self, unit: &Unit, owes: bool, now: NaiveDateTime) -> OwingView {
        let latest = self.latest(unit.id);
        let timeliness = self.timeliness(unit.id);
        let own_due = self.units_due(unit.id);
        OwingView {
            unit: unit.name.clone(),
            owes,
            timeliness: timeliness.word(),
            handling: latest.map(|submission| submission.handling.word().to_owned()),
            received: latest.map(|submission| rfc3339(submission.received_at)),
            days_late: timeliness.days_late(),
            versions: self.versions(unit.id).count(),
            reminders: self.reminders(unit.id),
            chased: owes && is_chased(timeliness, own_due, self.period.units_due, now),
            phone: unit.phone.clone(),
            extended: self.notes.extended(unit.id).map(rfc3339),
            waived: self.notes.waived(unit.id).map(str::to_owned),
        }
    }
}
