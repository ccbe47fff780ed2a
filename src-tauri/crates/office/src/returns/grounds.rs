//! What a return is made from, row by row of what units sent and of the plan.

mod following;
mod gathering;

use super::cells::{Cited, Said};
use super::numbers::NumberGrounds;
use super::rule::Rule;
use crate::OfficeError;
use crate::periods::Sent;
use gathering::Gathering;
use plan::consolidation::{Bucket, LeadLine, Return, TaskLine};
use plan::difficulty::DifficultyId;
use plan::indicator::{IndicatorId, Measured, MeasurementId};
use plan::progress::RowKey;
use plan::task::{Role, TaskId};
use plan::unit::{Directory, UnitId};
use serde::{Deserialize, Serialize};
use sheets::report::{Counting, Field, Line};
use std::collections::{BTreeMap, HashMap};
use store::{Reader, StoredDifficulty, StoredPlan, StoredRow, Submission};

/// Up to so many leads sheet I quotes.
const QUOTED_LEADS: usize = sheets::report::QUOTED_LEADS;

/// One place where something was said: a row of a report, a report as such, a task of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Source {
    /// The unit that sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The period it reports on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The submission it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission: Option<i64>,
    /// The file's name.
    pub file: String,
    /// Its bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// The sheet.
    pub sheet: String,
    /// The cells it was read from.
    pub cells: Vec<String>,
    /// What was understood.
    pub said: BTreeMap<Said, String>,
}

/// Everything a return can be followed back to.
pub(crate) struct Grounds {
    sources: Vec<Source>,
    /// Rows in force for the period.
    rows: HashMap<RowKey, usize>,
    /// All rows that make an assignment's standing.
    standing: HashMap<RowKey, Vec<usize>>,
    /// Per unit that sends: its first and its newest report.
    heads: HashMap<UnitId, (usize, usize)>,
    /// Per unit: number and date of its document.
    documents: HashMap<UnitId, Vec<usize>>,
    tasks: HashMap<TaskId, usize>,
    /// Where units wrote their difficulties.
    difficulties: HashMap<DifficultyId, Vec<usize>>,
    numbers: NumberGrounds,
    /// Who writes for whom.
    reporters: HashMap<UnitId, UnitId>,
}

/// What grounds are gathered from.
pub(crate) struct Gathered<'a> {
    pub stored: &'a StoredPlan,
    pub directory: &'a Directory,
    pub sent: &'a Sent,
    pub rows: &'a [StoredRow],
    pub latest: &'a [StoredRow],
    pub difficulties: &'a [StoredDifficulty],
    pub measured: &'a HashMap<IndicatorId, Vec<Measured>>,
}

impl Grounds {
    /// Gathers what a return is made from.
    ///
    /// # Errors
    /// The store refuses.
    pub fn gather(reader: &Reader<'_>, from: &Gathered<'_>) -> Result<Grounds, OfficeError> {
        let mut gathering = Gathering {
            reader,
            directory: from.directory,
            sources: Vec::new(),
            submissions: HashMap::new(),
            rows: HashMap::new(),
        };
        let mut rows = HashMap::new();
        for row in from.rows {
            rows.insert(row.key, gathering.row(row)?);
        }
        let mut standing: HashMap<RowKey, Vec<usize>> = HashMap::new();
        for row in from.latest {
            let at = gathering.row(row)?;
            standing.entry(row.key).or_default().push(at);
        }
        let tasks = gathering.tasks(from.stored)?;
        let difficulties = gathering.difficulties(from.difficulties)?;
        let numbers = gathering.numbers(from.measured)?;
        let (mut heads, mut documents) = (HashMap::new(), HashMap::new());
        for unit in from.directory.units() {
            let mut versions: Vec<&Submission> = from.sent.versions(unit.id).collect();
            versions.sort_by_key(|one| one.version);
            if let (Some(first), Some(last)) = (versions.first(), versions.last()) {
                heads.insert(unit.id, (gathering.head(first), gathering.head(last)));
                documents.insert(unit.id, gathering.documents(last)?);
            }
        }
        let reporter = |unit: &plan::unit::Unit| (unit.id, from.directory.reporter_of(unit.id));
        Ok(Grounds {
            reporters: from.directory.units().iter().map(reporter).collect(),
            sources: gathering.sources,
            rows,
            standing,
            heads,
            documents,
            tasks,
            difficulties,
            numbers,
        })
    }

