//! Báo cáo bằng lời: the report's five parts as sentences, and as a Word document in the layout
//! of Nghị định 30/2020/NĐ-CP.
//!
//! Knows words and looks. Must not know any number: [`Narrative`] brings them.

mod sentences;

pub use sentences::draft;

use crate::document::{Align, Block, Paragraph, TEXT_WIDTH, Table, pack};
use crate::letter::{Letterhead, body, ending, frame, line, rule};
use crate::report::named;
use crate::wording::{day_and_month, timeliness_words};
use crate::write::{Properties, WriteError};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use plan::narrative::{Narrative, Part};
use words::narrative as said;
use words::narrative::discipline as heading;

/// One part as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartText {
    /// Which.
    pub part: Part,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A part's heading.
pub fn title(part: Part) -> &'static str {
    match part {
        Part::Leadership => said::part::leadership(),
        Part::Results => said::part::results(),
        Part::Difficulties => said::part::difficulties(),
        Part::Focus => said::part::focus(),
        Part::Proposals => said::part::proposals(),
    }
}

/// The report as a Word document. `parts` are printed as they come; `period`: the period in titles,
/// as [`crate::report::Heading`] has it.
///
/// # Errors
/// The document cannot be packed.
pub fn write(
    narrative: &Narrative<'_>,
    parts: &[PartText],
    (head, period): (&Letterhead, &str),
    now: NaiveDateTime,
) -> Result<Vec<u8>, WriteError> {
    let (period, _) = named(period);
    // "Đề án 06 6 tháng" would be read as one number.
    let counts = period.starts_with(|first: char| first.is_ascii_digit());
    let during = counts.then(|| said::during(period));
    let period = during.as_deref().unwrap_or(period);
    let mut blocks = vec![frame(head, None, now.date())];
    blocks.extend(heading_lines(narrative, period));
    for part in parts {
        blocks.push(Block::Text(Paragraph {
            bold: true,
            keep_next: true,
            ..body(title(part.part))
        }));
        blocks.extend(part.paragraphs.iter().map(|text| Block::Text(body(text))));
        if part.part == Part::Leadership {
            blocks.extend(discipline(narrative));
        }
    }
    blocks.push(Block::Text(Paragraph {
        keep_next: true,
        ..body(&said::closing(period))
    }));
    blocks.extend(ending(head, &[said::recipient()]));
    let properties = Properties {
        title: said::title(period),
        created: now,
    };
    pack(&blocks, &properties)
}

fn heading_lines(narrative: &Narrative<'_>, period: &str) -> Vec<Block> {
    let centred = |text: &str, bold, italic, before| {
        Block::Text(Paragraph {
            bold,
            italic,
            before,
            align: Align::Center,
            ..line(text, 14)
        })
    };
    let window = &narrative.content.period;
    let title = said::title(period);
    vec![
        centred(said::kind(), true, false, 18),
        centred(&title, true, false, 0),
        centred(
            &said::window(full_day(window.from), full_day(window.to)),
            false,
            true,
            0,
        ),
        rule(TEXT_WIDTH, &title, 14, 0.4),
    ]
}

/// Who sent what and when, as a table.
fn discipline(narrative: &Narrative<'_>) -> Vec<Block> {
    let lines = &narrative.content.discipline;
    if lines.is_empty() {
        return Vec::new();
    }
    let row = |(at, line): (usize, &plan::consolidation::DisciplineLine)| {
        let record = &line.record;
        vec![
            (at + 1).to_string(),
            line.unit_name.clone(),
            record.document.clone(),
            record
                .received
                .map(|at| at.format("%H:%M %d/%m/%Y").to_string())
                .unwrap_or_default(),
            timeliness_words(record.timeliness),
        ]
    };
    let columns = vec![
        (11.0, heading::number().to_owned(), Align::Center),
        (58.0, heading::unit().to_owned(), Align::Left),
        (36.0, heading::document().to_owned(), Align::Left),
        (34.0, heading::received().to_owned(), Align::Center),
        (26.0, heading::mark().to_owned(), Align::Center),
    ];
    vec![
        Block::Text(Paragraph {
            keep_next: true,
            ..body(heading::table())
        }),
        Block::Text(line("", 4)),
        Block::Table(Table {
            columns,
            rows: lines.iter().enumerate().map(row).collect(),
        }),
    ]
}

/// "05 tháng 3 năm 2024" in digits: 05/3/2024.
fn full_day(date: NaiveDate) -> String {
    let (day, month) = day_and_month(date);
    format!("{day}/{month}/{}", date.year())
}
