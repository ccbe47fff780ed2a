//! Indicators and their figures.

use super::{RemarkView, iso};
use chrono::NaiveDate;
use plan::indicator::{
    Amount, Assessment, Change, Figures, Indicator, Judged, Kind, Numbers, Target, Total,
};
use plan::unit::Level;
use serde::{Deserialize, Serialize};
use sheets::wording::target_words;
use specta::Type;

/// A level to reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct IndicatorTargetView {
    /// The number: per cent of a ratio and of yes/no, else in the indicator's unit.
    pub value: f64,
    /// town, commune; `null` for all.
    pub level: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub until: Option<String>,
}

/// An indicator that an appendix proposes.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProposedIndicatorView {
    /// The task's number.
    pub task: String,
    /// What it would be called in lists.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Đơn vị tính.
    pub unit_of_count: String,
    /// ratio, count, yes_no, score.
    pub kind: &'static str,
    /// higher, lower.
    pub direction: &'static str,
    /// units, official.
    pub source: &'static str,
    /// Levels to reach.
    pub targets: Vec<IndicatorTargetView>,
    /// The verbatim words it came from.
    pub words: String,
    /// Whether accepting stores it.
    pub kept: bool,
}

/// What is set of an indicator; what is left out stays as it is.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct IndicatorEdit {
    /// Another code.
    pub code: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Đơn vị tính.
    pub unit_of_count: Option<String>,
    /// ratio, count, yes_no, score.
    pub kind: Option<String>,
    /// higher, lower.
    pub direction: Option<String>,
    /// weekly, monthly, yearly, when_arises.
    pub cadence: Option<String>,
    /// units, official.
    pub source: Option<String>,
    /// period, cumulative.
    pub asks: Option<String>,
    /// window, new_year, start, moment.
    pub since: Option<String>,
    /// The task's number; empty for none.
    pub task: Option<String>,
    /// The units that report it; none for those that lead its task.
    pub reporters: Option<Vec<String>>,
    /// Levels to reach.
    pub targets: Option<Vec<IndicatorTargetView>>,
}

/// An indicator with its latest figure.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IndicatorView {
    /// What it is called in lists.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Đơn vị tính.
    pub unit_of_count: String,
    /// ratio, count, yes_no, score.
    pub kind: &'static str,
    /// higher, lower.
    pub direction: &'static str,
    /// weekly, monthly, yearly, when_arises.
    pub cadence: &'static str,
    /// units, official.
    pub source: &'static str,
    /// period, cumulative.
    pub asks: &'static str,
    /// window, new_year, start, moment.
    pub since: &'static str,
    /// Its task's number.
    pub task: Option<String>,
    /// Whether those that lead its task report it.
    pub leads_report: bool,
    /// The units that report it.
    pub reporters: Vec<String>,
    /// Levels to reach.
    pub targets: Vec<IndicatorTargetView>,
    /// Whether it was taken away.
    pub removed: bool,
    /// The figure of the period asked for, else of the last one with numbers.
    pub figure: Option<FigureView>,
    /// The same by level of unit, where they stand on more than one also apart.
    pub levels: Vec<LevelFigureView>,
    /// The figures of the year's periods up to that one.
    pub series: Vec<SeriesPointView>,
}

/// Numbers with what they look like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct NumbersView {
    /// Tử số.
    pub numerator: Option<f64>,
    /// Mẫu số.
    pub denominator: Option<f64>,
    /// Giá trị.
    pub value: Option<f64>,
    /// Per cent, rounded to one decimal.
    pub rate: Option<f64>,
    /// As printed: "36,7 %", "1.234"; empty where blank.
    pub shown: String,
}

