//! Everything that statuses of one day are derived from, read from the store once.

use crate::as_of::AsOf;
use crate::notes::PeriodNotes;
use crate::rules::Rules;
use crate::views::{AssignmentLine, iso, role_word};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use plan::decision::{Dues, Replaced};
use plan::obligation::Heard;
use plan::period::{Period, PeriodId};
use plan::progress::{Progress, RowKey};
use plan::standing::{Folding, Standing, Standings};
use plan::status::{Status, Updated};
use plan::task::{Assignment, Plan, Role, Task};
use plan::unit::{Directory, UnitId};
use sheets::wording::status_words;
use std::collections::{HashMap, HashSet};
use store::{Cutoff, Reader, StoredPlan, StoredRow};

/// The plan, the directory and where every assignment stands on a day.
pub(crate) struct Board {
    /// The moment.
    pub as_of: AsOf,
    /// The stored plan, with the assignments of units that are no more or not yet.
    pub stored: StoredPlan,
    /// Units and collectives, under the day's names.
    pub directory: Directory,
    /// The windows that events, extensions and the rule for days off changed.
    pub dues: Dues,
    /// The rules in force.
    pub rules: Rules,
    /// The reports the office asked for itself, beside those of the profile.
    pub asked: HashSet<PeriodId>,
    /// The plan as it is carried out on the day.
    plan: Plan,
    standings: HashMap<RowKey, Standing>,
    latest: HashMap<RowKey, StoredRow>,
    /// The period standing work is judged by, with what was accepted in it or later.
    current: Option<CurrentPeriod>,
    /// Tasks that others replaced.
    replaced: Vec<Replaced>,
}

struct CurrentPeriod {
    period: Period,
    reports: HashMap<RowKey, Progress>,
    last_results: HashMap<RowKey, String>,
    routine: Vec<UnitId>,
    measured: HashSet<RowKey>,
    notes: PeriodNotes,
}

impl Board {
    /// Reads the store as of a moment.
    ///
    /// # Errors
    /// No plan; the store refuses.
    pub fn of(office: &Office, reader: &Reader<'_>, as_of: AsOf) -> Result<Board, OfficeError> {
        let stored = office.plan_on(reader, as_of.today())?;
        Board::of_plan(office, reader, as_of, stored)
    }

    /// The same of one plan, whichever is in force.
    ///
    /// # Errors
    /// The store refuses.
    pub fn of_plan(
        office: &Office,
        reader: &Reader<'_>,
        as_of: AsOf,
        stored: StoredPlan,
    ) -> Result<Board, OfficeError> {
        let today = as_of.today();
        let directory = office.directory_on(reader, today)?;
        let rows = reader.latest_progress(Cutoff::Begun(today))?;
        let decisions = reader.decisions()?.handed_on(&directory);
        let folding = Folding {
            plan: &stored.plan,
            directory: &directory,
            decisions: &decisions,
            as_of: today,
        };
        let standings = standings_of(&folding, &rows);
        let latest: HashMap<RowKey, StoredRow> =
            rows.into_iter().map(|row| (row.key, row)).collect();
        let rules = office.rules(reader)?;
        let current = match rules.regime.standing_period(today, &rules.holidays) {
            Some(period) => Some(CurrentPeriod::of(reader, period, &latest, today)?),
            None => None,
        };
        Ok(Board {
            as_of,
            plan: stored.plan.on(today, &directory),
            asked: office.asked_itself(&rules),
            dues: decisions.dues(&stored.plan, today, &rules.holidays),
            rules,
            stored,
            directory,
            standings,
            latest,
            current,
            replaced: decisions.replaced,
        })
    }

