//! Periods, and who has sent.

use crate::clock::rfc3339;
use plan::period::Period;
use serde::Serialize;
use specta::Type;

/// One period of the calendar.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PeriodView {
    /// Identity.
    pub id: String,
    /// week, month, quarter, half_year, nine_months, year, one_off.
    pub kind: &'static str,
    /// First day of the window.
    pub from: String,
    /// Last day of the window.
    pub to: String,
    /// When units' reports are due.
    pub units_due: String,
    /// When the return is due.
    pub province_due: String,
}

/// One period and every unit's state in it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PeriodPage {
    /// The period.
    #[serde(flatten)]
    pub period: PeriodView,
    /// The units in the order of protocol.
    pub units: Vec<OwingView>,
}

/// One unit's state in a period.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OwingView {
    /// The unit.
    pub unit: String,
    /// Whether it owes the period.
    pub owes: bool,
    /// not_sent, on_time, late_same_day, late, never, waived.
    pub timeliness: &'static str,
    /// new, needs_more, approved.
    pub handling: Option<String>,
    /// When its report was received.
    pub received: Option<String>,
    /// Days late.
    pub days_late: i64,
    /// How many versions came.
    pub versions: usize,
    /// How often it was chased.
    pub reminders: usize,
}

impl From<&Period> for PeriodView {
    fn from(period: &Period) -> PeriodView {
        PeriodView {
            id: period.id.to_string(),
            kind: period.id.kind().word(),
            from: period.from.to_string(),
            to: period.to.to_string(),
            units_due: rfc3339(period.units_due),
            province_due: rfc3339(period.province_due),
        }
    }
}
