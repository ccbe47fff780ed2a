//! Indicators as they are looked at: the list with what was reached, and one with its units.

use super::figures::{figures_of, past};
use super::indicator_named;
use crate::views::{
    FigureView, IndicatorPage, IndicatorView, LevelFigureView, NumbersView, OfficialView,
    SeriesPointView, UnitFigureView, assessment_word, level_word, missing_shown, shown_change,
};
use crate::{Office, OfficeError};
use chrono::Datelike;
use plan::indicator::{Figure, Figures, Indicator, IndicatorId, Measured, Reporters, UnitFigure};
use plan::period::{Period, PeriodId};
use plan::task::Plan;
use plan::unit::{Directory, UnitId};
use sheets::wording::target_words;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Reader;

/// What figures are made from, read once.
struct Known {
    /// The plan spoken of, or in force today.
    plan: Plan,
    /// What is in force in every year that has a plan of its own, where there are several: what
    /// was reported under an earlier one stays as it was then.
    years: BTreeMap<i32, Plan>,
    directory: Directory,
    measured: HashMap<IndicatorId, Vec<Measured>>,
}

impl Office {
    /// The indicators in their order, each with the figure of a period; without one named, of the
    /// last period that has numbers.
    ///
    /// # Errors
    /// No plan; no such period; the store refuses.
    pub fn indicators(&self, period: Option<&str>) -> Result<Vec<IndicatorView>, OfficeError> {
        self.read(|reader| {
            let known = self.known(reader)?;
            let indicators = reader.indicators()?.into_iter();
            indicators
                .map(|indicator| self.seen(reader, &known, &indicator, period))
                .collect()
        })
    }

    /// The indicators that were taken away.
    ///
    /// # Errors
    /// No plan; the store refuses.
    pub fn removed_indicators(&self) -> Result<Vec<IndicatorView>, OfficeError> {
        self.read(|reader| {
            let known = self.known(reader)?;
            let removed = reader.removed_indicators()?.into_iter();
            Ok(removed
                .map(|indicator| IndicatorView {
                    removed: true,
                    ..known.definition(&indicator)
                })
                .collect())
        })
    }

    /// One indicator with every unit, in a period; without one named, in the last that has
    /// numbers, else in the one whose numbers are asked for next.
    ///
    /// # Errors
    /// No plan; no such indicator or period; the store refuses.
    pub fn indicator(
        &self,
        code: &str,
        period: Option<&str>,
    ) -> Result<IndicatorPage, OfficeError> {
        self.read(|reader| {
            let known = self.known(reader)?;
            let indicator = indicator_named(reader, code)?;
            let view = self.seen(reader, &known, &indicator, period)?;
            let period = match self.period_seen(reader, &known, &indicator, period)? {
                Some(period) => period,
                None => return Ok(IndicatorPage::without_figures(view)),
            };
            let trend = self.trend(reader, &known, &indicator, &period)?;
            let figures = known.figures(&indicator, &period);
            Ok(known.page(view, &figures, &trend))
        })
    }

    /// The last period an indicator has numbers of, and its sum as printed.
    pub(crate) fn seen_last(
        &self,
        reader: &Reader<'_>,
        indicator: &Indicator,
    ) -> Result<Option<(PeriodId, String)>, OfficeError> {
        let known = self.known(reader)?;
        let Some(period) = self.period_seen(reader, &known, indicator, None)? else {
            return Ok(None);
        };
        let figures = known.figures(indicator, &period);
        let numbers = NumbersView::of(indicator.kind, &figures.total.numbers);
        Ok(Some((period.id, numbers.shown)))
    }

    fn known(&self, reader: &Reader<'_>) -> Result<Known, OfficeError> {
        Ok(Known {
            plan: self.plan_now(reader)?.plan,
            years: plans_by_year(reader)?,
            directory: self.directory(reader)?,
            measured: reader.measured()?,
        })
    }

    fn seen(
        &self,
        reader: &Reader<'_>,
        known: &Known,
        indicator: &Indicator,
        period: Option<&str>,
    ) -> Result<IndicatorView, OfficeError> {
        let mut view = known.definition(indicator);
        if let Some(period) = self.period_seen(reader, known, indicator, period)? {
            let figures = known.figures(indicator, &period);
            // Where all stand on one level, its target is everybody's.
            let only = figures.levels.first().map(|one| one.level);
            let only = only.filter(|_| figures.levels.len() == 1);
            let id = period.id.to_string();
            let when = (id.as_str(), period.to);
            view.figure = Some(FigureView::of(when, indicator, only, &figures.total));
            let levels = figures.levels.iter().map(|one| LevelFigureView {
                level: level_word(one.level),
                figure: FigureView::of(when, indicator, Some(one.level), &one.total),
            });
            view.levels = levels.collect();
            let trend = self.trend(reader, known, indicator, &period)?;
            let points = trend.iter();
            view.series = points
                .map(|(period, figures)| {
                    SeriesPointView::of(period, figures, &figures.total.numbers)
                })
                .collect();
        }
        Ok(view)
    }

    /// The period an indicator is looked at in: the one named, else the last begun with numbers.
    fn period_seen(
        &self,
        reader: &Reader<'_>,
        known: &Known,
        indicator: &Indicator,
        named: Option<&str>,
    ) -> Result<Option<Period>, OfficeError> {
        if let Some(named) = named {
            return self.period_of(reader, named).map(Some);
        }
        let today = self.clock.today();
        let measured = known.measured.get(&indicator.id).into_iter().flatten();
        let points = measured.flat_map(|unit| &unit.points);
        let begun = points.filter(|point| point.from <= today);
        let last = begun.max_by_key(|point| (point.to, point.from));
        last.map(|last| self.period_of(reader, &last.period.to_string()))
            .transpose()
    }

