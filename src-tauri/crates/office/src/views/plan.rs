//! The plan, and what an appendix would change in it.

use super::{DeadlineView, PhraseView, ProposedIndicatorView};
use crate::wording;
use plan::appendix::{Column, DraftColumn, DraftTask};
use plan::assignment::Helper;
use plan::encoding::Encoding;
use plan::proposal::{Change, Proposal, ProposedTask, Words};
use plan::remark::Remark;
use plan::task::{Assignment, Plan, Role, Task};
use plan::unit::Directory;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// A remark with its sentence.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RemarkView {
    /// Stable word.
    pub code: String,
    /// The sheet.
    pub sheet: String,
    /// The cell; empty when it is about the sheet.
    pub cell: String,
    /// The sentence.
    pub message: String,
}

/// A group of tasks.
#[derive(Clone, Debug, Serialize, Type)]
pub struct GroupView {
    /// Its numeral.
    pub numeral: String,
    /// Its title.
    pub title: String,
    /// The count its title declares.
    pub declared: Option<u32>,
    /// The tasks it holds.
    pub tasks: usize,
}

/// A task with its readings.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TaskView {
    /// Number.
    pub number: String,
    /// Numeral of its group.
    pub group: String,
    /// The work.
    pub content: String,
    /// Who leads, verbatim.
    pub lead_text: String,
    /// Who supports, verbatim.
    pub support_text: String,
    /// The deadline, verbatim.
    pub deadline_text: String,
    /// How the lead cell is read.
    pub lead: Vec<PhraseView>,
    /// How the support cell is read.
    pub support: Vec<PhraseView>,
    /// How the deadline is read.
    pub deadline: DeadlineView,
    /// Further columns.
    pub extra: BTreeMap<String, String>,
    /// The cells it was read from.
    pub cells: Vec<String>,
    /// Who is assigned; only of the stored plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignments: Option<Vec<AssignmentView>>,
}

/// One assignment of a stored task.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AssignmentView {
    /// The unit.
    pub unit: String,
    /// lead or support.
    pub role: &'static str,
    /// The collective it came in by.
    pub via: Option<String>,
}

/// In what role a unit is assigned, as a caller names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RoleName {
    /// Leads.
    Lead,
    /// Supports.
    Support,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Role {
        match name {
            RoleName::Lead => Role::Lead,
            RoleName::Support => Role::Support,
        }
    }
}

/// The stored plan.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlanView {
    /// Title.
    pub title: String,
    /// Year.
    pub year: i32,
    /// Sheet it was read from.
    pub sheet: String,
    /// The encoding its texts are stored in.
    pub encoding: &'static str,
    /// Groups.
    pub groups: Vec<GroupView>,
    /// Tasks.
    pub tasks: Vec<TaskView>,
    /// Remarks of its readings.
    pub remarks: Vec<RemarkView>,
}

/// One of the store's plans in a line.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlanEntry {
    /// Identity.
    pub id: i64,
    /// What it is asked for by: its year, or its identity beside others of the year.
    pub name: String,
    /// Year.
    pub year: i32,
    /// The year after it.
    pub next_year: i32,
    /// Title.
    pub title: String,
    /// The document that founded it, where no appendix holds it; blank where one does.
    pub document: String,
    /// How many tasks.
    pub tasks: usize,
    /// Whether it is in force today.
    pub in_force: bool,
    /// Tasks nobody decided about yet, where a later plan is stored.
    pub undecided: usize,
}

/// What an appendix would change.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProposalView {
    /// Title.
    pub title: String,
    /// Year.
    pub year: i32,
    /// Sheet read.
    pub sheet: String,
    /// The encoding the file's texts were written in.
    pub encoding: &'static str,
    /// Whether it was stored.
    pub accepted: bool,
    /// Groups.
    pub groups: Vec<GroupView>,
    /// Tasks.
    pub tasks: Vec<ProposedTaskView>,
    /// Numbers of stored tasks the appendix no longer holds.
    pub vanished: Vec<String>,
    /// Remarks.
    pub remarks: Vec<RemarkView>,
    /// The indicators its tasks propose that nobody decided on yet.
    pub indicators: Vec<ProposedIndicatorView>,
    /// The stored plan it changes; `null` where it is a new one.
    pub plan: Option<i64>,
    /// Whether it is stored as a plan of its own.
    pub new_plan: bool,
    /// Whether a person has to say which plan it is: another one of its year is stored, and they
    /// share nothing.
    pub plan_unclear: bool,
    /// The columns of its table; only where a person goes through it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnView>,
}

