//! Which sheets of a workbook are whose, where several units' reports stand in one.

use super::keys::Keys;
use super::own_table::OwnTable;
use super::settle::{one_unit, unit_of_identity};
use super::{Returned, converted, heading, identity, is_read, read_sheet};
use crate::book::{Book, Sheet};
use crate::form::{FormLabels, IDENTITY_SHEET};
use crate::text::search_key;
use crate::unit::{Directory, UnitId};

/// One unit's report among several in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The unit its sheets name; `None` for a sheet that names nobody.
    pub unit: Option<UnitId>,
    /// The sheets it stands on, in the workbook's order.
    pub sheets: Vec<String>,
    /// All units whose reports the workbook holds.
    pub among: Vec<UnitId>,
}

/// What one sheet is.
struct Page {
    name: String,
    unit: Option<UnitId>,
    /// Whether tasks are reported on it; else it only adds to the sheet before.
    reports: bool,
    holds: bool,
}

impl Returned {
    /// Whether several sheets report, so that they may be several units'.
    pub fn may_be_several(&self) -> bool {
        let mut sheets = self.own.iter().map(|table| &table.header.sheet);
        let first = sheets.next();
        !self.further.is_empty() || sheets.any(|sheet| Some(sheet) != first)
    }
}

/// The reports of a workbook that holds several units', each with its sheets; none where it holds
/// one unit's alone. A sheet that names nobody is left for a person to settle.
pub fn parts(book: &Book, labels: &FormLabels, directory: &Directory) -> Vec<Part> {
    let keys = Keys::of(labels);
    let visible = book.sheets.iter().filter(|sheet| is_read(sheet, labels));
    let decoded = converted::unicode(visible);
    let pages = decoded.iter().map(|one| page(&one.sheet, &keys, directory));
    let mut parts: Vec<Part> = Vec::new();
    for page in pages.filter(|page| page.holds) {
        let unit = page.unit.map(|unit| directory.reporter_of(unit));
        let known = parts.iter().position(|part| part.unit == unit);
        let at = match (unit, known) {
            (Some(_), at) => at,
            (None, _) if page.reports => None,
            (None, _) => parts.len().checked_sub(1),
        };
        match at.and_then(|at| parts.get_mut(at)) {
            Some(part) => part.sheets.push(page.name),
            None => parts.push(Part {
                unit,
                sheets: vec![page.name],
                among: Vec::new(),
            }),
        }
    }
    let among: Vec<UnitId> = parts.iter().filter_map(|part| part.unit).collect();
    if among.len() < 2 {
        return Vec::new();
    }
    let identified = identity(book).and_then(|one| Some(unit_of_identity(&one, directory)?.id));
    for part in &mut parts {
        part.among.clone_from(&among);
        // The hidden identity came with the sheets of one of them.
        if identified.is_some() && identified == part.unit {
            part.sheets.push(IDENTITY_SHEET.to_owned());
        }
    }
    parts
}

/// A workbook of these sheets alone.
#[must_use]
pub fn restricted(mut book: Book, sheets: &[String]) -> Book {
    book.sheets.retain(|sheet| sheets.contains(&sheet.name));
    book
}

fn page(sheet: &Sheet, keys: &Keys, directory: &Directory) -> Page {
    let page = read_sheet(sheet, keys);
    let labelled = page.unit_text.as_ref().map(|(text, _)| text.as_str());
    let own = page.own.first().and_then(OwnTable::top);
    let above = || {
        let lines = heading::lines(sheet, keys, own).into_iter();
        let lines: Vec<String> = lines.map(|(text, _)| text).collect();
        one_unit(&lines.join("; "), directory)
    };
    let unit = labelled
        .and_then(|text| one_unit(text, directory))
        .or_else(above)
        .or_else(|| by_keys(&page))
        .or_else(|| by_tab(&sheet.name, directory));
    Page {
        name: sheet.name.clone(),
        unit,
        reports: !page.rows.is_empty() || !page.own.is_empty(),
        holds: !page.is_blank() || page.is_form() || !page.own.is_empty(),
    }
}

/// The unit that all hidden keys of a sheet name.
fn by_keys(page: &Returned) -> Option<UnitId> {
    let rows = page.rows.iter().filter_map(|row| row.key);
    let numbers = page.measures.iter().filter_map(|row| row.key);
    let mut units = rows.map(|key| key.unit).chain(numbers.map(|key| key.unit));
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// The unit a tab is called after: "UBND phường Lam Sơn", "Lam Sơn", "lam son".
fn by_tab(name: &str, directory: &Directory) -> Option<UnitId> {
    // What looks for names in file names takes what stands behind a full stop for an ending.
    let whole = directory.in_file_name(&format!("{name}.tab"));
    let ending = format!(" {}", search_key(name));
    let ends = || {
        let mut units = directory.units().iter().filter(|unit| {
            ending.trim().contains(' ') && search_key(&unit.name).ends_with(&ending)
        });
        units.next().filter(|_| units.next().is_none())
    };
    Some(whole.or_else(ends)?.id)
}
