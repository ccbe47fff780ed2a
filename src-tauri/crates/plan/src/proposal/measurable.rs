//! Finds what a task's content wants to be measured: percentages with what they are of, and
//! "ít nhất 01 máy tính". Knows the words of one text, nothing of deadlines and units.

use crate::indicator::{Amount, Direction};
use crate::text::{Folded, match_key};
use crate::unit::Level;
use std::ops::Range;

/// A level named in a text, with what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// What is measured, as the text has it; for a percentage it reads on from "tỷ lệ".
    pub name: String,
    /// The number.
    pub value: Amount,
    /// A percentage, or a count of the thing named.
    pub percent: bool,
    /// Which side is good.
    pub direction: Direction,
    /// Whom it holds for.
    pub level: Option<Level>,
    /// The words it was read from.
    pub words: Range<usize>,
}

/// Words before a percentage that compare, or say that it is to be reached.
static COMPARING: Folded = Folded::of(&[
    "đạt", "được", "tối", "thiểu", "ít", "nhất", "trên", "từ", "lên", "đến", "không", "dưới", "ở",
    "mức", "là", "còn", "quá", "đa", "có", "≥", ">", "≤",
]);
/// Of those, the ones that make it a limit.
static LIMITING: Folded = Folded::of(&["tối đa", "không quá", "còn", "≤"]);
/// Words that open what a percentage behind them is of.
static RATE: Folded = Folded::of(&["tỷ lệ", "tỉ lệ"]);
/// A verb right before a percentage that belongs to what is measured.
static BELONGING: Folded = Folded::of(&["cấp", "cho", "đến", "giảm"]);
/// What follows these behind a comma is no longer what is measured.
static AIMS: Folded = Folded::of(&["đảm bảo", "bảo đảm", "phấn đấu", "không để", "nhằm"]);
/// Begins what happens to the things counted.
static PREDICATE: Folded = Folded::of(&["được"]);
/// The sign in words.
static PER_CENT: Folded = Folded::of(&["phần trăm"]);
/// A number behind it is the least there is to be.
static LEAST: Folded = Folded::of(&["ít nhất"]);
/// Stands behind a percentage that is a least one.
static AND_MORE: Folded = Folded::of(&["trở lên"]);
/// Before a percentage that was missed.
static MISSED: Folded = Folded::of(&["chưa"]);
static AND: Folded = Folded::of(&["và"]);
static HAS: Folded = Folded::of(&["có"]);
/// Begins what a thing is there for.
static IN_ORDER_TO: Folded = Folded::of(&["để"]);
/// Where a level is named; the first that stands in the words counts.
static LEVELS: [(Folded, Level); 8] = [
    (Folded::of(&["thị xã"]), Level::Town),
    (Folded::of(&["huyện"]), Level::Town),
    (Folded::of(&["quận"]), Level::Town),
    (Folded::of(&["thành phố"]), Level::Town),
    (Folded::of(&["thị trấn"]), Level::Commune),
    (Folded::of(&["cấp xã"]), Level::Commune),
    (Folded::of(&["các xã"]), Level::Commune),
    (Folded::of(&["phường"]), Level::Commune),
];

/// A word, number or sign with its place.
#[derive(Clone, Debug)]
struct Token {
    key: String,
    at: Range<usize>,
}

/// The levels a content names, in reading order.
pub(super) fn levels(content: &str) -> Vec<Named> {
    if !may_name_level(content) {
        return Vec::new();
    }
    let text = Text {
        content,
        tokens: tokens(content),
    };
    let percents: Vec<Percent> = (0..text.tokens.len())
        .filter_map(|at| text.percent(at))
        .collect();
    let mut named: Vec<Named> = Vec::new();
    let mut from = 0;
    while let Some(first) = percents.get(from) {
        let chain = text.chain(&percents[from..]);
        match chain {
            1 => named.extend(text.single(first)),
            _ => named.extend(text.coordinated(&percents[from..from + chain])),
        }
        from += chain;
    }
    named.extend((0..text.tokens.len()).filter_map(|at| text.least(at)));
    named
}

/// Most contents name none, and need neither be folded nor cut into words to know it.
fn may_name_level(content: &str) -> bool {
    const HINTS: [&str; 4] = ["trăm", "TRĂM", "nhất", "NHẤT"];
    let hinted = || {
        let key = match_key(content);
        PER_CENT.stands_in(&key) || LEAST.stands_in(&key)
    };
    content.contains('%') || (HINTS.iter().any(|hint| content.contains(hint)) && hinted())
}

/// The level of unit that words name.
pub(super) fn level_of(words: &str) -> Option<Level> {
    let key = match_key(words);
    if matches!(key.as_str(), "xã" | "phường" | "cấp xã, phường") {
        return Some(Level::Commune);
    }
    let mut levels = LEVELS.iter();
    let found = levels.find(|(word, _)| word.stands_in(&key));
    found.map(|(_, level)| *level)
}

struct Text<'a> {
    content: &'a str,
    tokens: Vec<Token>,
}

