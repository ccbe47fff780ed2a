//! Which indicator each row of numbers speaks of, and what its cells mean there.

use super::rows::{alike, speaks_for};
use super::{Known, remark};
use crate::book::{Origin, Value};
use crate::indicator::{
    Amount, Figure, Indicator, Kind, MeasureKey, Measurement, Numbers, contradictions,
};
use crate::period::PeriodId;
use crate::remark::{Remark, RemarkCode};
use crate::submission::amounts::{Said, said};
use crate::submission::measures::{MeasureCell, MeasureField, ReturnedMeasure};
use crate::submission::values::Reading;
use crate::text::match_key;
use crate::unit::UnitId;

/// The numbers a workbook gives, each indicator and unit once: the later of two rows counts.
/// Rows that say nothing are left out.
pub(super) fn settle(
    rows: Vec<ReturnedMeasure>,
    (unit, period): (UnitId, Option<PeriodId>),
    known: &Known<'_>,
    remarks: &mut Vec<Remark>,
) -> Vec<Measurement> {
    let mut settled: Vec<Measurement> = Vec::with_capacity(rows.len());
    for row in rows {
        let Some((indicator, owner)) = meant(&row, unit, known) else {
            unmatched(&row, remarks);
            continue;
        };
        let key = MeasureKey {
            indicator: indicator.id,
            unit: owner,
        };
        let mut one = measurement(row, key, indicator);
        if one.numbers.is_blank() && one.note.is_empty() && one.remarks.is_empty() {
            continue;
        }
        let before = period.and_then(|period| (known.numbers_before)(key, period));
        let codes = contradictions(indicator, &one.numbers, before.as_ref());
        let place = one.place.clone();
        one.remarks
            .extend(codes.into_iter().map(|code| remark(code, &place)));
        match settled.iter_mut().find(|earlier| earlier.key == key) {
            None => settled.push(one),
            Some(earlier) => {
                let name = indicator.name.clone();
                let code = RemarkCode::IndicatorDoubled { name };
                one.remarks.push(remark(code, &place));
                *earlier = one;
            }
        }
    }
    settled
}

/// A row of an indicator that nobody asks for, or no more, is remarked where it says something.
fn unmatched(row: &ReturnedMeasure, remarks: &mut Vec<Remark>) {
    if row.says_something() {
        let mut words = [&row.name, &row.note].into_iter();
        let text = words.find(|text| !text.is_empty());
        let text = text.cloned().unwrap_or_default();
        remarks.push(remark(RemarkCode::IndicatorUnmatched { text }, &row.place));
    }
}

/// The indicator and the unit a row speaks of: by its hidden key, which its name must not
/// contradict, else by its name.
fn meant<'a>(
    row: &ReturnedMeasure,
    unit: UnitId,
    known: &Known<'a>,
) -> Option<(&'a Indicator, UnitId)> {
    let by_key = || {
        let key = row.key.filter(|key| speaks_for(unit, key.unit, known))?;
        let mut all = known.indicators.iter();
        let indicator = all.find(|indicator| indicator.id == key.indicator)?;
        let agrees = row.name.is_empty()
            || begins(&row.name, &indicator.name)
            || alike(&row.name, &indicator.name);
        agrees.then_some((indicator, key.unit))
    };
    by_key().or_else(|| by_name(row, unit, known))
}

/// Of the indicators that the unit or those who write in its report are asked for, the one the
/// row names; of names that begin with each other the longest.
fn by_name<'a>(
    row: &ReturnedMeasure,
    unit: UnitId,
    known: &Known<'a>,
) -> Option<(&'a Indicator, UnitId)> {
    let named = known.indicators.iter().filter_map(|indicator| {
        let owners: Vec<UnitId> = indicator
            .reporters(known.plan)
            .into_iter()
            .filter(|owner| speaks_for(unit, *owner, known))
            .collect();
        let first = *owners.first()?;
        let name = match_key(&row.name);
        let spoken_for = |owner: &&UnitId| {
            let of = known.directory.unit(**owner);
            let mut names = of
                .into_iter()
                .flat_map(|of| [Some(&of.name), of.short.as_ref()]);
            names.any(|one| one.is_some_and(|one| name.contains(&match_key(one))))
        };
        let own = || owners.contains(&unit).then_some(unit);
        let owner = owners.iter().find(spoken_for).copied().or_else(own);
        begins(&row.name, &indicator.name).then(|| (indicator, owner.unwrap_or(first)))
    });
    named.max_by_key(|(indicator, _)| indicator.name.len())
}

