//! The year with its due days: month by month for the window, and as a file that calendars of
//! other programs read.

mod ics;

use crate::board::Board;
use crate::clock::rfc3339;
use crate::files;
use crate::views::{CalendarFileView, DueView, MonthDay, MonthView, YearView};
use crate::{Office, OfficeError};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use ics::Event;
use plan::decision::Milestone;
use plan::period::{Period, visible};
use plan::status::Status;
use plan::task::Task;
use std::collections::BTreeMap;
use std::path::Path;
use store::Reader;
use words::calendar as said;

/// Something due on a day.
#[derive(Default)]
struct Due {
    /// units, province, tasks, milestone.
    whose: &'static str,
    /// The period, where it is about one.
    period: Option<Period>,
    /// When, where there is an hour.
    at: Option<NaiveDateTime>,
    /// The numbers of the tasks, where it is about some.
    tasks: Vec<String>,
    /// What is to be reached, where it is a day on the way.
    words: String,
}

impl Office {
    /// The plan's year with its due days: periods' and open tasks'.
    ///
    /// # Errors
    /// No plan; the store refuses.
    pub fn year_calendar(&self) -> Result<YearView, OfficeError> {
        self.read(|reader| {
            let (year, dues) = self.dues(reader)?;
            let rules = self.rules(reader)?;
            let names = self.days_off(Some(year))?.days;
            let name = |day: NaiveDate| {
                let day = day.to_string();
                names.iter().find(|one| one.day == day)
            };
            let month_day = |day: NaiveDate| MonthDay {
                day: day.to_string(),
                number: day.day(),
                off: !rules.holidays.is_working_day(day),
                name: name(day).map(|day| day.name.clone()),
                dues: dues.get(&day).into_iter().flatten().map(view).collect(),
            };
            let months = (1..=12).map(|month| MonthView {
                month,
                weeks: weeks(year, month)
                    .into_iter()
                    .map(|week| week.map(|day| day.map(month_day)).to_vec())
                    .collect(),
            });
            Ok(YearView {
                year,
                months: months.collect(),
            })
        })
    }

    /// Writes the due days of the plan's year as an iCalendar file, an event for every day on
    /// which anything is due.
    ///
    /// # Errors
    /// No plan; the file cannot be written; the store refuses.
    pub fn write_calendar(&self, path: &Path) -> Result<CalendarFileView, OfficeError> {
        let (year, dues) = self.read(|reader| self.dues(reader))?;
        let events: Vec<Event> = dues.iter().map(|(day, dues)| event(*day, dues)).collect();
        let name = said::title(year);
        files::save(path, ics::write(&name, &events, self.now()).as_bytes())?;
        Ok(CalendarFileView {
            path: path.display().to_string(),
            year,
            events: events.len(),
        })
    }

    /// What is due on the days of the plan's year. A period that falls due beyond it stands on
    /// its own day.
    fn dues(
        &self,
        reader: &Reader<'_>,
    ) -> Result<(i32, BTreeMap<NaiveDate, Vec<Due>>), OfficeError> {
        let board = Board::of(self, reader, self.at_present())?;
        let year = board.plan().year;
        let mut dues: BTreeMap<NaiveDate, Vec<Due>> = BTreeMap::new();
        for period in self.calendar(reader, year)? {
            for (whose, at) in [
                ("units", period.units_due),
                ("province", period.province_due),
            ] {
                dues.entry(at.date()).or_default().push(Due {
                    whose,
                    period: Some(period.clone()),
                    at: Some(at),
                    ..Due::default()
                });
            }
        }
        for (day, tasks) in open_tasks(&board) {
            dues.entry(day).or_default().push(Due {
                whose: "tasks",
                tasks,
                ..Due::default()
            });
        }
        for (day, due) in open_milestones(reader, &board)? {
            dues.entry(day).or_default().push(due);
        }
        Ok((year, dues))
    }
}

/// The days on the way not reached yet, of tasks still open, within the plan's year.
fn open_milestones(
    reader: &Reader<'_>,
    board: &Board,
) -> Result<Vec<(NaiveDate, Due)>, OfficeError> {
    let today = board.as_of.today();
    let milestones = reader.milestones()?.into_iter();
    let open = milestones.filter(|one| !one.is_met(today) && one.day.year() == board.plan().year);
    let due = |one: Milestone| {
        let task = board.plan().tasks.iter().find(|task| task.id == one.task)?;
        let due = Due {
            whose: "milestone",
            tasks: vec![board.plan().handle(task)],
            words: one.words,
            ..Due::default()
        };
        (!is_over(board, task)).then_some((one.day, due))
    };
    Ok(open.filter_map(due).collect())
}

/// Whether a task asks for nothing more.
fn is_over(board: &Board, task: &Task) -> bool {
    matches!(
        board.task_status(task),
        Status::DoneInTime | Status::DoneLate { .. } | Status::Paused | Status::Dropped
    )
}

/// The numbers of the tasks still open, by their last day within the plan's year. A day on the way
/// is told by its own words.
fn open_tasks(board: &Board) -> BTreeMap<NaiveDate, Vec<String>> {
    let mut open: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    for task in &board.plan().tasks {
        let told =
            is_over(board, task) || task.follows_milestones() && task.deadline.event.is_none();
        let last = board.dues.last_day(task).filter(|_| !told);
        if let Some(day) = last.filter(|day| day.year() == board.plan().year) {
            open.entry(day).or_default().push(task.number.to_string());
        }
    }
    open
}

/// A month's days in weeks from Monday; `None` where a week reaches into another month.
fn weeks(year: i32, month: u32) -> Vec<[Option<NaiveDate>; 7]> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
        return Vec::new();
    };
    let before = u64::from(first.weekday().days_since(Weekday::Mon));
    let start = first.checked_sub_days(Days::new(before));
    let mondays = (0..6).filter_map(|week| start?.checked_add_days(Days::new(7 * week)));
    let week = |monday: NaiveDate| {
        [0, 1, 2, 3, 4, 5, 6].map(|day| {
            let day = monday.checked_add_days(Days::new(day));
            day.filter(|day| day.month() == month)
        })
    };
    let weeks = mondays.map(week);
    weeks
        .filter(|days| days.iter().any(Option::is_some))
        .collect()
}

fn view(due: &Due) -> DueView {
    DueView {
        whose: due.whose,
        period: due.period.as_ref().map(|period| period.id.to_string()),
        at: due.at.map(rfc3339),
        tasks: due.tasks.clone(),
        text: told(due),
    }
}

fn event(day: NaiveDate, dues: &[Due]) -> Event {
    let told: Vec<String> = dues.iter().map(told).collect();
    Event {
        day,
        summary: told.join("; "),
        description: dues.iter().map(detail).collect::<Vec<_>>().join("\n"),
    }
}

/// A due in a few words: "Tuần 11/2024: đơn vị gửi báo cáo".
fn told(due: &Due) -> String {
    let name = due.period.as_ref().map(|period| visible::name(period.id));
    let name = name.unwrap_or_default();
    match due.whose {
        "units" => said::units(name),
        "province" => said::province(name),
        "milestone" => said::milestone(due.tasks.join(", "), &due.words),
        _ => said::tasks(due.tasks.join(", ")),
    }
}

/// The same with its hour and the days its numbers cover.
fn detail(due: &Due) -> String {
    let day = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    match due.period.as_ref().zip(due.at) {
        Some((period, at)) => said::detail(
            told(due),
            at.format("%H:%M"),
            day(period.from),
            day(period.to),
        ),
        None => told(due),
    }
}
