//! Official numbers: a table closed on a day, previewed beside the units' own, then stored.

use super::figures::figures_of;
use super::indicator_named;
use crate::error::IndicatorError;
use crate::files::{self, Loaded};
use crate::views::{NumbersView, OfficialImportView, OfficialNumberView, RemarkView};
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use plan::indicator::{Indicator, Numbers, OfficialNumbers, OfficialRow};
use plan::period::{Period, PeriodKind};
use plan::unit::Directory;
use serde::Deserialize;
use specta::Type;
use std::path::PathBuf;
use store::{OfficialNumber, OfficialTable, Operation, Reader, Revision};
use words::document;

/// Endings of files that hold a table as text.
const TEXT: [&str; 3] = ["txt", "tsv", "csv"];

/// A table of official numbers to be read.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct OfficialRequest {
    /// The workbook, or a text with tabs.
    pub file: Option<PathBuf>,
    /// The table as text, where there is no file.
    pub pasted: String,
    /// The day the numbers were closed, 2024-03-14; today where none is given.
    pub closed_on: Option<String>,
    /// The period they speak of; else the month whose window holds the day.
    pub period: Option<String>,
    /// The only indicator they are of.
    pub indicator: Option<String>,
}

/// A table that was read and set beside the units' own numbers; accepting consumes it.
#[derive(Debug)]
pub struct OfficialPreview {
    source: Loaded,
    from_file: bool,
    period: Period,
    closed_on: NaiveDate,
    read: OfficialNumbers,
    view: OfficialImportView,
    revision: Revision,
}

impl OfficialPreview {
    /// The preview to look at.
    pub fn view(&self) -> &OfficialImportView {
        &self.view
    }
}

impl Office {
    /// Reads a table of official numbers.
    ///
    /// # Errors
    /// The file cannot be read or holds no such table; no plan; the period or the indicator is
    /// unknown; the store refuses.
    pub fn preview_official(
        &self,
        request: &OfficialRequest,
    ) -> Result<OfficialPreview, OfficeError> {
        let source = source_of(request)?;
        let from_file = request.file.is_some();
        let book = book_of(&source, from_file)?;
        let closed_on = match &request.closed_on {
            Some(text) => text.parse().map_err(|_| OfficeError::ValueInvalid {
                value: text.clone(),
            })?,
            None => self.clock.today(),
        };
        self.read(|reader| {
            let directory = self.directory(reader)?;
            let indicators = match &request.indicator {
                Some(code) => vec![indicator_named(reader, code)?],
                None => reader.indicators()?,
            };
            let period = match &request.period {
                Some(id) => self.period_of(reader, id)?,
                None => self.month_of(reader, closed_on)?,
            };
            let read = OfficialNumbers::read(&book, &directory, &indicators);
            let read = read.filter(|read| !read.rows.is_empty() || !read.remarks.is_empty());
            let read = read.ok_or_else(|| IndicatorError::NoNumbers {
                path: source.path.clone(),
            })?;
            let beside = Beside {
                indicators: &indicators,
                directory: &directory,
                own: own_numbers(reader, &indicators, &directory, &period)?,
            };
            let view = OfficialImportView {
                accepted: false,
                period: period.id.to_string(),
                closed_on: closed_on.to_string(),
                numbers: read
                    .rows
                    .iter()
                    .filter_map(|row| beside.view(row))
                    .collect(),
                remarks: read.remarks.iter().map(RemarkView::from).collect(),
            };
            Ok(OfficialPreview {
                revision: reader.revision()?,
                source: source.clone(),
                from_file,
                period,
                closed_on,
                read,
                view,
            })
        })
    }

