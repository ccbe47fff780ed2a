//! Difficulties and proposals.

use plan::difficulty::Step;
use serde::Serialize;
use specta::Type;

/// A difficulty or proposal with all that is known of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DifficultyView {
    /// Its number.
    pub id: i64,
    /// difficulty, proposal.
    pub kind: &'static str,
    /// The unit that raised it.
    pub unit: String,
    /// The number of the task it names.
    pub task: Option<String>,
    /// That task's words.
    pub content: Option<String>,
    /// Its words, as they were first written.
    pub text: String,
    /// The periods it was raised in, the earliest first.
    pub periods: Vec<String>,
    /// The last day of the latest of them.
    pub last_raised: Option<String>,
    /// new, in_hand, answered, closed.
    pub state: &'static str,
    /// Whether somebody waits for an answer.
    pub open: bool,
    /// Who is asked for an answer, or gave it; may be empty.
    pub authority: String,
    /// Whether the unit wrote it again after it was answered or closed.
    pub raised_again: bool,
    /// Whether the office entered it.
    pub by_hand: bool,
    /// What was done about it, the earliest first.
    pub steps: Vec<DifficultyStepView>,
}

/// One thing done about a difficulty.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DifficultyStepView {
    /// in_hand, answered, closed.
    pub state: &'static str,
    /// The day.
    pub on: String,
    /// Who is asked, or who answered; may be empty.
    pub authority: String,
    /// The document; may be empty.
    pub document: String,
    /// The words of the answer; may be empty.
    pub words: String,
}

impl DifficultyView {
    /// What puts the open ones before the settled ones, and each of them newest first.
    pub(crate) fn order(&self) -> (bool, Option<String>, std::cmp::Reverse<i64>) {
        let settled = self.steps.last().map(|step| step.on.clone());
        let day = if self.open {
            self.last_raised.clone()
        } else {
            settled
        };
        (self.open, day, std::cmp::Reverse(self.id))
    }
}

impl From<&Step> for DifficultyStepView {
    fn from(step: &Step) -> DifficultyStepView {
        DifficultyStepView {
            state: step.state.word(),
            on: step.on.to_string(),
            authority: step.authority.clone(),
            document: step.document.clone(),
            words: step.words.clone(),
        }
    }
}
