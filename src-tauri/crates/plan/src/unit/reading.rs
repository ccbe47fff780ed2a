//! Longest match of a units cell over the directory.
//!
//! A cell is cut into folded words and marks; the directory's spellings are matched from left to
//! right, longest first; what is left between matches is an open phrase or unresolved. Marks and
//! "và" inside a name count for nothing, so "Phòng Tài chính kế hoạch" is the office whose name
//! is written with a dash.

use super::{Collective, CollectiveId, Unit, UnitId};

mod likeness;
mod names;
mod open;
mod phrases;
mod spelling;
#[cfg(test)]
mod tests;
mod tokens;

use names::{Hit, Names, Surety};
use phrases::{Part, PartKind};
use spelling::Shortenings;
use tokens::{Kind, Token};

/// Unresolved phrases of one cell that get suggestions; a cell with more is no units cell.
const MOST_SUGGESTED: usize = 30;

/// Words and marks that a head set off from its list may have: "UBND các thị trấn:".
const LONGEST_HEAD: usize = 6;

/// One phrase of a units cell and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPhrase {
    /// The words as they stand in the cell.
    pub text: String,
    /// What they mean.
    pub meaning: Meaning,
    /// Names of units and collectives that look alike; only for unresolved phrases, best first.
    pub suggestions: Vec<String>,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One unit.
    Unit(UnitId),
    /// A collective.
    Collective(CollectiveId),
    /// An open phrase ("các cơ quan, đơn vị liên quan"): assigns nobody by itself.
    Open,
    /// Not understood.
    Unresolved,
}

/// The folded names of the directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    names: Names,
    /// The locality's suffixes as folded words, longest first.
    suffixes: Vec<Vec<String>>,
    likeness: likeness::Likeness,
}

impl Index {
    pub(super) fn new(units: &[Unit], collectives: &[Collective], suffixes: &[String]) -> Index {
        let shortenings = Shortenings::new();
        let mut index = Index {
            names: Names::default(),
            suffixes: suffix_words(suffixes, &shortenings),
            likeness: likeness::Likeness::new(units, collectives),
        };
        for unit in units {
            let meaning = Meaning::Unit(unit.id);
            index.enter(&shortenings.spellings(&unit.name), meaning, Surety::Name);
            for alias in unit.short.iter().chain(&unit.aliases) {
                index.enter(&shortenings.spellings(alias), meaning, Surety::Alias);
            }
        }
        for collective in collectives {
            let meaning = Meaning::Collective(collective.id);
            index.enter(
                &shortenings.spellings(&collective.name),
                meaning,
                Surety::Name,
            );
            for alias in &collective.aliases {
                index.enter(&shortenings.spellings(alias), meaning, Surety::Alias);
            }
        }
        index
    }

    /// Enters a name's spellings, itself first, each with every suffix if it ends in one.
    fn enter(&mut self, spellings: &[Vec<String>], meaning: Meaning, surety: Surety) {
        for (at, words) in spellings.iter().enumerate() {
            let surety = if at == 0 { surety } else { Surety::Made };
            self.names.enter(words, meaning, surety, false);
            let suffix = self.suffixes.iter().find(|suffix| words.ends_with(suffix));
            let Some(base) = suffix.map(|suffix| &words[..words.len() - suffix.len()]) else {
                continue;
            };
            // "Các phòng, ban UBND" is half a phrase: only a unit's name stands without suffix.
            if matches!(meaning, Meaning::Unit(_)) {
                self.names.enter(base, meaning, Surety::Made, true);
            }
            for suffix in self.suffixes.iter().filter(|_| !base.is_empty()) {
                self.names
                    .enter(&[base, suffix].concat(), meaning, Surety::Made, false);
            }
        }
    }

    /// Reads a cell: see [`super::Directory::read`].
    pub(super) fn read(&self, cell: &str) -> Vec<UnitPhrase> {
        let tidied = tokens::tidy(cell);
        let tokens = tokens::cut(&tidied);
        let matches = self.matches(&tokens);
        let mut unresolved = 0;
        let mut read = Vec::new();
        for (range, meaning) in phrases::phrases(&tokens, matches) {
            let (from, to) = (tokens[range.start].from, tokens[range.end - 1].to);
            let text = tidied[from..to].replace('\n', " ");
            let mut suggestions = Vec::new();
            if meaning == Meaning::Unresolved && unresolved < MOST_SUGGESTED {
                unresolved += 1;
                suggestions = self.likeness.suggest(&text);
            }
            read.push(UnitPhrase {
                text,
                meaning,
                suggestions,
            });
        }
        read
    }

