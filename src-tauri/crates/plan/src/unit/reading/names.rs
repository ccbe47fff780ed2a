//! The directory's spellings as a tree of words, for finding the longest one at a place.

use super::Meaning;
use super::tokens::{Kind, Token};
use crate::unit::UnitId;
use std::collections::HashMap;

/// Where every spelling starts.
pub(super) const ROOT: usize = 0;

/// Marks that may stand between two words of one name: ", và", not a row of commas.
const MOST_MARKS: usize = 3;

/// How sure it is that a spelling means what it was entered for; the surer one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// Made from a name by rule.
    Made,
    /// A short name or an alias.
    Alias,
    /// The official name.
    Name,
}

/// What a spelling means; `None` where equally sure spellings contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    meaning: Option<Meaning>,
    surety: Surety,
    bare: bool,
}

#[derive(Clone, Debug, Default)]
struct Node {
    next: HashMap<String, usize>,
    entry: Option<Entry>,
    unit: Option<UnitId>,
    several_units: bool,
}

/// All spellings of a directory.
#[derive(Clone, Debug)]
pub(super) struct Names {
    nodes: Vec<Node>,
}

/// A spelling found in a cell.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) meaning: Meaning,
    /// The token after its last one.
    pub(super) end: usize,
    /// Whether the locality's suffix was left off a name that has it.
    pub(super) bare: bool,
    /// The beginnings on its way that several units share ("UBND", "UBND phường").
    pub(super) heads: Vec<usize>,
}

impl Default for Names {
    fn default() -> Names {
        Names {
            nodes: vec![Node::default()],
        }
    }
}

impl Names {
    /// Enters a spelling. One that is already taken by something equally sure means nothing.
    pub(super) fn enter(&mut self, words: &[String], meaning: Meaning, surety: Surety, bare: bool) {
        if words.is_empty() {
            return;
        }
        let mut at = ROOT;
        for word in words {
            at = self.child(at, word);
            if let Meaning::Unit(unit) = meaning {
                let node = &mut self.nodes[at];
                node.several_units |= node.unit.is_some_and(|other| other != unit);
                node.unit = Some(unit);
            }
        }
        let new = Entry {
            meaning: Some(meaning),
            surety,
            bare,
        };
        let entry = &mut self.nodes[at].entry;
        *entry = Some(match *entry {
            Some(old) if old.surety > surety => old,
            Some(old) if old.surety == surety && old.meaning != Some(meaning) => Entry {
                meaning: None,
                ..old
            },
            Some(old) if old.surety == surety => Entry {
                bare: old.bare && bare,
                ..old
            },
            _ => new,
        });
    }

    fn child(&mut self, at: usize, word: &str) -> usize {
        if let Some(next) = self.nodes[at].next.get(word) {
            return *next;
        }
        let new = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[at].next.insert(word.to_owned(), new);
        new
    }

    /// The node one word further on.
    pub(super) fn step(&self, node: usize, word: &str) -> Option<usize> {
        self.nodes[node].next.get(word).copied()
    }

    /// Whether several units' names begin like this.
    pub(super) fn is_head(&self, node: usize) -> bool {
        self.nodes[node].several_units
    }

    /// The longest spelling that goes on from `node` with the token `at`.
    pub(super) fn longest(&self, node: usize, tokens: &[Token], at: usize) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        let (mut node, mut heads, mut marks) = (node, Vec::new(), 0);
        for (index, token) in tokens.iter().enumerate().skip(at) {
            if token.kind != Kind::Word {
                marks += 1;
                if index == at || !token.kind.joins() || marks > MOST_MARKS {
                    break;
                }
                continue;
            }
            marks = 0;
            let Some(next) = self.step(node, &token.key) else {
                break;
            };
            node = next;
            let entry = self.nodes[node].entry;
            if let Some(Entry {
                meaning: Some(meaning),
                bare,
                ..
            }) = entry
            {
                best = Some(Hit {
                    meaning,
                    end: index + 1,
                    bare,
                    heads: heads.clone(),
                });
            } else if entry.is_some() {
                best = None;
            }
            if self.is_head(node) {
                heads.push(node);
            }
        }
        best
    }
}
