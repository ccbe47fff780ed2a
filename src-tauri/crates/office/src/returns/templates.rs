//! The province's own template, filled: exactly that workbook, its mapped cells with the values of
//! a return. How a template was mapped is remembered for the next period.

mod items;
mod known;
mod mapping;
mod rows;
mod showing;
mod tracing;

use super::cells::Cells;
use super::facts::{Fact, Facts, Known};
use super::frozen::{cells_of, known as frozen_known};
use crate::clock::rfc3339;
use crate::error::TemplateRefusal;
use crate::files::{self, Loaded};
use crate::views::{
    FillView, TemplateEntry, TemplateItem, TemplatePlace, TemplateView, UnmatchedRow,
};
use crate::{Office, OfficeError};
use known::{At, KeptPlace};
use plan::book::Book;
use plan::unit::Directory;
use serde::Deserialize;
use sheets::template::{Filled, Formulas, Put, Target, TemplateError, check, fill};
use specta::Type;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{Operation, Reader, StoredTemplate};

/// A template to be filled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
pub struct FillRequest {
    /// The template.
    #[specta(type = String)]
    pub file: PathBuf,
    /// The period.
    pub period: String,
    /// The frozen version; the return as it stands now where none is named.
    pub version: Option<u32>,
    /// What goes where; as it was remembered where nothing is said.
    pub places: Option<Vec<TemplatePlace>>,
    /// Whether formulas in mapped cells may be replaced.
    pub over_formulas: bool,
}

/// The values of a return and what they were made from.
struct Material {
    facts: Facts,
    cells: Cells,
    directory: Directory,
    as_of: String,
}

/// A template with everything that is to be done with it.
struct Work {
    loaded: Loaded,
    book: Book,
    material: Material,
    items: Vec<TemplateItem>,
    recognised: &'static str,
    template: Option<StoredTemplate>,
    places: Vec<TemplatePlace>,
    aims: Vec<Aim>,
    unmatched: Vec<UnmatchedRow>,
    absent: Vec<String>,
    /// The first filled row of each sheet.
    first: BTreeMap<String, u32>,
}

/// A cell that is to be filled.
struct Aim {
    sheet: String,
    at: (u32, u32),
    item: String,
    label: String,
    of: String,
    fact: Option<Fact>,
}

impl Office {
    /// Shows a template as it would be filled.
    ///
    /// # Errors
    /// The file is no workbook that can be filled; no such period or version; a place or word
    /// that is none; the store refuses.
    pub fn preview_template(&self, request: &FillRequest) -> Result<TemplateView, OfficeError> {
        let work = self.work_on(request)?;
        let filled = work.fill(request)?;
        let book = read(&work.loaded, &filled.bytes)?;
        Ok(TemplateView {
            sheets: work.shown(&book, &filled),
            fill: work.view(request, &filled, &request.file),
            recognised: work.recognised,
            template: work.template.as_ref().map(|one| one.id),
            places: work.places,
            items: work.items,
        })
    }

    /// Fills a template into a new file and remembers what went where.
    ///
    /// # Errors
    /// As [`Office::preview_template`]; nothing is mapped yet, or the template changed since; the
    /// file would take the template's place, has another ending or cannot be written. Then
    /// nothing is remembered.
    pub fn fill_template(
        &mut self,
        request: &FillRequest,
        out: &Path,
    ) -> Result<FillView, OfficeError> {
        let work = self.known_work(request)?;
        fits_beside(&request.file, out)?;
        let filled = work.fill(request)?;
        self.remember(&work, || files::save(out, &filled.bytes))?;
        Ok(work.view(request, &filled, out))
    }

