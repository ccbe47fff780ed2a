//! The task table: printed columns, cells to fill in, and the hidden keys beside them.

use super::identity::{List, printed_rule};
use super::{Context, correction, labels};
use crate::canvas::{Align, CHAR_PIXELS, Canvas, Content, NumberLook, Style};
use crate::write::WriteError;
use chrono::NaiveDate;
use plan::form::{Correction, Entry, FormRow, Want};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, IgnoreError, Note,
};

/// Blank rows below the prelisted ones of the weekly form (`domain.md` §8).
pub(super) const WEEKLY_BLANK_ROWS: u32 = 10;

/// The last column that is printed.
pub(super) const LAST_PRINTED: u16 = 9;

/// The column of the hidden keys.
const KEY: u16 = 10;

/// Where a report goes back, the column that says what is wanted, and the hidden keys behind it.
const WANTED: u16 = 10;
const KEY_BEHIND: u16 = 11;

/// The table's columns.
const NUMBER: u16 = 0;
const CONTENT: u16 = 1;
const ROLE: u16 = 2;
const DEADLINE: u16 = 3;
const STATE: u16 = 4;
const PERCENT: u16 = 5;
const DONE_ON: u16 = 6;
const RESULT: u16 = 7;
const PRODUCT: u16 = 8;
const NOTE: u16 = 9;

/// Widths in characters, the hidden column last.
const WIDTHS: [f64; 11] = [5.0, 44.0, 9.5, 18.0, 13.0, 9.0, 11.5, 27.0, 14.0, 9.0, 10.0];

/// The same where what is wanted stands beside the row.
const WIDTHS_BESIDE: [f64; 12] = [
    5.0, 36.0, 9.5, 15.0, 13.0, 9.5, 11.5, 27.0, 14.0, 9.0, 34.0, 10.0,
];

/// Space inside rows that are typed into, in points.
const AIR: f64 = 3.0;

/// The earliest day a completion date may have without a question.
const EARLIEST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

