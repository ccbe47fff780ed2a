//! *Phiếu yêu cầu bổ sung*: a report as its unit sent it, what must be corrected on top and marked,
//! on one page that comes back like any form.

use super::identity::{self, Lists};
use super::{Context, FormIdentity, general, head, measures, tasks};
use crate::canvas::{Align, Canvas, Content, Style};
use crate::write::{Orientation, Properties, WriteError, Writer, set_up_page};
use plan::form::{Correction, FormKind, FormLabels};
use plan::remark::RemarkCode;
use words::correction as said;

/// Blank rows for what the unit still has to add.
const BLANK_ROWS: u32 = 3;

/// Writes a report that goes back to be corrected.
///
/// # Errors
/// [`WriteError::Refused`] where it holds more than a sheet can.
pub fn write(
    correction: &Correction,
    labels: &FormLabels,
    identity: &FormIdentity,
) -> Result<Vec<u8>, WriteError> {
    let properties = Properties {
        title: said::title().to_owned(),
        created: identity.created,
    };
    let mut writer = Writer::new(&properties)?;
    let context = Context {
        form: &correction.form,
        labels,
        identity,
        lists: Lists::of(&correction.form, labels),
        correction: Some(correction),
    };
    page(&context, correction, &mut writer)?;
    if !correction.form.measures.is_empty() {
        numbers(&context, correction, &mut writer)?;
    }
    identity::write(&context, &mut writer)?;
    writer.finish()
}

fn page(
    context: &Context<'_>,
    correction: &Correction,
    writer: &mut Writer,
) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(said::tab())?;
    set_up_page(sheet, Orientation::Landscape);
    let widths = tasks::widths(Some(correction));
    let mut canvas = Canvas::new(sheet, &mut writer.styles, widths)?;
    head::write(context, &mut canvas)?;
    canvas.gap(head::GAP)?;
    let italic = Style::plain(12, Align::Left).italic();
    line(context, &mut canvas, said::intro(), italic)?;
    for (at, text) in whole(correction).iter().enumerate() {
        let text = format!("{}. {text}", at + 1);
        line(
            context,
            &mut canvas,
            &text,
            Style::plain(12, Align::Left).marked(),
        )?;
    }
    if context.form.kind == FormKind::Weekly {
        head::routine(context, &mut canvas)?;
    }
    head::section(&mut canvas, said::rows_heading())?;
    let header = tasks::write(context, &mut canvas, BLANK_ROWS)?;
    head::section(&mut canvas, said::general_heading())?;
    general::write(context, &mut canvas)?;
    let last = canvas.row().saturating_sub(1);
    canvas.sheet.set_repeat_rows(header, header)?;
    canvas
        .sheet
        .set_print_area(0, 0, last, tasks::last_printed(context))?;
    Ok(())
}

/// The numbers that must be corrected, on a sheet of their own: what is wanted, then the rows.
fn numbers(
    context: &Context<'_>,
    correction: &Correction,
    writer: &mut Writer,
) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.measures_tab)?;
    set_up_page(sheet, Orientation::Landscape);
    let mut canvas = Canvas::new(sheet, &mut writer.styles, measures::widths())?;
    measures::title(&mut canvas)?;
    let marked = Style::plain(12, Align::Left).marked();
    for text in numbers_wanted(correction) {
        canvas.put(0, measures::LAST_PRINTED, Content::Text(&text), marked)?;
        canvas.end_row(0.0)?;
    }
    canvas.gap(head::GAP)?;
    let header = measures::write(context, &mut canvas)?;
    let last = canvas.row().saturating_sub(1);
    canvas.sheet.set_repeat_rows(header, header)?;
    canvas
        .sheet
        .set_print_area(0, 0, last, measures::LAST_PRINTED)?;
    Ok(())
}

fn line(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    text: &str,
    style: Style,
) -> Result<(), WriteError> {
    canvas.put(0, tasks::last_printed(context), Content::Text(text), style)?;
    canvas.end_row(0.0)
}

/// Everything that is wanted, a sentence each: of the report as a whole, then task by task.
pub(crate) fn wants(correction: &Correction) -> Vec<String> {
    let mut all = whole(correction);
    for row in &correction.form.rows {
        let wants = correction.wants_of(row.key).iter();
        all.extend(wants.map(|one| said::of_task(&row.number, want(&one.code))));
    }
    all.extend(numbers_wanted(correction));
    all
}

/// What is wanted of numbers, a sentence each.
fn numbers_wanted(correction: &Correction) -> Vec<String> {
    let rows = correction.form.measures.iter().flat_map(|row| {
        let wants = correction.wants_of_number(row.key).iter();
        wants.map(|one| said::of_indicator(&row.name, want(&one.code)))
    });
    rows.collect()
}

/// What is wanted of the report as a whole, the secretary's own words first.
fn whole(correction: &Correction) -> Vec<String> {
    let own = Some(correction.reason.clone()).filter(|reason| !reason.is_empty());
    own.into_iter()
        .chain(correction.whole.iter().map(want))
        .collect()
}

/// What a remark wants, said to the unit.
pub(super) fn want(code: &RemarkCode) -> String {
    use said::want;
    match code {
        RemarkCode::StateUnclear { text } => want::state_unclear(text),
        RemarkCode::PercentUnclear { text } => want::percent_unclear(text),
        RemarkCode::PercentOutOfRange { text } => want::percent_out_of_range(text),
        RemarkCode::PercentAgainstState { percent } => want::percent_against_state(percent),
        RemarkCode::DateUnclear { text } => want::date_unclear(text),
        RemarkCode::DateInFuture { date } => want::date_in_future(date.format("%d/%m/%Y")),
        RemarkCode::ProductMissing => want::product_missing().to_owned(),
        RemarkCode::CellError { shown } => want::cell_error(shown),
        RemarkCode::FormulaWithoutValue => want::formula_without_value().to_owned(),
        RemarkCode::RowUnmatched { text } => want::row_unmatched(text),
        RemarkCode::RowDoubled { number } => want::row_doubled(number),
        RemarkCode::RowIdDiffers { number } => want::row_id_differs(number),
        RemarkCode::RoutineUnclear => want::routine_unclear().to_owned(),
        RemarkCode::NumberUnclear { text } => want::number_unclear(text),
        RemarkCode::NumeratorTooLarge {
            numerator,
            denominator,
        } => want::numerator_too_large(denominator, numerator),
        RemarkCode::RateAboveHundred { rate } => want::rate_above_hundred(rate),
        RemarkCode::CumulativeFalls { before, now } => want::cumulative_falls(before, now),
        RemarkCode::PartsMissing => want::parts_missing().to_owned(),
        RemarkCode::NumberElsewhere { text } => want::number_elsewhere(text),
        RemarkCode::IndicatorDoubled { name } => want::indicator_doubled(name),
        RemarkCode::IndicatorUnmatched { text } => want::indicator_unmatched(text),
        _ => String::new(),
    }
}
