//! The top of a form: who hands it out, what it is, which unit, which period, until when.

use super::Context;
use super::identity::{List, printed_rule};
use crate::canvas::{Align, Canvas, Content, Frame, Style};
use crate::wording::moment_words;
use crate::write::WriteError;
use plan::period::visible;
use plan::remark::RemarkCode;
use plan::submission::Routine;

/// Blank space between parts, in points.
pub(super) const GAP: f64 = 5.25;

/// Height of the lines at the top, in points.
const LINE: f64 = 18.0;

/// Columns: labels, the value beside them; the second label and its value.
const LABEL: (u16, u16) = (0, 1);
const VALUE: (u16, u16) = (2, 4);
const SECOND_LABEL: (u16, u16) = (5, 6);
const SECOND_VALUE: (u16, u16) = (7, 8);

/// Columns of the title, beside the issuer.
const TITLE: (u16, u16) = (2, 9);

/// Writes the head of a form.
pub(super) fn write(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    issuer_and_title(context, canvas)?;
    canvas.gap(GAP)?;
    unit_and_period(context, canvas)?;
    label(canvas, LABEL, words::form::due())?;
    let due = moment_words(context.form.period.units_due);
    canvas.put(
        VALUE.0,
        VALUE.1,
        Content::Text(&due),
        Style::plain(12, Align::Left),
    )?;
    canvas.end_row(LINE)
}

/// Who hands it out on the left, the title beside it: a page has no line to spare.
fn issuer_and_title(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let lines = &context.identity.heading;
    let height = u32::try_from(lines.len()).unwrap_or(1).max(1);
    let bottom = canvas.row() + height - 1;
    let style = Style::plain(14, Align::Center).bold();
    let title = match context.correction {
        Some(_) => words::correction::title(),
        None => words::form::title(),
    };
    canvas.put_tall(TITLE, bottom, title, style)?;
    for (index, line) in lines.iter().enumerate() {
        let style = Style::plain(12, Align::Center);
        let style = if index + 1 == lines.len() {
            style.bold()
        } else {
            style
        };
        canvas.put(LABEL.0, LABEL.1, Content::Text(line), style)?;
        canvas.end_row(0.0)?;
    }
    if lines.is_empty() {
        canvas.end_row(LINE)
    } else {
        Ok(())
    }
}

/// A title over the whole width.
pub(super) fn title(canvas: &mut Canvas<'_>, text: &str) -> Result<(), WriteError> {
    canvas.line(text, Style::plain(14, Align::Center).bold())
}

/// A heading over a part of the page.
pub(super) fn section(canvas: &mut Canvas<'_>, text: &str) -> Result<(), WriteError> {
    canvas.gap(GAP)?;
    canvas.put(
        0,
        super::tasks::LAST_PRINTED,
        Content::Text(text),
        Style::plain(12, Align::Left).bold(),
    )?;
    canvas.end_row(LINE)
}

fn unit_and_period(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let row = canvas.row();
    label(canvas, LABEL, &context.labels.unit)?;
    let value = Style::plain(12, Align::Left).bold();
    canvas.put(
        VALUE.0,
        VALUE.1,
        Content::Text(&context.form.unit_name),
        value,
    )?;
    label(canvas, SECOND_LABEL, &context.labels.period)?;
    let period = visible::write(&context.form.period);
    let chosen = Style::cell(Align::Center).bold();
    canvas.put(
        SECOND_VALUE.0,
        SECOND_VALUE.1,
        Content::Text(&period),
        chosen,
    )?;
    canvas
        .sheet
        .add_data_validation(row, 0, row, SECOND_LABEL.1, &printed_rule()?)?;
    if let Some(rule) = context.lists.rule(List::Periods)? {
        canvas
            .sheet
            .add_data_validation(row, SECOND_VALUE.0, row, SECOND_VALUE.1, &rule)?;
    }
    canvas.end_row(LINE)
}

/// What the unit waits for an answer about, a line each: nothing here is filled in.
pub(super) fn unanswered(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    for one in &context.form.unanswered {
        let text = match &one.number {
            Some(number) => words::form::unanswered_of(number, &one.text),
            None => words::form::unanswered(&one.text),
        };
        let style = Style::plain(12, Align::Left).italic();
        canvas.put(0, super::tasks::LAST_PRINTED, Content::Text(&text), style)?;
        let height = canvas.height();
        canvas.end_row(height)?;
    }
    Ok(())
}

/// The weekly form's choice: nothing new in standing work, or rows filled below. Blank at
/// first: a choice that nobody made says nothing. A report that goes back has the choice that was
/// made, marked where it is in doubt.
pub(super) fn routine(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    canvas.gap(GAP)?;
    let row = canvas.row();
    let heading = words::form::routine_heading(&context.labels.routine);
    canvas.put(
        0,
        4,
        Content::Text(&heading),
        Style::plain(12, Align::Left).bold(),
    )?;
    let style = Style::cell(Align::Center).bold();
    let chosen = context.correction.and_then(|sent| sent.routine);
    let chosen = chosen.map(|routine| match routine {
        Routine::NothingNew => context.labels.routine_nothing_new.as_str(),
        Routine::SeeRows => context.labels.routine_see_rows.as_str(),
    });
    let doubtful = context
        .correction
        .is_some_and(|sent| sent.whole.contains(&RemarkCode::RoutineUnclear));
    let style = if doubtful { style.marked() } else { style };
    canvas.put(5, 8, chosen.map_or(Content::Blank, Content::Text), style)?;
    if let Some(rule) = context.lists.rule(List::Routine)? {
        canvas.sheet.add_data_validation(row, 5, row, 8, &rule)?;
    }
    canvas.end_row(LINE)
}

fn label(canvas: &mut Canvas<'_>, (first, last): (u16, u16), text: &str) -> Result<(), WriteError> {
    canvas.put(
        first,
        last,
        Content::Text(&format!("{text}:")),
        Style::plain(12, Align::Left).frame(Frame::None),
    )
}
