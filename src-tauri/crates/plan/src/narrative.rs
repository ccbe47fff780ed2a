//! Báo cáo bằng lời: what the report's five parts tell (`reference.md` A), taken from the return
//! of the same period and from what units wrote beside their tasks.
//!
//! Decides what is told and every number in it; the sentences are made elsewhere.

use crate::consolidation::{AttentionLine, Concern, Return, SummaryRow, TaskLine};
use crate::form::GeneralKind;
use crate::obligation::Timeliness;
use crate::status::Updated;
use chrono::{NaiveDate, NaiveDateTime};

/// The parts of the report, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// I. Công tác lãnh đạo, chỉ đạo, triển khai.
    Leadership,
    /// II. Kết quả thực hiện.
    Results,
    /// III. Tồn tại, hạn chế; khó khăn, vướng mắc.
    Difficulties,
    /// IV. Nhiệm vụ trọng tâm thời gian tới.
    Focus,
    /// V. Đề xuất, kiến nghị.
    Proposals,
}

impl Part {
    /// All parts, in the report's order.
    pub const ALL: [Part; 5] = [
        Part::Leadership,
        Part::Results,
        Part::Difficulties,
        Part::Focus,
        Part::Proposals,
    ];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Part::Leadership => "leadership",
            Part::Results => "results",
            Part::Difficulties => "difficulties",
            Part::Focus => "focus",
            Part::Proposals => "proposals",
        }
    }

    /// The part a code means.
    pub fn from_word(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// What a unit wrote beside its tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// The unit's name.
    pub unit: String,
    /// What it is about.
    pub kind: GeneralKind,
    /// The task's number, where it names one.
    pub task: Option<String>,
    /// Its words.
    pub text: String,
}

/// How units kept to the period, with the names of those who did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discipline {
    /// Units that owe the period; waived ones are not among them.
    pub owing: usize,
    /// In time.
    pub on_time: usize,
    /// Late, on the same day or by days.
    pub late: Vec<String>,
    /// Nothing came.
    pub missing: Vec<String>,
    /// Units that were reminded at least once.
    pub reminded: usize,
    /// Sent back and not yet answered, or answered: units asked for more at least once.
    pub asked_for_more: usize,
}

/// One group and what came of it in the period.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupResults<'a> {
    /// Numeral and title.
    pub group: &'a (String, String),
    /// How its tasks stand.
    pub counts: &'a SummaryRow,
    /// Its tasks with a result this period, in the plan's order.
    pub tasks: Vec<TaskResults<'a>>,
}

/// One task with results.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskResults<'a> {
    /// The task.
    pub task: &'a TaskLine,
    /// Leads that said something new, with their words.
    pub said: Vec<(&'a str, &'a str)>,
    /// Leads that have updated, "không phát sinh" among them.
    pub updated: usize,
}

/// Everything the report tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrative<'a> {
    /// The return it goes with.
    pub content: &'a Return,
    /// The day it is drafted on, while units still have time to send; `None` once that is over.
    pub still_open_on: Option<NaiveDate>,
    /// How units kept to the period.
    pub discipline: Discipline,
    /// All tasks by status.
    pub total: SummaryRow,
    /// The groups in the plan's order.
    pub groups: Vec<GroupResults<'a>>,
    /// What is overdue.
    pub overdue: Vec<&'a AttentionLine>,
    /// What is due soon.
    pub upcoming: Vec<&'a AttentionLine>,
    /// What units wrote, in the order of protocol.
    pub remarked: &'a [Remarked],
}

impl<'a> Narrative<'a> {
    /// What a return and the words beside it tell at a moment.
    pub fn of(content: &'a Return, remarked: &'a [Remarked], now: NaiveDateTime) -> Narrative<'a> {
        let concern = |concern| {
            let lines = content.attention.iter();
            lines.filter(move |line| line.concern == concern).collect()
        };
        Narrative {
            still_open_on: (now <= content.period.units_due).then(|| now.date()),
            discipline: Discipline::of(content),
            total: SummaryRow::sum(&content.summary.tasks),
            groups: groups(content),
            overdue: concern(Concern::Overdue),
            upcoming: concern(Concern::DueSoon),
            content,
            remarked,
        }
    }

    /// What units wrote of one kind.
    pub fn remarked(&self, kind: GeneralKind) -> impl Iterator<Item = &'a Remarked> {
        self.remarked.iter().filter(move |one| one.kind == kind)
    }
}

impl Discipline {
    fn of(content: &Return) -> Discipline {
        let mut told = Discipline::default();
        for line in &content.discipline {
            let name = || line.unit_name.clone();
            match line.record.timeliness {
                Timeliness::Waived => continue,
                Timeliness::OnTime => told.on_time += 1,
                Timeliness::LateSameDay | Timeliness::Late { .. } => told.late.push(name()),
                Timeliness::NotSent | Timeliness::Never => told.missing.push(name()),
            }
            told.owing += 1;
            told.reminded += usize::from(line.record.reminders > 0);
            told.asked_for_more += usize::from(line.record.supplements > 0);
        }
        told
    }
}

fn groups(content: &Return) -> Vec<GroupResults<'_>> {
    let rows = content.groups.iter().zip(&content.summary.tasks);
    rows.enumerate()
        .map(|(at, (group, counts))| GroupResults {
            group,
            counts,
            tasks: content
                .tasks
                .iter()
                .filter(|task| task.group == at)
                .filter_map(results)
                .collect(),
        })
        .collect()
}

/// A task's results; none where nobody has one.
fn results(task: &TaskLine) -> Option<TaskResults<'_>> {
    let new = task
        .leads
        .iter()
        .filter(|lead| lead.updated == Updated::WithResult);
    let said: Vec<(&str, &str)> = new
        .filter(|lead| !lead.result.trim().is_empty())
        .map(|lead| (lead.unit_name.as_str(), lead.result.as_str()))
        .collect();
    let updated = task
        .leads
        .iter()
        .filter(|lead| matches!(lead.updated, Updated::WithResult | Updated::NothingNew));
    (!said.is_empty()).then(|| TaskResults {
        task,
        updated: updated.count(),
        said,
    })
}
