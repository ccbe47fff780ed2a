//! From matches and what is left between them to phrases.

use super::tokens::{Kind, Token};
use super::{Meaning, open};
use std::ops::Range;

/// A run of tokens and what it is.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: PartKind,
    pub(super) range: Range<usize>,
}

/// What a run of tokens is, taken by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A spelling of the directory; `bare` where it left off the suffix its name has.
    Match { meaning: Meaning, bare: bool },
    /// An open phrase.
    Open,
    /// "có liên quan", said of what stands before.
    Restriction,
    /// Words that mean nothing to the directory.
    Words,
}

impl Part {
    pub(super) fn new(kind: PartKind, range: Range<usize>) -> Part {
        Part { kind, range }
    }
}

/// The phrases of a cell: the matches, and the parts between them.
pub(super) fn phrases(tokens: &[Token], matches: Vec<Part>) -> Vec<(Range<usize>, Meaning)> {
    let parts = fill(tokens, matches);
    let mut phrases = Vec::new();
    let mut group: Vec<Part> = Vec::new();
    for part in parts {
        if group
            .last()
            .is_some_and(|before| !holds_together(tokens, before, &part))
        {
            phrases.extend(close(&group));
            group.clear();
        }
        group.push(part);
    }
    phrases.extend(close(&group));
    phrases
}

/// Matches with the parts between them, in reading order.
fn fill(tokens: &[Token], matches: Vec<Part>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    for part in matches {
        parts.extend(between(tokens, at..part.range.start));
        at = part.range.end;
        parts.push(part);
    }
    parts.extend(between(tokens, at..tokens.len()));
    parts
}

/// What stands between two matches, cut at breaks and brackets.
fn between(tokens: &[Token], range: Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if matches!(
            tokens[at].kind,
            Kind::Break | Kind::Colon | Kind::Open | Kind::Close
        ) {
            parts.extend(open::split(tokens, start..at));
            start = at + 1;
        }
    }
    parts.extend(open::split(tokens, start..range.end));
    parts
}

/// Whether two neighbouring parts are one phrase. A name with words beside it that no separator
/// parts from it is another name: "Công an tỉnh" is not Công an thị xã, "Phòng Kinh tế - Hạ
/// tầng" is not Phòng Kinh tế.
fn holds_together(tokens: &[Token], before: &Part, after: &Part) -> bool {
    let marks = &tokens[before.range.end..after.range.start];
    let first = &tokens[after.range.start];
    // A capital on a new line begins another name even where the separator was forgotten.
    let tight = marks
        .iter()
        .all(|mark| matches!(mark.kind, Kind::Dash | Kind::Ampersand))
        && (!first.new_line || first.small);
    match (before.kind, after.kind) {
        (PartKind::Match { bare, .. }, PartKind::Match { .. }) => {
            bare && marks.is_empty() && !first.new_line
        }
        (PartKind::Match { .. }, PartKind::Restriction) => marks.is_empty(),
        (PartKind::Match { .. }, PartKind::Words) | (PartKind::Words, PartKind::Match { .. }) => {
            tight
        }
        _ => false,
    }
}

/// The phrase that a group of parts makes.
fn close(group: &[Part]) -> Option<(Range<usize>, Meaning)> {
    let (first, last) = (group.first()?, group.last()?);
    let kinds: Vec<PartKind> = group.iter().map(|part| part.kind).collect();
    let meaning = match kinds.as_slice() {
        [PartKind::Match { meaning, .. }] => *meaning,
        [PartKind::Open] => Meaning::Open,
        [
            PartKind::Match {
                meaning: Meaning::Collective(_),
                ..
            },
            PartKind::Restriction,
        ] => Meaning::Open,
        _ => Meaning::Unresolved,
    };
    Some((first.range.start..last.range.end, meaning))
}
