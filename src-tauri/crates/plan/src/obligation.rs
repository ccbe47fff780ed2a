//! Who owes what, and whether it came: cadence of a task, owing units, timeliness of a
//! submission, and *cập nhật kỳ này* of an assignment (`domain.md` §4, §6).
//!
//! Knows one task, unit or submission at a time; which of them there are is the caller's.

use crate::deadline::Deadline;
use crate::period::{Period, PeriodKind};
use crate::progress::{Progress, Reported};
use crate::status::{Status, Updated};
use crate::task::Cadence;
use crate::text::match_key;
use crate::unit::Unit;
use chrono::{NaiveDate, NaiveDateTime};

/// Dated work is asked for by the week from this many days before its last day.
const WEEKLY_WITHIN_DAYS: i64 = 14;

/// Opens the content of work that is done once a year.
const EVERY_YEAR: [&str; 2] = ["hàng năm", "hằng năm"];
/// In a deadline: work that comes up when it is asked for.
const ON_DEMAND: &str = "theo yêu cầu công tác";
/// Somebody's own words for nothing new.
const NOTHING_NEW: &str = "không phát sinh";

impl Cadence {
    /// Which periods ask for a task unless its setting says otherwise: a directive every week;
    /// work whose content opens with "hàng năm" once a year; work that waits for an event or
    /// comes "theo yêu cầu công tác" when it arises; all else every month.
    pub fn of(deadline: &Deadline, content: &str, directive: bool) -> Cadence {
        let content = match_key(content);
        let on_demand = match_key(&deadline.text).contains(&match_key(ON_DEMAND));
        if directive {
            Cadence::Weekly
        } else if EVERY_YEAR
            .iter()
            .any(|words| content.starts_with(&match_key(words)))
        {
            Cadence::Yearly
        } else if deadline.event.is_some() || on_demand {
            Cadence::WhenArises
        } else {
            Cadence::Monthly
        }
    }

    /// Whether a period of this kind asks for the task. `status` is where it stood before the
    /// period's own reports: what was done, paused or dropped by then is asked for no more.
    ///
    /// Quarter, half-year, nine months and year ask what a month asks. A week asks dated work
    /// within 14 days of its last day or once overdue. Work that comes when it arises is asked
    /// like dated work as soon as it has a last day. A one-off asks for no task by itself.
    pub fn asked_in(self, kind: PeriodKind, status: Status) -> bool {
        let closed = matches!(
            status,
            Status::DoneInTime | Status::DoneLate { .. } | Status::Paused | Status::Dropped
        );
        if closed || kind == PeriodKind::OneOff {
            return false;
        }
        let pressing = status.days().is_some_and(|days| days <= WEEKLY_WITHIN_DAYS);
        match (self, kind) {
            (Cadence::Weekly, _) => true,
            (Cadence::Monthly | Cadence::WhenArises, PeriodKind::Week) => pressing,
            (Cadence::Monthly, _) => true,
            (Cadence::WhenArises, _) => status.days().is_some(),
            (Cadence::Yearly, kind) => kind == PeriodKind::Year,
        }
    }
}

/// What units that only support owe **(setting)**.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SupportOnly {
    /// Everything but weeks.
    #[default]
    NoWeeks,
    /// Everything.
    Everything,
    /// Nothing.
    Nothing,
}

/// Whether a unit owes a report in a period of this kind. `leads` and `supports`: whether it has
/// such tasks itself, or has them for a unit that reports through it.
///
/// The standing office is entered directly; a unit that reports through another is heard in that
/// one's report; units that only support owe what the setting says.
pub fn owes(
    kind: PeriodKind,
    leads: bool,
    supports: bool,
    unit: &Unit,
    support_only: SupportOnly,
) -> bool {
    let reports_itself = !unit.standing_office && unit.reports_through.is_none();
    let by_support = match support_only {
        SupportOnly::NoWeeks => kind != PeriodKind::Week,
        SupportOnly::Everything => true,
        SupportOnly::Nothing => false,
    };
    reports_itself && (leads || supports && by_support)
}

/// Whether a unit's report of a period came, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timeliness {
    /// Chưa gửi: nothing yet.
    NotSent,
    /// Đúng hạn.
    OnTime,
    /// Trễ trong ngày: after the hour, on the same day.
    LateSameDay,
    /// Trễ n ngày.
    Late {
        /// Days after the due day, at least 1.
        days: i64,
    },
    /// Không gửi: nothing came before the period was closed.
    Never,
    /// Miễn: the period was waived for the unit and leaves the rates.
    Waived,
}

