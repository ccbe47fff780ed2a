//! The turn of the year: what of an earlier plan goes on in a later one, asked task by task.
//!
//! What was reported and decided stays with the earlier plan's tasks; those that go on as others
//! take it with them. What was decided once is not asked again.

mod storing;

use crate::board::Board;
use crate::error::PlanRefusal;
use crate::plans::PlanMeant;
use crate::views::{CarryCandidate, CarryCounts, CarryRow, CarryView};
use crate::{Office, OfficeError};
use plan::carrying::{Course, Ground, ProposedCourse, is_unfinished, propose};
use plan::status::Status;
use plan::task::{Group, Plan, Task, TaskId};
use serde::Deserialize;
use specta::Type;
use std::collections::BTreeSet;
use store::{CarriedOver, PlanId, PlanRecord, Reader, Revision, StoredPlan};
use words::carry;

/// What asks for the turn of the year.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default)]
pub struct CarryRequest {
    /// The earlier plan, by year or identity; otherwise the last one before the later plan.
    pub from: Option<String>,
    /// The later plan; otherwise the newest.
    pub to: Option<String>,
    /// A later plan that no appendix holds yet: it is founded out of the earlier one.
    pub found: Option<PlanFounding>,
    /// What becomes of tasks, where it is not what is proposed.
    pub choices: Vec<CarryChoice>,
}

/// A plan founded without an appendix.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct PlanFounding {
    /// Its year.
    pub year: i32,
    /// Its title; otherwise the earlier one's with the year changed.
    pub title: Option<String>,
    /// Its document: number and day.
    pub document: String,
}

/// What becomes of one task.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct CarryChoice {
    /// The earlier plan's task.
    pub task: String,
    /// continue, end, or the later plan's task that does its work.
    pub course: String,
}

/// Everything the turn of the year is about.
struct Turn {
    from: StoredPlan,
    to: Target,
    /// The tasks nobody decided on yet, where they stand and what becomes of them.
    open: Vec<(Task, Status, String, ProposedCourse)>,
    /// How many were decided on before.
    decided: usize,
    revision: Revision,
}

/// The later plan.
enum Target {
    /// It is stored.
    Stored(Box<StoredPlan>),
    /// It is founded with the turn.
    Founded(Box<PlanRecord>),
}

impl Target {
    fn year(&self) -> i32 {
        match self {
            Target::Stored(stored) => stored.plan.year,
            Target::Founded(record) => record.year,
        }
    }

    fn title(&self) -> &str {
        match self {
            Target::Stored(stored) => &stored.plan.title,
            Target::Founded(record) => &record.title,
        }
    }

    fn plan(&self) -> Option<&Plan> {
        match self {
            Target::Stored(stored) => Some(&stored.plan),
            Target::Founded(_) => None,
        }
    }

    fn id(&self) -> Option<PlanId> {
        match self {
            Target::Stored(stored) => Some(stored.id),
            Target::Founded(_) => None,
        }
    }
}

/// The heading of the group of tasks that came over into a plan with an appendix of its own.
pub(crate) fn heading() -> Group {
    Group {
        numeral: carry::group_numeral().to_owned(),
        title: carry::group_title().to_owned(),
        declared: None,
    }
}

impl Office {
    /// What is proposed of the tasks of an earlier plan that nobody decided on yet.
    ///
    /// # Errors
    /// No plan, or no later one; a plan or task is unknown; the later plan is not later; the store
    /// refuses.
    pub fn carry_over(&self, request: &CarryRequest) -> Result<CarryView, OfficeError> {
        self.read(|reader| Ok(self.turn(reader, request)?.view(false)))
    }

    /// Carries the tasks over as proposed and chosen, in one operation; nothing where all were
    /// decided on before.
    ///
    /// # Errors
    /// As [`Office::carry_over`]; the store changed meanwhile.
    pub fn accept_carry(&mut self, request: &CarryRequest) -> Result<CarryView, OfficeError> {
        let turn = self.read(|reader| self.turn(reader, request))?;
        let view = turn.view(true);
        if !turn.open.is_empty() {
            self.store_turn(&turn)?;
        }
        Ok(view)
    }

