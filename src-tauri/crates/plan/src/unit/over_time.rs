//! Units over time: what they were called, which end with a merger or a split, and who does
//! their work from then on (`domain.md` §6.4). Nothing is rewritten: a reading says for which
//! day it asks.

use super::{Directory, Unit, UnitId};
use crate::task::{CompletionRule, Plan};
use crate::text::match_key;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What became of units on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Đổi tên.
    Renamed,
    /// Sáp nhập.
    Merged,
    /// Chia tách.
    Split,
}

/// A name a unit bore before it got another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The unit.
    pub unit: UnitId,
    /// The name.
    pub name: String,
    /// The short name.
    pub short: Option<String>,
    /// The day from which it bears another.
    pub before: NaiveDate,
}

/// One unit does the work of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The unit that ended.
    pub unit: UnitId,
    /// The one that does its work.
    pub heir: UnitId,
    /// The first day of that.
    pub on: NaiveDate,
}

/// All that became of a directory's units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Former names.
    pub names: Vec<FormerName>,
    /// Who follows whom.
    pub successions: Vec<Succession>,
}

impl ChangeKind {
    /// All kinds.
    pub const ALL: [ChangeKind; 3] = [ChangeKind::Renamed, ChangeKind::Merged, ChangeKind::Split];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Renamed => "renamed",
            ChangeKind::Merged => "merged",
            ChangeKind::Split => "split",
        }
    }
}

impl Unit {
    /// Whether there is such a unit on a day.
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Directory {
    /// The same directory with what became of its units.
    #[must_use]
    pub fn with_past(self, past: Past) -> Directory {
        Directory { past, ..self }
    }

    /// What became of its units.
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// The directory as it was on a day: units under the names they bore then, which still
    /// answer to the later ones. All units are in it, but for one to come that bears the name of
    /// one there was.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Directory {
        if self.past == Past::default() {
            return self.clone();
        }
        let mut units: Vec<Unit> = self
            .units
            .iter()
            .map(|unit| self.named(unit, day))
            .collect();
        let borne: BTreeSet<String> = units
            .iter()
            .filter(|unit| unit.exists_on(day))
            .map(|unit| match_key(&unit.name))
            .collect();
        units.retain(|unit| {
            let to_come = unit.from.is_some_and(|from| day < from);
            !to_come || !borne.contains(&match_key(&unit.name))
        });
        Directory::new(units, self.collectives.clone(), &self.suffixes).with_past(self.past.clone())
    }

    /// A unit under the name it bore on a day.
    fn named(&self, unit: &Unit, day: NaiveDate) -> Unit {
        let names = self.past.names.iter();
        let borne = names
            .filter(|name| name.unit == unit.id && day < name.before)
            .min_by_key(|name| name.before);
        let Some(borne) = borne else {
            return unit.clone();
        };
        let mut unit = unit.clone();
        unit.aliases.retain(|alias| *alias != borne.name);
        unit.aliases
            .push(std::mem::replace(&mut unit.name, borne.name.clone()));
        unit.short = borne.short.clone().or(unit.short);
        unit
    }

    /// The units that do a unit's work after it, in the order they were entered.
    pub fn heirs_of(&self, unit: UnitId) -> impl Iterator<Item = Succession> {
        let all = self.past.successions.iter().copied();
        all.filter(move |one| one.unit == unit)
    }

    /// The units whose work a unit took over.
    pub fn predecessors_of(&self, heir: UnitId) -> impl Iterator<Item = Succession> {
        let all = self.past.successions.iter().copied();
        all.filter(move |one| one.heir == heir)
    }

    /// A unit and all that followed it, and those that followed them.
    pub fn with_heirs(&self, unit: UnitId) -> Vec<UnitId> {
        let mut all = vec![unit];
        let mut at = 0;
        while let Some(one) = all.get(at).copied() {
            let heirs: Vec<UnitId> = self.heirs_of(one).map(|next| next.heir).collect();
            all.extend(
                heirs
                    .into_iter()
                    .filter(|heir| !all.contains(heir))
                    .collect::<Vec<_>>(),
            );
            at += 1;
        }
        all
    }

    /// The unit that does a unit's work on a day: itself while it exists, else the one that
    /// followed it or went before it by then. `None` where there are several and none of them
    /// bore its name.
    pub fn bearer_on(&self, unit: UnitId, day: NaiveDate) -> Option<UnitId> {
        let mut at = unit;
        // As many steps as there are changes: a ring in the data ends too.
        for _ in 0..=self.past.successions.len() {
            let here = self.unit(at)?;
            if here.exists_on(day) {
                return Some(at);
            }
            let next: Vec<UnitId> = match here.from.is_some_and(|from| day < from) {
                true => self.predecessors_of(at).map(|one| one.unit).collect(),
                false => self.heirs_of(at).map(|one| one.heir).collect(),
            };
            at = match next.as_slice() {
                [] => return Some(at),
                [only] => *only,
                several => self.namesake(here, several, day)?,
            };
        }
        Some(at)
    }

