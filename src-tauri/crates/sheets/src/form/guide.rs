//! The guide: how the form is filled in.

use super::{Context, head};
use crate::canvas::{Align, CHAR_PIXELS, Canvas, Content, Style};
use crate::write::{Orientation, WriteError, Writer, set_up_page};
use words::form::guide;

/// Widths of the numbers and the advice, in characters: they fill portrait paper.
const WIDTHS: [f64; 2] = [5.0, 72.0];

/// Space between pieces of advice, in points.
const AIR: f64 = 9.0;

/// Writes the guide's sheet.
pub(super) fn write(context: &Context<'_>, writer: &mut Writer) -> Result<(), WriteError> {
    let sheet = writer.workbook.add_worksheet();
    sheet.set_name(&context.labels.guide_tab)?;
    set_up_page(sheet, Orientation::Portrait);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let widths = WIDTHS.map(|chars| (chars * CHAR_PIXELS) as u32).into();
    let mut canvas = Canvas::new(sheet, &mut writer.styles, widths)?;
    head::title(&mut canvas, words::form::guide_title())?;
    canvas.gap(head::GAP)?;
    let advice = [
        guide::period(),
        guide::state(),
        guide::percent(),
        guide::date(),
        guide::result(),
        guide::product(),
        guide::rows(),
    ];
    let numbers = (!context.form.measures.is_empty()).then(guide::numbers);
    let advice = advice
        .into_iter()
        .chain(numbers)
        .chain([guide::general(), guide::sending()]);
    for (number, text) in (1..).zip(advice) {
        let style = Style::plain(13, Align::Left).top();
        canvas.put(0, 0, Content::Text(&format!("{number}.")), style)?;
        canvas.put(1, 1, Content::Text(text), style)?;
        let height = canvas.height() + AIR;
        canvas.end_row(height)?;
    }
    let (last, column) = (canvas.row().saturating_sub(1), canvas.last_column());
    canvas.sheet.set_print_area(0, 0, last, column)?;
    Ok(())
}
