//! What accepting an appendix would change: the draft with its units and deadlines read, set
//! against the plan that is stored (`domain.md` §3).
//!
//! A proposal is a value. What is previewed is exactly what is written.

mod indicators;
mod measurable;
#[cfg(test)]
mod tests;

pub use indicators::{DecidedProposals, Field, ProposedIndicator};

use crate::appendix::{Column, Draft, DraftColumn, DraftGroup, DraftTask};
use crate::assignment::{self, Helper};
use crate::deadline::{BeforeDay, Deadline};
use crate::encoding::Encoding;
use crate::remark::{Place, Remark, RemarkCode};
use crate::task::{Assignment, Plan, Task, TaskId, TaskNumber};
use crate::text::match_key;
use crate::unit::{Directory, Meaning, UnitPhrase};
use std::collections::{BTreeSet, HashMap};

/// A proposal to store an appendix.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The appendix's title.
    pub title: String,
    /// The title as the file holds it, where it was converted from an old encoding.
    pub original_title: Option<String>,
    /// The plan's year.
    pub year: i32,
    /// The sheet read.
    pub sheet: String,
    /// The encoding the file's texts were written in; the proposal's are Unicode.
    pub encoding: Encoding,
    /// The columns of its table from left to right; none where the plan is prose.
    pub columns: Vec<DraftColumn>,
    /// Groups in reading order.
    pub groups: Vec<DraftGroup>,
    /// Tasks in reading order.
    pub tasks: Vec<ProposedTask>,
    /// Stored tasks that the appendix no longer holds.
    pub vanished: Vec<(TaskId, TaskNumber)>,
    /// All remarks in reading order.
    pub remarks: Vec<Remark>,
}

/// A task with its units and deadline read, and what would change.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedTask {
    /// The task in the plan's words.
    pub draft: DraftTask,
    /// How the lead cell is read.
    pub lead: Vec<UnitPhrase>,
    /// How the support cell is read.
    pub support: Vec<UnitPhrase>,
    /// How the deadline is read.
    pub deadline: Deadline,
    /// Who would be assigned.
    pub assignments: Vec<Assignment>,
    /// Whom its prose names as helping beside them: proposed, never assigned by itself.
    pub helpers: Vec<Helper>,
    /// What accepting it would do.
    pub change: Change,
    /// The words it has in the store, where they change.
    pub before: Option<Words>,
    /// The indicators its words propose that nobody decided on yet.
    pub indicators: Vec<ProposedIndicator>,
}

/// A task's words as one version of the plan has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The number printed.
    pub number: String,
    /// The work.
    pub content: String,
    /// Who leads.
    pub lead_text: String,
    /// Who supports.
    pub support_text: String,
    /// The deadline.
    pub deadline_text: String,
}

impl Words {
    fn of(task: &Task) -> Words {
        Words {
            number: task.number.to_string(),
            content: task.content.clone(),
            lead_text: task.lead_text.clone(),
            support_text: task.support_text.clone(),
            deadline_text: task.deadline.text.clone(),
        }
    }
}

/// What accepting a proposed task does to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is added.
    New,
    /// The stored task takes its words.
    Changed(TaskId),
    /// Nothing.
    Same(TaskId),
}

impl Change {
    /// The stored task it is.
    pub fn stored(self) -> Option<TaskId> {
        match self {
            Change::New => None,
            Change::Changed(id) | Change::Same(id) => Some(id),
        }
    }
}

