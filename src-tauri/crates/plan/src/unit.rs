//! Units, collectives and the directory; how a cell that names them is read.
//!
//! Reading is longest match over the directory on a folded key (`domain.md` §5). Nothing fuzzy
//! is ever accepted by itself: likeness only makes suggestions.

use chrono::NaiveDate;
use file_names::FileNames;
use std::sync::{Arc, OnceLock};

mod contacts;
mod file_names;
mod over_time;
#[cfg(test)]
pub(crate) mod profiles;
mod reading;

pub use contacts::{Contacts, is_email};
pub use over_time::{ChangeKind, FormerName, Past, Succession};
pub use reading::{Meaning, UnitPhrase};

/// Identity of a unit within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub i64);

/// Identity of a collective within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CollectiveId(pub i64);

/// What sort of body a unit is (`domain.md` §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitKind {
    /// Phòng, ban of the People's Committee.
    Office,
    /// Phường, xã, thị trấn.
    Commune,
    /// MTTQ and the mass organisations.
    Front,
    /// Ngành dọc: bodies under a ministry, such as police or social insurance.
    Sector,
    /// Doanh nghiệp.
    Enterprise,
}

/// The level a unit stands on; targets may differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Thị xã, huyện.
    Town,
    /// Phường, xã, thị trấn.
    Commune,
}

impl UnitKind {
    /// All kinds with their stable words.
    const WORDS: [(UnitKind, &str); 5] = [
        (UnitKind::Office, "office"),
        (UnitKind::Commune, "commune"),
        (UnitKind::Front, "front"),
        (UnitKind::Sector, "sector"),
        (UnitKind::Enterprise, "enterprise"),
    ];

    /// Its stable word.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }

    /// The kind a stable word names.
    pub fn from_word(word: &str) -> Option<UnitKind> {
        Self::WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(kind, _)| *kind)
    }
}

impl Level {
    /// Its stable word.
    pub fn word(self) -> &'static str {
        match self {
            Level::Town => "town",
            Level::Commune => "commune",
        }
    }

    /// The level a stable word names.
    pub fn from_word(word: &str) -> Option<Level> {
        [Level::Town, Level::Commune]
            .into_iter()
            .find(|level| level.word() == word)
    }
}

/// An office, ward, commune or body that tasks are assigned to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Identity.
    pub id: UnitId,
    /// Official name within the locality, without the locality's suffix.
    pub name: String,
    /// Short name for narrow columns.
    pub short: Option<String>,
    /// Sort of body.
    pub kind: UnitKind,
    /// Level.
    pub level: Level,
    /// Other spellings that mean this unit and no other.
    pub aliases: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Place in the order of protocol, ascending.
    pub order: u32,
    /// The unit in whose report this one writes.
    pub reports_through: Option<UnitId>,
    /// Whether this is ourselves: entered directly, never chased.
    pub standing_office: bool,
    /// First day of existence, where known.
    pub from: Option<NaiveDate>,
    /// Last day of existence, where ended.
    pub until: Option<NaiveDate>,
}

/// A named set of units with explicit, editable members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collective {
    /// Identity.
    pub id: CollectiveId,
    /// Its name as the plan writes it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Members in the order of protocol.
    pub members: Vec<UnitId>,
}

/// All units and collectives of a locality, ready for reading cells.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    units: Vec<Unit>,
    collectives: Vec<Collective>,
    suffixes: Vec<String>,
    /// What became of the units.
    past: Past,
    /// Made when a cell is first read, for all copies; most jobs only ask for names.
    index: Arc<OnceLock<reading::Index>>,
    /// Made when first asked for, for all copies.
    file_names: Arc<OnceLock<FileNames>>,
}

