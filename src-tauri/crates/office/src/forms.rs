//! Handing out forms: one workbook per unit that owes the period.

use crate::board::standings_of;
use crate::files;
use crate::periods::owing_units;
use crate::views::{FormFileView, FormsView};
use crate::{Office, OfficeError, SOON_DAYS, find_unit};
use chrono::Duration;
use plan::form::FormSource;
use plan::period::{Period, PeriodKind};
use plan::progress::{Progress, RowKey};
use plan::standing::Standings;
use plan::unit::Unit;
use sheets::form::{self, FormIdentity};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use store::{Cutoff, FormIssue, Operation, Reader};

/// How many periods of the kind stand before and after a form's own in its list.
const NEIGHBOURS: usize = 4;

/// A form that was made and not yet written.
struct Made {
    issue: FormIssue,
    unit_name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    tasks: usize,
}

impl Office {
    /// Writes the forms of a period: of every unit that owes it, or of the one named.
    ///
    /// # Errors
    /// No such period or unit; no plan; the unit has nothing to report; the folder cannot be
    /// written. Forms already written stay, none is half written.
    pub fn export_forms(
        &mut self,
        period: &str,
        folder: &Path,
        unit: Option<&str>,
    ) -> Result<FormsView, OfficeError> {
        let (period, made) = self.read(|reader| {
            let period = self.period_of(reader, period)?;
            let made = self.make_forms(reader, &period, folder, unit)?;
            Ok((period, made))
        })?;
        files::make_folder(folder)?;
        for form in &made {
            files::save(&form.path, &form.bytes)?;
        }
        let operation = Operation::new("forms_exported", period.id.to_string(), self.now());
        self.perform(&operation, |tx| {
            tx.keep_period(&period)?;
            made.iter()
                .try_for_each(|form| tx.record_form(&form.issue))?;
            Ok(())
        })?;
        let view = |form: Made| FormFileView {
            unit: form.unit_name,
            path: form.path.display().to_string(),
            tasks: form.tasks,
        };
        Ok(FormsView {
            files: made.into_iter().map(view).collect(),
        })
    }

    fn make_forms(
        &self,
        reader: &Reader<'_>,
        period: &Period,
        folder: &Path,
        only: Option<&str>,
    ) -> Result<Vec<Made>, OfficeError> {
        let plan = Office::plan_of(reader)?.plan;
        let directory = self.directory(reader)?;
        let known =
            standings_of(&reader.latest_progress(Cutoff::Ended(period.from - Duration::days(1)))?);
        let prefill = prefill(reader, period)?;
        let neighbours = self.neighbours(reader, period)?;
        let source = FormSource {
            plan: &plan,
            directory: &directory,
            period,
            neighbours: &neighbours,
            standings: Standings {
                known: &known,
                as_of: period.to,
                soon_days: SOON_DAYS,
            },
            prefill: &prefill,
        };
        let owing = owing_units(&plan, &directory, period.id);
        let units: Vec<&Unit> = match only {
            Some(name) => vec![find_unit(&directory, name)?],
            None => directory
                .units()
                .iter()
                .filter(|unit| owing.contains(&unit.id))
                .collect(),
        };
        units
            .into_iter()
            .map(|unit| self.make_form(&source, unit, folder))
            .collect()
    }

    fn make_form(
        &self,
        source: &FormSource<'_>,
        unit: &Unit,
        folder: &Path,
    ) -> Result<Made, OfficeError> {
        let form = source.form_of(unit);
        if form.numbers.is_empty() {
            let period = form.period.id.to_string();
            return Err(OfficeError::PeriodNotOwed {
                unit: unit.name.clone(),
                period,
            });
        }
        let tasks = form.rows.len() + form.optional.len();
        let heading = &self.profile.heading;
        let identity = FormIdentity {
            heading: vec![heading.superior.clone(), heading.issuer.clone()],
            created: self.now(),
        };
        let bytes = form::write(&form, &form::labels(), &identity)?;
        let rows = u32::try_from(tasks).unwrap_or(u32::MAX);
        Ok(Made {
            issue: FormIssue {
                unit: unit.id,
                period: form.period.id,
                issued_at: self.now(),
                rows,
            },
            unit_name: unit.name.clone(),
            path: folder.join(form::file_name(&unit.name, form.period.id)),
            bytes,
            tasks,
        })
    }

    /// The periods of the kind around one, itself among them.
    fn neighbours(&self, reader: &Reader<'_>, period: &Period) -> Result<Vec<Period>, OfficeError> {
        let year = period.id.year;
        let mut alike = Vec::new();
        for year in [year - 1, year, year + 1] {
            let calendar = self.calendar(reader, year)?;
            alike.extend(
                calendar
                    .into_iter()
                    .filter(|other| other.id.kind() == period.id.kind()),
            );
        }
        let at = alike
            .iter()
            .position(|other| other.id == period.id)
            .unwrap_or(0);
        let from = at.saturating_sub(NEIGHBOURS);
        Ok(alike
            .into_iter()
            .skip(from)
            .take(at - from + NEIGHBOURS + 1)
            .collect())
    }
}

/// What accepted weeks already say of a longer period, the latest week of each assignment.
fn prefill(reader: &Reader<'_>, period: &Period) -> Result<HashMap<RowKey, Progress>, OfficeError> {
    if matches!(period.id.kind(), PeriodKind::Week | PeriodKind::OneOff) {
        return Ok(HashMap::new());
    }
    let weeks = reader.progress_within(PeriodKind::Week, period.from, period.to)?;
    Ok(weeks
        .into_iter()
        .map(|row| (row.key, row.progress))
        .collect())
}