    /// Measurements by themselves, each as a source.
    ///
    /// # Errors
    /// The store refuses.
    pub fn of_measurements(
        reader: &Reader<'_>,
        directory: &Directory,
        ids: &[MeasurementId],
    ) -> Result<Vec<Source>, OfficeError> {
        let mut gathering = Gathering {
            reader,
            directory,
            sources: Vec::new(),
            submissions: HashMap::new(),
            rows: HashMap::new(),
        };
        for stored in reader.measurements(ids)? {
            gathering.number(&stored)?;
        }
        Ok(gathering.sources)
    }

    /// The sources, once all cells are made.
    pub fn take_sources(&mut self) -> Vec<Source> {
        std::mem::take(&mut self.sources)
    }

    /// The rule a cell follows and what it was made from.
    pub fn of_cell(
        &self,
        content: &Return,
        line: Line,
        field: Field,
        blank: bool,
    ) -> (Option<Rule>, Vec<Cited>) {
        if let Some(grounded) = self.numbers.of_cell(content, line, field, blank) {
            return grounded;
        }
        match line {
            Line::Heading => (Some(Rule::Heading), Vec::new()),
            Line::Group(counting, group) => self.of_count(content, counting, Some(group), field),
            Line::Sum(counting) => self.of_count(content, counting, None, field),
            Line::Task(at) => match content.tasks.get(at) {
                Some(task) => self.of_task(task, field, blank),
                None => (None, Vec::new()),
            },
            Line::Unit(at) => match content.units.get(at) {
                Some(line) => self.of_assignment(line.key, line.role, field, blank),
                None => (None, Vec::new()),
            },
            Line::Discipline(at) => match content.discipline.get(at) {
                Some(line) => self.of_record(line.record.unit, field),
                None => (None, Vec::new()),
            },
            Line::Attention(at) => match content.attention.get(at) {
                Some(line) => self.of_attention(line.task, &line.units, field),
                None => (None, Vec::new()),
            },
            Line::Difficulty(at) => match content.difficulties.get(at) {
                Some(line) => self.of_difficulty(line, field, blank),
                None => (None, Vec::new()),
            },
            Line::Evaluated(at) => match content.evaluation.iter().flatten().nth(at) {
                Some(line) => self.of_evaluated(content, line, field),
                None => (None, Vec::new()),
            },
            Line::Listed(at) => match content.units.get(at) {
                Some(line) => self.of_listed(line, field),
                None => (None, Vec::new()),
            },
            Line::Indicator(_)
            | Line::Commune { .. }
            | Line::CommuneSum { .. }
            | Line::CommuneCoverage { .. }
            | Line::Trend { .. } => (None, Vec::new()),
        }
    }

    /// Where the numbers of indicators were said.
    pub fn numbers(&self) -> &NumberGrounds {
        &self.numbers
    }

    /// Lead assignments of a unit that were counted.
    pub fn of_counted(&self, keys: impl IntoIterator<Item = RowKey>) -> (Option<Rule>, Vec<Cited>) {
        let keys = keys.into_iter();
        let from = keys.flat_map(|key| self.of_status(key.task, [key.unit]));
        (Some(Rule::CountAssignments), from.collect())
    }

    fn of_task(&self, line: &TaskLine, field: Field, blank: bool) -> (Option<Rule>, Vec<Cited>) {
        let keys = || keys(line.task, line.leads.iter().map(|lead| lead.unit));
        let quoted = |said| match line.leads.len() {
            many if many > QUOTED_LEADS => (Some(Rule::SeeUnits), Vec::new()),
            _ if blank => (Some(Rule::NothingReported), Vec::new()),
            _ => {
                let from = keys().filter_map(|key| self.in_period(key, said));
                (None, from.collect())
            }
        };
        match field {
            Field::Result => quoted(Said::Result),
            Field::Product => quoted(Said::Product),
            Field::StatusAndUpdates => (
                Some(Rule::Status),
                self.of_status(line.task, line.leads.iter().map(|lead| lead.unit)),
            ),
            _ => self.of_plan(line.task, field),
        }
    }

