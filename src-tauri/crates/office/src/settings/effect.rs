//! What a setting would change: on this year's calendar, on the plan's tasks, today.

use super::Setting;
use crate::board::Board;
use crate::periods::owing_units;
use crate::rules::Rules;
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::obligation::Timeliness;
use plan::period::{Period, PeriodId, PeriodKind, visible};
use plan::status::Status;
use std::collections::BTreeSet;
use store::Reader;
use words::setting::effect as said;

/// The rules as they are and as they would be.
type Change<'a> = (&'a Rules, &'a Rules);

impl Office {
    /// What changes, in a sentence or a few.
    pub(super) fn effect(
        &self,
        reader: &Reader<'_>,
        setting: Setting,
        change: Change<'_>,
    ) -> Result<String, OfficeError> {
        let year = self.year(reader)?;
        let said = match setting {
            Setting::PrintedDay
            | Setting::ProvinceAfter
            | Setting::WeekStart
            | Setting::LateFrom
            | Setting::Quarterly
            | Setting::NineMonths
            | Setting::ReplacesMonthly => self.on_calendar(reader, year, change)?,
            Setting::OffDay => {
                let mut said = self.on_calendar(reader, year, change)?;
                said.extend(self.on_tasks(reader, year, change)?);
                said
            }
            Setting::BeforeDay => self.on_tasks(reader, year, change)?.into_iter().collect(),
            Setting::SoonDays => self.on_today(reader, change)?.into_iter().collect(),
            Setting::ThisPeriod => self.on_this_period(change).into_iter().collect(),
            Setting::SupportOnly => self.on_owing(reader, year, change)?,
            Setting::TrackingFrom => self.on_tracking(year, change).into_iter().collect(),
            Setting::ClosesAfter => self.on_closing(reader, year, change)?.into_iter().collect(),
        };
        match said.is_empty() {
            true => Ok(said::nothing(year)),
            false => Ok(said.join(" ")),
        }
    }

    /// The year that is worked in: the stored plan's, else the profile's.
    pub(crate) fn year(&self, reader: &Reader<'_>) -> Result<i32, OfficeError> {
        self.year_of_work(reader)
    }

    fn on_calendar(
        &self,
        reader: &Reader<'_>,
        year: i32,
        (before, after): Change<'_>,
    ) -> Result<Vec<String>, OfficeError> {
        let kept = reader.periods()?;
        let kept: BTreeSet<PeriodId> = kept.iter().map(|kept| kept.period.id).collect();
        let calendar = |rules: &Rules| rules.regime.calendar(year, &rules.holidays);
        let (before, after) = (calendar(before), calendar(after));
        let pairs = before.iter().filter_map(|was| {
            let will = after.iter().find(|will| will.id == was.id)?;
            (was != will).then_some((was, will))
        });
        let (used, changed): (Vec<_>, Vec<_>) = pairs.partition(|(was, _)| kept.contains(&was.id));
        let today = self.clock.today();
        let coming = changed
            .iter()
            .find(|(was, _)| was.units_due.date() >= today);
        let example = coming.or(changed.first()).map(|(was, will)| {
            said::periods(changed.len(), visible::write(was), differences(was, will))
        });
        let used = (!used.is_empty()).then(|| said::kept(used.len()));
        let gone = only_in(&before, &after, |id| !kept.contains(&id));
        let added = only_in(&after, &before, |id| !kept.contains(&id));
        let told = [
            example,
            added.map(said::added),
            gone.map(said::removed),
            used,
        ];
        Ok(told.into_iter().flatten().collect())
    }

    fn on_tasks(
        &self,
        reader: &Reader<'_>,
        year: i32,
        (before, after): Change<'_>,
    ) -> Result<Option<String>, OfficeError> {
        let untils = |rules: &Rules| -> Result<Vec<_>, OfficeError> {
            let stored = reader.plan_in_force(year, rules.before_day)?;
            let tasks = stored.map(|stored| stored.plan.tasks).unwrap_or_default();
            let until = tasks.into_iter().map(|task| {
                let until = task.deadline.until;
                (task.number, until.map(|day| rules.holidays.last_day(day)))
            });
            Ok(until.collect())
        };
        let (before, after) = (untils(before)?, untils(after)?);
        let pairs = before.iter().zip(&after);
        let changed: Vec<_> = pairs.filter(|(was, will)| was.1 != will.1).collect();
        let shown = |day: Option<NaiveDate>| day.map(short).unwrap_or_default();
        Ok(changed.first().map(|(was, will)| {
            let (from, to) = (shown(was.1), shown(will.1));
            said::tasks(changed.len(), &was.0, from, to)
        }))
    }

