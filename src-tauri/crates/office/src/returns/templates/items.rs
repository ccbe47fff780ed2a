//! What can be put into a template: a small closed list of words, each with a name for people.

use crate::returns::facts::{Facts, NUMBER_PARTS};
use crate::views::TemplateItem;
use words::report::column as heading;
use words::report::indicator as number;
use words::template_item as said;

/// What the rows of a table are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rows {
    /// Units.
    Units,
    /// Tasks.
    Tasks,
    /// Indicators.
    Indicators,
}

/// What a key column says of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A unit's name.
    Unit,
    /// A task's number.
    Task,
    /// A task's words.
    Content,
    /// An indicator's name or code.
    Indicator,
}

/// What begins the word for a cell of the return: "cell:PL III!F7".
pub(super) const CELL: &str = "cell:";

/// A word with its name.
type Named = (&'static str, fn() -> &'static str);

/// A key column, what its rows are about, and its word with its name.
const KEYS: [(Key, Rows, Named); 4] = [
    (Key::Unit, Rows::Units, ("unit", said::unit)),
    (Key::Task, Rows::Tasks, ("task", said::task)),
    (Key::Content, Rows::Tasks, ("content", said::content)),
    (
        Key::Indicator,
        Rows::Indicators,
        ("indicator", said::indicator),
    ),
];

const OF_UNIT: [Named; 5] = [
    ("timeliness", said::timeliness),
    ("received", said::received),
    ("document", heading::document),
    ("supplements", heading::supplements),
    ("reminders", heading::reminders),
];

const COUNTS: [Named; 12] = [
    ("tasks", said::tasks),
    ("tasks.done_in_time", heading::done_in_time),
    ("tasks.done_late", heading::done_late),
    ("tasks.in_time", heading::in_time),
    ("tasks.overdue", heading::overdue),
    ("tasks.standing_updated", said::standing_updated),
    ("tasks.standing_not_updated", said::standing_not_updated),
    ("tasks.standing_waived", said::standing_waived),
    ("tasks.waiting", heading::waiting),
    ("tasks.not_open", heading::not_open),
    ("tasks.undated", heading::undated),
    ("tasks.stopped", heading::stopped),
];

const OF_TASK: [Named; 12] = [
    ("status", heading::status),
    ("result", heading::result),
    ("product", heading::product),
    ("percent", said::percent),
    ("until", heading::due),
    ("deadline", heading::deadline),
    ("lead", heading::lead),
    ("support", heading::support),
    ("leads", said::leads),
    ("leads.done", said::leads_done),
    ("leads.overdue", said::leads_overdue),
    ("leads.updated", said::leads_updated),
];

const OF_INDICATOR: [Named; 12] = [
    ("numerator", number::numerator),
    ("denominator", number::denominator),
    ("value", number::in_period),
    ("cumulative", number::cumulative),
    ("target", number::target),
    ("assessment", number::assessment),
    ("missing", number::missing),
    ("coverage", number::coverage),
    ("before", number::before),
    ("change", number::change),
    ("unit_of_count", number::unit_of_count),
    ("note", heading::note),
];

const OF_WHOLE: [Named; 10] = [
    ("period", said::period),
    ("from", said::from),
    ("to", said::to),
    ("as_of", said::as_of),
    ("year", said::year),
    ("units", said::units),
    ("units.on_time", said::units_on_time),
    ("units.late", said::units_late),
    ("units.not_sent", said::units_not_sent),
    ("tasks.done_rate", heading::completion),
];

impl Rows {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Rows::Units => "unit",
            Rows::Tasks => "task",
            Rows::Indicators => "indicator",
        }
    }
}

/// The key a word means, and the rows it is one of.
pub(super) fn key(word: &str) -> Option<(Key, Rows)> {
    let mut keys = KEYS.iter();
    let found = keys.find(|(_, _, (known, _))| *known == word)?;
    Some((found.0, found.1))
}

/// Everything that can be put into a template of a return: keys first, then by rows.
pub(super) fn all(facts: &Facts) -> Vec<TemplateItem> {
    let item = |rows: Option<Rows>, key, item: &str, label: String| TemplateItem {
        item: item.to_owned(),
        label,
        rows: rows.map(Rows::word),
        key,
    };
    let mut items: Vec<TemplateItem> = KEYS
        .iter()
        .map(|(_, rows, (word, label))| item(Some(*rows), true, word, label().to_owned()))
        .collect();
    let numbers = numbers_of(facts);
    let lists: [(Option<Rows>, &[Named]); 6] = [
        (Some(Rows::Units), &OF_UNIT),
        (Some(Rows::Units), &COUNTS),
        (Some(Rows::Tasks), &OF_TASK),
        (Some(Rows::Indicators), &OF_INDICATOR),
        (None, &OF_WHOLE),
        (None, &COUNTS),
    ];
    for (rows, list) in lists {
        let named = list.iter();
        items.extend(named.map(|(word, label)| item(rows, false, word, label().to_owned())));
    }
    items.push(item(
        Some(Rows::Units),
        false,
        "tasks.updated",
        said::tasks_updated().to_owned(),
    ));
    for rows in [Some(Rows::Units), None] {
        let named = numbers.iter();
        items.extend(named.map(|(word, label)| item(rows, false, word, label.clone())));
    }
    items
}

/// What can be asked of each indicator's numbers.
fn numbers_of(facts: &Facts) -> Vec<(String, String)> {
    let label = |part: &str| match part {
        "numerator" => number::numerator(),
        "denominator" => number::denominator(),
        "value" => number::in_period(),
        "cumulative" => number::cumulative(),
        _ => number::coverage(),
    };
    let codes = facts.codes.iter();
    let numbers = codes.flat_map(|(code, name)| {
        NUMBER_PARTS.iter().map(move |(part, _)| {
            let name = said::of_indicator(name, label(part).to_lowercase());
            (format!("{part}:{code}"), name)
        })
    });
    numbers.collect()
}

/// The name of a word in rows of this kind, or of a single cell.
pub(super) fn label(items: &[TemplateItem], rows: Option<Rows>, word: &str) -> Option<String> {
    if let (None, Some(cell)) = (rows, word.strip_prefix(CELL)) {
        return Some(said::cell(cell));
    }
    let rows = rows.map(Rows::word);
    let mut named = items.iter().filter(|item| !item.key);
    let found = named.find(|item| item.rows == rows && item.item == word)?;
    Some(found.label.clone())
}
