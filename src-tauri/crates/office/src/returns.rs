//! The return: everything of a period, consolidated and written as one workbook.

mod audiences;
mod bundle;
mod cells;
mod changes;
mod explaining;
mod facts;
mod following;
mod frozen;
mod grounds;
mod narrative;
mod number_origin;
mod numbers;
mod origins;
mod rule;
mod stages;
mod templates;
mod trace;

pub use audiences::{ReturnChoice, SheetChoice};
pub use bundle::{BundleRequest, Pdf};
pub use stages::{StageEntry, StageReached};
pub use templates::FillRequest;

use crate::board::standings_of;
use crate::files;
use crate::indicators::{figures_in, past};
use crate::periods::{Sent, owing_units};
use crate::rules::Rules;
use crate::views::{PageView, ReturnPages, ReturnSheetView, ReturnView};
use crate::{Office, OfficeError};
use chrono::NaiveDateTime;
use grounds::{Gathered, Grounds};
use plan::consolidation::{Evidence, PeriodReport, Reporting, Return, UnitRecord};
use plan::decision::{Dues, Replaced};
use plan::difficulty::Difficulty;
use plan::form::GeneralKind;
use plan::indicator::{Figures, IndicatorId, Measured, Trend};
use plan::obligation::Heard;
use plan::period::Period;
use plan::progress::{Progress, RowKey};
use plan::standing::{Folding, Standing};
use plan::task::Plan;
use plan::unit::{Directory, UnitId};
use sheets::Properties;
use sheets::page;
use sheets::report::{self, Chosen, Heading, Laid};
use std::collections::HashMap;
use std::path::Path;
use store::{Cutoff, Reader, StoredDifficulty, StoredPlan, StoredRow};

impl Office {
    /// Writes the return of a period as it stands now, every sheet of it.
    ///
    /// # Errors
    /// No such period; no plan; the file cannot be written.
    pub fn export_return(&self, period: &str, out: &Path) -> Result<ReturnView, OfficeError> {
        self.export_return_for(period, &ReturnChoice::default(), out)
    }

