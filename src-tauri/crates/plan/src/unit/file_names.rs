//! Units in the names of files, written without diacritics as often as with.

use super::{Unit, UnitId};
use crate::text::search_key;
use std::cmp::Reverse;

/// The units' spellings as they may stand in a file's name, longest first.
#[derive(Clone, Debug)]
pub(super) struct FileNames(Vec<(String, UnitId)>);

impl FileNames {
    /// The names, short names and aliases of these units. Those of one word are left out: "CCB"
    /// stands in too many other words' place.
    pub(super) fn of(units: &[Unit]) -> FileNames {
        let mut names: Vec<(String, UnitId)> = Vec::new();
        for unit in units {
            let spellings = [&unit.name]
                .into_iter()
                .chain(&unit.short)
                .chain(&unit.aliases);
            names.extend(spellings.map(|name| (words(name), unit.id)));
        }
        names.retain(|(name, _)| name.trim().contains(' '));
        names.sort_by_key(|(name, _)| Reverse(name.len()));
        FileNames(names)
    }

    /// The one unit a file's name names; several are no evidence.
    pub(super) fn unit_in(&self, file_name: &str) -> Option<UnitId> {
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        // Longest first, each taken out of the text, so that a name inside another is not found.
        let mut rest = words(stem);
        let mut found: Vec<UnitId> = Vec::new();
        for (name, unit) in &self.0 {
            if rest.contains(name) {
                rest = rest.replace(name, " | ");
                found.push(*unit);
            }
        }
        let first = *found.first()?;
        found.iter().all(|unit| *unit == first).then_some(first)
    }
}

/// A text's words without diacritics, each between blanks.
fn words(text: &str) -> String {
    let key = search_key(text);
    let parts: Vec<&str> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    format!(" {} ", parts.join(" "))
}
