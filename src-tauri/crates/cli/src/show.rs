//! Answers in words, a line or a few each.

use office::views::{
    AssignmentLine, AssignmentView, BackupCheckView, BackupView, ChangesView, CheckView,
    ContactsView, DeadlineView, EventView, ExtensionView, FileView, FormsView, FrozenReturnView,
    GroupView, InitView, IntakeView, OperationView, PeriodPage, PeriodView, PhraseView, PlanView,
    ProposalView, RemarkView, ReminderView, RestoreView, ReturnView, RowView, SourceView,
    SubmissionView, TaskView, TraceView, UndoneView, UnitCard, UnitView,
};
use words::cli::show as said;
use words::handling;

/// Something a person can read.
pub trait Show {
    /// The words.
    fn show(&self) -> String;
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        if self.is_empty() {
            said::nothing().to_owned()
        } else {
            lines(self.iter().map(Show::show))
        }
    }
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

/// A day as people write it: 2024-03-15 is 15/03/2024.
fn day(iso: &str) -> String {
    iso.get(..10)
        .map(|iso| iso.split('-').rev().collect::<Vec<_>>().join("/"))
        .unwrap_or_default()
}

/// How a submission was handled, in words.
fn handled(code: &str) -> &'static str {
    match code {
        "approved" => handling::approved(),
        "needs_more" => handling::needs_more(),
        _ => handling::new(),
    }
}

/// A moment as people write it.
fn moment(rfc3339: &str) -> String {
    let time = rfc3339.get(11..16).unwrap_or_default();
    format!("{time} {}", day(rfc3339))
}

impl Show for InitView {
    fn show(&self) -> String {
        said::made(&self.store, &self.profile, self.units, self.collectives)
    }
}

impl Show for DeadlineView {
    fn show(&self) -> String {
        let on = |iso: &Option<String>| iso.as_deref().map(day);
        let mut parts = Vec::new();
        match (on(&self.from), on(&self.until)) {
            (Some(from), Some(until)) => parts.push(said::window(from, until)),
            (Some(from), None) => parts.push(said::from(from)),
            (None, Some(until)) => parts.push(said::until(until)),
            (None, None) => {}
        }
        if self.standing {
            parts.push(said::standing().to_owned());
        }
        parts.extend(self.event.as_ref().map(said::event));
        parts.extend(self.reference.as_ref().map(said::reference));
        parts.extend(self.targets.iter().map(|target| {
            let sign = if target.comparison == "at_least" {
                "≥"
            } else {
                "≤"
            };
            let unit = if target.unit == "percent" { "%" } else { "" };
            let value = target.value.to_string().replace('.', ",");
            said::target(
                format!(
                    "{sign} {value}{unit} {}",
                    target.scope.as_deref().unwrap_or_default()
                )
                .trim(),
            )
        }));
        parts.extend(self.problems.iter().map(|problem| {
            let days: Vec<String> = problem.suggestions.iter().map(|iso| day(iso)).collect();
            said::problem(&problem.text, days.join(", "))
        }));
        if parts.is_empty() {
            said::nothing_read().to_owned()
        } else {
            parts.join("; ")
        }
    }
}

impl Show for PhraseView {
    fn show(&self) -> String {
        let meaning = match (&self.unit, &self.collective) {
            (Some(unit), _) => unit.clone(),
            (_, Some(collective)) => said::collective(collective),
            _ if self.open => said::open_phrase().to_owned(),
            _ if self.suggestions.is_empty() => said::unresolved().to_owned(),
            _ => said::unresolved_like(self.suggestions.join(", ")),
        };
        said::reads_as(&self.text, meaning)
    }
}

impl Show for UnitView {
    fn show(&self) -> String {
        let contact = self.email.as_deref().unwrap_or_default();
        format!("{}  {}  {contact}", self.name, self.collectives.join(", "))
            .trim_end()
            .to_owned()
    }
}

impl Show for UnitCard {
    fn show(&self) -> String {
        let phone = self.phone.as_deref().unwrap_or_default();
        format!("{}  {phone}", self.unit.show())
            .trim_end()
            .to_owned()
    }
}

impl Show for ContactsView {
    fn show(&self) -> String {
        let head = said::contacts(self.changed.len(), self.same);
        format!("{head}{}", remarks(&self.remarks))
    }
}