/// What the group has decided about a period, for all units or for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Intake {
    /// Reports are taken.
    #[default]
    Open,
    /// The period is closed: what has not come counts as never sent.
    Closed,
    /// Waived: nothing is owed.
    Waived,
}

impl Timeliness {
    /// How a unit stands. `units_due` includes an extension given to it; `received` is when its
    /// first version not wholly rejected came. The due moment itself is in time.
    pub fn of(
        units_due: NaiveDateTime,
        received: Option<NaiveDateTime>,
        intake: Intake,
    ) -> Timeliness {
        match (intake, received) {
            (Intake::Waived, _) => Timeliness::Waived,
            (Intake::Closed, None) => Timeliness::Never,
            (Intake::Open, None) => Timeliness::NotSent,
            (_, Some(received)) if received <= units_due => Timeliness::OnTime,
            (_, Some(received)) => match (received.date() - units_due.date()).num_days() {
                0 => Timeliness::LateSameDay,
                days => Timeliness::Late { days },
            },
        }
    }

    /// Days after the due day; 0 unless late by days.
    pub fn days_late(self) -> i64 {
        match self {
            Timeliness::Late { days } => days,
            _ => 0,
        }
    }

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Timeliness::NotSent => "not_sent",
            Timeliness::OnTime => "on_time",
            Timeliness::LateSameDay => "late_same_day",
            Timeliness::Late { .. } => "late",
            Timeliness::Never => "never",
            Timeliness::Waived => "waived",
        }
    }
}

/// What was accepted of one lead assignment for one period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Heard<'a> {
    /// Its row.
    pub row: Option<&'a Progress>,
    /// The unit said "không phát sinh" for the whole form.
    pub form_nothing_new: bool,
    /// A number of one of its indicators was accepted.
    pub measured: bool,
    /// The result accepted for the period before.
    pub last_result: Option<&'a str>,
    /// The period was waived for the unit that would report it.
    pub waived: bool,
}

impl Heard<'_> {
    /// *Cập nhật kỳ này*. `units_due` is the unit's own due time in `period`, an extension
    /// included.
    ///
    /// A number, or a product dated in the period, is a result whatever else is said. A row's
    /// own words come before the form's. A row that says something without a result text (a
    /// state, a rate) is an update with a result; a blank one says nothing.
    pub fn updated(
        &self,
        period: &Period,
        units_due: NaiveDateTime,
        now: NaiveDateTime,
    ) -> Updated {
        let row = self.row.filter(|row| !row.is_blank());
        if self.measured || row.is_some_and(|row| has_product_of(row, period)) {
            return Updated::WithResult;
        }
        match row {
            Some(row) if self.says_nothing_new(row) => Updated::NothingNew,
            Some(_) => Updated::WithResult,
            None if self.form_nothing_new => Updated::NothingNew,
            None if self.waived => Updated::Waived,
            None if now <= units_due => Updated::Awaited,
            None => Updated::NotUpdated,
        }
    }

    /// Whether a row repeats last period's result, for the remark "giống kỳ trước".
    pub fn repeats_last(&self) -> bool {
        let result = self
            .row
            .map(|row| match_key(&row.result))
            .unwrap_or_default();
        !result.is_empty()
            && self
                .last_result
                .is_some_and(|last| match_key(last) == result)
    }

    fn says_nothing_new(&self, row: &Progress) -> bool {
        row.reported == Some(Reported::NothingNew)
            || match_key(&row.result) == match_key(NOTHING_NEW)
            || self.repeats_last()
    }
}

fn has_product_of(row: &Progress, period: &Period) -> bool {
    dates_in(&row.product).any(|date| (period.from..=period.to).contains(&date))
}

/// The complete dates in a product's words: "Số 12/BC-UBND ngày 05/3/2024", "ngày 05 tháng 3 năm
/// 2024".
fn dates_in(text: &str) -> impl Iterator<Item = NaiveDate> {
    let mut key = match_key(text);
    for joint in [" tháng ", " năm "] {
        key = key.replace(&format!(" {} ", match_key(joint)), "/");
    }
    let words: Vec<String> = key.split_whitespace().map(str::to_owned).collect();
    words.into_iter().filter_map(|word| date_of(&word))
}

/// 05/3/2024, 5.3.2024 or 05-3-2024, with brackets or punctuation around it.
fn date_of(word: &str) -> Option<NaiveDate> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let mut parts = word.split(['/', '.', '-']);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    match parts.next() {
        Some(_) => None,
        None => NaiveDate::from_ymd_opt(year, month, day),
    }
}

#[cfg(test)]
mod tests;
