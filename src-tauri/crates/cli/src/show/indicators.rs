//! Indicators and their numbers in words.

use super::{Show, day, lines, remarks};
use office::views::{
    FigureView, IndicatorPage, IndicatorTargetView, IndicatorView, MeasurementView,
    OfficialImportView, ProposedIndicatorView, UnitFigureView,
};
use words::cli::show as said;

impl Show for IndicatorView {
    fn show(&self) -> String {
        if self.removed {
            let figure = said::indicator_gone();
            return said::indicator(&self.code, &self.name, figure);
        }
        let figure = self.figure.as_ref().map(figure);
        let figure = figure.unwrap_or_else(|| said::indicator_unmeasured().to_owned());
        said::indicator(&self.code, &self.name, figure)
    }
}

/// A sum with its coverage, its target and what is missing to it.
fn figure(figure: &FigureView) -> String {
    let mut said = said::indicator_figure(
        match figure.numbers.shown.as_str() {
            "" => said::indicator_unmeasured(),
            shown => shown,
        },
        figure.covered,
        figure.expected,
        &figure.period,
    );
    if let Some(target) = &figure.target {
        said.push_str(&said::indicator_target(target.value));
    }
    match (figure.assessment, &figure.missing) {
        (Some("reached"), _) => said.push_str(said::indicator_reached()),
        (_, Some(missing)) => said.push_str(&said::indicator_missing(missing)),
        _ => {}
    }
    said
}

impl Show for IndicatorPage {
    fn show(&self) -> String {
        let units = self.units.iter().map(Show::show);
        let head = std::iter::once(self.indicator.show());
        lines(head.chain(units))
    }
}

impl Show for UnitFigureView {
    fn show(&self) -> String {
        let shown = match self.own.shown.as_str() {
            "" => said::indicator_unmeasured(),
            shown => shown,
        };
        let official = self.official.as_ref().map(|official| {
            said::indicator_official(day(&official.closed_on), &official.numbers.shown)
        });
        let missing = self.missing.as_ref().map(said::indicator_missing);
        format!(
            "{}{}{}",
            said::indicator_unit(&self.unit, shown),
            official.unwrap_or_default(),
            missing.unwrap_or_default()
        )
    }
}

impl Show for MeasurementView {
    fn show(&self) -> String {
        let number = |number: Option<f64>| number.map(|number| number.to_string());
        let ratio = number(self.numerator).zip(number(self.denominator));
        let ratio = ratio.map(|(numerator, denominator)| format!("{numerator}/{denominator}"));
        let shown = ratio.or(number(self.value)).unwrap_or_default();
        let said = said::number(&self.indicator, shown);
        format!("{said}{}", remarks(&self.remarks))
    }
}

impl Show for OfficialImportView {
    fn show(&self) -> String {
        let numbers = self.numbers.iter().map(|number| {
            let differs = number
                .differs
                .then(|| said::official_differs(&number.own.shown));
            let (unit, code) = (&number.unit, &number.code);
            format!(
                "{}{}",
                said::official_number(&number.cell, unit, code, &number.official.shown),
                differs.unwrap_or_default()
            )
        });
        let count = self.numbers.len();
        let head = said::official_head(&self.period, day(&self.closed_on), count);
        let end = if self.accepted {
            said::stored()
        } else {
            said::previewed()
        };
        let head = std::iter::once(head);
        let body = lines(head.chain(numbers));
        format!("{body}{}\n{end}", remarks(&self.remarks))
    }
}

/// The indicators an appendix proposes, with the words they came from.
pub(super) fn proposed(indicators: &[ProposedIndicatorView]) -> String {
    if indicators.is_empty() {
        return String::new();
    }
    let each = indicators.iter().map(|one| {
        let targets: Vec<String> = one.targets.iter().map(target).collect();
        let targets = targets.join("; ");
        said::proposed_indicator(&one.code, &one.name, targets, &one.words)
    });
    let head = said::proposed_indicators(indicators.len());
    format!("\n{head}\n{}", lines(each))
}

fn target(target: &IndicatorTargetView) -> String {
    let level = target.level.as_ref().map(|level| format!("@{level}"));
    format!("{}{}", target.value, level.unwrap_or_default())
}
