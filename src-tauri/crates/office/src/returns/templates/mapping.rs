//! What goes where: the mapped places of a template as cells and their values.

use super::items::{self, Rows};
use super::known::At;
use super::rows::{Keys, People};
use super::{Aim, Work, refused};
use crate::OfficeError;
use crate::error::TemplateRefusal;
use crate::returns::facts::{Fact, FactRow};
use crate::views::{TemplateItem, TemplatePlace, UnmatchedRow};
use plan::book::{Sheet, cell_at, cell_name};
use std::collections::BTreeMap;

impl Work {
    /// Finds the cells that are to be filled.
    pub(super) fn aim(&mut self) -> Result<(), OfficeError> {
        let mut by_sheet: BTreeMap<&str, Vec<&TemplatePlace>> = BTreeMap::new();
        for place in &self.places {
            by_sheet.entry(&place.sheet).or_default().push(place);
        }
        let people = People::of(&self.material.facts, &self.material.directory);
        let (mut aims, mut unmatched, mut absent) = (Vec::new(), Vec::new(), Vec::new());
        let mut first = BTreeMap::new();
        for (name, places) in by_sheet {
            let sheet = self.book.sheets.iter().find(|sheet| sheet.name == name);
            let missing = || TemplateRefusal::SheetMissing {
                sheet: name.to_owned(),
            };
            let sheet = sheet.ok_or_else(|| refused(missing()))?;
            let mapped = Mapped::of(name, &places, &self.items)?;
            aims.extend(self.single(sheet, &mapped));
            let matched = people.match_rows(sheet, &mapped.keys);
            first.extend(matched.rows.first().map(|(row, _)| (name.to_owned(), *row)));
            for (row, whose) in &matched.rows {
                aims.extend(mapped.columns.iter().map(|(column, item, label)| Aim {
                    sheet: name.to_owned(),
                    at: (*row, *column),
                    item: item.clone(),
                    label: label.clone(),
                    of: whose.names.first().cloned().unwrap_or_default(),
                    fact: whose.values.get(item).cloned(),
                }));
            }
            unmatched.extend(matched.unmatched.into_iter().map(
                |(row, column, text, suggestions)| UnmatchedRow {
                    sheet: name.to_owned(),
                    cell: cell_name(row, column),
                    text,
                    suggestions,
                },
            ));
            absent.extend(self.absent(&mapped, &matched.rows));
        }
        absent.sort();
        absent.dedup();
        (self.aims, self.unmatched, self.absent, self.first) = (aims, unmatched, absent, first);
        Ok(())
    }

    /// The single cells of a sheet; one within a merged range is its corner.
    fn single(&self, sheet: &Sheet, mapped: &Mapped) -> Vec<Aim> {
        let cells = mapped.cells.iter();
        let aims = cells.map(|((row, column), item, label)| {
            let span = sheet.span_over(*row, *column);
            Aim {
                sheet: sheet.name.clone(),
                at: span.map_or((*row, *column), |span| (span.top, span.left)),
                item: item.clone(),
                label: label.clone(),
                of: String::new(),
                fact: self.of_whole(item),
            }
        });
        aims.collect()
    }

    fn of_whole(&self, item: &str) -> Option<Fact> {
        let Some(cell) = item.strip_prefix(items::CELL) else {
            return self.material.facts.whole.get(item).cloned();
        };
        let (tab, place) = cell.rsplit_once('!')?;
        let tab = tab.trim().trim_matches('\'');
        let at = cell_at(&place.trim().replace('$', "").to_uppercase())?;
        Fact::printed(self.material.cells.find(tab, at)?)
    }

    /// Who has values for the mapped columns but no row.
    fn absent(&self, mapped: &Mapped, rows: &[(u32, &FactRow)]) -> Vec<String> {
        let facts = &self.material.facts;
        let all = match mapped.keys.rows {
            Some(Rows::Units) => &facts.units,
            Some(Rows::Tasks) => &facts.tasks,
            Some(Rows::Indicators) => &facts.indicators,
            None => return Vec::new(),
        };
        let has_value = |row: &&FactRow| {
            let mut columns = mapped.columns.iter();
            columns.any(|(_, item, _)| row.values.contains_key(item))
        };
        let has_row = |row: &&FactRow| rows.iter().any(|(_, whose)| whose.names == row.names);
        let without = all.iter().filter(|row| has_value(row) && !has_row(row));
        without
            .filter_map(|row| row.names.first().cloned())
            .collect()
    }
}

/// What is mapped on one sheet.
struct Mapped {
    keys: Keys,
    /// Columns that take values.
    columns: Vec<(u32, String, String)>,
    /// Cells that take values.
    cells: Vec<((u32, u32), String, String)>,
}

impl Mapped {
    fn of(
        sheet: &str,
        places: &[&TemplatePlace],
        items: &[TemplateItem],
    ) -> Result<Mapped, OfficeError> {
        let unknown = |item: &str| {
            refused(TemplateRefusal::ItemUnknown {
                item: item.to_owned(),
            })
        };
        let mut mapped = Mapped {
            keys: Keys::default(),
            columns: Vec::new(),
            cells: Vec::new(),
        };
        let mut columns = Vec::new();
        for place in places {
            let invalid = || TemplateRefusal::PlaceInvalid {
                place: place.at.clone(),
            };
            match At::parse(&place.at).ok_or_else(|| refused(invalid()))? {
                At::Cell(row, column) => {
                    let label = items::label(items, None, &place.item);
                    let label = label.ok_or_else(|| unknown(&place.item))?;
                    mapped
                        .cells
                        .push(((row, column), place.item.clone(), label));
                }
                At::Column(column) => match items::key(&place.item) {
                    Some((key, rows)) => {
                        if mapped.keys.rows.is_some_and(|known| known != rows) {
                            return Err(unknown(&place.item));
                        }
                        mapped.keys.rows = Some(rows);
                        mapped.keys.columns.push((key, column));
                    }
                    None => columns.push((column, &place.item)),
                },
            }
        }
        if mapped.keys.rows.is_none() && !columns.is_empty() {
            let sheet = sheet.to_owned();
            return Err(refused(TemplateRefusal::KeyMissing { sheet }));
        }
        for (column, item) in columns {
            let label = items::label(items, mapped.keys.rows, item);
            let label = label.ok_or_else(|| unknown(item))?;
            mapped.columns.push((column, item.clone(), label));
        }
        Ok(mapped)
    }
}