/// A sum over units.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FigureView {
    /// The period.
    pub period: String,
    /// The sum of the figure asked for.
    pub numbers: NumbersView,
    /// The other figure: cumulative where the period's is asked for, and the other way round.
    pub computed: NumbersView,
    /// How many units' numbers are in it.
    pub covered: usize,
    /// How many units there are to be.
    pub expected: usize,
    /// How it moved, as printed: "+2,1".
    pub change: Option<String>,
    /// Whether that is in percentage points.
    pub in_points: bool,
    /// The period before, over the units with numbers in both.
    pub before: Option<NumbersView>,
    /// Over how many units it was compared.
    pub compared: Option<usize>,
    /// The target in force, where there are numbers to judge by it.
    pub target: Option<IndicatorTargetView>,
    /// The target in force in words, numbers or not: "≥ 90%".
    pub goal: Option<String>,
    /// reached, not_reached.
    pub assessment: Option<&'static str>,
    /// How much is missing to the target, as printed.
    pub missing: Option<String>,
}

/// The sum over the units of one level.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LevelFigureView {
    /// town, commune.
    pub level: &'static str,
    /// The sum.
    #[serde(flatten)]
    pub figure: FigureView,
}

/// One point of a trend.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SeriesPointView {
    /// The period.
    pub period: String,
    /// Its last day.
    pub to: String,
    /// What to draw: per cent, else the number; `null` leaves a gap.
    pub value: Option<f64>,
    /// The target in force then.
    pub target: Option<f64>,
    /// As printed.
    pub shown: String,
    /// How many units' numbers are in it.
    pub covered: usize,
}

/// An official number beside the unit's own.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OfficialView {
    /// The numbers.
    pub numbers: NumbersView,
    /// The day they were closed.
    pub closed_on: String,
    /// Whether they differ from the unit's own.
    pub differs: bool,
}

/// One unit's part.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitFigureView {
    /// The unit.
    pub unit: String,
    /// town, commune.
    pub level: &'static str,
    /// Its own word.
    pub own: NumbersView,
    /// The official word.
    pub official: Option<OfficialView>,
    /// The other figure, computed.
    pub computed: NumbersView,
    /// The figure of the period before.
    pub previous: NumbersView,
    /// How it moved since, as printed.
    pub change: Option<String>,
    /// The target of its level in words, where there are numbers to judge by it.
    pub goal: Option<String>,
    /// reached, not_reached.
    pub assessment: Option<&'static str>,
    /// How much is missing to the target, as printed.
    pub missing: Option<String>,
    /// The figures of the year's periods.
    pub series: Vec<SeriesPointView>,
}

/// One indicator with everything about it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IndicatorPage {
    /// The definition, with the sum of all units and its trend.
    #[serde(flatten)]
    pub indicator: IndicatorView,
    /// Unit by unit, in the order of protocol.
    pub units: Vec<UnitFigureView>,
    /// The units furthest from what is good, the worst first.
    pub lowest: Vec<String>,
    /// The units that said nothing.
    pub silent: Vec<String>,
}

/// A table of official numbers that was read.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OfficialImportView {
    /// Whether it was stored.
    pub accepted: bool,
    /// The period they speak of.
    pub period: String,
    /// The day they were closed.
    pub closed_on: String,
    /// Every number with its unit.
    pub numbers: Vec<OfficialNumberView>,
    /// What could not be taken.
    pub remarks: Vec<RemarkView>,
}

/// One official number.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OfficialNumberView {
    /// The indicator's code.
    pub code: String,
    /// The indicator's name.
    pub indicator: String,
    /// The unit.
    pub unit: String,
    /// The official numbers.
    pub official: NumbersView,
    /// The unit's own numbers for the period.
    pub own: NumbersView,
    /// Whether both are there and differ.
    pub differs: bool,
    /// The cell it stands in.
    pub cell: String,
}

impl From<&Target> for IndicatorTargetView {
    fn from(target: &Target) -> IndicatorTargetView {
        IndicatorTargetView {
            value: target.value.to_f64(),
            level: target.level.map(|level| level.word().to_owned()),
            from: iso(target.from),
            until: iso(target.until),
        }
    }
}

