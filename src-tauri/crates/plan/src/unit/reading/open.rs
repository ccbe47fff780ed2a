//! Open phrases: "các cơ quan, đơn vị có liên quan" and their like, which name nobody.

use super::phrases::{Part, PartKind};
use super::tokens::{Kind, Token};
use std::ops::Range;

/// Words that make a plural of what follows.
const PLURAL: &[&str] = &["các", "những"];

/// Nouns for bodies in general.
const NOUNS: &[&[&str]] = &[
    &["cơ", "quan"],
    &["đơn", "vị"],
    &["tổ", "chức"],
    &["địa", "phương"],
    &["doanh", "nghiệp"],
    &["đoàn", "thể"],
    &["cá", "nhân"],
    &["phòng"],
    &["ban"],
    &["ngành"],
    &["sở"],
    &["hội"],
];

/// Where a token starts a noun for bodies in general: the token after it.
fn noun_end(tokens: &[Token], at: usize) -> Option<usize> {
    NOUNS.iter().find_map(|noun| {
        let end = at + noun.len();
        let words = tokens.get(at..end)?;
        let same = words
            .iter()
            .zip(*noun)
            .all(|(t, word)| t.kind == Kind::Word && t.word == *word);
        same.then_some(end)
    })
}

/// Whether "các" or "những" stands here.
pub(super) fn is_plural(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| PLURAL.contains(&token.word.as_str()))
}

/// The token after the general nouns (and plural words) that start at `range`.
fn skip_nouns(tokens: &[Token], range: &Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end {
        match noun_end(tokens, at) {
            Some(end) => at = end,
            None if is_plural(tokens, at) || tokens[at].kind.joins() => at += 1,
            None => break,
        }
    }
    at.min(range.end)
}

/// Whether "có", "liên quan" or "có liên quan" stands here.
fn restricts(tokens: &[Token], at: usize) -> bool {
    let word = |index: usize| tokens.get(index).map_or("", |token| token.word.as_str());
    word(at) == "có" || (word(at) == "liên" && word(at + 1) == "quan")
}

/// Where a match made of general nouns alone ("các phòng, ban") goes on as a list of such nouns
/// ("các phòng, ban, đơn vị liên quan"): the next noun.
pub(super) fn goes_on(tokens: &[Token], matched: &Range<usize>) -> Option<usize> {
    if skip_nouns(tokens, matched) < matched.end {
        return None;
    }
    let marks = tokens
        .iter()
        .skip(matched.end)
        .take_while(|token| token.kind.joins())
        .count();
    let next = matched.end + marks;
    let noun = next + usize::from(is_plural(tokens, next));
    (marks > 0 && noun_end(tokens, noun).is_some()).then_some(next)
}

/// One stretch between commas and "và".
#[derive(Clone, Debug, PartialEq)]
enum Item {
    /// "Các cơ quan", "ban": goes into the open phrase that follows.
    General,
    /// "Các ngân hàng": likewise, but a phrase of its own where none follows.
    Plural,
    /// "đơn vị có liên quan": closes an open phrase.
    Restricted,
    /// "có liên quan", saying it of what stands before.
    Restriction,
    /// Anything else.
    Other,
}

/// What an item is; `in_list` where a list of bodies in general stands before it.
fn item(tokens: &[Token], range: &Range<usize>, in_list: bool) -> Item {
    let nouns = skip_nouns(tokens, range);
    let related = || (range.start..range.end).any(|at| at > range.start && restricts(tokens, at));
    if restricts(tokens, range.start) {
        Item::Restriction
    } else if nouns == range.end {
        Item::General
    } else if nouns > range.start && restricts(tokens, nouns)
        || (is_plural(tokens, range.start) || in_list && nouns > range.start) && related()
    {
        Item::Restricted
    } else if is_plural(tokens, range.start) {
        Item::Plural
    } else {
        Item::Other
    }
}

/// Splits what stands between two matches (and holds no break) into open phrases and the rest.
pub(super) fn split(tokens: &[Token], range: Range<usize>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // The list of general nouns read last, which a restriction would open as a whole.
    let mut list: Option<Range<usize>> = None;
    for (range, comma) in items(tokens, range) {
        let kind = item(tokens, &range, list.is_some());
        let whole = list.as_ref().map_or(range.start, |list| list.start)..range.end;
        match kind {
            Item::General | Item::Plural => {
                list = Some(whole);
                continue;
            }
            Item::Restricted => parts.push(Part::new(PartKind::Open, whole)),
            Item::Restriction if list.is_some() => parts.push(Part::new(PartKind::Open, whole)),
            Item::Restriction => parts.push(Part::new(PartKind::Restriction, whole)),
            Item::Other => {
                parts.extend(list.map(|list| Part::new(PartKind::Words, list)));
                join_words(&mut parts, range, comma);
            }
        }
        list = None;
    }
    parts.extend(list.map(|list| Part::new(PartKind::Words, list)));
    parts
}

/// Adds unknown words; a name may hold "và", so only a comma parts them from those before.
fn join_words(parts: &mut Vec<Part>, range: Range<usize>, comma: bool) {
    match parts.last_mut() {
        Some(before) if before.kind == PartKind::Words && !comma => before.range.end = range.end,
        _ => parts.push(Part::new(PartKind::Words, range)),
    }
}

/// The items of a stretch, each from its first word to its last, and whether a comma stands
/// before it.
fn items(tokens: &[Token], range: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut items: Vec<(Range<usize>, bool)> = Vec::new();
    let (mut open, mut comma) = (false, false);
    for at in range {
        match tokens[at].kind {
            Kind::Comma | Kind::And => {
                comma |= tokens[at].kind == Kind::Comma;
                open = false;
            }
            Kind::Word if open => {
                if let Some((range, _)) = items.last_mut() {
                    range.end = at + 1;
                }
            }
            Kind::Word => {
                items.push((at..at + 1, comma));
                (open, comma) = (true, false);
            }
            _ => {}
        }
    }
    items
}
