//! General content: one block per heading, its label in the first column, lines beside it.

use super::Context;
use super::identity::printed_rule;
use crate::canvas::{Align, CHAR_PIXELS, Canvas, Content, NumberLook, Style};
use crate::write::WriteError;
use plan::form::{FormKind, GeneralKind};

/// Columns of the label, the task's number and the text. On the weekly page they lie on the
/// task table's columns; on a sheet of its own the text is one column.
struct Places {
    label: (u16, u16),
    number: (u16, u16),
    text: (u16, u16),
}

/// Height of a line that is written on, in points.
const LINE: f64 = 16.5;

/// Widths of the sheet of its own, in pixels: they fill landscape paper.
pub(super) fn widths() -> Vec<u32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    [34.0, 9.0, 75.0]
        .map(|chars: f64| (chars * CHAR_PIXELS) as u32)
        .into()
}

/// Writes all blocks.
pub(super) fn write(context: &Context<'_>, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
    // A report that goes back is one page, whatever its period.
    let kind = match context.correction {
        Some(_) => FormKind::Weekly,
        None => context.form.kind,
    };
    let places = match kind {
        FormKind::Weekly => Places {
            label: (0, 1),
            number: (2, 2),
            text: (3, super::tasks::LAST_PRINTED),
        },
        FormKind::Full => Places {
            label: (0, 0),
            number: (1, 1),
            text: (2, 2),
        },
    };
    let first = canvas.row();
    let heading = Style::cell(Align::Center).bold().shaded();
    for ((from, to), text) in [
        (places.label, words::form::general_item()),
        (places.number, words::form::general_number()),
        (places.text, words::form::general_text()),
    ] {
        canvas.put(from, to, Content::Text(text), heading)?;
    }
    canvas.end_row(0.0)?;
    for (kind, label) in &context.labels.general {
        block(context, canvas, &places, *kind, label)?;
    }
    let last = canvas.row().saturating_sub(1);
    canvas.sheet.add_data_validation(
        first,
        places.label.0,
        last,
        places.label.1,
        &printed_rule()?,
    )?;
    Ok(())
}

fn block(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    places: &Places,
    kind: GeneralKind,
    label: &str,
) -> Result<(), WriteError> {
    let look = match kind {
        GeneralKind::ReportNumber | GeneralKind::Phone => NumberLook::Text,
        GeneralKind::ReportDate => NumberLook::Date,
        _ => NumberLook::General,
    };
    let sent = context.correction.map(|sent| sent.general.as_slice());
    let mut sent = sent
        .unwrap_or_default()
        .iter()
        .filter(|one| one.kind == kind);
    let known = sent.clone().count();
    let lines = lines(kind, context.form.kind).max(u32::try_from(known).unwrap_or(u32::MAX));
    for line in 0..lines {
        let said = sent.next();
        let words = said.map_or(Content::Blank, |said| Content::Text(&said.text));
        let text = if line == 0 {
            Content::Text(label)
        } else {
            Content::Blank
        };
        canvas.put(
            places.label.0,
            places.label.1,
            text,
            Style::cell(Align::Left),
        )?;
        let entry = Style::cell(Align::Left).number(look);
        // Only a difficulty belongs to a task; elsewhere the text takes the number's place too.
        if kind == GeneralKind::Difficulty {
            let number = Style::cell(Align::Center).number(NumberLook::Text);
            let task = said.and_then(|said| said.number.as_deref());
            let task = task.map_or(Content::Blank, Content::Text);
            canvas.put(places.number.0, places.number.1, task, number)?;
            canvas.put(places.text.0, places.text.1, words, entry)?;
            number_rule(context, canvas, places.number.0)?;
        } else {
            canvas.put(places.number.0, places.text.1, words, entry)?;
        }
        canvas.end_row(LINE)?;
    }
    Ok(())
}

fn number_rule(
    context: &Context<'_>,
    canvas: &mut Canvas<'_>,
    column: u16,
) -> Result<(), WriteError> {
    if let Some(rule) = context.lists.number_rule()? {
        canvas
            .sheet
            .add_data_validation(canvas.row(), column, canvas.row(), column, &rule)?;
    }
    Ok(())
}

/// Lines of a block: one for what is one thing, a few for what is a list.
fn lines(kind: GeneralKind, form: FormKind) -> u32 {
    let single = matches!(
        kind,
        GeneralKind::ReportNumber
            | GeneralKind::ReportDate
            | GeneralKind::Author
            | GeneralKind::Phone
    );
    match (single, form, kind) {
        (true, _, _) => 1,
        (_, FormKind::Weekly, GeneralKind::Difficulty) => 2,
        (_, FormKind::Weekly, _) => 1,
        (_, FormKind::Full, GeneralKind::Difficulty) => 5,
        (_, FormKind::Full, _) => 4,
    }
}
