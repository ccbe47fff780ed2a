//! The directory in numbers, and one unit's page: its work, its record of reporting, what it owes.

mod debts;

use crate::board::Board;
use crate::clock::rfc3339;
use crate::record::Record;
use crate::views::{
    AssignmentLine, CollectiveView, DirectoryView, PeriodView, UnitCard, UnitChangeView, UnitEntry,
    UnitPage, UnitReportView,
};
use crate::{Office, OfficeError, find_unit};
use plan::digest::Tally;
use plan::obligation::Timeliness;
use plan::period::Period;
use plan::task::{Plan, Role};
use plan::unit::{Collective, Directory, Unit, UnitId};
use std::collections::{BTreeSet, HashMap};
use store::{Reader, SubmissionId, UnitChange};

impl Office {
    /// The directory with how much work each unit has and how many reports it owes.
    ///
    /// # Errors
    /// The store refuses.
    pub fn unit_directory(&self) -> Result<DirectoryView, OfficeError> {
        let today = self.clock.today();
        self.read(|reader| {
            let directory = self.directory_on(reader, today)?;
            let stored = self.any_plan(reader)?;
            let plan = stored.as_ref().map(|one| one.plan.on(today, &directory));
            let record = match &stored {
                Some(stored) => {
                    let calendar = self.calendar(reader, stored.plan.year)?;
                    let now = self.at_present();
                    let rules = self.rules(reader)?;
                    Some(Record::of(
                        reader,
                        stored,
                        &directory,
                        calendar,
                        (&rules, now),
                    )?)
                }
                None => None,
            };
            let entry = |unit: &Unit| UnitEntry {
                card: UnitCard::new(unit, &directory),
                exists: unit.exists_on(today),
                leads: tasks_of(plan.as_ref(), unit.id, Role::Lead),
                supports: tasks_of(plan.as_ref(), unit.id, Role::Support),
                unsent: record.as_ref().map_or(0, |record| unsent(record, unit.id)),
            };
            let members = |one: &Collective| {
                let there = |unit: &&Unit| one.members.contains(&unit.id) && unit.exists_on(today);
                let units = directory.units().iter().filter(there);
                units.map(|unit| unit.name.clone()).collect()
            };
            let collective = |one: &Collective| CollectiveView {
                name: one.name.clone(),
                aliases: one.aliases.clone(),
                members: members(one),
            };
            Ok(DirectoryView {
                units: directory.units().iter().map(entry).collect(),
                collectives: directory.collectives().iter().map(collective).collect(),
            })
        })
    }

    /// One unit with everything that is known of it. Of one that ended, its work as it was on its
    /// last day.
    ///
    /// # Errors
    /// No such unit; no plan; the store refuses.
    pub fn unit_page(&self, name: &str) -> Result<UnitPage, OfficeError> {
        let today = self.clock.today();
        self.read(|reader| {
            let directory = self.directory_on(reader, today)?;
            let unit = find_unit(&directory, name)?;
            let judged = unit.until.filter(|until| *until < today).unwrap_or(today);
            let board = Board::of(self, reader, self.as_of(Some(&judged.to_string()))?)?;
            let calendar = self.calendar(reader, board.plan().year)?;
            let now = self.at_present();
            let rules = &board.rules;
            let record = Record::of(reader, &board.stored, &directory, calendar, (rules, now))?;
            let over = |period: &&Period| record.is_due(period) && record.is_used(period);
            let over = record.calendar.iter().filter(over);
            let rate = Tally::of(over.filter_map(|one| record.timeliness(one, unit.id))).rate();
            let mut sheets: HashMap<SubmissionId, Vec<String>> = HashMap::new();
            for (id, sheet) in reader.sheets_of(unit.id)? {
                sheets.entry(id).or_default().push(sheet);
            }
            Ok(UnitPage {
                card: UnitCard::new(unit, &directory),
                exists: unit.exists_on(today),
                as_of: judged.to_string(),
                changes: changes(reader, &directory, unit.id)?,
                lines: lines(&board, unit.id),
                record: reports(&record, unit.id, &sheets),
                rate,
                debts: debts::of(reader, &board, &record, unit, today)?,
            })
        })
    }
}

