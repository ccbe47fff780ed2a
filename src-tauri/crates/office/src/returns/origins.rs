//! The rows of *Nguồn số liệu*: every cell of a return with what it was made from.

use super::cells::{CellOf, Cells, RowCells};
use super::rule::Rule;
use super::trace::Originals;
use crate::OfficeError;
use crate::views::SourceView;
use plan::book::cell_name;
use plan::period::{PeriodId, visible};
use sheets::report::Origin;
use store::Reader;
use words::report::source as said;

/// The origins of every cell that says something, heading rows left out.
///
/// # Errors
/// The store refuses.
pub(super) fn origins(reader: &Reader<'_>, cells: &Cells) -> Result<Vec<Origin>, OfficeError> {
    let mut originals = Originals::new(reader);
    let mut found = Vec::new();
    for sheet in &cells.sheets {
        for row in sheet.rows.iter().filter(|row| !row.is_title()) {
            for (column, cell) in row.cells.iter().enumerate() {
                if !tells(cell) {
                    continue;
                }
                let name = name(row, column);
                found.extend(of_cell(&mut originals, cells, &sheet.tab, name, cell)?);
            }
        }
    }
    Ok(found)
}

/// Headings and running numbers come from nowhere, and blanks say nothing.
fn tells(cell: &CellOf) -> bool {
    let rule = cell.rule;
    !cell.shown.is_empty() && !matches!(rule, Some(Rule::Heading | Rule::RowNumber))
}

fn name(row: &RowCells, column: usize) -> String {
    cell_name(row.row, u32::try_from(column).unwrap_or(u32::MAX))
}

/// A cell's sources, one line each. What is counted names how many: they stand in the rows that
/// are counted.
fn of_cell(
    originals: &mut Originals<'_, '_>,
    cells: &Cells,
    tab: &str,
    name: String,
    cell: &CellOf,
) -> Result<Vec<Origin>, OfficeError> {
    let rule = cell.rule.map(Rule::words).unwrap_or_default();
    let plain = Origin {
        sheet: tab.to_owned(),
        cell: name,
        shown: cell.shown.clone(),
        rule: rule.to_owned(),
        ..Origin::default()
    };
    if cell.rule.is_some_and(Rule::counts) {
        return Ok(vec![Origin {
            rule: said::counted(rule, cell.from.len()),
            ..plain
        }]);
    }
    let sources = originals.sources(cells, cell)?;
    if sources.is_empty() {
        return Ok(vec![plain]);
    }
    let lines = sources.into_iter().map(|source| origin(&plain, source));
    Ok(lines.collect())
}

fn origin(plain: &Origin, source: SourceView) -> Origin {
    let named = |period: &String| PeriodId::parse(period).map(visible::name);
    let period = source.period.as_ref().and_then(named).unwrap_or_default();
    let whom = source.unit.map(|unit| said::whom_of(unit, period));
    let place = match source.cell.is_empty() {
        true => source.sheet,
        false => format!("{}!{}", source.sheet, source.cell),
    };
    let file = match source.file {
        file if file.is_empty() => said::by_hand().to_owned(),
        file => file,
    };
    Origin {
        whom: whom.unwrap_or_default(),
        file,
        place,
        text: source.text,
        ..plain.clone()
    }
}