/// Whether a row's name begins with an indicator's: behind it stands whose number it is and from
/// when it counts.
fn begins(written: &str, name: &str) -> bool {
    let (written, name) = (match_key(written), match_key(name));
    let rest = written.strip_prefix(&name);
    !name.is_empty()
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
}

fn measurement(row: ReturnedMeasure, key: MeasureKey, indicator: &Indicator) -> Measurement {
    let mut reader = Reader {
        row: &row,
        indicator,
        remarks: Vec::new(),
        read: Vec::new(),
    };
    let numbers = reader.numbers();
    let held_back = reader.remarks.iter().any(|one| one.code.keeps_aside());
    let first = reader.read.first().copied();
    let first = first.or_else(|| reader.typed().next());
    let words = |cell: &&MeasureCell| matches!(cell.cell.value, Value::Text(_));
    let text: Vec<String> = reader
        .read
        .iter()
        .copied()
        .filter(|cell| words(cell))
        .map(shown)
        .collect();
    Measurement {
        key,
        numbers: if held_back {
            Numbers::default()
        } else {
            numbers
        },
        text: text.join(" / "),
        place: first.map_or_else(|| row.place.clone(), |cell| cell.place.clone()),
        remarks: reader.remarks,
        note: row.note,
    }
}

fn shown(cell: &MeasureCell) -> String {
    cell.cell.shown()
}

/// Reads one row's cells as numbers of an indicator.
struct Reader<'a> {
    row: &'a ReturnedMeasure,
    indicator: &'a Indicator,
    remarks: Vec<Remark>,
    /// The cells its numbers came from.
    read: Vec<&'a MeasureCell>,
}

impl<'a> Reader<'a> {
    fn numbers(&mut self) -> Numbers {
        match self.indicator.kind {
            Kind::Ratio => self.ratio(),
            Kind::Count | Kind::YesNo | Kind::Score => self.single(),
        }
    }

    /// Cells beside the one asked for that were typed into; the others hold formulas, or the
    /// nought an .xls makes of one.
    fn typed(&self) -> impl Iterator<Item = &'a MeasureCell> + use<'a> {
        let row = self.row;
        row.cells
            .iter()
            .filter(|cell| cell.cell.origin == Origin::Typed && !cell.is_bare_nought())
    }

    fn ratio(&mut self) -> Numbers {
        let numerator = self.cell(MeasureField::Numerator);
        let denominator = self.cell(MeasureField::Denominator);
        if !self.remarks.is_empty() {
            return Numbers::default();
        }
        match (numerator, denominator) {
            (None, None) => self.ratio_elsewhere(),
            (Some((Said::Number(numerator), _)), Some((Said::Number(denominator), _))) => {
                Numbers::ratio(numerator, denominator)
            }
            (Some((Said::Parts(numerator, denominator), _)), None)
            | (None, Some((Said::Parts(numerator, denominator), _))) => {
                Numbers::ratio(numerator, denominator)
            }
            (Some((Said::Percent(rate), cell)), None)
            | (None, Some((Said::Percent(rate), cell))) => {
                self.note(RemarkCode::PartsMissing, cell);
                Numbers::value(rate)
            }
            (Some((Said::Number(numerator), cell)), None) => {
                self.note(RemarkCode::PartsMissing, cell);
                Numbers {
                    numerator: Some(numerator),
                    ..Numbers::default()
                }
            }
            (None, Some((Said::Number(denominator), cell))) => {
                self.note(RemarkCode::PartsMissing, cell);
                Numbers {
                    denominator: Some(denominator),
                    ..Numbers::default()
                }
            }
            (numerator, denominator) => {
                for (_, cell) in [numerator, denominator].into_iter().flatten() {
                    self.unclear(cell);
                }
                Numbers::default()
            }
        }
    }

