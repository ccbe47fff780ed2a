//! A form's labels as keys, made once for a workbook: every cell is asked whether it is one.

use super::measures::MeasureField;
use super::rows::Field;
use super::values;
use crate::form::{FormLabels, GeneralKind};
use crate::progress::Reported;
use crate::text::match_key;
use std::collections::HashMap;

/// A longer cell, in bytes, is no label: keys are made of short ones only.
const LONGEST_LABEL: usize = 240;

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
    columns: HashMap<String, Field>,
    measures: HashMap<String, MeasureField>,
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
        Keys {
            unit: match_key(&labels.unit),
            period: match_key(&labels.period),
            routine: match_key(&labels.routine),
            routine_nothing_new: match_key(&labels.routine_nothing_new),
            routine_see_rows: match_key(&labels.routine_see_rows),
            columns: keyed(columns.into_iter()),
            measures: keyed(measures.into_iter()),
            general: keyed(general),
            states: keyed(states),
        }
    }

    /// The column a heading names.
    pub(super) fn column(&self, text: &str) -> Option<Field> {
        self.columns.get(&label_key(text)?).copied()
    }

    /// The column of a table of numbers a heading names.
    pub(super) fn measure(&self, text: &str) -> Option<MeasureField> {
        self.measures.get(&label_key(text)?).copied()
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
