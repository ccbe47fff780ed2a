//! Handing out forms: one workbook per unit that owes the period.

use crate::board::standings_of;
use crate::files;
use crate::indicators::figures_in;
use crate::notes::PeriodNotes;
use crate::periods::owing_units;
use crate::views::{FormFileView, FormsView};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError, SOON_DAYS, find_unit};
use chrono::Duration;
use plan::decision::Dues;
use plan::form::FormSource;
use plan::indicator::Figures;
use plan::period::{Period, PeriodKind, visible};
use plan::progress::{Progress, RowKey};
use plan::standing::{Standing, Standings};
use plan::task::Plan;
use plan::unit::{Directory, Unit};
use sheets::form::{self, FormIdentity};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use store::{Cutoff, FormIssue, Operation, Reader};

/// How many periods of the kind stand before and after a form's own in its list.
const NEIGHBOURS: usize = 4;

/// What the forms of one period are made from, apart from the store: making them takes long.
struct Handout {
    plan: Plan,
    directory: Directory,
    period: Period,
    neighbours: Vec<Period>,
    known: HashMap<RowKey, Standing>,
    dues: Dues,
    notes: PeriodNotes,
    prefill: HashMap<RowKey, Progress>,
    figures: Vec<Figures>,
}

/// A form that was written.
struct Made {
    issue: FormIssue,
    unit_name: String,
    path: PathBuf,
    tasks: usize,
}

impl Office {
    /// Writes the forms of a period: of every unit that owes it, or of the one named.
    ///
    /// # Errors
    /// No such period or unit; no plan; the unit has nothing to report; the folder cannot be
    /// written; whoever watches stops it. Forms already written stay, none is half written.
    pub fn export_forms(
        &mut self,
        period: &str,
        folder: &Path,
        unit: Option<&str>,
    ) -> Result<FormsView, OfficeError> {
        let handout = self.read(|reader| {
            let period = self.period_of(reader, period)?;
            self.handout(reader, period)
        })?;
        let units = handout.units(unit)?;
        let steps = Steps::begin(&*self.watch, Job::Forms, units.len());
        let mut made = Vec::with_capacity(units.len());
        for unit in units {
            steps.go_on()?;
            made.push(self.write_form(&handout, unit, folder)?);
            steps.step(&unit.name);
        }
        let period = &handout.period;
        let operation = Operation::new("forms_exported", visible::name(period.id), self.now());
        self.perform(&operation, |tx| {
            tx.keep_period(period)?;
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

    /// Everything the forms of a period are made from.
    fn handout(&self, reader: &Reader<'_>, period: Period) -> Result<Handout, OfficeError> {
        let cutoff = Cutoff::Ended(period.from - Duration::days(1));
        let plan = Office::plan_of(reader)?.plan;
        let decisions = reader.decisions()?;
        let directory = self.directory(reader)?;
        Ok(Handout {
            figures: figures_in(reader, &plan, &directory, &period)?,
            notes: PeriodNotes::of(reader, period.id)?,
            dues: decisions.dues(&plan, period.to, &self.holidays),
            plan,
            directory,
            known: standings_of(&reader.latest_progress(cutoff)?),
            prefill: prefill(reader, &period)?,
            neighbours: self.neighbours(reader, &period)?,
            period,
        })
    }

    /// Makes one unit's form and writes it.
    fn write_form(
        &self,
        handout: &Handout,
        unit: &Unit,
        folder: &Path,
    ) -> Result<Made, OfficeError> {
        let mut form = handout.source().form_of(unit);
        form.period.units_due = handout.notes.units_due(&handout.period, unit.id);
        if form.numbers.is_empty() && form.measures.is_empty() {
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
        files::make_folder(folder)?;
        let path = folder.join(form::file_name(&unit.name, form.period.id));
        files::save(&path, &bytes)?;
        let rows = u32::try_from(tasks).unwrap_or(u32::MAX);
        Ok(Made {
            issue: FormIssue {
                unit: unit.id,
                period: form.period.id,
                issued_at: self.now(),
                rows,
            },
            unit_name: unit.name.clone(),
            path,
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

impl Handout {
    fn source(&self) -> FormSource<'_> {
        FormSource {
            plan: &self.plan,
            directory: &self.directory,
            period: &self.period,
            neighbours: &self.neighbours,
            standings: Standings {
                known: &self.known,
                due: &self.dues,
                as_of: self.period.to,
                soon_days: SOON_DAYS,
            },
            prefill: &self.prefill,
            figures: &self.figures,
        }
    }

    /// The one unit named, else all that owe the period.
    fn units(&self, only: Option<&str>) -> Result<Vec<&Unit>, OfficeError> {
        if let Some(name) = only {
            return Ok(vec![find_unit(&self.directory, name)?]);
        }
        let owing = owing_units(&self.plan, &self.directory, self.period.id);
        let units = self.directory.units().iter();
        Ok(units.filter(|unit| owing.contains(&unit.id)).collect())
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
