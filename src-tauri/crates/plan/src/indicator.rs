//! Indicators (chỉ tiêu, số liệu): what is counted, the levels to reach, and how units' numbers
//! are put together (`domain.md` §7).
//!
//! [`Amount`] and [`Rate`] are exact; [`Numbers`] is what one unit wrote; [`Figures`] is one
//! indicator in one period over all its units. Blank is never zero, and nothing is carried forward.

mod amount;
mod figures;
mod history;
mod numbers;
mod official;
mod trend;

#[cfg(test)]
mod tests;

pub use amount::{Amount, Rate};
pub use figures::{Assessment, Change, Figures, Judged, LevelTotal, Question, Total, UnitFigure};
pub use history::{Measured, Point, Window, window_before};
pub use numbers::{Measurement, Numbers, contradictions};
pub use official::{OfficialNumbers, OfficialRow};
pub use trend::{Trend, TrendPoint};

use crate::period::PeriodKind;
use crate::task::{Cadence, Plan, Role, TaskId};
use crate::unit::{Level, UnitId};
use chrono::NaiveDate;

/// Identity of an indicator within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorId(pub i64);

/// Identity of a measurement within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasurementId(pub i64);

/// Indicator × unit: what a row of numbers speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit whose number it is; differs from the form's unit where one writes in another's
    /// report.
    pub unit: UnitId,
}

/// Something that is counted, and the levels it is to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Identity.
    pub id: IndicatorId,
    /// What it is called in lists and by the terminal: "8.2".
    pub code: String,
    /// Its name.
    pub name: String,
    /// Đơn vị tính: "%", "hồ sơ".
    pub unit_of_count: String,
    /// What sort of number it is.
    pub kind: Kind,
    /// Which side of a target is good.
    pub direction: Direction,
    /// The levels to reach, by level of unit and by window.
    pub targets: Vec<Target>,
    /// Which periods ask for it.
    pub cadence: Cadence,
    /// The task it belongs to.
    pub task: Option<TaskId>,
    /// Which units report it.
    pub reporters: Reporters,
    /// Whose numbers it is made of.
    pub source: Source,
    /// Which figure is asked for, judged and compared; the other is computed.
    pub asks: Figure,
    /// What cumulative figures count from.
    pub since: Since,
}

/// What sort of number an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Tử số / mẫu số: consolidated as Σ numerators / Σ denominators.
    Ratio,
    /// A count: consolidated as Σ.
    Count,
    /// Yes (1) or no (0): consolidated as the share of units that say yes.
    YesNo,
    /// A score or a rank: never summed.
    Score,
}

/// Which side of a target is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// That much or more.
    Higher,
    /// That much or less: ranks, what is left to do.
    Lower,
}

/// A level to reach: per cent of a ratio and of yes/no, else in the indicator's own unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The number to reach.
    pub value: Amount,
    /// The units it holds for; all where `None`.
    pub level: Option<Level>,
    /// First day it holds.
    pub from: Option<NaiveDate>,
    /// Last day it holds.
    pub until: Option<NaiveDate>,
}

/// Which units report an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reporters {
    /// Those that lead its task.
    #[default]
    Leads,
    /// These, named one by one.
    Units(Vec<UnitId>),
}

/// Whose numbers an indicator is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Source {
    /// Đơn vị báo: the units write them into their forms.
    #[default]
    Units,
    /// Số của ngành, tỉnh: given to us as a table; no form asks for them.
    Official,
}

/// Which figure an indicator asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Figure {
    /// What happened in the period.
    #[default]
    Period,
    /// All since the beginning it counts from.
    Cumulative,
}

/// What cumulative figures count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Since {
    /// 15/12 of the year before, like the windows.
    #[default]
    Window,
    /// 01/01.
    NewYear,
    /// Từ khi triển khai: from the beginning.
    Start,
    /// Tại thời điểm: how things stand, of which there is no figure of a period.
    Moment,
}

