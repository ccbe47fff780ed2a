//! What one notice says when a day begins: what has to do with this day, and nothing that waits
//! for weeks. It may be seen by whoever stands beside the screen: counts, never names.

use super::{PeriodNews, Work};
use crate::period::Period;
use crate::status::Status;
use chrono::NaiveDate;

/// Reports are told of from so many days before their last day on: on Monday those of Wednesday.
const DAYS_BEFORE: i64 = 2;

/// A line of the notice, in the order they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News<'a> {
    /// So many tasks have their last day today.
    DueToday(usize),
    /// So many tasks are past theirs.
    Overdue(usize),
    /// So many units have not sent a period's report.
    Missing {
        /// The period.
        period: &'a Period,
        /// How many units.
        units: usize,
        /// Days until their last day; negative after it.
        days: i64,
    },
    /// The return of a period is due; the units' time is over.
    Return {
        /// The period.
        period: &'a Period,
        /// Days until its last day.
        days: i64,
    },
    /// Nobody was given the forms of a period.
    HandOut(&'a Period),
    /// So many reports nobody has looked at.
    Review(usize),
}

/// What a day begins with: where every task stands, and what is known of every period that is
/// followed. Empty where there is nothing to tell.
pub fn morning<'a>(
    today: NaiveDate,
    tasks: impl IntoIterator<Item = Status>,
    periods: &[(&'a Period, PeriodNews)],
) -> Vec<News<'a>> {
    let (mut due, mut overdue) = (0, 0);
    for status in tasks {
        due += usize::from(status == Status::DueSoon { days: 0 });
        overdue += usize::from(matches!(status, Status::Overdue { .. }));
    }
    let mut news = Vec::new();
    news.extend((due > 0).then_some(News::DueToday(due)));
    news.extend((overdue > 0).then_some(News::Overdue(overdue)));
    let asked = |work: Work| {
        let asking =
            move |(_, known): &&(&'a Period, PeriodNews)| Work::of_period(known).contains(&work);
        periods.iter().filter(asking)
    };
    news.extend(asked(Work::MissingReports).filter_map(|(period, known)| {
        let days = (period.units_due.date() - today).num_days();
        (days <= DAYS_BEFORE).then_some(News::Missing {
            period,
            units: known.missing,
            days,
        })
    }));
    news.extend(asked(Work::ReturnDue).map(|(period, _)| News::Return {
        period,
        days: (period.province_due.date() - today).num_days(),
    }));
    news.extend(asked(Work::HandOut).map(|(period, _)| News::HandOut(period)));
    let review: usize = asked(Work::Review).map(|(_, known)| known.to_review).sum();
    news.extend((review > 0).then_some(News::Review(review)));
    news
}
