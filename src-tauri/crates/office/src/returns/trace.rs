//! Following a cell of a return back to what was said, in whose file, where and how.

use super::cells::{CellOf, Cells, Cited, Said};
use super::frozen::{Named, cells_of, known};
use super::grounds::Source;
use super::rule::Rule;
use crate::clock::rfc3339;
use crate::views::{SourceView, TraceView};
use crate::{Office, OfficeError};
use plan::book::{Book, cell_at};
use plan::form::FormLabels;
use plan::remark::Place;
use plan::submission::{Filled, MeasureField, cell_giving, cell_saying};
use plan::text::{clean, match_key};
use std::collections::{HashMap, HashSet};
use store::{FileHash, Reader, SubmissionId};

impl Office {
    /// Where a cell of a return comes from: "2024-03/1" or "2024-03" for the one as it stands
    /// now, and "PL I!F12".
    ///
    /// # Errors
    /// No return of that name, no such cell or nothing in it; the store refuses.
    pub fn trace(&self, name: &str, cell: &str) -> Result<TraceView, OfficeError> {
        self.trace_for(name, None, cell)
    }

    /// As [`Office::trace`], with the sheets an audience gets; a frozen return has its own.
    ///
    /// # Errors
    /// As there; no such audience.
    pub fn trace_for(
        &self,
        name: &str,
        audience: Option<&str>,
        cell: &str,
    ) -> Result<TraceView, OfficeError> {
        let traced = self.traces_for(name, audience, &[cell.to_owned()])?;
        traced.into_iter().next().ok_or_else(|| unknown(cell))
    }

    /// Where several cells of one return come from, in their order.
    ///
    /// # Errors
    /// As [`Office::trace`].
    pub fn traces(&self, name: &str, cells: &[String]) -> Result<Vec<TraceView>, OfficeError> {
        self.traces_for(name, None, cells)
    }

    fn traces_for(
        &self,
        name: &str,
        audience: Option<&str>,
        cells: &[String],
    ) -> Result<Vec<TraceView>, OfficeError> {
        self.read(|reader| {
            let kept = self.cells_named(reader, name, audience)?;
            let mut originals = Originals::new(reader);
            let traced = cells.iter().map(|cell| originals.trace(&kept, cell));
            traced.collect()
        })
    }

    pub(super) fn cells_named(
        &self,
        reader: &Reader<'_>,
        name: &str,
        audience: Option<&str>,
    ) -> Result<Cells, OfficeError> {
        let named = Named::parse(name)?;
        if named.version.is_some() {
            return cells_of(reader, &known(reader, name)?);
        }
        let chosen = self.chosen(reader, audience, named.period.kind())?;
        Ok(self.draw(reader, name, self.now(), &chosen)?.cells)
    }
}

fn unknown(cell: &str) -> OfficeError {
    OfficeError::CellUnknown {
        cell: cell.to_owned(),
    }
}

/// The files things were said in, each opened once.
pub(super) struct Originals<'a, 'c> {
    reader: &'a Reader<'c>,
    labels: FormLabels,
    books: HashMap<String, Option<Book>>,
    received: HashMap<i64, String>,
    sheets: HashMap<i64, String>,
}

impl<'a, 'c> Originals<'a, 'c> {
    pub(super) fn new(reader: &'a Reader<'c>) -> Originals<'a, 'c> {
        Originals {
            reader,
            labels: sheets::form::labels(),
            books: HashMap::new(),
            received: HashMap::new(),
            sheets: HashMap::new(),
        }
    }

    pub(super) fn trace(&mut self, cells: &Cells, cell: &str) -> Result<TraceView, OfficeError> {
        let (tab, place) = cell.rsplit_once('!').ok_or_else(|| unknown(cell))?;
        let tab = tab.trim().trim_matches('\'');
        let place = place.trim().replace('$', "").to_uppercase();
        let found = cell_at(&place).and_then(|at| cells.find(tab, at));
        let found = found.ok_or_else(|| unknown(cell))?;
        let sources = self.sources(cells, found)?;
        Ok(TraceView {
            cell: cell.to_owned(),
            value: found.shown.clone(),
            rule: found.rule.map(|rule| rule.name().to_owned()),
            rule_words: found.rule.map(Rule::words),
            sources,
            path: None,
        })
    }

    /// Where a cell was made from, each place once.
    pub(super) fn sources(
        &mut self,
        cells: &Cells,
        cell: &CellOf,
    ) -> Result<Vec<SourceView>, OfficeError> {
        let mut sources: Vec<SourceView> = Vec::new();
        let mut seen = HashSet::new();
        for cited in &cell.from {
            let resolved = self.resolve(cells, *cited)?;
            sources.extend(resolved.into_iter().filter(|one| seen.insert(one.clone())));
        }
        Ok(sources)
    }

