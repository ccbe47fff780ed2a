//! Units' own tables: what their columns hold is told once, shown before it counts, and
//! remembered for the header and the unit with the first report that is accepted.

use super::background::Given;
use super::{File, IntakePreview};
use crate::error::{MappingError, field_name};
use crate::views::{
    ColumnChoice, MappingColumnView, MappingView, RememberedColumnView, RememberedView, iso, pile,
};
use crate::{Office, OfficeError};
use chrono::{NaiveDate, NaiveDateTime};
use plan::book::{cell_at, column_name};
use plan::submission::{self, MappedBy, Mapping, OwnField, ReadTable, Told};
use plan::unit::UnitId;
use std::collections::{BTreeMap, HashMap};
use store::{MappingId, NewMapping, Operation, ReadAs, Reader, ToldMapping};

/// What was told of units' own tables at earlier files.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Remembered(HashMap<UnitId, HashMap<String, (MappingId, Mapping, NaiveDate)>>);

impl Remembered {
    /// All of it.
    pub(super) fn of(reader: &Reader<'_>) -> Result<Remembered, OfficeError> {
        let mut all = Remembered::default();
        for one in reader.mappings()? {
            let of = all.0.entry(one.unit).or_default();
            of.insert(one.header, (one.id, one.mapping, one.told_at.date()));
        }
        Ok(all)
    }

    /// What was told of a unit's table with this header, and when.
    pub(super) fn get(&self, unit: UnitId, header: &str) -> Option<(Mapping, NaiveDate)> {
        let (_, mapping, on) = self.0.get(&unit)?.get(header)?;
        Some((mapping.clone(), *on))
    }

    fn id(&self, unit: UnitId, header: &str) -> Option<MappingId> {
        Some(self.0.get(&unit)?.get(header)?.0)
    }
}

impl Office {
    /// Says what the columns of a previewed file's own table hold; what is not named is not read.
    /// The file is read again by it. Nothing is stored: accepting the file remembers it.
    ///
    /// # Errors
    /// Something told twice or missing; the file has no such table or column; the file or the
    /// store changed since the preview.
    pub fn map_columns(
        &self,
        preview: &mut IntakePreview,
        index: usize,
        (sheet, cell): (&str, &str),
        columns: &[ColumnChoice],
    ) -> Result<pile::IntakeView, OfficeError> {
        let told = told_columns(columns)?;
        let file = preview.files.get(index).ok_or(OfficeError::StalePreview)?;
        let table = file.tables().find(|table| {
            let header = &table.header;
            header.sheet == sheet && header.cell == cell
        });
        let table = table.ok_or(OfficeError::StalePreview)?;
        let last = table.columns.last().map_or(0, |column| column.column);
        let first = table.columns.first().map_or(0, |column| column.column);
        if let Some(outside) = told.values().find(|one| !(first..=last).contains(*one)) {
            let column = column_name(*outside);
            return Err(MappingError::ColumnUnknown { column }.into());
        }
        let mapping = told.into_iter().map(|(field, one)| (field, one - first));
        let told = Told::Table {
            key: table.key.clone(),
            mapping: mapping.collect(),
        };
        let given = Given {
            told: file.given.told.iter().cloned().chain([told]).collect(),
            ..file.given.clone()
        };
        self.resettle(preview, index, given)
    }

    /// What is remembered of units' own tables.
    ///
    /// # Errors
    /// The store refuses.
    pub fn remembered_columns(&self) -> Result<Vec<RememberedView>, OfficeError> {
        self.read(|reader| {
            let directory = self.directory(reader)?;
            let all = reader.mappings()?.into_iter().map(|one| {
                let unit = directory.unit(one.unit);
                let name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
                remembered_view(&one, name)
            });
            Ok(all.collect())
        })
    }

    /// Forgets what is remembered under a number: the next file with that header is asked about
    /// again. Reports that were read by it stay.
    ///
    /// # Errors
    /// Nothing is remembered under it; the store refuses.
    pub fn forget_columns(&mut self, id: i64) -> Result<Vec<RememberedView>, OfficeError> {
        let known = self.remembered_columns()?;
        let one = known.iter().find(|one| one.id == id);
        let one = one.ok_or(MappingError::Unknown { id })?;
        let operation = Operation::new("mapping_forgotten", one.unit.clone(), self.now());
        self.perform(&operation, |tx| Ok(tx.forget_mapping(MappingId(id))?))?;
        self.remembered_columns()
    }
}

/// The columns told, by the sheet's own letters.
///
/// # Errors
/// Something told twice or missing; no column is called so.
pub(super) fn told_columns(columns: &[ColumnChoice]) -> Result<Mapping, OfficeError> {
    let mut told = Vec::with_capacity(columns.len());
    for one in columns {
        let letters = one.column.trim().to_ascii_uppercase();
        let place = cell_at(&format!("{letters}1")).filter(|_| letters.len() <= 3);
        let unknown = || MappingError::ColumnUnknown {
            column: one.column.clone(),
        };
        let (_, column) = place.ok_or_else(unknown)?;
        told.push((OwnField::from(one.field), column));
    }
    Ok(submission::mapping(told).map_err(MappingError::from)?)
}

