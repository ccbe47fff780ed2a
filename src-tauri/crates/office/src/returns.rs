//! The return: everything of a period, consolidated and written as one workbook.

mod cells;
mod changes;
mod frozen;
mod grounds;
mod numbers;
mod rule;
mod trace;

use crate::board::standings_of;
use crate::files;
use crate::indicators::figures_in;
use crate::periods::{Sent, owing_units};
use crate::views::{PageView, ReturnPages, ReturnSheetView, ReturnView};
use crate::{Office, OfficeError, SOON_DAYS};
use chrono::NaiveDateTime;
use grounds::{Gathered, Grounds};
use plan::consolidation::{Evidence, PeriodReport, Return, UnitRecord};
use plan::decision::Dues;
use plan::form::GeneralKind;
use plan::indicator::{Figures, IndicatorId, Measured};
use plan::obligation::Heard;
use plan::period::Period;
use plan::progress::{Progress, RowKey};
use plan::task::Plan;
use plan::unit::{Directory, UnitId};
use sheets::Properties;
use sheets::page;
use sheets::report::{self, Heading, Laid, ReturnSheet};
use std::collections::HashMap;
use std::path::Path;
use store::{Cutoff, Reader, StoredPlan, StoredRow};

impl Office {
    /// Writes the return of a period as it stands now.
    ///
    /// # Errors
    /// No such period; no plan; the file cannot be written.
    pub fn export_return(&self, period: &str, out: &Path) -> Result<ReturnView, OfficeError> {
        let content = self.consolidate(period)?;
        let pages = self.pages_of(&content);
        let properties = Properties {
            title: content.plan_title.clone(),
            created: self.now(),
        };
        let written = page::write_workbook(&pages, &properties)?;
        files::save(out, &written.bytes)?;
        let rows = |page: &page::Page| page.tables.iter().map(|table| table.rows.len()).sum();
        Ok(ReturnView {
            path: out.display().to_string(),
            period: content.period.id.to_string(),
            version: None,
            as_of: content.as_of.to_string(),
            sheets: pages
                .iter()
                .map(|page| ReturnSheetView {
                    name: page.tab.clone(),
                    rows: rows(page),
                })
                .collect(),
        })
    }

    /// The pages of a period's return as it stands now, as text.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub fn return_pages(&self, period: &str) -> Result<ReturnPages, OfficeError> {
        let content = self.consolidate(period)?;
        let pages = self.pages_of(&content);
        Ok(ReturnPages {
            period: content.period.id.to_string(),
            as_of: content.as_of.to_string(),
            pages: pages.iter().map(PageView::from).collect(),
            checks: self.checks(period)?,
        })
    }

    fn pages_of(&self, content: &Return) -> Vec<page::Page> {
        report::pages(content, &ReturnSheet::ALL, &self.return_heading(content))
    }

    fn laid_out(&self, content: &Return) -> Vec<Laid> {
        report::lay_out(content, &ReturnSheet::ALL, &self.return_heading(content))
    }

    fn return_heading(&self, content: &Return) -> Heading {
        Heading {
            issuer: self.profile.heading.issuer.clone(),
            symbol: self.profile.symbol(content.period.id.kind()).to_owned(),
            extracted: self.now(),
            town: self.profile.level_words.town.clone(),
            commune: self.profile.level_words.commune.clone(),
        }
    }

    /// Everything of a period put together, judged on its window's last day.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub fn consolidate(&self, period: &str) -> Result<Return, OfficeError> {
        self.read(|reader| Ok(self.evidence(reader, period)?.consolidate()))
    }

    /// What the store knows for a period's return.
    fn evidence(&self, reader: &Reader<'_>, period: &str) -> Result<Gatherings, OfficeError> {
        let period = self.period_of(reader, period)?;
        let stored = Office::plan_of(reader)?;
        let directory = self.directory(reader)?;
        let latest = reader.latest_progress(Cutoff::Ended(period.to))?;
        let rows = reader.progress_in(period.id)?;
        let sent = Sent::of(reader, &period)?;
        let plan = &stored.plan;
        let dues = reader.decisions()?.dues(plan, period.to, &self.holidays);
        let reports = reports(
            reader,
            plan,
            &directory,
            &period,
            &sent,
            (&rows, self.now()),
        )?;
        let records = records(reader, plan, &directory, &period, &sent)?;
        let figures = figures_in(reader, plan, &directory, &period)?;
        let measured = reader.measured()?;
        Ok(Gatherings {
            period,
            stored,
            directory,
            sent,
            rows,
            latest,
            reports,
            records,
            dues,
            figures,
            measured,
        })
    }
}

