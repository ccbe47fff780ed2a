//! A return's pages as text, to be looked at before they are written.

use plan::book::column_name;
use serde::Serialize;
use sheets::page::{Align, Page, PageCell, PagePlaces, PageRow, RowKind, RowPlace, Table};
use specta::Type;

/// The pages of a return.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnPages {
    /// The period.
    pub period: String,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// Its sheets.
    pub pages: Vec<PageView>,
    /// What to look at before it is sent; empty where nothing is open.
    pub checks: Vec<CheckItem>,
}

/// Something to look at before a return is sent.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CheckItem {
    /// missing_units, needs_more, unapproved, rows_kept_aside, contradiction.
    pub kind: &'static str,
    /// How many units, or remarks where it is about rows.
    pub count: usize,
    /// The units concerned, in the order of protocol.
    pub names: Vec<String>,
}

/// One sheet.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PageView {
    /// The name on the tab.
    pub tab: String,
    /// "Phụ lục I", where the sheet is one.
    pub label: Option<String>,
    /// What it is about: its title without the period.
    pub name: String,
    /// The title.
    pub title: String,
    /// Lines in italics below the title.
    pub subtitle: Vec<String>,
    /// Lines between title and table.
    pub notes: Vec<String>,
    /// The tables, from top to bottom.
    pub tables: Vec<PageTableView>,
}

/// A table of a sheet.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PageTableView {
    /// A line above it.
    pub heading: Option<String>,
    /// Its columns.
    pub columns: Vec<PageColumnView>,
    /// Its rows.
    pub rows: Vec<PageRowView>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PageColumnView {
    /// Its heading.
    pub heading: String,
    /// The heading over it and its neighbours with the same parent.
    pub parent: Option<String>,
    /// left, center, right.
    pub align: &'static str,
    /// The sheet's column it begins in, as spreadsheets name it: "F".
    pub letter: String,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PageRowView {
    /// group, item, total, note.
    pub kind: &'static str,
    /// The sheet's row it begins in, from 1.
    pub row: u32,
    /// Its cells as they print. Where a group or note has fewer than the table has columns, its
    /// last one reaches to the end.
    pub cells: Vec<String>,
}

impl PageView {
    /// A page as it was written there.
    pub(crate) fn of(page: &Page, name: String, places: &PagePlaces) -> PageView {
        let tables = page.tables.iter().zip(&places.tables);
        PageView {
            tab: page.tab.clone(),
            label: page.label.clone(),
            name,
            title: page.title.clone(),
            subtitle: page.subtitle.clone(),
            notes: page.notes.clone(),
            tables: tables
                .map(|(table, rows)| PageTableView::of(table, rows))
                .collect(),
        }
    }
}

impl PageTableView {
    fn of(table: &Table, places: &[RowPlace]) -> PageTableView {
        let mut next = 0;
        let columns = table.columns.iter().map(|column| {
            let letter = column_name(next);
            next += u32::from(column.covers.max(1));
            PageColumnView {
                heading: column.heading.clone(),
                parent: column.parent.clone(),
                align: match column.align {
                    Align::Left => "left",
                    Align::Center => "center",
                    Align::Right => "right",
                },
                letter,
            }
        });
        let rows = table.rows.iter().zip(places);
        PageTableView {
            heading: table.heading.clone(),
            columns: columns.collect(),
            rows: rows
                .map(|(row, place)| PageRowView::of(row, *place))
                .collect(),
        }
    }
}

impl PageRowView {
    fn of(row: &PageRow, place: RowPlace) -> PageRowView {
        PageRowView {
            kind: match row.kind {
                RowKind::Group => "group",
                RowKind::Item => "item",
                RowKind::Total => "total",
                RowKind::Note => "note",
            },
            row: place.row + 1,
            cells: row.cells.iter().map(printed).collect(),
        }
    }
}

/// A cell as it prints.
pub(crate) fn printed(cell: &PageCell) -> String {
    match cell {
        PageCell::Blank => String::new(),
        PageCell::Text(text) => text.clone(),
        PageCell::Number { value, decimals } => number(*value, usize::from(*decimals)),
        PageCell::Percent(rate) => number(*rate, 1),
        PageCell::Date(day) => day.format("%d/%m/%Y").to_string(),
    }
}

/// A number the Vietnamese way: 1.234,5.
fn number(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        out.push('-');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(',');
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_the_vietnamese_way() {
        for (value, decimals, shown) in [
            (0.0, 0, "0"),
            (84.75, 1, "84,8"),
            (999.0, 0, "999"),
            (1234.5, 1, "1.234,5"),
            (-1_234_567.0, 0, "-1.234.567"),
            (-0.01, 1, "0,0"),
        ] {
            assert_eq!(number(value, decimals), shown);
        }
    }
}
