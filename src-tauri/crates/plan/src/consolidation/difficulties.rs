//! VII: what units ask for, in the window or still without an answer.

use super::Evidence;
use crate::difficulty::{Difficulty, DifficultyId, DifficultyKind, DifficultyState};
use crate::period::PeriodId;
use crate::task::{TaskId, TaskNumber};
use crate::unit::UnitId;

/// One difficulty or proposal of sheet VII, as of the return's day.
#[derive(Clone, Debug, PartialEq)]
pub struct DifficultyLine {
    /// Which one.
    pub id: DifficultyId,
    /// Difficulty or proposal.
    pub kind: DifficultyKind,
    /// Who raised it.
    pub unit: UnitId,
    /// That unit's full name.
    pub unit_name: String,
    /// The task it names.
    pub task: Option<(TaskId, TaskNumber)>,
    /// Its words.
    pub text: String,
    /// The period it was first raised in.
    pub since: Option<PeriodId>,
    /// Who is asked for an answer, or gave it; may be empty.
    pub authority: String,
    /// Where it stands.
    pub state: DifficultyState,
    /// The answer's document and words, where there is one.
    pub answer: Option<(String, String)>,
}

/// The lines: difficulties, then proposals; each in the order of protocol of their units, then as
/// they were first raised.
pub(super) fn lines(evidence: &Evidence<'_>) -> Vec<DifficultyLine> {
    let period = evidence.period;
    let told = evidence
        .difficulties
        .iter()
        .filter(|one| one.concerns(period.from, evidence.as_of));
    let mut lines: Vec<DifficultyLine> = told.map(|one| line(evidence, one)).collect();
    let order = |line: &DifficultyLine| {
        let unit = evidence.directory.unit(line.unit);
        (line.kind, unit.map(|unit| unit.order), line.id)
    };
    lines.sort_by_key(order);
    lines
}

fn line(evidence: &Evidence<'_>, one: &Difficulty) -> DifficultyLine {
    let day = evidence.as_of;
    let number = |id: TaskId| {
        let task = evidence.plan.tasks.iter().find(|task| task.id == id)?;
        Some((id, task.number.clone()))
    };
    let unit = evidence.directory.unit(one.unit);
    DifficultyLine {
        id: one.id,
        kind: one.kind,
        unit: one.unit,
        unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        task: one.task.and_then(number),
        text: one.text.clone(),
        since: one.raised.first().map(|raised| raised.period),
        authority: one.authority(day).to_owned(),
        state: one.state(day),
        answer: one
            .answer(day)
            .map(|step| (step.document.clone(), step.words.clone())),
    }
}
