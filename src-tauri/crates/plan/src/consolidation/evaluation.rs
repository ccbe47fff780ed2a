//! Đánh giá đơn vị, for half-year and year: what biểu dương and phê bình rest on. Figures and the
//! assignments behind them; who is praised or blamed is not decided here.

use super::attention::owes_update;
use super::{Evidence, UnitLine};
use crate::period::PeriodKind;
use crate::status::{Status, Updated};
use crate::task::Role;
use crate::unit::UnitId;

/// How a unit kept to the periods that ended in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reporting {
    /// Reports it owed.
    pub owed: u32,
    /// Of them, in time.
    pub on_time: u32,
    /// Late.
    pub late: u32,
    /// Not sent.
    pub missing: u32,
    /// How often it was reminded.
    pub reminders: u32,
}

/// What an assignment is listed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Quá hạn, chưa hoàn thành.
    Overdue,
    /// Chưa cập nhật kỳ này.
    NotUpdated,
}

impl Count {
    /// All, in printing order.
    pub const ALL: [Count; 4] = [
        Count::DoneInTime,
        Count::DoneLate,
        Count::Overdue,
        Count::NotUpdated,
    ];

    /// Whether an assignment of sheet II is listed for it.
    pub fn counts(self, line: &UnitLine) -> bool {
        let Some(status) = line.status else {
            return false;
        };
        match self {
            Count::DoneInTime => status == Status::DoneInTime,
            Count::DoneLate => matches!(status, Status::DoneLate { .. }),
            Count::Overdue => matches!(status, Status::Overdue { .. }),
            Count::NotUpdated => owes_update(status) && line.updated == Some(Updated::NotUpdated),
        }
    }
}

/// One unit of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationLine {
    /// The unit.
    pub unit: UnitId,
    /// Its full name.
    pub unit_name: String,
    /// How many tasks it leads.
    pub leads: u32,
    /// How many of its assignments are listed for what, in the order of [`Count::ALL`].
    pub counts: [u32; 4],
    /// The assignments listed, by their place among the lines of sheet II.
    pub listed: Vec<usize>,
    /// How it kept to its periods; `None` where it owes none.
    pub reporting: Option<Reporting>,
}

/// The lines of the sheet, in the order of protocol; `None` for periods that have no such sheet.
pub(super) fn lines(evidence: &Evidence<'_>, units: &[UnitLine]) -> Option<Vec<EvaluationLine>> {
    let kind = evidence.period.id.kind();
    if !is_evaluated(kind) {
        return None;
    }
    let all = evidence.directory.units().iter();
    let lines = all.filter_map(|unit| {
        let own =
            |(_, line): &(usize, &UnitLine)| line.key.unit == unit.id && line.role == Role::Lead;
        let own: Vec<(usize, &UnitLine)> = units.iter().enumerate().filter(own).collect();
        let reporting = evidence.reporting.get(&unit.id).copied();
        if own.is_empty() && reporting.is_none() {
            return None;
        }
        let count = |wanted: Count| own.iter().filter(|(_, line)| wanted.counts(line)).count();
        let is_listed = |line: &UnitLine| Count::ALL.iter().any(|count| count.counts(line));
        Some(EvaluationLine {
            unit: unit.id,
            unit_name: unit.name.clone(),
            leads: number(own.len()),
            counts: Count::ALL.map(|wanted| number(count(wanted))),
            listed: own
                .iter()
                .filter(|(_, line)| is_listed(line))
                .map(|(at, _)| *at)
                .collect(),
            reporting,
        })
    });
    Some(lines.collect())
}

/// Whether units are evaluated for periods of a kind.
pub fn is_evaluated(kind: PeriodKind) -> bool {
    matches!(kind, PeriodKind::Half | PeriodKind::Year)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
