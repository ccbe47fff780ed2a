//! The table of numbers: printed columns, white cells to fill in, grey ones that compute
//! themselves, and the hidden keys beside them.

use super::Context;
use super::identity::printed_rule;
use crate::canvas::{Align, CHAR_PIXELS, Canvas, Content, NumberLook, Style};
use crate::wording::{numbers_words, target_words};
use crate::write::WriteError;
use plan::book::cell_name;
use plan::form::{FormKind, MeasureLabels, MeasureRow};
use plan::indicator::{Amount, Direction, Figure, Kind, Since};
use plan::period::visible;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, IgnoreError, Worksheet,
};
use words::form::measure as phrase;

/// Where the table's columns stand.
struct Columns {
    number: u16,
    name: u16,
    unit_of_count: u16,
    target: u16,
    numerator: u16,
    denominator: u16,
    value: u16,
    cumulative: u16,
    rate: u16,
    last: u16,
    /// The weekly page has no room for it.
    note: Option<u16>,
    key: u16,
}

/// On a sheet of its own.
const FULL: Columns = Columns {
    number: 0,
    name: 1,
    unit_of_count: 2,
    target: 3,
    numerator: 4,
    denominator: 5,
    value: 6,
    cumulative: 7,
    rate: 8,
    last: 9,
    note: Some(10),
    key: 11,
};

/// On the weekly page, whose columns are those of its task table.
const WEEKLY: Columns = Columns {
    last: 7,
    cumulative: 8,
    rate: 9,
    note: None,
    key: 10,
    ..FULL
};

/// The last column that is printed on a sheet of its own.
pub(super) const LAST_PRINTED: u16 = 10;

/// Widths in characters on a sheet of its own, the hidden column last.
const WIDTHS: [f64; 12] = [
    5.0, 35.0, 9.0, 9.0, 9.5, 9.5, 9.5, 9.5, 8.0, 17.0, 12.0, 10.0,
];

/// Space inside rows that are typed into, in points.
const AIR: f64 = 6.0;

/// Column widths in pixels on a sheet of its own.
pub(super) fn widths() -> Vec<u32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    WIDTHS
        .iter()
        .map(|chars| (chars * CHAR_PIXELS) as u32)
        .collect()
}

/// Writes what stands above the table on a sheet of its own.
pub(super) fn title(canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    let line = |canvas: &mut Canvas<'_>, text, style| {
        canvas.put(0, LAST_PRINTED, Content::Text(text), style)?;
        canvas.end_row(0.0)
    };
    let centre = Style::plain(14, Align::Center).bold();
    line(canvas, words::form::measures_title(), centre)?;
    let advice = Style::plain(12, Align::Center).italic();
    line(canvas, phrase::advice(), advice)?;
    canvas.gap(super::head::GAP)
}

/// What a cell of a row is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell<'a> {
    /// The unit fills it in.
    Asked,
    /// It computes itself.
    Computed(&'a str),
    /// It stays blank: this sort of number has none.
    Unused,
}

