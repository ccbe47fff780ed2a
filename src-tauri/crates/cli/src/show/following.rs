//! Difficulties and proposals in words.

use super::{Show, day, lines};
use office::views::{DifficultyStepView, DifficultyView};
use words::cli::show as said;
use words::difficulty_state as state;

impl Show for DifficultyView {
    fn show(&self) -> String {
        let kind = match self.kind {
            "proposal" => said::proposal(),
            _ => said::difficulty(),
        };
        let periods = self.periods.join(", ");
        let head = said::difficulty_line(
            self.id,
            kind,
            &self.unit,
            periods,
            state_words(self.state),
            &self.text,
        );
        let again = self.raised_again.then(|| said::raised_again().to_owned());
        let steps = self.steps.iter().map(Show::show);
        lines([head].into_iter().chain(again).chain(steps))
    }
}

impl Show for DifficultyStepView {
    fn show(&self) -> String {
        let told = [&self.authority, &self.document, &self.words];
        let told: Vec<&str> = told
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        said::step(day(&self.on), state_words(self.state), told.join(" · "))
    }
}

fn state_words(code: &str) -> &'static str {
    match code {
        "in_hand" => state::in_hand(),
        "answered" => state::answered(),
        "closed" => state::closed(),
        _ => state::new(),
    }
}
