//! Which words are a document reference or an event. Dates and numbers inside are never
//! deadlines, so the stretch goes on until something that can only be a deadline begins.

use super::calendar::Shape;
use super::date::Dates;
use super::lex::Lex;
use super::window::Limit;
use std::ops::Range;

/// What a stretch of words says about a deadline without naming a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// It waits for something.
    Event,
    /// Another document rules.
    Reference,
    /// It arises as work requires.
    OnDemand,
}

impl Dates<'_> {
    /// The event, reference or demand that begins at token `at`.
    pub(super) fn rule(self, at: usize) -> Option<(Rule, Range<usize>)> {
        match self.tokens.lex(at) {
            Lex::OnDemand => Some((Rule::OnDemand, at..at + 1)),
            Lex::When => Some(self.found(Rule::Event, at)),
            Lex::According => self.according(at),
            Lex::After | Lex::From if self.follows_happening(at) => {
                Some(self.found(Rule::Event, at))
            }
            _ => self
                .is_document(at)
                .then(|| self.found(Rule::Reference, at)),
        }
    }

    /// The event whose words begin at token `at`.
    pub(super) fn event(self, at: usize) -> Range<usize> {
        self.found(Rule::Event, at).1
    }

    fn found(self, rule: Rule, at: usize) -> (Rule, Range<usize>) {
        let carried = at
            .checked_sub(1)
            .filter(|before| self.tokens.lex(*before) == Lex::Carry);
        let according = carried.filter(|_| self.tokens.lex(at) == Lex::According);
        (rule, according.unwrap_or(at)..self.extent(at, rule))
    }

    /// "theo …": a document or schedule rules, or somebody's order is waited for.
    fn according(self, at: usize) -> Option<(Rule, Range<usize>)> {
        let tokens = self.tokens;
        let noun = tokens.skip(at + 1, &[Lex::Filler, Lex::Plural, Lex::Carry]);
        match tokens.lex(noun) {
            Lex::Document | Lex::RuleNoun | Lex::NumberSign => {
                Some(self.found(Rule::Reference, at))
            }
            Lex::Demand if matches!(tokens.lex(noun + 1), Lex::End | Lex::Sign(_) | Lex::And) => {
                Some((Rule::OnDemand, at..noun + 1))
            }
            Lex::Directive | Lex::Demand => {
                let (_, range) = self.found(Rule::Event, at);
                let document = range.clone().any(|token| self.is_document(token));
                Some(if document {
                    self.found(Rule::Reference, at)
                } else {
                    (Rule::Event, range)
                })
            }
            _ => self
                .is_document(noun)
                .then(|| self.found(Rule::Reference, at)),
        }
    }

    /// Whether "theo" at token `at` begins a rule; without asking how far it goes.
    fn begins_rule(self, at: usize) -> bool {
        let noun = self
            .tokens
            .skip(at + 1, &[Lex::Filler, Lex::Plural, Lex::Carry]);
        let known = matches!(
            self.tokens.lex(noun),
            Lex::Document | Lex::RuleNoun | Lex::NumberSign | Lex::Directive | Lex::Demand
        );
        self.tokens.lex(at) == Lex::According && (known || self.is_document(noun))
    }

    /// "ngay sau Hội nghị …", "kể từ ngày ban hành …": a happening without "khi".
    fn follows_happening(self, at: usize) -> bool {
        let tokens = self.tokens;
        let from = tokens.lex(at) == Lex::From;
        let noun = at + 1 + usize::from(tokens.lex(at + 1) == Lex::Day);
        let word = matches!(
            tokens.lex(noun),
            Lex::Other
                | Lex::Document
                | Lex::Verb
                | Lex::Carry
                | Lex::Counted
                | Lex::Directive
                | Lex::Demand
        );
        let begins = at
            .checked_sub(1)
            .is_none_or(|before| ends_clause(tokens.lex(before)));
        let soon = tokens.length(at) > "sau".len();
        word && if from { noun > at + 1 } else { soon || begins }
    }

    /// A document by its number: "Kế hoạch số 43/KH-UBND", "12/2021/NĐ-CP".
    fn is_document(self, at: usize) -> bool {
        let tokens = self.tokens;
        if tokens.lex(at) != Lex::Document {
            return self.is_symbol(at);
        }
        let dated = tokens.number(at + 1).is_some() && tokens.lex(at + 2) == Lex::Day;
        tokens.lex(at + 1) == Lex::NumberSign || dated || self.is_symbol(at + 1)
    }

    /// "43/KH-UBND", "57-NQ/TW", "12/2021/NĐ-CP".
    fn is_symbol(self, at: usize) -> bool {
        let tokens = self.tokens;
        let numbers = if tokens.sign(at + 1, '/') && tokens.number(at + 2).is_some() {
            3
        } else {
            1
        };
        let sign = tokens.lex(at + numbers);
        tokens.number(at).is_some()
            && matches!(sign, Lex::Sign('/' | '-'))
            && tokens.is_symbol(at + numbers + 1)
            && (sign == Lex::Sign('/') || tokens.glued(at + numbers + 1))
    }

    /// The token behind the words that belong to the rule beginning at `at`.
    fn extent(self, at: usize, rule: Rule) -> usize {
        let tokens = self.tokens;
        let mut depth = 0_usize;
        let mut next = at + 1;
        while next < tokens.len() {
            let stops = match tokens.lex(next) {
                Lex::Sign('(' | '[') => {
                    depth += 1;
                    false
                }
                Lex::Sign(')' | ']') if depth == 0 => true,
                Lex::Sign(')' | ']') => {
                    depth -= 1;
                    false
                }
                _ if depth > 0 => false,
                Lex::Sign(';') => rule == Rule::Event || !self.is_document(next + 1),
                Lex::Latest => self.stretch(next).is_some() || self.count_of_days(next).is_some(),
                Lex::Until | Lex::Past if tokens.lex(at) == Lex::From => {
                    self.stretch(next).is_some()
                }
                lex if ends_clause(lex) => self.deadline_follows(next + 1, rule),
                _ => false,
            };
            if stops {
                return next;
            }
            next += 1;
        }
        next
    }

    /// Whether the clause that begins at token `at` can only be a deadline.
    fn deadline_follows(self, at: usize, inside: Rule) -> bool {
        let tokens = self.tokens;
        let begin = tokens.skip(at, &[Lex::Sign('('), Lex::And]);
        if self.window_follows(begin, inside) || self.work_follows(begin) {
            return true;
        }
        let other_rule = match tokens.lex(begin) {
            Lex::OnDemand => true,
            Lex::When => inside == Rule::Reference,
            Lex::According => inside == Rule::Event && self.begins_rule(begin),
            _ => false,
        };
        other_rule || self.verb_leads_to_deadline(begin, inside)
    }

    /// A window that no title of a document has: ", đến năm 2030" and ", năm 2022" may be one.
    fn window_follows(self, at: usize, inside: Rule) -> bool {
        let Some((stretch, _)) = self.stretch(at) else {
            return self.count_of_days(at).is_some();
        };
        let limit = stretch.limit;
        let year =
            stretch.first.shape == Shape::Year && !matches!(limit, Limit::Before | Limit::After);
        let day = matches!(stretch.first.shape, Shape::Day { .. }) && limit == Limit::Itself;
        let firm = matches!(self.tokens.lex(at), Lex::Within | Lex::Past | Lex::Latest)
            || self.tokens.lex(at + 1) == Lex::Past;
        let title = year && !firm || day;
        inside == Rule::Event || !title
    }

    fn work_follows(self, at: usize) -> bool {
        let tokens = self.tokens;
        let begin = tokens.skip(at, &[Lex::Carry]);
        let standing = tokens.lex(begin) == Lex::Standing;
        standing || self.recurrence(begin).is_some() || self.target(begin).is_some()
    }

    /// ", hoàn thành … trước ngày 30/6": a verb, and a limit in the same clause.
    fn verb_leads_to_deadline(self, at: usize, inside: Rule) -> bool {
        let tokens = self.tokens;
        if !matches!(tokens.lex(at), Lex::Verb | Lex::Carry) {
            return false;
        }
        let longest = 24;
        for next in at + 1..at + longest {
            let lex = tokens.lex(next);
            if lex == Lex::End || ends_clause(lex) || self.is_document(next) {
                return false;
            }
            let limit = matches!(
                lex,
                Lex::Before | Lex::Latest | Lex::Until | Lex::Within | Lex::Past
            );
            if limit && self.window_follows(next, inside) || self.work_follows(next) {
                return true;
            }
        }
        false
    }
}

/// Whether a sign or word ends a clause.
fn ends_clause(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Sign(',' | ';' | '.' | '(' | ')' | '[' | ']') | Lex::And
    )
}