/// Writes the table; returns the row of its header.
pub(super) fn write(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<u32, WriteError> {
    // What goes back to be corrected has a sheet of its own, whatever the form.
    let columns = match context.form.kind {
        FormKind::Weekly if context.correction.is_none() => &WEEKLY,
        FormKind::Weekly | FormKind::Full => &FULL,
    };
    let header = canvas.row();
    self::header(&context.labels.measures, columns, canvas)?;
    for (number, row) in (1..).zip(&context.form.measures) {
        self::row(context, canvas, columns, (number, row))?;
    }
    let last = canvas.row().saturating_sub(1);
    let sheet = &mut *canvas.sheet;
    sheet.set_column_hidden(columns.key)?;
    sheet.ignore_error_range(header, 0, last, columns.key, IgnoreError::FormulaDiffers)?;
    let printed = printed_rule()?;
    sheet.add_data_validation(header, 0, header, columns.key, &printed)?;
    for (from, to) in [
        (columns.number, columns.target),
        (columns.last, columns.last),
        (columns.key, columns.key),
    ] {
        sheet.add_data_validation(header + 1, from, last, to, &printed)?;
    }
    Ok(header)
}

fn header(
    labels: &MeasureLabels,
    columns: &Columns,
    canvas: &mut Canvas<'_>,
) -> Result<(), WriteError> {
    let headings = [
        (Some(columns.number), &labels.number),
        (Some(columns.name), &labels.name),
        (Some(columns.unit_of_count), &labels.unit_of_count),
        (Some(columns.target), &labels.target),
        (Some(columns.numerator), &labels.numerator),
        (Some(columns.denominator), &labels.denominator),
        (Some(columns.value), &labels.value),
        (Some(columns.cumulative), &labels.cumulative),
        (Some(columns.rate), &labels.rate),
        (Some(columns.last), &labels.last),
        (columns.note, &labels.note),
    ];
    let style = Style::cell(Align::Center).bold().shaded();
    for (column, heading) in headings {
        if let Some(column) = column {
            canvas.put(column, column, Content::Text(heading), style)?;
        }
    }
    let height = canvas.height() + AIR;
    canvas.end_row(height)
}

fn row(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    columns: &Columns,
    (number, row): (u32, &MeasureRow),
) -> Result<(), WriteError> {
    let centre = Style::cell(Align::Center);
    let printed = [
        (columns.unit_of_count, row.unit_of_count.clone()),
        (columns.target, target(row)),
        (columns.last, last(row)),
    ];
    canvas.put(
        columns.number,
        columns.number,
        Content::Number(f64::from(number)),
        centre,
    )?;
    let name = name(context, row);
    let left = Style::cell(Align::Left);
    canvas.put(columns.name, columns.name, Content::Text(&name), left)?;
    for (column, text) in &printed {
        let content = match text.as_str() {
            "" => Content::Blank,
            text => Content::Text(text),
        };
        canvas.put(*column, *column, content, centre)?;
    }
    let formulas = Formulas::of(row, columns, canvas.row());
    let wanted = context
        .correction
        .is_some_and(|sent| !sent.wants_of_number(row.key).is_empty());
    for (column, cell, decimals) in cells(row, columns, &formulas) {
        entry(canvas, (row, wanted), column, cell, decimals)?;
    }
    if let Some(note) = columns.note {
        canvas.put(note, note, Content::Blank, left)?;
    }
    let key = row.key.hidden_text();
    let hidden = Style::plain(12, Align::Left).gray();
    canvas.put(columns.key, columns.key, Content::Text(&key), hidden)?;
    let height = canvas.height() + AIR;
    canvas.end_row(height)
}

/// A row's five number cells, with the decimals their computed value shows.
fn cells<'a>(
    row: &MeasureRow,
    columns: &Columns,
    formulas: &'a Formulas,
) -> [(u16, Cell<'a>, u8); 5] {
    let ratio = row.kind == Kind::Ratio;
    let part = if ratio { Cell::Asked } else { Cell::Unused };
    let other = formulas
        .other
        .as_deref()
        .map_or(Cell::Unused, Cell::Computed);
    let rate = formulas
        .rate
        .as_deref()
        .map_or(Cell::Unused, Cell::Computed);
    let (value, cumulative) = match (row.kind, row.asks) {
        (Kind::Ratio, Figure::Period) => (Cell::Unused, other),
        (Kind::Ratio, Figure::Cumulative) => (other, Cell::Unused),
        (Kind::Count, Figure::Cumulative) => (other, Cell::Asked),
        (Kind::Count, Figure::Period) => (Cell::Asked, other),
        (Kind::YesNo | Kind::Score, _) => (Cell::Asked, Cell::Unused),
    };
    let decimals = u8::from(ratio);
    [
        (columns.numerator, part, 0),
        (columns.denominator, part, 0),
        (columns.value, value, decimals),
        (columns.cumulative, cumulative, decimals),
        (columns.rate, rate, 1),
    ]
}

/// One number cell, marked where it is to be corrected. What is typed keeps its own look: a number that turned into a day shows.
fn entry(
    canvas: &mut Canvas<'_>,
    (row, wanted): (&MeasureRow, bool),
    column: u16,
    cell: Cell<'_>,
    decimals: u8,
) -> Result<(), WriteError> {
    let at = canvas.row();
    let right = Style::cell(Align::Right);
    match cell {
        Cell::Asked => {
            let style = if wanted { right.marked() } else { right };
            canvas.put(column, column, Content::Blank, style)?;
            let rule = entry_rule(row.kind)?;
            canvas
                .sheet
                .add_data_validation(at, column, at, column, &rule)?;
        }
        Cell::Computed(formula) => {
            let look = right.number(NumberLook::Decimals(decimals)).gray().shaded();
            canvas.put(column, column, Content::Formula(formula), look)?;
            refuse_typing(canvas.sheet, at, column)?;
        }
        Cell::Unused => {
            canvas.put(column, column, Content::Blank, right.shaded())?;
            refuse_typing(canvas.sheet, at, column)?;
        }
    }
    Ok(())
}

fn refuse_typing(sheet: &mut Worksheet, row: u32, column: u16) -> Result<(), WriteError> {
    let rule = printed_rule()?
        .set_error_title(phrase::gray_title())?
        .set_error_message(phrase::gray_message())?;
    sheet.add_data_validation(row, column, row, column, &rule)?;
    Ok(())
}

/// Questions, never refusals, for what is no number; a list for yes and no.
fn entry_rule(kind: Kind) -> Result<DataValidation, WriteError> {
    let rule = match kind {
        Kind::YesNo => DataValidation::new()
            .allow_list_strings(&[words::number::yes(), words::number::no()])?,
        Kind::Ratio | Kind::Count | Kind::Score => DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
    };
    let rule = rule
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(phrase::number_title())?
        .set_error_message(phrase::number_message())?;
    Ok(rule)
}

/// The formulas of a row; they stay blank until its numbers are there.
struct Formulas {
    rate: Option<String>,
    /// The figure that is not asked for.
    other: Option<String>,
}

impl Formulas {
    fn of(row: &MeasureRow, columns: &Columns, at: u32) -> Formulas {
        let cell = |column: u16| cell_name(at, u32::from(column));
        let (numerator, denominator) = (cell(columns.numerator), cell(columns.denominator));
        let before = &row.cumulative_before;
        let known = |amount: Option<Amount>| amount.unwrap_or_default().to_f64();
        // Two cumulative figures differ by what happened between them, where both are known.
        let apart = row.asks == Figure::Cumulative;
        let computable = row.adds_up() && !(apart && before.is_blank());
        let sign = if apart { '-' } else { '+' };
        let other = match row.kind {
            Kind::Ratio => {
                let (over, under) = (known(before.numerator), known(before.denominator));
                let (part, whole) = (
                    format!("({numerator}{sign}{over})"),
                    format!("({denominator}{sign}{under})"),
                );
                format!(
                    "=IF(AND(ISNUMBER({numerator}),ISNUMBER({denominator})),\
                     IF(N({denominator}){sign}{under}>0,{part}/{whole}*100,\"\"),\"\")"
                )
            }
            Kind::Count | Kind::YesNo | Kind::Score => {
                let asked = cell(if apart {
                    columns.cumulative
                } else {
                    columns.value
                });
                let before = known(before.value);
                format!("=IF(ISNUMBER({asked}),{asked}{sign}{before},\"\")")
            }
        };
        let rate = format!(
            "=IF(AND(ISNUMBER({numerator}),N({denominator})>0),{numerator}/{denominator}*100,\"\")"
        );
        Formulas {
            rate: (row.kind == Kind::Ratio).then_some(rate),
            other: computable.then_some(other),
        }
    }
}

/// The indicator's name, whose number it is where it is another's, and which figure is asked.
fn name(context: &Context<'_>, row: &MeasureRow) -> String {
    let name = match &row.on_behalf_of {
        Some(unit) => words::form::on_behalf_of(&row.name, unit),
        None => row.name.clone(),
    };
    if matches!(row.kind, Kind::YesNo | Kind::Score) {
        return name;
    }
    let begins = row.since.beginning(context.form.period.to);
    let figure = match (row.since, row.asks, begins) {
        (Since::Moment, ..) => phrase::at_moment().to_owned(),
        (_, Figure::Period, _) => phrase::in_period().to_owned(),
        (_, Figure::Cumulative, Some(day)) => phrase::cumulative_from(day.format("%d/%m/%Y")),
        (_, Figure::Cumulative, None) => phrase::cumulative().to_owned(),
    };
    phrase::with_figure(name, figure)
}

/// The level to reach; one unit says yes or no, the share is for all of them.
fn target(row: &MeasureRow) -> String {
    match (&row.target, row.kind) {
        (None, _) => String::new(),
        (Some(_), Kind::YesNo) => match row.direction {
            Direction::Higher => words::number::yes().to_owned(),
            Direction::Lower => words::number::no().to_owned(),
        },
        (Some(target), kind) => target_words(kind, row.direction, target),
    }
}

/// "45/50 = 90%" and the period that was said of.
fn last(row: &MeasureRow) -> String {
    row.last.map_or_else(String::new, |(period, numbers)| {
        phrase::last(numbers_words(row.kind, &numbers), visible::name(period))
    })
}
