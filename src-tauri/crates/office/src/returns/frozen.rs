//! Freezing a return: exactly these bytes, as the period's next version.

use super::audiences::everything;
use super::cells::Cells;
use super::changes;
use super::facts::Facts;
use super::narrative::Worded;
use crate::files;
use crate::views::{FrozenReturnView, ReturnSheetView, ReturnView};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use plan::consolidation::Return;
use plan::period::{PeriodId, visible};
use sheets::Properties;
use sheets::page::{self, Page};
use sheets::report::Chosen;
use std::path::Path;
use store::{
    FrozenExtra, FrozenReturn, NewFrozenReturn, Operation, Reader, Revision, SubmissionId,
};
use words::operation;

/// A return as it stands now, with its workbook.
pub(super) struct Drawn {
    /// What it says.
    pub content: Return,
    /// Its cells.
    pub cells: Cells,
    /// Its pages.
    pub pages: Vec<Page>,
    /// Every value a template can take.
    pub facts: Facts,
    /// The workbook.
    pub bytes: Vec<u8>,
    revision: Revision,
}

/// A return by its name.
pub(super) struct Named {
    /// The period.
    pub period: PeriodId,
    /// The frozen version; none for the return as it stands now.
    pub version: Option<u32>,
}

impl Named {
    /// "2024-03/1" is a frozen one, "2024-03" the one as it stands now.
    pub fn parse(name: &str) -> Result<Named, OfficeError> {
        let unknown = || OfficeError::ReturnUnknown {
            name: name.to_owned(),
        };
        let (period, version) = match name.split_once('/') {
            Some((period, version)) => {
                let version: u32 = version.parse().map_err(|_| unknown())?;
                (period, Some(version))
            }
            None => (name, None),
        };
        let period = PeriodId::parse(period).ok_or_else(unknown)?;
        Ok(Named { period, version })
    }
}

impl Office {
    /// Writes the return of a period and freezes exactly these bytes as its next version. Where
    /// nothing differs from the newest version but the time of extraction, that version is
    /// written again and nothing is stored.
    ///
    /// # Errors
    /// No such period; no plan; the file cannot be written; the store refuses. Then nothing is
    /// frozen.
    pub fn freeze_return(&mut self, period: &str, out: &Path) -> Result<ReturnView, OfficeError> {
        self.freeze_return_for(period, None, out)
    }

    /// As [`Office::freeze_return`], with the sheets an audience gets.
    ///
    /// # Errors
    /// As there; no such audience.
    pub fn freeze_return_for(
        &mut self,
        period: &str,
        audience: Option<&str>,
        out: &Path,
    ) -> Result<ReturnView, OfficeError> {
        let now = self.now();
        let (drawn, told, newest) = self.read(|reader| {
            let kind = self.period_of(reader, period)?.id.kind();
            let chosen = self.chosen(reader, audience, kind)?;
            let drawn = self.draw(reader, period, now, &chosen)?;
            let newest = reader.newest_frozen_return(drawn.content.id())?;
            let newest = newest.map(|frozen| {
                let cells = cells_of(reader, &frozen)?;
                let extra = reader.frozen_extra(frozen.period, frozen.version)?;
                Ok::<_, OfficeError>((frozen.version, cells, extra))
            });
            let told = self.told_of(reader, period)?;
            Ok((drawn, told, newest.transpose()?))
        })?;
        match newest {
            Some((version, cells, extra))
                if !changes::differ(&cells, &drawn.cells)
                    && extra
                        .as_ref()
                        .is_none_or(|extra| extra.told == told.worded()) =>
            {
                let name = format!("{}/{version}", drawn.content.id());
                self.frozen_return(&name, out)
            }
            newest => {
                let version = newest.map_or(1, |(version, ..)| version + 1);
                let worded = told.write(self)?;
                self.freeze(&drawn, &worded, version, out)
            }
        }
    }

    /// Freezes what was drawn as the version that comes next, and writes it.
    fn freeze(
        &mut self,
        drawn: &Drawn,
        worded: &Worded,
        version: u32,
        out: &Path,
    ) -> Result<ReturnView, OfficeError> {
        let now = self.now();
        let period = drawn.content.id();
        let title = operation::return_version(visible::name(period), version);
        let operation = Operation::new("return_frozen", title, now).expecting(drawn.revision);
        let cells = serde_json::to_string(&drawn.cells).map_err(|error| unexpected(&error))?;
        let facts = serde_json::to_string(&drawn.facts).map_err(|error| unexpected(&error))?;
        let done = self.perform(&operation, |tx| {
            tx.keep_period(&drawn.content.period)?;
            let frozen = tx.freeze_return(&NewFrozenReturn {
                period,
                as_of: drawn.content.as_of,
                frozen_at: now,
                path: &out.display().to_string(),
                original: &tx.insert_original(&name_of(out), &drawn.bytes)?,
                cells: &cells,
                counted: &drawn.cells.submissions(),
            })?;
            let name = format!("{period}.docx");
            let extra = FrozenExtra {
                facts,
                narrative: tx.insert_original(&name, &worded.bytes)?,
                told: worded.told.clone(),
            };
            tx.keep_frozen_extra(period, frozen.version, &extra)?;
            // Last: a file that cannot be written leaves nothing frozen.
            files::save(out, &drawn.bytes)?;
            Ok(frozen)
        })?;
        Ok(written(&done.output, out, &drawn.cells))
    }

