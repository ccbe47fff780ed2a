//! A unit's page, and what was settled later, in words.

use super::{Show, day, lines, moment};
use office::views::{AssignmentLine, CompletionView, RulingView, UnitPage, UnitReportView};
use words::cli::show as said;

impl Show for RulingView {
    fn show(&self) -> String {
        let unit = self.unit.as_ref().map(|unit| format!(" – {unit}"));
        let what = format!("{}{}", self.task, unit.unwrap_or_default());
        match self.kind {
            "paused" => said::task_paused(what, day(&self.on)),
            "dropped" => said::task_dropped(what, day(&self.on)),
            _ => said::task_reopened(what, day(&self.on)),
        }
    }
}

impl Show for CompletionView {
    fn show(&self) -> String {
        match (&self.unit, self.completion) {
            (Some(unit), _) => said::done_by_one(&self.task, unit),
            (None, "any_lead") => said::done_by_any(&self.task),
            (None, _) => said::done_by_all(&self.task),
        }
    }
}

impl Show for UnitReportView {
    fn show(&self) -> String {
        match &self.received {
            Some(received) => said::unit_report(
                &self.period.id,
                moment(received),
                self.days_late,
                self.supplements,
                self.reminders,
            ),
            None => said::unit_report_missing(
                &self.period.id,
                day(&self.period.units_due),
                self.reminders,
            ),
        }
    }
}

impl Show for UnitPage {
    fn show(&self) -> String {
        let work =
            |line: &AssignmentLine| said::unit_task(&line.number, &line.label, &line.content);
        let led = self.lines.iter().filter(|line| line.role == "lead");
        let mut text = vec![self.card.show(), self.debts.answer.clone()];
        let changes = self.changes.iter().map(|change| {
            let (before, after) = (change.before.join(", "), change.after.join(", "));
            said::unit_change(day(&change.on), before, after, &change.document)
        });
        text.extend(changes);
        text.extend(self.record.iter().map(Show::show));
        text.extend(led.map(work));
        lines(text)
    }
}
