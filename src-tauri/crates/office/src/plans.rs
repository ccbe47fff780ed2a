//! Which of the store's plans is meant: of a period, a day, a task's handle, or by name.
//!
//! In force in a year are the plans of that year, together as one: a unit still gets one form.
//! Until a year has a plan of its own the last one before it goes on.

use crate::error::PlanRefusal;
use crate::rules::before_day;
use crate::views::PlanEntry;
use crate::{Office, OfficeError};
use chrono::{Datelike, NaiveDate};
use plan::period::Period;
use plan::task::{Plan, Task, TaskId};
use std::collections::HashSet;
use store::{PlanId, PlanRecord, Reader, StoredPlan};

/// Numbers from here on name a year, smaller ones a plan by its identity.
const FIRST_YEAR: i64 = 1000;

/// Which plan is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanMeant {
    /// All plans of a year as one.
    Year(i32),
    /// One plan by itself.
    Alone(PlanId),
}

/// Every plan of the store, those of a year as one.
pub(crate) struct AllPlans {
    plans: Vec<Plan>,
}

impl AllPlans {
    /// A task of whichever plan, with its plan.
    pub fn find(&self, id: TaskId) -> Option<(&Plan, &Task)> {
        let found = |plan: &Plan| plan.tasks.iter().position(|task| task.id == id);
        let mut plans = self.plans.iter();
        plans.find_map(|plan| Some((plan, &plan.tasks[found(plan)?])))
    }

    /// What a task of whichever plan is called by.
    pub fn handle(&self, id: TaskId) -> Option<String> {
        self.find(id).map(|(plan, task)| plan.handle(task))
    }

    /// The plans.
    pub fn iter(&self) -> impl Iterator<Item = &Plan> {
        self.plans.iter()
    }
}

impl Office {
    /// Lets every job that names a task without its plan speak of this one from now on: a year, or
    /// a plan's identity. What is about a period still goes by the plan in force in it.
    ///
    /// # Errors
    /// There is no such plan; the store refuses.
    pub fn speak_of(&mut self, plan: &str) -> Result<(), OfficeError> {
        let meant = self.read(|reader| Office::plan_named(reader, plan))?;
        self.spoken_of = Some(meant);
        Ok(())
    }

    /// All plans of the store, by year.
    ///
    /// # Errors
    /// The store refuses.
    pub fn plans(&self) -> Result<Vec<PlanEntry>, OfficeError> {
        self.read(|reader| self.plan_entries(reader))
    }

    pub(crate) fn plan_entries(&self, reader: &Reader<'_>) -> Result<Vec<PlanEntry>, OfficeError> {
        let heads = reader.plans()?;
        let now = in_force(&heads, self.clock.today().year());
        let replaced = reader.decisions()?.replaced.into_iter();
        let carried = reader.carried_over()?.into_iter();
        let settled: HashSet<TaskId> = replaced
            .map(|one| one.task)
            .chain(carried.map(|one| one.task))
            .collect();
        let mut entries = Vec::with_capacity(heads.len());
        for (id, head) in &heads {
            let tasks = reader.tasks_of(*id)?;
            let later = heads.iter().any(|(_, other)| other.year > head.year);
            let open = tasks.iter().filter(|task| !settled.contains(task)).count();
            let of_year = heads.iter().filter(|(_, other)| other.year == head.year);
            let name = match of_year.count() {
                1 => head.year.to_string(),
                _ => id.0.to_string(),
            };
            entries.push(PlanEntry {
                id: id.0,
                name,
                year: head.year,
                next_year: head.year + 1,
                title: head.title.clone(),
                document: head.document.clone(),
                tasks: tasks.len(),
                in_force: now == Some(head.year),
                undecided: if later { open } else { 0 },
            });
        }
        Ok(entries)
    }

    /// The plan spoken of; without one what is in force today.
    pub(crate) fn plan_now(&self, reader: &Reader<'_>) -> Result<StoredPlan, OfficeError> {
        self.plan_meant(reader, self.default_plan())
    }

    /// The same where there may be no plan at all.
    pub(crate) fn any_plan(&self, reader: &Reader<'_>) -> Result<Option<StoredPlan>, OfficeError> {
        match self.plan_now(reader) {
            Err(OfficeError::NoPlan) => Ok(None),
            found => found.map(Some),
        }
    }

    /// The plan spoken of; without one what is in force on a day.
    pub(crate) fn plan_on(
        &self,
        reader: &Reader<'_>,
        day: NaiveDate,
    ) -> Result<StoredPlan, OfficeError> {
        let meant = self.spoken_of.unwrap_or(PlanMeant::Year(day.year()));
        self.plan_meant(reader, meant)
    }

    /// The plan that is named; without a name what is in force on a day.
    pub(crate) fn plan_looked_at(
        &self,
        reader: &Reader<'_>,
        name: Option<&str>,
        day: NaiveDate,
    ) -> Result<StoredPlan, OfficeError> {
        match name {
            Some(name) => self.plan_meant(reader, Office::plan_named(reader, name)?),
            None => self.plan_on(reader, day),
        }
    }

    /// What is in force in a period: the year its window ends in, of a week the year its due day
    /// lies in. Its tasks are called by their bare numbers.
    pub(crate) fn plan_for(
        &self,
        reader: &Reader<'_>,
        period: &Period,
    ) -> Result<StoredPlan, OfficeError> {
        Office::plan_of_year(reader, period.to.year())
    }