    /// Writes a frozen return again, byte for byte.
    ///
    /// # Errors
    /// No frozen return of that name; the file cannot be written; the store refuses.
    pub fn frozen_return(&self, name: &str, out: &Path) -> Result<ReturnView, OfficeError> {
        let (frozen, bytes, cells) = self.read(|reader| {
            let frozen = known(reader, name)?;
            let original = reader.original(&frozen.original)?;
            let original = original.ok_or(store::StoreError::Damaged)?;
            let cells = cells_of(reader, &frozen)?;
            Ok((frozen, original.bytes, cells))
        })?;
        files::save(out, &bytes)?;
        Ok(written(&frozen, out, &cells))
    }

    /// All frozen returns, by period and version.
    ///
    /// # Errors
    /// The store refuses.
    pub fn frozen_returns(&self) -> Result<Vec<FrozenReturnView>, OfficeError> {
        self.read(|reader| {
            let stages = reader.return_stages()?;
            let frozen = reader.frozen_returns()?.into_iter();
            Ok(frozen
                .map(|one| FrozenReturnView::new(one, &stages))
                .collect())
        })
    }

    /// The return of a period as it stands now, as workbook and as cells.
    pub(super) fn draw(
        &self,
        reader: &Reader<'_>,
        period: &str,
        now: NaiveDateTime,
        chosen: &[Chosen],
    ) -> Result<Drawn, OfficeError> {
        let evidence = self.evidence(reader, period)?;
        let content = evidence.consolidate();
        let laid = self.laid_out(&content, chosen);
        let pages: Vec<Page> = laid.iter().map(|laid| laid.page.clone()).collect();
        let properties = Properties {
            title: content.plan_title.clone(),
            created: now,
        };
        let workbook = page::write_workbook(&pages, &properties)?;
        let mut grounds = evidence.grounds(reader)?;
        let all = self.laid_out(&content, &everything());
        Ok(Drawn {
            facts: Facts::of(&content, &all, &grounds),
            cells: Cells::of(&content, &laid, &workbook.places, &mut grounds),
            content,
            pages,
            bytes: workbook.bytes,
            revision: reader.revision()?,
        })
    }
}

impl Cells {
    /// The submissions they were made from.
    pub(super) fn submissions(&self) -> Vec<SubmissionId> {
        let mut counted: Vec<SubmissionId> = self
            .sources
            .iter()
            .filter_map(|source| source.submission.map(SubmissionId))
            .collect();
        counted.sort_unstable();
        counted.dedup();
        counted
    }
}

/// The frozen return of a name.
pub(super) fn known(reader: &Reader<'_>, name: &str) -> Result<FrozenReturn, OfficeError> {
    let named = Named::parse(name)?;
    let found = match named.version {
        Some(version) => reader.frozen_return(named.period, version)?,
        None => None,
    };
    found.ok_or_else(|| OfficeError::ReturnUnknown {
        name: name.to_owned(),
    })
}

/// The cells kept with a frozen return.
pub(super) fn cells_of(reader: &Reader<'_>, frozen: &FrozenReturn) -> Result<Cells, OfficeError> {
    let kept = reader.frozen_cells(frozen.period, frozen.version)?;
    serde_json::from_str(&kept.unwrap_or_default()).map_err(|error| unexpected(&error))
}

pub(super) fn written(frozen: &FrozenReturn, out: &Path, cells: &Cells) -> ReturnView {
    let sheet = |sheet: &super::cells::SheetCells| ReturnSheetView {
        name: sheet.tab.clone(),
        rows: sheet.rows.iter().filter(|row| !row.is_title()).count(),
    };
    ReturnView {
        path: out.display().to_string(),
        period: frozen.period.to_string(),
        version: Some(frozen.version),
        as_of: frozen.as_of.to_string(),
        sheets: cells.sheets.iter().map(sheet).collect(),
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.unwrap_or_default().into_owned()
}

fn unexpected(error: &serde_json::Error) -> OfficeError {
    OfficeError::Unexpected {
        detail: error.to_string(),
    }
}
