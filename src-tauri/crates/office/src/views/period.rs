//! Periods, and who has sent.

use super::PeriodSummary;
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
    /// What a one-off report is about; blank for the others, and where nobody asks.
    pub title: String,
    /// First day of the window.
    pub from: String,
    /// Last day of the window.
    pub to: String,
    /// When units' reports are due.
    pub units_due: String,
    /// When the return is due.
    pub province_due: String,
}

/// One period and every unit's state in it, as the terminal tells it.
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
    pub reminders: u32,
    /// Whether it sent nothing but signed documents, without numbers or rows.
    pub lacks_figures: bool,
    /// Whether it is called upon now: it owes, has not sent, and has no more time of its own.
    pub chased: bool,
    /// Its telephone.
    pub phone: Option<String>,
    /// When it owes its report, where it was given more time.
    pub extended: Option<String>,
    /// Why it does not have to send this once.
    pub waived: Option<String>,
}

impl From<&Period> for PeriodView {
    fn from(period: &Period) -> PeriodView {
        PeriodView {
            id: period.id.to_string(),
            kind: period.id.kind().word(),
            title: String::new(),
            from: period.from.to_string(),
            to: period.to.to_string(),
            units_due: rfc3339(period.units_due),
            province_due: rfc3339(period.province_due),
        }
    }
}

/// One period as the window opens it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PeriodDetail {
    /// The period.
    #[serde(flatten)]
    pub period: PeriodView,
    /// The units in the order of protocol.
    pub units: Vec<OwingView>,
    /// The units that owe it, counted.
    pub summary: PeriodSummary,
    /// To how many units forms were handed out.
    pub issued: u32,
    /// Whether it is closed: what has not come counts as never sent.
    pub closed: bool,
    /// Whether the units' time is over, so that it can be closed.
    pub over: bool,
    /// Why nobody has to send, where the period is waived for every unit.
    pub waived: Option<String>,
}

/// Units against periods.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MatrixView {
    /// Some neighbouring periods, in the order of their due times.
    pub columns: Vec<PeriodView>,
    /// The period whose reports are due next.
    pub current: Option<String>,
    /// What to ask as the last column to see the columns before; `null` at the beginning.
    pub earlier: Option<String>,
    /// What to ask as the last column to see the columns after; `null` at the end.
    pub later: Option<String>,
    /// The units that owe any of these periods, in the order of protocol.
    pub rows: Vec<MatrixRow>,
}

/// A unit's row.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MatrixRow {
    /// The unit.
    pub unit: String,
    /// Its short name, for narrow columns.
    pub short: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// A cell for every column; `null` where the unit does not owe the period.
    pub cells: Vec<Option<CellView>>,
    /// Its rate of reports in time, 0 to 100, over all used periods whose due time is over.
    pub rate: Option<f64>,
}

/// What a unit sent for a period.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CellView {
    /// not_sent, on_time, late_same_day, late, never, waived.
    pub timeliness: &'static str,
    /// Days late.
    pub days_late: i64,
    /// new, needs_more, approved; `null` where nothing came.
    pub handling: Option<String>,
    /// How many versions came.
    pub versions: usize,
    /// Whether nothing but signed documents came, without numbers or rows.
    pub lacks_figures: bool,
    /// How often it was chased.
    pub reminders: u32,
}

/// A period that is waived, or no longer.
#[derive(Clone, Debug, Serialize, Type)]
pub struct WaiverView {
    /// The period.
    pub period: String,
    /// The unit; `null` for every unit.
    pub unit: Option<String>,
    /// Why; `null` where the waiver was taken back.
    pub reason: Option<String>,
}

/// A period that was closed or opened again.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ClosingView {
    /// The period.
    pub period: String,
    /// Whether it is closed now.
    pub closed: bool,
    /// The units that owe it and have not sent.
    pub units: Vec<String>,
}