    /// The figures of the year's periods up to one, those without numbers too.
    fn trend(
        &self,
        reader: &Reader<'_>,
        known: &Known,
        indicator: &Indicator,
        last: &Period,
    ) -> Result<Vec<(Period, Figures)>, OfficeError> {
        let calendar = self.calendar(reader, last.id.year)?;
        let measured = known.measured.get(&indicator.id);
        let asked = (indicator, measured.map_or(&[][..], Vec::as_slice));
        let plan = known.plan_in(last);
        Ok(past(asked, plan, &known.directory, &calendar, last))
    }
}

/// What is in force in every year that has a plan; nothing where one plan is all there is.
fn plans_by_year(reader: &Reader<'_>) -> Result<BTreeMap<i32, Plan>, OfficeError> {
    let heads = reader.plans()?;
    let years: BTreeSet<i32> = heads.iter().map(|(_, head)| head.year).collect();
    if years.len() < 2 {
        return Ok(BTreeMap::new());
    }
    let plans = years.into_iter();
    plans
        .map(|year| Ok((year, Office::plan_of_year(reader, year)?.plan)))
        .collect()
}

impl Known {
    fn figures(&self, indicator: &Indicator, period: &Period) -> Figures {
        let measured = self
            .measured
            .get(&indicator.id)
            .map_or(&[][..], Vec::as_slice);
        let plan = self.plan_in(period);
        figures_of(indicator, measured, plan, &self.directory, period)
    }

    /// What is in force in a period.
    fn plan_in(&self, period: &Period) -> &Plan {
        let year = period.to.year();
        let before = self.years.range(..=year).next_back();
        before.map_or(&self.plan, |(_, plan)| plan)
    }

    /// The plan an indicator is looked at in: the one spoken of, else the last that its task
    /// stands in.
    fn plan_with(&self, indicator: &Indicator) -> &Plan {
        if !indicator.is_foreign_to(&self.plan) {
            return &self.plan;
        }
        let mut latest = self.years.values().rev();
        latest
            .find(|plan| !indicator.is_foreign_to(plan))
            .unwrap_or(&self.plan)
    }

    fn name(&self, unit: UnitId) -> String {
        let unit = self.directory.unit(unit);
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }

    fn definition(&self, indicator: &Indicator) -> IndicatorView {
        let plan = self.plan_with(indicator);
        let task = indicator.task.and_then(|id| plan.task_known_as(id));
        let reporters = indicator.reporters(plan);
        let units = self.directory.units().iter();
        IndicatorView {
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            unit_of_count: indicator.unit_of_count.clone(),
            kind: indicator.kind.word(),
            direction: indicator.direction.word(),
            cadence: indicator.cadence.word(),
            source: indicator.source.word(),
            asks: indicator.asks.word(),
            since: indicator.since.word(),
            task: task.map(|task| task.number.to_string()),
            leads_report: indicator.reporters == Reporters::Leads,
            reporters: units
                .filter(|unit| reporters.contains(&unit.id))
                .map(|unit| unit.name.clone())
                .collect(),
            targets: indicator.targets.iter().map(Into::into).collect(),
            removed: false,
            figure: None,
            levels: Vec::new(),
            series: Vec::new(),
        }
    }

    fn page(
        &self,
        indicator: IndicatorView,
        figures: &Figures,
        trend: &[(Period, Figures)],
    ) -> IndicatorPage {
        IndicatorPage {
            indicator,
            units: figures
                .units
                .iter()
                .map(|unit| self.unit(figures, unit, trend))
                .collect(),
            lowest: figures
                .lowest()
                .iter()
                .map(|unit| self.name(unit.unit))
                .collect(),
            silent: figures.silent().map(|unit| self.name(unit)).collect(),
        }
    }

    fn unit(
        &self,
        figures: &Figures,
        unit: &UnitFigure,
        trend: &[(Period, Figures)],
    ) -> UnitFigureView {
        let kind = figures.indicator.kind;
        let computed = match figures.indicator.asks {
            Figure::Period => unit.cumulative,
            Figure::Cumulative => unit.period,
        };
        let points = trend.iter().filter_map(|(period, figures)| {
            let then = figures.units.iter().find(|then| then.unit == unit.unit)?;
            Some(SeriesPointView::of(period, figures, &then.counted()))
        });
        UnitFigureView {
            unit: self.name(unit.unit),
            level: level_word(unit.level),
            own: NumbersView::of(kind, &unit.own),
            official: unit.official.map(|(numbers, closed_on)| OfficialView {
                numbers: NumbersView::of(kind, &numbers),
                closed_on: closed_on.to_string(),
                differs: unit.differs_from_official(),
            }),
            computed: NumbersView::of(kind, &computed),
            previous: NumbersView::of(kind, &unit.previous),
            change: unit.change(kind).as_ref().map(shown_change),
            goal: unit
                .judged
                .as_ref()
                .map(|judged| target_words(kind, figures.indicator.direction, &judged.target)),
            assessment: assessment_word(unit.judged.as_ref()),
            missing: missing_shown(unit.judged.as_ref()),
            series: points.collect(),
        }
    }
}

impl IndicatorPage {
    /// An indicator nobody gave numbers of yet.
    fn without_figures(indicator: IndicatorView) -> IndicatorPage {
        IndicatorPage {
            silent: indicator.reporters.clone(),
            indicator,
            units: Vec::new(),
            lowest: Vec::new(),
        }
    }
}
