//! Difficulties and proposals: raised by a unit, followed until answered (`domain.md` §1).
//!
//! The same words of the same unit are the same difficulty, however often they are written; words
//! that only resemble each other never are.

use crate::form::GeneralKind;
use crate::period::PeriodId;
use crate::task::TaskId;
use crate::text::match_key;
use crate::unit::UnitId;
use chrono::NaiveDate;

#[cfg(test)]
mod tests;

/// Identity of a difficulty within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DifficultyId(pub i64);

/// Which of the two a unit asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifficultyKind {
    /// Khó khăn, vướng mắc.
    Difficulty,
    /// Đề xuất, kiến nghị.
    Proposal,
}

/// Where a difficulty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifficultyState {
    /// Mới: nothing was done about it.
    New,
    /// Đang giải quyết: it was passed on.
    InHand,
    /// Đã trả lời.
    Answered,
    /// Đã khép: nothing more is asked.
    Closed,
}

/// One thing done about a difficulty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it stands from then on.
    pub state: DifficultyState,
    /// The day.
    pub on: NaiveDate,
    /// Who is asked, or who answered; may be empty.
    pub authority: String,
    /// The document, "Công văn số … ngày …"; may be empty.
    pub document: String,
    /// The words of the answer; may be empty.
    pub words: String,
}

/// A period in which a difficulty was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The period.
    pub period: PeriodId,
    /// Its last day.
    pub to: NaiveDate,
}

/// A difficulty with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difficulty {
    /// Identity.
    pub id: DifficultyId,
    /// Who raised it.
    pub unit: UnitId,
    /// Difficulty or proposal.
    pub kind: DifficultyKind,
    /// The task it names.
    pub task: Option<TaskId>,
    /// The words, as they were first written.
    pub text: String,
    /// Where it was raised, the earliest period first. Empty where what raised it counts no
    /// longer.
    pub raised: Vec<Raised>,
    /// What was done about it, the earliest first.
    pub steps: Vec<Step>,
}

impl DifficultyKind {
    /// Both.
    pub const ALL: [DifficultyKind; 2] = [DifficultyKind::Difficulty, DifficultyKind::Proposal];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            DifficultyKind::Difficulty => "difficulty",
            DifficultyKind::Proposal => "proposal",
        }
    }

    /// The one a block of general content holds, if it holds either.
    pub fn of(kind: GeneralKind) -> Option<DifficultyKind> {
        match kind {
            GeneralKind::Difficulty => Some(DifficultyKind::Difficulty),
            GeneralKind::Proposal => Some(DifficultyKind::Proposal),
            _ => None,
        }
    }
}

impl DifficultyState {
    /// All, from the first to the last.
    pub const ALL: [DifficultyState; 4] = [
        DifficultyState::New,
        DifficultyState::InHand,
        DifficultyState::Answered,
        DifficultyState::Closed,
    ];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            DifficultyState::New => "new",
            DifficultyState::InHand => "in_hand",
            DifficultyState::Answered => "answered",
            DifficultyState::Closed => "closed",
        }
    }

    /// Whether somebody still waits for an answer.
    pub fn is_open(self) -> bool {
        matches!(self, DifficultyState::New | DifficultyState::InHand)
    }
}

/// Whether two texts are the same words: letter by letter, but for capitals, the place of tone
/// marks, dashes, white space and the closing full stop. Nothing fuzzy.
pub fn same_words(one: &str, other: &str) -> bool {
    match_key(one) == match_key(other)
}

impl Difficulty {
    /// The last thing done about it by a day.
    pub fn last_step(&self, day: NaiveDate) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.on <= day)
    }

    /// Where it stands on a day.
    pub fn state(&self, day: NaiveDate) -> DifficultyState {
        self.last_step(day)
            .map_or(DifficultyState::New, |step| step.state)
    }

    /// The answer that stands on a day: the last one given, while it was not taken up again.
    pub fn answer(&self, day: NaiveDate) -> Option<&Step> {
        let known = self.steps.iter().rev().filter(|step| step.on <= day);
        known
            .take_while(|step| !step.state.is_open())
            .find(|step| step.state == DifficultyState::Answered)
    }

    /// Who is asked for an answer, or gave it, as last named by a day; empty where nobody was.
    pub fn authority(&self, day: NaiveDate) -> &str {
        let known = self.steps.iter().rev().filter(|step| step.on <= day);
        let mut named = known.map(|step| step.authority.as_str());
        named.find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// Whether it was raised in a period that ends within these days, both included.
    pub fn is_raised(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let within = |raised: &Raised| (from..=to).contains(&raised.to);
        self.raised.iter().any(within)
    }

    /// Whether the unit writes it still although it was answered or closed.
    pub fn is_raised_again(&self, day: NaiveDate) -> bool {
        let settled = self.last_step(day).filter(|step| !step.state.is_open());
        let known = self.raised.iter().filter(|raised| raised.to <= day);
        let last = known.map(|raised| raised.to).max();
        settled.zip(last).is_some_and(|(step, last)| last > step.on)
    }

    /// Whether it belongs into the report on a window: raised in it, settled in it, or raised
    /// before and still open on its last day.
    pub fn concerns(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let known = self.raised.iter().any(|raised| raised.to <= to);
        let settled = self.last_step(to).is_some_and(|step| step.on >= from);
        known && (self.is_raised(from, to) || settled || self.state(to).is_open())
    }
}
