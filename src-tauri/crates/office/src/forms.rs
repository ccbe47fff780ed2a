//! Handing out forms: one workbook per unit that owes the period.

mod lasting;

use crate::board::standings_of;
use crate::indicators::figures_in;
use crate::notes::PeriodNotes;
use crate::outgoing::{Beside, Delivered, Delivery, Outbox, Parcel};
use crate::periods::owing_units;
use crate::rules::Rules;
use crate::views::{FormFileView, FormsView};
use crate::watch::{Job, Steps};
use crate::{Office, OfficeError, find_unit};
use chrono::{Duration, NaiveDateTime};
use lasting::Lasting;
use plan::decision::Dues;
use plan::difficulty::Difficulty;
use plan::form::{Correction, FormSource};
use plan::indicator::Figures;
use plan::period::{Period, PeriodKind, visible};
use plan::progress::{Progress, RowKey};
use plan::reminder::Tone;
use plan::standing::{Folding, Standing, Standings};
use plan::submission::Settled;
use plan::task::Plan;
use plan::unit::{Directory, Unit, UnitId};
use sheets::form::{self, FormIdentity};
use sheets::mailing::{self, Mailing};
use std::collections::HashMap;
use std::path::Path;
use store::{Cutoff, FormIssue, Operation, Reader};

/// How many periods of the kind stand before and after a form's own in its list.
const NEIGHBOURS: usize = 4;

/// What is handed out, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOut {
    /// The period.
    pub period: String,
    /// The one unit; all that owe the period where none is named.
    pub unit: Option<String>,
    /// Leaves out the units whose form is the one they have already: a unit keeps one lasting form.
    pub changed_only: bool,
    /// Where the forms go.
    pub delivery: Delivery,
}

/// What the forms of one period are made from, apart from the store: making them takes long.
pub(crate) struct Handout {
    pub plan: Plan,
    pub directory: Directory,
    period: Period,
    neighbours: Vec<Period>,
    known: HashMap<RowKey, Standing>,
    dues: Dues,
    notes: PeriodNotes,
    rules: Rules,
    prefill: HashMap<RowKey, Progress>,
    /// What the units' last forms of the kind asked for.
    last: HashMap<UnitId, Lasting>,
    figures: Vec<Figures>,
    difficulties: Vec<Difficulty>,
}

/// A form that was made.
pub(crate) struct Made {
    issue: FormIssue,
    lasting: Lasting,
    pub bytes: Vec<u8>,
    pub mailing: Mailing,
}

impl Office {
    /// Writes the forms of a period into a folder: of every unit that owes it, or of the one named.
    ///
    /// # Errors
    /// As [`Office::hand_out`].
    pub fn export_forms(
        &mut self,
        period: &str,
        folder: &Path,
        unit: Option<&str>,
    ) -> Result<FormsView, OfficeError> {
        self.hand_out(&HandOut {
            period: period.to_owned(),
            unit: unit.map(str::to_owned),
            changed_only: false,
            delivery: Delivery::folder(folder),
        })
    }

    /// Hands the forms of a period out: to every unit that owes it, or to the one named.
    ///
    /// # Errors
    /// No such period or unit; no plan; the unit has nothing to report; the folder or archive
    /// cannot be written; whoever watches stops it. Forms already written stay, none is half
    /// written.
    pub fn hand_out(&mut self, hand_out: &HandOut) -> Result<FormsView, OfficeError> {
        let handout = self.read(|reader| {
            let period = self.period_of(reader, &hand_out.period)?;
            self.handout(reader, period)
        })?;
        let units = handout.units(hand_out.unit.as_deref())?;
        let steps = Steps::begin(&*self.watch, Job::Forms, units.len());
        let mut outbox = Outbox::open(&hand_out.delivery);
        let (mut issued, mut files, mut unchanged) = (Vec::new(), Vec::new(), Vec::new());
        for unit in units {
            steps.go_on()?;
            let made = self.make_form(&handout, unit)?;
            let changed = handout.is_changed(&made);
            if changed || !hand_out.changed_only {
                let delivered = outbox.put(handout.parcel(unit, &made), Beside::Yes)?;
                files.push(file_view(unit, &made, changed, delivered));
                issued.push((made.issue, made.lasting));
            } else {
                unchanged.push(unit.name.clone());
            }
            steps.step(&unit.name);
        }
        let zip = outbox.close()?;
        self.record_forms(&handout.period, &issued)?;
        Ok(FormsView {
            files,
            zip,
            unchanged,
        })
    }