/// A column of an appendix as it was recognised.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ColumnView {
    /// The heading's words.
    pub heading: String,
    /// The cell they stand in.
    pub cell: String,
    /// number, content, lead, support, deadline; `null` for one kept under its own heading.
    pub column: Option<ColumnName>,
}

/// What a column of an appendix holds, as a caller names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColumnName {
    /// TT.
    Number,
    /// Nội dung, nhiệm vụ.
    Content,
    /// Đơn vị chủ trì.
    Lead,
    /// Đơn vị phối hợp.
    Support,
    /// Thời gian hoàn thành.
    Deadline,
}

impl ColumnName {
    /// The name of a column that a person can choose.
    fn of(column: Column) -> Option<ColumnName> {
        match column {
            Column::Number => Some(ColumnName::Number),
            Column::Content => Some(ColumnName::Content),
            Column::Lead => Some(ColumnName::Lead),
            Column::Support => Some(ColumnName::Support),
            Column::Deadline => Some(ColumnName::Deadline),
            Column::Product => None,
        }
    }
}

impl From<ColumnName> for Column {
    fn from(name: ColumnName) -> Column {
        match name {
            ColumnName::Number => Column::Number,
            ColumnName::Content => Column::Content,
            ColumnName::Lead => Column::Lead,
            ColumnName::Support => Column::Support,
            ColumnName::Deadline => Column::Deadline,
        }
    }
}

impl From<&DraftColumn> for ColumnView {
    fn from(column: &DraftColumn) -> ColumnView {
        ColumnView {
            heading: column.heading.clone(),
            cell: column.cell.clone(),
            column: column.column.and_then(ColumnName::of),
        }
    }
}

/// A proposed task.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProposedTaskView {
    /// The task.
    #[serde(flatten)]
    pub task: TaskView,
    /// new, changed, same.
    pub change: &'static str,
    /// Units that its prose names as helping; assigned only where they are taken.
    pub support_proposed: Vec<HelperView>,
    /// Its words in the store, where they change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<BeforeView>,
}