/// What is told of own tables in files to be stored, and not remembered so yet.
pub(super) fn newly_told(
    preview: &IntakePreview,
    storable: &[usize],
    now: NaiveDateTime,
) -> Vec<NewMapping> {
    let files = storable.iter().filter_map(|at| preview.files.get(*at));
    let told = files.flat_map(|file| {
        let unit = file.whose().0;
        let tables = file.tables().filter(|table| table.is_told());
        tables.filter_map(move |table| new_mapping(unit?, table, now))
    });
    let remembered = &preview.background.remembered;
    told.filter(|new| {
        let known = remembered.get(new.unit, &new.header);
        known.is_none_or(|(mapping, _)| mapping != new.mapping)
    })
    .collect()
}

fn new_mapping(unit: UnitId, table: &ReadTable, now: NaiveDateTime) -> Option<NewMapping> {
    let (mapping, _) = table.read.as_ref()?;
    let headings = mapping.iter().filter_map(|(field, position)| {
        let column = table.columns.get(usize::try_from(*position).ok()?)?;
        Some((*field, column.heading.clone()))
    });
    Some(NewMapping {
        unit,
        header: table.key.clone(),
        mapping: mapping.clone(),
        headings: headings.collect(),
        told_at: now,
    })
}

impl File {
    /// The tables of the unit's own in it.
    fn tables(&self) -> impl Iterator<Item = &ReadTable> {
        self.settled.iter().flat_map(|settled| &settled.tables)
    }

    /// How it is read, for whoever reads it again from the store.
    pub(super) fn read_as(&self) -> ReadAs {
        let read = self.tables().filter_map(|table| {
            let (mapping, _) = table.read.clone()?;
            Some((table.key.clone(), mapping))
        });
        ReadAs {
            sheets: self.sheets(),
            tables: read.collect::<BTreeMap<_, _>>(),
        }
    }

    /// The sheets of its workbook that it is, where others' stand beside them.
    pub(super) fn sheets(&self) -> Vec<String> {
        let part = self.given.part.iter();
        let sheets = part.flat_map(|part| &part.sheets);
        let seen = sheets.filter(|sheet| *sheet != plan::form::IDENTITY_SHEET);
        seen.cloned().collect()
    }

    /// The table somebody has to say something of, else the first that was read.
    pub(super) fn mapping(&self, remembered: &Remembered) -> Option<MappingView> {
        let mut untold = self.tables().filter(|table| table.read.is_none());
        let table = untold.next().or_else(|| self.tables().next())?;
        let unit = self.whose().0;
        Some(view(table, unit, remembered))
    }
}

fn view(table: &ReadTable, unit: Option<UnitId>, remembered: &Remembered) -> MappingView {
    let read = table.read.as_ref();
    let known = unit.and_then(|unit| Some((unit, remembered.get(unit, &table.key)?)));
    let columns = (0..).zip(&table.columns).map(|(at, column)| {
        let field = match read {
            None => column.proposed,
            Some((mapping, _)) => mapping
                .iter()
                .find(|(_, position)| **position == at)
                .map(|(field, _)| *field),
        };
        MappingColumnView {
            column: column_name(column.column),
            heading: column.heading.clone(),
            field: field.map(Into::into),
            cells: column.cells.clone(),
        }
    });
    MappingView {
        state: match read {
            None => "untold",
            Some((_, MappedBy::Told)) => "told",
            Some((_, MappedBy::Remembered(_))) => "remembered",
        },
        sheet: table.header.sheet.clone(),
        cell: table.header.cell.clone(),
        remembered: known
            .as_ref()
            .and_then(|(unit, _)| remembered.id(*unit, &table.key))
            .map(|id| id.0),
        since: known.and_then(|(_, (_, on))| iso(Some(on))),
        columns: columns.collect(),
    }
}

fn remembered_view(one: &ToldMapping, unit: String) -> RememberedView {
    let mut columns: Vec<(&OwnField, &u32)> = one.mapping.iter().collect();
    columns.sort_by_key(|(_, position)| **position);
    let columns = columns.into_iter().map(|(field, _)| {
        let heading = one.headings.get(field).filter(|text| !text.is_empty());
        RememberedColumnView {
            field: (*field).into(),
            heading: heading
                .cloned()
                .unwrap_or_else(|| field_name(*field).to_owned()),
        }
    });
    RememberedView {
        id: one.id.0,
        unit,
        since: one.told_at.date().to_string(),
        columns: columns.collect(),
    }
}
