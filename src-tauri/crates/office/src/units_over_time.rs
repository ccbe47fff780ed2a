//! Units over time: another name, a merger, a split, from a day on and by a document. Assignments
//! and history follow; what was reported before keeps the names of its day
//! (`docs/decisions/0018-units-over-time.md`).

use crate::deciding::named;
use crate::error::UnitRefusal;
use crate::units::free;
use crate::views::UnitCard;
use crate::{Office, OfficeError, find_unit};
use chrono::NaiveDate;
use plan::text::{clean, match_key};
use plan::unit::{ChangeKind, Directory, Unit, UnitId};
use store::{NewUnitChange, Operation, Reader, Tx, UnitChangeId};
use words::unit_past;

/// Since when a change of units holds, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChangeBasis {
    /// The first day it holds.
    pub on: NaiveDate,
    /// The document it rests on.
    pub document: String,
}

/// Units that are to end, and those that are to follow each of them.
struct Regrouping {
    ending: Vec<Unit>,
    heirs: Vec<Heir>,
}

/// A unit that is to follow others.
struct Heir {
    unit: Unit,
    /// The ending one whose name it keeps.
    namesake: Option<UnitId>,
}

impl Office {
    /// Gives a unit another name; the old one means it still, and stands in what is reported of
    /// days before.
    ///
    /// # Errors
    /// No such unit, or not on the day; the name means somebody else; no document is named; the
    /// store refuses.
    pub fn rename_unit(
        &mut self,
        name: &str,
        new: &str,
        short: Option<&str>,
        basis: &UnitChangeBasis,
    ) -> Result<UnitCard, OfficeError> {
        let document = named(&basis.document)?;
        let new = said(new)?;
        let unit = self.read(|reader| {
            let directory = self.directory(reader)?;
            let unit = changeable(&directory, name, basis.on)?;
            free(&directory, &new, Some(unit.id))?;
            match match_key(&unit.name) == match_key(&new) {
                true => Err(OfficeError::ValueInvalid { value: new.clone() }),
                false => Ok(unit),
            }
        })?;
        let short = short.map(clean).filter(|short| !short.is_empty());
        let title = format!("{} → {new} ({})", unit.name, written(basis.on));
        let now = self.now();
        self.perform(&Operation::new("unit_renamed", title, now), |tx| {
            let change = log(tx, ChangeKind::Renamed, basis.on, &document, now)?;
            tx.rename_unit(change, &unit, (&new, short.as_deref()))?;
            for old in [Some(&unit.name), unit.short.as_ref()]
                .into_iter()
                .flatten()
            {
                tx.add_unit_alias(unit.id, old)?;
            }
            Ok(())
        })?;
        self.read(|reader| self.card(reader, &new))
    }

    /// Makes one unit of several. Where it bears the name of one of them, that one is told apart
    /// by the day it ended.
    ///
    /// # Errors
    /// No such unit, or not on the day; fewer than two; the name means somebody else; no document
    /// is named; the store refuses.
    pub fn merge_units(
        &mut self,
        names: &[String],
        into: &str,
        basis: &UnitChangeBasis,
    ) -> Result<UnitCard, OfficeError> {
        let document = named(&basis.document)?;
        let regrouping = self.read(|reader| self.merger(reader, names, into, basis.on))?;
        let title = regrouping.title(basis.on);
        let operation = Operation::new("units_merged", title, self.now());
        self.regroup(
            &operation,
            ChangeKind::Merged,
            &document,
            basis.on,
            &regrouping,
        )?;
        let name = regrouping.heirs.first().map(|heir| heir.unit.name.clone());
        self.read(|reader| self.card(reader, &name.unwrap_or_default()))
    }

    /// Makes several units of one; each takes over all of its work.
    ///
    /// # Errors
    /// As [`Office::merge_units`].
    pub fn split_unit(
        &mut self,
        name: &str,
        into: &[String],
        basis: &UnitChangeBasis,
    ) -> Result<Vec<UnitCard>, OfficeError> {
        let document = named(&basis.document)?;
        let regrouping = self.read(|reader| self.parts(reader, name, into, basis.on))?;
        let title = regrouping.title(basis.on);
        let operation = Operation::new("unit_split", title, self.now());
        self.regroup(
            &operation,
            ChangeKind::Split,
            &document,
            basis.on,
            &regrouping,
        )?;
        self.read(|reader| {
            let heirs = regrouping.heirs.iter();
            heirs
                .map(|heir| self.card(reader, &heir.unit.name))
                .collect()
        })
    }

    fn merger(
        &self,
        reader: &Reader<'_>,
        names: &[String],
        into: &str,
        on: NaiveDate,
    ) -> Result<Regrouping, OfficeError> {
        let directory = self.directory(reader)?;
        let into = said(into)?;
        let mut ending: Vec<Unit> = Vec::new();
        let kept = directory.find(&into).map(|unit| unit.name.clone());
        for name in names.iter().chain(&kept) {
            let unit = changeable(&directory, name, on)?;
            if ending.iter().all(|one| one.id != unit.id) {
                ending.push(unit);
            }
        }
        if ending.len() < 2 {
            return Err(UnitRefusal::TooFewUnits.into());
        }
        let namesake = ending.iter().find(|unit| Some(&unit.name) == kept.as_ref());
        let heir = match (namesake, ending.first()) {
            (Some(namesake), _) => Heir::keeping(namesake, on),
            (None, Some(first)) => {
                free(&directory, &into, None)?;
                Heir::named(into, first, on)
            }
            (None, None) => return Err(UnitRefusal::TooFewUnits.into()),
        };
        Ok(Regrouping {
            heirs: vec![heir],
            ending,
        })
    }