macro_rules! worded {
    ($type:ident: $($variant:ident $word:literal),+) => {
        impl $type {
            /// All of them.
            pub const ALL: &[$type] = &[$($type::$variant),+];

            /// Its stable code.
            pub fn word(self) -> &'static str {
                match self { $($type::$variant => $word),+ }
            }

            /// The one a stable code names.
            pub fn from_word(word: &str) -> Option<$type> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

worded!(Kind: Ratio "ratio", Count "count", YesNo "yes_no", Score "score");
worded!(Direction: Higher "higher", Lower "lower");
worded!(Source: Units "units", Official "official");
worded!(Figure: Period "period", Cumulative "cumulative");
worded!(Cadence: Weekly "weekly", Monthly "monthly", Yearly "yearly", WhenArises "when_arises");
worded!(Since: Window "window", NewYear "new_year", Start "start", Moment "moment");

impl Indicator {
    /// Whether forms of this kind of period ask for it. Longer reports ask the month's numbers
    /// too, as they may stand for it, so that trends have no holes; one-offs are made of what was
    /// asked already.
    pub fn asked_in(&self, kind: PeriodKind) -> bool {
        let asks = match self.cadence {
            Cadence::Weekly => kind == PeriodKind::Week,
            Cadence::Monthly => !matches!(kind, PeriodKind::Week | PeriodKind::OneOff),
            Cadence::Yearly => kind == PeriodKind::Year,
            Cadence::WhenArises => false,
        };
        asks && self.source == Source::Units
    }

    /// The units that report it, in the plan's or its own order.
    pub fn reporters(&self, plan: &Plan) -> Vec<UnitId> {
        if self.is_foreign_to(plan) {
            return Vec::new();
        }
        match &self.reporters {
            Reporters::Units(units) => units.clone(),
            Reporters::Leads => {
                let task = self.task.and_then(|id| plan.task_known_as(id));
                let leads = task.into_iter().flat_map(|task| task.in_role(Role::Lead));
                leads.map(|lead| lead.unit).collect()
            }
        }
    }

    /// Whether it belongs to a task of another plan that does not go on in this one.
    pub fn is_foreign_to(&self, plan: &Plan) -> bool {
        self.task.is_some_and(|id| plan.is_foreign(id))
    }

    /// The target units of a level are to reach on a day: their level's own, else everybody's.
    /// For all units together (`None`) only everybody's counts.
    pub fn target_on(&self, level: Option<Level>, day: NaiveDate) -> Option<&Target> {
        let holds = |target: &&Target| {
            target.from.is_none_or(|from| from <= day)
                && target.until.is_none_or(|until| day <= until)
        };
        let of = |level: Option<Level>| {
            let mut targets = self.targets.iter().filter(holds);
            targets.find(|target| target.level == level)
        };
        level.and_then(|level| of(Some(level))).or_else(|| of(None))
    }
}

impl Indicator {
    /// The target one unit of a level is to reach on a day. What all units together are to count
    /// is no unit's target.
    fn target_of_unit(&self, level: Level, day: NaiveDate) -> Option<&Target> {
        let target = self.target_on(Some(level), day)?;
        (self.kind != Kind::Count || target.level.is_some()).then_some(target)
    }

    /// The target of a sum: of all units (`whole`), or of those of a level. What every unit of a
    /// level is to count is no sum's target.
    fn target_of_sum(&self, level: Option<Level>, whole: bool, day: NaiveDate) -> Option<&Target> {
        match self.kind {
            Kind::Count if whole => self.target_on(None, day),
            Kind::Count => None,
            _ => self.target_on(level, day),
        }
    }
}

impl MeasureKey {
    /// The hidden text that names a row of numbers: "I5:U3".
    pub fn hidden_text(self) -> String {
        format!("I{}:U{}", self.indicator.0, self.unit.0)
    }

    /// Reads a hidden text back.
    pub fn from_hidden_text(text: &str) -> Option<MeasureKey> {
        let (indicator, unit) = text.trim().split_once(':')?;
        let indicator = indicator.strip_prefix('I')?.parse().ok()?;
        let unit = unit.strip_prefix('U')?.parse().ok()?;
        Some(MeasureKey {
            indicator: IndicatorId(indicator),
            unit: UnitId(unit),
        })
    }
}
