//! Waiving a period for all units or one, and closing it.

use crate::error::PeriodsError;
use crate::periods::owing_units;
use crate::views::{ClosingView, WaiverView};
use crate::{Office, OfficeError};
use plan::obligation::Timeliness;
use plan::period::Period;
use plan::unit::UnitId;
use store::{Operation, Reader, Waiver};

/// A period, and the unit it is about where it is about one.
struct About {
    period: Period,
    unit: Option<(UnitId, String)>,
}

impl Office {
    /// Waives a period, for every unit or the one named: nothing is owed, and it leaves the rates.
    ///
    /// # Errors
    /// No such period or unit; no plan; the unit does not owe the period; no reason is given; the
    /// store refuses.
    pub fn waive(
        &mut self,
        period: &str,
        unit: Option<&str>,
        reason: &str,
    ) -> Result<WaiverView, OfficeError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(OfficeError::Periods(PeriodsError::ReasonMissing));
        }
        let about = self.read(|reader| self.about(reader, period, unit))?;
        let waiver = Waiver {
            period: about.period.id,
            unit: about.unit.as_ref().map(|(id, _)| *id),
            reason: reason.to_owned(),
        };
        let now = self.now();
        self.perform(&Operation::new("period_waived", about.title(), now), |tx| {
            tx.keep_period(&about.period)?;
            Ok(tx.waive(&waiver, now)?)
        })?;
        Ok(about.view(Some(waiver.reason)))
    }

    /// Takes a waiver back: what was owed is owed again.
    ///
    /// # Errors
    /// No such period or unit; no plan; it was not waived so; the store refuses.
    pub fn unwaive(&mut self, period: &str, unit: Option<&str>) -> Result<WaiverView, OfficeError> {
        let about = self.read(|reader| self.about(reader, period, unit))?;
        let unit = about.unit.as_ref().map(|(id, _)| *id);
        let operation = Operation::new("period_unwaived", about.title(), self.now());
        self.perform(&operation, |tx| {
            match tx.unwaive(about.period.id, unit)? {
                true => Ok(()),
                false => Err(OfficeError::Periods(PeriodsError::NotWaived {
                    whom: about.title(),
                })),
            }
        })?;
        Ok(about.view(None))
    }

    /// Closes a period, so that what has not come counts as never sent; or opens it again, and
    /// then no rule closes it. A report that comes later is taken in and late.
    ///
    /// # Errors
    /// No such period; no plan; its reports are not due yet; the store refuses.
    pub fn close_period(&mut self, period: &str, close: bool) -> Result<ClosingView, OfficeError> {
        let period = self.read(|reader| self.period_of(reader, period))?;
        let now = self.now();
        if close && now <= period.late_after {
            return Err(OfficeError::Periods(PeriodsError::PeriodNotOver {
                period: period.id.to_string(),
                due: period.late_after.format("%H:%M %d/%m/%Y").to_string(),
            }));
        }
        let kind = match close {
            true => "period_closed",
            false => "period_reopened",
        };
        let operation = Operation::new(kind, period.id.to_string(), now);
        self.perform(&operation, |tx| {
            tx.keep_period(&period)?;
            Ok(tx.close_period(period.id, close)?)
        })?;
        self.read(|reader| self.closing_view(reader, &period, close))
    }

    fn closing_view(
        &self,
        reader: &Reader<'_>,
        period: &Period,
        closed: bool,
    ) -> Result<ClosingView, OfficeError> {
        let plan = self.plan_for(reader, period)?.plan;
        let directory = self.directory(reader)?;
        let sent = self.sent(reader, period)?;
        let owing = owing_units(&plan, &directory, period, &self.rules(reader)?);
        let silent = |unit: UnitId| {
            let timeliness = sent.timeliness(unit);
            matches!(timeliness, Timeliness::NotSent | Timeliness::Never)
        };
        let units = directory.units().iter();
        Ok(ClosingView {
            period: period.id.to_string(),
            closed,
            units: units
                .filter(|unit| owing.contains(&unit.id) && silent(unit.id))
                .map(|unit| unit.name.clone())
                .collect(),
        })
    }

    fn about(
        &self,
        reader: &Reader<'_>,
        period: &str,
        unit: Option<&str>,
    ) -> Result<About, OfficeError> {
        Ok(match unit {
            Some(unit) => {
                let (period, id, name) = self.owed(reader, period, unit)?;
                About {
                    period,
                    unit: Some((id, name)),
                }
            }
            None => About {
                period: self.period_of(reader, period)?,
                unit: None,
            },
        })
    }
}

impl About {
    fn title(&self) -> String {
        match &self.unit {
            Some((_, name)) => format!("{} – {name}", self.period.id),
            None => self.period.id.to_string(),
        }
    }

    fn view(self, reason: Option<String>) -> WaiverView {
        WaiverView {
            period: self.period.id.to_string(),
            unit: self.unit.map(|(_, name)| name),
            reason,
        }
    }
}
