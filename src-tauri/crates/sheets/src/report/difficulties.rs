//! Appendix VII: difficulties and proposals, with what became of them.

use super::shown::{Field, Line};
use super::{Lined, column};
use crate::page::{Align, PageCell, PageRow, RowKind, Table};
use crate::wording::difficulty_state_words;
use plan::consolidation::{DifficultyLine, Return};
use plan::difficulty::{DifficultyKind, DifficultyState};
use plan::period::visible;
use words::report::column as heading;
use words::report::difficulty as said;
use words::report::phrase;

/// What the columns show.
pub(super) const FIELDS: [Field; 7] = [
    Field::Place,
    Field::Units,
    Field::Number,
    Field::Words,
    Field::Since,
    Field::Authority,
    Field::Answer,
];

/// The table: difficulties, then proposals, numbered through.
pub(super) fn table(content: &Return) -> Lined {
    let columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(heading::unit(), 22.0, Align::Left),
        column(said::task(), 8.0, Align::Center),
        column(said::words(), 35.5, Align::Left),
        column(said::since(), 11.0, Align::Center),
        column(said::authority(), 15.0, Align::Left),
        column(said::answer(), 22.0, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for kind in DifficultyKind::ALL {
        let own = content.difficulties.iter().enumerate();
        let mut own = own.filter(|(_, line)| line.kind == kind).peekable();
        if own.peek().is_some() {
            rows.push(PageRow {
                kind: RowKind::Group,
                cells: vec![PageCell::Text(kind_words(kind).to_owned())],
            });
            lines.push(Line::Heading);
        }
        for (at, line) in own {
            rows.push(row(at + 1, line));
            lines.push(Line::Difficulty(at));
        }
    }
    if rows.is_empty() {
        rows.push(PageRow {
            kind: RowKind::Note,
            cells: vec![PageCell::Text(phrase::no_rows().to_owned())],
        });
        lines.push(Line::Heading);
    }
    let table = Table {
        heading: None,
        columns,
        rows,
    };
    (table, lines)
}

fn row(number: usize, line: &DifficultyLine) -> PageRow {
    let task = line.task.as_ref().map(|(_, number)| number.to_string());
    let cells = vec![
        PageCell::count(number),
        PageCell::Text(line.unit_name.clone()),
        PageCell::text(task.unwrap_or_default()),
        PageCell::Text(line.text.clone()),
        PageCell::text(line.since.map(visible::name).unwrap_or_default()),
        PageCell::text(&line.authority),
        PageCell::Text(answer(line)),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

/// Where it stands, and the answer's document and words.
fn answer(line: &DifficultyLine) -> String {
    let mut told = vec![difficulty_state_words(line.state).to_owned()];
    if let Some((document, words)) = &line.answer {
        let parts = [document, words]
            .into_iter()
            .filter(|part| !part.is_empty());
        told.extend(parts.cloned());
    }
    // What was closed without an answer says no more than that.
    if line.state == DifficultyState::Closed && told.len() > 1 {
        told.remove(0);
    }
    told.join("\n")
}

fn kind_words(kind: DifficultyKind) -> &'static str {
    match kind {
        DifficultyKind::Difficulty => said::difficulties(),
        DifficultyKind::Proposal => said::proposals(),
    }
}
