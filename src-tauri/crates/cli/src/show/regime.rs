//! Settings, days off, waivers, closing, the year's calendar in words.

use super::{Show, day, lines};
use office::views::{CalendarFileView, ClosingView, DaysOffView, SettingView, WaiverView};
use words::cli::show as said;

impl Show for SettingView {
    fn show(&self) -> String {
        let head = said::setting(self.key, &self.value, &self.name, &self.shown);
        let others = self.choices.iter().filter_map(|choice| {
            let effect = choice.effect.as_deref()?;
            Some(said::setting_choice(&choice.value, &choice.label, effect))
        });
        lines(std::iter::once(head).chain(others))
    }
}

impl Show for DaysOffView {
    fn show(&self) -> String {
        let days = self.days.iter().map(|one| match (one.worked, one.own) {
            (false, false) => said::day_off(day(&one.day), &one.name),
            (true, false) => said::day_worked(day(&one.day), &one.name),
            (false, true) => said::own_day_off(day(&one.day), &one.name),
            (true, true) => said::own_day_worked(day(&one.day), &one.name),
        });
        lines(std::iter::once(said::days_off(self.year)).chain(days))
    }
}

impl Show for WaiverView {
    fn show(&self) -> String {
        let whom = self.unit.as_deref().unwrap_or(said::every_unit());
        match &self.reason {
            Some(reason) => said::waived(&self.period, whom, reason),
            None => said::unwaived(&self.period, whom),
        }
    }
}

impl Show for ClosingView {
    fn show(&self) -> String {
        let names = self.units.join(", ");
        match (self.closed, self.units.len()) {
            (true, 0) => said::closed_all_sent(&self.period),
            (true, count) => said::closed(&self.period, count, names),
            (false, _) => said::reopened(&self.period),
        }
    }
}

impl Show for CalendarFileView {
    fn show(&self) -> String {
        said::calendar_written(&self.path, self.year, self.events)
    }
}
