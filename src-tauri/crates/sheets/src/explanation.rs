//! Giải trình số liệu: one number on one page of A4, so that whoever asks holds it in hand.
//!
//! Knows the page. Must not know how a number came about: that comes in.

use crate::document::{Align, Block, Paragraph, Table, pack};
use crate::letter::line;
use crate::metrics::{Face, Font};
use crate::write::{Properties, WriteError};
use chrono::NaiveDateTime;
use words::explanation as said;

/// What there is to say of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Who explains.
    pub issuer: String,
    /// The number in words: the cell, or the indicator with period and unit.
    pub about: String,
    /// As it prints.
    pub value: String,
    /// What stands behind it: headings with what they say.
    pub facts: Vec<(String, String)>,
    /// How it came about; `None` where it repeats its source.
    pub rule: Option<String>,
    /// What it was made from.
    pub stated: Vec<Stated>,
    /// When this was written.
    pub made: NaiveDateTime,
}

/// What one report says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Who, and for which period.
    pub whom: String,
    /// The file.
    pub file: String,
    /// The sheet; empty for an entry by hand.
    pub sheet: String,
    /// The cells.
    pub cells: Vec<String>,
    /// The words as they stand there.
    pub texts: Vec<String>,
    /// When it came; empty where nobody sent it.
    pub received: String,
}

impl Stated {
    /// Whether a source stands in the same place.
    pub fn is_of(&self, whom: &str, file: &str, sheet: &str) -> bool {
        self.whom == whom && self.file == file && self.sheet == sheet
    }

    /// Adds a cell of the same place.
    pub fn add(&mut self, cell: &str, text: &str) {
        if !cell.is_empty() {
            self.cells.push(cell.to_owned());
        }
        if !text.is_empty() {
            self.texts.push(text.to_owned());
        }
    }
}

/// Height between the decree's margins, in points, less a line that programs set differently.
const PAPER: f64 = 257.0 / 25.4 * 72.0 - 20.0;

/// Points of a millimetre.
const POINT: f64 = 72.0 / 25.4;

/// The height of a line of 12 points, in points, as text programs space it.
const LINE: f64 = 13.8;

/// What a cell of a table keeps free at both sides, in millimetres.
const PADDING: f64 = 3.8;

/// Widths of the table of facts, in millimetres.
const FACTS: [f64; 2] = [58.0, 107.0];

/// Widths of the table of sources, in millimetres.
const SOURCES: [f64; 5] = [10.0, 46.0, 52.0, 33.0, 24.0];

/// A text longer than this is cut: the page holds one number, not a report.
const LONGEST: usize = 320;

/// The page as a Word document.
///
/// # Errors
/// The document cannot be packed.
pub fn write(explanation: &Explanation) -> Result<Vec<u8>, WriteError> {
    let mut blocks = head(explanation);
    let facts: Vec<Vec<String>> = explanation
        .facts
        .iter()
        .map(|(name, value)| vec![name.clone(), cut(value)])
        .collect();
    let mut left = PAPER - head_height(explanation) - rows_height(&FACTS, &facts) - 2.0 * LINE;
    blocks.push(Block::Table(Table {
        columns: vec![
            (FACTS[0], said::item().to_owned(), Align::Left),
            (FACTS[1], said::content().to_owned(), Align::Left),
        ],
        rows: facts,
    }));
    if let Some(rule) = &explanation.rule {
        blocks.push(Block::Text(text(&said::rule(rule))));
        left -= 2.0 * LINE;
    }
    blocks.extend(sources(&explanation.stated, left - 2.5 * LINE));
    let properties = Properties {
        title: said::title().to_owned(),
        created: explanation.made,
    };
    pack(&blocks, &properties)
}