    fn record_forms(
        &mut self,
        period: &Period,
        issued: &[(FormIssue, Lasting)],
    ) -> Result<(), OfficeError> {
        if issued.is_empty() {
            return Ok(());
        }
        let operation = Operation::new("forms_exported", visible::name(period.id), self.now());
        self.perform(&operation, |tx| {
            tx.keep_period(period)?;
            for (issue, lasting) in issued {
                tx.record_form(issue)?;
                tx.set_setting(&lasting::key(period.id.kind(), issue.unit), &lasting.text())?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Everything the forms of a period are made from.
    pub(crate) fn handout(
        &self,
        reader: &Reader<'_>,
        period: Period,
    ) -> Result<Handout, OfficeError> {
        let cutoff = Cutoff::Ended(period.from - Duration::days(1));
        let plan = self.plan_for(reader, &period)?.plan;
        let directory = self.directory_on(reader, period.to)?;
        let decisions = reader.decisions()?.handed_on(&directory);
        let folding = Folding {
            plan: &plan,
            directory: &directory,
            decisions: &decisions,
            as_of: period.to,
        };
        let known = standings_of(&folding, &reader.latest_progress(cutoff)?);
        let rules = self.rules(reader)?;
        Ok(Handout {
            difficulties: reader
                .difficulties()?
                .into_iter()
                .map(|one| one.difficulty)
                .collect(),
            figures: figures_in(reader, &plan, &directory, &period)?,
            notes: PeriodNotes::of(reader, period.id)?,
            dues: decisions.dues(&plan, period.to, &rules.holidays),
            rules,
            plan: plan.on(period.to, &directory),
            directory,
            known,
            prefill: prefill(reader, &period)?,
            neighbours: self.neighbours(reader, &period)?,
            last: lasting::all(reader, period.id.kind())?,
            period,
        })
    }

    /// Makes one unit's form.
    ///
    /// # Errors
    /// The unit has nothing to report.
    pub(crate) fn make_form(&self, handout: &Handout, unit: &Unit) -> Result<Made, OfficeError> {
        let mut form = handout.source().form_of(unit);
        form.period.units_due = handout.notes.units_due(&handout.period, unit.id);
        if form.numbers.is_empty() && form.measures.is_empty() {
            let period = form.period.id.to_string();
            return Err(OfficeError::PeriodNotOwed {
                unit: unit.name.clone(),
                period,
            });
        }
        let heading = &self.profile.heading;
        let identity = FormIdentity {
            heading: vec![heading.superior.clone(), heading.issuer.clone()],
            created: self.now(),
        };
        let due = form.period.units_due;
        let rows = form.rows.len() + form.optional.len();
        Ok(Made {
            issue: FormIssue {
                unit: unit.id,
                period: form.period.id,
                issued_at: self.now(),
                rows: u32::try_from(rows).unwrap_or(u32::MAX),
            },
            lasting: Lasting::of(&form),
            bytes: form::write(&form, &form::labels(), &identity)?,
            mailing: mailing::form(&unit.name, Tone::towards(unit), &form.period, due),
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
    /// What a report of a unit must be corrected in. `times`: when it was received, and now.
    pub(crate) fn correction_of(
        &self,
        unit: &Unit,
        settled: &Settled,
        reason: &str,
        times: (NaiveDateTime, NaiveDateTime),
    ) -> Correction {
        let mut correction = self.source().correction_of(unit, settled, reason, times);
        correction.form.period.units_due = self.notes.units_due(&self.period, unit.id);
        correction
    }

    /// A unit by its identity.
    pub(crate) fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.directory.unit(id)
    }

    /// A form as it goes to its unit.
    fn parcel<'a>(&self, unit: &'a Unit, made: &Made) -> Parcel<'a> {
        Parcel {
            unit,
            stem: form::file_stem(&unit.name, self.period.id),
            workbook: Some(made.bytes.clone()),
            letter: None,
            mailing: made.mailing.clone(),
        }
    }

    /// Whether a form asks for anything else than the last one of its kind its unit was handed, or
    /// that one does not offer the period.
    fn is_changed(&self, made: &Made) -> bool {
        let last = self.last.get(&made.issue.unit);
        !last.is_some_and(|last| last.serves(&made.lasting, self.period.id))
    }

    pub(crate) fn source(&self) -> FormSource<'_> {
        FormSource {
            plan: &self.plan,
            directory: &self.directory,
            period: &self.period,
            neighbours: &self.neighbours,
            standings: Standings {
                known: &self.known,
                due: &self.dues,
                as_of: self.period.to,
                soon_days: self.rules.soon_days,
            },
            prefill: &self.prefill,
            figures: &self.figures,
            difficulties: &self.difficulties,
        }
    }

    /// The one unit named, else all that owe the period.
    fn units(&self, only: Option<&str>) -> Result<Vec<&Unit>, OfficeError> {
        if let Some(name) = only {
            let named = find_unit(&self.directory, name)?;
            let bearer = self.directory.bearer_on(named.id, self.period.to);
            let unit = bearer.and_then(|id| self.directory.unit(id));
            return Ok(vec![unit.unwrap_or(named)]);
        }
        let owing = owing_units(&self.plan, &self.directory, &self.period, &self.rules);
        let owes = |unit: &&Unit| owing.contains(&unit.id) && self.notes.waived(unit.id).is_none();
        Ok(self.directory.units().iter().filter(owes).collect())
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

fn file_view(unit: &Unit, made: &Made, changed: bool, delivered: Delivered) -> FormFileView {
    FormFileView {
        unit: unit.name.clone(),
        path: delivered.workbook.unwrap_or_default(),
        tasks: usize::try_from(made.issue.rows).unwrap_or(usize::MAX),
        changed,
        draft: delivered.draft,
        email: unit.email.clone(),
    }
}
