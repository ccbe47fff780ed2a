//! What the sheets of difficulties and of evaluation are made from.

use super::super::cells::{Cited, Said};
use super::super::rule::Rule;
use super::Grounds;
use plan::consolidation::{Count, DifficultyLine, EvaluationLine, Return, UnitLine};
use sheets::report::Field;

impl Grounds {
    /// A cell of sheet VII.
    pub(super) fn of_difficulty(
        &self,
        line: &DifficultyLine,
        field: Field,
        blank: bool,
    ) -> (Option<Rule>, Vec<Cited>) {
        let written = || {
            let sources = self.difficulties.get(&line.id).into_iter().flatten();
            let said = Said::Words;
            let from: Vec<Cited> = sources.map(|at| Cited { source: *at, said }).collect();
            from
        };
        match field {
            Field::Place => (Some(Rule::RowNumber), Vec::new()),
            Field::Units => (Some(Rule::NameInDirectory), Vec::new()),
            Field::Words => match written() {
                from if from.is_empty() => (Some(Rule::EnteredByOffice), from),
                // The same words stand in every report that raised it.
                from => (None, from),
            },
            Field::Since => (Some(Rule::FirstRaised), written()),
            Field::Number => match &line.task {
                Some((task, _)) => self.of_plan(*task, field),
                None => (Some(Rule::NothingReported), Vec::new()),
            },
            _ if blank => (Some(Rule::NothingReported), Vec::new()),
            _ => (Some(Rule::Followed), Vec::new()),
        }
    }

    /// A cell of a unit that is evaluated.
    pub(super) fn of_evaluated(
        &self,
        content: &Return,
        line: &EvaluationLine,
        field: Field,
    ) -> (Option<Rule>, Vec<Cited>) {
        match field {
            Field::Place => (Some(Rule::RowNumber), Vec::new()),
            Field::Units => (Some(Rule::NameInDirectory), Vec::new()),
            Field::Figure(0) => {
                let own = content.units.iter().filter(|one| one.key.unit == line.unit);
                let leads = own.filter(|one| one.status.is_some());
                let from = leads.filter_map(|one| self.planned(one.key.task, Said::Lead));
                (Some(Rule::CountAssignments), from.collect())
            }
            Field::Figure(at) => {
                let listed = line.listed.iter().filter_map(|at| content.units.get(*at));
                let counted = listed.filter(|one| is_counted(one, at));
                let from = counted.flat_map(|one| self.of_status(one.key.task, [one.key.unit]));
                (Some(Rule::CountAssignments), from.collect())
            }
            Field::Reporting => (Some(Rule::TimelinessCount), Vec::new()),
            _ => (Some(Rule::ByHand), Vec::new()),
        }
    }

    /// A cell of an assignment listed below a unit.
    pub(super) fn of_listed(&self, line: &UnitLine, field: Field) -> (Option<Rule>, Vec<Cited>) {
        match field {
            Field::Place => (Some(Rule::RowNumber), Vec::new()),
            Field::Units => {
                let mut from: Vec<Cited> = self
                    .planned(line.key.task, Said::Content)
                    .into_iter()
                    .collect();
                from.extend(self.of_status(line.key.task, [line.key.unit]));
                (Some(Rule::Status), from)
            }
            _ => (
                Some(Rule::CountAssignments),
                self.of_status(line.key.task, [line.key.unit]),
            ),
        }
    }
}

/// Whether an assignment is counted in a figure; the figures of [`Count`] follow the total.
fn is_counted(line: &UnitLine, figure: usize) -> bool {
    let count = figure.checked_sub(1).and_then(|at| Count::ALL.get(at));
    count.is_some_and(|count| count.counts(line))
}
