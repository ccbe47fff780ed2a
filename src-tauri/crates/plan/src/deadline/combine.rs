//! Sums up what a deadline's words say.

use super::date::Dates;
use super::extent::Rule;
use super::read::{Item, Noted};
use super::{BeforeDay, Deadline, Part, Problem, ProblemCode};
use chrono::{Datelike as _, Days, NaiveDate};
use std::ops::Range;

/// The sum of `noted`, which the tokens of `text` gave.
pub(super) fn combine(
    text: &str,
    dates: Dates<'_>,
    before: BeforeDay,
    noted: &[Noted],
) -> Deadline {
    let deadline = Deadline {
        text: text.to_owned(),
        ..Deadline::default()
    };
    let mut sum = Sum {
        dates,
        before,
        noted,
        clauses: clauses(noted),
        deadline,
    };
    sum.work();
    sum.due_rule();
    let dated = sum.windows();
    sum.targets(&dated);
    sum.finish()
}

/// The number of the clause that each note stands in.
fn clauses(noted: &[Noted]) -> Vec<usize> {
    let mut clause = 0;
    let number = |noted: &Noted| {
        clause += usize::from(matches!(noted.item, Item::Break));
        clause
    };
    noted.iter().map(number).collect()
}

/// The notes and the deadline they add up to.
pub(super) struct Sum<'t, 'n> {
    pub(super) dates: Dates<'t>,
    pub(super) before: BeforeDay,
    pub(super) noted: &'n [Noted],
    pub(super) clauses: Vec<usize>,
    pub(super) deadline: Deadline,
}

impl Sum<'_, '_> {
    pub(super) fn span(&mut self, part: Part, tokens: Range<usize>) {
        let bytes = self.dates.tokens.bytes(tokens);
        self.deadline.spans.push((part, bytes));
    }

    /// Standing work, events, references.
    fn work(&mut self) {
        for noted in self.noted {
            let tokens = noted.tokens.clone();
            match &noted.item {
                Item::Recurs(rules) => {
                    self.deadline.standing = true;
                    self.span(Part::Standing, tokens.clone());
                    if !rules.is_empty() {
                        self.span(Part::DueRule, tokens);
                    }
                }
                Item::Rule(Rule::OnDemand) => {
                    self.deadline.standing = true;
                    self.deadline.on_demand = true;
                    self.span(Part::Standing, tokens);
                }
                Item::Rule(Rule::Event) if self.deadline.event.is_none() => {
                    self.deadline.event = Some(self.verbatim(Part::Event, tokens));
                }
                Item::Rule(Rule::Reference) if self.deadline.reference.is_none() => {
                    self.deadline.reference = Some(self.verbatim(Part::Reference, tokens));
                }
                _ => {}
            }
        }
    }

    /// The words without the signs that close them.
    pub(super) fn verbatim(&mut self, part: Part, tokens: Range<usize>) -> String {
        let mut bytes = self.dates.tokens.bytes(tokens);
        let closing = |c: char| c.is_whitespace() || ".,;:/*_…".contains(c);
        let words = self.deadline.text[bytes.clone()]
            .trim_end_matches(closing)
            .to_owned();
        bytes.end = bytes.start + words.len();
        self.deadline.spans.push((part, bytes));
        words
    }

    /// Puts the spans in order; says so where nothing was understood.
    fn finish(mut self) -> Deadline {
        let said = &self.deadline;
        let understood = said.from.is_some()
            || said.until.is_some()
            || said.standing
            || said.event.is_some()
            || said.reference.is_some()
            || said.due_rule.is_some()
            || !said.targets.is_empty()
            || !said.problems.is_empty();
        // A converter's mark alone ("<i>") holds no word: it says nothing, as an empty cell does.
        let has_words = self.dates.tokens.len() > 0;
        if !understood && has_words && said.text.chars().any(char::is_alphanumeric) {
            let text = said.text.trim().to_owned();
            let whole = 0..self.dates.tokens.len();
            self.span(Part::Problem, whole);
            let code = ProblemCode::Unreadable;
            let suggestions = serial_day(&text).into_iter().collect();
            self.deadline.problems.push(Problem {
                code,
                text,
                suggestions,
            });
        }
        self.deadline
            .spans
            .sort_by_key(|(_, bytes)| (bytes.start, bytes.end));
        self.deadline
    }
}

/// The day a spreadsheet means by a bare number of these years: 45366 is 15/3/2024. A number alone
/// says nothing for certain, so it is only suggested.
fn serial_day(text: &str) -> Option<NaiveDate> {
    let serial: u64 = text.parse().ok().filter(|_| text.len() == 5)?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial))?;
    (2000..2100).contains(&day.year()).then_some(day)
}