    /// Everything that can be put into a template of a period's return.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub fn template_items(&self, period: &str) -> Result<Vec<TemplateItem>, OfficeError> {
        self.read(|reader| Ok(items::all(&self.material(reader, period, None)?.facts)))
    }

    /// The templates that were mapped, the last one first.
    ///
    /// # Errors
    /// The store refuses.
    pub fn templates(&self) -> Result<Vec<TemplateEntry>, OfficeError> {
        let entry = |stored: StoredTemplate| TemplateEntry {
            id: stored.id,
            places: kept_places(&stored)
                .into_iter()
                .map(|kept| kept.place)
                .collect(),
            name: stored.name,
            mapped_at: rfc3339(stored.mapped_at),
        };
        self.read(|reader| Ok(reader.templates()?.into_iter().map(entry).collect()))
    }

    /// Forgets how a template was mapped.
    ///
    /// # Errors
    /// No such template; the store refuses.
    pub fn forget_template(&mut self, id: i64) -> Result<Vec<TemplateEntry>, OfficeError> {
        let stored = self.read(|reader| Ok(reader.templates()?))?;
        let known = stored.into_iter().find(|one| one.id == id);
        let known = known.ok_or_else(|| refused(TemplateRefusal::Unknown { id }))?;
        let operation = Operation::new("template_forgotten", known.name, self.now());
        self.perform(&operation, |tx| Ok(tx.forget_template(id)?))?;
        self.templates()
    }

    /// The same as [`Office::work_on`], of a template whose places are certain.
    fn known_work(&self, request: &FillRequest) -> Result<Work, OfficeError> {
        let work = self.work_on(request)?;
        let path = request.file.clone();
        match work.recognised {
            "new" => Err(refused(TemplateRefusal::Unmapped { path })),
            "moved" => Err(refused(TemplateRefusal::Moved {
                path,
                proposed: proposed(&work.places),
            })),
            _ => Ok(work),
        }
    }

    /// Reads a template and finds out what goes where.
    fn work_on(&self, request: &FillRequest) -> Result<Work, OfficeError> {
        let loaded = files::load(&request.file)?;
        check(&loaded.bytes).map_err(|cause| unfillable(&loaded.path, cause))?;
        let book = read(&loaded, &loaded.bytes)?;
        self.read(|reader| {
            let material = self.material(reader, &request.period, request.version)?;
            let stored = reader.templates()?;
            let found = known::recognise(&book, &stored);
            let template = |id| stored.iter().find(|one| one.id == id).cloned();
            let (recognised, id, places) = match (&request.places, found) {
                (Some(given), found) => ("given", found.map(|one| one.id), given.clone()),
                (None, Some(found)) => {
                    let how = if found.in_place { "known" } else { "moved" };
                    (how, Some(found.id), found.places)
                }
                (None, None) => ("new", None, Vec::new()),
            };
            let items = items::all(&material.facts);
            let mut work = Work {
                loaded,
                book,
                material,
                items,
                recognised,
                template: id.and_then(template),
                places,
                aims: Vec::new(),
                unmatched: Vec::new(),
                absent: Vec::new(),
                first: BTreeMap::new(),
            };
            work.aim()?;
            Ok(work)
        })
    }

    /// The values of a return: as it stands now, or as it was frozen.
    fn material(
        &self,
        reader: &Reader<'_>,
        period: &str,
        version: Option<u32>,
    ) -> Result<Material, OfficeError> {
        let window = self.period_of(reader, period)?;
        let directory = self.directory_on(reader, window.to)?;
        let Some(version) = version else {
            let chosen = super::audiences::everything();
            let drawn = self.draw(reader, period, self.now(), &chosen)?;
            return Ok(Material {
                facts: drawn.facts,
                as_of: drawn.content.as_of.to_string(),
                cells: drawn.cells,
                directory,
            });
        };
        let name = format!("{}/{version}", window.id);
        let frozen = frozen_known(reader, &name)?;
        let extra = reader.frozen_extra(frozen.period, version)?;
        let facts = extra.and_then(|extra| serde_json::from_str(&extra.facts).ok());
        Ok(Material {
            facts: facts.ok_or_else(|| refused(TemplateRefusal::NotKept { name }))?,
            cells: cells_of(reader, &frozen)?,
            as_of: frozen.as_of.to_string(),
            directory,
        })
    }

    /// Remembers what went where, if anything of it is new, together with writing the file.
    fn remember(
        &mut self,
        work: &Work,
        write: impl FnOnce() -> Result<(), OfficeError>,
    ) -> Result<(), OfficeError> {
        let kept =
            serde_json::to_string(&work.kept()).map_err(|error| OfficeError::Unexpected {
                detail: error.to_string(),
            })?;
        let name = work.loaded.name();
        if work.template.as_ref().is_some_and(|one| one.places == kept) {
            return write();
        }
        let now = self.now();
        let operation = Operation::new("template_mapped", name.clone(), now);
        self.perform(&operation, |tx| {
            match &work.template {
                Some(known) => tx.change_template(&StoredTemplate {
                    id: known.id,
                    name,
                    places: kept,
                    mapped_at: now,
                })?,
                None => drop(tx.keep_template(&name, &kept, now)?),
            }
            // Last: a file that cannot be written leaves nothing remembered.
            write()
        })?;
        Ok(())
    }
}

