//! A unit clerk: opens a form that was handed out, types into it, saves it.
//!
//! Works on the workbook's own XML, as a spreadsheet program leaves everything else untouched:
//! hidden ids, lists and looks come back as they went out.

use plan::book::{Sheet, cell_name};
use plan::text::match_key;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The label beside the weekly form's routine choice.
pub const ROUTINE: &str =
    "A. Các nhiệm vụ thường xuyên (chọn một trong hai nội dung trong danh sách)";

/// A workbook on the clerk's screen.
#[derive(Clone, Debug)]
pub struct Workbook {
    parts: Vec<(String, Vec<u8>)>,
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Panics
    /// If the bytes are no zip archive: forms are made by the program under test.
    pub fn open(bytes: &[u8]) -> Workbook {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        let parts = (0..archive.len()).map(|at| {
            let mut entry = archive.by_index(at).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its content");
            (entry.name().expect("its name").into_owned(), content)
        });
        Workbook {
            parts: parts.collect(),
        }
    }

    /// Types text into a task's row, below a heading of the task table.
    ///
    /// # Panics
    /// If no sheet has such a row and column.
    #[must_use]
    pub fn report(self, task: &str, heading: &str, text: &str) -> Workbook {
        let (tab, cell) = self.cell_of(task, heading);
        self.typed(&tab, &cell, text)
    }

    /// Types text into an indicator's row, below a heading of the table of numbers. The row is
    /// known by the beginning of its name.
    ///
    /// # Panics
    /// If no sheet has such a row and column.
    #[must_use]
    pub fn count(self, indicator: &str, heading: &str, text: &str) -> Workbook {
        let (tab, cell) = self.number_cell(indicator, heading);
        match text.parse() {
            Ok(number) => self.number(&tab, &cell, number),
            Err(_) => self.typed(&tab, &cell, text),
        }
    }

    /// Where an indicator's row crosses a column: tab and cell.
    ///
    /// # Panics
    /// If no sheet has such a row and column.
    pub fn number_cell(&self, indicator: &str, heading: &str) -> (String, String) {
        let book = sheets::read(&self.save(), "form.xlsx").expect("a workbook");
        let found = book.sheets.iter().find_map(|sheet| {
            let (_, names) = find(sheet, "Chỉ tiêu")?;
            let (_, column) = find(sheet, heading)?;
            let named = |shown: String| shown.starts_with(indicator);
            let row = sheet
                .rows
                .iter()
                .find(|row| row.cell(names).is_some_and(|cell| named(cell.shown())))?;
            Some((sheet.name.clone(), cell_name(row.index, column)))
        });
        found.unwrap_or_else(|| panic!("no cell for {indicator} / {heading}"))
    }

    /// Types text right of a label: "Người lập", "Kỳ báo cáo".
    ///
    /// # Panics
    /// If no sheet has such a label.
    #[must_use]
    pub fn answer(self, label: &str, text: &str) -> Workbook {
        let (tab, cell) = self.cell_beside(label);
        self.typed(&tab, &cell, text)
    }

    /// Where a task's row crosses a column: tab and cell.
    ///
    /// # Panics
    /// If no sheet has such a row and column.
    pub fn cell_of(&self, task: &str, heading: &str) -> (String, String) {
        let book = sheets::read(&self.save(), "form.xlsx").expect("a workbook");
        let found = book.sheets.iter().find_map(|sheet| {
            let (_, column) = find(sheet, heading)?;
            let (_, numbers) = find(sheet, "TT")?;
            let row = sheet
                .rows
                .iter()
                .find(|row| row.cell(numbers).is_some_and(|cell| cell.shown() == task))?;
            Some((sheet.name.clone(), cell_name(row.index, column)))
        });
        found.unwrap_or_else(|| panic!("no cell for {task} / {heading}"))
    }

    /// The cell right of a label, past the cells merged with it: tab and cell.
    ///
    /// # Panics
    /// If no sheet has such a label.
    pub fn cell_beside(&self, label: &str) -> (String, String) {
        let book = sheets::read(&self.save(), "form.xlsx").expect("a workbook");
        let found = book.sheets.iter().find_map(|sheet| {
            let (row, column) = find(sheet, label)?;
            let last = sheet
                .span_over(row, column)
                .map_or(column, |span| span.right);
            Some((sheet.name.clone(), cell_name(row, last + 1)))
        });
        found.unwrap_or_else(|| panic!("no label {label}"))
    }