/// What the store knows for a period's return.
struct Gatherings {
    period: Period,
    stored: StoredPlan,
    directory: Directory,
    sent: Sent,
    /// The rows in force for the period.
    rows: Vec<StoredRow>,
    /// What was accepted last by its end.
    latest: Vec<StoredRow>,
    reports: HashMap<RowKey, PeriodReport>,
    records: Vec<UnitRecord>,
    /// The days tasks are judged by, after what was decided.
    dues: Dues,
    /// Every indicator in the period.
    figures: Vec<Figures>,
    /// What they are made of.
    measured: HashMap<IndicatorId, Vec<Measured>>,
}

impl Gatherings {
    /// Everything put together, judged on the window's last day.
    fn consolidate(&self) -> Return {
        Return::consolidate(&Evidence {
            plan: &self.stored.plan,
            directory: &self.directory,
            period: &self.period,
            as_of: self.period.to,
            soon_days: SOON_DAYS,
            due: &self.dues,
            standing: &standings_of(&self.latest),
            reports: &self.reports,
            records: &self.records,
            figures: &self.figures,
        })
    }

    /// Where each of these things was said.
    fn grounds(&self, reader: &Reader<'_>) -> Result<Grounds, OfficeError> {
        let gathered = Gathered {
            stored: &self.stored,
            directory: &self.directory,
            sent: &self.sent,
            rows: &self.rows,
            latest: &self.latest,
            measured: &self.measured,
        };
        Grounds::gather(reader, &gathered)
    }
}

/// What every assignment said in the period.
fn reports(
    reader: &Reader<'_>,
    plan: &Plan,
    directory: &Directory,
    period: &Period,
    sent: &Sent,
    (rows, now): (&[StoredRow], NaiveDateTime),
) -> Result<HashMap<RowKey, PeriodReport>, OfficeError> {
    let rows: HashMap<RowKey, &Progress> =
        rows.iter().map(|row| (row.key, &row.progress)).collect();
    let last = reader.last_results(period)?;
    let routine = reader.routine_units(period.id)?;
    let measured = reader.tasks_measured_in(period.id)?;
    let received: HashMap<UnitId, _> = directory
        .units()
        .iter()
        .filter_map(|unit| {
            sent.versions(unit.id)
                .map(|one| one.received_at.date())
                .max()
                .map(|day| (unit.id, day))
        })
        .collect();
    let mut reports = HashMap::new();
    for task in &plan.tasks {
        for assignment in &task.assignments {
            let key = RowKey {
                task: task.id,
                unit: assignment.unit,
            };
            let row = rows.get(&key).copied();
            let heard = Heard {
                row,
                form_nothing_new: routine.contains(&directory.reporter_of(key.unit)),
                measured: measured.contains(&key),
                last_result: last.get(&key).map(String::as_str),
            };
            let reporter = directory.reporter_of(key.unit);
            let updated = heard.updated(period, sent.units_due(reporter), now);
            let received = received.get(&reporter).copied();
            reports.insert(
                key,
                PeriodReport {
                    progress: row.cloned(),
                    updated,
                    received,
                },
            );
        }
    }
    Ok(reports)
}

/// The record of every unit that owes the period.
fn records(
    reader: &Reader<'_>,
    plan: &Plan,
    directory: &Directory,
    period: &Period,
    sent: &Sent,
) -> Result<Vec<UnitRecord>, OfficeError> {
    let owing = owing_units(plan, directory, period.id);
    let units = directory
        .units()
        .iter()
        .filter(|unit| owing.contains(&unit.id));
    units
        .map(|unit| {
            let latest = sent.versions(unit.id).max_by_key(|one| one.version);
            let document = latest
                .map(|latest| reader.contents(latest.id))
                .transpose()?
                .map(|contents| {
                    let said = |kind| {
                        contents
                            .iter()
                            .find(|content| content.kind == kind)
                            .map(|content| content.text.clone())
                    };
                    let parts = [
                        said(GeneralKind::ReportNumber),
                        said(GeneralKind::ReportDate),
                    ];
                    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
                });
            Ok(UnitRecord {
                unit: unit.id,
                document: document.unwrap_or_default(),
                received: latest.map(|latest| latest.received_at),
                timeliness: sent.timeliness(unit.id),
                due: sent.units_due(unit.id),
                supplements: sent.supplements(unit.id),
                reminders: sent.reminders(unit.id),
            })
        })
        .collect()
}