    /// The places a citation means.
    fn resolve(&mut self, cells: &Cells, cited: Cited) -> Result<Vec<SourceView>, OfficeError> {
        let Some(source) = cells.sources.get(cited.source) else {
            return Ok(Vec::new());
        };
        let received = self.received(source)?;
        let understood = source.said.get(&cited.said).cloned().unwrap_or_default();
        let view = |sheet: &str, cell: &str, text: String| SourceView {
            unit: source.unit.clone(),
            period: source.period.clone(),
            file: source.file.clone(),
            sheet: sheet.to_owned(),
            cell: cell.to_owned(),
            text,
            original: source.original.clone(),
            received: received.clone(),
        };
        self.open(source)?;
        let hash = source.original.as_ref();
        let book = hash.and_then(|hash| self.books.get(hash)?.as_ref());
        let read_at = Place {
            sheet: source.sheet.clone(),
            cell: source.cells.first().cloned().unwrap_or_default(),
        };
        let said = book.and_then(|book| {
            let filled = filled(cited.said);
            let words = filled.map(|one| cell_saying(book, &self.labels, &read_at, one));
            let number = number(cited.said);
            let number = number.map(|one| cell_giving(book, &self.labels, &read_at, one));
            words.or(number).flatten()
        });
        if let Some((at, text)) = said {
            return Ok(vec![view(&at.sheet, &at.cell, text)]);
        }
        if let (None, Some(book)) = (&source.submission, book) {
            let parts = parts(book, source, &understood);
            if !parts.is_empty() {
                let parts = parts.into_iter();
                return Ok(parts
                    .map(|(cell, text)| view(&source.sheet, &cell, text))
                    .collect());
            }
        }
        let cell = source.cells.first().cloned().unwrap_or_default();
        let sheet = self.sheet(source)?;
        Ok(vec![view(&sheet, &cell, understood)])
    }

    /// The sheet a source stands on; of a report as such, those it is of a workbook that holds
    /// other units' too.
    fn sheet(&mut self, source: &Source) -> Result<String, OfficeError> {
        let report = source.submission.filter(|_| source.sheet.is_empty());
        let Some(id) = report else {
            return Ok(source.sheet.clone());
        };
        if !self.sheets.contains_key(&id) {
            let sheets = self.reader.read_as(SubmissionId(id))?.sheets;
            self.sheets.insert(id, sheets.join(", "));
        }
        Ok(self.sheets.get(&id).cloned().unwrap_or_default())
    }

    /// When the report a source stands in came.
    fn received(&mut self, source: &Source) -> Result<Option<String>, OfficeError> {
        let Some(id) = source.submission else {
            return Ok(None);
        };
        if let Some(known) = self.received.get(&id) {
            return Ok(Some(known.clone()));
        }
        let at = rfc3339(self.reader.submission(SubmissionId(id))?.received_at);
        self.received.insert(id, at.clone());
        Ok(Some(at))
    }

    /// Opens the file a source stands in, where it is not open yet.
    fn open(&mut self, source: &Source) -> Result<(), OfficeError> {
        let Some(hash) = &source.original else {
            return Ok(());
        };
        if !self.books.contains_key(hash) {
            let original = match FileHash::parse(hash) {
                Some(hash) => self.reader.original(&hash)?,
                None => None,
            };
            // Read once when it was taken in; what cannot be read now is told as understood then.
            let book = original.and_then(|one| sheets::read(&one.bytes, &one.name).ok());
            self.books.insert(hash.clone(), book);
        }
        Ok(())
    }
}

/// The column of a unit's form that says it.
fn filled(said: Said) -> Option<Filled> {
    match said {
        Said::State => Some(Filled::State),
        Said::Percent => Some(Filled::Percent),
        Said::DoneOn => Some(Filled::DoneOn),
        Said::Result => Some(Filled::Result),
        Said::Product => Some(Filled::Product),
        _ => None,
    }
}

/// The column of a table of numbers that says it.
fn number(said: Said) -> Option<MeasureField> {
    match said {
        Said::Numerator => Some(MeasureField::Numerator),
        Said::Denominator => Some(MeasureField::Denominator),
        Said::Value => Some(MeasureField::Value),
        _ => None,
    }
}

/// The cells of the appendix that hold a text, or parts of one a page break cut.
fn parts(book: &Book, source: &Source, text: &str) -> Vec<(String, String)> {
    let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == source.sheet) else {
        return Vec::new();
    };
    let whole = match_key(text);
    let shown = |cell: &String| {
        let (row, column) = cell_at(cell)?;
        Some((cell.clone(), sheet.cell(row, column)?.shown()))
    };
    let held: Vec<(String, String)> = source.cells.iter().filter_map(shown).collect();
    let same = |(_, shown): &&(String, String)| match_key(&clean(shown)) == whole;
    let part = |(_, shown): &&(String, String)| {
        let key = match_key(&clean(shown));
        key.chars().count() > 3 && whole.contains(&key)
    };
    let exact: Vec<(String, String)> = held.iter().filter(same).take(1).cloned().collect();
    if exact.is_empty() {
        held.iter().filter(part).cloned().collect()
    } else {
        exact
    }
}
