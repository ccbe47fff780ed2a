//! The digest of a day: what there is to do, where the tasks stand, how reports come in.

use crate::board::Board;
use crate::clock::rfc3339;
use crate::record::Record;
use crate::verifying::Doubted;
use crate::views::{GroupStanding, RateView, StatusCount, TodayView, WorkItem, iso};
use crate::wording::status_name;
use crate::{Office, OfficeError};
use chrono::{Duration, NaiveDate};
use plan::assignment::is_unsettled;
use plan::digest::Work;
use plan::period::{Period, PeriodKind};
use plan::status::Status;
use plan::task::{Role, Task};
use plan::unit::UnitId;
use std::collections::BTreeMap;
use store::{Handling, Reader};

/// How many periods the rates go back.
const RATES: usize = 12;

/// The order statuses are told in, by their stable words.
const STATUSES: [&str; 11] = [
    "overdue",
    "due_soon",
    "in_time",
    "standing",
    "not_open",
    "waiting",
    "undated",
    "done_in_time",
    "done_late",
    "paused",
    "dropped",
];

impl Office {
    /// The digest of a day.
    ///
    /// # Errors
    /// No plan; no such day; the store refuses.
    pub fn today(&self, as_of: Option<&str>) -> Result<TodayView, OfficeError> {
        let as_of = self.as_of(as_of)?;
        self.read(|reader| {
            let board = Board::of(self, reader, as_of)?;
            let record = self.record_of_year(reader, &board)?;
            let statuses: Vec<(&Task, Status)> = board
                .plan()
                .tasks
                .iter()
                .map(|task| (task, board.task_status(task)))
                .collect();
            let mut work = task_work(&board, &statuses);
            work.extend(period_work(&board, &record));
            work.extend(to_verify(&board, &board.doubted(reader)?));
            // Stable: tasks' work stays before periods' of the same kind, periods in their order.
            work.sort_by_key(|(kind, _)| *kind);
            let current = record
                .calendar
                .iter()
                .find(|period| record.current == Some(period.id));
            Ok(TodayView {
                day: as_of.today().to_string(),
                period: current.map(|period| record.summary(period, board.directory.units())),
                work: work.into_iter().map(|(_, item)| item).collect(),
                counts: counts(statuses.iter().map(|(_, status)| *status)),
                groups: groups(&board, &statuses),
                rates: rates(&board, &record),
            })
        })
    }
}

impl Office {
    /// The record of reporting of the year whose plan is on the board, as of its moment.
    pub(crate) fn record_of_year(
        &self,
        reader: &Reader<'_>,
        board: &Board,
    ) -> Result<Record, OfficeError> {
        let calendar = self.calendar(reader, board.plan().year)?;
        let asked = (&board.rules, board.as_of);
        Record::of(reader, &board.stored, &board.directory, calendar, asked)
    }
}

/// Tasks that ask for the same thing.
#[derive(Default)]
struct Concern {
    tasks: Vec<String>,
    units: Vec<UnitId>,
    due: Option<NaiveDate>,
}

fn task_work(board: &Board, statuses: &[(&Task, Status)]) -> Vec<(Work, WorkItem)> {
    let mut concerns: BTreeMap<Work, Concern> = BTreeMap::new();
    for (task, status) in statuses {
        let lead = board.directory.read(&task.lead_text);
        let support = board.directory.read(&task.support_text);
        let led = task.in_role(Role::Lead).next().is_some();
        // Nobody reports on a directive's task that nobody was charged with.
        let unsettled = is_unsettled(&lead, &support, led) || !led && task.directive.is_some();
        for work in Work::of_task(*status, &task.deadline, unsettled) {
            let concern = concerns.entry(work).or_default();
            concern.tasks.push(board.plan().handle(task));
            concern.units.extend(concerned(board, task, work));
            let dated = matches!(work, Work::Overdue | Work::DueSoon);
            let days = status.days().filter(|_| dated);
            let until = days.map(|days| board.as_of.today() + Duration::days(days));
            concern.due = [concern.due, until].into_iter().flatten().min();
        }
    }
    let item = |(work, concern): (Work, Concern)| {
        let item = WorkItem {
            kind: work.word(),
            count: concern.tasks.len(),
            names: board.names(&concern.units),
            tasks: concern.tasks,
            period: None,
            due: iso(concern.due),
        };
        (work, item)
    };
    concerns.into_iter().map(item).collect()
}