    /// The spellings found, left to right, longest first.
    fn matches(&self, tokens: &[Token]) -> Vec<Part> {
        let mut found = Vec::new();
        let (mut at, mut heads) = (0, Vec::new());
        while at < tokens.len() {
            if tokens[at].kind != Kind::Word {
                at += 1;
                continue;
            }
            let hit = self.best(tokens, at, &heads);
            match hit.filter(|hit| !self.is_part_of_list(tokens, at, hit)) {
                Some(hit) => {
                    let suffixed = self.after_suffix(tokens, hit.end);
                    let end = suffixed.unwrap_or(hit.end);
                    let bare = hit.bare && suffixed.is_none();
                    let kind = PartKind::Match {
                        meaning: hit.meaning,
                        bare,
                    };
                    found.push(Part::new(kind, at..end));
                    (at, heads) = (end, hit.heads);
                }
                None => {
                    heads.clear();
                    at += 1;
                }
            }
        }
        found
    }

    /// The longest spelling at a place: written out, after a head of its own ("các phòng: Tư
    /// pháp"), or with the head of the name before ("UBND phường Bắc Sơn, Lam Sơn").
    fn best(&self, tokens: &[Token], at: usize, heads: &[usize]) -> Option<Hit> {
        let mut best = self.names.longest(names::ROOT, tokens, at);
        let farther = |best: &Option<Hit>, hit: &Hit| best.as_ref().is_none_or(|b| hit.end > b.end);
        if let Some(hit) = self
            .after_own_head(tokens, at)
            .filter(|hit| farther(&best, hit))
        {
            best = Some(hit);
        }
        if at == 0 || tokens[at - 1].kind == Kind::Word {
            return best;
        }
        for (depth, head) in heads.iter().enumerate().rev() {
            let Some(mut hit) = self.names.longest(*head, tokens, at) else {
                continue;
            };
            // The same unit either way: with its head, so that the list goes on.
            let same = best
                .as_ref()
                .is_some_and(|b| b.end == hit.end && b.meaning == hit.meaning);
            if same || farther(&best, &hit) {
                hit.heads.splice(0..0, heads[..=depth].iter().copied());
                best = Some(hit);
            }
        }
        best
    }

    /// A name after a head shared by a list: "Các phòng Tư pháp", "Phòng: Tư pháp".
    fn after_own_head(&self, tokens: &[Token], at: usize) -> Option<Hit> {
        let (mut node, mut heads, mut set_off) = (names::ROOT, Vec::new(), false);
        for (index, token) in tokens.iter().enumerate().skip(at).take(LONGEST_HEAD) {
            match token.kind {
                Kind::Word if open::is_plural(tokens, index) => set_off = true,
                Kind::Word => node = self.names.step(node, &token.key)?,
                Kind::Colon if node != names::ROOT => set_off = true,
                _ => return None,
            }
            if token.kind == Kind::Word && self.names.is_head(node) {
                heads.push(node);
            }
            if !set_off || !self.names.is_head(node) {
                continue;
            }
            if let Some(mut hit) = self.names.longest(node, tokens, index + 1) {
                heads.append(&mut hit.heads);
                return Some(Hit { heads, ..hit });
            }
        }
        None
    }

    /// Whether a collective of general words is only the start of an open list.
    fn is_part_of_list(&self, tokens: &[Token], at: usize, hit: &Hit) -> bool {
        let Some(next) = open::goes_on(tokens, &(at..hit.end)) else {
            return false;
        };
        matches!(hit.meaning, Meaning::Collective(_))
            && self.after_suffix(tokens, hit.end).is_none()
            && self.best(tokens, next, &[]).is_none()
    }

    /// The token after the locality's suffix, bracketed or not, if it stands here.
    fn after_suffix(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let bracket = tokens.get(at).is_some_and(|token| token.kind == Kind::Open);
        let start = at + usize::from(bracket);
        let end = self.suffixes.iter().find_map(|suffix| {
            let mut words = suffix.iter();
            let mut end = start;
            for token in tokens.iter().skip(start) {
                if words.len() == 0 || (token.kind == Kind::Dot && end == start) {
                    break;
                }
                if token.kind != Kind::Dot && words.next() != Some(&token.key) {
                    return None;
                }
                end += 1;
            }
            (words.len() == 0 && end > start).then_some(end)
        })?;
        let closed = tokens
            .get(end)
            .is_some_and(|token| token.kind == Kind::Close);
        match (bracket, closed) {
            (true, true) => Some(end + 1),
            (true, false) => None,
            (false, _) => Some(end),
        }
    }
}

/// The suffixes and their shortened spellings as words, longest first.
fn suffix_words(suffixes: &[String], shortenings: &Shortenings) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = suffixes
        .iter()
        .flat_map(|suffix| shortenings.spellings(suffix))
        .filter(|words| !words.is_empty())
        .collect();
    all.sort_by_key(|words| std::cmp::Reverse(words.len()));
    all.dedup();
    all
}