impl Proposal {
    /// Reads units and deadlines of a draft and compares it with the stored plan; `decided` is
    /// what was proposed of the stored tasks and decided before.
    pub fn new(
        draft: Draft,
        mut remarks: Vec<Remark>,
        directory: &Directory,
        before: BeforeDay,
        current: Option<&Plan>,
        decided: &DecidedProposals,
    ) -> Proposal {
        let stored = matches(&draft, current);
        let mut readings = Readings::new(directory, draft.year, before);
        let mut tasks = Vec::with_capacity(draft.tasks.len());
        for (at, task) in draft.tasks.into_iter().enumerate() {
            let old = stored.get(at).copied().flatten();
            let change = match old {
                None => Change::New,
                Some(old) if is_same(old, &task, &draft.groups, current) => Change::Same(old.id),
                Some(old) => Change::Changed(old.id),
            };
            let (mut proposed, conflicts) =
                ProposedTask::read(task, &mut readings, change, decided);
            let stands = old.map_or(&[][..], |old| &old.assignments);
            proposed.find_helpers(stands, directory);
            let changed = old.filter(|_| matches!(change, Change::Changed(_)));
            proposed.before = changed.map(Words::of);
            remarks.extend(proposed.remarks(&draft.sheet, conflicts));
            tasks.push(proposed);
        }
        let kept: BTreeSet<TaskId> = stored.into_iter().flatten().map(|task| task.id).collect();
        let vanished = current
            .into_iter()
            .flat_map(appendix_tasks)
            .filter(|task| task.carried.is_none() && !kept.contains(&task.id))
            .map(|task| (task.id, task.number.clone()))
            .collect();
        Proposal {
            title: draft.title,
            original_title: draft.original_title,
            year: draft.year,
            sheet: draft.sheet,
            encoding: draft.encoding,
            columns: draft.columns,
            groups: draft.groups,
            tasks,
            vanished,
            remarks,
        }
    }

    /// Whether accepting it would change no task.
    pub fn is_empty(&self) -> bool {
        self.vanished.is_empty()
            && self
                .tasks
                .iter()
                .all(|task| matches!(task.change, Change::Same(_)))
    }
}

/// How the cells of an appendix are read. Most of them say what another one said already, so
/// that each wording is read once.
struct Readings<'a> {
    directory: &'a Directory,
    year: i32,
    before: BeforeDay,
    units: HashMap<String, Vec<UnitPhrase>>,
    deadlines: HashMap<String, Deadline>,
}

impl<'a> Readings<'a> {
    fn new(directory: &'a Directory, year: i32, before: BeforeDay) -> Readings<'a> {
        Readings {
            directory,
            year,
            before,
            units: HashMap::new(),
            deadlines: HashMap::new(),
        }
    }

    fn units(&mut self, text: &str) -> Vec<UnitPhrase> {
        if let Some(read) = self.units.get(text) {
            return read.clone();
        }
        let read = self.directory.read(text);
        self.units.insert(text.to_owned(), read.clone());
        read
    }

    fn deadline(&mut self, text: &str) -> Deadline {
        if let Some(read) = self.deadlines.get(text) {
            return read.clone();
        }
        let read = Deadline::read(text, self.year, self.before);
        self.deadlines.insert(text.to_owned(), read.clone());
        read
    }
}

impl ProposedTask {
    /// A task as it is read, and what of its units was decided against its words.
    fn read(
        draft: DraftTask,
        readings: &mut Readings<'_>,
        change: Change,
        decided: &DecidedProposals,
    ) -> (ProposedTask, Vec<RemarkCode>) {
        let lead = readings.units(&draft.lead_text);
        let support = readings.units(&draft.support_text);
        let deadline = readings.deadline(&draft.deadline_text);
        let (assignments, conflicts) = assignment::settle(&lead, &support, readings.directory);
        let proposed = ProposedTask {
            assignments,
            indicators: ProposedIndicator::all(&draft.content, &deadline, change.stored(), decided),
            draft,
            lead,
            support,
            deadline,
            helpers: Vec::new(),
            change,
            before: None,
        };
        (proposed, conflicts)
    }

    /// Looks for helpers in the task's prose, beside those who are assigned here and in the store.
    fn find_helpers(&mut self, stored: &[Assignment], directory: &Directory) {
        let assigned = [&self.assignments, stored].concat();
        let (content, deadline) = (&self.draft.content, &self.draft.deadline_text);
        self.helpers = assignment::helpers(content, deadline, &assigned, directory);
    }