impl Directory {
    /// A directory of these units and collectives. `suffixes` are the locality's own endings
    /// that a name may carry or not: "thị xã Bỉm Sơn", "thị xã".
    pub fn new(units: Vec<Unit>, collectives: Vec<Collective>, suffixes: &[String]) -> Directory {
        Directory {
            units,
            collectives,
            suffixes: suffixes.to_vec(),
            past: Past::default(),
            index: Arc::default(),
            file_names: Arc::default(),
        }
    }

    /// The same directory with further spellings, each with what it means.
    #[must_use]
    pub fn with_spellings(&self, spellings: &[(String, Meaning)]) -> Directory {
        if spellings.is_empty() {
            return self.clone();
        }
        let (mut units, mut collectives) = (self.units.clone(), self.collectives.clone());
        for (spelling, meaning) in spellings {
            let aliases = match meaning {
                Meaning::Unit(id) => units
                    .iter_mut()
                    .find(|unit| unit.id == *id)
                    .map(|unit| &mut unit.aliases),
                Meaning::Collective(id) => collectives
                    .iter_mut()
                    .find(|one| one.id == *id)
                    .map(|one| &mut one.aliases),
                Meaning::Open | Meaning::Unresolved => None,
            };
            if let Some(aliases) = aliases {
                aliases.push(spelling.clone());
            }
        }
        Directory::new(units, collectives, &self.suffixes).with_past(self.past.clone())
    }

    /// The units in the order of protocol.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The collectives.
    pub fn collectives(&self) -> &[Collective] {
        &self.collectives
    }

    /// The unit with this identity.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The unit in whose report a unit is heard: the one it reports through, else itself.
    pub fn reporter_of(&self, unit: UnitId) -> UnitId {
        let through = self.unit(unit).and_then(|unit| unit.reports_through);
        through.unwrap_or(unit)
    }

    /// The units heard in a unit's report: itself, then those that report through it, in the
    /// order of protocol.
    pub fn heard_in(&self, reporter: UnitId) -> impl Iterator<Item = &Unit> {
        let itself = self.unit(reporter).into_iter();
        itself.chain(
            self.units
                .iter()
                .filter(move |unit| unit.reports_through == Some(reporter)),
        )
    }

    /// The collective with this identity.
    pub fn collective(&self, id: CollectiveId) -> Option<&Collective> {
        self.collectives
            .iter()
            .find(|collective| collective.id == id)
    }

    /// The one unit that a name means exactly: its name with or without the locality's suffix,
    /// its short name or an alias. `None` where it means none.
    pub fn find(&self, name: &str) -> Option<&Unit> {
        match self.read(name).as_slice() {
            [
                UnitPhrase {
                    meaning: Meaning::Unit(id),
                    ..
                },
            ] => self.unit(*id),
            _ => None,
        }
    }

    /// The one unit that a file's name names, with or without diacritics; `None` where it names
    /// none or several.
    pub fn in_file_name(&self, file_name: &str) -> Option<&Unit> {
        let names = self.file_names.get_or_init(|| FileNames::of(&self.units));
        self.unit(names.unit_in(file_name)?)
    }

    /// The one unit that has an e-mail address; `None` where none or several have it. A unit may
    /// have several addresses, with blanks, commas or semicolons between them.
    pub fn at_address(&self, address: &str) -> Option<&Unit> {
        let has = |unit: &&Unit| {
            let addresses = unit.email.as_deref().unwrap_or_default();
            addresses
                .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
                .any(|known| !known.is_empty() && known.eq_ignore_ascii_case(address))
        };
        let mut units = self.units.iter().filter(has);
        units.next().filter(|_| units.next().is_none())
    }

    /// Reads a cell that names units, collectives and open phrases, in reading order.
    ///
    /// What stands between matches must be separators; anything else is unresolved and carries
    /// suggestions. An empty cell reads as nothing.
    pub fn read(&self, cell: &str) -> Vec<UnitPhrase> {
        self.index
            .get_or_init(|| reading::Index::new(&self.units, &self.collectives, &self.suffixes))
            .read(cell)
    }
}