    fn turn(&self, reader: &Reader<'_>, request: &CarryRequest) -> Result<Turn, OfficeError> {
        let (from, to) = self.both_plans(reader, request)?;
        let carried = reader.carried_over()?;
        let open = self.undecided(reader, &from, &carried)?;
        let taken: BTreeSet<TaskId> = carried
            .iter()
            .filter_map(|one| one.carried.successor())
            .collect();
        let tasks = to.plan().into_iter().flat_map(|plan| &plan.tasks);
        let free = tasks.filter(|task| task.carried.is_none() && !taken.contains(&task.id));
        let stand: Vec<(&Task, Status)> = open.iter().map(|(task, at, _)| (task, *at)).collect();
        let mut proposed = propose(&stand, &free.collect::<Vec<_>>());
        choose(&mut proposed, &from.plan, to.plan(), &request.choices)?;
        let own = |one: &&CarriedOver| from.plan.tasks.iter().any(|task| task.id == one.task);
        Ok(Turn {
            decided: carried.iter().filter(own).count(),
            open: open
                .into_iter()
                .zip(proposed)
                .map(|((task, status, label), proposed)| (task, status, label, proposed))
                .collect(),
            revision: reader.revision()?,
            from,
            to,
        })
    }

    /// The earlier and the later plan; the later one is later, and founded only in a year without
    /// one.
    fn both_plans(
        &self,
        reader: &Reader<'_>,
        request: &CarryRequest,
    ) -> Result<(StoredPlan, Target), OfficeError> {
        let (from, to) = self.years_of(reader, request)?;
        let from = self.plan_meant(reader, from)?;
        let year = from.plan.year;
        let to = match (&request.found, to) {
            (Some(found), _) => Target::Founded(Box::new(self.founding(&from, found))),
            (None, Some(to)) => Target::Stored(Box::new(self.plan_meant(reader, to)?)),
            (None, None) => return Err(PlanRefusal::NoLater { year }.into()),
        };
        let later = to.year();
        if later <= year {
            let earlier = year;
            return Err(PlanRefusal::NotLater { earlier, later }.into());
        }
        let is_founded = request.found.is_some();
        if is_founded && reader.plans()?.iter().any(|(_, one)| one.year == later) {
            return Err(PlanRefusal::YearTaken { year: later }.into());
        }
        Ok((from, to))
    }

    /// The tasks nobody decided on and no other task replaced, and where they stand.
    fn undecided(
        &self,
        reader: &Reader<'_>,
        from: &StoredPlan,
        carried: &[CarriedOver],
    ) -> Result<Vec<(Task, Status, String)>, OfficeError> {
        let replaced = reader.decisions()?.replaced;
        let board = Board::of_plan(self, reader, self.at_present(), from.clone())?;
        let is_open = |task: &&Task| {
            replaced.iter().all(|one| one.task != task.id)
                && carried.iter().all(|one| one.task != task.id)
        };
        let open = from.plan.tasks.iter().filter(is_open).map(|task| {
            let status = board.task_status(task);
            (task.clone(), status, board.label(task, status))
        });
        Ok(open.collect())
    }

