//! Whose rows a template's rows are. Nothing is guessed: a row that means nobody is listed.

use super::items::{Key, Rows};
use crate::returns::facts::{FactRow, Facts};
use plan::book::{Origin, Sheet};
use plan::text::{clean, match_key};
use plan::unit::Directory;
use std::collections::HashMap;

/// The columns rows are known by.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    /// What the rows are about.
    pub rows: Option<Rows>,
    /// The columns.
    pub columns: Vec<(Key, u32)>,
}

/// The rows of a sheet.
#[derive(Debug, Default)]
pub(super) struct Matched<'a> {
    /// Those that mean somebody: the row, and whom.
    pub rows: Vec<(u32, &'a FactRow)>,
    /// Those that mean nobody: row, column, what stands there, whom it may mean.
    pub unmatched: Vec<(u32, u32, String, Vec<String>)>,
}

/// Everybody a row may mean.
pub(super) struct People<'a> {
    facts: &'a Facts,
    directory: &'a Directory,
    by_number: HashMap<String, &'a FactRow>,
    by_words: HashMap<String, Vec<&'a FactRow>>,
}

impl<'a> People<'a> {
    /// Everybody there is.
    pub fn of(facts: &'a Facts, directory: &'a Directory) -> People<'a> {
        let mut by_number = HashMap::new();
        let mut by_words: HashMap<String, Vec<&FactRow>> = HashMap::new();
        for row in &facts.tasks {
            if let [number, content] = row.names.as_slice() {
                by_number.insert(number.clone(), row);
                by_words.entry(match_key(content)).or_default().push(row);
            }
        }
        for row in &facts.indicators {
            for name in &row.names {
                let key = format!("indicator {}", match_key(name));
                by_words.entry(key).or_default().push(row);
            }
        }
        People {
            facts,
            directory,
            by_number,
            by_words,
        }
    }

    /// The rows of a sheet. One that means nobody counts as a row of the table where it stands
    /// between two that mean somebody, or looks like somebody's name and calculates nothing.
    pub fn match_rows(&self, sheet: &Sheet, keys: &Keys) -> Matched<'a> {
        let mut matched = Matched::default();
        let mut strangers = Vec::new();
        for row in &sheet.rows {
            let said: Vec<(Key, u32, String)> = keys
                .columns
                .iter()
                .filter_map(|(key, column)| {
                    let text = clean(&row.cell(*column)?.shown());
                    (!text.is_empty()).then_some((*key, *column, text))
                })
                .collect();
            let Some((_, column, text)) = said.last() else {
                continue;
            };
            match self.meant(&said) {
                Some(whose) => matched.rows.push((row.index, whose)),
                None => strangers.push((row.index, *column, text.clone())),
            }
        }
        let first = matched.rows.first().map(|(row, _)| *row);
        let last = matched.rows.last().map(|(row, _)| *row);
        for (row, column, text) in strangers {
            let suggestions = self.suggestions(keys.rows, &text);
            let between =
                first.is_some_and(|first| row > first) && last.is_some_and(|last| row < last);
            if between || (!suggestions.is_empty() && !sums(sheet, row)) {
                matched.unmatched.push((row, column, text, suggestions));
            }
        }
        matched
    }

    fn meant(&self, said: &[(Key, u32, String)]) -> Option<&'a FactRow> {
        let text = |key| {
            said.iter()
                .find(|(known, ..)| *known == key)
                .map(|(_, _, text)| text)
        };
        if let Some(name) = text(Key::Unit) {
            let unit = self.directory.find(name)?;
            return self.facts.units.iter().find(|row| row.id == unit.id.0);
        }
        if let Some(name) = text(Key::Indicator) {
            return self.only(&format!("indicator {}", match_key(name)));
        }
        let number = text(Key::Task).map(|number| number.trim_end_matches('.'));
        let by_number = number.and_then(|number| self.by_number.get(number).copied());
        match text(Key::Content) {
            None => by_number,
            Some(words) => {
                let words = match_key(words);
                let same =
                    |row: &&FactRow| row.names.last().is_some_and(|one| match_key(one) == words);
                by_number.filter(same).or_else(|| self.only(&words))
            }
        }
    }

    fn only(&self, words: &str) -> Option<&'a FactRow> {
        match self.by_words.get(words)?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The units a text is like.
    fn suggestions(&self, rows: Option<Rows>, text: &str) -> Vec<String> {
        if rows != Some(Rows::Units) {
            return Vec::new();
        }
        match self.directory.read(text).as_slice() {
            [phrase] => phrase.suggestions.clone(),
            _ => Vec::new(),
        }
    }
}

/// Whether a row calculates: a closing line, whatever it is called.
fn sums(sheet: &Sheet, row: u32) -> bool {
    let cells = sheet.row(row).map(|row| row.cells.as_slice());
    let mut cells = cells.unwrap_or_default().iter();
    cells.any(|(_, cell)| cell.origin != Origin::Typed)
}
