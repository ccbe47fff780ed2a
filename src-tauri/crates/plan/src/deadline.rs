//! Deadlines: what the words of a deadline cell say (`domain.md` §4).
//!
//! A deadline is the sum of what its text says; every part is optional except the text. Reading
//! never fails: what cannot be becomes a problem with suggestions.

mod calendar;
mod combine;
mod date;
mod dated;
mod day;
mod extent;
mod goals;
mod lex;
mod pieces;
mod read;
mod recurring;
mod rules;
mod target;
mod token;
mod window;
mod words;
mod years;

#[cfg(test)]
mod tests;

use chrono::{NaiveDate, Weekday};
use std::ops::Range;

/// A deadline with its reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deadline {
    /// The verbatim words.
    pub text: String,
    /// First day of the window, inclusive.
    pub from: Option<NaiveDate>,
    /// Last day of the window, inclusive.
    pub until: Option<NaiveDate>,
    /// Goes on as recurring work.
    pub standing: bool,
    /// As work requires ("theo yêu cầu công tác"): standing work that reports when it arises.
    pub on_demand: bool,
    /// The verbatim words of the event it waits for.
    pub event: Option<String>,
    /// The verbatim words of the document that rules it.
    pub reference: Option<String>,
    /// A due day that recurs or counts from an event.
    pub due_rule: Option<DueRule>,
    /// Levels to reach.
    pub targets: Vec<Target>,
    /// What could not be.
    pub problems: Vec<Problem>,
    /// Which words gave which part, in reading order, byte ranges of `text`.
    pub spans: Vec<(Part, Range<usize>)>,
}

/// A part of a deadline, for underlining the words that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Gave `from` or `until`.
    Window,
    /// Gave `standing` or `on_demand`.
    Standing,
    /// Gave `event`.
    Event,
    /// Gave `reference`.
    Reference,
    /// Gave `due_rule`.
    DueRule,
    /// Gave a target.
    Target,
    /// Gave a problem.
    Problem,
}

/// A due day that no fixed date can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueRule {
    /// "trước ngày 20 hàng tháng": every month, before that day where one is named.
    Monthly {
        /// The day named; due the day before it.
        before_day: Option<u32>,
    },
    /// "trước thứ 5 hàng tuần".
    Weekly {
        /// The weekday named; due the day before it.
        before_weekday: Option<Weekday>,
    },
    /// "hàng quý".
    Quarterly,
    /// "tháng 3, tháng 9 hằng năm"; no months named means once a year.
    Yearly {
        /// The months named, 1 to 12.
        months: Vec<u32>,
    },
    /// "trong 15 ngày kể từ ngày …".
    After {
        /// How many days.
        days: u32,
        /// Whether they are working days.
        working_days: bool,
    },
}

/// A level to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The number named.
    pub value: f64,
    /// What the number counts.
    pub unit: TargetUnit,
    /// Which side of the number is good.
    pub comparison: Comparison,
    /// Whom it holds for, verbatim: "Cấp thị xã".
    pub scope: Option<String>,
    /// First day it holds.
    pub from: Option<NaiveDate>,
    /// Last day it holds.
    pub until: Option<NaiveDate>,
}

/// What a target's number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetUnit {
    /// Per cent.
    Percent,
    /// A place in a ranking.
    Rank,
}

/// Which side of a target's number is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// That much or more.
    AtLeast,
    /// That much or less.
    AtMost,
}

/// Something in a deadline that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// The words it is about.
    pub text: String,
    /// Dates that may have been meant, likeliest first. The user chooses; nothing is corrected.
    pub suggestions: Vec<NaiveDate>,
}

/// What can be wrong with a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemCode {
    /// 31/11/2023.
    DateDoesNotExist,
    /// Nothing at all was understood.
    Unreadable,
}

/// How the words are to be read where they leave room **(setting)**.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BeforeDay {
    /// "Trước ngày 15/3" ends on 14/3.
    #[default]
    DayBefore,
    /// "Trước ngày 15/3" ends on 15/3.
    DayNamed,
}

impl Part {
    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Part::Window => "window",
            Part::Standing => "standing",
            Part::Event => "event",
            Part::Reference => "reference",
            Part::DueRule => "due_rule",
            Part::Target => "target",
            Part::Problem => "problem",
        }
    }
}

impl Deadline {
    /// Reads the words of a deadline cell; `year` stands in where the text names none, `before`
    /// decides on which day "trước ngày 15/3" ends. An empty text or a lone dash says nothing and
    /// has no problem.
    pub fn read(text: &str, year: i32, before: BeforeDay) -> Deadline {
        read::read(text, year, before)
    }
}