fn head(explanation: &Explanation) -> Vec<Block> {
    let centred = |text: &str, bold, size, before| {
        Block::Text(Paragraph {
            bold,
            before,
            align: Align::Center,
            ..line(text, size)
        })
    };
    let mut blocks = vec![Block::Text(Paragraph {
        bold: true,
        ..line(&explanation.issuer.to_uppercase(), 13)
    })];
    blocks.push(centred(said::title(), true, 14, 12));
    blocks.push(centred(&explanation.about, true, 13, 4));
    let made = explanation.made.format("%H:%M %d/%m/%Y").to_string();
    blocks.push(Block::Text(Paragraph {
        italic: true,
        align: Align::Center,
        ..line(&said::made(made), 12)
    }));
    let value = match explanation.value.as_str() {
        "" => said::blank().to_owned(),
        value => cut(value),
    };
    blocks.push(Block::Text(Paragraph {
        bold: true,
        before: 8,
        ..line(&said::value(value), 13)
    }));
    blocks.push(Block::Text(line("", 6)));
    blocks
}

fn head_height(explanation: &Explanation) -> f64 {
    let wide = 165.0 * POINT;
    let font = Font::new(Face::Bold, 13.0);
    let lines = [&explanation.about, &explanation.value]
        .map(|text| font.lines(&cut(text), wide))
        .iter()
        .sum::<u32>();
    f64::from(lines + 4) * 16.0 + 34.0
}

/// What it was made from, as many as the page holds; of the others, how many they are.
fn sources(stated: &[Stated], room: f64) -> Vec<Block> {
    if stated.is_empty() {
        return vec![Block::Text(text(said::none()))];
    }
    let all: Vec<Vec<String>> = stated.iter().enumerate().map(row).collect();
    let mut height = 0.0;
    let fits = |row: &&Vec<String>| {
        height += rows_height(&SOURCES, std::slice::from_ref(*row));
        height <= room
    };
    let rows: Vec<Vec<String>> = all.iter().take_while(fits).cloned().collect();
    let more = all.len() - rows.len();
    let columns = [
        (said::number_of_row(), Align::Center),
        (said::whom_said(), Align::Left),
        (said::place(), Align::Left),
        (said::verbatim(), Align::Left),
        (said::received(), Align::Center),
    ];
    let columns = columns.into_iter().zip(SOURCES);
    let mut blocks = vec![
        Block::Text(Paragraph {
            bold: true,
            keep_next: true,
            ..text(&said::sources(all.len()))
        }),
        Block::Text(line("", 4)),
        Block::Table(Table {
            columns: columns
                .map(|((name, align), width)| (width, name.to_owned(), align))
                .collect(),
            rows,
        }),
    ];
    // A document may not end with a table.
    let last = match more {
        0 => line("", 2),
        more => text(&said::more(more)),
    };
    blocks.push(Block::Text(last));
    blocks
}

fn row((at, stated): (usize, &Stated)) -> Vec<String> {
    let place = match (stated.sheet.as_str(), stated.cells.as_slice()) {
        ("", _) => stated.file.clone(),
        (sheet, []) => said::at_sheet(&stated.file, sheet),
        (sheet, cells) => said::at(&stated.file, sheet, cells.join(", ")),
    };
    vec![
        (at + 1).to_string(),
        stated.whom.clone(),
        place,
        cut(&stated.texts.join("; ")),
        stated.received.clone(),
    ]
}

/// The height of rows over columns of these widths, in points.
fn rows_height(widths: &[f64], rows: &[Vec<String>]) -> f64 {
    let font = Font::new(Face::Regular, 12.0);
    let height = |row: &Vec<String>| {
        let cells = row.iter().zip(widths);
        let lines = cells.map(|(text, width)| font.lines(text, (width - PADDING) * POINT));
        f64::from(lines.max().unwrap_or(1)) * LINE + 0.5
    };
    rows.iter().map(height).sum()
}

fn text(text: &str) -> Paragraph {
    Paragraph {
        align: Align::Both,
        before: 6,
        ..line(text, 13)
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}
