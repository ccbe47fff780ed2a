//! The calendar of periods, and who has sent.

use crate::clock::rfc3339;
use crate::notes::PeriodNotes;
use crate::record::Record;
use crate::rules::Rules;
use crate::views::{OwingView, PeriodDetail, PeriodPage, PeriodView};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::obligation::{Intake, Timeliness, owes};
use plan::period::Period;
use plan::reminder::is_chased;
use plan::task::{Plan, Role};
use plan::unit::{Directory, Unit, UnitId};
use std::collections::{BTreeSet, HashSet};
use store::{Handling, Reader, Submission};

impl Office {
    /// The calendar of the stored plan's year, else of the profile's.
    ///
    /// # Errors
    /// The store refuses.
    pub fn periods(&self) -> Result<Vec<PeriodView>, OfficeError> {
        self.read(|reader| {
            let year = self.year_of_work(reader)?;
            let (calendar, rules) = (self.calendar(reader, year)?, self.rules(reader)?);
            let views = calendar.iter().map(PeriodView::from);
            Ok(views.map(|view| Office::titled(&rules, view)).collect())
        })
    }

    /// One period: every unit, whether it owes, and what it has sent.
    ///
    /// # Errors
    /// The regime knows no such period; no plan is stored; the store refuses.
    pub fn period(&self, id: &str) -> Result<PeriodPage, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, id)?;
            let plan = self.plan_for(reader, &period)?.plan;
            let directory = self.directory_on(reader, period.to)?;
            Ok(PeriodPage {
                period: Office::titled(&self.rules(reader)?, PeriodView::from(&period)),
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
            let stored = self.plan_for(reader, &period)?;
            let directory = self.directory_on(reader, period.to)?;
            let calendar = vec![period.clone()];
            let rules = self.rules(reader)?;
            let now = self.at_present();
            let record = Record::of(reader, &stored, &directory, calendar, (&rules, now))?;
            let sent = self.sent(reader, &period)?;
            Ok(PeriodDetail {
                period: Office::titled(&rules, PeriodView::from(&period)),
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

    /// Every unit there was by its last day, whether it owes a period, and what it has sent.
    fn owing_views(
        &self,
        reader: &Reader<'_>,
        plan: &Plan,
        directory: &Directory,
        period: &Period,
    ) -> Result<Vec<OwingView>, OfficeError> {
        let sent = self.sent(reader, period)?;
        let owing = owing_units(plan, directory, period, &self.rules(reader)?);
        let there = |unit: &&Unit| unit.exists_on(period.to) || sent.latest(unit.id).is_some();
        Ok(directory
            .units()
            .iter()
            .filter(there)
            .map(|unit| sent.view(unit, owing.contains(&unit.id), self.now()))
            .collect())
    }
}

/// The units that owe a period, those included for which it was waived. Nobody owes what was due
/// before reports were followed.
pub(crate) fn owing_units(
    plan: &Plan,
    directory: &Directory,
    period: &Period,
    rules: &Rules,
) -> BTreeSet<UnitId> {
    Workload::of(plan).owing(directory, period, rules)
}

/// The units that have tasks in each role, whenever they existed.
pub(crate) struct Workload {
    leads: HashSet<UnitId>,
    supports: HashSet<UnitId>,
}

impl Workload {
    /// Who has tasks in a plan.
    pub fn of(plan: &Plan) -> Workload {
        let having = |role| {
            let assignments = plan.tasks.iter().flat_map(move |task| task.in_role(role));
            assignments.map(|one| one.unit).collect()
        };
        Workload {
            leads: having(Role::Lead),
            supports: having(Role::Support),
        }
    }

    /// The units that owe a period, of those there are on its last day. A unit that reports
    /// through another is heard in that one's.
    pub fn owing(&self, directory: &Directory, period: &Period, rules: &Rules) -> BTreeSet<UnitId> {
        if rules.is_before_tracking(period) {
            return BTreeSet::new();
        }
        let there = || {
            let units = directory.units().iter();
            units.filter(|unit| unit.exists_on(period.to))
        };
        let heard = |having: &HashSet<UnitId>| -> HashSet<UnitId> {
            there()
                .filter(|unit| having.contains(&unit.id))
                .flat_map(|unit| [unit.id, directory.reporter_on(unit.id, period.to)])
                .collect()
        };
        let (leads, supports) = (heard(&self.leads), heard(&self.supports));
        let owing = there().filter(|unit| {
            let (leads, supports) = (leads.contains(&unit.id), supports.contains(&unit.id));
            owes(period.id.kind(), leads, supports, unit, rules.support_only)
        });
        owing.map(|unit| unit.id).collect()
    }
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

    /// Whether all that a unit sent is signed documents: "đã gửi, thiếu biểu số liệu".
    pub fn lacks_figures(&self, unit: UnitId) -> bool {
        let mut versions = self.versions(unit).peekable();
        versions.peek().is_some() && versions.all(Submission::is_document)
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
            lacks_figures: self.lacks_figures(unit.id),
            chased: owes && is_chased(timeliness, own_due, self.period.units_due, now),
            phone: unit.phone.clone(),
            extended: self.notes.extended(unit.id).map(rfc3339),
            waived: self.notes.waived(unit.id).map(str::to_owned),
        }
    }
}