    /// The plans meant: those named, else the newest and the last before it.
    fn years_of(
        &self,
        reader: &Reader<'_>,
        request: &CarryRequest,
    ) -> Result<(PlanMeant, Option<PlanMeant>), OfficeError> {
        let heads = reader.plans()?;
        let named = |name: &Option<String>| {
            let name = name.as_deref();
            name.map(|name| Office::plan_named(reader, name))
                .transpose()
        };
        let (from, to) = (named(&request.from)?, named(&request.to)?);
        let newest = heads.last().ok_or(OfficeError::NoPlan)?.1.year;
        let year_of = |meant: PlanMeant| match meant {
            PlanMeant::Year(year) => year,
            PlanMeant::Alone(id) => {
                let head = heads.iter().find(|(one, _)| *one == id);
                head.map_or(newest, |(_, head)| head.year)
            }
        };
        let before = |year: i32| {
            let earlier = heads.iter().rev().map(|(_, head)| head.year);
            earlier.filter(|one| *one < year).max().map(PlanMeant::Year)
        };
        let from = from.or_else(|| match &request.found {
            Some(found) => before(found.year),
            None => before(to.map_or(newest, year_of)),
        });
        let from = from.unwrap_or(PlanMeant::Year(newest));
        let to = to.or((newest > year_of(from)).then_some(PlanMeant::Year(newest)));
        Ok((from, to))
    }

    /// A plan that is founded out of an earlier one.
    fn founding(&self, from: &StoredPlan, found: &PlanFounding) -> PlanRecord {
        let title = found
            .title
            .as_deref()
            .map(str::trim)
            .filter(|title| !title.is_empty());
        let (old, new) = (from.plan.year.to_string(), found.year.to_string());
        PlanRecord {
            year: found.year,
            title: title.map_or_else(|| from.plan.title.replace(&old, &new), str::to_owned),
            sheet: String::new(),
            original: None,
            imported_at: self.now(),
            document: found.document.trim().to_owned(),
        }
    }
}

/// Puts what was chosen in the place of what was proposed.
fn choose(
    proposed: &mut [ProposedCourse],
    from: &Plan,
    to: Option<&Plan>,
    choices: &[CarryChoice],
) -> Result<(), OfficeError> {
    for choice in choices {
        let task = crate::assigning::find_task(from, &choice.task)?;
        let row = proposed.iter_mut().find(|one| one.task == task.id);
        let row = row.ok_or_else(|| PlanRefusal::AlreadyDecided {
            number: from.handle(task),
        })?;
        row.course = match choice.course.trim() {
            "continue" => Course::Continue,
            "end" => Course::End,
            number => {
                let unknown = || OfficeError::TaskUnknown {
                    number: number.to_owned(),
                };
                Course::Into(crate::assigning::find_task(to.ok_or_else(unknown)?, number)?.id)
            }
        };
    }
    Ok(())
}

impl Turn {
    fn view(&self, accepted: bool) -> CarryView {
        let later = self.to.plan();
        let named = |id: TaskId| {
            let plan = later?;
            let task = plan.tasks.iter().find(|task| task.id == id)?;
            Some((plan.handle(task), task.content.clone()))
        };
        let row = |(task, status, label, proposed): &(Task, Status, String, ProposedCourse)| {
            let new = match proposed.course {
                Course::Into(id) => named(id),
                Course::Continue | Course::End => None,
            };
            let (new_task, new_content) = new.unzip();
            CarryRow {
                task: self.from.plan.handle(task),
                content: task.content.clone(),
                status: status.word(),
                label: label.clone(),
                course: proposed.course.word(),
                ground: Ground::word(proposed.ground),
                new_task,
                new_content,
                unfinished: proposed.course == Course::End && is_unfinished(*status),
            }
        };
        let candidates = later.into_iter().flat_map(|plan| {
            let own = plan.tasks.iter().filter(|task| task.carried.is_none());
            own.map(|task| CarryCandidate {
                task: plan.handle(task),
                content: task.content.clone(),
            })
        });
        let tasks: Vec<CarryRow> = self.open.iter().map(row).collect();
        CarryView {
            from: self.from.plan.year,
            from_title: self.from.plan.title.clone(),
            to: self.to.year(),
            to_title: self.to.title().to_owned(),
            founds: self.to.id().is_none(),
            accepted,
            decided: self.decided,
            counts: CarryCounts::of(&tasks),
            tasks,
            candidates: candidates.collect(),
        }
    }
}