impl Work {
    fn fill(&self, request: &FillRequest) -> Result<Filled, OfficeError> {
        let targets: Vec<Target> = self
            .aims
            .iter()
            .map(|aim| Target {
                sheet: aim.sheet.clone(),
                row: aim.at.0,
                column: aim.at.1,
                value: aim
                    .fact
                    .as_ref()
                    .map_or(Put::Blank, |fact| put(&fact.value)),
            })
            .collect();
        let over = match request.over_formulas {
            true => Formulas::Replace,
            false => Formulas::Keep,
        };
        let filled = fill(&self.loaded.bytes, &targets, over);
        filled.map_err(|cause| unfillable(&self.loaded.path, cause))
    }

    /// The places with the headings they will be known by.
    fn kept(&self) -> Vec<KeptPlace> {
        let mut places = self.places.clone();
        places.sort();
        let kept = places.into_iter().map(|place| {
            let mapped: BTreeSet<At> = self
                .places
                .iter()
                .filter(|one| one.sheet == place.sheet)
                .filter_map(|one| At::parse(&one.at))
                .collect();
            let sheet = self
                .book
                .sheets
                .iter()
                .find(|sheet| sheet.name == place.sheet);
            let first = self.first.get(&place.sheet).copied().unwrap_or(u32::MAX);
            let heading = sheet.zip(At::parse(&place.at));
            KeptPlace {
                heading: heading.and_then(|(sheet, at)| known::heading(sheet, at, first, &mapped)),
                place,
            }
        });
        kept.collect()
    }
}

fn refused(refusal: TemplateRefusal) -> OfficeError {
    OfficeError::Template(refusal)
}

fn read(loaded: &Loaded, bytes: &[u8]) -> Result<Book, OfficeError> {
    sheets::read(bytes, &loaded.name()).map_err(|cause| OfficeError::Unreadable {
        path: loaded.path.clone(),
        cause,
    })
}

fn unfillable(path: &Path, cause: TemplateError) -> OfficeError {
    let path = path.to_owned();
    match cause {
        TemplateError::Unreadable(cause) => OfficeError::Unreadable { path, cause },
        TemplateError::OtherFormat => refused(TemplateRefusal::Format { path }),
        TemplateError::SheetMissing(sheet) => refused(TemplateRefusal::SheetMissing { sheet }),
        TemplateError::Unwritable(cause) => cause.into(),
    }
}

/// Whether a filled template may be written there.
fn fits_beside(template: &Path, out: &Path) -> Result<(), OfficeError> {
    let same = || Some(template.canonicalize().ok()? == out.canonicalize().ok()?);
    if same().unwrap_or(template == out) {
        let path = out.to_owned();
        return Err(refused(TemplateRefusal::Itself { path }));
    }
    let ending = |path: &Path| {
        let ending = path
            .extension()
            .map(|one| one.to_string_lossy().to_lowercase());
        ending.unwrap_or_default()
    };
    match ending(template) == ending(out) {
        true => Ok(()),
        false => Err(refused(TemplateRefusal::Ending {
            ending: ending(template),
        })),
    }
}

/// Places as the terminal takes them.
fn proposed(places: &[TemplatePlace]) -> String {
    let maps = places.iter();
    let maps: Vec<String> = maps
        .map(|place| format!("--map \"{}!{}={}\"", place.sheet, place.at, place.item))
        .collect();
    maps.join(" ")
}

fn kept_places(stored: &StoredTemplate) -> Vec<KeptPlace> {
    // What a newer program wrote is not understood.
    serde_json::from_str(&stored.places).unwrap_or_default()
}

fn put(value: &Known) -> Put {
    match value {
        Known::Text(text) => Put::Text(text.clone()),
        Known::Number(number) => Put::Number(*number),
        Known::Percent(percent) => Put::Percent(*percent),
        Known::Day(day) => Put::Date(*day),
    }
}
