//! What deadline texts mean, as tables: text and plan year against the reading in one line.

mod meanings;
mod nonsense;
mod phrases;
mod plans;

use super::*;
use std::fmt::Write as _;

/// The whole reading in one line: window, standing, rule, targets, event, reference, problems.
fn reading(deadline: &Deadline) -> String {
    let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let mut line = format!("{}..{}", day(deadline.from), day(deadline.until));
    if deadline.standing {
        line += " standing";
    }
    if deadline.on_demand {
        line += " on-demand";
    }
    match &deadline.due_rule {
        None => {}
        Some(DueRule::Monthly { before_day: None }) => line += " monthly",
        Some(DueRule::Monthly {
            before_day: Some(day),
        }) => line += &format!(" monthly<{day}"),
        Some(DueRule::Weekly {
            before_weekday: None,
        }) => line += " weekly",
        Some(DueRule::Weekly {
            before_weekday: Some(day),
        }) => line += &format!(" weekly<{day}"),
        Some(DueRule::Quarterly) => line += " quarterly",
        Some(DueRule::Yearly { months }) => line += &format!(" yearly{months:?}"),
        Some(DueRule::After { days, working_days }) => {
            line += &format!(
                " after {days}{}",
                if *working_days { " working" } else { "" }
            );
        }
    }
    for target in &deadline.targets {
        let sign = if target.comparison == Comparison::AtLeast {
            ">="
        } else {
            "<="
        };
        let unit = if target.unit == TargetUnit::Percent {
            "%"
        } else {
            "."
        };
        let scope = target.scope.as_deref().unwrap_or("");
        let (from, until) = (day(target.from), day(target.until));
        let _ = write!(
            line,
            " [{scope}{sign}{}{unit} {from}..{until}]",
            target.value
        );
    }
    if let Some(event) = &deadline.event {
        let _ = write!(line, " event={event:?}");
    }
    if let Some(reference) = &deadline.reference {
        let _ = write!(line, " reference={reference:?}");
    }
    for Problem {
        code,
        text,
        suggestions,
    } in &deadline.problems
    {
        let dates: Vec<String> = suggestions.iter().map(ToString::to_string).collect();
        let _ = write!(line, " {code:?}({text}: {})", dates.join(" "));
    }
    line
}

/// Checks every row of a table and shows all that differ at once.
#[track_caller]
fn check(before: BeforeDay, rows: &[(&str, i32, &str)]) {
    let mut wrong = String::new();
    for (text, year, expected) in rows {
        let deadline = Deadline::read(text, *year, before);
        let found = reading(&deadline);
        if found != *expected {
            let _ = write!(wrong, "\n{text}\n  found    {found}\n  expected {expected}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
