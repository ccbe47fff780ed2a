//! A number of a return explained on one page of paper: what it is, how it came about, who said
//! what it is made of.

use super::cells::{Cells, RowCells};
use super::frozen::{Named, known};
use super::trace::Originals;
use crate::files;
use crate::views::{SourceView, TraceView};
use crate::{Office, OfficeError};
use chrono::DateTime;
use plan::book::{Book, Sheet, cell_at};
use plan::indicator::{Figure, Indicator, IndicatorId, Kind, Since};
use plan::period::{PeriodId, visible};
use sheets::explanation::{Explanation, Stated};
use std::path::Path;
use store::Reader;
use words::explanation as said;

/// What an explanation says beside the number's origin.
pub(super) struct Told {
    /// The number.
    pub about: String,
    /// What stands behind it: headings with what they say.
    pub facts: Vec<(String, String)>,
}

impl Office {
    /// Explains a cell of a return on one page; it is named as for [`Office::trace_for`].
    ///
    /// # Errors
    /// As [`Office::trace_for`]; the file cannot be written.
    pub fn explain_cell(
        &self,
        name: &str,
        audience: Option<&str>,
        cell: &str,
        out: &Path,
    ) -> Result<TraceView, OfficeError> {
        let (told, trace) = self.read(|reader| {
            let (cells, bytes) = self.sheets_named(reader, name, audience)?;
            let trace = Originals::new(reader).trace(&cells, cell)?;
            let told = told(reader, name, &cells, &bytes, cell)?;
            Ok((told, trace))
        })?;
        self.write_explanation(&told, trace, out)
    }

    /// Cells and bytes of a return: of a frozen one those that were sent.
    fn sheets_named(
        &self,
        reader: &Reader<'_>,
        name: &str,
        audience: Option<&str>,
    ) -> Result<(Cells, Vec<u8>), OfficeError> {
        let named = Named::parse(name)?;
        if named.version.is_none() {
            let chosen = self.chosen(reader, audience, named.period.kind())?;
            let drawn = self.draw(reader, name, self.now(), &chosen)?;
            return Ok((drawn.cells, drawn.bytes));
        }
        let original = reader.original(&known(reader, name)?.original)?;
        let original = original.ok_or(store::StoreError::Damaged)?;
        Ok((self.cells_named(reader, name, audience)?, original.bytes))
    }

    /// Writes an explanation; the origin with the file's place.
    pub(super) fn write_explanation(
        &self,
        told: &Told,
        trace: TraceView,
        out: &Path,
    ) -> Result<TraceView, OfficeError> {
        let explanation = Explanation {
            issuer: self.profile.heading.issuer.clone(),
            about: told.about.clone(),
            value: trace.value.clone(),
            facts: told.facts.clone(),
            rule: trace.rule_words.map(str::to_owned),
            stated: stated(&trace.sources),
            made: self.now(),
        };
        files::save(out, &sheets::explanation::write(&explanation)?)?;
        Ok(TraceView {
            path: Some(out.display().to_string()),
            ..trace
        })
    }
}

/// Sources of one report stand together.
fn stated(sources: &[SourceView]) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    for source in sources {
        let named = |period: &String| PeriodId::parse(period).map(visible::name);
        let period = source.period.as_ref().and_then(named).unwrap_or_default();
        let whom = match &source.unit {
            Some(unit) => words::report::source::whom_of(unit, period),
            None => said::plan().to_owned(),
        };
        let file = match source.file.as_str() {
            "" => said::by_hand().to_owned(),
            file => file.to_owned(),
        };
        let received = source.received.as_deref().and_then(day).unwrap_or_default();
        match all.last_mut() {
            Some(last) if last.is_of(&whom, &file, &source.sheet) => {
                last.add(&source.cell, &source.text);
            }
            _ => all.push(Stated {
                whom,
                file,
                sheet: source.sheet.clone(),
                cells: Vec::from_iter((!source.cell.is_empty()).then(|| source.cell.clone())),
                texts: Vec::from_iter((!source.text.is_empty()).then(|| words_of(&source.text))),
                received,
            }),
        }
    }
    all
}

/// A moment as people write it, other words as they are.
fn words_of(text: &str) -> String {
    day(text).unwrap_or_else(|| text.to_owned())
}

