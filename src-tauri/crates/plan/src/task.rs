//! The plan: groups, tasks and who is assigned to them.

use crate::deadline::Deadline;
use crate::directive::DocumentId;
use crate::unit::{CollectiveId, UnitId};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// Identity of a task within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(pub i64);

/// A task's number as the plan prints it, without the closing full stop: "2", "3a", "6.4"; of a
/// task that a directive founded, with the mark no appendix's number has: "ĐX1". Copies share its
/// text: every row of every report carries one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskNumber(Arc<str>);

/// Before the number of a task that a directive founded (đột xuất), as it is printed.
const DIRECTIVE_MARK: &str = "ĐX";

/// The same as it may be typed: with another letter that looks alike, without diacritics.
const DIRECTIVE_MARKS: [&str; 3] = [DIRECTIVE_MARK, "ÐX", "DX"];

/// Before the number of a task that came over from an earlier plan (chuyển tiếp).
const CARRIED_MARK: &str = "CT";

/// Between a number and a place among the tasks that have it.
const HANDLE_MARK: char = '#';

/// Between a number and the plan it is one of, where that is not the plan in force: "5/2024".
const PLAN_MARK: char = '/';

/// The two roles a unit can have in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Chủ trì: owes progress.
    Lead,
    /// Phối hợp: shown, never owed.
    Support,
}

/// Task × unit × role: the thing that is tracked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The unit.
    pub unit: UnitId,
    /// Its role.
    pub role: Role,
    /// The collective it came in by; `None` where it is named itself.
    pub via: Option<CollectiveId>,
}

/// When a task counts as done **(setting per task)**.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompletionRule {
    /// Every lead unit is done.
    #[default]
    AllLeads,
    /// One lead unit is done.
    AnyLead,
    /// This lead unit is done.
    NamedLead(UnitId),
}

/// Which periods ask for a task (`domain.md` §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// Every week; months ask too.
    Weekly,
    /// Every month.
    Monthly,
    /// Once a year.
    Yearly,
    /// When something happens: never owed by the calendar.
    WhenArises,
}

/// A group of tasks under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its numeral as printed, "IV"; "1" for a heading unit; empty where there is none.
    pub numeral: String,
    /// Its title without numeral and declared count.
    pub title: String,
    /// The count its title declares: "(17 nhiệm vụ)".
    pub declared: Option<u32>,
}

/// One task as the plan words it.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// Number.
    pub number: TaskNumber,
    /// Index into [`Plan::groups`].
    pub group: usize,
    /// The work.
    pub content: String,
    /// Units that lead, verbatim.
    pub lead_text: String,
    /// Units that support, verbatim.
    pub support_text: String,
    /// The deadline with its reading.
    pub deadline: Deadline,
    /// Columns of the appendix beyond the known ones: heading and text.
    pub extra: Vec<(String, String)>,
    /// The cells it was read from, "A9".
    pub cells: Vec<String>,
    /// When it counts as done.
    pub completion: CompletionRule,
    /// The document that founded it; `None` where it stands in the appendix.
    pub directive: Option<DocumentId>,
    /// The year of the plan it came over from, whose words it keeps; `None` where it is this
    /// plan's own.
    pub carried: Option<i32>,
    /// Who is assigned, in the order of reading.
    pub assignments: Vec<Assignment>,
}

/// One year's plan of one locality.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The appendix's title.
    pub title: String,
    /// The plan's year.
    pub year: i32,
    /// The sheet it was read from.
    pub sheet: String,
    /// Groups in the plan's order.
    pub groups: Vec<Group>,
    /// Tasks in the plan's order.
    pub tasks: Vec<Task>,
    /// What its tasks are told by from those of the plan in force, "2024"; `None` of that one.
    pub mark: Option<String>,
    /// The tasks of other plans: which of these one goes on as or came from, if any.
    pub kin: HashMap<TaskId, Option<TaskId>>,
}

impl TaskNumber {
    /// A number as printed: "2.", " 4 ", "6.4", "3a". `None` where the text is no number: it
    /// must start with a digit, hold digits, dots and at most one closing letter.
    pub fn parse(text: &str) -> Option<TaskNumber> {
        let text = text.trim().trim_end_matches(['.', ')']).trim();
        let digits = text.strip_suffix(|c: char| c.is_lowercase() && c.is_alphabetic());
        let body = digits.unwrap_or(text);
        let well_formed = !body.is_empty()
            && body.len() <= 12
            && body
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        well_formed.then(|| TaskNumber(text.into()))
    }