impl NumbersView {
    pub(crate) fn of(kind: Kind, numbers: &Numbers) -> NumbersView {
        let number = |amount: Option<Amount>| amount.map(Amount::to_f64);
        // The sum of yes and no is a share like any ratio.
        let counted = if numbers.denominator.is_some() {
            Kind::Ratio
        } else {
            kind
        };
        let rate = numbers.rate(counted);
        let shown = match (rate, numbers.value, numbers.numerator, numbers.denominator) {
            (Some(rate), ..) => format!("{rate} %"),
            (None, Some(value), ..) => value.to_string(),
            (None, None, None, None) => String::new(),
            (None, None, numerator, denominator) => {
                let part = |amount: Option<Amount>| {
                    amount.map_or_else(String::new, |amount| amount.to_string())
                };
                format!("{}/{}", part(numerator), part(denominator))
            }
        };
        NumbersView {
            numerator: number(numbers.numerator),
            denominator: number(numbers.denominator),
            value: number(numbers.value),
            rate: rate.map(|rate| Amount::from_parts(rate.tenths() * 1000).to_f64()),
            shown,
        }
    }
}

impl FigureView {
    /// The sum over the units of a level, or over all of them; `day` is the period's last.
    pub(crate) fn of(
        (period, day): (&str, NaiveDate),
        indicator: &Indicator,
        level: Option<Level>,
        total: &Total,
    ) -> FigureView {
        let goal = total.judged.as_ref().map(|judged| &judged.target);
        let goal = goal.or_else(|| indicator.target_on(level, day));
        let computed = match indicator.asks {
            plan::indicator::Figure::Period => total.cumulative,
            plan::indicator::Figure::Cumulative => total.period,
        };
        FigureView {
            period: period.to_owned(),
            numbers: NumbersView::of(indicator.kind, &total.numbers),
            computed: NumbersView::of(indicator.kind, &computed),
            covered: total.covered,
            expected: total.expected,
            change: total.change.as_ref().map(shown_change),
            in_points: total.change.as_ref().is_some_and(|change| change.points),
            before: total
                .change
                .as_ref()
                .map(|change| NumbersView::of(indicator.kind, &change.before)),
            goal: goal.map(|goal| target_words(indicator.kind, indicator.direction, goal)),
            compared: total.change.as_ref().map(|change| change.units),
            target: total.judged.as_ref().map(|judged| (&judged.target).into()),
            assessment: assessment_word(total.judged.as_ref()),
            missing: missing_shown(total.judged.as_ref()),
        }
    }
}

impl SeriesPointView {
    /// The point of a period's figures; of one unit's where one is named.
    pub(crate) fn of(period: &plan::period::Period, figures: &Figures, numbers: &Numbers) -> Self {
        let view = NumbersView::of(figures.indicator.kind, numbers);
        SeriesPointView {
            period: period.id.to_string(),
            to: period.to.to_string(),
            value: view.rate.or(view.value),
            target: figures
                .total
                .judged
                .as_ref()
                .map(|judged| judged.target.value.to_f64()),
            shown: view.shown,
            covered: figures.total.covered,
        }
    }
}

/// How a number moved, with its sign.
pub(crate) fn shown_change(change: &Change) -> String {
    let parts = if change.points {
        change.by * 1000
    } else {
        change.by
    };
    let sign = if parts > 0 { "+" } else { "" };
    format!("{sign}{}", Amount::from_parts(parts))
}

pub(crate) fn assessment_word(judged: Option<&Judged>) -> Option<&'static str> {
    judged.map(|judged| Assessment::word(judged.assessment))
}

pub(crate) fn missing_shown(judged: Option<&Judged>) -> Option<String> {
    judged?.missing.map(|missing| missing.to_string())
}

pub(crate) fn level_word(level: Level) -> &'static str {
    level.word()
}
