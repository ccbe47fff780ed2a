//! The rules the office works by: the profile's regime and the public calendar, with the
//! settings and the office's own days over them. Read from the store for every job, so that
//! what another program set counts at once.

use crate::OfficeError;
use crate::profile::PublicDay;
use chrono::{Days, NaiveDate, NaiveDateTime};
use plan::deadline::BeforeDay;
use plan::obligation::SupportOnly;
use plan::period::{Holidays, Period, Regime};
use store::{OwnDay, Reader, StoredPeriod};

/// What the keys of the regime's settings begin with in the store.
pub(crate) const REGIME: &str = "regime.";

/// Days before the last day at which "sắp đến hạn" begins, unless it is set.
const SOON_DAYS: i64 = 7;

/// The rules in force.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    /// Which periods exist and when they are due.
    pub regime: Regime,
    /// Days nobody works.
    pub holidays: Holidays,
    /// Whether "trước ngày 15/3" ends on the day before or the day named.
    pub before_day: BeforeDay,
    /// Days before the last day at which "sắp đến hạn" begins.
    pub soon_days: i64,
    /// What units that only support owe.
    pub support_only: SupportOnly,
    /// Periods due before this day are owed by nobody.
    pub tracking_from: Option<NaiveDate>,
    /// How many days after the province's due day a period closes by itself.
    pub closes_after: Option<u64>,
}

impl Rules {
    /// The rules without any setting.
    pub fn unset(regime: Regime, public: &[PublicDay], own: &[OwnDay]) -> Rules {
        Rules {
            regime,
            holidays: holidays(public, own),
            before_day: BeforeDay::default(),
            soon_days: SOON_DAYS,
            support_only: SupportOnly::default(),
            tracking_from: None,
            closes_after: None,
        }
    }

    /// Whether a period lies before the day from which reports are followed.
    pub fn is_before_tracking(&self, period: &Period) -> bool {
        self.tracking_from
            .is_some_and(|day| period.units_due.date() < day)
    }

    /// Whether a period is closed: by hand, or by the rule unless it was opened again by hand.
    pub fn is_closed(
        &self,
        period: &Period,
        kept: Option<&StoredPeriod>,
        now: NaiveDateTime,
    ) -> bool {
        let (closed, held_open) = kept.map_or((false, false), |kept| (kept.closed, kept.held_open));
        let last_day = |days| period.province_due.date().checked_add_days(Days::new(days));
        let over = self.closes_after.and_then(last_day);
        closed || !held_open && over.is_some_and(|last| now.date() > last)
    }
}

/// What "trước ngày 15/3" means in this store.
///
/// # Errors
/// The store refuses.
pub(crate) fn before_day(reader: &Reader<'_>) -> Result<BeforeDay, OfficeError> {
    let set = reader.setting("regime.before_day")?;
    Ok(match set.as_deref() {
        Some("day_named") => BeforeDay::DayNamed,
        _ => BeforeDay::default(),
    })
}

/// The public calendar with the office's own entries, which go before it.
fn holidays(public: &[PublicDay], own: &[OwnDay]) -> Holidays {
    let is_free = |day: &&PublicDay| own.iter().all(|own| own.day != day.day);
    let public = public.iter().filter(is_free);
    let public = public.map(|public| (public.day, public.worked));
    let own = own.iter().map(|own| (own.day, own.worked));
    let (mut worked, mut off): (Vec<_>, Vec<_>) = public.chain(own).partition(|day| day.1);
    worked.sort_unstable();
    off.sort_unstable();
    Holidays {
        off: off.into_iter().map(|day| day.0).collect(),
        worked: worked.into_iter().map(|day| day.0).collect(),
        ..Holidays::default()
    }
}