/// A percentage: its tokens, the comparing words before it included.
struct Percent {
    value: Amount,
    /// The first comparing word, else the number.
    begin: usize,
    number: usize,
    /// Behind the sign and "trở lên".
    end: usize,
}

impl Text<'_> {
    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// Whether the two tokens from `at` on are one of the words.
    fn is_pair(&self, at: usize, words: &Folded) -> bool {
        words.holds_pair(self.key(at), self.key(at + 1))
    }

    /// The number that token `at` is.
    fn number(&self, at: usize) -> Option<Amount> {
        let key = self.key(at);
        let written = key.starts_with(|c: char| c.is_ascii_digit());
        written.then(|| Amount::parse(key)).flatten()
    }

    fn slice(&self, tokens: Range<usize>) -> &str {
        let first = self.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (first, last) {
            (Some(first), Some(last)) if first.at.start < last.at.end => {
                self.content[first.at.start..last.at.end].trim()
            }
            _ => "",
        }
    }

    /// The percentage whose number is token `at`; none inside quotation marks, which name
    /// documents and campaigns, and none that was missed ("chưa đạt 90%").
    fn percent(&self, at: usize) -> Option<Percent> {
        let value = self.number(at)?;
        let sign = self.key(at + 1) == "%" || self.is_pair(at + 1, &PER_CENT);
        if !sign || self.is_quoted(at) || value > Amount::whole(100) {
            return None;
        }
        let mut end = if self.key(at + 1) == "%" {
            at + 2
        } else {
            at + 3
        };
        if self.is_pair(end, &AND_MORE) {
            end += 2;
        }
        let mut begin = at;
        while begin > 0 && COMPARING.holds(self.key(begin - 1)) {
            begin -= 1;
        }
        let missed = begin > 0 && MISSED.holds(self.key(begin - 1));
        (!missed).then_some(Percent {
            value,
            begin,
            number: at,
            end,
        })
    }

    fn is_quoted(&self, at: usize) -> bool {
        let opened = |sign: &str| {
            let before = self.tokens[..at].iter();
            before.filter(|token| token.key == sign).count()
        };
        opened("“") > opened("”") || opened("\"") % 2 == 1
    }

    /// How many of these percentages are of one sentence: "80% … và 60% … được xử lý".
    fn chain(&self, percents: &[Percent]) -> usize {
        let joined = |pair: &[Percent]| {
            let before = pair[1].begin.checked_sub(1);
            let and = before.is_some_and(|before| AND.holds(self.key(before)));
            and && self.end_of_clause(pair[0].end) >= pair[1].begin && !self.follows_rate(&pair[1])
        };
        1 + percents.windows(2).take_while(|pair| joined(pair)).count()
    }

    /// A percentage by itself: of what "tỷ lệ" before it names, else of what follows it.
    fn single(&self, percent: &Percent) -> Option<Named> {
        let begin = self.begin_of_clause(percent.begin);
        let rate = self.rate_before(percent, begin);
        let (name, tokens) = match rate.filter(|rate| rate + 2 < percent.begin) {
            Some(rate) => {
                let name = self.slice(rate + 2..percent.begin).to_owned();
                (name, rate..percent.end)
            }
            None => self.following(percent, begin),
        };
        let words = self.place(tokens);
        (!name.is_empty()).then(|| Named {
            level: None,
            value: percent.value,
            percent: true,
            direction: self.direction(percent),
            words,
            name,
        })
    }

    /// What follows a percentage, with the verb before it where that belongs to it.
    fn following(&self, percent: &Percent, begin: usize) -> (String, Range<usize>) {
        let end = self.end_of_clause(percent.end);
        let end = self.with_ellipsis(percent.end, end);
        let rest = self.slice(percent.end..end);
        let verb = percent.begin.checked_sub(1);
        let verb_or_to = if BELONGING.holds(self.key(percent.number.saturating_sub(1))) {
            percent.number.checked_sub(1)
        } else {
            verb
        };
        let belongs = verb_or_to.filter(|verb| BELONGING.holds(self.key(*verb)));
        match belongs {
            Some(verb) => {
                let comma = (begin..verb).rev().find(|at| self.key(*at) == ",");
                let from = comma.map_or(begin, |comma| comma + 1);
                let before = self.slice(from..verb + 1);
                (format!("{before} {rest}"), from..end)
            }
            None => (rest.to_owned(), percent.begin..end),
        }
    }

    /// "80% A tại cấp huyện và 60% A tại cấp xã được xử lý": one level each for the scopes they
    /// name; what happens to them is said once, at the end.
    fn coordinated(&self, percents: &[Percent]) -> Vec<Named> {
        let end = self.end_of_clause(percents.last().map_or(0, |last| last.end));
        let parts: Vec<Range<usize>> = percents
            .iter()
            .enumerate()
            .map(|(at, percent)| match percents.get(at + 1) {
                Some(next) => percent.end..next.begin - 1,
                None => percent.end..end,
            })
            .collect();
        let tail = parts.last().cloned().unwrap_or_default();
        let predicate = tail.clone().find(|at| PREDICATE.holds(self.key(*at)));
        let predicate = predicate.map_or("", |at| self.slice(at..tail.end));
        let subject = |part: &Range<usize>| {
            let own = part.clone().find(|at| PREDICATE.holds(self.key(*at)));
            self.slice(part.start..own.unwrap_or(part.end))
        };
        let words = self.place(percents.first().map_or(0, |first| first.begin)..end);
        let both = percents.iter().zip(&parts);
        both.map(|(percent, part)| Named {
            name: format!("{} {predicate}", subject(part)).trim().to_owned(),
            value: percent.value,
            percent: true,
            direction: self.direction(percent),
            level: level_of(subject(part)),
            words: words.clone(),
        })
        .collect()
    }

    /// "ít nhất có 01 máy tính …": so many of a thing for every unit.
    fn least(&self, at: usize) -> Option<Named> {
        let value = self.number(at).filter(|value| value.is_whole())?;
        let begin = (1..=2).find_map(|back| {
            let start = at.checked_sub(back + 1)?;
            let only_has = back == 1 || HAS.holds(self.key(at - 1));
            (self.is_pair(start, &LEAST) && only_has).then_some(start)
        })?;
        let thing = self.key(at + 1);
        if thing == "%" || thing.is_empty() || !thing.starts_with(char::is_alphabetic) {
            return None;
        }
        let clause = self.end_of_clause(at + 1);
        let aim = (at + 1..clause).find(|at| IN_ORDER_TO.holds(self.key(*at)));
        let end = aim.unwrap_or(clause);
        Some(Named {
            name: self.slice(at + 1..end).to_owned(),
            value,
            percent: false,
            direction: Direction::Higher,
            level: None,
            words: self.place(begin..end),
        })
    }

    fn direction(&self, percent: &Percent) -> Direction {
        let before = match_key(self.slice(percent.begin..percent.number));
        if LIMITING.stands_in(&before) {
            Direction::Lower
        } else {
            Direction::Higher
        }
    }

    /// Where "tỷ lệ" stands before a percentage in its clause.
    fn rate_before(&self, percent: &Percent, begin: usize) -> Option<usize> {
        let mut places = (begin..percent.begin).rev();
        places.find(|at| self.is_pair(*at, &RATE))
    }

    fn follows_rate(&self, percent: &Percent) -> bool {
        self.rate_before(percent, self.begin_of_clause(percent.begin))
            .is_some()
    }

    /// The first token of the clause that token `at` stands in.
    fn begin_of_clause(&self, at: usize) -> usize {
        let ends = |at: &usize| matches!(self.key(*at), ";" | ":" | "." | "%");
        (0..at).rev().find(ends).map_or(0, |end| end + 1)
    }

    /// The token behind the clause that goes on at token `at`: at a full stop, a semicolon, or a
    /// comma with an aim behind it; brackets are passed over.
    fn end_of_clause(&self, at: usize) -> usize {
        let mut depth = 0usize;
        for next in at..self.tokens.len() {
            match self.key(next) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                ";" | "." | ":" => return next,
                "," if self.is_pair(next + 1, &AIMS) => return next,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// "được cấp A; cấp B": the second part leaves "được" out and belongs to it.
    fn with_ellipsis(&self, begin: usize, end: usize) -> usize {
        let verb = self.key(end + 1);
        let said =
            |at: usize| PREDICATE.holds(self.key(at)) && at + 1 < end && self.key(at + 1) == verb;
        if self.key(end) == ";" && (begin..end).any(said) {
            self.end_of_clause(end + 1)
        } else {
            end
        }
    }

    fn place(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self
            .tokens
            .get(tokens.start)
            .map_or(0, |token| token.at.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        first..last.map_or(first, |token| token.at.end)
    }
}

/// Cuts a text into words, numbers and signs. A number keeps its decimals, "95,5"; what is glued
/// of letters, digits, slashes and dashes is one word, "45/NĐ-CP".
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut begin: Option<usize> = None;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let push = |tokens: &mut Vec<Token>, at: Range<usize>| {
        // A word of the text; a number keeps its sign out.
        tokens.push(Token {
            key: match_key_of(&text[at.clone()]),
            at,
        });
    };
    for (place, (at, c)) in chars.iter().enumerate() {
        let next = chars.get(place + 1).map(|(_, c)| *c);
        let digits_around = begin.is_some()
            && next.is_some_and(|next| next.is_ascii_digit())
            && place > 0
            && chars[place - 1].1.is_ascii_digit();
        let inside = c.is_alphanumeric()
            || matches!(c, '-' | '/' | '–') && begin.is_some()
            || matches!(c, ',' | '.') && digits_around;
        if inside {
            begin.get_or_insert(*at);
            continue;
        }
        if let Some(begin) = begin.take() {
            push(&mut tokens, begin..*at);
        }
        if !c.is_whitespace() {
            push(&mut tokens, *at..at + c.len_utf8());
        }
    }
    if let Some(begin) = begin {
        push(&mut tokens, begin..text.len());
    }
    tokens
}

/// A sign is its own key; `match_key` would drop a closing one.
fn match_key_of(token: &str) -> String {
    if token.starts_with(char::is_alphanumeric) {
        match_key(token)
    } else {
        token.to_owned()
    }
}
