//! Where an indicator's number comes from, asked of the indicator itself rather than of a return.

use super::cells::{CellOf, Cells, Cited, Said};
use super::explaining::Told;
use super::grounds::Grounds;
use super::numbers::summed;
use super::rule::Rule;
use super::trace::Originals;
use crate::indicators::{NumberSeen, Whose, number_seen};
use crate::views::{NumbersView, TraceView};
use crate::{Office, OfficeError};
use plan::indicator::{Indicator, Kind, MeasurementId};
use plan::period::visible;
use plan::unit::Level;
use std::path::Path;
use store::Reader;
use words::explanation as said;
use words::report::indicator as phrase;

impl Office {
    /// Where an indicator's number of a period comes from: one unit's, or the sum over all.
    ///
    /// # Errors
    /// No plan; no such indicator, level, unit or period; the store refuses.
    pub fn trace_number(
        &self,
        code: &str,
        whose: &Whose,
        period: &str,
    ) -> Result<TraceView, OfficeError> {
        self.read(|reader| {
            let seen = number_seen(self, reader, code, whose, period)?;
            traced(reader, &seen)
        })
    }

    /// Explains an indicator's number on one page.
    ///
    /// # Errors
    /// As [`Office::trace_number`]; the file cannot be written.
    pub fn explain_number(
        &self,
        code: &str,
        whose: &Whose,
        period: &str,
        out: &Path,
    ) -> Result<TraceView, OfficeError> {
        let (told, trace) = self.read(|reader| {
            let seen = number_seen(self, reader, code, whose, period)?;
            let trace = traced(reader, &seen)?;
            let period = visible::write(&seen.period);
            let name = &seen.indicator.name;
            let about = match (whose, seen.level) {
                (Whose::Unit(_), _) => said::number_of_unit(name, &seen.whom, period),
                (_, Some(level)) => said::number_of_unit(name, self.called(level), period),
                _ => said::number(name, period),
            };
            let told = Told {
                about,
                facts: facts(&seen),
            };
            Ok((told, trace))
        })?;
        self.write_explanation(&told, trace, out)
    }

    /// "Cấp xã", as the locality calls it.
    fn called(&self, level: Level) -> String {
        let words = &self.profile.level_words;
        phrase::level(match level {
            Level::Town => &words.town,
            Level::Commune => &words.commune,
        })
    }
}

/// What stands behind a number: its definition, what it was summed from, how it is judged.
fn facts(seen: &NumberSeen) -> Vec<(String, String)> {
    let mut facts = super::explaining::definition(&seen.indicator);
    let kind = seen.indicator.kind;
    let amount = |amount: Option<plan::indicator::Amount>| {
        amount.map(|amount| amount.to_string()).unwrap_or_default()
    };
    let numbers = &seen.numbers;
    let result = NumbersView::of(kind, numbers).shown;
    let parts = [
        (said::goal(), seen.goal.clone()),
        (said::whom(), seen.whom.clone()),
        (said::numerator(), amount(numbers.numerator)),
        (said::denominator(), amount(numbers.denominator)),
        (said::result(), result),
        (said::before(), seen.before.clone()),
        (said::coverage(), seen.coverage.clone()),
        (said::missing(), seen.missing.clone()),
    ];
    facts.extend(parts.map(|(name, value)| (name.to_owned(), value)));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn traced(reader: &Reader<'_>, seen: &NumberSeen) -> Result<TraceView, OfficeError> {
    let sources = Grounds::of_measurements(reader, &seen.directory, &seen.origins)?;
    let said = [Said::Numerator, Said::Denominator, Said::Value];
    let from = sources.iter().enumerate().flat_map(|(at, source)| {
        let said = said.into_iter();
        said.filter(|one| source.said.contains_key(one))
            .map(move |said| Cited { source: at, said })
    });
    let cell = CellOf {
        from: from.collect(),
        ..CellOf::default()
    };
    let cells = Cells {
        sheets: Vec::new(),
        sources,
    };
    let rule = rule(&seen.indicator, seen.is_sum, &seen.origins);
    Ok(TraceView {
        cell: seen.indicator.code.clone(),
        value: NumbersView::of(seen.indicator.kind, &seen.numbers).shown,
        rule: rule.map(|rule| rule.name().to_owned()),
        rule_words: rule.map(Rule::words),
        sources: Originals::new(reader).sources(&cells, &cell)?,
        path: None,
    })
}

/// How it came about; one unit's only word is repeated.
fn rule(indicator: &Indicator, is_sum: bool, origins: &[MeasurementId]) -> Option<Rule> {
    match (is_sum, indicator.kind) {
        (true, _) => Some(summed(indicator)),
        (false, Kind::Ratio) => Some(Rule::NumeratorOverDenominator),
        (false, _) => (origins.len() > 1).then_some(summed(indicator)),
    }
}
