//! A deadline and its reading.

use super::iso;
use chrono::Weekday;
use plan::deadline::{Comparison, Deadline, DueRule, Part, ProblemCode, Target, TargetUnit};
use serde::Serialize;
use specta::Type;

/// A deadline's reading, part by part.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DeadlineView {
    /// The verbatim words.
    pub text: String,
    /// First day of the window.
    pub from: Option<String>,
    /// Last day of the window.
    pub until: Option<String>,
    /// Recurring work.
    pub standing: bool,
    /// The words of the event it waits for.
    pub event: Option<String>,
    /// The words of the document that rules it.
    pub reference: Option<String>,
    /// A due day no date can name.
    pub due_rule: Option<DueRuleView>,
    /// Levels to reach.
    pub targets: Vec<TargetView>,
    /// What could not be.
    pub problems: Vec<ProblemView>,
    /// The verbatim words in pieces, with the part each gave; only where a person looks at them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PieceView>,
}

/// A piece of a deadline's words.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PieceView {
    /// The words.
    pub text: String,
    /// window, standing, event, reference, due_rule, target, problem; `null` where they gave
    /// nothing.
    pub part: Option<&'static str>,
}

/// A due day that recurs or counts from an event.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(untagged)]
pub enum DueRuleView {
    /// Recurring with the calendar.
    Every {
        /// month, week, quarter, year.
        every: &'static str,
        /// "trước ngày 20".
        #[serde(skip_serializing_if = "Option::is_none")]
        before_day: Option<u32>,
        /// "trước thứ 5".
        #[serde(skip_serializing_if = "Option::is_none")]
        before_weekday: Option<&'static str>,
        /// "tháng 3, tháng 9".
        #[serde(skip_serializing_if = "Option::is_none")]
        months: Option<Vec<u32>>,
    },
    /// Counting from an event.
    After {
        /// How many days.
        days: u32,
        /// Whether they are working days.
        working_days: bool,
        /// From what.
        after: &'static str,
    },
}

/// A level to reach.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TargetView {
    /// The number.
    pub value: f64,
    /// percent or rank.
    pub unit: &'static str,
    /// at_least or at_most.
    pub comparison: &'static str,
    /// Whom it holds for.
    pub scope: Option<String>,
    /// First day it holds.
    pub from: Option<String>,
    /// Last day it holds.
    pub until: Option<String>,
}

/// Something that cannot be.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProblemView {
    /// date_does_not_exist or unreadable.
    pub code: &'static str,
    /// The words.
    pub text: String,
    /// Dates that may have been meant.
    pub suggestions: Vec<String>,
}

impl From<&Deadline> for DeadlineView {
    fn from(deadline: &Deadline) -> DeadlineView {
        let problem = |problem: &plan::deadline::Problem| ProblemView {
            code: match problem.code {
                ProblemCode::DateDoesNotExist => "date_does_not_exist",
                ProblemCode::Unreadable => "unreadable",
            },
            text: problem.text.clone(),
            suggestions: problem
                .suggestions
                .iter()
                .filter_map(|date| iso(Some(*date)))
                .collect(),
        };
        DeadlineView {
            text: deadline.text.clone(),
            from: iso(deadline.from),
            until: iso(deadline.until),
            standing: deadline.standing,
            event: deadline.event.clone(),
            reference: deadline.reference.clone(),
            due_rule: deadline.due_rule.as_ref().map(DueRuleView::from),
            targets: deadline.targets.iter().map(TargetView::from).collect(),
            problems: deadline.problems.iter().map(problem).collect(),
            pieces: Vec::new(),
        }
    }
}

impl DeadlineView {
    /// A deadline's reading with its words in pieces.
    pub(crate) fn with_pieces(deadline: &Deadline) -> DeadlineView {
        let piece = |(text, part): (&str, Option<Part>)| PieceView {
            text: text.to_owned(),
            part: part.map(Part::word),
        };
        DeadlineView {
            pieces: deadline.pieces().into_iter().map(piece).collect(),
            ..DeadlineView::from(deadline)
        }
    }
}

impl From<&DueRule> for DueRuleView {
    fn from(rule: &DueRule) -> DueRuleView {
        let every = |every, before_day, before_weekday, months| DueRuleView::Every {
            every,
            before_day,
            before_weekday,
            months,
        };
        match rule {
            DueRule::Monthly { before_day } => every("month", *before_day, None, None),
            DueRule::Weekly { before_weekday } => {
                every("week", None, before_weekday.map(weekday), None)
            }
            DueRule::Quarterly => every("quarter", None, None, None),
            DueRule::Yearly { months } => every("year", None, None, Some(months.clone())),
            DueRule::After { days, working_days } => DueRuleView::After {
                days: *days,
                working_days: *working_days,
                after: "event",
            },
        }
    }
}

impl From<&Target> for TargetView {
    fn from(target: &Target) -> TargetView {
        TargetView {
            value: target.value,
            unit: match target.unit {
                TargetUnit::Percent => "percent",
                TargetUnit::Rank => "rank",
            },
            comparison: match target.comparison {
                Comparison::AtLeast => "at_least",
                Comparison::AtMost => "at_most",
            },
            scope: target.scope.clone(),
            from: iso(target.from),
            until: iso(target.until),
        }
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}