    /// Any task's number as people write it: an appendix's, or a directive's in whatever letters.
    pub fn read(text: &str) -> Option<TaskNumber> {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return TaskNumber::parse(text);
        }
        let trimmed = text.trim().trim_end_matches(['.', ')']).to_uppercase();
        if let Some(former) = trimmed.strip_prefix(CARRIED_MARK) {
            let former = TaskNumber::read(&former.trim().to_lowercase())?;
            return Some(former.carried());
        }
        let place = DIRECTIVE_MARKS
            .iter()
            .find_map(|mark| trimmed.strip_prefix(mark))
            .map(str::trim)
            .filter(|place| place.bytes().all(|b| b.is_ascii_digit()));
        match place.and_then(|place| place.parse().ok()) {
            Some(place) => Some(TaskNumber::of_directive(place)),
            None => TaskNumber::parse(text),
        }
    }

    /// The number of the so-manieth task that directives founded. No appendix prints such a one.
    pub fn of_directive(place: u32) -> TaskNumber {
        TaskNumber(format!("{DIRECTIVE_MARK}{place}").into())
    }

    /// The number of such a task in a later plan that has numbers of its own: "CT5".
    pub fn carried(&self) -> TaskNumber {
        match self.0.starts_with(CARRIED_MARK) {
            true => self.clone(),
            false => TaskNumber(format!("{CARRIED_MARK}{}", self.0).into()),
        }
    }

    /// The place of a task among those that directives founded; `None` for an appendix's.
    pub fn directive_place(&self) -> Option<u32> {
        self.0.strip_prefix(DIRECTIVE_MARK)?.parse().ok()
    }

    /// The number that directly follows another: after "6.4" comes "6.5"; the first is "1".
    pub fn following(before: Option<&TaskNumber>) -> TaskNumber {
        let mut parts = before.map(TaskNumber::parts).unwrap_or_default();
        match parts.last_mut() {
            Some(last) => *last = last.saturating_add(1),
            None => parts.push(1),
        }
        TaskNumber(
            parts
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(".")
                .into(),
        )
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its numeric parts, "6.4" → [6, 4]; a closing letter is dropped.
    pub fn parts(&self) -> Vec<u32> {
        self.0
            .split('.')
            .filter_map(|part| part.trim_end_matches(char::is_alphabetic).parse().ok())
            .collect()
    }
}

impl fmt::Display for TaskNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Plan {
    /// What a task is called by: its number; where several tasks have the same one, with its place
    /// among them, "4#2"; with its plan where that is not the one in force.
    pub fn handle(&self, task: &Task) -> String {
        self.marked(self.handle_within(task))
    }

    /// The same among the plan's own tasks, where the plan is known.
    pub fn handle_within(&self, task: &Task) -> String {
        let mut same = self.tasks.iter().filter(|one| one.number == task.number);
        let before = same.by_ref().take_while(|one| one.id != task.id).count();
        match (before, same.next()) {
            (0, None) => task.number.to_string(),
            _ => format!("{}{HANDLE_MARK}{}", task.number, before + 1),
        }
    }

    /// A task's number, with its plan where that is not the one in force.
    pub fn number_of(&self, task: &Task) -> String {
        self.marked(task.number.to_string())
    }

    fn marked(&self, own: String) -> String {
        match &self.mark {
            Some(mark) => format!("{own}{PLAN_MARK}{mark}"),
            None => own,
        }
    }

    /// Which plan a task's handle names beside its number, if any: of "5/2024" it is "2024".
    pub fn named_in(handle: &str) -> Option<&str> {
        let (_, plan) = handle.rsplit_once(PLAN_MARK)?;
        Some(plan.trim())
    }

    /// The task that one of this plan or of another is here: itself, or the one it goes on as.
    pub fn task_known_as(&self, id: TaskId) -> Option<&Task> {
        let here = self.kin.get(&id).copied().flatten().unwrap_or(id);
        self.tasks.iter().find(|task| task.id == here)
    }

    /// Whether a task is another plan's, with nothing in this one that it goes on as.
    pub fn is_foreign(&self, id: TaskId) -> bool {
        matches!(self.kin.get(&id), Some(None))
    }

