//! Reports that are asked for once, "đột xuất khi có yêu cầu": periods the office makes itself.
//!
//! They stand among the settings of the regime, so that they are part of the rules every job reads,
//! and of undo.

use crate::error::PeriodsError;
use crate::rules::{REGIME, Rules};
use crate::views::PeriodView;
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use plan::period::{OneOff, PeriodId, PeriodKind, PeriodPart, visible};
use plan::text::clean;
use std::collections::HashSet;
use store::{Operation, Reader};

/// What the keys of such periods begin with, behind the regime's own beginning.
const ASKED: &str = "one_off.";

/// A report as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    /// What it is about.
    pub title: String,
    /// First day of what is to be reported.
    pub from: NaiveDate,
    /// The units' last day, which ends the window too.
    pub last_day: NaiveDate,
}

impl Office {
    /// Asks for a report once: a period of its own with forms, owing and return like any other.
    ///
    /// # Errors
    /// It is about nothing; it ends before it begins; the store refuses.
    pub fn ask_report(&mut self, request: &ReportRequest) -> Result<PeriodView, OfficeError> {
        let title = clean(&request.title);
        if title.is_empty() {
            return Err(PeriodsError::RequestTitleless.into());
        }
        if request.last_day < request.from {
            return Err(PeriodsError::RequestBackwards.into());
        }
        let id = self.read(|reader| self.next_request(reader, request.last_day.year()))?;
        let value = format!("{} {} {title}", request.from, request.last_day);
        let shown = format!("{} – {title}", visible::name(id));
        self.perform(&Operation::new("report_asked", shown, self.now()), |tx| {
            Ok(tx.set_setting(&key(id), &value)?)
        })?;
        self.read(|reader| self.request_view(reader, id))
    }

    /// Takes such a report back while nobody was given a form for it and none has come.
    ///
    /// # Errors
    /// The office did not ask for it; it is used; the store refuses.
    pub fn withdraw_report(&mut self, period: &str) -> Result<PeriodView, OfficeError> {
        let not_own = || PeriodsError::RequestNotOwn {
            period: period.to_owned(),
        };
        let id = PeriodId::parse(period).ok_or_else(not_own)?;
        let gone = self.read(|reader| {
            reader.setting(&key(id))?.ok_or_else(not_own)?;
            if reader.periods()?.iter().any(|kept| kept.period.id == id) {
                let period = visible::name(id);
                return Err(PeriodsError::RequestUsed { period }.into());
            }
            self.request_view(reader, id)
        })?;
        let operation = Operation::new("report_withdrawn", visible::name(id), self.now());
        self.perform(&operation, |tx| Ok(tx.clear_setting(&key(id))?))?;
        Ok(gone)
    }

    /// What a period was asked for; blank for those that come by themselves.
    pub(crate) fn titled(rules: &Rules, mut view: PeriodView) -> PeriodView {
        let mut asked = rules.regime.one_off.iter();
        let asked = asked.find(|one| one.id.to_string() == view.id);
        view.title = asked.map(|one| one.title.clone()).unwrap_or_default();
        view
    }

    /// The reports the office asked for itself, beside those the profile brings.
    pub(crate) fn asked_itself(&self, rules: &Rules) -> HashSet<PeriodId> {
        let asked = rules.regime.one_off.iter().map(|one| one.id);
        let brought = &self.profile_regime.one_off;
        asked
            .filter(|id| brought.iter().all(|one| one.id != *id))
            .collect()
    }

    fn request_view(&self, reader: &Reader<'_>, id: PeriodId) -> Result<PeriodView, OfficeError> {
        let rules = self.rules(reader)?;
        let period = rules.regime.find(id, &rules.holidays);
        let period = period.ok_or_else(|| PeriodsError::RequestNotOwn {
            period: id.to_string(),
        })?;
        Ok(Office::titled(&rules, PeriodView::from(&period)))
    }

    /// The first number of a year that no report ever had.
    fn next_request(&self, reader: &Reader<'_>, year: i32) -> Result<PeriodId, OfficeError> {
        let calendar = self.calendar(reader, year)?;
        let numbers = calendar.iter().filter_map(|period| match period.id.part {
            PeriodPart::OneOff(number) => Some(number),
            _ => None,
        });
        let number = numbers.max().unwrap_or_default() + 1;
        PeriodId::new(year, PeriodPart::OneOff(number)).ok_or_else(|| {
            PeriodsError::RequestNotOwn {
                period: number.to_string(),
            }
            .into()
        })
    }
}

/// A period out of a setting of the regime; `None` where that is another setting, or what only a
/// newer program reads.
pub(crate) fn asked(key: &str, value: &str) -> Option<OneOff> {
    let id = PeriodId::parse(key.strip_prefix(ASKED)?)?;
    let (from, rest) = value.split_once(' ')?;
    let (last_day, title) = rest.split_once(' ')?;
    (id.kind() == PeriodKind::OneOff).then_some(())?;
    Some(OneOff {
        id,
        title: title.to_owned(),
        from: from.parse().ok()?,
        last_day: last_day.parse().ok()?,
    })
}

fn key(id: PeriodId) -> String {
    format!("{REGIME}{ASKED}{id}")
}
