//! What a unit owes: reports, corrections, overdue work; and all of it as an answer in words.

use crate::OfficeError;
use crate::board::Board;
use crate::checks::doubts;
use crate::clock::rfc3339;
use crate::record::Record;
use crate::views::{DebtsView, OverdueView, ToCorrectView, UnsentView, iso};
use chrono::{DateTime, NaiveDate};
use plan::obligation::Timeliness;
use plan::period::{Period, PeriodId, visible};
use plan::remark::Doubt;
use plan::status::Status;
use plan::task::Role;
use plan::unit::Unit;
use store::{Handling, Reader};
use words::unit_answer as said;

/// What a unit owes today.
///
/// # Errors
/// The store refuses.
pub(super) fn of(
    reader: &Reader<'_>,
    board: &Board,
    record: &Record,
    unit: &Unit,
    today: NaiveDate,
) -> Result<DebtsView, OfficeError> {
    let mut debts = DebtsView {
        unsent: unsent(record, unit),
        corrections: corrections(reader, record, unit)?,
        overdue: overdue(board, unit),
        answer: String::new(),
    };
    debts.answer = answer(&debts, unit, today);
    Ok(debts)
}

/// Reports that have not come: those whose time is over, and the one due next.
fn unsent(record: &Record, unit: &Unit) -> Vec<UnsentView> {
    let is_missing = |period: &&Period| {
        let asked = record.is_due(period) && record.is_used(period);
        let timeliness = record.timeliness(period, unit.id);
        (asked || record.current == Some(period.id)) && timeliness == Some(Timeliness::NotSent)
    };
    let view = |period: &Period| {
        let sent = record.sent_for(period)?;
        Some(UnsentView {
            period: period.id.to_string(),
            due: rfc3339(sent.units_due(unit.id)),
            is_due: record.is_due(period),
        })
    };
    let periods = record.calendar.iter().filter(is_missing);
    periods.filter_map(view).collect()
}

/// Reports whose latest version was given back, or has rows that were kept aside.
fn corrections(
    reader: &Reader<'_>,
    record: &Record,
    unit: &Unit,
) -> Result<Vec<ToCorrectView>, OfficeError> {
    let mut corrections = Vec::new();
    for period in &record.calendar {
        let sent = record.sent_for(period);
        let Some(latest) = sent.and_then(|sent| sent.latest(unit.id)) else {
            continue;
        };
        let doubts = doubts(reader, period)?;
        let aside = doubts.get(&(latest.id, Doubt::KeptAside));
        let rows = aside.copied().unwrap_or_default();
        if latest.handling == Handling::NeedsMore || rows > 0 {
            corrections.push(ToCorrectView {
                period: period.id.to_string(),
                reason: latest.reason.clone().filter(|reason| !reason.is_empty()),
                rows,
            });
        }
    }
    Ok(corrections)
}

/// The tasks a unit leads that are overdue.
fn overdue(board: &Board, unit: &Unit) -> Vec<OverdueView> {
    let tasks = board.plan().tasks.iter();
    let led = tasks.filter(|task| task.in_role(Role::Lead).any(|one| one.unit == unit.id));
    let view = |task: &plan::task::Task| match board.status(task, unit.id) {
        Status::Overdue { days } => Some(OverdueView {
            number: task.number.to_string(),
            content: task.content.clone(),
            until: iso(board.dues.of(task, unit.id).until),
            days,
        }),
        _ => None,
    };
    led.filter_map(view).collect()
}

/// The answer to "đơn vị này còn nợ gì?", for the clipboard.
fn answer(debts: &DebtsView, unit: &Unit, today: NaiveDate) -> String {
    let head = said::head(&unit.name, today.format("%d/%m/%Y"));
    let mut lines = vec![head];
    let periods = |is_due: bool| -> Vec<String> {
        let unsent = debts.unsent.iter().filter(|one| one.is_due == is_due);
        unsent
            .map(|one| said::report(named(&one.period), moment(&one.due)))
            .collect()
    };
    let (late, next) = (periods(true), periods(false));
    if !late.is_empty() {
        lines.push(said::unsent(late.len(), late.join("; ")));
    }
    for one in &debts.corrections {
        let period = named(&one.period);
        lines.push(match (&one.reason, one.rows) {
            (Some(reason), _) => said::sent_back(period, reason),
            (None, 0) => said::sent_back_open(period),
            (None, rows) => said::rows(period, rows),
        });
    }
    if !debts.overdue.is_empty() {
        let tasks = debts.overdue.iter();
        let tasks: Vec<String> = tasks.map(|one| said::task(&one.number, one.days)).collect();
        lines.push(said::overdue(tasks.len(), tasks.join("; ")));
    }
    if lines.len() == 1 {
        lines.push(said::nothing().to_owned());
    }
    lines.extend(next.into_iter().map(said::next));
    lines.join("\n")
}

fn named(period: &str) -> String {
    PeriodId::parse(period)
        .map(visible::name)
        .unwrap_or_default()
}

fn moment(rfc3339: &str) -> String {
    let read = DateTime::parse_from_rfc3339(rfc3339);
    read.map(|moment| moment.format("%H:%M %d/%m/%Y").to_string())
        .unwrap_or_default()
}