    /// The first cell below a heading of a task table whose row names no task: tab and cell.
    ///
    /// # Panics
    /// If no sheet has such a heading and a blank row below it.
    pub fn first_blank_row(&self, heading: &str) -> (String, String) {
        let book = sheets::read(&self.save(), "form.xlsx").expect("a workbook");
        let found = book.sheets.iter().find_map(|sheet| {
            let (top, numbers) = find(sheet, "TT")?;
            let (_, column) = find(sheet, heading)?;
            let taken = |row: u32| {
                let cell = sheet.row(row).and_then(|row| row.cell(numbers));
                cell.is_some_and(|cell| !cell.shown().is_empty())
            };
            let row = (top + 1..).find(|row| !taken(*row))?;
            Some((sheet.name.clone(), cell_name(row, column)))
        });
        found.unwrap_or_else(|| panic!("no blank row below {heading}"))
    }

    /// What a cell shows.
    ///
    /// # Panics
    /// If there is no such sheet.
    pub fn shown(&self, tab: &str, cell: &str) -> String {
        let book = sheets::read(&self.save(), "form.xlsx").expect("a workbook");
        let sheet = book
            .sheets
            .iter()
            .find(|sheet| sheet.name == tab)
            .expect("the sheet");
        let named = |row: u32, column: u32| cell_name(row, column) == cell;
        let found = sheet.rows.iter().find_map(|row| {
            let (_, cell) = row
                .cells
                .iter()
                .find(|(column, _)| named(row.index, *column))?;
            Some(cell.shown())
        });
        found.unwrap_or_default()
    }

    /// Types text into a cell of the sheet with this tab.
    ///
    /// # Panics
    /// If there is no such sheet.
    #[must_use]
    pub fn typed(mut self, tab: &str, cell: &str, text: &str) -> Workbook {
        let value = format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text));
        self.put(tab, cell, " t=\"inlineStr\"", &value);
        self
    }

    /// Types a number into a cell.
    ///
    /// # Panics
    /// If there is no such sheet.
    #[must_use]
    pub fn number(mut self, tab: &str, cell: &str, number: f64) -> Workbook {
        self.put(tab, cell, "", &format!("<v>{number}</v>"));
        self
    }

    /// Deletes the very hidden identity and the hidden ids, as a clerk who copies the table into
    /// a workbook of her own does.
    #[must_use]
    pub fn without_ids(mut self) -> Workbook {
        for (name, content) in &mut self.parts {
            if name == "xl/sharedStrings.xml" {
                let text = String::from_utf8_lossy(content).into_owned();
                *content = blank_ids(&text).into_bytes();
            }
            if name == "xl/workbook.xml" {
                let text = String::from_utf8_lossy(content).replace("_tct06", "Sheet9");
                *content = text.into_bytes();
            }
        }
        self
    }

    /// Merges cells of a tab, what stands in all but the first being lost.
    ///
    /// # Panics
    /// If there is no such tab, or nothing is merged on it yet.
    #[must_use]
    pub fn merged(self, tab: &str, cells: &str) -> Workbook {
        self.edited(tab, |sheet| {
            let at = sheet.find("<mergeCell ").expect("a merged range");
            sheet.insert_str(at, &format!("<mergeCell ref=\"{cells}\"/>"));
        })
    }

    /// Hides a row of a tab, as a filter does; rows are counted from 1.
    ///
    /// # Panics
    /// If there is no such tab or row.
    #[must_use]
    pub fn hiding(self, tab: &str, row: &str) -> Workbook {
        self.edited(tab, |sheet| {
            let mark = format!("<row r=\"{row}\" ");
            let at = sheet.find(&mark).expect("the row") + mark.len();
            sheet.insert_str(at, "hidden=\"1\" ");
        })
    }

    fn edited(mut self, tab: &str, edit: impl FnOnce(&mut String)) -> Workbook {
        let part = self.part_of(tab);
        let found = self.parts.iter_mut().find(|(name, _)| *name == part);
        let (_, content) = found.expect("the sheet");
        let mut sheet = String::from_utf8_lossy(content).into_owned();
        edit(&mut sheet);
        *content = sheet.into_bytes();
        self
    }

    /// Saves the workbook.
    ///
    /// # Panics
    /// If it cannot be packed, which needs no disk.
    pub fn save(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            archive
                .start_file(name, SimpleFileOptions::default())
                .expect("an entry");
            archive.write_all(content).expect("its content");
        }
        archive.finish().expect("an archive").into_inner()
    }

    /// Saves the workbook under a name.
    ///
    /// # Panics
    /// If the file cannot be written.
    pub fn save_to(&self, path: &Path) {
        fs::write(path, self.save()).expect("the file");
    }

    fn put(&mut self, tab: &str, cell: &str, kind: &str, value: &str) {
        let part = self.part_of(tab);
        let (_, content) = self
            .parts
            .iter_mut()
            .find(|(name, _)| *name == part)
            .expect("the sheet's part");
        let xml = String::from_utf8_lossy(content).into_owned();
        *content = with_cell(&xml, cell, kind, value).into_bytes();
    }

    /// The part that holds a sheet: the n-th sheet of a workbook written by the program is
    /// `sheet<n>.xml`.
    fn part_of(&self, tab: &str) -> String {
        let (_, workbook) = self
            .parts
            .iter()
            .find(|(name, _)| name == "xl/workbook.xml")
            .expect("a workbook part");
        let xml = String::from_utf8_lossy(workbook).into_owned();
        let named = format!("name=\"{}\"", escaped(tab));
        let before = xml.find(&named).unwrap_or_else(|| panic!("no sheet {tab}"));
        let number = xml[..before].matches("<sheet ").count();
        format!("xl/worksheets/sheet{number}.xml")
    }
}

