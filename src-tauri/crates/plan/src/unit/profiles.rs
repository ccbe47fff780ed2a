//! The directories of the shipped profiles, for tests.

use super::{Collective, CollectiveId, Directory, Level, Unit, UnitId, UnitKind};
use serde::Deserialize;

#[derive(Deserialize)]
struct Profile {
    suffixes: Vec<String>,
    unit: Vec<UnitEntry>,
    collective: Vec<CollectiveEntry>,
}

#[derive(Deserialize)]
struct UnitEntry {
    name: String,
    short: Option<String>,
    kind: String,
    level: String,
    aliases: Vec<String>,
    reports_through: Option<String>,
    #[serde(default)]
    standing_office: bool,
}

#[derive(Deserialize)]
struct CollectiveEntry {
    name: String,
    aliases: Vec<String>,
    members: Vec<String>,
}

/// The directory of `data/profiles/bim-son-2024.toml`.
pub(crate) fn bim_son() -> Directory {
    directory(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../data/profiles/bim-son-2024.toml"
    )))
}

/// The directory of `data/profiles/muong-lat-2023.toml`.
pub(crate) fn muong_lat() -> Directory {
    directory(include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../data/profiles/muong-lat-2023.toml"
    )))
}

fn directory(profile: &str) -> Directory {
    let profile: Profile = toml::from_str(profile).unwrap();
    let id = |name: &String| {
        let at = profile.unit.iter().position(|unit| unit.name == *name);
        UnitId(i64::try_from(at.unwrap_or_else(|| panic!("no unit {name}"))).unwrap() + 1)
    };
    let units = profile
        .unit
        .iter()
        .map(|entry| unit(entry, id(&entry.name), id))
        .collect();
    let collectives = (1..)
        .zip(&profile.collective)
        .map(|(at, entry)| Collective {
            id: CollectiveId(at),
            name: entry.name.clone(),
            aliases: entry.aliases.clone(),
            members: entry.members.iter().map(id).collect(),
        })
        .collect();
    Directory::new(units, collectives, &profile.suffixes)
}

fn unit(entry: &UnitEntry, id: UnitId, id_of: impl Fn(&String) -> UnitId) -> Unit {
    Unit {
        id,
        name: entry.name.clone(),
        short: entry.short.clone(),
        kind: match entry.kind.as_str() {
            "office" => UnitKind::Office,
            "commune" => UnitKind::Commune,
            "front" => UnitKind::Front,
            "sector" => UnitKind::Sector,
            "enterprise" => UnitKind::Enterprise,
            other => panic!("no kind {other}"),
        },
        level: match entry.level.as_str() {
            "town" => Level::Town,
            "commune" => Level::Commune,
            other => panic!("no level {other}"),
        },
        aliases: entry.aliases.clone(),
        email: Some(format!("so{}@bimson.example", id.0)),
        phone: None,
        order: u32::try_from(id.0).unwrap(),
        reports_through: entry.reports_through.as_ref().map(id_of),
        standing_office: entry.standing_office,
        from: None,
        until: None,
    }
}