/// Column widths in pixels.
pub(super) fn widths(correction: Option<&Correction>) -> Vec<u32> {
    let widths: &[f64] = match correction {
        Some(_) => &WIDTHS_BESIDE,
        None => &WIDTHS,
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    widths
        .iter()
        .map(|chars| (chars * CHAR_PIXELS) as u32)
        .collect()
}

/// The last column that is printed.
pub(super) fn last_printed(context: &Context<'_>) -> u16 {
    context.correction.map_or(LAST_PRINTED, |_| WANTED)
}

/// The column of the hidden keys.
fn key_column(context: &Context<'_>) -> u16 {
    context.correction.map_or(KEY, |_| KEY_BEHIND)
}

/// Writes the table with so many blank rows at its end; returns the row of its header.
pub(super) fn write(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    blank_rows: u32,
) -> Result<u32, WriteError> {
    let header = canvas.row();
    self::header(context, canvas)?;
    rows(context, canvas, &context.form.rows)?;
    if !context.form.optional.is_empty() {
        let style = Style::cell(Align::Left).bold().italic();
        let heading = match context.correction {
            Some(_) => words::correction::others_heading(),
            None => words::form::optional_heading(),
        };
        canvas.put(NUMBER, last_printed(context), Content::Text(heading), style)?;
        end_row(canvas)?;
        rows(context, canvas, &context.form.optional)?;
    }
    blank(context, canvas, blank_rows)?;
    canvas.sheet.set_column_hidden(key_column(context))?;
    let last = canvas.row();
    canvas.sheet.ignore_error_range(
        header,
        NUMBER,
        last,
        NUMBER,
        IgnoreError::NumberStoredAsText,
    )?;
    Ok(header)
}

fn header(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let row = canvas.row();
    let names = &context.labels.columns;
    let headings = [
        (NUMBER, &names.number),
        (CONTENT, &names.content),
        (ROLE, &names.role),
        (DEADLINE, &names.deadline),
        (STATE, &names.state),
        (PERCENT, &names.percent),
        (DONE_ON, &names.done_on),
        (RESULT, &names.result),
        (PRODUCT, &names.product),
        (NOTE, &names.note),
    ];
    for (column, heading) in headings {
        canvas.put(
            column,
            column,
            Content::Text(heading),
            Style::cell(Align::Center).bold().shaded(),
        )?;
    }
    if context.correction.is_some() {
        canvas.put(
            WANTED,
            WANTED,
            Content::Text(words::correction::wanted()),
            Style::cell(Align::Center).bold().marked(),
        )?;
    }
    let last = key_column(context);
    canvas
        .sheet
        .add_data_validation(row, NUMBER, row, last, &printed_rule()?)?;
    end_row(canvas)
}

fn rows(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    rows: &[FormRow],
) -> Result<(), WriteError> {
    let first = canvas.row();
    for row in rows {
        self::row(context, canvas, row)?;
    }
    let Some(last) = canvas.row().checked_sub(1).filter(|last| *last >= first) else {
        return Ok(());
    };
    let printed = printed_rule()?;
    canvas
        .sheet
        .add_data_validation(first, NUMBER, last, DEADLINE, &printed)?;
    let key = key_column(context);
    canvas
        .sheet
        .add_data_validation(first, key, last, key, &printed)?;
    entry_rules(context, canvas, first, last)
}

fn row(context: &Context<'_>, canvas: &mut Canvas<'_>, row: &FormRow) -> Result<(), WriteError> {
    let left = Style::cell(Align::Left);
    let centre = Style::cell(Align::Center);
    let text = |text| {
        if str::is_empty(text) {
            Content::Blank
        } else {
            Content::Text(text)
        }
    };
    let role = labels::role(row.role, row.on_behalf_of.as_deref());
    let deadline = labels::deadline(&row.deadline, row.status);
    canvas.put(
        NUMBER,
        NUMBER,
        Content::Text(row.number.as_str()),
        centre.number(NumberLook::Text),
    )?;
    canvas.put(CONTENT, CONTENT, Content::Text(&row.content), left)?;
    canvas.put(ROLE, ROLE, Content::Text(&role), centre)?;
    canvas.put(DEADLINE, DEADLINE, text(&deadline), centre)?;
    entries(context, canvas, row)?;
    wanted(context, canvas, row)?;
    let (key, column) = (row.key.hidden_text(), key_column(context));
    canvas.put(
        column,
        column,
        Content::Text(&key),
        Style::plain(12, Align::Left).gray(),
    )?;
    end_row(canvas)
}

fn end_row(canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let height = canvas.height() + AIR;
    canvas.end_row(height)
}

/// The cells a unit fills in, with what is already known.
fn entries(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    row: &FormRow,
) -> Result<(), WriteError> {
    let known = &row.prefill;
    let wants = context.correction.map(|sent| sent.wants_of(row.key));
    let wants = wants.unwrap_or_default();
    let left = Style::cell(Align::Left);
    let centre = Style::cell(Align::Center);
    let text = |text| match text {
        "" => Content::Blank,
        text => Content::Text(text),
    };
    let states = &context.labels.states;
    let state = states
        .iter()
        .find(|(reported, _)| Some(*reported) == known.reported)
        .map_or("", |(_, word)| word.as_str());
    let percent = known
        .percent
        .map_or(Content::Blank, |percent| Content::Number(percent.value()));
    let done_on = known.done_on.map_or(Content::Blank, Content::Date);
    let date = centre.number(NumberLook::Date);
    let product = left.number(NumberLook::Text);
    for (column, entry, content, style) in [
        (STATE, Entry::State, text(state), centre),
        (PERCENT, Entry::Percent, percent, centre),
        (DONE_ON, Entry::DoneOn, done_on, date),
        (RESULT, Entry::Result, text(&known.result), left),
        (PRODUCT, Entry::Product, text(&known.product), product),
    ] {
        let own = wants.iter().filter(|want| want.entry == Some(entry));
        let own: Vec<&Want> = own.collect();
        self::entry(canvas, column, (content, style), &own)?;
    }
    canvas.put(NOTE, NOTE, text(&known.note), left)
}

/// One cell of the row; where something is wanted of it, it is marked, says so in a note, and has
/// what was written in it.
fn entry(
    canvas: &mut Canvas<'_>,
    column: u16,
    (content, style): (Content<'_>, Style),
    wants: &[&Want],
) -> Result<(), WriteError> {
    if wants.is_empty() {
        return canvas.put(column, column, content, style);
    }
    let written = wants.iter().find_map(|want| want.written());
    let content = written.map_or(content, Content::Text);
    canvas.put(column, column, content, style.marked())?;
    let words = wants.iter().map(|want| correction::want(&want.code));
    let note = Note::new(words.collect::<Vec<_>>().join("\n"));
    let row = canvas.row();
    canvas.sheet.insert_note(row, column, &note)?;
    Ok(())
}

/// What is wanted of a row, in words beside it.
fn wanted(context: &Context<'_>, canvas: &mut Canvas<'_>, row: &FormRow) -> Result<(), WriteError> {
    let Some(sent) = context.correction else {
        return Ok(());
    };
    let wants = sent.wants_of(row.key).iter();
    let words: Vec<String> = wants.map(|want| correction::want(&want.code)).collect();
    let (text, style) = (words.join("\n"), Style::cell(Align::Left));
    match text.is_empty() {
        true => canvas.put(WANTED, WANTED, Content::Blank, style),
        false => canvas.put(WANTED, WANTED, Content::Text(&text), style.marked()),
    }
}

fn blank(context: &Context<'_>, canvas: &mut Canvas<'_>, count: u32) -> Result<(), WriteError> {
    let first = canvas.row();
    for _ in 0..count {
        canvas.put(
            NUMBER,
            NUMBER,
            Content::Blank,
            Style::cell(Align::Center).number(NumberLook::Text),
        )?;
        canvas.put(CONTENT, CONTENT, Content::Blank, Style::cell(Align::Left))?;
        canvas.put(ROLE, ROLE, Content::Blank, Style::cell(Align::Center))?;
        canvas.put(
            DEADLINE,
            DEADLINE,
            Content::Blank,
            Style::cell(Align::Center),
        )?;
        let centre = Style::cell(Align::Center);
        let left = Style::cell(Align::Left);
        for (column, style) in [
            (STATE, centre),
            (PERCENT, centre),
            (DONE_ON, centre.number(NumberLook::Date)),
            (RESULT, left),
            (PRODUCT, left.number(NumberLook::Text)),
            (NOTE, left),
        ] {
            canvas.put(column, column, Content::Blank, style)?;
        }
        canvas.end_row(0.0)?;
    }
    let Some(last) = canvas.row().checked_sub(1).filter(|last| *last >= first) else {
        return Ok(());
    };
    if let Some(rule) = context.lists.number_rule()? {
        canvas
            .sheet
            .add_data_validation(first, NUMBER, last, NUMBER, &rule)?;
    }
    entry_rules(context, canvas, first, last)
}

/// The rules of the cells that are filled in: a list for the state; questions, never refusals,
/// for odd percentages and dates.
fn entry_rules(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    first: u32,
    last: u32,
) -> Result<(), WriteError> {
    if let Some(rule) = context.lists.rule(List::States)? {
        canvas
            .sheet
            .add_data_validation(first, STATE, last, STATE, &rule)?;
    }
    let percent = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(words::form::percent_title())?
        .set_error_message(words::form::percent_message())?;
    canvas
        .sheet
        .add_data_validation(first, PERCENT, last, PERCENT, &percent)?;
    if let Some(earliest) = EARLIEST {
        let date = DataValidation::new()
            .allow_date(DataValidationRule::GreaterThanOrEqualTo(earliest))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(words::form::date_title())?
            .set_error_message(words::form::date_message())?;
        canvas
            .sheet
            .add_data_validation(first, DONE_ON, last, DONE_ON, &date)?;
    }
    Ok(())
}
