//! Công văn yêu cầu bổ sung: the short letter that goes with a *phiếu yêu cầu bổ sung*, in the layout
//! of Nghị định 30/2020/NĐ-CP.
//!
//! Knows words and looks. Must not know what is to be corrected: that comes in.

use crate::document::{Block, Paragraph, pack};
use crate::form::wants;
use crate::letter::{Letterhead, body, ending, frame, line};
use crate::wording::{moment_words, within_sentence};
use crate::write::{Properties, WriteError};
use plan::form::Correction;
use plan::period::visible;
use plan::reminder::Tone;
use words::letter as said;
use words::mailing;

/// The letter as a Word document.
///
/// # Errors
/// The document cannot be packed.
pub fn write(correction: &Correction, head: &Letterhead) -> Result<Vec<u8>, WriteError> {
    let period = within_sentence(&visible::write(&correction.form.period));
    let unit = &correction.form.unit_name;
    let subject = said::correction_subject(&period);
    let addressee = Paragraph {
        first_line: 30.0,
        before: 18,
        ..line(&said::to_one(unit), 14)
    };
    let mut blocks = vec![
        frame(head, Some(&subject), correction.now.date()),
        Block::Text(addressee),
    ];
    let lines = text(correction, &period);
    let last = lines.len().saturating_sub(1);
    blocks.extend(lines.iter().enumerate().map(|(at, text)| {
        Block::Text(Paragraph {
            keep_next: at == last,
            ..body(text)
        })
    }));
    blocks.extend(ending(head, &[said::as_above()]));
    let properties = Properties {
        title: subject,
        created: correction.now,
    };
    pack(&blocks, &properties)
}

/// What was received, what is wanted of it, by when.
fn text(correction: &Correction, period: &str) -> Vec<String> {
    let unit = &correction.form.unit_name;
    let answer = correction.answer_by().map(moment_words).map(said::by);
    let by = answer.unwrap_or_else(|| said::at_once().to_owned());
    let received = moment_words(correction.received);
    let mut lines = vec![mailing::correction_state(period, received)];
    let wanted = wants(correction);
    let numbered = wanted.iter().enumerate();
    lines.extend(numbered.map(|(at, want)| format!("{}. {want}", at + 1)));
    lines.push(match correction.tone {
        Tone::Demand => mailing::correction_demand(unit, by),
        Tone::Request => mailing::correction_request(unit, by),
    });
    lines.push(said::closing().to_owned());
    lines
}
