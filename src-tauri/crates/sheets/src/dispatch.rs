//! Công văn triển khai: a directive's tasks handed on to the units that lead them, in the layout of
//! Nghị định 30/2020/NĐ-CP.
//!
//! Knows words and looks. Must not know which tasks there are: that comes in.

use crate::document::{Align, Block, Paragraph, Table, pack};
use crate::letter::{Letterhead, body, ending, frame, line};
use crate::wording::within_sentence;
use crate::write::{Properties, WriteError};
use chrono::NaiveDateTime;
use words::dispatch as said;

/// What a letter hands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatch {
    /// The document it rests on, as it is cited.
    pub basis: String,
    /// What that is about; may be empty.
    pub summary: String,
    /// The moment it is written.
    pub now: NaiveDateTime,
    /// Whom it goes to.
    pub units: Vec<String>,
    /// Whether all of them are told to; otherwise they are asked.
    pub demand: bool,
    /// The tasks.
    pub tasks: Vec<DispatchedTask>,
}

/// One task in the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DispatchedTask {
    /// Its number.
    pub number: String,
    /// The work.
    pub content: String,
    /// Who leads.
    pub lead: String,
    /// Who supports.
    pub support: String,
    /// By when, as it is worded.
    pub deadline: String,
}

/// Widths of the table's columns, in millimetres; together the text's.
const WIDTHS: [f64; 5] = [13.0, 64.0, 32.0, 30.0, 26.0];

/// The letter as a Word document.
///
/// # Errors
/// The document cannot be packed.
pub fn write(dispatch: &Dispatch, head: &Letterhead) -> Result<Vec<u8>, WriteError> {
    let basis = within_sentence(&dispatch.basis);
    let subject = said::subject(&basis);
    let mut blocks = vec![frame(head, Some(&subject), dispatch.now.date())];
    blocks.extend(addressees(&dispatch.units));
    blocks.push(leading(&opening(dispatch, basis)));
    blocks.push(Block::Text(line("", 6)));
    blocks.push(Block::Table(table(&dispatch.tasks)));
    blocks.push(Block::Text(body(said::reporting())));
    blocks.push(leading(said::closing()));
    blocks.extend(ending(head, &[said::as_above()]));
    let properties = Properties {
        title: subject,
        created: dispatch.now,
    };
    pack(&blocks, &properties)
}

fn opening(dispatch: &Dispatch, basis: String) -> String {
    let basis = match dispatch.summary.as_str() {
        "" => basis,
        summary => said::basis_about(basis, summary),
    };
    match dispatch.demand {
        true => said::demand(basis),
        false => said::request(basis),
    }
}

/// A paragraph that stands on the page of what it leads to.
fn leading(text: &str) -> Block {
    Block::Text(Paragraph {
        keep_next: true,
        ..body(text)
    })
}

/// Whom the letter goes to: one on the line itself, several each on a line of their own.
fn addressees(units: &[String]) -> Vec<Block> {
    let text = |text: String, first_line, before| {
        Block::Text(Paragraph {
            first_line,
            before,
            ..line(&text, 14)
        })
    };
    match units {
        [] => Vec::new(),
        [only] => vec![text(said::to_one(only), 30.0, 18)],
        [first @ .., last] => {
            let mut blocks = vec![text(said::to().to_owned(), 30.0, 18)];
            blocks.extend(first.iter().map(|name| text(format!("- {name};"), 50.0, 0)));
            blocks.push(text(format!("- {last}."), 50.0, 0));
            blocks
        }
    }
}

fn table(tasks: &[DispatchedTask]) -> Table {
    let headings = [
        (said::number(), Align::Center),
        (said::content(), Align::Left),
        (said::lead(), Align::Left),
        (said::support(), Align::Left),
        (said::deadline(), Align::Left),
    ];
    let columns = WIDTHS.into_iter().zip(headings);
    let row = |task: &DispatchedTask| {
        vec![
            task.number.clone(),
            task.content.clone(),
            task.lead.clone(),
            task.support.clone(),
            task.deadline.clone(),
        ]
    };
    Table {
        columns: columns
            .map(|(width, (heading, align))| (width, heading.to_owned(), align))
            .collect(),
        rows: tasks.iter().map(row).collect(),
    }
}
