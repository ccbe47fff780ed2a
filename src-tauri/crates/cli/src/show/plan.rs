//! The plan and its tasks in words.

use super::{Show, day, lines, remarks};
use office::views::{
    AssignmentLine, AssignmentView, DeadlineView, GroupView, HelperView, PhraseView, PlanEntry,
    PlanView, ProposalView, ProposedTaskView, TaskView,
};
use words::cli::show as said;

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

/// Groups with their tasks below. Numerals may stand twice, as where two plans of a year are in
/// force: each group takes as many of the tasks so numbered as it has, in the plan's order.
fn outline<'a>(
    groups: &[GroupView],
    tasks: impl Iterator<Item = (&'a TaskView, &'a str)>,
) -> String {
    let mut tasks: Vec<(&TaskView, &str)> = tasks.collect();
    let mut out = Vec::new();
    for group in groups {
        out.push(said::group(&group.numeral, &group.title, group.tasks));
        let mut room = group.tasks;
        let own = tasks.extract_if(.., |(task, _)| {
            let is_own = room > 0 && task.group == group.numeral;
            room -= usize::from(is_own);
            is_own
        });
        for (task, mark) in own {
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

impl Show for PlanEntry {
    fn show(&self) -> String {
        let now = if self.in_force { said::in_force() } else { "" };
        let head = said::plan_entry(self.id, self.year, self.tasks, &self.title);
        let open = match self.undecided {
            0 => String::new(),
            open => said::undecided(open),
        };
        let parts = [head.as_str(), &self.document, now, &open];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
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
        let end = match (self.accepted, self.plan_unclear) {
            (true, _) => said::stored(),
            (false, true) => said::plan_unclear(),
            (false, false) => said::previewed(),
        };
        let about = match self.new_plan {
            true => said::new_plan(),
            false => said::known_plan(),
        };
        format!(
            "{head}\n{}{}{}{}\n\n{about}\n{changes}\n{end}",
            outline(&self.groups, tasks),
            super::indicators::proposed(&self.indicators),
            remarks(&self.remarks),
            helpers(&self.tasks)
        )
    }
}

/// Units that the tasks' prose names as helping, task by task.
fn helpers(tasks: &[ProposedTaskView]) -> String {
    let of_task = |task: &ProposedTaskView| {
        let named = |helper: &HelperView| {
            let mark = if helper.taken { "+ " } else { "" };
            format!("{mark}{}", helper.phrase.text)
        };
        let helping = task.support_proposed.iter();
        let names: Vec<String> = helping.filter(|h| h.units > 0).map(named).collect();
        (!names.is_empty()).then(|| format!("  {:>5} {}", task.task.number, names.join("; ")))
    };
    let lines: Vec<String> = tasks.iter().filter_map(of_task).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("\n\n{}\n{}", said::helpers(), lines.join("\n"))
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
