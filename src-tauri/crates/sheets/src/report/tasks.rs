//! Appendix I: every task in the plan's order under its group.

use super::shown::{Field, Line};
use super::{Lined, column};
use crate::page::{Align, PageCell, PageRow, RowKind, Table};
use crate::wording::{status_words, updated_words};
use plan::consolidation::{LeadLine, Return, TaskLine};
use plan::status::{Status, Updated};
use words::report::column as heading;
use words::report::phrase;

/// Up to so many leads are quoted one by one; more are counted.
pub const QUOTED_LEADS: usize = 3;

/// Up to so many units are named as missing; more are counted.
const NAMED_UNITS: usize = 8;

/// What the columns show.
pub(super) const FIELDS: [Field; 9] = [
    Field::Number,
    Field::Content,
    Field::LeadText,
    Field::SupportText,
    Field::DeadlineText,
    Field::Until,
    Field::StatusAndUpdates,
    Field::Result,
    Field::Product,
];

/// The table.
pub(super) fn table(content: &Return) -> Lined {
    let columns = vec![
        column(heading::number(), 4.5, Align::Center),
        column(heading::content(), 35.0, Align::Left),
        column(heading::lead(), 15.0, Align::Left),
        column(heading::support(), 13.5, Align::Left),
        column(heading::deadline(), 13.0, Align::Left),
        column(heading::due(), 10.5, Align::Center),
        column(heading::status(), 18.5, Align::Left),
        column(heading::result(), 18.5, Align::Left),
        column(heading::product(), 10.5, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for (at, (numeral, title)) in content.groups.iter().enumerate() {
        let mut tasks = content
            .tasks
            .iter()
            .enumerate()
            .filter(|(_, task)| task.group == at)
            .peekable();
        if tasks.peek().is_some() && !title.is_empty() {
            let cells = vec![
                PageCell::Text(numeral.clone()),
                PageCell::Text(title.clone()),
            ];
            rows.push(PageRow {
                kind: RowKind::Group,
                cells,
            });
            lines.push(Line::Heading);
        }
        for (place, task) in tasks {
            rows.push(row(task));
            lines.push(Line::Task(place));
        }
    }
    let table = Table {
        heading: None,
        columns,
        rows,
    };
    (table, lines)
}

fn row(task: &TaskLine) -> PageRow {
    let cells = vec![
        PageCell::Text(task.number.to_string()),
        PageCell::Text(task.content.clone()),
        PageCell::Text(task.lead_text.clone()),
        PageCell::Text(task.support_text.clone()),
        PageCell::Text(task.deadline_text.clone()),
        task.until.map_or(PageCell::Blank, PageCell::Date),
        PageCell::Text(status_and_updates(task)),
        PageCell::Text(quoted(task, |lead| &lead.result)),
        PageCell::Text(quoted(task, |lead| &lead.product)),
    ];
    PageRow {
        kind: RowKind::Item,
        cells,
    }
}

/// Where the task stands, and who has updated it in this period.
fn status_and_updates(task: &TaskLine) -> String {
    let mut lines = vec![status_words(task.status)];
    // Of work that another task does nobody is asked for an update.
    if let Some((number, on)) = &task.replaced_by {
        lines.push(phrase::replaced_by(number, on.format("%d/%m/%Y")));
        return lines.join("\n");
    }
    let many = task.leads.len() > 1;
    let count = |wanted: fn(&Status) -> bool| {
        task.leads
            .iter()
            .filter(|lead| wanted(&lead.status))
            .count()
    };
    let overdue = count(|status| matches!(status, Status::Overdue { .. }));
    let done = count(|status| matches!(status, Status::DoneInTime | Status::DoneLate { .. }));
    if many && overdue > 0 {
        lines.push(phrase::overdue_of(overdue, task.leads.len()));
    }
    if many && done > 0 && done < task.leads.len() {
        lines.push(phrase::done_of(done, task.leads.len()));
    }
    match task.leads.as_slice() {
        [] => {}
        [only] => lines.push(updated_words(only.updated).to_owned()),
        leads => lines.push(updates(leads)),
    }
    lines.join("\n")
}

/// "5/7 đơn vị đã cập nhật, trong đó 1 không phát sinh; chưa: …".
fn updates(leads: &[LeadLine]) -> String {
    let names = |wanted: Updated| {
        let named = leads.iter().filter(|lead| lead.updated == wanted);
        let named: Vec<&str> = named.map(|lead| lead.unit_name.as_str()).collect();
        if named.len() > NAMED_UNITS {
            phrase::units(named.len())
        } else {
            named.join(", ")
        }
    };
    let count = |wanted: Updated| leads.iter().filter(|lead| lead.updated == wanted).count();
    let nothing_new = count(Updated::NothingNew);
    let owing = leads.len() - count(Updated::Waived);
    if owing == 0 && !leads.is_empty() {
        return updated_words(Updated::Waived).to_owned();
    }
    let mut text = phrase::updated_of(count(Updated::WithResult) + nothing_new, owing);
    if nothing_new > 0 {
        text += &phrase::of_which_nothing_new(nothing_new);
    }
    for (wanted, sentence) in [
        (Updated::NotUpdated, phrase::missing as fn(String) -> String),
        (Updated::Awaited, phrase::awaited),
    ] {
        // Naming everybody says less than the count alone.
        if (1..owing).contains(&count(wanted)) {
            text += &sentence(names(wanted));
        }
    }
    text
}

/// What few leads wrote, each under its name; many are left to the sheet by unit.
fn quoted(task: &TaskLine, text: impl Fn(&LeadLine) -> &String) -> String {
    match task.leads.as_slice() {
        [only] => text(only).clone(),
        leads if leads.len() <= QUOTED_LEADS => leads
            .iter()
            .filter(|lead| !text(lead).is_empty())
            .map(|lead| phrase::unit_result(&lead.unit_name, text(lead)))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => String::new(),
    }
}