    /// The one of several units that bore a unit's name on a day.
    fn namesake(&self, unit: &Unit, several: &[UnitId], day: NaiveDate) -> Option<UnitId> {
        let wanted = match_key(&unit.name);
        let all = several.iter().filter_map(|id| self.unit(*id));
        let mut same = all.filter(|one| match_key(&self.named(one, day).name) == wanted);
        same.next().map(|one| one.id)
    }

    /// The unit in whose report a unit is heard on a day.
    pub fn reporter_on(&self, unit: UnitId, day: NaiveDate) -> UnitId {
        let reporter = self.reporter_of(unit);
        self.bearer_on(reporter, day).unwrap_or(reporter)
    }
}

impl Plan {
    /// The plan as it is carried out on a day: assignments of the units there are then.
    #[must_use]
    pub fn on(&self, day: NaiveDate, directory: &Directory) -> Plan {
        let mut plan = self.clone();
        let exists = |unit: UnitId| directory.unit(unit).is_none_or(|unit| unit.exists_on(day));
        for task in &mut plan.tasks {
            task.assignments.retain(|one| exists(one.unit));
            if let CompletionRule::NamedLead(unit) = task.completion {
                let bearer = directory.bearer_on(unit, day).unwrap_or(unit);
                task.completion = CompletionRule::NamedLead(bearer);
            }
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::profiles::bim_son;

    const CHANGED: &str = "2024-07-01";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(directory: &Directory, name: &str) -> UnitId {
        directory.find(name).unwrap().id
    }

    /// Ba Đình and Bắc Sơn become "UBND phường Ba Đình" on 1/7/2024.
    fn merged() -> (Directory, [UnitId; 3]) {
        let base = bim_son();
        let (one, other) = (
            id(&base, "UBND phường Ba Đình"),
            id(&base, "UBND phường Bắc Sơn"),
        );
        let heir = UnitId(900);
        let mut units = base.units().to_vec();
        let mut new = base.unit(one).unwrap().clone();
        new.id = heir;
        new.from = Some(day(CHANGED));
        for unit in units
            .iter_mut()
            .filter(|unit| [one, other].contains(&unit.id))
        {
            unit.until = day(CHANGED).pred_opt();
        }
        let old = units.iter_mut().find(|unit| unit.id == one).unwrap();
        old.name = "UBND phường Ba Đình (cũ)".to_owned();
        old.aliases.clear();
        old.short = None;
        units.push(new);
        let on = day(CHANGED);
        let past = Past {
            names: vec![FormerName {
                unit: one,
                name: "UBND phường Ba Đình".to_owned(),
                short: None,
                before: on,
            }],
            successions: [one, other]
                .map(|unit| Succession { unit, heir, on })
                .to_vec(),
        };
        let directory = Directory::new(units, base.collectives().to_vec(), &[]).with_past(past);
        (directory, [one, other, heir])
    }

    #[test]
    fn a_name_means_the_unit_that_bears_it_on_the_day() {
        let (directory, [one, other, heir]) = merged();
        let named =
            |directory: &Directory| directory.find("UBND phường Ba Đình").map(|unit| unit.id);
        assert_eq!(named(&directory), Some(heir));
        assert_eq!(named(&directory.as_of(day("2024-06-30"))), Some(one));
        assert_eq!(named(&directory.as_of(day(CHANGED))), Some(heir));
        assert_eq!(
            directory.find("UBND phường Bắc Sơn").map(|unit| unit.id),
            Some(other)
        );
    }

    #[test]
    fn work_is_borne_by_whoever_is_there() {
        let (directory, [one, other, heir]) = merged();
        for (unit, on, bearer) in [
            (one, "2024-06-30", Some(one)),
            (one, "2024-07-01", Some(heir)),
            (other, "2024-07-01", Some(heir)),
            (heir, "2024-07-01", Some(heir)),
            (heir, "2024-06-30", Some(one)),
        ] {
            assert_eq!(directory.bearer_on(unit, day(on)), bearer, "{unit:?} {on}");
        }
        assert_eq!(directory.with_heirs(other), [other, heir]);
    }

    #[test]
    fn a_ring_of_successions_ends() {
        let (directory, [one, other, _]) = merged();
        let on = day(CHANGED);
        let ring = [(one, other), (other, one)].map(|(unit, heir)| Succession { unit, heir, on });
        let ring = Past {
            successions: ring.to_vec(),
            names: Vec::new(),
        };
        let directory = directory.with_past(ring);
        assert!(directory.bearer_on(one, on).is_some());
        assert_eq!(directory.with_heirs(one), [one, other]);
    }
}
