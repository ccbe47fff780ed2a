//! A form's labels as keys, made once for a workbook: every cell is asked whether it is one.

use super::measures::MeasureField;
use super::rows::Field;
use super::{shown, values};
use crate::book::{Cell, Row};
use crate::form::{FormLabels, GeneralKind};
use crate::progress::Reported;
use crate::text::match_key;
use std::collections::HashMap;

/// A longer cell, in bytes, is no label: keys are made of short ones only.
const LONGEST_LABEL: usize = 240;

/// The columns that a heading announces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Label {
    /// Of a table of tasks.
    pub(super) task: Option<Field>,
    /// Of a table of numbers.
    pub(super) measure: Option<MeasureField>,
}

/// The keys of a form's labels.
pub(super) struct Keys {
    /// Beside the unit's name.
    pub(super) unit: String,
    /// Beside the period.
    pub(super) period: String,
    /// Beside the routine choice.
    pub(super) routine: String,
    pub(super) routine_nothing_new: String,
    pub(super) routine_see_rows: String,
    labels: HashMap<String, Label>,
    general: HashMap<String, GeneralKind>,
    states: HashMap<String, Reported>,
}

impl Keys {
    /// The keys of these labels.
    pub(super) fn of(labels: &FormLabels) -> Keys {
        let names = &labels.columns;
        let columns = [
            (&names.number, Field::Number),
            (&names.content, Field::Content),
            (&names.role, Field::Role),
            (&names.deadline, Field::Deadline),
            (&names.state, Field::State),
            (&names.percent, Field::Percent),
            (&names.done_on, Field::DoneOn),
            (&names.result, Field::Result),
            (&names.product, Field::Product),
            (&names.note, Field::Note),
        ];
        let numbers = &labels.measures;
        let measures = [
            (&numbers.number, MeasureField::Number),
            (&numbers.name, MeasureField::Name),
            (&numbers.numerator, MeasureField::Numerator),
            (&numbers.denominator, MeasureField::Denominator),
            (&numbers.value, MeasureField::Value),
            (&numbers.cumulative, MeasureField::Cumulative),
            (&numbers.rate, MeasureField::Rate),
            (&numbers.note, MeasureField::Note),
        ];
        let general = labels.general.iter().map(|(kind, label)| (label, *kind));
        let states = labels.states.iter().map(|(state, word)| (word, *state));
        let mut headings: HashMap<String, Label> = HashMap::new();
        for (name, field) in columns {
            let label = headings.entry(match_key(name)).or_default();
            label.task = label.task.or(Some(field));
        }
        for (name, field) in measures {
            let label = headings.entry(match_key(name)).or_default();
            label.measure = label.measure.or(Some(field));
        }
        Keys {
            unit: match_key(&labels.unit),
            period: match_key(&labels.period),
            routine: match_key(&labels.routine),
            routine_nothing_new: match_key(&labels.routine_nothing_new),
            routine_see_rows: match_key(&labels.routine_see_rows),
            labels: headings,
            general: keyed(general),
            states: keyed(states),
        }
    }

    /// The cells of a row that are a table's headings. Every row is asked, and its cells are
    /// folded once for both kinds of table.
    pub(super) fn headings(&self, row: &Row) -> Vec<(u32, Label)> {
        let cells = row.cells.iter();
        let heading = |(column, cell): &(u32, Cell)| {
            let label = self.labels.get(&label_key(&shown(cell))?)?;
            Some((*column, *label))
        };
        cells.filter_map(heading).collect()
    }

    /// The block of general content a heading names.
    pub(super) fn general(&self, text: &str) -> Option<GeneralKind> {
        self.general.get(&label_key(text)?).copied()
    }

    /// What a free word says of a state; `None` where it is none of the known ways.
    pub(super) fn state(&self, text: &str) -> Option<Reported> {
        let key = label_key(text)?;
        let listed = self.states.get(&key).copied();
        listed.or_else(|| values::free_state(&key))
    }
}

/// The key of a text that is short enough to be a label.
pub(super) fn label_key(text: &str) -> Option<String> {
    (text.len() <= LONGEST_LABEL).then(|| match_key(text))
}

/// Of labels with the same key the first counts.
fn keyed<'a, T>(labels: impl Iterator<Item = (&'a String, T)>) -> HashMap<String, T> {
    let mut keys = HashMap::new();
    for (label, meaning) in labels {
        keys.entry(match_key(label)).or_insert(meaning);
    }
    keys
}