    /// Writes the return of a period as it stands now, with the sheets an audience gets.
    ///
    /// # Errors
    /// As [`Office::export_return`]; no such audience.
    pub fn export_return_for(
        &self,
        period: &str,
        choice: &ReturnChoice,
        out: &Path,
    ) -> Result<ReturnView, OfficeError> {
        let (content, pages) = self.read(|reader| {
            let kind = self.period_of(reader, period)?.id.kind();
            let chosen = self.chosen(reader, choice.audience.as_deref(), kind)?;
            if choice.with_sources {
                return self.pages_with_sources(reader, period, &chosen);
            }
            let content = self.evidence(reader, period)?.consolidate();
            let pages = self.pages_of(&content, &chosen);
            Ok((content, pages))
        })?;
        let written = page::write_workbook(&pages, &self.properties_of(&content))?;
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

    /// The pages of a return and the sheet of its sources behind them.
    fn pages_with_sources(
        &self,
        reader: &Reader<'_>,
        period: &str,
        chosen: &[Chosen],
    ) -> Result<(Return, Vec<page::Page>), OfficeError> {
        let drawn = self.draw(reader, period, self.now(), chosen)?;
        let origins = origins::origins(reader, &drawn.cells)?;
        let notes = drawn.pages.first().map(|page| page.notes.as_slice());
        let sources = report::sources_page(&origins, notes.unwrap_or_default());
        let mut pages = drawn.pages;
        pages.push(sources);
        Ok((drawn.content, pages))
    }

    /// The pages of a period's return as it stands now, as text.
    ///
    /// # Errors
    /// No such period; no plan; the store refuses.
    pub fn return_pages(&self, period: &str) -> Result<ReturnPages, OfficeError> {
        self.return_pages_for(period, None)
    }

    /// As [`Office::return_pages`], with the sheets an audience gets.
    ///
    /// # Errors
    /// As there; no such audience.
    pub fn return_pages_for(
        &self,
        period: &str,
        audience: Option<&str>,
    ) -> Result<ReturnPages, OfficeError> {
        let (content, chosen) = self.read(|reader| {
            let content = self.evidence(reader, period)?.consolidate();
            let chosen = self.chosen(reader, audience, content.id().kind())?;
            Ok((content, chosen))
        })?;
        let laid = self.laid_out(&content, &chosen).into_iter();
        let commune = &self.profile.level_words.commune;
        let (names, pages): (Vec<_>, Vec<_>) = laid
            .map(|laid| (laid.chosen.name(commune), laid.page))
            .unzip();
        // Written, though nobody keeps it: only then it is known which cell a number stands in.
        let places = page::write_workbook(&pages, &self.properties_of(&content))?.places;
        let views = pages.iter().zip(names).zip(&places);
        Ok(ReturnPages {
            period: content.period.id.to_string(),
            as_of: content.as_of.to_string(),
            pages: views
                .map(|((page, name), places)| PageView::of(page, name, places))
                .collect(),
            checks: self.checks(period)?,
        })
    }

    fn pages_of(&self, content: &Return, chosen: &[Chosen]) -> Vec<page::Page> {
        let laid = self.laid_out(content, chosen).into_iter();
        laid.map(|laid| laid.page).collect()
    }

    fn laid_out(&self, content: &Return, chosen: &[Chosen]) -> Vec<Laid> {
        report::lay_out(content, chosen, &self.return_heading(content))
    }

    fn properties_of(&self, content: &Return) -> Properties {
        Properties {
            title: content.plan_title.clone(),
            created: self.now(),
        }
    }

    fn return_heading(&self, content: &Return) -> Heading {
        Heading {
            issuer: self.profile.heading.issuer_in_text().to_owned(),
            symbol: self.profile.symbol(content.period.id.kind()).to_owned(),
            period: self.profile.heading.period_words(&content.period),
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
        let mut stored = self.plan_for(reader, &period)?;
        let directory = self.directory_on(reader, period.to)?;
        let latest = reader.latest_progress(Cutoff::Ended(period.to))?;
        let rows = reader.progress_in(period.id)?;
        let sent = self.sent(reader, &period)?;
        let rules = self.rules(reader)?;
        let decisions = reader.decisions()?.handed_on(&directory);
        let folding = Folding {
            plan: &stored.plan,
            directory: &directory,
            decisions: &decisions,
            as_of: period.to,
        };
        let standing = standings_of(&folding, &latest);
        let dues = decisions.dues(&stored.plan, period.to, &rules.holidays);
        stored.plan = stored.plan.on(period.to, &directory);
        let plan = &stored.plan;
        let reports = reports(
            reader,
            plan,
            &directory,
            &period,
            &sent,
            (&rows, self.now()),
        )?;
        let records = records(reader, plan, &directory, &rules, &sent)?;
        let reporting = self.reporting(reader, &stored, &directory, &period)?;
        let figures = figures_in(reader, plan, &directory, &period)?;
        let measured = reader.measured()?;
        let calendar = self.calendar(reader, period.id.year)?;
        let trends = figures.iter().flat_map(|one| {
            let measured = measured.get(&one.id()).map_or(&[][..], Vec::as_slice);
            let asked = (&one.indicator, measured);
            Trend::of(&past(asked, plan, &directory, &calendar, &period))
        });
        Ok(Gatherings {
            trends: trends.collect(),
            difficulties: reader.difficulties()?,
            reporting,
            period,
            stored,
            directory,
            sent,
            rows,
            latest,
            standing,
            reports,
            records,
            dues,
            replaced: decisions.replaced,
            soon_days: rules.soon_days,
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
    /// Where every assignment stood by its end.
    standing: HashMap<RowKey, Standing>,
    reports: HashMap<RowKey, PeriodReport>,
    records: Vec<UnitRecord>,
    /// The days tasks are judged by, after what was decided.
    dues: Dues,
    /// Difficulties and proposals of all periods.
    difficulties: Vec<StoredDifficulty>,
    /// How units kept to the periods of the window, where that is told.
    reporting: HashMap<UnitId, Reporting>,
    /// Tasks that others replaced.
    replaced: Vec<Replaced>,
    /// Days before the last day at which "sắp đến hạn" begins.
    soon_days: i64,
    /// Every indicator in the period.
    figures: Vec<Figures>,
    /// The same over the year's periods up to this one.
    trends: Vec<Trend>,
    /// What they are made of.
    measured: HashMap<IndicatorId, Vec<Measured>>,
}

impl Gatherings {
    /// Everything put together, judged on the window's last day.
    fn consolidate(&self) -> Return {
        let difficulties = self.difficulties.iter();
        let difficulties: Vec<Difficulty> =
            difficulties.map(|one| one.difficulty.clone()).collect();
        Return::consolidate(&Evidence {
            plan: &self.stored.plan,
            directory: &self.directory,
            period: &self.period,
            as_of: self.period.to,
            soon_days: self.soon_days,
            due: &self.dues,
            replaced: &self.replaced,
            standing: &self.standing,
            reports: &self.reports,
            records: &self.records,
            difficulties: &difficulties,
            reporting: &self.reporting,
            figures: &self.figures,
            trends: &self.trends,
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
            difficulties: &self.difficulties,
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
            let reporter = directory.reporter_of(key.unit);
            let heard = Heard {
                row,
                form_nothing_new: routine.contains(&reporter),
                measured: measured.contains(&key),
                last_result: last.get(&key).map(String::as_str),
                waived: sent.is_waived(reporter),
            };
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

/// The record of every unit that owes the period; one for which it was waived has none.
fn records(
    reader: &Reader<'_>,
    plan: &Plan,
    directory: &Directory,
    rules: &Rules,
    sent: &Sent,
) -> Result<Vec<UnitRecord>, OfficeError> {
    let mut owing = owing_units(plan, directory, sent.period(), rules);
    owing.retain(|unit| !sent.is_waived(*unit));
    let units = directory
        .units()
        .iter()
        .filter(|unit| owing.contains(&unit.id));
    units
        .map(|unit| {
            let latest = sent.versions(unit.id).max_by_key(|one| one.version);
            let document = latest
                .map(|latest| document_of(reader, latest))
                .transpose()?;
            Ok(UnitRecord {
                unit: unit.id,
                document: document.unwrap_or_default(),
                received: latest.map(|latest| latest.received_at),
                timeliness: sent.timeliness(unit.id),
                due: sent.units_due(unit.id),
                supplements: sent.supplements(unit.id),
                reminders: sent.reminders(unit.id),
                lacks_figures: sent.lacks_figures(unit.id),
            })
        })
        .collect()
}

/// Number and day of a report's own document: as it gave them, else as its signed copy has them.
fn document_of(reader: &Reader<'_>, report: &store::Submission) -> Result<String, OfficeError> {
    let contents = reader.contents(report.id)?;
    let said = |kind| {
        let mut all = contents.iter();
        all.find(|content| content.kind == kind)
            .map(|content| content.text.clone())
    };
    let own = [
        said(GeneralKind::ReportNumber),
        said(GeneralKind::ReportDate),
    ];
    if own.iter().any(Option::is_some) {
        return Ok(own.into_iter().flatten().collect::<Vec<_>>().join(", "));
    }
    let signed = reader.documents_of(report.id)?.into_iter();
    let named = signed
        .map(|one| one.marks)
        .find(|marks| !marks.number.is_empty());
    Ok(named.map_or_else(String::new, |marks| {
        let day = marks.dated.map(|day| day.format("%d/%m/%Y").to_string());
        [Some(marks.number), day]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }))
}