    /// What is in force in a year, its tasks called by their bare numbers.
    pub(crate) fn plan_of_year(reader: &Reader<'_>, year: i32) -> Result<StoredPlan, OfficeError> {
        reader
            .plan_in_force(year, before_day(reader)?)?
            .ok_or(OfficeError::NoPlan)
    }

    /// The plan that a task's handle names beside its number, else the one spoken of.
    pub(crate) fn plan_naming(
        &self,
        reader: &Reader<'_>,
        handle: &str,
    ) -> Result<StoredPlan, OfficeError> {
        match Plan::named_in(handle) {
            Some(name) => self.plan_meant(reader, Office::plan_named(reader, name)?),
            None => self.plan_now(reader),
        }
    }

    /// The plan a period goes by; refused where another one was spoken of.
    pub(crate) fn plan_asked_for(
        &self,
        reader: &Reader<'_>,
        period: &Period,
    ) -> Result<StoredPlan, OfficeError> {
        let stored = self.plan_for(reader, period)?;
        let fits = match self.spoken_of {
            None => true,
            Some(PlanMeant::Year(year)) => year == stored.plan.year,
            Some(PlanMeant::Alone(id)) => {
                let heads = reader.plans()?;
                let meant = heads.iter().find(|(one, _)| *one == id);
                meant.is_some_and(|(_, head)| head.year == stored.plan.year)
            }
        };
        match fits {
            true => Ok(stored),
            false => Err(PlanRefusal::NotInForce {
                period: period.id.to_string(),
                year: stored.plan.year,
            }
            .into()),
        }
    }

    /// Every plan, tasks of those not in force called by their plan too.
    pub(crate) fn all_plans(&self, reader: &Reader<'_>) -> Result<AllPlans, OfficeError> {
        let mut years: Vec<i32> = reader.plans()?.iter().map(|(_, head)| head.year).collect();
        years.dedup();
        let plans = years
            .into_iter()
            .map(|year| Ok(self.plan_meant(reader, PlanMeant::Year(year))?.plan));
        let mut plans: Vec<Plan> = plans.collect::<Result<_, OfficeError>>()?;
        // What is in force first: of tasks that fit alike it is the one meant.
        plans.sort_by_key(|plan| plan.mark.is_some());
        Ok(AllPlans { plans })
    }

    /// The year that is worked in: that of the plan spoken of or in force, else the profile's.
    pub(crate) fn year_of_work(&self, reader: &Reader<'_>) -> Result<i32, OfficeError> {
        let heads = reader.plans()?;
        let year = match self.default_plan() {
            PlanMeant::Year(year) => in_force(&heads, year),
            PlanMeant::Alone(id) => {
                let meant = heads.iter().find(|(one, _)| *one == id);
                meant.map(|(_, head)| head.year)
            }
        };
        Ok(year.unwrap_or(self.profile.plan_year))
    }

    fn default_plan(&self) -> PlanMeant {
        let today = PlanMeant::Year(self.clock.today().year());
        self.spoken_of.unwrap_or(today)
    }

    /// A plan as it is named: by its year, or by its identity.
    pub(crate) fn plan_named(reader: &Reader<'_>, name: &str) -> Result<PlanMeant, OfficeError> {
        let heads = reader.plans()?;
        let number: Option<i64> = name.trim().parse().ok();
        let of_year = |number: i64| heads.iter().find(|(_, one)| i64::from(one.year) == number);
        let meant = number.and_then(|number| match number {
            FIRST_YEAR.. => of_year(number).map(|(_, one)| PlanMeant::Year(one.year)),
            _ => heads
                .iter()
                .find(|(id, _)| id.0 == number)
                .map(|(id, _)| PlanMeant::Alone(*id)),
        });
        meant.ok_or_else(|| {
            let known = heads
                .iter()
                .map(|(id, one)| format!("{} ({})", one.year, id.0));
            PlanRefusal::Unknown {
                name: name.to_owned(),
                known: known.collect::<Vec<_>>().join(", "),
            }
            .into()
        })
    }

    pub(crate) fn plan_meant(
        &self,
        reader: &Reader<'_>,
        meant: PlanMeant,
    ) -> Result<StoredPlan, OfficeError> {
        let before = before_day(reader)?;
        let heads = reader.plans()?;
        let settled = |meant: PlanMeant| match meant {
            PlanMeant::Year(year) => in_force(&heads, year).map(PlanMeant::Year),
            alone => Some(alone),
        };
        let (mark, found) = match meant {
            PlanMeant::Year(year) => {
                let found = reader.plan_in_force(year, before)?;
                (found.as_ref().map(|one| one.plan.year.to_string()), found)
            }
            PlanMeant::Alone(id) => (Some(id.0.to_string()), reader.plan_alone(id, before)?),
        };
        let mut stored = found.ok_or(OfficeError::NoPlan)?;
        let is_default = settled(meant) == settled(self.default_plan());
        stored.plan.mark = mark.filter(|_| !is_default);
        Ok(stored)
    }
}

/// The year whose plans are in force in a year.
fn in_force(heads: &[(PlanId, PlanRecord)], year: i32) -> Option<i32> {
    let earlier = heads.iter().rev().find(|(_, head)| head.year <= year);
    earlier.or(heads.first()).map(|(_, head)| head.year)
}
