//! The very hidden sheet: what identifies the form, and the entries of its lists.
//!
//! Lists stand in cells, not inside the rules that use them: an entry may hold a comma, and a
//! unit's task numbers are longer than the 255 characters a rule holds.

use super::{Context, FORM_VERSION};
use crate::write::{WriteError, Writer};
use plan::form::{
    Form, FormLabels, IDENTITY_FORM, IDENTITY_PERIOD, IDENTITY_SHEET, IDENTITY_UNIT,
    IDENTITY_UNIT_NAME,
};
use plan::period::visible;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula};

/// A list of choices, by its column in the hidden sheet. Columns A and B hold the identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    States,
    Numbers,
    Periods,
    Routine,
}

/// The entries of all lists.
pub(super) struct Lists {
    states: Vec<String>,
    numbers: Vec<String>,
    periods: Vec<String>,
    routine: Vec<String>,
}

impl Lists {
    /// The lists of a form.
    pub(super) fn of(form: &Form, labels: &FormLabels) -> Lists {
        let mut periods: Vec<String> = form.periods.iter().map(visible::write).collect();
        let this = visible::write(&form.period);
        if !periods.contains(&this) {
            periods.insert(0, this);
        }
        Lists {
            states: labels.states.iter().map(|(_, word)| word.clone()).collect(),
            numbers: form.numbers.iter().map(ToString::to_string).collect(),
            periods,
            routine: vec![
                labels.routine_nothing_new.clone(),
                labels.routine_see_rows.clone(),
            ],
        }
    }

    fn entries(&self, list: List) -> &[String] {
        match list {
            List::States => &self.states,
            List::Numbers => &self.numbers,
            List::Periods => &self.periods,
            List::Routine => &self.routine,
        }
    }

    /// A rule that offers a list and stops anything else; `None` for a list without entries.
    pub(super) fn rule(&self, list: List) -> Result<Option<DataValidation>, WriteError> {
        let entries = self.entries(list).len();
        if entries == 0 {
            return Ok(None);
        }
        let column = list.letter();
        let range = Formula::new(format!(
            "='{IDENTITY_SHEET}'!${column}$1:${column}${entries}"
        ));
        let rule = DataValidation::new()
            .allow_list_formula(range)
            .set_error_title(words::form::list_title())?
            .set_error_message(words::form::list_message())?;
        Ok(Some(rule))
    }

    /// The rule of task numbers: another number is asked about, not refused.
    pub(super) fn number_rule(&self) -> Result<Option<DataValidation>, WriteError> {
        let Some(rule) = self.rule(List::Numbers)? else {
            return Ok(None);
        };
        let rule = rule
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(words::form::number_title())?
            .set_error_message(words::form::number_message())?;
        Ok(Some(rule))
    }
}

impl List {
    const ALL: [List; 4] = [List::States, List::Numbers, List::Periods, List::Routine];

    fn column(self) -> u16 {
        match self {
            List::States => 3,
            List::Numbers => 4,
            List::Periods => 5,
            List::Routine => 6,
        }
    }

    fn letter(self) -> char {
        match self {
            List::States => 'D',
            List::Numbers => 'E',
            List::Periods => 'F',
            List::Routine => 'G',
        }
    }
}

/// A rule that refuses overtyping: what is printed stays.
pub(super) fn printed_rule() -> Result<DataValidation, WriteError> {
    let rule = DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .ignore_blank(false)
        .set_error_title(words::form::printed_title())?
        .set_error_message(words::form::printed_message())?;
    Ok(rule)
}

/// Writes the hidden sheet, last in the workbook.
pub(super) fn write(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let form = context.form;
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(IDENTITY_SHEET)?;
    sheet.set_very_hidden(true);
    let identity = [
        (IDENTITY_FORM, FORM_VERSION.to_string()),
        (IDENTITY_UNIT, form.unit.0.to_string()),
        (IDENTITY_UNIT_NAME, form.unit_name.clone()),
        (IDENTITY_PERIOD, form.period.id.to_string()),
    ];
    for (row, (key, value)) in (0..).zip(identity) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, value)?;
    }
    for list in List::ALL {
        for (row, entry) in (0..).zip(context.lists.entries(list)) {
            sheet.write_string(row, list.column(), entry)?;
        }
    }
    Ok(())
}
