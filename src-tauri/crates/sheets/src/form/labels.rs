//! A form's words, out of the catalog.

use crate::wording::{reported_words, role_words, status_words};
use plan::form::{ColumnLabels, FormLabels, GeneralKind, MeasureLabels};
use plan::progress::Reported;
use plan::status::Status;
use plan::task::Role;
use words::form;

/// The words that forms are written with and known again by.
pub fn labels() -> FormLabels {
    FormLabels {
        tasks_tab: form::tasks_tab().to_owned(),
        measures_tab: form::measures_tab().to_owned(),
        general_tab: form::general_tab().to_owned(),
        guide_tab: form::guide_tab().to_owned(),
        weekly_tab: form::weekly_tab().to_owned(),
        unit: form::unit().to_owned(),
        period: form::period().to_owned(),
        routine: form::routine().to_owned(),
        routine_nothing_new: form::routine_nothing_new().to_owned(),
        routine_see_rows: form::routine_see_rows().to_owned(),
        columns: columns(),
        measures: measures(),
        general: general(),
        states: states(),
    }
}

fn columns() -> ColumnLabels {
    use form::column;
    ColumnLabels {
        number: column::number().to_owned(),
        content: column::content().to_owned(),
        role: column::role().to_owned(),
        deadline: column::deadline().to_owned(),
        state: column::state().to_owned(),
        percent: column::percent().to_owned(),
        done_on: column::done_on().to_owned(),
        result: column::result().to_owned(),
        product: column::product().to_owned(),
        note: column::note().to_owned(),
    }
}

fn measures() -> MeasureLabels {
    use form::measure_column;
    MeasureLabels {
        number: measure_column::number().to_owned(),
        name: measure_column::name().to_owned(),
        unit_of_count: measure_column::unit_of_count().to_owned(),
        target: measure_column::target().to_owned(),
        numerator: measure_column::numerator().to_owned(),
        denominator: measure_column::denominator().to_owned(),
        value: measure_column::value().to_owned(),
        cumulative: measure_column::cumulative().to_owned(),
        rate: measure_column::rate().to_owned(),
        last: measure_column::last().to_owned(),
        note: measure_column::note().to_owned(),
    }
}

fn general() -> Vec<(GeneralKind, String)> {
    use form::general;
    [
        (GeneralKind::ReportNumber, general::report_number()),
        (GeneralKind::ReportDate, general::report_date()),
        (GeneralKind::Author, general::author()),
        (GeneralKind::Phone, general::phone()),
        (GeneralKind::Directive, general::directive()),
        (GeneralKind::Difficulty, general::difficulty()),
        (GeneralKind::Proposal, general::proposal()),
        (GeneralKind::Focus, general::focus()),
    ]
    .map(|(kind, label)| (kind, label.to_owned()))
    .into()
}

fn states() -> Vec<(Reported, String)> {
    Reported::ALL
        .map(|reported| (reported, reported_words(reported).to_owned()))
        .into()
}

/// The printed role; marked where the row belongs to a unit that reports through this one.
pub(super) fn role(role: Role, on_behalf_of: Option<&str>) -> String {
    let word = role_words(role);
    on_behalf_of.map_or_else(|| word.to_owned(), |unit| form::on_behalf_of(word, unit))
}

/// The printed deadline; what is pressing is said beside the plan's own words.
pub(super) fn deadline(text: &str, status: Status) -> String {
    match status {
        Status::Overdue { .. } | Status::DueSoon { .. } => {
            form::deadline_with_status(text, status_words(status))
        }
        _ => text.to_owned(),
    }
}