    fn on_today(
        &self,
        reader: &Reader<'_>,
        (before, after): Change<'_>,
    ) -> Result<Option<String>, OfficeError> {
        let mut board = match Board::of(self, reader, self.at_present()) {
            Err(OfficeError::NoPlan) => return Ok(None),
            board => board?,
        };
        let mut soon = |rules: &Rules| {
            board.rules.soon_days = rules.soon_days;
            let tasks = board.plan().tasks.iter();
            let soon = |status| matches!(status, Status::DueSoon { .. });
            tasks.filter(|task| soon(board.task_status(task))).count()
        };
        let (was, will) = (soon(before), soon(after));
        Ok((was != will).then(|| said::soon(was, will)))
    }

    fn on_this_period(&self, (before, after): Change<'_>) -> Option<String> {
        let today = self.clock.today();
        let current = |rules: &Rules| rules.regime.standing_period(today, &rules.holidays);
        let (was, will) = (current(before)?, current(after)?);
        (was != will).then(|| said::this_period(visible::write(&was), visible::write(&will)))
    }

    fn on_owing(
        &self,
        reader: &Reader<'_>,
        year: i32,
        (before, after): Change<'_>,
    ) -> Result<Vec<String>, OfficeError> {
        let Some(stored) = reader.plan_in_force(year, before.before_day)? else {
            return Ok(Vec::new());
        };
        let directory = self.directory(reader)?;
        let calendar = after.regime.calendar(year, &after.holidays);
        let counted = |kind: PeriodKind| {
            let of_kind = |period: &&Period| period.id.kind() == kind;
            let period = calendar.iter().rfind(of_kind)?;
            let owing = |rules| owing_units(&stored.plan, &directory, period, rules).len();
            let (was, will) = (owing(before), owing(after));
            (was != will).then_some((was, will))
        };
        let week = counted(PeriodKind::Week).map(|(was, will)| said::owing_week(was, will));
        let month = counted(PeriodKind::Month).map(|(was, will)| said::owing_month(was, will));
        Ok([week, month].into_iter().flatten().collect())
    }

    fn on_tracking(&self, year: i32, (_, after): Change<'_>) -> Option<String> {
        let calendar = after.regime.calendar(year, &after.holidays);
        let before = calendar.iter().filter(|one| after.is_before_tracking(one));
        match (before.count(), after.tracking_from) {
            (0, _) => None,
            (count, _) => Some(said::tracking(count)),
        }
    }

    fn on_closing(
        &self,
        reader: &Reader<'_>,
        year: i32,
        (before, after): Change<'_>,
    ) -> Result<Option<String>, OfficeError> {
        let kept = reader.periods()?;
        let now = self.now();
        let is_closed = |rules: &Rules, period: &Period| {
            let kept = kept.iter().find(|kept| kept.period.id == period.id);
            rules.is_closed(period, kept, now)
        };
        let calendar = self.calendar(reader, year)?;
        let changed: Vec<&Period> = calendar
            .iter()
            .filter(|period| is_closed(before, period) != is_closed(after, period))
            .collect();
        let Some(stored) = reader.plan_in_force(year, before.before_day)? else {
            return Ok(None);
        };
        let directory = self.directory(reader)?;
        let mut silent = 0;
        for period in &changed {
            let sent = self.sent(reader, period)?;
            let owing = owing_units(&stored.plan, &directory, period, after);
            let missing = |unit: &&plan::unit::UnitId| {
                let timeliness = sent.timeliness(**unit);
                matches!(timeliness, Timeliness::NotSent | Timeliness::Never)
            };
            silent += owing.iter().filter(missing).count();
        }
        Ok((!changed.is_empty()).then(|| said::closing(changed.len(), silent)))
    }
}

/// What differs between a period as it is and as it would be.
fn differences(was: &Period, will: &Period) -> String {
    let window = |period: &Period| format!("{}–{}", short(period.from), short(period.to));
    let differs = |(was, will): (String, String), said: fn(String, String) -> String| {
        (was != will).then(|| said(was, will))
    };
    let due = |at: fn(&Period) -> NaiveDate| (short(at(was)), short(at(will)));
    let told = [
        differs((window(was), window(will)), said::window),
        differs(due(|one| one.units_due.date()), |a, b| {
            said::units_due(a, b)
        }),
        differs(due(|one| one.province_due.date()), |a, b| {
            said::province_due(a, b)
        }),
        differs(due(|one| one.late_after.date()), |a, b| {
            said::late_after(a, b)
        }),
    ];
    // Lateness moves with the due day: said only where it alone does.
    let moves = was.units_due != will.units_due;
    let told = told.into_iter().take(if moves { 3 } else { 4 });
    told.flatten().collect::<Vec<_>>().join("; ")
}

/// The names of the periods that only the first calendar has.
fn only_in(one: &[Period], other: &[Period], free: impl Fn(PeriodId) -> bool) -> Option<String> {
    let names: Vec<String> = one
        .iter()
        .map(|period| period.id)
        .filter(|id| free(*id) && other.iter().all(|other| other.id != *id))
        .map(visible::name)
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn short(day: NaiveDate) -> String {
    day.format("%d/%m").to_string()
}