    /// The plan as it is carried out on the day.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    fn standings(&self) -> Standings<'_> {
        Standings {
            known: &self.standings,
            due: &self.dues,
            as_of: self.as_of.today(),
            soon_days: self.rules.soon_days,
        }
    }

    /// Where an assignment stands.
    pub fn status(&self, task: &Task, unit: UnitId) -> Status {
        self.standings().status(task, unit)
    }

    /// Where a task stands.
    pub fn task_status(&self, task: &Task) -> Status {
        self.standings().task_status(task)
    }

    /// What is known of an assignment.
    pub fn standing(&self, task: &Task, unit: UnitId) -> Standing {
        self.standings().of(task, unit)
    }

    /// What was accepted last of an assignment.
    pub fn latest(&self, task: &Task, unit: UnitId) -> Option<&StoredRow> {
        self.latest.get(&key(task, unit))
    }

    /// A status in words; of a task that ended because another took its place, which one.
    pub fn label(&self, task: &Task, status: Status) -> String {
        let by = self.replaced.iter().find(|one| one.task == task.id);
        let by = by.filter(|_| status == Status::Dropped);
        let tasks = &self.stored.plan.tasks;
        match by.and_then(|by| tasks.iter().find(|task| task.id == by.by)) {
            Some(by) => words::status::replaced(self.plan().handle(by)),
            None => status_words(status),
        }
    }

    /// What took a task's place, and whose place it took.
    pub fn lineage(&self, task: &Task) -> (Option<&Replaced>, Vec<&Replaced>) {
        let by = self.replaced.iter().find(|one| one.task == task.id);
        let instead = self.replaced.iter().filter(|one| one.by == task.id);
        (by, instead.collect())
    }

    /// A line of the list of assignments.
    pub fn line(&self, task: &Task, assignment: &Assignment, status: Status) -> AssignmentLine {
        let updated = (assignment.role == Role::Lead)
            .then(|| self.updated(task, assignment.unit))
            .flatten();
        AssignmentLine {
            number: self.plan().handle(task),
            content: task.content.clone(),
            unit: self
                .directory
                .unit(assignment.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            role: role_word(assignment.role),
            status: status.word(),
            label: self.label(task, status),
            until: iso(self.dues.of(task, assignment.unit).until),
            days: status.days(),
            // Whom the period was waived for is asked nothing.
            updated: updated
                .filter(|one| *one != Updated::Waived)
                .map(Updated::word),
            updated_in: self
                .updated_in(task, assignment.unit, updated)
                .map(|period| period.to_string()),
        }
    }

    /// The period of the last row accepted of an assignment. What counts as an update without a
    /// row, a number or a word for the whole form, counts for the period it is asked of.
    fn updated_in(&self, task: &Task, unit: UnitId, updated: Option<Updated>) -> Option<PeriodId> {
        let row = self.latest(task, unit).map(|row| row.period);
        let heard = matches!(updated, Some(Updated::WithResult | Updated::NothingNew));
        match &self.current {
            Some(current) if heard && !current.reports.contains_key(&key(task, unit)) => {
                Some(current.period.id)
            }
            _ => row,
        }
    }

    /// *Cập nhật kỳ này* of a lead assignment; `None` where no period has ended yet.
    pub fn updated(&self, task: &Task, unit: UnitId) -> Option<Updated> {
        let current = self.current.as_ref()?;
        // Nobody was asked for a later plan's own work in an earlier one's period.
        let later = !self.plan.kin.is_empty() && current.period.to.year() < self.plan.year;
        if later && task.carried.is_none() {
            return None;
        }
        let key = key(task, unit);
        let reporter = self.directory.reporter_of(unit);
        let heard = Heard {
            row: current.reports.get(&key),
            form_nothing_new: current.routine.contains(&reporter),
            measured: current.measured.contains(&key),
            last_result: current.last_results.get(&key).map(String::as_str),
            waived: current.notes.waived(reporter).is_some(),
        };
        let units_due = current.notes.units_due(&current.period, reporter);
        Some(heard.updated(&current.period, units_due, self.as_of.now))
    }

    /// Names of units, each once, in the order of protocol.
    pub fn names(&self, units: &[UnitId]) -> Vec<String> {
        let named = self.directory.units().iter();
        named
            .filter(|unit| units.contains(&unit.id))
            .map(|unit| unit.name.clone())
            .collect()
    }
}

fn key(task: &Task, unit: UnitId) -> RowKey {
    RowKey {
        task: task.id,
        unit,
    }
}

impl CurrentPeriod {
    fn of(
        reader: &Reader<'_>,
        period: Period,
        latest: &HashMap<RowKey, StoredRow>,
        today: NaiveDate,
    ) -> Result<CurrentPeriod, OfficeError> {
        let own = reader
            .progress_in_with_continued(period.id)?
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
        let mut measured = reader.tasks_measured_in(period.id)?;
        measured.extend(reader.tasks_measured_after(period.to, today)?);
        Ok(CurrentPeriod {
            notes: PeriodNotes::of(reader, period.id)?,
            period,
            reports,
            last_results,
            routine,
            measured,
        })
    }
}

/// Folds stored rows, which come oldest first, into standings.
pub(crate) fn standings_of(folding: &Folding<'_>, rows: &[StoredRow]) -> HashMap<RowKey, Standing> {
    folding.standings(rows.iter().map(|row| (row.key, row.to, &row.progress)))
}
