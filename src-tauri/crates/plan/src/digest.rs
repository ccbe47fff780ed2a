//! The day's digest: what there is to do, most urgent first, and how many reports came in time.
//!
//! Knows one task or period at a time; which of them there are is the caller's.

mod morning;

pub use morning::{News, morning};

use crate::deadline::Deadline;
use crate::obligation::Timeliness;
use crate::period::Period;
use crate::status::Status;
use chrono::NaiveDateTime;

/// Something to be done, in the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    /// Tasks past their last day.
    Overdue,
    /// Tasks whose deadline cannot be as it is written.
    DeadlineProblem,
    /// Reports that were asked for more.
    NeedsMore,
    /// Reports nobody has looked at.
    Review,
    /// Reports that have not come while the return can still wait for them.
    MissingReports,
    /// Reports of a period whose return was due already.
    EarlierMissing,
    /// Forms not handed out.
    HandOut,
    /// Tasks close to their last day.
    DueSoon,
    /// The return: the units' time is over, the province's is not.
    ReturnDue,
    /// Tasks that are not wholly assigned, because their plan names units nobody knows.
    OpenPhrase,
    /// Tasks of which a lead said in two months running that there is nothing new.
    Verify,
    /// Tasks that wait for an event.
    WaitingEvent,
}

impl Work {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Work::Overdue => "overdue",
            Work::DeadlineProblem => "deadline_problem",
            Work::NeedsMore => "needs_more",
            Work::Review => "review",
            Work::MissingReports => "missing_reports",
            Work::EarlierMissing => "earlier_missing",
            Work::HandOut => "hand_out",
            Work::DueSoon => "due_soon",
            Work::ReturnDue => "return_due",
            Work::OpenPhrase => "open_phrase",
            Work::Verify => "verify",
            Work::WaitingEvent => "waiting_event",
        }
    }

    /// What one task asks to be done. `unsettled`: a phrase of its units means nobody yet.
    /// What is done or stopped asks for nothing.
    pub fn of_task(status: Status, deadline: &Deadline, unsettled: bool) -> Vec<Work> {
        let over = matches!(
            status,
            Status::DoneInTime | Status::DoneLate { .. } | Status::Paused | Status::Dropped
        );
        if over {
            return Vec::new();
        }
        let dated = match status {
            Status::Overdue { .. } => Some(Work::Overdue),
            Status::DueSoon { .. } => Some(Work::DueSoon),
            Status::Waiting => Some(Work::WaitingEvent),
            _ => None,
        };
        let problem = (!deadline.problems.is_empty()).then_some(Work::DeadlineProblem);
        let open = unsettled.then_some(Work::OpenPhrase);
        [dated, problem, open].into_iter().flatten().collect()
    }

    /// What one period asks to be done, from what is known of it.
    pub fn of_period(known: &PeriodNews) -> Vec<Work> {
        let begun = known.handed_out > 0 || known.sent > 0;
        let asked = [
            (known.needs_more > 0, Work::NeedsMore),
            (known.to_review > 0, Work::Review),
            (
                begun
                    && known.missing > 0
                    && matches!(known.stage, Stage::Collecting | Stage::Closing),
                Work::MissingReports,
            ),
            (
                begun && known.missing > 0 && known.stage == Stage::Over && known.newest_over,
                Work::EarlierMissing,
            ),
            (
                !begun && known.missing > 0 && known.stage == Stage::Collecting,
                Work::HandOut,
            ),
            (begun && known.stage == Stage::Closing, Work::ReturnDue),
        ];
        asked
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, work)| work)
            .collect()
    }
}

/// Where a period stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Its reports are due later than anybody need think of now.
    Ahead,
    /// Its reports are due soon, or next of all.
    Collecting,
    /// The units' time is over, the return is still due.
    Closing,
    /// The return was due.
    Over,
}

impl Stage {
    /// The stage of a period. `is_next`: no period's reports are due before it; `soon_days`: how
    /// many days before their due day reports are thought of **(setting)**.
    pub fn of(period: &Period, now: NaiveDateTime, is_next: bool, soon_days: i64) -> Stage {
        let days = (period.units_due.date() - now.date()).num_days();
        if period.province_due < now {
            Stage::Over
        } else if period.units_due < now {
            Stage::Closing
        } else if is_next || days <= soon_days {
            Stage::Collecting
        } else {
            Stage::Ahead
        }
    }
}

/// What is known of a period, counted in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodNews {
    /// Where it stands.
    pub stage: Stage,
    /// Whether no later period of its kind is over.
    pub newest_over: bool,
    /// Forms handed out.
    pub handed_out: u32,
    /// Units that have sent.
    pub sent: usize,
    /// Units that owe it and have not.
    pub missing: usize,
    /// Units whose latest report was asked for more.
    pub needs_more: usize,
    /// Units whose latest report nobody has looked at.
    pub to_review: usize,
}

/// How many of the reports owed came, and came in time. Waived ones are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports owed.
    pub owing: usize,
    /// Those that came in time.
    pub on_time: usize,
    /// Those that came late, by hours or days.
    pub late: usize,
}

impl Tally {
    /// Counts the units' timeliness.
    pub fn of(reports: impl IntoIterator<Item = Timeliness>) -> Tally {
        let mut tally = Tally::default();
        for report in reports {
            tally.owing += usize::from(report != Timeliness::Waived);
            tally.on_time += usize::from(report == Timeliness::OnTime);
            let late = matches!(report, Timeliness::LateSameDay | Timeliness::Late { .. });
            tally.late += usize::from(late);
        }
        tally
    }

    /// Reports that came.
    pub fn sent(self) -> usize {
        self.on_time + self.late
    }

    /// The rate of reports in time, 0 to 100; `None` where nothing was owed.
    pub fn rate(self) -> Option<f64> {
        let owing = u32::try_from(self.owing).ok().filter(|owing| *owing > 0)?;
        let on_time = u32::try_from(self.on_time).ok()?;
        Some(100.0 * f64::from(on_time) / f64::from(owing))
    }
}

#[cfg(test)]
mod tests;