impl Show for RemarkView {
    fn show(&self) -> String {
        let place = [self.sheet.as_str(), self.cell.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("!");
        if place.is_empty() {
            format!("  • {}", self.message)
        } else {
            format!("  • {place}: {}", self.message)
        }
    }
}

fn remarks(remarks: &[RemarkView]) -> String {
    if remarks.is_empty() {
        String::new()
    } else {
        format!(
            "\n{}\n{}",
            said::remarks(remarks.len()),
            lines(remarks.iter().map(Show::show))
        )
    }
}

/// Groups with their tasks below.
fn outline<'a>(
    groups: &[GroupView],
    tasks: impl Iterator<Item = (&'a TaskView, &'a str)>,
) -> String {
    let tasks: Vec<(&TaskView, &str)> = tasks.collect();
    let mut out = Vec::new();
    for group in groups {
        out.push(said::group(&group.numeral, &group.title, group.tasks));
        for (task, mark) in tasks.iter().filter(|(task, _)| task.group == group.numeral) {
            out.push(format!("  {:>5} {mark} {}", task.number, task.content));
            out.push(format!(
                "          {}",
                said::task(&task.lead_text, &task.deadline_text)
            ));
        }
    }
    lines(out)
}

impl Show for PlanView {
    fn show(&self) -> String {
        let tasks = self.tasks.iter().map(|task| (task, ""));
        let head = said::plan(&self.title, self.year, self.groups.len(), self.tasks.len());
        format!(
            "{head}\n{}{}",
            outline(&self.groups, tasks),
            remarks(&self.remarks)
        )
    }
}

impl Show for ProposalView {
    fn show(&self) -> String {
        let tasks = self.tasks.iter().map(|task| {
            let mark = match task.change {
                "new" => "+",
                "changed" => "~",
                _ => " ",
            };
            (&task.task, mark)
        });
        let count = |change| {
            self.tasks
                .iter()
                .filter(|task| task.change == change)
                .count()
        };
        let head = said::plan(&self.title, self.year, self.groups.len(), self.tasks.len());
        let changes = said::changes(
            count("new"),
            count("changed"),
            count("same"),
            self.vanished.len(),
        );
        let end = if self.accepted {
            said::stored()
        } else {
            said::previewed()
        };
        format!(
            "{head}\n{}{}\n\n{changes}\n{end}",
            outline(&self.groups, tasks),
            remarks(&self.remarks)
        )
    }
}

impl Show for AssignmentView {
    fn show(&self) -> String {
        said::assigned(&self.unit, self.role)
    }
}

impl Show for AssignmentLine {
    fn show(&self) -> String {
        let short: String = self.content.chars().take(60).collect();
        format!(
            "{:>5}  {:<40}  {:<28}  {short}",
            self.number, self.unit, self.label
        )
    }
}

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
        lines(text)
    }
}

impl Show for PeriodView {
    fn show(&self) -> String {
        said::period(
            &self.id,
            day(&self.from),
            day(&self.to),
            moment(&self.units_due),
            moment(&self.province_due),
        )
    }
}

impl Show for PeriodPage {
    fn show(&self) -> String {
        let owing: Vec<_> = self
            .units
            .iter()
            .filter(|unit| unit.owes || unit.versions > 0)
            .collect();
        let sent = owing.iter().filter(|unit| unit.versions > 0).count();
        let rows = owing.iter().map(|unit| {
            let state = if unit.versions > 0 {
                let received = unit.received.as_deref().map(moment).unwrap_or_default();
                said::sent(
                    received,
                    handled(unit.handling.as_deref().unwrap_or_default()),
                )
            } else {
                said::not_sent().to_owned()
            };
            format!("  {:<44}  {state}", unit.unit)
        });
        format!(
            "{}\n{}\n{}",
            self.period.show(),
            lines(rows),
            said::sent_of(sent, owing.len())
        )
    }
}

impl Show for FormsView {
    fn show(&self) -> String {
        let files = self
            .files
            .iter()
            .map(|file| said::form(&file.unit, file.tasks, &file.path));
        format!("{}\n{}", lines(files), said::forms(self.files.len()))
    }
}

impl Show for FileView {
    fn show(&self) -> String {
        let unknown = || said::unknown().to_owned();
        let unit = self.head.unit.clone().unwrap_or_else(unknown);
        let period = self.head.period.clone().unwrap_or_else(unknown);
        let verdict = match self.head.verdict {
            "new" => said::verdict::new(),
            "revision" => said::verdict::revision(),
            "duplicate" => said::verdict::duplicate(),
            "older" => said::verdict::older(),
            "quarantined" => said::verdict::quarantined(),
            _ => said::verdict::unreadable(),
        };
        let filled = self
            .rows
            .iter()
            .filter(|row| row.values.state.is_some() || !row.values.result.is_empty())
            .count();
        let path = match &self.head.container {
            None => self.head.path.clone(),
            Some(container) => [container, self.head.name.as_str()].join(" › "),
        };
        let head = said::file(path, unit, period, verdict, filled, self.rows.len());
        let rows = self.rows.iter().flat_map(|row| &row.remarks);
        format!(
            "{head}{}",
            remarks(
                &self
                    .head
                    .remarks
                    .iter()
                    .chain(rows)
                    .cloned()
                    .collect::<Vec<_>>()
            )
        )
    }
}

