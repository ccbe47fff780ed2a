//! Names that look like a phrase nobody knows. Only ever suggestions.

use super::{Collective, Unit};
use crate::text;
use std::collections::BTreeMap;

/// How alike two texts must be, 0 … 1.
const THRESHOLD: f64 = 0.62;
/// The likeness of a phrase that holds a whole name among other words, or is the head of one.
const HOLDS_NAME: f64 = 0.8;
/// How many names are suggested.
const MOST: usize = 3;
/// Phrases longer than this, in characters, are no misspelt names.
const LONGEST: usize = 120;
/// Classes that letters are counted in; the small Latin ones have one each.
const LETTERS: usize = 32;

/// The directory's spellings without diacritics, with the name each belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Likeness {
    spellings: Vec<(Words, usize)>,
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
            self.spellings.push((Words::of(spelling), at));
        }
    }

    /// The names most like a phrase, best first.
    pub(super) fn suggest(&self, phrase: &str) -> Vec<String> {
        if phrase.chars().count() > LONGEST {
            return Vec::new();
        }
        let phrase = Words::of(phrase);
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (spelling, name) in &self.spellings {
            if let Some(score) = phrase.likeness(spelling) {
                let known = best.entry(*name).or_insert(score);
                *known = known.max(score);
            }
        }
        let mut ranked: Vec<(usize, f64)> = best.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
            .into_iter()
            .take(MOST)
            .map(|(name, _)| self.names[name].clone())
            .collect()
    }
}

/// A text without diacritics, between two blanks, how long it is, and how many of each letter it
/// has.
#[derive(Clone, Debug)]
struct Words {
    padded: String,
    length: u32,
    counts: [u8; LETTERS],
}

impl Words {
    fn of(text: &str) -> Words {
        let padded = format!(" {} ", text::search_key(text));
        let (mut length, mut counts) = (0, [0u8; LETTERS]);
        for letter in padded.trim().chars() {
            let count = &mut counts[letter as usize % LETTERS];
            *count = count.saturating_add(1);
            length += 1;
        }
        Words {
            padded,
            length,
            counts,
        }
    }

    fn text(&self) -> &str {
        self.padded.trim()
    }

    /// How alike it is to a spelling, where that is enough for a suggestion.
    fn likeness(&self, spelling: &Words) -> Option<f64> {
        let holds = spelling.text().contains(' ') && self.padded.contains(&spelling.padded)
            || self.text().contains(' ') && spelling.padded.starts_with(&self.padded);
        let edited = (self.at_best(spelling) >= THRESHOLD)
            .then(|| strsim::normalized_damerau_levenshtein(self.text(), spelling.text()));
        let held = holds.then_some(HOLDS_NAME);
        let best = edited.into_iter().chain(held).reduce(f64::max);
        best.filter(|score| *score >= THRESHOLD)
    }

    /// More alike than this they cannot be: each letter that only one of them has is an edit,
    /// and an edit mends one of either side at most. Most pairs need no closer look.
    fn at_best(&self, other: &Words) -> f64 {
        let (mut more, mut fewer) = (0u32, 0u32);
        for (own, others) in self.counts.iter().zip(&other.counts) {
            more += u32::from(own.saturating_sub(*others));
            fewer += u32::from(others.saturating_sub(*own));
        }
        let longer = self.length.max(other.length).max(1);
        1.0 - f64::from(more.max(fewer)) / f64::from(longer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_unlooked_at_would_not_have_been_suggested() {
        let texts = [
            "UBND phường Bắc Sơn",
            "UBND phường Bắc Sơm – mới",
            "Phòng Tư pháp",
            "Phong Tu phap",
            "“Phòng” Tư–pháp…",
            "Các phòng, ban UBND thị xã",
            "Văn phòng HĐND và UBND",
            "Y tế",
            "Thanh tra",
            "",
        ];
        for (one, other) in texts
            .iter()
            .flat_map(|one| texts.map(|other| (*one, other)))
        {
            let (left, right) = (Words::of(one), Words::of(other));
            let alike = strsim::normalized_damerau_levenshtein(left.text(), right.text());
            assert!(left.at_best(&right) >= alike, "{one} / {other}");
        }
    }
}