    fn of_assignment(
        &self,
        key: RowKey,
        role: Role,
        field: Field,
        blank: bool,
    ) -> (Option<Rule>, Vec<Cited>) {
        let said = |from: Vec<Cited>| match blank || from.is_empty() {
            true => (Some(Rule::NothingReported), Vec::new()),
            false => (None, from),
        };
        match field {
            Field::Result => said(self.in_period(key, Said::Result).into_iter().collect()),
            Field::Product => said(self.in_period(key, Said::Product).into_iter().collect()),
            Field::Percent => said(self.last_saying(key, Said::Percent).into_iter().collect()),
            Field::Received => said(self.received(key.unit)),
            Field::Status => (Some(Rule::Status), self.of_status(key.task, [key.unit])),
            Field::Role => {
                let said = match role {
                    Role::Lead => Said::Lead,
                    Role::Support => Said::Support,
                };
                let from = self.planned(key.task, said);
                (Some(Rule::RoleOfAssignment), from.into_iter().collect())
            }
            _ => self.of_plan(key.task, field),
        }
    }

    fn of_record(&self, unit: UnitId, field: Field) -> (Option<Rule>, Vec<Cited>) {
        let head = |first: bool| {
            let heads = self.heads.get(&unit);
            let source = heads.map(|(oldest, newest)| if first { *oldest } else { *newest });
            let said = Said::Received;
            source.map(|source| Cited { source, said })
        };
        let from = |from: Option<Cited>| from.into_iter().collect::<Vec<_>>();
        match field {
            Field::Units => (Some(Rule::NameInDirectory), Vec::new()),
            Field::ReportDue => (Some(Rule::PeriodDue), Vec::new()),
            Field::Timeliness => (Some(Rule::Timeliness), from(head(true))),
            Field::Supplements => (Some(Rule::TimesSentBack), from(head(false))),
            Field::ReceivedAt => match head(false) {
                Some(one) => (None, vec![one]),
                None => (Some(Rule::NothingReported), Vec::new()),
            },
            Field::Document => {
                let sources = self.documents.get(&unit).into_iter().flatten();
                let said = Said::Words;
                let from: Vec<Cited> = sources.map(|at| Cited { source: *at, said }).collect();
                match from.is_empty() {
                    true => (Some(Rule::NothingReported), from),
                    false => (None, from),
                }
            }
            Field::Place => (Some(Rule::RowNumber), Vec::new()),
            _ => (Some(Rule::ByHand), Vec::new()),
        }
    }

    fn of_attention(
        &self,
        task: TaskId,
        units: &[UnitId],
        field: Field,
    ) -> (Option<Rule>, Vec<Cited>) {
        let status = || self.of_status(task, units.iter().copied());
        match field {
            Field::Units => (Some(Rule::UnitsConcerned), status()),
            Field::Status => (Some(Rule::Status), status()),
            Field::ByHand => (Some(Rule::ByHand), Vec::new()),
            _ => self.of_plan(task, field),
        }
    }

    /// What the plan says of a task.
    fn of_plan(&self, task: TaskId, field: Field) -> (Option<Rule>, Vec<Cited>) {
        let (rule, said) = match field {
            Field::Number => (None, Said::Number),
            Field::Content => (None, Said::Content),
            Field::LeadText => (None, Said::Lead),
            Field::SupportText => (None, Said::Support),
            Field::Until => (Some(Rule::LastDay), Said::Deadline),
            Field::Days => (Some(Rule::DaysToLastDay), Said::Deadline),
            _ => (None, Said::Deadline),
        };
        (rule, self.planned(task, said).into_iter().collect())
    }

