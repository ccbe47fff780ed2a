//! Which period a report is about: the one given, else the visible one, else the hidden one;
//! and the later one where a settled period's file came again.

use super::Known;
use crate::period::{Period, PeriodId, PeriodKind, visible};
use crate::remark::{Place, Remark, RemarkCode};
use crate::submission::{Returned, remark};
use crate::unit::UnitId;
use chrono::Datelike;

/// The period, and the one the file names where it was taken for a later one; what disagrees
/// is remarked, and sheets headed with another period than the one read are taken out of
/// `parts`: units leave old weeks in their workbook.
pub(super) fn recognise(
    hidden: Option<PeriodId>,
    parts: &mut Vec<Returned>,
    unit: Option<UnitId>,
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) -> Option<(PeriodId, Option<PeriodId>)> {
    let texts: Vec<(String, Place)> = parts
        .iter()
        .filter_map(|part| part.period_text.clone())
        .collect();
    let visible = latest_seen(parts, known);
    parts.retain(|part| seen(part, known).is_none_or(|id| Some(id) == visible));

    let written = visible.or(hidden.filter(|id| period(*id, known).is_some()));
    let later = written.and_then(|id| later_period(id, known, unit?));
    let Some(taken) = known.given.or(later).or(written) else {
        let place = texts
            .first()
            .map(|(_, place)| place.clone())
            .unwrap_or_default();
        remarks.push(remark(RemarkCode::PeriodUnknown, &place));
        return None;
    };
    remark_others(taken, hidden, &texts, known, remarks);
    let moved = known.given.is_none() && later.is_some();
    Some((taken, written.filter(|_| moved)))
}

/// Remarks every visible text and the hidden period that name another period than the one taken.
fn remark_others(
    taken: PeriodId,
    hidden: Option<PeriodId>,
    texts: &[(String, Place)],
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) {
    let visible = texts
        .iter()
        .filter_map(|(text, place)| match named(text, known) {
            Some(id) if id == taken => None,
            Some(id) => Some((words(id, known), place.clone())),
            None => Some((text.clone(), place.clone())),
        });
    let hidden = hidden.filter(|hidden| *hidden != taken).map(|hidden| {
        let place = texts.first().map(|(_, place)| place.clone());
        (words(hidden, known), place.unwrap_or_default())
    });
    for (other, place) in visible.chain(hidden) {
        let code = RemarkCode::PeriodDiffers {
            taken: words(taken, known),
            other,
        };
        if !remarks.iter().any(|remark| remark.code == code) {
            remarks.push(remark(code, &place));
        }
    }
}

/// Of the periods the sheets name, the one given, else the latest.
fn latest_seen(parts: &[Returned], known: &Known<'_>) -> Option<PeriodId> {
    let all = || parts.iter().filter_map(|part| seen(part, known));
    let given = all().find(|id| known.given == Some(*id));
    given.or_else(|| all().max_by_key(|id| period(*id, known).map(|period| period.units_due)))
}

fn seen(part: &Returned, known: &Known<'_>) -> Option<PeriodId> {
    part.period_text
        .as_ref()
        .and_then(|(text, _)| named(text, known))
}

/// The period of the regime that a text names. Where it names no year, the one whose due day is
/// nearest to the day of receipt: "Tuần 52" read in January is last year's.
fn named(text: &str, known: &Known<'_>) -> Option<PeriodId> {
    let year = known.received.year();
    let read = (year - 1..=year + 1).filter_map(|year| visible::read(text, year));
    let periods = read.filter_map(|id| period(id, known));
    periods
        .min_by_key(|period| days_from_due(period, known))
        .map(|period| period.id)
}

fn period<'a>(id: PeriodId, known: &Known<'a>) -> Option<&'a Period> {
    known.calendar.iter().find(|period| period.id == id)
}

fn words(id: PeriodId, known: &Known<'_>) -> String {
    period(id, known).map_or_else(|| id.to_string(), visible::write)
}

fn days_from_due(period: &Period, known: &Known<'_>) -> i64 {
    (period.units_due.date() - known.received).num_days().abs()
}

/// The later period a file for an already settled one is really about: the week in whose window
/// it came; for longer periods the one whose due day it came nearest to, because a month's
/// supplements arrive while the next month's window is open. A one-off request has no next one.
fn later_period(id: PeriodId, known: &Known<'_>, unit: UnitId) -> Option<PeriodId> {
    if id.kind() == PeriodKind::OneOff || !(known.accepted)(unit, id) {
        return None;
    }
    let written = period(id, known)?;
    let follows = |period: &&Period| period.id.kind() == id.kind() && period.from > written.from;
    let mut later = known.calendar.iter().filter(follows);
    let later = match id.kind() {
        PeriodKind::Week => {
            later.find(|period| (period.from..=period.to).contains(&known.received))
        }
        _ => later
            .min_by_key(|period| days_from_due(period, known))
            .filter(|period| days_from_due(period, known) < days_from_due(written, known)),
    };
    later.map(|period| period.id)
}