    fn remarks(&self, sheet: &str, conflicts: Vec<RemarkCode>) -> Vec<Remark> {
        let cell = |column| self.draft.cell_of(column);
        let units = (self.lead.as_slice(), self.support.as_slice());
        reading_remarks(sheet, cell, units, &self.deadline, conflicts)
    }
}

/// The remarks that reading a stored plan's words again makes: what is still unsettled in it.
pub fn remarks_of(plan: &Plan, directory: &Directory) -> Vec<Remark> {
    let remarks = plan.tasks.iter().map(|task| {
        let cell = |_| task.cells.first().cloned().unwrap_or_default();
        let (lead, support) = (
            directory.read(&task.lead_text),
            directory.read(&task.support_text),
        );
        let (_, conflicts) = assignment::settle(&lead, &support, directory);
        let units = (lead.as_slice(), support.as_slice());
        reading_remarks(&plan.sheet, cell, units, &task.deadline, conflicts)
    });
    remarks.flatten().collect()
}

/// The remarks a task's readings make, each at the cell it is about.
fn reading_remarks(
    sheet: &str,
    cell: impl Fn(Column) -> String,
    (lead, support): (&[UnitPhrase], &[UnitPhrase]),
    deadline: &Deadline,
    conflicts: Vec<RemarkCode>,
) -> Vec<Remark> {
    let at = |column, code| Remark {
        code,
        place: Place {
            sheet: sheet.to_owned(),
            cell: cell(column),
        },
    };
    let unresolved = [(Column::Lead, lead), (Column::Support, support)]
        .into_iter()
        .flat_map(|(column, phrases)| {
            let phrases = phrases
                .iter()
                .filter(|phrase| phrase.meaning == Meaning::Unresolved);
            phrases.map(move |phrase| {
                (
                    column,
                    RemarkCode::UnitUnresolved {
                        text: phrase.text.clone(),
                    },
                )
            })
        });
    let conflicts = conflicts.into_iter().map(|code| (Column::Support, code));
    let problems = deadline.problems.iter().map(|problem| {
        (
            Column::Deadline,
            RemarkCode::DeadlineProblem {
                text: problem.text.clone(),
            },
        )
    });
    unresolved
        .chain(conflicts)
        .chain(problems)
        .map(|(column, code)| at(column, code))
        .collect()
}

/// The tasks an appendix speaks of: those that directives founded are none of its business.
fn appendix_tasks(plan: &Plan) -> impl Iterator<Item = &Task> {
    plan.tasks.iter().filter(|task| task.directive.is_none())
}

/// For each drafted task the stored one it is: the same words first (a task may be renumbered),
/// then the same number. What came over from an earlier plan is known by its words alone.
fn matches<'a>(draft: &Draft, current: Option<&'a Plan>) -> Vec<Option<&'a Task>> {
    let stored: Vec<&Task> = current.into_iter().flat_map(appendix_tasks).collect();
    if stored.is_empty() {
        return vec![None; draft.tasks.len()];
    }
    let mut by_words: HashMap<String, Vec<&Task>> = HashMap::new();
    for task in stored.iter().copied() {
        by_words
            .entry(match_key(&task.content))
            .or_default()
            .push(task);
    }
    let mut used: BTreeSet<TaskId> = BTreeSet::new();
    let mut found: Vec<Option<&Task>> = Vec::with_capacity(draft.tasks.len());
    for task in &draft.tasks {
        let alike = by_words.get(&match_key(&task.content));
        let free: Vec<&Task> = alike
            .into_iter()
            .flatten()
            .copied()
            .filter(|old| !used.contains(&old.id))
            .collect();
        let old = free
            .iter()
            .find(|old| old.number == task.number)
            .or(free.first())
            .copied();
        used.extend(old.map(|old| old.id));
        found.push(old);
    }
    let mut by_number: HashMap<&TaskNumber, &Task> = HashMap::new();
    let own = |task: &&Task| task.carried.is_none() && !used.contains(&task.id);
    for task in stored.into_iter().filter(own) {
        by_number.entry(&task.number).or_insert(task);
    }
    for (task, old) in draft.tasks.iter().zip(&mut found) {
        if old.is_none() {
            *old = by_number.remove(&task.number);
        }
    }
    found
}

/// Whether a stored task already says, word for word, what the appendix says.
fn is_same(old: &Task, new: &DraftTask, groups: &[DraftGroup], current: Option<&Plan>) -> bool {
    let old_group = current.and_then(|plan| plan.groups.get(old.group));
    let new_group = groups.get(new.group);
    let same_group = match (old_group, new_group) {
        (Some(old), Some(new)) => {
            old.numeral == new.numeral && old.title == new.title && old.declared == new.declared
        }
        _ => false,
    };
    // What came over becomes the plan's own once an appendix holds it.
    same_group
        && old.carried.is_none()
        && old.number == new.number
        && old.content == new.content
        && old.lead_text == new.lead_text
        && old.support_text == new.support_text
        && old.deadline.text == new.deadline_text
        && old.extra == new.extra
}
