//! General content: blocks known by their heading, one line each or several.

use super::keys::Keys;
use super::{GeneralItem, place, texts, values};
use crate::book::{Row, Sheet};
use crate::form::GeneralKind;
use crate::task::TaskNumber;
use crate::text::clean;

/// A block whose lines go on below its heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    kind: GeneralKind,
    /// The heading's column; lines stand right of it.
    column: u32,
}

/// Reads a row that begins with a block's heading, and what stands beside it; `None` for any
/// other row. Several headings may share a row.
pub(super) fn open(
    sheet: &Sheet,
    row: &Row,
    keys: &Keys,
    items: &mut Vec<GeneralItem>,
) -> Option<Block> {
    let (column, text) = texts(row).next()?;
    let (kind, _) = heading(&text, keys)?;
    let mut block = Block { kind, column };
    let mut line = Vec::new();
    for (column, text) in texts(row) {
        match heading(&text, keys) {
            Some((kind, behind)) => {
                push(sheet, row, block, std::mem::take(&mut line), items);
                block = Block { kind, column };
                line.extend((!behind.is_empty()).then_some((column, behind)));
            }
            None => line.push((column, text)),
        }
    }
    push(sheet, row, block, line, items);
    Some(block)
}

/// Reads a row below a heading; false where something stands under the heading itself, which
/// ends the block.
pub(super) fn go_on(sheet: &Sheet, row: &Row, block: Block, items: &mut Vec<GeneralItem>) -> bool {
    let line: Vec<(u32, String)> = texts(row).collect();
    let belongs = line
        .first()
        .is_none_or(|(column, _)| *column > block.column);
    if belongs {
        push(sheet, row, block, line, items);
    }
    belongs
}

/// Keeps one line. A difficulty may begin with a task's number; a number alone says nothing.
fn push(
    sheet: &Sheet,
    row: &Row,
    block: Block,
    mut line: Vec<(u32, String)>,
    items: &mut Vec<GeneralItem>,
) {
    line.retain(|(_, text)| !values::says_nothing(text));
    let names_task = block.kind == GeneralKind::Difficulty
        && line
            .first()
            .is_some_and(|(_, text)| TaskNumber::read(text).is_some());
    let number = names_task.then(|| line.remove(0).1);
    let Some((column, _)) = line.first() else {
        return;
    };
    items.push(GeneralItem {
        kind: block.kind,
        number,
        place: place(sheet, row.index, *column),
        text: line
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    });
}

/// The block a cell opens, and the text behind its colon.
fn heading(text: &str, keys: &Keys) -> Option<(GeneralKind, String)> {
    let (label, behind) = text.split_once(':').unwrap_or((text, ""));
    Some((keys.general(label)?, clean(behind)))
}
