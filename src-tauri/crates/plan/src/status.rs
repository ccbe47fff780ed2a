//! Where an assignment or task stands on a given day: always derived, never stored
//! (`domain.md` §4).

use crate::deadline::Deadline;
use chrono::NaiveDate;

/// What is stored of an assignment: the state last accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// Chưa triển khai.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    InProgress,
    /// Chờ hướng dẫn, điều kiện.
    Waiting,
    /// Hoàn thành.
    Done,
    /// Tạm dừng.
    Paused,
    /// Không còn áp dụng.
    Dropped,
}

/// The window a status is derived from: a deadline's reading after what was decided later
/// (an event logged, an extension).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Goes on as recurring work.
    pub standing: bool,
    /// Waits for an event that has not been logged.
    pub awaits_event: bool,
    /// Has levels to reach, so that "hoàn thành" within the window means reached this period
    /// and closes nothing; false once the secretary has closed it.
    pub has_target: bool,
}

/// The derived label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate {
        /// Days after the last day.
        days: i64,
    },
    /// Đang thực hiện trong hạn.
    InTime {
        /// Days left.
        days: i64,
    },
    /// Sắp đến hạn.
    DueSoon {
        /// Days left; 0 on the last day.
        days: i64,
    },
    /// Quá hạn.
    Overdue {
        /// Days after the last day.
        days: i64,
    },
    /// Chưa đến hạn: the window is not open yet.
    NotOpen,
    /// Thường xuyên.
    Standing,
    /// Chờ sự kiện.
    Waiting,
    /// Chưa xác định hạn.
    Undated,
    /// Tạm dừng.
    Paused,
    /// Không còn áp dụng.
    Dropped,
}

/// *Cập nhật kỳ này*: the second label of a lead assignment, for one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Updated {
    /// Đã cập nhật – có kết quả.
    WithResult,
    /// Đã cập nhật – không phát sinh.
    NothingNew,
    /// Chờ báo cáo: the units' due time has not come.
    Awaited,
    /// Chưa cập nhật: it has.
    NotUpdated,
    /// Miễn báo cáo: the period was waived for the unit, and nothing came all the same.
    Waived,
}

impl Due {
    /// The label on a day; which one wins is `domain.md` §4's order. `done_on` is the day of
    /// completion last accepted (unknown counts as in time), `soon_days` how many days before
    /// the last one "sắp đến hạn" begins **(setting)**.
    ///
    /// Where dated work is standing too: a window shorter than a year is a milestone, counted
    /// and overdue like any other until it is done, standing afterwards; it stays reached while
    /// a `done_on` is kept, though later periods report "đang thực hiện". A window of a year or
    /// more is standing all along and never overdue, with its last day announced as a check.
    pub fn status(
        &self,
        state: State,
        done_on: Option<NaiveDate>,
        as_of: NaiveDate,
        soon_days: i64,
    ) -> Status {
        let reached = self.is_reached(state, done_on, as_of);
        match state {
            State::Paused => return Status::Paused,
            State::Dropped => return Status::Dropped,
            State::Done if reached && self.standing => return Status::Standing,
            State::Done if reached => return self.done(done_on),
            State::Waiting => return Status::Waiting,
            _ if self.awaits_event => return Status::Waiting,
            _ if reached => return Status::Standing,
            _ => {}
        }
        if self.from.is_some_and(|from| as_of < from) {
            return Status::NotOpen;
        }
        match self.until {
            Some(until) if self.standing && self.lasts_a_year() => {
                match countdown(until, as_of, soon_days) {
                    soon @ Status::DueSoon { .. } => soon,
                    _ => Status::Standing,
                }
            }
            Some(until) => countdown(until, as_of, soon_days),
            None if self.standing => Status::Standing,
            None => Status::Undated,
        }
    }

    /// Whether a report of completion closes what is dated. On standing work a completion of an
    /// earlier period stays; with levels to reach nothing closes before the window ends.
    fn is_reached(&self, state: State, done_on: Option<NaiveDate>, as_of: NaiveDate) -> bool {
        let reported = state == State::Done || self.standing && done_on.is_some();
        let still_counting = self.has_target && self.until.is_none_or(|until| as_of <= until);
        reported && !still_counting
    }

    fn done(&self, done_on: Option<NaiveDate>) -> Status {
        match (done_on, self.until) {
            (Some(done_on), Some(until)) if done_on > until => Status::DoneLate {
                days: (done_on - until).num_days(),
            },
            _ => Status::DoneInTime,
        }
    }

    fn lasts_a_year(&self) -> bool {
        match (self.from, self.until) {
            (Some(from), Some(until)) => (until - from).num_days() >= 364,
            _ => false,
        }
    }
}

fn countdown(until: NaiveDate, as_of: NaiveDate, soon_days: i64) -> Status {
    match (until - as_of).num_days() {
        left if left < 0 => Status::Overdue { days: -left },
        left if left <= soon_days => Status::DueSoon { days: left },
        left => Status::InTime { days: left },
    }
}

impl Status {
    /// Days to the last day of work still open: positive or 0 while there is time, negative
    /// once overdue. `None` where nothing is counted down, also once done.
    pub fn days(self) -> Option<i64> {
        match self {
            Status::InTime { days } | Status::DueSoon { days } => Some(days),
            Status::Overdue { days } => Some(-days),
            _ => None,
        }
    }

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Status::DoneInTime => "done_in_time",
            Status::DoneLate { .. } => "done_late",
            Status::InTime { .. } => "in_time",
            Status::DueSoon { .. } => "due_soon",
            Status::Overdue { .. } => "overdue",
            Status::NotOpen => "not_open",
            Status::Standing => "standing",
            Status::Waiting => "waiting",
            Status::Undated => "undated",
            Status::Paused => "paused",
            Status::Dropped => "dropped",
        }
    }
}

impl State {
    /// All states, in the order they are offered in.
    pub const ALL: [State; 6] = [
        State::NotStarted,
        State::InProgress,
        State::Waiting,
        State::Done,
        State::Paused,
        State::Dropped,
    ];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            State::NotStarted => "not_started",
            State::InProgress => "in_progress",
            State::Waiting => "waiting",
            State::Done => "done",
            State::Paused => "paused",
            State::Dropped => "dropped",
        }
    }
}

impl Updated {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Updated::WithResult => "with_result",
            Updated::NothingNew => "nothing_new",
            Updated::Awaited => "awaited",
            Updated::NotUpdated => "not_updated",
            Updated::Waived => "waived",
        }
    }
}

impl From<&Deadline> for Due {
    fn from(deadline: &Deadline) -> Due {
        Due {
            from: deadline.from,
            until: deadline.until,
            standing: deadline.standing,
            awaits_event: deadline.event.is_some(),
            has_target: !deadline.targets.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