    /// A ratio written into one of the other columns: "45/50", or its rate alone.
    fn ratio_elsewhere(&mut self) -> Numbers {
        let fields = [
            MeasureField::Rate,
            MeasureField::Value,
            MeasureField::Cumulative,
        ];
        for field in fields {
            match self.typed_cell(field) {
                Some((Said::Parts(numerator, denominator), _)) => {
                    return Numbers::ratio(numerator, denominator);
                }
                Some((Said::Number(rate) | Said::Percent(rate), cell)) => {
                    self.note(RemarkCode::PartsMissing, cell);
                    return Numbers::value(rate);
                }
                Some((Said::Answer(_), cell)) => self.unclear(cell),
                None => {}
            }
        }
        Numbers::default()
    }

    fn single(&mut self) -> Numbers {
        let kind = self.indicator.kind;
        let field = match (kind, self.indicator.asks) {
            (Kind::Count, Figure::Cumulative) => MeasureField::Cumulative,
            _ => MeasureField::Value,
        };
        let Some((said, cell)) = self.cell(field) else {
            if self.remarks.is_empty()
                && let Some(other) = self.typed().next()
            {
                let code = RemarkCode::NumberElsewhere {
                    text: other.cell.shown(),
                };
                self.note(code, other);
            }
            return Numbers::default();
        };
        let percent = self.indicator.unit_of_count.trim() == "%";
        let value = match (kind, said) {
            (Kind::YesNo, Said::Answer(yes)) => Some(Amount::whole(u32::from(yes))),
            (Kind::YesNo, Said::Number(number)) => {
                Some(number).filter(|number| *number <= Amount::whole(1) && number.is_whole())
            }
            (Kind::Count | Kind::Score, Said::Number(number)) => Some(number),
            (Kind::Count | Kind::Score, Said::Percent(number)) => Some(number).filter(|_| percent),
            // "15/63" is the place among so many.
            (Kind::Score, Said::Parts(place, _)) => Some(place),
            _ => None,
        };
        if value.is_none() {
            self.unclear(cell);
        }
        value.map(Numbers::value).unwrap_or_default()
    }

    /// What a column says, a formula's result among it: clerks compute their numbers too.
    fn cell(&mut self, field: MeasureField) -> Option<(Said, &'a MeasureCell)> {
        let row = self.row;
        let cell = row.cells.iter().find(|cell| cell.field == field)?;
        self.said(cell)
    }

    fn typed_cell(&mut self, field: MeasureField) -> Option<(Said, &'a MeasureCell)> {
        let cell = self.typed().find(|cell| cell.field == field)?;
        self.said(cell)
    }

    fn said(&mut self, cell: &'a MeasureCell) -> Option<(Said, &'a MeasureCell)> {
        if cell.cell.origin == Origin::Uncalculated {
            self.note(RemarkCode::FormulaWithoutValue, cell);
            return None;
        }
        if let Value::Error(shown) = &cell.cell.value {
            let shown = shown.clone();
            self.note(RemarkCode::CellError { shown }, cell);
            return None;
        }
        match said(&cell.cell.value, &self.indicator.unit_of_count) {
            Reading::Value(said) => {
                self.read.push(cell);
                Some((said, cell))
            }
            Reading::Blank => None,
            Reading::OutOfRange(_) | Reading::Unclear(_) => {
                self.unclear(cell);
                None
            }
        }
    }

    fn unclear(&mut self, cell: &MeasureCell) {
        let text = cell.cell.shown();
        self.note(RemarkCode::NumberUnclear { text }, cell);
    }

    fn note(&mut self, code: RemarkCode, cell: &MeasureCell) {
        self.remarks.push(remark(code, &cell.place));
    }
}
