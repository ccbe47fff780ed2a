//! Indicators proposed from a task's own words: levels named in its content and in its deadline
//! (`domain.md` §7). A proposal is shown with the words it came from and stored only when a
//! person agrees.

use super::measurable::{self, Named};
use crate::deadline::{self, Comparison, Deadline, Part, TargetUnit};
use crate::indicator::{
    Amount, Direction, Figure, Indicator, IndicatorId, Kind, Reporters, Since, Source, Target,
};
use crate::task::{Cadence, TaskId};
use crate::text::match_key;
use crate::unit::Level;
use std::collections::BTreeSet;
use std::ops::Range;

/// An indicator that a task's words propose.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedIndicator {
    /// What it would be; identity, code and task are given when it is stored.
    pub indicator: Indicator,
    /// The verbatim words it came from.
    pub words: String,
    /// What it is remembered by once it was decided: the words folded, counted where several
    /// indicators come from the same ones.
    pub key: String,
    /// Where they stand.
    pub spans: Vec<(Field, Range<usize>)>,
}

/// Which of a task's texts words stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Nội dung nhiệm vụ.
    Content,
    /// Thời gian hoàn thành.
    Deadline,
}

/// What was proposed of each task and decided, by the words' keys.
#[derive(Clone, Debug, Default)]
pub struct DecidedProposals(BTreeSet<(TaskId, String)>);

/// Where a content begins to cite documents.
const CITING: [&str; 8] = [
    " tại Nghị định",
    " tại Quyết định",
    " theo Nghị định",
    " theo Quyết định",
    " theo Kế hoạch",
    " tại Kế hoạch",
    " theo đúng quy định",
    " theo Chỉ thị",
];
/// Open a content and say how hard to work, not at what.
const URGING: [&str; 6] = [
    "Đẩy nhanh tiến độ ",
    "Đẩy mạnh ",
    "Tiếp tục ",
    "Tăng cường ",
    "Tập trung ",
    "Thực hiện ",
];
/// Stands before a rank and is none of its name.
const BEFORE_RANK: [&str; 5] = ["đứng ở", "đứng", "xếp", "đạt", "nằm trong"];
/// Đơn vị tính of a rank and of a ratio.
const RANK: &str = "hạng";
const PERCENT: &str = "%";
/// Opens the name of a ratio.
const RATE: &str = "Tỷ lệ";
/// Names longer than this are cut at a comma.
const LONGEST_NAME: usize = 220;

impl DecidedProposals {
    /// These proposals, by task and words' key.
    pub fn new(decided: impl IntoIterator<Item = (TaskId, String)>) -> DecidedProposals {
        DecidedProposals(decided.into_iter().collect())
    }

    /// Whether something was decided of these words of a stored task.
    pub fn holds(&self, task: Option<TaskId>, key: &str) -> bool {
        task.is_some_and(|task| self.0.contains(&(task, key.to_owned())))
    }
}

impl ProposedIndicator {
    /// What a task's words propose; what was decided of the stored task before is left out.
    pub(super) fn all(
        content: &str,
        deadline: &Deadline,
        stored: Option<TaskId>,
        decided: &DecidedProposals,
    ) -> Vec<ProposedIndicator> {
        let mut proposed = of_content(content);
        of_deadline(content, deadline, &mut proposed);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for one in &mut proposed {
            let words = match_key(&one.words);
            let counted = (2u32..).map(|at| format!("{words} #{at}"));
            let mut keys = std::iter::once(words.clone()).chain(counted);
            one.key = keys.find(|key| seen.insert(key.clone())).unwrap_or(words);
        }
        proposed.retain(|proposed| !decided.holds(stored, &proposed.key));
        proposed
    }
}

/// Levels of the content: those of one sentence that hold for different levels of unit are one
/// indicator.
fn of_content(content: &str) -> Vec<ProposedIndicator> {
    let named = measurable::levels(content);
    let mut proposed: Vec<ProposedIndicator> = Vec::new();
    let mut before: Option<&Named> = None;
    for level in &named {
        let joins = before.is_some_and(|before| {
            before.words == level.words
                && before.level.is_some()
                && level.level.is_some()
                && before.level != level.level
        });
        match proposed.last_mut().filter(|_| joins) {
            Some(last) => {
                last.indicator.targets.push(target(level));
                last.indicator.name = ratio_name(&without_scope(&level.name));
            }
            None => proposed.push(of_level(content, level)),
        }
        before = Some(level);
    }
    proposed
}

fn of_level(content: &str, level: &Named) -> ProposedIndicator {
    let thing = level.name.split_whitespace().take(2).collect::<Vec<_>>();
    let (kind, unit, name) = if level.percent {
        (Kind::Ratio, PERCENT.to_owned(), ratio_name(&level.name))
    } else {
        (Kind::Count, thing.join(" "), capitalised(&level.name))
    };
    ProposedIndicator {
        indicator: Indicator {
            direction: level.direction,
            targets: targets_of(level),
            ..blank(name, unit, kind)
        },
        words: content[level.words.clone()].to_owned(),
        key: String::new(),
        spans: vec![(Field::Content, level.words.clone())],
    }
}

