//! The province's own templates: their cells, what goes where, and what was filled.

use super::SourceView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A place of a template and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub struct TemplatePlace {
    /// The name on the sheet's tab.
    pub sheet: String,
    /// A column, "D", or a cell, "D7".
    pub at: String,
    /// What goes there, by its stable word.
    pub item: String,
}

/// A template that was mapped.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplateEntry {
    /// Its identity.
    pub id: i64,
    /// The name of the file it was last seen in.
    pub name: String,
    /// When it was mapped, RFC 3339.
    pub mapped_at: String,
    /// Its places.
    pub places: Vec<TemplatePlace>,
}

/// Something a template can take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TemplateItem {
    /// Its stable word.
    pub item: String,
    /// Its name.
    pub label: String,
    /// unit, task, indicator: what its rows are about; `null` for a single cell.
    pub rows: Option<&'static str>,
    /// Whether the rows are known by this column.
    pub key: bool,
}

/// A template with its cells as they would be filled.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplateView {
    /// What would be filled.
    pub fill: FillView,
    /// How its places are known: given, known, moved, new.
    pub recognised: &'static str,
    /// The template it was recognised as.
    pub template: Option<i64>,
    /// Its places.
    pub places: Vec<TemplatePlace>,
    /// What can be put there.
    pub items: Vec<TemplateItem>,
    /// Its sheets as they would be.
    pub sheets: Vec<TemplateSheet>,
}

/// A sheet of a template, as far as it is looked at.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplateSheet {
    /// Its name.
    pub name: String,
    /// How many columns its rows have at most.
    pub columns: u32,
    /// Its first rows, blank ones included.
    pub rows: Vec<TemplateRow>,
    /// Whether there are more rows.
    pub more: bool,
}

/// A row of a template.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplateRow {
    /// The row, from 1.
    pub row: u32,
    /// Its cells from the first column on; those a merged range covers are left out.
    pub cells: Vec<TemplateCell>,
}

/// A cell of a template.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TemplateCell {
    /// Its column, "D".
    pub column: String,
    /// What it shows.
    pub text: String,
    /// Over how many columns and rows it reaches.
    pub across: u32,
    /// Over how many rows it reaches.
    pub down: u32,
    /// filled, formula, text, blank.
    pub kind: &'static str,
}

/// A filled template.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FillView {
    /// The file: the template while nothing is written yet.
    pub path: String,
    /// The period.
    pub period: String,
    /// The frozen version it was filled from; `null` for the return as it stands now.
    pub version: Option<u32>,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// The cells that got a value, or lost an old one.
    pub filled: Vec<FilledCell>,
    /// The cells that were left as they were.
    pub left: Vec<LeftCell>,
    /// Rows nobody could be matched with.
    pub unmatched: Vec<UnmatchedRow>,
    /// Units, tasks or indicators with values that have no row in it.
    pub absent: Vec<String>,
}

/// A cell that was filled.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FilledCell {
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What it took, by its stable word.
    pub item: String,
    /// Its name.
    pub label: String,
    /// Whose row it is; empty for a single cell.
    pub of: String,
    /// The value as it prints; empty where nothing is known.
    pub value: String,
    /// How it came about, in words; `null` where it repeats a source's.
    pub rule: Option<&'static str>,
    /// How many sources it was made from.
    pub source_count: usize,
    /// The first of them.
    pub sources: Vec<SourceView>,
}

/// A cell that was left.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LeftCell {
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// formula, shared_formula, merged.
    pub code: &'static str,
    /// Why, in words.
    pub message: String,
}

/// A row that was not filled.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnmatchedRow {
    /// The sheet.
    pub sheet: String,
    /// The cell that should say whose row it is.
    pub cell: String,
    /// What it says.
    pub text: String,
    /// Whom it may mean; never taken by itself.
    pub suggestions: Vec<String>,
}
