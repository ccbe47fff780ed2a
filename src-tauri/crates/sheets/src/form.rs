//! The workbook handed to one unit for one period (`domain.md` §8).
//!
//! Knows how a form looks and where its reader finds things again: labels in the first column,
//! hidden keys beside the rows, a very hidden sheet that identifies the form. Must not decide
//! which rows stand on it (`plan::form`) nor read it back (`plan::submission`).
//!
//! Printed words and keys are kept from overtyping by data validation, not by sheet protection:
//! a protected sheet would also refuse sorting, and typing into inserted rows.

mod correction;
mod general;
mod guide;
mod head;
mod identity;
mod labels;
mod measures;
mod tasks;

pub(crate) use correction::wants;
pub use correction::write as write_correction;
pub use labels::labels;

use crate::canvas::Canvas;
use crate::write::{Orientation, Properties, WriteError, Writer, set_up_page};
use chrono::NaiveDateTime;
use identity::Lists;
use plan::form::{Correction, Form, FormKind, FormLabels};
use plan::period::PeriodId;
use plan::text::search_key;

/// The layout's version, kept in the hidden sheet.
pub const FORM_VERSION: u32 = 1;

/// A weekly form is scaled onto one page down to this scale, where 12 points become 6,6: it
/// is filled in on the screen. One that is higher takes several pages.
const SMALLEST_SCALE: f64 = 0.55;

/// The longest name of a unit within a file's name, in letters.
const LONGEST_NAME: usize = 80;

/// Who hands the form out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormIdentity {
    /// The lines at the top left: the superior body, then the issuing one, set in bold.
    pub heading: Vec<String>,
    /// When it is made, in universal time; the same form always gives the same bytes.
    pub created: NaiveDateTime,
}

/// What the parts of one form share.
struct Context<'a> {
    form: &'a Form,
    labels: &'a FormLabels,
    identity: &'a FormIdentity,
    lists: Lists,
    /// What must be corrected, where the form is a report that goes back.
    correction: Option<&'a Correction>,
}

/// Writes a form. `labels` are the words it is known by when it comes back: [`labels()`].
///
/// # Errors
/// [`WriteError::Refused`] where it holds more than a sheet can.
pub fn write(
    form: &Form,
    labels: &FormLabels,
    identity: &FormIdentity,
) -> Result<Vec<u8>, WriteError> {
    let properties = Properties {
        title: words::form::title().to_owned(),
        created: identity.created,
    };
    let mut writer = Writer::new(&properties)?;
    let context = Context {
        form,
        labels,
        identity,
        lists: Lists::of(form, labels),
        correction: None,
    };
    match form.kind {
        FormKind::Weekly => weekly(&context, &mut writer)?,
        FormKind::Full => {
            tasks_sheet(&context, &mut writer)?;
            if !form.measures.is_empty() {
                measures_sheet(&context, &mut writer)?;
            }
            general_sheet(&context, &mut writer)?;
            guide::write(&context, &mut writer)?;
        }
    }
    identity::write(&context, &mut writer)?;
    writer.finish()
}

/// The name of a form's file: `ubnd-phuong-lam-son_2024-03.xlsx`.
pub fn file_name(unit_name: &str, period: PeriodId) -> String {
    format!("{}.xlsx", file_stem(unit_name, period))
}

/// The same without its ending: letters and digits every system takes, and not too many of them.
pub fn file_stem(unit_name: &str, period: PeriodId) -> String {
    let key = search_key(unit_name);
    let words: Vec<&str> = key
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    format!("{}_{period}", name.trim_end_matches('-'))
}

fn weekly(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.weekly_tab)?;
    set_up_page(sheet, Orientation::Landscape);
    let mut canvas = Canvas::new(sheet, &mut writer.styles, tasks::widths(None))?;
    head::write(context, &mut canvas)?;
    head::routine(context, &mut canvas)?;
    head::section(&mut canvas, words::form::rows_heading())?;
    head::unanswered(context, &mut canvas)?;
    tasks::write(context, &mut canvas, tasks::WEEKLY_BLANK_ROWS)?;
    if !context.form.measures.is_empty() {
        head::section(&mut canvas, words::form::measures_heading())?;
        measures::write(context, &mut canvas)?;
    }
    head::section(&mut canvas, words::form::general_heading())?;
    general::write(context, &mut canvas)?;
    let (last, height) = (canvas.row().saturating_sub(1), canvas.filled());
    canvas
        .sheet
        .set_print_area(0, 0, last, tasks::LAST_PRINTED)?;
    if height * SMALLEST_SCALE <= Orientation::Landscape.height() {
        canvas
            .sheet
            .set_print_fit_to_pages(1, 1)
            .set_print_center_horizontally(true);
    }
    Ok(())
}

fn tasks_sheet(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.tasks_tab)?;
    set_up_page(sheet, Orientation::Landscape);
    let mut canvas = Canvas::new(sheet, &mut writer.styles, tasks::widths(None))?;
    head::write(context, &mut canvas)?;
    canvas.gap(head::GAP)?;
    let header = tasks::write(context, &mut canvas, 0)?;
    let last = canvas.row().saturating_sub(1);
    canvas.sheet.set_repeat_rows(header, header)?;
    canvas.sheet.set_freeze_panes(header + 1, 0)?;
    canvas
        .sheet
        .set_print_area(0, 0, last, tasks::LAST_PRINTED)?;
    Ok(())
}

fn measures_sheet(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.measures_tab)?;
    set_up_page(sheet, Orientation::Landscape);
    let mut canvas = Canvas::new(sheet, &mut writer.styles, measures::widths())?;
    measures::title(&mut canvas)?;
    let header = measures::write(context, &mut canvas)?;
    let last = canvas.row().saturating_sub(1);
    canvas.sheet.set_repeat_rows(header, header)?;
    canvas.sheet.set_freeze_panes(header + 1, 0)?;
    canvas
        .sheet
        .set_print_area(0, 0, last, measures::LAST_PRINTED)?;
    Ok(())
}

fn general_sheet(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.general_tab)?;
    set_up_page(sheet, Orientation::Landscape);
    let mut canvas = Canvas::new(sheet, &mut writer.styles, general::widths())?;
    head::title(&mut canvas, words::form::general_title())?;
    canvas.gap(head::GAP)?;
    general::write(context, &mut canvas)?;
    let (last, column) = (canvas.row().saturating_sub(1), canvas.last_column());
    canvas.sheet.set_print_area(0, 0, last, column)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use plan::period::{PeriodId, PeriodPart};

    #[test]
    fn files_are_named_by_unit_and_period() {
        for (unit, part, name) in [
            (
                "UBND phường Lam Sơn",
                PeriodPart::Month(3),
                "ubnd-phuong-lam-son_2024-03.xlsx",
            ),
            (
                "Phòng Tài chính - Kế hoạch",
                PeriodPart::Week(10),
                "phong-tai-chinh-ke-hoach_2024-W10.xlsx",
            ),
            (
                "Đoàn TNCS Hồ Chí Minh",
                PeriodPart::Half(1),
                "doan-tncs-ho-chi-minh_2024-H1.xlsx",
            ),
            (
                "Văn phòng HĐND & UBND",
                PeriodPart::Year,
                "van-phong-hdnd-va-ubnd_2024.xlsx",
            ),
        ] {
            assert_eq!(file_name(unit, PeriodId { year: 2024, part }), name);
        }
    }
}
