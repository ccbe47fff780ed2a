//! Puts levels together with their scopes and windows.

use super::calendar::year_end;
use super::combine::Sum;
use super::dated::{Bounds, Dated};
use super::read::{Item, Noted};
use super::target::Scope;
use super::{Part, Target, TargetUnit};

impl Sum<'_, '_> {
    /// The numbers of the clauses that name a level, ascending.
    pub(super) fn clauses_of_levels(&self) -> Vec<usize> {
        let level = |(noted, clause): (&Noted, &usize)| {
            matches!(noted.item, Item::Level(_)).then_some(*clause)
        };
        let mut clauses: Vec<usize> = self
            .noted
            .iter()
            .zip(&self.clauses)
            .filter_map(level)
            .collect();
        clauses.dedup();
        clauses
    }

    /// The targets: each with the window of its own words, else the one named before it, else the
    /// deadline's. A level that only begins ends where the next one begins, the last one with
    /// its year.
    pub(super) fn targets(&mut self, dated: &[Dated]) {
        let mut own = Vec::new();
        for (at, noted) in self.noted.iter().enumerate() {
            let Item::Level(level) = &noted.item else {
                continue;
            };
            let scope = self.scope_of(at).map(|scope| scope.tokens.clone());
            let bounds = self.window_of(at, dated);
            self.span(Part::Target, noted.tokens.clone());
            if let Some(scope) = scope.clone() {
                self.span(Part::Target, scope);
            }
            own.push(bounds.is_some());
            let bounds = bounds.unwrap_or_default();
            self.deadline.targets.push(Target {
                value: level.value,
                unit: level.unit,
                comparison: level.comparison,
                scope: scope.map(|scope| self.dates.tokens.words(scope).to_owned()),
                from: bounds.from,
                until: bounds.until,
            });
        }
        self.end_open_targets();
        self.whole_window(dated);
        let (from, until) = (self.deadline.from, self.deadline.until);
        for (target, _) in self
            .deadline
            .targets
            .iter_mut()
            .zip(own)
            .filter(|(_, own)| !own)
        {
            (target.from, target.until) = (from, until);
        }
    }

    fn end_open_targets(&mut self) {
        let standing = self.deadline.standing;
        let targets = &mut self.deadline.targets;
        let mut later: Option<(Option<String>, chrono::NaiveDate)> = None;
        for target in targets.iter_mut().rev() {
            let Some(from) = target.from else { continue };
            if target.until.is_none() {
                let next = later
                    .as_ref()
                    .filter(|(scope, day)| *scope == target.scope && *day > from);
                target.until = match next {
                    Some((_, day)) => day.pred_opt(),
                    None if standing => None,
                    None => year_end(from),
                };
            }
            later = Some((target.scope.clone(), from));
        }
    }

    /// The scope of the level at note `at`: the one before it in its clause, else the one behind.
    fn scope_of(&self, at: usize) -> Option<&Scope> {
        let Item::Level(level) = &self.noted[at].item else {
            return None;
        };
        if level.unit == TargetUnit::Rank {
            return None;
        }
        let tokens = &self.noted[at].tokens;
        let before = self.noted[..at]
            .iter()
            .rev()
            .take(REACH)
            .map_while(within_clause)
            .flatten();
        let behind = self.noted[at + 1..]
            .iter()
            .take(REACH)
            .map_while(within_clause)
            .flatten();
        let beside = |scope: &&Scope| {
            let nearly = |end: usize, start: usize| end <= start && start <= end + 1;
            scope.prefixed
                || nearly(scope.tokens.end, tokens.start)
                || nearly(tokens.end, scope.tokens.start)
        };
        let mut before = before.filter(beside);
        let mut behind = behind.filter(beside);
        before.next().or_else(|| behind.next())
    }

    /// The window named in the level's clause, the nearest of several; else the last one named
    /// before it, where that one leads ("Quý II: cấp huyện 70%, cấp xã 60%").
    fn window_of(&self, at: usize, dated: &[Dated]) -> Option<Bounds> {
        let split = dated.partition_point(|dated| dated.noted < at);
        let clause = |noted: usize| self.clauses[noted];
        let before = dated[..split].last();
        let behind = dated
            .get(split)
            .filter(|dated| clause(dated.noted) == clause(at));
        let own = before.filter(|dated| clause(dated.noted) == clause(at));
        let nearest = match (own, behind) {
            (Some(before), Some(behind)) => {
                let first = self.clause_begins_with_level(at);
                Some(if first { behind } else { before })
            }
            (own, behind) => own.or(behind),
        };
        let leads = |dated: &&Dated| !self.level_precedes(dated.noted);
        nearest.or(before.filter(leads)).map(|dated| dated.bounds)
    }

    /// Whether a level stands before any window in the clause of note `at`.
    fn clause_begins_with_level(&self, at: usize) -> bool {
        let begin = self
            .clauses
            .partition_point(|clause| *clause < self.clauses[at]);
        let first = self.noted[begin..]
            .iter()
            .take(REACH * REACH)
            .find(|noted| matches!(noted.item, Item::Level(_) | Item::Window(_)));
        first.is_some_and(|noted| matches!(noted.item, Item::Level(_)))
    }

    /// Whether a level stands before the window at note `at` in the same clause.
    fn level_precedes(&self, at: usize) -> bool {
        let same = self.noted[..at].iter().rev().take(REACH);
        let mut same = same.take_while(|noted| !matches!(noted.item, Item::Break));
        same.any(|noted| matches!(noted.item, Item::Level(_)))
    }
}

/// How many notes away a level's scope may stand.
const REACH: usize = 8;

/// Inside a clause and before the next level: a scope, or something else to pass over.
fn within_clause(noted: &Noted) -> Option<Option<&Scope>> {
    match &noted.item {
        Item::Break | Item::Level(_) => None,
        Item::Scope(scope) => Some(Some(scope)),
        _ => Some(None),
    }
}