/// A task's words before an appendix changes them.
#[derive(Clone, Debug, Serialize, Type)]
pub struct BeforeView {
    /// Number.
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

impl From<&Words> for BeforeView {
    fn from(words: &Words) -> BeforeView {
        BeforeView {
            number: words.number.clone(),
            content: words.content.clone(),
            lead_text: words.lead_text.clone(),
            support_text: words.support_text.clone(),
            deadline_text: words.deadline_text.clone(),
        }
    }
}

/// Somebody whom a task's prose names as helping.
#[derive(Clone, Debug, Serialize, Type)]
pub struct HelperView {
    /// The phrase and what it means.
    #[serde(flatten)]
    pub phrase: PhraseView,
    /// The words it came from, verbatim: "Phối hợp với …" up to the verb.
    pub words: String,
    /// The column they stand in: content, deadline.
    pub column: &'static str,
    /// Where they begin in it, in characters.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// How many units taking it assigns; none where the phrase is open or not understood.
    pub units: usize,
    /// Whether it is taken.
    pub taken: bool,
}

impl From<&Remark> for RemarkView {
    fn from(remark: &Remark) -> RemarkView {
        RemarkView {
            code: remark.code.word().to_owned(),
            sheet: remark.place.sheet.clone(),
            cell: remark.place.cell.clone(),
            message: wording::remark(&remark.code),
        }
    }
}

impl ProposalView {
    /// A proposal with its names and sentences.
    pub fn new(proposal: &Proposal, directory: &Directory, accepted: bool) -> ProposalView {
        let count = |at| {
            proposal
                .tasks
                .iter()
                .filter(|task| task.draft.group == at)
                .count()
        };
        let group = |(at, group): (usize, &plan::appendix::DraftGroup)| GroupView {
            numeral: group.numeral.clone(),
            title: group.title.clone(),
            declared: group.declared,
            tasks: count(at),
        };
        ProposalView {
            title: proposal.title.clone(),
            year: proposal.year,
            sheet: proposal.sheet.clone(),
            encoding: proposal.encoding.word(),
            accepted,
            groups: proposal.groups.iter().enumerate().map(group).collect(),
            tasks: proposal
                .tasks
                .iter()
                .map(|task| proposed(task, proposal, directory))
                .collect(),
            vanished: proposal
                .vanished
                .iter()
                .map(|(_, number)| number.to_string())
                .collect(),
            remarks: proposal.remarks.iter().map(RemarkView::from).collect(),
            indicators: Vec::new(),
            plan: None,
            new_plan: true,
            plan_unclear: false,
            columns: Vec::new(),
        }
    }
}

fn proposed(task: &ProposedTask, proposal: &Proposal, directory: &Directory) -> ProposedTaskView {
    let draft = &task.draft;
    let phrases = |phrases: &[plan::unit::UnitPhrase]| {
        phrases
            .iter()
            .map(|phrase| PhraseView::new(phrase, directory))
            .collect()
    };
    ProposedTaskView {
        task: TaskView {
            number: draft.number.to_string(),
            group: proposal
                .groups
                .get(draft.group)
                .map(|group| group.numeral.clone())
                .unwrap_or_default(),
            content: draft.content.clone(),
            lead_text: draft.lead_text.clone(),
            support_text: draft.support_text.clone(),
            deadline_text: draft.deadline_text.clone(),
            lead: phrases(&task.lead),
            support: phrases(&task.support),
            deadline: DeadlineView::from(&task.deadline),
            extra: draft.extra.iter().cloned().collect(),
            cells: draft.cells.clone(),
            assignments: None,
        },
        change: match task.change {
            Change::New => "new",
            Change::Changed(_) => "changed",
            Change::Same(_) => "same",
        },
        support_proposed: task
            .helpers
            .iter()
            .map(|helper| HelperView::new(helper, draft, directory))
            .collect(),
        before: task.before.as_ref().map(BeforeView::from),
    }
}

impl HelperView {
    fn new(helper: &Helper, draft: &DraftTask, directory: &Directory) -> HelperView {
        let text = match helper.column {
            Column::Deadline => &draft.deadline_text,
            _ => &draft.content,
        };
        let characters = |bytes| text.get(..bytes).map_or(0, |before| before.chars().count());
        HelperView {
            phrase: PhraseView::new(&helper.phrase, directory),
            words: helper.words.clone(),
            column: helper.column.word(),
            from: characters(helper.span.start),
            to: characters(helper.span.end),
            units: helper.assignments.len(),
            taken: false,
        }
    }
}

impl PlanView {
    /// The stored plan, its words read again.
    pub fn new(plan: &Plan, directory: &Directory) -> PlanView {
        let group = |(at, group): (usize, &plan::task::Group)| GroupView {
            numeral: group.numeral.clone(),
            title: group.title.clone(),
            declared: group.declared,
            tasks: plan.tasks.iter().filter(|task| task.group == at).count(),
        };
        PlanView {
            title: plan.title.clone(),
            year: plan.year,
            sheet: plan.sheet.clone(),
            // Old encodings were converted when the plan was taken in.
            encoding: Encoding::Unicode.word(),
            groups: plan.groups.iter().enumerate().map(group).collect(),
            tasks: plan
                .tasks
                .iter()
                .map(|task| TaskView::stored(task, plan, directory))
                .collect(),
            remarks: plan::proposal::remarks_of(plan, directory)
                .iter()
                .map(RemarkView::from)
                .collect(),
        }
    }
}

impl TaskView {
    /// A stored task, its words read again.
    pub(crate) fn stored(task: &Task, plan: &Plan, directory: &Directory) -> TaskView {
        let phrases = |text: &str| {
            directory
                .read(text)
                .iter()
                .map(|phrase| PhraseView::new(phrase, directory))
                .collect()
        };
        TaskView {
            number: task.number.to_string(),
            group: plan
                .groups
                .get(task.group)
                .map(|group| group.numeral.clone())
                .unwrap_or_default(),
            content: task.content.clone(),
            lead_text: task.lead_text.clone(),
            support_text: task.support_text.clone(),
            deadline_text: task.deadline.text.clone(),
            lead: phrases(&task.lead_text),
            support: phrases(&task.support_text),
            deadline: DeadlineView::from(&task.deadline),
            extra: task.extra.iter().cloned().collect(),
            cells: task.cells.clone(),
            assignments: Some(
                task.assignments
                    .iter()
                    .map(|assignment| AssignmentView::new(assignment, directory))
                    .collect(),
            ),
        }
    }
}

impl AssignmentView {
    /// An assignment with the names it means.
    pub(crate) fn new(assignment: &Assignment, directory: &Directory) -> AssignmentView {
        let via = assignment.via.and_then(|id| directory.collective(id));
        AssignmentView {
            unit: directory
                .unit(assignment.unit)
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            role: role_word(assignment.role),
            via: via.map(|collective| collective.name.clone()),
        }
    }
}

/// A role's stable word.
pub(crate) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Support => "support",
    }
}