    fn parts(
        &self,
        reader: &Reader<'_>,
        name: &str,
        into: &[String],
        on: NaiveDate,
    ) -> Result<Regrouping, OfficeError> {
        let directory = self.directory(reader)?;
        let unit = changeable(&directory, name, on)?;
        let mut heirs: Vec<Heir> = Vec::new();
        for name in into {
            let name = said(name)?;
            let key = match_key(&name);
            if heirs.iter().any(|heir| match_key(&heir.unit.name) == key) {
                continue;
            }
            heirs.push(match directory.find(&name) {
                Some(same) if same.id == unit.id => Heir::keeping(&unit, on),
                _ => {
                    free(&directory, &name, None)?;
                    Heir::named(name, &unit, on)
                }
            });
        }
        match heirs.len() {
            0 | 1 => Err(UnitRefusal::TooFewUnits.into()),
            _ => Ok(Regrouping {
                ending: vec![unit],
                heirs,
            }),
        }
    }

    fn regroup(
        &mut self,
        operation: &Operation,
        kind: ChangeKind,
        document: &str,
        on: NaiveDate,
        regrouping: &Regrouping,
    ) -> Result<(), OfficeError> {
        let now = self.now();
        self.perform(operation, |tx| {
            let change = log(tx, kind, on, document, now)?;
            for unit in &regrouping.ending {
                let is_namesake = |heir: &Heir| heir.namesake == Some(unit.id);
                let gives_name = regrouping.heirs.iter().any(is_namesake);
                end(tx, change, unit, on, gives_name)?;
            }
            for heir in &regrouping.heirs {
                let id = tx.add_unit(&heir.unit)?;
                tx.place_unit(id, heir.unit.order)?;
                for unit in &regrouping.ending {
                    tx.hand_on(change, unit.id, id)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

impl Heir {
    /// A unit of another name, of the sort of one that ends.
    fn named(name: String, of: &Unit, on: NaiveDate) -> Heir {
        let unit = Unit {
            name,
            short: None,
            aliases: Vec::new(),
            email: None,
            phone: None,
            from: Some(on),
            until: None,
            ..of.clone()
        };
        Heir {
            unit,
            namesake: None,
        }
    }

    /// A unit that keeps the name of one that ends, with its spellings and how it is reached.
    fn keeping(of: &Unit, on: NaiveDate) -> Heir {
        let unit = Unit {
            from: Some(on),
            until: None,
            ..of.clone()
        };
        Heir {
            unit,
            namesake: Some(of.id),
        }
    }
}

impl Regrouping {
    /// For the journal.
    fn title(&self, on: NaiveDate) -> String {
        let ending: Vec<&str> = self.ending.iter().map(|unit| unit.name.as_str()).collect();
        let heirs = self.heirs.iter().map(|heir| heir.unit.name.as_str());
        let heirs: Vec<&str> = heirs.collect();
        format!(
            "{} → {} ({})",
            ending.join(", "),
            heirs.join(", "),
            written(on)
        )
    }
}

/// Ends a unit with the day before. Where another keeps its name, it is told apart by the day,
/// and what it was known and reached by goes with the name.
fn end(
    tx: &Tx<'_>,
    change: UnitChangeId,
    unit: &Unit,
    on: NaiveDate,
    gives_name: bool,
) -> Result<(), OfficeError> {
    let mut ended = Unit {
        until: on.pred_opt(),
        ..unit.clone()
    };
    if gives_name {
        let name = unit_past::until_then(&unit.name, written(on));
        tx.rename_unit(change, unit, (&name, None))?;
        for alias in ended.aliases.drain(..) {
            tx.drop_unit_alias(unit.id, &alias)?;
        }
        ended = Unit {
            name,
            short: None,
            email: None,
            phone: None,
            ..ended
        };
    }
    Ok(tx.update_unit(&ended)?)
}

fn log(
    tx: &Tx<'_>,
    kind: ChangeKind,
    on: NaiveDate,
    document: &str,
    at: chrono::NaiveDateTime,
) -> Result<UnitChangeId, OfficeError> {
    Ok(tx.log_unit_change(&NewUnitChange {
        kind,
        on,
        document,
        at,
    })?)
}

/// The unit a name means, if it was there the day before and is there on the day, and nothing
/// became of it since.
fn changeable(directory: &Directory, name: &str, on: NaiveDate) -> Result<Unit, OfficeError> {
    let unit = find_unit(directory, name)?;
    let before = on.pred_opt().unwrap_or(on);
    if !unit.exists_on(on) || !unit.exists_on(before) {
        let refusal = UnitRefusal::NotThere {
            unit: unit.name.clone(),
            day: if unit.exists_on(on) { before } else { on },
        };
        return Err(refusal.into());
    }
    let names = directory.past().names.iter();
    let last = names
        .filter(|name| name.unit == unit.id)
        .map(|name| name.before)
        .max();
    match last.filter(|last| on <= *last) {
        Some(day) => Err(UnitRefusal::ChangedLater {
            unit: unit.name.clone(),
            day,
        }
        .into()),
        None => Ok(unit.clone()),
    }
}

/// A name that was said.
fn said(name: &str) -> Result<String, OfficeError> {
    match clean(name) {
        name if name.is_empty() => Err(OfficeError::ValueInvalid { value: name }),
        name => Ok(name),
    }
}

fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}