    /// Stores what was previewed; the units' own numbers stay beside it.
    ///
    /// # Errors
    /// The file or the store changed since the preview; the store refuses.
    pub fn accept_official(
        &mut self,
        preview: OfficialPreview,
    ) -> Result<OfficialImportView, OfficeError> {
        let OfficialPreview {
            source,
            from_file,
            period,
            closed_on,
            read,
            mut view,
            revision,
        } = preview;
        if from_file && files::load(&source.path)?.sha256 != source.sha256 {
            return Err(OfficeError::StalePreview);
        }
        let operation = Operation::new("official_imported", source.name(), self.now());
        self.perform(&operation.expecting(revision), |tx| {
            tx.keep_period(&period)?;
            let original = tx.insert_original(&source.name(), &source.bytes)?;
            let table = OfficialTable {
                period: &period,
                closed_on,
                original: &original,
            };
            for row in &read.rows {
                tx.insert_official(
                    &table,
                    &OfficialNumber {
                        key: row.key,
                        numbers: row.numbers,
                        text: row.text.clone(),
                        place: row.place.clone(),
                    },
                )?;
            }
            Ok(())
        })?;
        view.accepted = true;
        Ok(view)
    }

    /// The month whose window holds a day, or the longer period that stands in its place.
    fn month_of(&self, reader: &Reader<'_>, day: NaiveDate) -> Result<Period, OfficeError> {
        let mut calendar = self.calendar(reader, day.year())?;
        calendar.extend(self.calendar(reader, day.year() + 1)?);
        let holds = |period: &&Period| {
            let months = matches!(
                period.id.kind(),
                PeriodKind::Month | PeriodKind::Half | PeriodKind::Year
            );
            months && period.from <= day && day <= period.to
        };
        let held = calendar.iter().filter(holds);
        let shortest = held.min_by_key(|period| (period.to - period.from, period.to));
        shortest.cloned().ok_or_else(|| OfficeError::PeriodUnknown {
            period: day.format("%d/%m/%Y").to_string(),
        })
    }
}

fn source_of(request: &OfficialRequest) -> Result<Loaded, OfficeError> {
    match &request.file {
        Some(file) => files::load(file),
        None => Ok(Loaded {
            path: PathBuf::from(document::pasted()),
            sha256: files::sha256(request.pasted.as_bytes()),
            bytes: request.pasted.as_bytes().to_vec(),
        }),
    }
}

fn book_of(source: &Loaded, from_file: bool) -> Result<plan::book::Book, OfficeError> {
    let ending = source
        .path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let is_text = ending.is_some_and(|ending| TEXT.contains(&ending.as_str()));
    let read = if from_file && !is_text {
        sheets::read(&source.bytes, &source.name())
    } else {
        sheets::read_pasted(&String::from_utf8_lossy(&source.bytes), &source.name())
    };
    read.map_err(|cause| OfficeError::Unreadable {
        path: source.path.clone(),
        cause,
    })
}

/// What official numbers are set beside.
struct Beside<'a> {
    indicators: &'a [Indicator],
    directory: &'a Directory,
    own: Vec<(plan::indicator::MeasureKey, Numbers)>,
}

impl Beside<'_> {
    fn view(&self, row: &OfficialRow) -> Option<OfficialNumberView> {
        let mut indicators = self.indicators.iter();
        let indicator = indicators.find(|one| one.id == row.key.indicator)?;
        let own = self.own.iter().find(|(key, _)| *key == row.key);
        let own = own.map(|(_, numbers)| *numbers).unwrap_or_default();
        Some(OfficialNumberView {
            code: indicator.code.clone(),
            indicator: indicator.name.clone(),
            unit: self.directory.unit(row.key.unit)?.name.clone(),
            official: NumbersView::of(indicator.kind, &row.numbers),
            differs: !own.is_blank() && own != row.numbers,
            own: NumbersView::of(indicator.kind, &own),
            cell: row.place.cell.clone(),
        })
    }
}

/// The units' own numbers of a period.
fn own_numbers(
    reader: &Reader<'_>,
    indicators: &[Indicator],
    directory: &Directory,
    period: &Period,
) -> Result<Vec<(plan::indicator::MeasureKey, Numbers)>, OfficeError> {
    let plan = Office::plan_of_year(reader, period.to.year())?.plan;
    let measured = reader.measured()?;
    let mut own = Vec::new();
    for indicator in indicators {
        let known = measured.get(&indicator.id).map_or(&[][..], Vec::as_slice);
        let figures = figures_of(indicator, known, &plan, directory, period);
        own.extend(figures.units.iter().map(|unit| {
            let key = plan::indicator::MeasureKey {
                indicator: indicator.id,
                unit: unit.unit,
            };
            (key, unit.own)
        }));
    }
    Ok(own)
}