    fn of_count(
        &self,
        content: &Return,
        counting: Counting,
        group: Option<usize>,
        field: Field,
    ) -> (Option<Rule>, Vec<Cited>) {
        let wanted = |bucket: Bucket| match field {
            Field::Count(0) => true,
            Field::Count(at) => Bucket::ALL.get(at - 1) == Some(&bucket),
            Field::Completion => matches!(bucket, Bucket::DoneInTime | Bucket::DoneLate),
            _ => false,
        };
        let rule = match (field, group, counting) {
            (Field::GroupName, ..) => Rule::GroupOfPlan,
            (Field::Completion, ..) => Rule::DoneOverTotal,
            (_, None, _) => Rule::SumOfGroups,
            (_, _, Counting::Tasks) => Rule::CountTasks,
            (_, _, Counting::Assignments) => Rule::CountAssignments,
        };
        let mut from = Vec::new();
        let of_group = |task: &&TaskLine| group.is_none_or(|group| task.group == group);
        for task in content.tasks.iter().filter(of_group) {
            let counted = |lead: &&LeadLine| match counting {
                Counting::Tasks => wanted(task.bucket()),
                Counting::Assignments => wanted(lead.bucket()),
            };
            let leads = task.leads.iter().filter(counted).map(|lead| lead.unit);
            let said = keys(task.task, leads).flat_map(|key| self.states(key));
            from.extend(said);
            if wanted(task.bucket()) {
                from.extend(self.planned(task.task, Said::Number));
            }
        }
        (Some(rule), from)
    }

    /// What made the status of some leads of a task: what they said, and the deadline.
    fn of_status(&self, task: TaskId, units: impl IntoIterator<Item = UnitId>) -> Vec<Cited> {
        let keys = keys(task, units);
        let mut from: Vec<Cited> = keys.flat_map(|key| self.states(key)).collect();
        from.extend(self.planned(task, Said::Deadline));
        from
    }

    /// What an assignment's state was read from: its rows, else the report it stands in.
    fn states(&self, key: RowKey) -> Vec<Cited> {
        let standing = self.standing.get(&key).into_iter().flatten();
        let mut sources: Vec<usize> = self
            .rows
            .get(&key)
            .into_iter()
            .chain(standing)
            .copied()
            .collect();
        sources.sort_unstable();
        sources.dedup();
        let telling = |source: usize| {
            let said = &self.sources.get(source)?.said;
            let words = [Said::State, Said::Result, Said::Percent, Said::Product];
            let said = words.into_iter().find(|word| said.contains_key(word))?;
            Some(Cited { source, said })
        };
        let from: Vec<Cited> = sources.into_iter().filter_map(telling).collect();
        if from.is_empty() {
            self.received(key.unit)
        } else {
            from
        }
    }

    fn in_period(&self, key: RowKey, said: Said) -> Option<Cited> {
        let source = *self.rows.get(&key)?;
        let says = self.sources.get(source)?.said.contains_key(&said);
        says.then_some(Cited { source, said })
    }

    fn last_saying(&self, key: RowKey, said: Said) -> Option<Cited> {
        let rows = self.standing.get(&key)?.iter().rev();
        let says = |at: &&usize| {
            let source = self.sources.get(**at);
            source.is_some_and(|source| source.said.contains_key(&said))
        };
        let source = *rows.into_iter().find(says)?;
        Some(Cited { source, said })
    }

    fn received(&self, unit: UnitId) -> Vec<Cited> {
        let reporter = self.reporters.get(&unit).unwrap_or(&unit);
        let newest = self.heads.get(reporter).map(|(_, newest)| *newest);
        let said = Said::Received;
        newest
            .map(|source| Cited { source, said })
            .into_iter()
            .collect()
    }

    fn planned(&self, task: TaskId, said: Said) -> Option<Cited> {
        let source = *self.tasks.get(&task)?;
        Some(Cited { source, said })
    }
}

fn keys(task: TaskId, units: impl IntoIterator<Item = UnitId>) -> impl Iterator<Item = RowKey> {
    units.into_iter().map(move |unit| RowKey { task, unit })
}