/// Levels of the deadline: a rank is an indicator of its own; percentages are levels of the only
/// rate the content names, else of the work itself.
fn of_deadline(content: &str, deadline: &Deadline, proposed: &mut Vec<ProposedIndicator>) {
    let spans = target_spans(deadline);
    for target in &deadline.targets {
        if target.unit == TargetUnit::Rank {
            proposed.push(of_rank(deadline, target, &spans));
        }
    }
    let percents = deadline.targets.iter();
    let percents: Vec<Target> = percents
        .filter(|target| target.unit == TargetUnit::Percent)
        .filter_map(of_target)
        .collect();
    if percents.is_empty() {
        return;
    }
    let words: Vec<&str> = spans
        .iter()
        .map(|span| &deadline.text[span.clone()])
        .collect();
    let words = words.join(" … ");
    let places = spans.iter().map(|span| (Field::Deadline, span.clone()));
    let mut ratios = proposed
        .iter_mut()
        .filter(|one| one.indicator.kind == Kind::Ratio);
    match (ratios.next(), ratios.next()) {
        (Some(only), None) => {
            only.indicator.targets = percents;
            only.words = format!("{} … {words}", only.words);
            only.spans.extend(places);
        }
        _ => {
            let at_most = deadline.targets.iter().any(|target| {
                target.unit == TargetUnit::Percent && target.comparison == Comparison::AtMost
            });
            let name = ratio_name(work_of(content));
            let mut indicator = blank(name, PERCENT.to_owned(), Kind::Ratio);
            indicator.targets = percents;
            if at_most {
                indicator.direction = Direction::Lower;
            }
            proposed.push(ProposedIndicator {
                indicator,
                words,
                key: String::new(),
                spans: places.collect(),
            });
        }
    }
}

fn of_rank(
    deadline: &Deadline,
    target: &deadline::Target,
    spans: &[Range<usize>],
) -> ProposedIndicator {
    let begin = spans.first().map_or(0, |span| span.start);
    let mut name = deadline.text[..begin].trim();
    for word in BEFORE_RANK {
        name = name.strip_suffix(word).map_or(name, str::trim_end);
    }
    let year = name.rfind(" năm ").filter(|at| name.len() - at <= 10);
    let name = year.map_or(name, |at| &name[..at]);
    ProposedIndicator {
        indicator: Indicator {
            direction: Direction::Lower,
            targets: of_target(target).into_iter().collect(),
            source: Source::Official,
            asks: Figure::Cumulative,
            since: Since::Moment,
            ..blank(capitalised(name), RANK.to_owned(), Kind::Score)
        },
        words: deadline.text.clone(),
        key: String::new(),
        spans: vec![(Field::Deadline, 0..deadline.text.len())],
    }
}

/// The words that gave the deadline's levels, neighbours joined.
fn target_spans(deadline: &Deadline) -> Vec<Range<usize>> {
    let targets = deadline.spans.iter();
    let targets = targets.filter(|(part, _)| *part == Part::Target);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (_, span) in targets {
        let between = |last: &Range<usize>| deadline.text.get(last.end..span.start);
        match spans.last_mut() {
            Some(last) if between(last).is_some_and(|text| text.trim().is_empty()) => {
                last.end = span.end;
            }
            _ => spans.push(span.clone()),
        }
    }
    spans
}

fn of_target(target: &deadline::Target) -> Option<Target> {
    Some(Target {
        value: Amount::from_f64(target.value)?,
        level: target.scope.as_deref().and_then(measurable::level_of),
        from: target.from,
        until: target.until,
    })
}

/// What every unit is to have at least is a target of each level, never of their sum.
fn targets_of(level: &Named) -> Vec<Target> {
    let each = |of| Target {
        level: Some(of),
        ..target(level)
    };
    match level.percent {
        true => vec![target(level)],
        false => vec![each(Level::Town), each(Level::Commune)],
    }
}

fn target(level: &Named) -> Target {
    Target {
        value: level.value,
        level: level.level,
        from: None,
        until: None,
    }
}

fn blank(name: String, unit_of_count: String, kind: Kind) -> Indicator {
    Indicator {
        id: IndicatorId(0),
        code: String::new(),
        name,
        unit_of_count,
        kind,
        direction: Direction::Higher,
        targets: Vec::new(),
        cadence: Cadence::Monthly,
        task: None,
        reporters: Reporters::Leads,
        source: Source::Units,
        asks: Figure::Period,
        since: Since::Window,
    }
}

/// The work a content is about: its first sentence up to the documents it cites.
fn work_of(content: &str) -> &str {
    let cited = CITING.iter().filter_map(|words| content.find(words)).min();
    let sentence = content.find(';').or_else(|| content.find(". "));
    let end = cited.into_iter().chain(sentence).min();
    let work = content[..end.unwrap_or(content.len())].trim_end_matches(['.', ',', ' ']);
    let urged = |work| {
        URGING
            .iter()
            .find_map(|words| str::strip_prefix(work, *words))
    };
    std::iter::successors(Some(work), |work| urged(work))
        .last()
        .unwrap_or(work)
}

/// "hồ sơ tại cấp xã được xử lý" without "tại cấp xã".
fn without_scope(name: &str) -> String {
    let scoped = [" tại cấp xã", " ở cấp xã", " cấp xã"];
    let found = scoped.iter().find(|words| name.contains(*words));
    found.map_or_else(|| name.to_owned(), |words| name.replacen(words, "", 1))
}

fn ratio_name(name: &str) -> String {
    let name = shortened(name.trim());
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().collect::<String>());
    // An abbreviation stays in capitals.
    let abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !abbreviation => format!("{RATE} {first}{}", letters.as_str()),
        _ => format!("{RATE} {name}"),
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = shortened(name.trim()).chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

fn shortened(name: &str) -> &str {
    let cut = name.char_indices().nth(LONGEST_NAME).map(|(at, _)| at);
    let Some(cut) = cut else { return name };
    let comma = name[..cut].rfind(',').or_else(|| name[..cut].rfind(' '));
    name[..comma.unwrap_or(cut)].trim_end()
}