fn tasks_of(plan: Option<&Plan>, unit: UnitId, role: Role) -> usize {
    let tasks = plan.map(|plan| plan.tasks.as_slice()).unwrap_or_default();
    let has = |task: &&plan::task::Task| task.in_role(role).any(|one| one.unit == unit);
    tasks.iter().filter(has).count()
}

/// How many reports a unit owes whose time is over.
fn unsent(record: &Record, unit: UnitId) -> usize {
    let is_owed = |period: &&Period| {
        record.is_due(period)
            && record.is_used(period)
            && record.timeliness(period, unit) == Some(Timeliness::NotSent)
    };
    record.calendar.iter().filter(is_owed).count()
}

/// What became of a unit, of those before it and of those after it, the latest first.
fn changes(
    reader: &Reader<'_>,
    directory: &Directory,
    unit: UnitId,
) -> Result<Vec<UnitChangeView>, OfficeError> {
    let mut line = BTreeSet::from([unit]);
    line.extend(directory.with_heirs(unit));
    for _ in 0..directory.past().successions.len() {
        let before = line.iter().flat_map(|one| directory.predecessors_of(*one));
        let before: Vec<UnitId> = before.map(|one| one.unit).collect();
        line.extend(before);
    }
    let concerns = |change: &UnitChange| {
        let renamed = change.names.iter().any(|name| line.contains(&name.unit));
        let followed = change.successions.iter();
        renamed
            || followed
                .flat_map(|one| [one.unit, one.heir])
                .any(|one| line.contains(&one))
    };
    let all = reader.unit_changes()?;
    let all = all.iter().rev().filter(|change| concerns(change));
    Ok(all.map(|change| view_of(change, directory)).collect())
}

fn view_of(change: &UnitChange, directory: &Directory) -> UnitChangeView {
    let named = |units: BTreeSet<UnitId>, directory: &Directory| {
        let all = directory
            .units()
            .iter()
            .filter(|unit| units.contains(&unit.id));
        all.map(|unit| unit.name.clone()).collect()
    };
    let renamed = || change.names.iter().map(|name| name.unit);
    let (before, after): (BTreeSet<UnitId>, BTreeSet<UnitId>) = match change.successions.as_slice()
    {
        [] => (renamed().collect(), renamed().collect()),
        all => all.iter().map(|one| (one.unit, one.heir)).unzip(),
    };
    let eve = change.on.pred_opt().unwrap_or(change.on);
    UnitChangeView {
        kind: change.kind.word(),
        on: change.on.to_string(),
        before: named(before, &directory.as_of(eve)),
        after: named(after, &directory.as_of(change.on)),
        document: change.document.clone(),
    }
}

/// A unit's assignments in the plan's order, those it leads first.
fn lines(board: &Board, unit: UnitId) -> Vec<AssignmentLine> {
    let mut lines = Vec::new();
    for role in [Role::Lead, Role::Support] {
        for task in &board.plan().tasks {
            let own = task.in_role(role).filter(|one| one.unit == unit);
            lines.extend(own.map(|one| board.line(task, one, board.status(task, unit))));
        }
    }
    lines
}

/// A unit's reports of the periods it owed, the latest first.
fn reports(
    record: &Record,
    unit: UnitId,
    sheets: &HashMap<SubmissionId, Vec<String>>,
) -> Vec<UnitReportView> {
    let followed = |period: &&Period| {
        let begun = record.is_used(period) || record.current == Some(period.id);
        begun && (record.is_due(period) || record.current == Some(period.id))
    };
    let view = |period: &Period| {
        let timeliness = record.timeliness(period, unit)?;
        let sent = record.sent_for(period)?;
        let latest = sent.latest(unit);
        Some(UnitReportView {
            period: PeriodView::from(period),
            timeliness: timeliness.word(),
            is_due: record.is_due(period),
            days_late: timeliness.days_late(),
            handling: latest.map(|one| one.handling.word().to_owned()),
            received: latest.map(|one| rfc3339(one.received_at)),
            file: latest.map(|one| one.file_name.clone()).unwrap_or_default(),
            sheets: latest
                .and_then(|one| sheets.get(&one.id).cloned())
                .unwrap_or_default(),
            versions: sent.versions(unit).count(),
            supplements: sent.supplements(unit),
            reminders: sent.reminders(unit),
        })
    };
    let periods = record.calendar.iter().rev().filter(followed);
    periods.filter_map(view).collect()
}
