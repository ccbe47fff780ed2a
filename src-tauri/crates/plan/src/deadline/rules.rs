//! Chooses the due rule among the recurring days and counts a text names.

use super::combine::Sum;
use super::read::Item;
use super::recurring::{Count, Origin};
use super::window::Limit;
use super::{BeforeDay, DueRule, Part};

impl Sum<'_, '_> {
    /// The first recurring rule whose day is named, else the first, else a count of days.
    pub(super) fn due_rule(&mut self) {
        let mut rules = Vec::new();
        for (at, noted) in self.noted.iter().enumerate() {
            if let Item::Recurs(found) = &noted.item {
                rules.extend(found.iter().map(|rule| self.with_day(at, rule)));
            }
        }
        let detailed = rules
            .iter()
            .find(|(_, day)| day.is_some())
            .or(rules.first())
            .cloned();
        if let Some((rule, day)) = detailed {
            if let Some(day) = day {
                self.span(Part::DueRule, self.noted[day].tokens.clone());
            }
            self.deadline.due_rule = Some(rule);
            return;
        }
        for noted in self.noted {
            if let Item::Count(count) = &noted.item
                && self.last_day(count).is_none()
                && self.deadline.due_rule.is_none()
            {
                let Count {
                    days, working_days, ..
                } = *count;
                self.deadline.due_rule = Some(DueRule::After { days, working_days });
                self.span(Part::DueRule, noted.tokens.clone());
                let dated = matches!(&count.origin, Origin::Date(date) if date.days(self.dates.year).is_ok());
                if dated && self.deadline.event.is_none() {
                    self.deadline.event = Some(self.verbatim(Part::Event, noted.tokens.clone()));
                }
            }
        }
    }

    /// A rule with the day named for it just before or behind, and where that day stands.
    fn with_day(&self, at: usize, rule: &DueRule) -> (DueRule, Option<usize>) {
        let other = |noted: &&usize| matches!(&self.noted[**noted].item, Item::Recurs(rules) if !rules.is_empty());
        let before: Vec<usize> = (at.saturating_sub(8)..at).rev().collect();
        let behind: Vec<usize> = (at + 1..self.noted.len().min(at + 8)).collect();
        let near = [before, behind];
        let mut days = near
            .iter()
            .flat_map(|side| side.iter().take_while(|noted| !other(noted)));
        let found = days.find_map(|noted| Some((self.day_for(rule, *noted)?, *noted)));
        found.map_or((rule.clone(), None), |(rule, day)| (rule, Some(day)))
    }

    fn day_for(&self, rule: &DueRule, noted: usize) -> Option<DueRule> {
        let named_ends = self.before == BeforeDay::DayNamed;
        let day_before = |limit, hour: bool| limit == Limit::Before && !hour && !named_ends;
        match (rule, &self.noted[noted].item) {
            (DueRule::Monthly { .. }, Item::DayOf { day, limit, hour }) => {
                let day = if day_before(*limit, *hour) {
                    *day
                } else {
                    day + 1
                };
                Some(DueRule::Monthly {
                    before_day: (day <= 31).then_some(day),
                })
            }
            (
                DueRule::Weekly { .. },
                Item::WeekdayOf {
                    weekday,
                    limit,
                    hour,
                },
            ) => {
                let day = if day_before(*limit, *hour) {
                    *weekday
                } else {
                    weekday.succ()
                };
                Some(DueRule::Weekly {
                    before_weekday: Some(day),
                })
            }
            _ => None,
        }
    }
}
