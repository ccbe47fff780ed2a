//! The task list: every assignment with its derived status.

use crate::views::{AssignmentLine, iso, role_word};
use crate::{Office, OfficeError, SOON_DAYS, find_unit};
use plan::obligation::Heard;
use plan::period::{Period, PeriodId};
use plan::progress::{Progress, RowKey};
use plan::standing::{Standing, Standings};
use plan::status::{Due, Status, Updated};
use plan::task::{Assignment, Role, Task};
use plan::text::search_key;
use plan::unit::{Directory, UnitId};
use serde::Deserialize;
use sheets::wording::status_words;
use specta::Type;
use std::collections::HashMap;
use store::{Cutoff, Reader, StoredRow};

/// Which assignments to list; everything where nothing is asked.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct TaskQuery {
    /// Overdue ones only.
    pub overdue: bool,
    /// Those whose last day is at most so many days away, not overdue ones.
    pub due_within: Option<u32>,
    /// One unit's.
    pub unit: Option<String>,
    /// Those whose number or words hold this text, diacritics left aside.
    pub search: Option<String>,
}

impl Office {
    /// Assignments in the plan's order with their status on the clock's day.
    ///
    /// # Errors
    /// No plan; no such unit; the store refuses.
    pub fn tasks(&self, query: &TaskQuery) -> Result<Vec<AssignmentLine>, OfficeError> {
        self.read(|reader| {
            let plan = Office::plan_of(reader)?.plan;
            let directory = self.directory(reader)?;
            let only = query
                .unit
                .as_deref()
                .map(|name| find_unit(&directory, name).map(|unit| unit.id))
                .transpose()?;
            let board = Board::of(self, reader, directory)?;
            let wanted = |task: &Task, assignment: &Assignment, status: Status| {
                only.is_none_or(|unit| unit == assignment.unit)
                    && (!query.overdue || matches!(status, Status::Overdue { .. }))
                    && query.due_within.is_none_or(|within| {
                        status
                            .days()
                            .is_some_and(|days| (0..=i64::from(within)).contains(&days))
                    })
                    && query.search.as_deref().is_none_or(|text| holds(task, text))
            };
            let mut lines = Vec::new();
            for task in &plan.tasks {
                for assignment in &task.assignments {
                    let status = board.status(task, assignment.unit);
                    if wanted(task, assignment, status) {
                        lines.push(board.line(task, assignment, status));
                    }
                }
            }
            Ok(lines)
        })
    }
}

fn holds(task: &Task, text: &str) -> bool {
    let wanted = search_key(text);
    let words = [
        &task.content,
        &task.lead_text,
        &task.support_text,
        &task.deadline.text,
    ];
    task.number.as_str() == text.trim()
        || words
            .into_iter()
            .any(|words| search_key(words).contains(&wanted))
}

/// Everything that statuses of one day are derived from.
struct Board<'a> {
    office: &'a Office,
    directory: Directory,
    standings: HashMap<RowKey, Standing>,
    latest: HashMap<RowKey, StoredRow>,
    /// The period standing work is judged by, with what was accepted in it or later.
    current: Option<CurrentPeriod>,
}

struct CurrentPeriod {
    period: Period,
    reports: HashMap<RowKey, Progress>,
    last_results: HashMap<RowKey, String>,
    routine: Vec<UnitId>,
}

impl<'a> Board<'a> {
    fn of(
        office: &'a Office,
        reader: &Reader<'_>,
        directory: Directory,
    ) -> Result<Board<'a>, OfficeError> {
        let today = office.clock.today();
        let rows = reader.latest_progress(Cutoff::Begun(today))?;
        let standings = standings_of(&rows);
        let latest: HashMap<RowKey, StoredRow> =
            rows.into_iter().map(|row| (row.key, row)).collect();
        let current = match office.regime.standing_period(today, &office.holidays) {
            Some(period) => Some(CurrentPeriod::of(reader, period, &latest)?),
            None => None,
        };
        Ok(Board {
            office,
            directory,
            standings,
            latest,
            current,
        })
    }

    fn standings(&self) -> Standings<'_> {
        Standings {
            known: &self.standings,
            as_of: self.office.clock.today(),
            soon_days: SOON_DAYS,
        }
    }

    fn status(&self, task: &Task, unit: UnitId) -> Status {
        self.standings().status(task, unit)
    }

    fn line(&self, task: &Task, assignment: &Assignment, status: Status) -> AssignmentLine {
        let key = RowKey {
            task: task.id,
            unit: assignment.unit,
        };
        let updated = (assignment.role == Role::Lead)
            .then(|| self.updated(key))
            .flatten();
        AssignmentLine {
            number: task.number.to_string(),
            content: task.content.clone(),
            unit: self
                .directory
                .unit(assignment.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            role: role_word(assignment.role),
            status: status.word(),
            label: status_words(status),
            until: iso(Due::from(&task.deadline).until),
            days: status.days(),
            updated: updated.map(Updated::word),
            updated_in: self.latest.get(&key).map(|row| row.period.to_string()),
        }
    }

    fn updated(&self, key: RowKey) -> Option<Updated> {
        let current = self.current.as_ref()?;
        let reporter = self.directory.reporter_of(key.unit);
        let heard = Heard {
            row: current.reports.get(&key),
            form_nothing_new: current.routine.contains(&reporter),
            measured: false,
            last_result: current.last_results.get(&key).map(String::as_str),
        };
        Some(heard.updated(&current.period, current.period.units_due, self.office.now()))
    }
}

impl CurrentPeriod {
    fn of(
        reader: &Reader<'_>,
        period: Period,
        latest: &HashMap<RowKey, StoredRow>,
    ) -> Result<CurrentPeriod, OfficeError> {
        let own = reader
            .progress_in(period.id)?
            .into_iter()
            .map(|row| (row.key, row.progress));
        let mut reports: HashMap<RowKey, Progress> = own.collect();
        let kept = reader.periods()?;
        let ends_later = |id: PeriodId| {
            kept.iter()
                .any(|kept| kept.period.id == id && kept.period.to > period.to)
        };
        // A later report of any kind is an update too, unless it only says that nothing is new.
        for (key, row) in latest.iter().filter(|(_, row)| ends_later(row.period)) {
            let nothing_new = row.progress.reported == Some(plan::progress::Reported::NothingNew);
            if !nothing_new && !row.progress.is_blank() {
                reports.insert(*key, row.progress.clone());
            }
        }
        let last_results = reader.last_results(&period)?;
        let routine = reader.routine_units(period.id)?;
        Ok(CurrentPeriod {
            period,
            reports,
            last_results,
            routine,
        })
    }
}

/// Folds stored rows, which come oldest first, into standings.
pub(crate) fn standings_of(rows: &[StoredRow]) -> HashMap<RowKey, Standing> {
    let mut by_key: HashMap<RowKey, Vec<&Progress>> = HashMap::new();
    for row in rows {
        by_key.entry(row.key).or_default().push(&row.progress);
    }
    by_key
        .into_iter()
        .map(|(key, rows)| (key, Standing::of(rows)))
        .collect()
}
