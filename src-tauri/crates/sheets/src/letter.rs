//! Công văn đôn đốc: a call for reports as a letter in the layout of Nghị định 30/2020/NĐ-CP, as a
//! message and as a list.
//!
//! Knows words and looks. Must not know who is called: that comes in.

use crate::document::{Align, Block, Paragraph, TEXT_WIDTH, pack};
use crate::metrics::{Face, Font};
use crate::page::{Align as CellAlign, Column, Page, PageCell, PageRow, ReadOn, RowKind, Table};
use crate::wording::{day_and_month, moment_words, within_sentence};
use crate::write::{Orientation, Properties, WriteError};
use chrono::{Datelike, NaiveDate};
use plan::period::visible;
use plan::reminder::{Call, Called, Tone};
use words::letter as said;
use words::report::column as heading;

/// What a letter's frame says beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The superior body.
    pub superior: String,
    /// The issuing body.
    pub issuer: String,
    /// The symbol behind the number, "TCT".
    pub symbol: String,
    /// Who keeps a copy beside the VT, "TCT".
    pub archive: String,
    /// The place, "Bỉm Sơn".
    pub place: String,
    /// Who signs: the lines above the name.
    pub signer_title: Vec<String>,
    /// The name; empty where the letter is signed by whoever is there.
    pub signer_name: String,
}

/// Width of the left block above and below the text, in millimetres.
const LEFT: f64 = 68.0;
const RIGHT: f64 = TEXT_WIDTH - LEFT;

/// Millimetres to the point.
const POINT: f64 = 25.4 / 72.0;

/// Names are joined with semicolons: some hold commas.
const BETWEEN: &str = "; ";

/// The letter as a Word document.
///
/// # Errors
/// The document cannot be packed.
pub fn write(call: &Call, head: &Letterhead) -> Result<Vec<u8>, WriteError> {
    let subject = said::subject(period_words(call));
    let mut blocks = vec![frame(head, Some(&subject), call.now.date())];
    blocks.extend(addressees(call));
    let mut lines = lines(call, said::at_once());
    lines.push(said::closing().to_owned());
    lines.insert(0, state(call));
    let last = lines.len() - 1;
    blocks.extend(lines.iter().enumerate().map(|(at, text)| {
        Block::Text(Paragraph {
            keep_next: at == last,
            ..body(text)
        })
    }));
    blocks.extend(ending(head, &[said::as_above()]));
    let properties = Properties {
        title: subject,
        created: call.now,
    };
    pack(&blocks, &properties)
}

/// The same call as a message for a chat group.
pub fn message(call: &Call) -> String {
    let mut text = vec![said::message_state(
        moment_words(call.now),
        count(call.units.len()),
        count(call.owing),
        period_words(call),
        moment_words(call.period.units_due),
    )];
    text.extend(lines(call, said::message_at_once()));
    text.join("\n")
}

/// The units called upon as a sheet.
pub fn list(call: &Call) -> Page {
    let column = |heading: &str, width: f64, align| Column {
        heading: heading.to_owned(),
        parent: None,
        width,
        covers: 1,
        align,
    };
    let columns = vec![
        column(heading::number(), 5.0, CellAlign::Center),
        column(heading::unit(), 34.0, CellAlign::Left),
        column(said::list_phone(), 14.0, CellAlign::Center),
        column(heading::report_due(), 14.0, CellAlign::Center),
        column(heading::reminders(), 10.0, CellAlign::Center),
    ];
    let row = |(at, unit): (usize, &Called)| PageRow {
        kind: RowKind::Item,
        cells: vec![
            PageCell::count(at + 1),
            PageCell::text(unit.name.clone()),
            PageCell::text(unit.phone.clone().unwrap_or_default()),
            PageCell::text(unit.due.format("%H:%M %d/%m/%Y").to_string()),
            PageCell::Number {
                value: f64::from(unit.reminders),
                decimals: 0,
            },
        ],
    };
    Page {
        tab: said::list_tab().to_owned(),
        label: None,
        title: said::list_title().to_owned(),
        subtitle: Vec::new(),
        notes: vec![state(call)],
        orientation: Orientation::for_columns(columns.len()),
        read_on: ReadOn::Paper,
        charts: Vec::new(),
        tables: vec![Table {
            heading: None,
            columns,
            rows: call.units.iter().enumerate().map(row).collect(),
        }],
    }
}

/// What was to come and what is missing.
fn state(call: &Call) -> String {
    said::state(
        period_words(call),
        moment_words(call.period.units_due),
        moment_words(call.now),
        count(call.units.len()),
        count(call.owing),
    )
}