/// The tasks whose leads are to be asked whether there is really nothing new.
fn to_verify(board: &Board, doubted: &[Doubted<'_>]) -> Option<(Work, WorkItem)> {
    let units: Vec<UnitId> = doubted
        .iter()
        .flat_map(|(_, units)| units.clone())
        .collect();
    let item = WorkItem {
        kind: Work::Verify.word(),
        count: doubted.len(),
        names: board.names(&units),
        tasks: doubted
            .iter()
            .map(|(task, _)| task.number.to_string())
            .collect(),
        period: None,
        due: None,
    };
    (!doubted.is_empty()).then_some((Work::Verify, item))
}

/// The leads of a task whose part of it asks for this; all of them where it is about its words.
fn concerned(board: &Board, task: &Task, work: Work) -> Vec<UnitId> {
    let asks = |unit: UnitId| match board.status(task, unit) {
        Status::Overdue { .. } => work == Work::Overdue,
        Status::DueSoon { .. } => work == Work::DueSoon,
        Status::Waiting => work == Work::WaitingEvent,
        _ => false,
    };
    let about_words = matches!(work, Work::DeadlineProblem | Work::OpenPhrase);
    task.in_role(Role::Lead)
        .map(|lead| lead.unit)
        .filter(|unit| about_words || asks(*unit))
        .collect()
}

fn period_work(board: &Board, record: &Record) -> Vec<(Work, WorkItem)> {
    let units = board.directory.units();
    let mut work = Vec::new();
    for period in followed(board, record) {
        let news = record.news(period, units, board.rules.soon_days);
        for kind in Work::of_period(&news) {
            let concerned = match kind {
                Work::NeedsMore => record.handled(period, units, Handling::NeedsMore),
                Work::Review => record.handled(period, units, Handling::New),
                _ => record.pressing(period, units),
            };
            let due = match kind {
                Work::ReturnDue => period.province_due,
                _ => period.units_due,
            };
            let item = WorkItem {
                kind: kind.word(),
                count: concerned.len(),
                names: board.names(&concerned),
                tasks: Vec::new(),
                period: Some(period.id.to_string()),
                due: Some(rfc3339(due)),
            };
            work.push((kind, item));
        }
    }
    work
}

/// The periods whose reports are asked for: those that come by themselves, and one-offs that the
/// office asked for or has begun with. What a plan only mentions is left alone.
pub(crate) fn followed<'a>(
    board: &'a Board,
    record: &'a Record,
) -> impl Iterator<Item = &'a Period> {
    let is_asked = |period: &&Period| {
        period.id.kind() != PeriodKind::OneOff
            || record.is_used(period)
            || board.asked.contains(&period.id)
    };
    let periods = record.calendar.iter().filter(is_asked);
    periods.filter(|period| record.is_tracked(period))
}

/// The periods that come by themselves.
fn regular(record: &Record) -> impl Iterator<Item = &Period> {
    let periods = record.calendar.iter();
    periods.filter(|period| period.id.kind() != PeriodKind::OneOff)
}

fn counts(statuses: impl Iterator<Item = Status>) -> Vec<StatusCount> {
    let mut counted: Vec<StatusCount> = Vec::new();
    for status in statuses {
        match counted.iter_mut().find(|one| one.status == status.word()) {
            Some(known) => known.count += 1,
            None => counted.push(StatusCount {
                status: status.word(),
                label: status_name(status),
                count: 1,
            }),
        }
    }
    counted.sort_by_key(|one| STATUSES.iter().position(|known| *known == one.status));
    counted
}

fn groups(board: &Board, statuses: &[(&Task, Status)]) -> Vec<GroupStanding> {
    let groups = board.plan().groups.iter().enumerate();
    groups
        .map(|(at, group)| {
            let own = || statuses.iter().filter(move |(task, _)| task.group == at);
            GroupStanding {
                numeral: group.numeral.clone(),
                title: group.title.clone(),
                tasks: own().count(),
                counts: counts(own().map(|(_, status)| *status)),
            }
        })
        .collect()
}

/// The last weeks whose due time is over, oldest first, from the first one used on; longer periods
/// where no week is reported.
fn rates(board: &Board, record: &Record) -> Vec<RateView> {
    let is_week = |period: &Period| period.id.kind() == PeriodKind::Week;
    let weekly = record.calendar.iter().any(is_week);
    let over: Vec<&Period> = regular(record)
        .filter(|period| is_week(period) == weekly && record.is_due(period))
        .skip_while(|period| !record.is_used(period))
        .collect();
    let first = over.len().saturating_sub(RATES);
    let rate = |period: &&Period| {
        let tally = record.tally(period, board.directory.units());
        RateView {
            period: period.id.to_string(),
            owing: tally.owing,
            on_time: tally.on_time,
            rate: tally.rate().filter(|_| record.is_used(period)),
        }
    };
    over[first..].iter().map(rate).collect()
}