/// "07:31 13/03/2024" of an RFC 3339 moment.
fn day(moment: &str) -> Option<String> {
    let moment = DateTime::parse_from_rfc3339(moment).ok()?;
    Some(moment.format("%H:%M %d/%m/%Y").to_string())
}

fn told(
    reader: &Reader<'_>,
    name: &str,
    cells: &Cells,
    bytes: &[u8],
    cell: &str,
) -> Result<Told, OfficeError> {
    let unknown = || OfficeError::CellUnknown {
        cell: cell.to_owned(),
    };
    let (tab, place) = cell.rsplit_once('!').ok_or_else(unknown)?;
    let tab = tab.trim().trim_matches('\'');
    let at = cell_at(&place.trim().replace('$', "").to_uppercase()).ok_or_else(unknown)?;
    let row = cells.row(tab, at.0).ok_or_else(unknown)?;
    let named = Named::parse(name)?;
    let period = visible::name(named.period);
    let about = match named.version {
        Some(version) => said::cell_of_version(place, tab, period, version),
        None => said::cell(place, tab, period),
    };
    let mut facts = match indicator_of(row) {
        Some(id) => {
            let indicators = reader.indicators()?;
            let mut found = indicators.iter().filter(|one| one.id == id);
            let defined = found.next().map(definition).unwrap_or_default();
            // The row names it itself.
            defined.into_iter().skip(1).collect()
        }
        None => Vec::new(),
    };
    let book = sheets::read(bytes, "xlsx").ok();
    let sheet = book.as_ref().and_then(|book| sheet(book, tab));
    for (column, one) in (0u32..).zip(&row.cells) {
        let heading = sheet.and_then(|sheet| heading(sheet, cells, tab, (row.row, column)));
        let heading = heading.filter(|_| !row.is_title() && !one.shown.is_empty());
        facts.extend(heading.map(|heading| (heading, one.shown.clone())));
    }
    Ok(Told { about, facts })
}

fn sheet<'a>(book: &'a Book, tab: &str) -> Option<&'a Sheet> {
    book.sheets.iter().find(|sheet| sheet.name == tab)
}

/// The heading above a cell: the row of headings is the first above it that is none of the
/// return's own rows; a heading over several columns stands at its first.
fn heading(sheet: &Sheet, cells: &Cells, tab: &str, (row, column): (u32, u32)) -> Option<String> {
    let text = |row: u32, column: u32| {
        let shown = sheet.cell(row, column)?.shown();
        (!shown.trim().is_empty()).then_some(shown)
    };
    let is_heading = |row: &u32| cells.row(tab, *row).is_none();
    let last = (0..row).rev().find(is_heading)?;
    let above = last.checked_sub(1).filter(is_heading);
    match (text(last, column), above) {
        (Some(own), Some(above)) => {
            let over = (0..=column).rev().find_map(|at| text(above, at));
            Some(match over {
                Some(over) => said::under(over, own),
                None => own,
            })
        }
        (Some(own), None) => Some(own),
        (None, above) => text(above?, column),
    }
}

/// The indicator a row is about.
fn indicator_of(row: &RowCells) -> Option<IndicatorId> {
    let id = row.key.strip_prefix("indicator ")?.split(' ').next()?;
    id.parse().ok().map(IndicatorId)
}

/// What an indicator is.
pub(super) fn definition(indicator: &Indicator) -> Vec<(String, String)> {
    let kind = match indicator.kind {
        Kind::Ratio => said::ratio(),
        Kind::Count => said::count(),
        Kind::YesNo => said::yes_no(),
        Kind::Score => said::score(),
    };
    let figure = match (indicator.asks, indicator.since) {
        (_, Since::Moment) => said::at_moment(),
        (Figure::Period, _) => said::of_period(),
        (Figure::Cumulative, Since::Window) => said::since_window(),
        (Figure::Cumulative, Since::NewYear) => said::since_new_year(),
        (Figure::Cumulative, Since::Start) => said::since_start(),
    };
    vec![
        (
            said::indicator().to_owned(),
            words::report::chart::name(&indicator.code, &indicator.name),
        ),
        (said::definition().to_owned(), said::defined(kind, figure)),
    ]
}
