//! A sheet with its old texts converted, column by column, the originals kept.

use super::Encoding;
use super::evidence::{Evidence, is_surely_unicode};
use crate::book::{Sheet, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A sheet in Unicode, and what of it was not.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The sheet; the one given where nothing had to be converted.
    pub sheet: Cow<'a, Sheet>,
    /// The encoding most of the converted cells were written in; Unicode where none was.
    pub encoding: Encoding,
    /// Texts as the file holds them, by row and column.
    originals: BTreeMap<(u32, u32), String>,
}

/// What a column's texts say.
#[derive(Clone, Debug, Default)]
struct Survey<'a> {
    evidence: Evidence,
    /// Texts that may be in an old encoding.
    texts: Vec<&'a str>,
    /// How many texts hold letters only Unicode has.
    unicode: usize,
}

impl<'a> Decoded<'a> {
    /// Finds the encoding of each column and converts what is not Unicode.
    ///
    /// A column with too few words of its own follows the sheet. Columns may be mixed, because
    /// rows are pasted from other files: a text that holds letters only Unicode has is never
    /// touched.
    pub fn of(sheet: &'a Sheet) -> Decoded<'a> {
        let surveys = survey(sheet);
        let mut decoded = Decoded {
            sheet: Cow::Borrowed(sheet),
            encoding: Encoding::Unicode,
            originals: BTreeMap::new(),
        };
        let mut counts: BTreeMap<Encoding, usize> = BTreeMap::new();
        for (column, encoding) in encodings(sheet, &surveys) {
            let Some(survey) = surveys.get(&column) else {
                continue;
            };
            let converted = decoded.convert(column, encoding, survey.is_mostly(encoding));
            *counts.entry(encoding).or_default() += converted;
        }
        let most = counts
            .into_iter()
            .filter(|(_, cells)| *cells > 0)
            .max_by_key(|(_, cells)| *cells);
        decoded.encoding = most.map_or(Encoding::Unicode, |(encoding, _)| encoding);
        decoded
    }

    /// The text of a cell as the file holds it, if it was converted. Zero-based row and column.
    pub fn original(&self, row: u32, column: u32) -> Option<&str> {
        self.originals.get(&(row, column)).map(String::as_str)
    }

    /// Zero-based row and column of all converted cells, in reading order.
    pub fn converted(&self) -> impl Iterator<Item = (u32, u32)> {
        self.originals.keys().copied()
    }

    /// Converts the cells of a column; says how many there were.
    fn convert(&mut self, column: u32, encoding: Encoding, mostly: bool) -> usize {
        let before = self.originals.len();
        for row in &mut self.sheet.to_mut().rows {
            let Ok(at) = row.cells.binary_search_by_key(&column, |(index, _)| *index) else {
                continue;
            };
            let Some((_, cell)) = row.cells.get_mut(at) else {
                continue;
            };
            let Value::Text(text) = &mut cell.value else {
                continue;
            };
            if is_written_in(text, encoding, mostly) {
                let unicode = encoding.decode(text).into_owned();
                let original = std::mem::replace(text, unicode);
                self.originals.insert((row.index, column), original);
            }
        }
        self.originals.len() - before
    }
}

impl Survey<'_> {
    /// Whether a text that could be either is to be taken for the old encoding.
    fn is_mostly(&self, encoding: Encoding) -> bool {
        if self.unicode == 0 {
            return true;
        }
        let old = self
            .texts
            .iter()
            .filter(|text| Evidence::of(text).leans(encoding))
            .count();
        old >= self.unicode
    }
}

/// Whether a text of a column with an old encoding is in that encoding itself.
fn is_written_in(text: &str, encoding: Encoding, mostly: bool) -> bool {
    if text.is_ascii() || is_surely_unicode(text) {
        return false;
    }
    let evidence = Evidence::of(text);
    evidence.leans(encoding) || (mostly && !evidence.denies(encoding))
}

fn survey(sheet: &Sheet) -> BTreeMap<u32, Survey<'_>> {
    let mut surveys: BTreeMap<u32, Survey<'_>> = BTreeMap::new();
    for (column, cell) in sheet.rows.iter().flat_map(|row| &row.cells) {
        let Value::Text(text) = &cell.value else {
            continue;
        };
        let survey = surveys.entry(*column).or_default();
        if is_surely_unicode(text) {
            survey.unicode += 1;
            continue;
        }
        survey.evidence.add(text);
        if !text.is_ascii() {
            survey.texts.push(text);
        }
    }
    surveys
}

/// The columns in an old encoding: those whose words prove it, then those that may follow.
fn encodings(sheet: &Sheet, surveys: &BTreeMap<u32, Survey<'_>>) -> BTreeMap<u32, Encoding> {
    let font = |column: &u32| sheet.fonts.get(column).map(String::as_str);
    let mut found: BTreeMap<u32, Encoding> = surveys
        .iter()
        .filter_map(|(column, survey)| Some((*column, survey.evidence.certain(font(column))?)))
        .collect();
    let texts = |column: &u32| surveys.get(column).map_or(0, |survey| survey.texts.len());
    let Some(main) = found
        .iter()
        .max_by_key(|(column, _)| texts(column))
        .map(|(_, main)| main.small_letters())
    else {
        return found;
    };
    let pure = surveys.values().all(|survey| survey.unicode == 0);
    for (column, survey) in surveys {
        if survey.evidence.leans(main) || (pure && survey.evidence.allows(main)) {
            found.entry(*column).or_insert(main);
        }
    }
    found
}