/// Where a text stands in a sheet.
fn find(sheet: &Sheet, text: &str) -> Option<(u32, u32)> {
    let key = match_key(text);
    sheet.rows.iter().find_map(|row| {
        let cell = row.cells.iter().find(|(_, cell)| {
            let shown = match_key(&cell.shown());
            shown == key || shown.strip_suffix(':').is_some_and(|shown| shown == key)
        })?;
        Some((row.index, cell.0))
    })
}

/// The sheet with a cell's value replaced, its format kept; the cell is added to its row where
/// the row does not have it yet.
fn with_cell(xml: &str, cell: &str, kind: &str, value: &str) -> String {
    if let Some(start) = xml.find(&format!("<c r=\"{cell}\"")) {
        let tag_end = start + xml[start..].find('>').expect("a closed tag");
        let empty = xml[..tag_end].ends_with('/');
        let end = if empty {
            tag_end + 1
        } else {
            start + xml[start..].find("</c>").expect("a closed cell") + 4
        };
        let style = attribute(&xml[start..tag_end], "s")
            .map(|style| format!(" s=\"{style}\""))
            .unwrap_or_default();
        return format!(
            "{}<c r=\"{cell}\"{style}{kind}>{value}</c>{}",
            &xml[..start],
            &xml[end..]
        );
    }
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    let start = xml
        .find(&format!("<row r=\"{row}\""))
        .unwrap_or_else(|| panic!("no row for {cell}"));
    let tag_end = start + xml[start..].find('>').expect("a closed tag");
    let new = format!("<c r=\"{cell}\"{kind}>{value}</c>");
    if xml[..tag_end].ends_with('/') {
        return format!("{}>{new}</row>{}", &xml[..tag_end - 1], &xml[tag_end + 1..]);
    }
    let end = start + xml[start..].find("</row>").expect("a closed row");
    format!("{}{new}{}", &xml[..end], &xml[end..])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let length = tag[from..].find('"')?;
    Some(&tag[from..from + length])
}

/// Replaces every hidden id in the shared texts by nothing.
fn blank_ids(xml: &str) -> String {
    xml.split_inclusive("</t>")
        .map(|piece| {
            let from = piece
                .rfind("<t>")
                .or_else(|| piece.rfind("<t "))
                .unwrap_or(0);
            let text = piece[from..]
                .trim_end_matches("</t>")
                .rsplit('>')
                .next()
                .unwrap_or_default();
            let is_id = text.starts_with(['T', 'I']) && text.contains(":U") && text.len() < 24;
            if is_id {
                piece.replace(text, "")
            } else {
                piece.to_owned()
            }
        })
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
