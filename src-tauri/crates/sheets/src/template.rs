//! Filling somebody else's workbook: the cells that are named get values, everything else stays
//! as it is.
//!
//! Libraries that load and save whole workbooks lose charts and rewrite every part. So only the
//! `<c>` elements of the cells in question are replaced in their sheets' XML; all other parts
//! are copied as they lie in the archive. What was calculated from the old values is given up:
//! the chain of calculation and the results kept beside formulas go, and the workbook is
//! calculated anew when it is opened.
//!
//! Must not know what a value means or why it goes into a cell.

mod parts;
mod patch;
mod results;

use crate::read::detect::{Container, container};
use crate::read::number_format::Epoch;
use crate::read::package::Package;
use crate::read::relations::{Relation, main_part, relations, resolve};
use crate::read::xlsx::styles::{self, Styles};
use crate::read::xml::{attribute, each_element, is_true};
use crate::read::{FILE_LIMIT, ReadError};
use crate::write::{WriteError, packing};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use thiserror::Error;
use zip::{ZipArchive, ZipWriter};

/// A cell that is to get a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The name on the sheet's tab.
    pub sheet: String,
    /// The zero-based row.
    pub row: u32,
    /// The zero-based column.
    pub column: u32,
    /// What goes there.
    pub value: Put,
}

/// What goes into a cell. The cell keeps its style, and decides by it how a value is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    /// Nothing: what stood there goes.
    Blank,
    /// Text; never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A percentage from 0 to 100: a fraction where the cell shows percentages.
    Percent(f64),
    /// A day: a serial number where the cell shows days, else the words "14/03/2024".
    Date(NaiveDate),
}

/// Whether formulas may be replaced by values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formulas {
    /// They stay.
    #[default]
    Keep,
    /// They go, except those other cells share.
    Replace,
}

/// Why a cell was left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// A formula stands there.
    Formula,
    /// A formula stands there that other cells are calculated by.
    SharedFormula,
    /// It is covered by the merged range with this top-left corner (zero-based row, column).
    Merged(u32, u32),
}

/// A filled workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// The targets that were left, by their place among those given.
    pub left: Vec<(usize, Left)>,
}

/// Why a workbook cannot be filled.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TemplateError {
    /// It cannot be read at all.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// It is a workbook of another format: .xls, .xlsb, .ods, or a document.
    #[error("only .xlsx and .xlsm can be filled")]
    OtherFormat,
    /// It has no worksheet of that name.
    #[error("no sheet {0:?}")]
    SheetMissing(String),
    /// It cannot be packed again.
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

/// Fills cells of an .xlsx or .xlsm. Where two targets name one cell, the later one counts. The
/// same arguments always give the same bytes.
///
/// # Errors
/// See [`TemplateError`].
pub fn fill(bytes: &[u8], targets: &[Target], over: Formulas) -> Result<Filled, TemplateError> {
    let size = bytes.len() as u64;
    if size > FILE_LIMIT {
        let limit = FILE_LIMIT;
        return Err(ReadError::TooLarge { bytes: size, limit }.into());
    }
    let filled = catch_unwind(AssertUnwindSafe(|| fill_within(bytes, targets, over)));
    filled.unwrap_or(Err(ReadError::Damaged.into()))
}

/// Whether a file is a workbook that can be filled.
///
/// # Errors
/// See [`TemplateError`].
pub fn check(bytes: &[u8]) -> Result<(), TemplateError> {
    match container(bytes)? {
        Container::Xlsx(_) => Ok(()),
        _ => Err(TemplateError::OtherFormat),
    }
}

fn fill_within(bytes: &[u8], targets: &[Target], over: Formulas) -> Result<Filled, TemplateError> {
    let Container::Xlsx(package) = container(bytes)? else {
        return Err(TemplateError::OtherFormat);
    };
    let mut template = Template::open(package)?;
    let mut left = Vec::new();
    let mut sheets: BTreeMap<&str, patch::Targets<'_>> = BTreeMap::new();
    for (at, target) in targets.iter().enumerate() {
        let cells = sheets.entry(&target.sheet).or_default();
        cells.insert((target.row, target.column), (at, &target.value));
    }
    for (sheet, cells) in sheets {
        left.extend(template.patch(sheet, cells, over)?);
    }
    template.calculate_anew()?;
    template.forget_results()?;
    left.sort_by_key(|(at, _)| *at);
    let bytes = repacked(bytes, &template.replaced)?;
    Ok(Filled { bytes, left })
}

/// A workbook being filled.
struct Template<'a> {
    package: Package<'a>,
    /// The path of the workbook part.
    main: String,
    relations: HashMap<String, Relation>,
    /// Names of sheets with the ids of their relations.
    sheets: Vec<(String, String)>,
    looks: Looks,
    /// Parts by their path in small letters; without content they go.
    replaced: HashMap<String, Option<Vec<u8>>>,
}

