//! Whom a point's prose charges: before "chủ trì", before the colon, or at its beginning up to the
//! verb. Whom it names as helping is read as in an appendix's prose.

use crate::assignment::{Helper, helpers, leading_names, settle};
use crate::unit::{Directory, Meaning, UnitPhrase};

/// The most letters a head before a colon has.
const LONGEST_HEAD: usize = 200;

/// The most words of names a sentence opens with.
const LONGEST_OPENING: usize = 60;

/// Before who is charged: "Giao Công an thị xã chủ trì …".
const CHARGES: [&str; 10] = [
    "giao cho ",
    "giao ",
    "phân công ",
    "yêu cầu ",
    "đề nghị ",
    "do ",
    "đối với ",
    "chỉ đạo ",
    "đồng chí ",
    "thủ trưởng ",
];

/// Says who leads.
const LEADS: &str = "chủ trì";

/// The phrases of those a point charges; open ones among them, no other words.
pub(super) fn leads(text: &str, directory: &Directory) -> Vec<UnitPhrase> {
    let mut read = [
        named(before_lead(text).unwrap_or_default(), directory),
        only_names(before_colon(text).unwrap_or_default(), directory),
        opening(text, directory),
        named(beginning(text), directory),
    ]
    .into_iter();
    read.find(|phrases| !phrases.is_empty()).unwrap_or_default()
}

/// The units a sentence opens with, whatever they are to do: the most words that are names and
/// nothing else.
fn opening(text: &str, directory: &Directory) -> Vec<UnitPhrase> {
    let sentence = without_charge(text);
    let known =
        |phrase: &UnitPhrase| matches!(phrase.meaning, Meaning::Unit(_) | Meaning::Collective(_));
    let ends = sentence.match_indices(' ').map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([sentence.len()]).take(LONGEST_OPENING).collect();
    let read = ends
        .into_iter()
        .rev()
        .map(|end| directory.read(&sentence[..end]));
    let mut all_known = read.filter(|phrases| phrases.iter().all(known));
    all_known.next().unwrap_or_default()
}

/// The phrases of those a point names as helping, without those it charges.
pub(super) fn supports(text: &str, leads: &[UnitPhrase], directory: &Directory) -> Vec<UnitPhrase> {
    let (assigned, _) = settle(leads, &[], directory);
    let known = |helper: &Helper| !helper.assignments.is_empty();
    let found = helpers(text, "", &assigned, directory).into_iter();
    found.filter(known).map(|helper| helper.phrase).collect()
}

/// The same where nothing but names stands there.
fn only_names(names: &str, directory: &Directory) -> Vec<UnitPhrase> {
    let phrases = directory.read(without_charge(names));
    let all = phrases
        .iter()
        .all(|phrase| phrase.meaning != Meaning::Unresolved);
    if all { phrases } else { Vec::new() }
}

/// What a list of names means: units, collectives and open phrases.
fn named(names: &str, directory: &Directory) -> Vec<UnitPhrase> {
    let phrases = directory.read(without_charge(names));
    let known = phrases
        .iter()
        .any(|phrase| matches!(phrase.meaning, Meaning::Unit(_) | Meaning::Collective(_)));
    let is_party = |phrase: &UnitPhrase| phrase.meaning != Meaning::Unresolved;
    let open = phrases.iter().all(is_party) && !phrases.is_empty();
    match known || open {
        true => phrases.into_iter().filter(is_party).collect(),
        false => Vec::new(),
    }
}

fn without_charge(names: &str) -> &str {
    let mut names = names.trim();
    while let Some(rest) = CHARGES.iter().find_map(|begin| strip(names, begin)) {
        names = rest.trim_start();
    }
    names
}

/// Cuts a beginning off, in whatever letters it is written.
fn strip<'t>(text: &'t str, begin: &str) -> Option<&'t str> {
    let end = text.char_indices().nth(begin.chars().count())?.0;
    (text[..end].to_lowercase() == begin).then(|| &text[end..])
}

/// What stands before "chủ trì" in its clause.
fn before_lead(text: &str) -> Option<&str> {
    let at = find(text, LEADS)?;
    let clause = &text[..at];
    let from = clause
        .rfind([';', '(', ':', '\n'])
        .map_or(0, |sign| sign + 1);
    let names = &clause[from..];
    // "…, giao Công an thị xã chủ trì": the charge is nearer than the sentence's beginning.
    let charged = CHARGES.iter().filter_map(|begin| {
        let spaced = format!(" {begin}");
        Some(rfind(names, &spaced)? + spaced.len())
    });
    Some(&names[charged.max().unwrap_or(0)..])
}

/// What stands before the first colon, where that is near.
fn before_colon(text: &str) -> Option<&str> {
    let (head, _) = text.split_once(':')?;
    (head.chars().count() <= LONGEST_HEAD).then_some(head)
}

/// What stands before the verb.
fn beginning(text: &str) -> &str {
    leading_names(without_charge(text))
}

/// Where words stand, in whatever letters.
fn find(text: &str, words: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    // Small letters of Vietnamese are as long as capital ones; of other scripts nothing is read.
    lower.find(words).filter(|_| lower.len() == text.len())
}

fn rfind(text: &str, words: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    lower.rfind(words).filter(|_| lower.len() == text.len())
}
