//! Names that look like a phrase nobody knows. Only ever suggestions.

use super::{Collective, Unit};
use crate::text;
use std::collections::HashMap;

/// How alike two texts must be, 0 … 1.
const THRESHOLD: f64 = 0.62;
/// The likeness of a phrase that holds a whole name among other words.
const HOLDS_NAME: f64 = 0.8;
/// How many names are suggested.
const MOST: usize = 3;
/// Phrases longer than this, in characters, are no misspelt names.
const LONGEST: usize = 120;

/// The directory's spellings without diacritics, with the name each belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Likeness {
    spellings: Vec<(String, usize)>,
    names: Vec<String>,
}

impl Likeness {
    pub(super) fn new(units: &[Unit], collectives: &[Collective]) -> Likeness {
        let mut likeness = Likeness::default();
        for unit in units {
            likeness.add(&unit.name, unit.short.iter().chain(&unit.aliases));
        }
        for collective in collectives {
            likeness.add(&collective.name, collective.aliases.iter());
        }
        likeness
    }

    fn add<'a>(&mut self, name: &'a String, others: impl Iterator<Item = &'a String>) {
        let at = self.names.len();
        self.names.push(name.clone());
        for spelling in std::iter::once(name).chain(others) {
            self.spellings.push((text::search_key(spelling), at));
        }
    }

    /// The names most like a phrase, best first.
    pub(super) fn suggest(&self, phrase: &str) -> Vec<String> {
        if phrase.chars().count() > LONGEST {
            return Vec::new();
        }
        let key = text::search_key(phrase);
        let mut best: HashMap<usize, f64> = HashMap::new();
        for (spelling, name) in &self.spellings {
            let score = alike(&key, spelling);
            let known = best.entry(*name).or_insert(score);
            *known = known.max(score);
        }
        let mut ranked: Vec<(usize, f64)> = best
            .into_iter()
            .filter(|(_, score)| *score >= THRESHOLD)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
            .into_iter()
            .take(MOST)
            .map(|(name, _)| self.names[name].clone())
            .collect()
    }
}

fn alike(phrase: &str, spelling: &str) -> f64 {
    let likeness = strsim::normalized_damerau_levenshtein(phrase, spelling);
    let holds = spelling.contains(' ') && format!(" {phrase} ").contains(&format!(" {spelling} "));
    if holds {
        likeness.max(HOLDS_NAME)
    } else {
        likeness
    }
}
