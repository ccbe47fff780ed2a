//! .xlsx and .xlsm: a package of a workbook part, shared strings, styles and sheets.

pub(crate) mod sheet;
mod strings;
pub(crate) mod styles;

use super::builder::Budget;
use super::number_format::Epoch;
use super::package::Package;
use super::relations::{Relation, main_part, relations, resolve};
use super::xml::{attribute, each_element, is_true};
use super::{FileKind, ReadError};
use plan::book::Book;
use std::borrow::Cow;
use std::collections::HashMap;

/// What the workbook part says.
#[derive(Default)]
struct Workbook {
    sheets: Vec<SheetEntry>,
    epoch: Epoch,
    /// Set by tools that write formulas without calculating them; Excel clears it on saving.
    calculates_on_load: bool,
}

struct SheetEntry {
    name: String,
    hidden: bool,
    relation: String,
}

/// What the cells of all sheets refer to.
struct Shared {
    strings: strings::Strings,
    styles: styles::Styles,
    epoch: Epoch,
    calculates_on_load: bool,
}

/// Reads all worksheets of the package. Sheets that are charts or macros are left out.
pub(super) fn read(mut package: Package<'_>, mut budget: Budget) -> Result<Book, ReadError> {
    let path = main_part(&mut package, "xl/workbook.xml")?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let relations = relations(&mut package, &format!("{folder}/_rels/{file}.rels"))?;
    let part = package.part(&path)?.ok_or(ReadError::NotAWorkbook {
        kind: FileKind::Zip,
    })?;
    let workbook = workbook(&part)?;
    let shared = shared(&mut package, folder, &relations, &workbook)?;
    let mut book = Book::default();
    for entry in &workbook.sheets {
        let relation = relations.get(&entry.relation);
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else {
            continue;
        };
        let path = resolve(folder, &relation.target);
        let part = package.part(&path)?.ok_or(ReadError::Damaged)?;
        book.sheets.push(sheet::read(
            &part,
            &entry.name,
            entry.hidden,
            &shared,
            &mut budget,
        )?);
    }
    if book.sheets.is_empty() {
        Err(ReadError::Damaged)
    } else {
        Ok(book)
    }
}

/// Shared strings and number formats; a workbook may have neither.
fn shared(
    package: &mut Package<'_>,
    folder: &str,
    relations: &HashMap<String, Relation>,
    workbook: &Workbook,
) -> Result<Shared, ReadError> {
    let path = |kind: &str, default: &str| {
        let relation = relations.values().find(|relation| relation.kind == kind);
        resolve(
            folder,
            relation.map_or(default, |relation| relation.target.as_str()),
        )
    };
    let strings = package.part(&path("sharedStrings", "sharedStrings.xml"))?;
    let styles = package.part(&path("styles", "styles.xml"))?;
    Ok(Shared {
        strings: strings.map_or(Ok(strings::Strings::default()), |part| strings::read(&part))?,
        styles: styles.map(|part| styles::read(&part)).unwrap_or_default(),
        epoch: workbook.epoch,
        calculates_on_load: workbook.calculates_on_load,
    })
}

fn workbook(part: &[u8]) -> Result<Workbook, ReadError> {
    let mut workbook = Workbook::default();
    each_element(part, |element| {
        let get = |name| attribute(element, name).map(Cow::into_owned);
        match element.local_name().as_ref() {
            "sheet" => workbook.sheets.push(SheetEntry {
                name: get("name").unwrap_or_default(),
                hidden: get("state").is_some_and(|state| state != "visible"),
                relation: get("id").unwrap_or_default(),
            }),
            "workbookPr" if get("date1904").is_some_and(|value| is_true(&value)) => {
                workbook.epoch = Epoch::Y1904;
            }
            "calcPr" => {
                workbook.calculates_on_load =
                    get("fullCalcOnLoad").is_some_and(|value| is_true(&value));
            }
            _ => {}
        }
    })?;
    Ok(workbook)
}
