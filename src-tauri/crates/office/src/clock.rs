//! What day and time it is: asked once, here, and handed to everything else.

use chrono::{
    DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta,
    Utc,
};

/// Vietnam's hours ahead of universal time.
const HOURS_AHEAD: i32 = 7;

/// The office's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's.
    Machine,
    /// Stands still at noon of a day (`--today`), so that the same command says the same.
    Noon(NaiveDate),
}

impl Clock {
    /// The moment it is, in office time.
    pub fn now(self) -> NaiveDateTime {
        match self {
            Clock::Machine => Local::now().naive_local(),
            Clock::Noon(day) => day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()),
        }
    }

    /// The day it is.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }
}

/// A moment in office time.
pub(crate) fn office_time(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc() + TimeDelta::hours(i64::from(HOURS_AHEAD))
}

/// A moment as RFC 3339 with Vietnam's offset, for other programs.
pub fn rfc3339(at: NaiveDateTime) -> String {
    FixedOffset::east_opt(HOURS_AHEAD * 3600)
        .and_then(|zone| at.and_local_timezone(zone).single())
        .map(|at: DateTime<FixedOffset>| at.to_rfc3339_opts(SecondsFormat::Secs, false))
        .unwrap_or_default()
}
