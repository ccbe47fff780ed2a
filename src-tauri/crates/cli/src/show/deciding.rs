//! Decisions and reminders in words.

use super::reporting::outgoing;
use super::{Show, day, lines};
use office::views::{EventView, ExtensionView, ReminderView};
use words::cli::show as said;

impl Show for EventView {
    fn show(&self) -> String {
        match &self.until {
            Some(until) => said::event_logged_until(&self.task, day(&self.on), day(until)),
            None => said::event_logged(&self.task, day(&self.on)),
        }
    }
}

impl Show for ExtensionView {
    fn show(&self) -> String {
        let what = [&self.task, &self.period, &self.unit];
        let what: Vec<&str> = what.into_iter().flatten().map(String::as_str).collect();
        said::extended(what.join(" – "), day(&self.was), day(&self.until))
    }
}

impl Show for ReminderView {
    fn show(&self) -> String {
        if self.units.is_empty() {
            return said::nobody_to_remind().to_owned();
        }
        let names = lines(self.units.iter().map(|unit| format!("  {unit}")));
        let path = self.path.as_deref().map(said::reminder_written);
        let mut text = vec![said::reminded(self.units.len()), names];
        text.extend(path);
        let drafts = self.drafts.iter();
        text.extend(outgoing(
            drafts.map(|draft| (draft.unit.as_str(), draft.email.as_deref())),
            self.zip.as_deref(),
        ));
        lines(text)
    }
}