impl Show for IntakeView {
    fn show(&self) -> String {
        let end = if self.accepted {
            said::stored()
        } else {
            said::previewed()
        };
        format!("{}\n{end}", lines(self.files.iter().map(Show::show)))
    }
}

impl Show for RowView {
    fn show(&self) -> String {
        said::entered(&self.task)
    }
}

impl Show for SubmissionView {
    fn show(&self) -> String {
        format!(
            "{:>5}  {:<44}  {}  v{}  {}  {}  {}",
            self.id,
            self.unit,
            self.period,
            self.version,
            moment(&self.received),
            handled(&self.handling),
            self.file
        )
    }
}

impl Show for ReturnView {
    fn show(&self) -> String {
        let sheets: Vec<String> = self
            .sheets
            .iter()
            .map(|sheet| format!("{} ({})", sheet.name, sheet.rows))
            .collect();
        let (as_of, sheets) = (day(&self.as_of), sheets.join(", "));
        match self.version {
            Some(version) => {
                said::returned_version(&self.path, &self.period, version, as_of, sheets)
            }
            None => said::returned(&self.path, &self.period, as_of, sheets),
        }
    }
}

impl Show for FrozenReturnView {
    fn show(&self) -> String {
        said::frozen(
            &self.period,
            self.version,
            day(&self.as_of),
            moment(&self.frozen_at),
            &self.path,
        )
    }
}

impl Show for ChangesView {
    fn show(&self) -> String {
        if self.changes.is_empty() {
            return said::no_changes().to_owned();
        }
        lines(self.changes.iter().map(|change| {
            let shown = said::change(&change.sheet, &change.cell, &change.before, &change.after);
            match change.because.as_slice() {
                [] => shown,
                because => format!("{shown}\n{}", said::changed_by(because.join("; "))),
            }
        }))
    }
}

impl Show for TraceView {
    fn show(&self) -> String {
        let mut told = vec![said::traced(&self.cell, &self.value)];
        told.extend(self.rule_words.map(said::traced_rule));
        told.extend(self.sources.iter().map(Show::show));
        lines(told)
    }
}

impl Show for SourceView {
    fn show(&self) -> String {
        let SourceView {
            file,
            sheet,
            cell,
            text,
            ..
        } = self;
        match (&self.unit, &self.period) {
            (Some(unit), Some(period)) if file.is_empty() => {
                said::traced_by_hand(unit, period, text)
            }
            (Some(unit), Some(period)) if cell.is_empty() => {
                said::traced_report(unit, period, file, text)
            }
            (Some(unit), Some(period)) => {
                said::traced_source(unit, period, file, sheet, cell, text)
            }
            _ => said::traced_plan(file, sheet, cell, text),
        }
    }
}

impl Show for UndoneView {
    fn show(&self) -> String {
        said::undone(&self.undone.what)
    }
}

impl Show for OperationView {
    fn show(&self) -> String {
        let mark = if self.undone { said::was_undone() } else { "" };
        format!(
            "{:>5}  {}  {}  {mark}",
            self.id,
            moment(&self.at),
            self.what
        )
        .trim_end()
        .to_owned()
    }
}

impl Show for CheckView {
    fn show(&self) -> String {
        if self.ok {
            said::whole().to_owned()
        } else {
            lines(self.problems.iter().map(|problem| format!("• {problem}")))
        }
    }
}

impl Show for BackupView {
    fn show(&self) -> String {
        said::backed_up(&self.path, self.bytes, &self.sha256)
    }
}

impl Show for BackupCheckView {
    fn show(&self) -> String {
        if self.ok {
            said::backup_whole(self.tasks)
        } else {
            said::backup_broken().to_owned()
        }
    }
}

impl Show for RestoreView {
    fn show(&self) -> String {
        let kept = self.kept.as_ref().map(said::kept).unwrap_or_default();
        format!("{}{kept}", said::restored(&self.store, self.tasks))
    }
}