/// What is asked of whom, a sentence for each way of asking.
fn lines(call: &Call, at_once: &str) -> Vec<String> {
    let answer = call.answer_by().map(moment_words).map(said::by);
    let by = answer.as_deref().unwrap_or(at_once);
    let tones = [
        (Tone::Demand, said::demand as fn(String, String) -> String),
        (Tone::Request, said::request),
    ];
    let asked = tones.into_iter().filter_map(|(tone, sentence)| {
        let names = call.names(tone);
        (!names.is_empty()).then(|| sentence(names.join(BETWEEN), by.to_owned()))
    });
    asked.collect()
}

/// Bodies, number and a letter's subject on the left; country, motto, place and day on the right.
pub(crate) fn frame(head: &Letterhead, subject: Option<&str>, on: NaiveDate) -> Block {
    let (day, month) = day_and_month(on);
    let centred = |text: &str, size| Paragraph {
        align: Align::Center,
        ..line(text, size)
    };
    let bold = |text: &str, size| Paragraph {
        bold: true,
        ..centred(text, size)
    };
    let mut left = vec![
        Block::Text(centred(&head.superior, 12)),
        Block::Text(bold(&head.issuer, 12)),
        rule(LEFT, &head.issuer, 12, 0.4),
        Block::Text(Paragraph {
            before: 6,
            ..centred(&said::number(&head.symbol), 13)
        }),
    ];
    left.extend(subject.map(|subject| {
        Block::Text(Paragraph {
            before: 3,
            ..centred(subject, 12)
        })
    }));
    let place = said::place_and_day(&head.place, day, month, on.year());
    let right = vec![
        Block::Text(bold(said::country(), 12)),
        Block::Text(bold(said::motto(), 13)),
        rule(RIGHT, said::motto(), 13, 1.0),
        Block::Text(Paragraph {
            italic: true,
            before: 6,
            ..centred(&place, 13)
        }),
    ];
    Block::Columns(vec![(LEFT, left), (RIGHT, right)])
}

/// A line below bold text, a part of it as long.
pub(crate) fn rule(column: f64, text: &str, size: u8, part: f64) -> Block {
    let width = Font::new(Face::Bold, f64::from(size)).width(text) * POINT;
    Block::Rule {
        column,
        width: width.min(column) * part,
    }
}

/// Whom the letter goes to: one on the line itself, several each on a line of their own.
fn addressees(call: &Call) -> Vec<Block> {
    let text = |text: String, first_line, before| {
        Block::Text(Paragraph {
            first_line,
            before,
            ..line(&text, 14)
        })
    };
    if let [only] = call.units.as_slice() {
        return vec![text(said::to_one(&only.name), 30.0, 18)];
    }
    let mut blocks = vec![text(said::to().to_owned(), 30.0, 18)];
    let last = call.units.len().saturating_sub(1);
    blocks.extend(call.units.iter().enumerate().map(|(at, unit)| {
        let end = if at == last { '.' } else { ';' };
        text(format!("- {}{end}", unit.name), 50.0, 0)
    }));
    blocks
}

/// Recipients and the archive on the left, who signs on the right.
fn foot(head: &Letterhead, recipients: &[&str]) -> Block {
    let small = |text: &str| Block::Text(line(text, 11));
    let mut left = vec![Block::Text(Paragraph {
        bold: true,
        italic: true,
        ..line(said::recipients(), 12)
    })];
    left.extend(recipients.iter().map(|text| small(text)));
    left.push(small(&said::archive(&head.archive)));
    let bold = |text: &str, before| {
        Block::Text(Paragraph {
            bold: true,
            align: Align::Center,
            before,
            ..line(text, 14)
        })
    };
    let mut right: Vec<Block> = head.signer_title.iter().map(|text| bold(text, 0)).collect();
    // Room for the signature and the seal.
    right.push(bold(&head.signer_name, 72));
    Block::Columns(vec![(LEFT, left), (RIGHT, right)])
}

/// The end of a letter or report: who receives it beside who signs, on the page of the line before.
pub(crate) fn ending(head: &Letterhead, recipients: &[&str]) -> [Block; 3] {
    let gap = Paragraph {
        keep_next: true,
        ..line("", 6)
    };
    // A document may not end with a table.
    let last = line("", 2);
    [Block::Text(gap), foot(head, recipients), Block::Text(last)]
}

/// A paragraph of the text of a letter or report.
pub(crate) fn body(text: &str) -> Paragraph {
    Paragraph {
        align: Align::Both,
        first_line: 12.7,
        before: 6,
        ..line(text, 14)
    }
}

pub(crate) fn line(text: &str, size: u8) -> Paragraph {
    Paragraph {
        text: text.to_owned(),
        size,
        ..Paragraph::default()
    }
}

fn period_words(call: &Call) -> String {
    within_sentence(&visible::write(&call.period))
}

/// A count in a letter: below 10 with a zero.
fn count(value: usize) -> String {
    format!("{value:02}")
}