    /// The tasks a number or a handle may mean, in the plan's order: several for a number that
    /// several tasks have, one for a handle, none where there is no such task.
    pub fn called(&self, name: &str) -> Vec<&Task> {
        let name = match name.rsplit_once(PLAN_MARK) {
            Some((name, plan)) if self.is_called(plan.trim()) => name,
            Some(_) => return Vec::new(),
            None => name,
        };
        let (number, place) = match name.split_once(HANDLE_MARK) {
            Some((number, place)) => (number, Some(place.trim().parse::<usize>().unwrap_or(0))),
            None => (name, None),
        };
        let Some(number) = TaskNumber::read(number) else {
            return Vec::new();
        };
        let same = self.tasks.iter().filter(|task| task.number == number);
        match place {
            None => same.collect(),
            Some(place) => {
                let mut same = same.zip(1..);
                let meant = same.find(|(_, at)| *at == place);
                meant.map(|(task, _)| task).into_iter().collect()
            }
        }
    }
}

impl Plan {
    /// Whether a handle's mark means this plan.
    fn is_called(&self, mark: &str) -> bool {
        self.mark.as_deref() == Some(mark) || mark.parse() == Ok(self.year)
    }
}

impl Task {
    /// The assignments in one role.
    pub fn in_role(&self, role: Role) -> impl Iterator<Item = &Assignment> {
        self.assignments
            .iter()
            .filter(move |assignment| assignment.role == role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(id: i64, number: &str) -> Task {
        Task {
            id: TaskId(id),
            number: TaskNumber::parse(number).unwrap(),
            group: 0,
            content: String::new(),
            lead_text: String::new(),
            support_text: String::new(),
            deadline: Deadline::default(),
            extra: Vec::new(),
            cells: Vec::new(),
            assignments: Vec::new(),
            completion: CompletionRule::default(),
            directive: None,
            carried: None,
        }
    }

    #[test]
    fn a_doubled_number_is_told_apart_by_its_place() {
        let tasks = [(1, "3"), (2, "4"), (3, "4"), (4, "5"), (5, "4")];
        let plan = Plan {
            title: String::new(),
            year: 2024,
            sheet: String::new(),
            groups: Vec::new(),
            tasks: tasks.map(|(id, number)| task(id, number)).into(),
            mark: None,
            kin: HashMap::new(),
        };
        let handles: Vec<String> = plan.tasks.iter().map(|task| plan.handle(task)).collect();
        assert_eq!(handles, ["3", "4#1", "4#2", "5", "4#3"]);
        for (name, ids) in [
            ("3", &[1][..]),
            ("4", &[2, 3, 5]),
            ("4.#2", &[3]),
            ("4#2", &[3]),
            ("4 # 3", &[5]),
            ("3#1", &[1]),
            ("4#4", &[]),
            ("4#0", &[]),
            ("4#x", &[]),
            ("#1", &[]),
            ("9", &[]),
        ] {
            let called: Vec<i64> = plan.called(name).iter().map(|task| task.id.0).collect();
            assert_eq!(called, ids, "{name}");
        }
    }

    #[test]
    fn a_directives_number_is_no_appendixs_however_it_is_typed() {
        for text in ["ĐX12", "đx12", " ÐX 12.", "dx12", "DX012"] {
            let number = TaskNumber::read(text).unwrap();
            assert_eq!(
                (number.as_str(), number.directive_place()),
                ("ĐX12", Some(12))
            );
            assert_eq!(TaskNumber::parse(text), None, "{text}");
        }
        for text in ["ĐX", "ĐXa", "ĐX-1", "X1", "ĐX99999999999"] {
            assert_eq!(TaskNumber::read(text), None, "{text}");
        }
        assert_eq!(TaskNumber::read("3a"), TaskNumber::parse("3a"));
    }

    #[test]
    fn numbers_are_kept_as_printed() {
        for (text, number) in [
            ("2.", "2"),
            (" 4 ", "4"),
            ("3a", "3a"),
            ("6.4", "6.4"),
            ("7.12.", "7.12"),
        ] {
            assert_eq!(
                TaskNumber::parse(text).map(|n| n.to_string()).as_deref(),
                Some(number)
            );
        }
        for text in ["", "I", "II.", "Tổng", "1 2", ".", "a"] {
            assert_eq!(TaskNumber::parse(text), None, "{text}");
        }
    }
}