/// How cells show numbers.
struct Looks {
    styles: Styles,
    epoch: Epoch,
}

impl<'a> Template<'a> {
    fn open(mut package: Package<'a>) -> Result<Template<'a>, TemplateError> {
        let main = main_part(&mut package, "xl/workbook.xml")?;
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = relations(&mut package, &format!("{folder}/_rels/{file}.rels"))?;
        let workbook = package.part(&main)?.ok_or(ReadError::Damaged)?;
        let (mut sheets, mut epoch) = (Vec::new(), Epoch::Y1900);
        each_element(&workbook, |element| {
            let get = |name| attribute(element, name).map(Cow::into_owned);
            match element.local_name().as_ref() {
                "sheet" => {
                    sheets.push((
                        get("name").unwrap_or_default(),
                        get("id").unwrap_or_default(),
                    ));
                }
                "workbookPr" if get("date1904").is_some_and(|value| is_true(&value)) => {
                    epoch = Epoch::Y1904;
                }
                _ => {}
            }
        })?;
        let styles = relations.values().find(|one| one.kind == "styles");
        let styles = match styles {
            Some(relation) => package.part(&resolve(folder, &relation.target))?,
            None => None,
        };
        let styles = styles.map(|part| styles::read(&part)).unwrap_or_default();
        Ok(Template {
            package,
            relations,
            sheets,
            looks: Looks { styles, epoch },
            replaced: HashMap::new(),
            main,
        })
    }

    fn folder(&self) -> &str {
        self.main.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn patch(
        &mut self,
        sheet: &str,
        cells: patch::Targets<'_>,
        over: Formulas,
    ) -> Result<Vec<(usize, Left)>, TemplateError> {
        let missing = || TemplateError::SheetMissing(sheet.to_owned());
        let known = self.sheets.iter().find(|(name, _)| name == sheet);
        let path = known.and_then(|(_, id)| self.worksheet(id));
        let path = path.ok_or_else(missing)?;
        let part = self.package.part(&path)?.ok_or_else(missing)?;
        let (patched, left) = patch::sheet(&part, cells, &self.looks, over)?;
        self.replaced.insert(key(&path), Some(patched));
        Ok(left)
    }

    /// The path of a worksheet's part; nothing where the relation leads to another kind of sheet.
    fn worksheet(&self, relation: &str) -> Option<String> {
        let relation = self.relations.get(relation)?;
        let is_worksheet = relation.kind == "worksheet";
        is_worksheet.then(|| resolve(self.folder(), &relation.target))
    }

    /// Takes the results beside formulas away, on all sheets: those of one count on another's.
    fn forget_results(&mut self) -> Result<(), ReadError> {
        let sheets = self.sheets.iter();
        let paths: Vec<String> = sheets.filter_map(|(_, id)| self.worksheet(id)).collect();
        for path in paths {
            let filled = self.replaced.get(&key(&path)).cloned().flatten();
            let part = match filled {
                Some(filled) => Some(filled),
                None => self.package.part(&path)?,
            };
            let without = part
                .map(|part| results::without_results(&part))
                .transpose()?;
            if let Some(without) = without.flatten() {
                self.replaced.insert(key(&path), Some(without));
            }
        }
        Ok(())
    }

    /// Takes the chain of calculation away and has everything calculated on opening.
    fn calculate_anew(&mut self) -> Result<(), ReadError> {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let names = format!("{folder}/_rels/{file}.rels");
        let chain = self.relations.values().find(|one| one.kind == "calcChain");
        let chain = chain.map(|relation| resolve(folder, &relation.target));
        if let Some(path) = chain {
            for part in [names.as_str(), "[Content_Types].xml"] {
                let content = self.package.part(part)?.ok_or(ReadError::Damaged)?;
                let without = parts::without_chain(&content, &path)?;
                self.replaced.insert(key(part), Some(without));
            }
            self.replaced.insert(key(&path), None);
        }
        let workbook = self.package.part(&self.main)?.ok_or(ReadError::Damaged)?;
        let anew = parts::calculated_on_load(&workbook)?;
        self.replaced.insert(key(&self.main), Some(anew));
        Ok(())
    }
}

/// The archive with some parts replaced or left out, the others as they lie in it.
fn repacked(
    bytes: &[u8],
    replaced: &HashMap<String, Option<Vec<u8>>>,
) -> Result<Vec<u8>, WriteError> {
    let mut source = ZipArchive::new(Cursor::new(bytes))?;
    let mut target = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for at in 0..source.len() {
        let part = source.by_index_raw(at)?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        match replaced.get(&key(&name)) {
            None => target.raw_copy_file(part)?,
            Some(None) => {}
            Some(Some(content)) => {
                target.start_file(&name, packing())?;
                target.write_all(content)?;
            }
        }
    }
    Ok(target.finish()?.into_inner())
}

/// Producers differ in case and in slashes.
fn key(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}
