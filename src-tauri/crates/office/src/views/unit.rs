//! Units, and how a cell that names them is read.

use super::{RemarkView, iso};
use plan::unit::{Directory, Meaning, Unit, UnitPhrase};
use serde::Serialize;
use specta::Type;

/// One phrase of a units cell.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PhraseView {
    /// The verbatim words.
    pub text: String,
    /// The unit they mean.
    pub unit: Option<String>,
    /// The collective they mean.
    pub collective: Option<String>,
    /// Whether they are an open phrase.
    pub open: bool,
    /// Look-alikes, where unresolved.
    pub suggestions: Vec<String>,
}

/// One unit of the directory.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitView {
    /// Official name.
    pub name: String,
    /// office, commune, front, sector, enterprise.
    pub kind: &'static str,
    /// town, commune.
    pub level: &'static str,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Collectives it belongs to.
    pub collectives: Vec<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// First day of existence.
    pub from: Option<String>,
    /// Last day of existence.
    pub until: Option<String>,
}

/// One unit with how to reach it, as it was added or edited.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitCard {
    /// The unit.
    #[serde(flatten)]
    pub unit: UnitView,
    /// Short name.
    pub short: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// One thing a table of contacts says otherwise of a unit.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ContactChange {
    /// The unit.
    pub unit: String,
    /// short, email, phone, aliases, from, until.
    pub field: &'static str,
    /// What stands there now; empty where nothing does.
    pub before: String,
    /// What would.
    pub after: String,
}

/// What a table of contacts would change.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ContactsProposal {
    /// The file.
    pub path: String,
    /// The changes, unit by unit in the order of its rows.
    pub changes: Vec<ContactChange>,
    /// How many rows change nothing.
    pub same: usize,
    /// What was noticed, rows left out among it.
    pub remarks: Vec<RemarkView>,
}

/// What a table of contacts changed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ContactsView {
    /// The units it changed.
    pub changed: Vec<String>,
    /// How many rows changed nothing.
    pub same: usize,
    /// What was noticed, rows left out among it.
    pub remarks: Vec<RemarkView>,
}

impl UnitCard {
    /// A unit with the collectives it belongs to.
    pub fn new(unit: &Unit, directory: &Directory) -> UnitCard {
        UnitCard {
            unit: UnitView::new(unit, directory),
            short: unit.short.clone(),
            phone: unit.phone.clone(),
        }
    }
}

impl PhraseView {
    /// A phrase with the names it means.
    pub fn new(phrase: &UnitPhrase, directory: &Directory) -> PhraseView {
        let (unit, collective) = match phrase.meaning {
            Meaning::Unit(id) => (directory.unit(id).map(|unit| unit.name.clone()), None),
            Meaning::Collective(id) => (
                None,
                directory
                    .collective(id)
                    .map(|collective| collective.name.clone()),
            ),
            Meaning::Open | Meaning::Unresolved => (None, None),
        };
        PhraseView {
            text: phrase.text.clone(),
            unit,
            collective,
            open: phrase.meaning == Meaning::Open,
            suggestions: phrase.suggestions.clone(),
        }
    }
}

impl UnitView {
    /// A unit with the collectives it belongs to.
    pub fn new(unit: &Unit, directory: &Directory) -> UnitView {
        let collectives = directory
            .collectives()
            .iter()
            .filter(|collective| collective.members.contains(&unit.id));
        UnitView {
            name: unit.name.clone(),
            kind: unit.kind.word(),
            level: unit.level.word(),
            aliases: unit.aliases.clone(),
            collectives: collectives
                .map(|collective| collective.name.clone())
                .collect(),
            email: unit.email.clone(),
            from: iso(unit.from),
            until: iso(unit.until),
        }
    }
}
