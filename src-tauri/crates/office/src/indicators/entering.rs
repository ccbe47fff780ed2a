//! The secretary's own entry of a unit's numbers: by telephone, on paper, or our own.

use super::indicator_named;
use crate::error::IndicatorError;
use crate::views::MeasurementView;
use crate::{Office, OfficeError, find_unit};
use plan::indicator::{Amount, Indicator, Kind, MeasureKey, Measurement, Numbers, contradictions};
use plan::remark::{Place, Remark};
use plan::text::clean;
use serde::Deserialize;
use specta::Type;
use store::{Arrival, NewSubmission, Operation, Source};

/// Numbers entered for a unit, as they are typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct NumbersEntry {
    /// The indicator's code.
    pub indicator: String,
    /// The unit's name.
    pub unit: String,
    /// The period's identity.
    pub period: String,
    /// Tử số.
    pub numerator: Option<String>,
    /// Mẫu số.
    pub denominator: Option<String>,
    /// Giá trị; 1 and 0 for yes and no.
    pub value: Option<String>,
    /// Ghi chú.
    pub note: String,
}

impl Office {
    /// Enters one indicator's numbers for a unit; they count at once.
    ///
    /// # Errors
    /// No plan; no such indicator, unit or period; what was typed is no number, or a part of it
    /// is missing; the store refuses.
    pub fn set_numbers(&mut self, entry: &NumbersEntry) -> Result<MeasurementView, OfficeError> {
        let (indicator, unit, sender, period, before) = self.read(|reader| {
            let indicator = indicator_named(reader, &entry.indicator)?;
            let directory = self.directory(reader)?;
            let named = find_unit(&directory, &entry.unit)?;
            let period = self.period_of(reader, &entry.period)?;
            // Whoever does the unit's work by the period's end.
            let bearer = directory.bearer_on(named.id, period.to);
            let bearer = bearer.and_then(|id| directory.unit(id));
            let unit = bearer.unwrap_or(named).clone();
            let measured = reader.measured()?.remove(&indicator.id).unwrap_or_default();
            let known = measured.iter().find(|known| known.unit == unit.id);
            let before = known.and_then(|known| known.last_before(&indicator, period.to));
            let sender = directory.reporter_on(unit.id, period.to);
            Ok((indicator, unit, sender, period, before))
        })?;
        let numbers = numbers_of(&indicator, entry)?;
        let remarks = contradictions(&indicator, &numbers, before.as_ref());
        let place = Place::default();
        let measurement = Measurement {
            key: MeasureKey {
                indicator: indicator.id,
                unit: unit.id,
            },
            numbers,
            text: String::new(),
            note: clean(&entry.note),
            remarks: remarks
                .into_iter()
                .map(|code| Remark {
                    code,
                    place: place.clone(),
                })
                .collect(),
            place,
        };
        let now = self.now();
        let title = format!("{} – {} – {}", indicator.name, unit.name, period.id);
        let view = MeasurementView::of(&indicator, &measurement);
        self.perform(&Operation::new("numbers_set", title, now), |tx| {
            tx.keep_period(&period)?;
            tx.insert_approved(&NewSubmission {
                unit: sender,
                period: period.id,
                received_at: now,
                imported_at: now,
                file_name: String::new(),
                container: None,
                sender: None,
                original: None,
                source: Source::Hand,
                routine: false,
                rows: Vec::new(),
                measurements: vec![measurement],
                contents: Vec::new(),
                remarks: Vec::new(),
                arrival: Arrival::default(),
            })?;
            Ok(())
        })?;
        Ok(view)
    }
}

/// The numbers an indicator of that kind needs.
fn numbers_of(indicator: &Indicator, entry: &NumbersEntry) -> Result<Numbers, OfficeError> {
    let amount = |typed: &Option<String>| {
        let typed = typed.as_deref().map(str::trim).unwrap_or_default();
        let read = |text: &str| {
            let bare = text.trim_end_matches('%');
            Amount::parse(bare).ok_or_else(|| invalid(text))
        };
        (!typed.is_empty()).then(|| read(typed)).transpose()
    };
    let numbers = Numbers {
        numerator: amount(&entry.numerator)?,
        denominator: amount(&entry.denominator)?,
        value: amount(&entry.value)?,
    };
    let yes = Amount::whole(1);
    if let Some(value) = numbers.value.filter(|_| indicator.kind == Kind::YesNo)
        && value != yes
        && value != Amount::default()
    {
        return Err(invalid(&value.to_string()));
    }
    // Of a ratio the percentage alone may be known.
    let alone = indicator.kind == Kind::Ratio
        && numbers.numerator.is_none()
        && numbers.denominator.is_none()
        && numbers.value.is_some();
    let foreign = indicator.kind != Kind::Ratio
        && (numbers.numerator.is_some() || numbers.denominator.is_some());
    if foreign || !(alone || numbers.counts(indicator.kind)) {
        return Err(IndicatorError::NumbersMissing {
            name: indicator.name.clone(),
        }
        .into());
    }
    Ok(numbers)
}

fn invalid(value: &str) -> OfficeError {
    IndicatorError::NumberInvalid {
        value: value.to_owned(),
    }
    .into()
}
