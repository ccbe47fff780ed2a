//! The plan and its groups; the whole plan as the domain knows it.

use crate::codes::Moment;
use crate::error::StoreError;
use crate::gate::{Reader, Tx, number};
use crate::original::FileHash;
use chrono::NaiveDateTime;
use plan::deadline::BeforeDay;
use plan::task::{Group, Plan, Task};
use rusqlite::Row;
use std::collections::HashMap;

/// The place of the group of directive tasks, and where these begin in the plan: behind everything
/// an appendix holds, so that a longer one finds its places free.
const DIRECTIVES: u32 = 1_000_000;

/// The same of the group of tasks that came over from an earlier plan: before the directives'.
const CARRIED: u32 = 900_000;

/// Identity of a plan within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanId(pub i64);

/// Identity of a group within one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub i64);

/// What is kept of a plan beside its groups and tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRecord {
    /// The plan's year.
    pub year: i32,
    /// The appendix's title.
    pub title: String,
    /// The sheet it was read from.
    pub sheet: String,
    /// The workbook it was read from.
    pub original: Option<FileHash>,
    /// When it was taken in last.
    pub imported_at: NaiveDateTime,
    /// The document that founded it, where no appendix holds it; blank where one does.
    pub document: String,
}

/// A stored plan, or several of one year as one.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredPlan {
    /// Identity; of several, the one that was stored first.
    pub id: PlanId,
    /// The workbook it was read from.
    pub original: Option<FileHash>,
    /// When it was taken in last.
    pub imported_at: NaiveDateTime,
    /// Identities of its groups, in the order of [`Plan::groups`].
    pub groups: Vec<GroupId>,
    /// The plan; removed tasks and withdrawn assignments are left out. Of several, the groups and
    /// tasks of each behind those of the one before.
    pub plan: Plan,
}

impl Reader<'_> {
    /// All plans, by year and in the order they were stored.
    ///
    /// # Errors
    /// SQLite's.
    pub fn plans(&self) -> Result<Vec<(PlanId, PlanRecord)>, StoreError> {
        self.all(
            "SELECT id, year, title, sheet, original, imported_at, document
             FROM plan ORDER BY year, id",
            [],
            plan,
        )
    }

    /// What is in force in a year: the plans of that year as one; where there is none, those of
    /// the last year before it, else of the first one after. Deadlines are read from their words
    /// again, as `before` says.
    ///
    /// # Errors
    /// SQLite's.
    pub fn plan_in_force(
        &self,
        year: i32,
        before: BeforeDay,
    ) -> Result<Option<StoredPlan>, StoreError> {
        let plans = self.plans()?;
        let earlier = plans.iter().rev().find(|(_, plan)| plan.year <= year);
        let Some((_, meant)) = earlier.or(plans.first()) else {
            return Ok(None);
        };
        let in_force = meant.year;
        let own = plans.into_iter().filter(|(_, plan)| plan.year == in_force);
        self.as_one(own.collect(), before)
    }

    /// One plan by itself.
    ///
    /// # Errors
    /// SQLite's.
    pub fn plan_alone(
        &self,
        id: PlanId,
        before: BeforeDay,
    ) -> Result<Option<StoredPlan>, StoreError> {
        let plans = self.plans()?.into_iter();
        self.as_one(plans.filter(|(one, _)| *one == id).collect(), before)
    }

    /// Several plans as one, in the order given.
    fn as_one(
        &self,
        plans: Vec<(PlanId, PlanRecord)>,
        before: BeforeDay,
    ) -> Result<Option<StoredPlan>, StoreError> {
        let ids: Vec<PlanId> = plans.iter().map(|(id, _)| *id).collect();
        let mut whole: Option<StoredPlan> = None;
        for (id, record) in plans {
            let part = self.read_plan(id, record, before)?;
            match &mut whole {
                Some(whole) => whole.append(part),
                None => whole = Some(part),
            }
        }
        if let Some(whole) = &mut whole {
            whole.plan.kin = self.kin(&ids)?;
        }
        Ok(whole)
    }

    fn read_plan(
        &self,
        id: PlanId,
        record: PlanRecord,
        before: BeforeDay,
    ) -> Result<StoredPlan, StoreError> {
        let (groups, headings): (Vec<GroupId>, Vec<Group>) = self.groups(id)?.into_iter().unzip();
        let tasks = self.tasks(id, &groups, record.year, before)?;
        Ok(StoredPlan {
            id,
            original: record.original,
            imported_at: record.imported_at,
            groups,
            plan: Plan {
                title: record.title,
                year: record.year,
                sheet: record.sheet,
                groups: headings,
                tasks,
                mark: None,
                kin: HashMap::new(),
            },
        })
    }

    fn groups(&self, plan: PlanId) -> Result<Vec<(GroupId, Group)>, StoreError> {
        self.all(
            "SELECT id, numeral, title, declared FROM plan_group
             WHERE plan_id = ?1 ORDER BY position",
            [plan.0],
            group,
        )
    }
}

impl StoredPlan {
    /// Puts another plan's groups and tasks behind these.
    fn append(&mut self, other: StoredPlan) {
        let behind = self.plan.groups.len();
        self.groups.extend(other.groups);
        self.plan.groups.extend(other.plan.groups);
        let tasks = other.plan.tasks.into_iter();
        self.plan.tasks.extend(tasks.map(|task| Task {
            group: task.group + behind,
            ..task
        }));
    }
}

/// The place in its plan of the so-manieth task that came over from an earlier one.
pub fn carried_position(place: u32) -> u32 {
    CARRIED.saturating_add(place)
}

/// The place in the plan of the so-manieth task that directives founded.
pub fn directive_position(place: u32) -> u32 {
    DIRECTIVES.saturating_add(place)
}

impl Tx<'_> {
    /// Adds a plan.
    ///
    /// # Errors
    /// SQLite's.
    pub fn insert_plan(&self, plan: &PlanRecord) -> Result<PlanId, StoreError> {
        let id = self.insert(
            "INSERT INTO plan (year, title, sheet, original, imported_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                plan.year,
                &plan.title,
                &plan.sheet,
                &plan.original,
                Moment(plan.imported_at),
            ),
        )?;
        if !plan.document.is_empty() {
            self.write(
                "UPDATE plan SET document = ?2 WHERE id = ?1",
                (id, &plan.document),
            )?;
        }
        Ok(PlanId(id))
    }

    /// Gives a plan what a later appendix says of it as a whole.
    ///
    /// # Errors
    /// SQLite's.
    pub fn update_plan(&self, id: PlanId, plan: &PlanRecord) -> Result<(), StoreError> {
        self.write(
            "UPDATE plan SET year = ?2, title = ?3, sheet = ?4, original = ?5, imported_at = ?6,
                             document = ?7
             WHERE id = ?1",
            (
                id.0,
                plan.year,
                &plan.title,
                &plan.sheet,
                &plan.original,
                Moment(plan.imported_at),
                &plan.document,
            ),
        )?;
        Ok(())
    }

    /// Makes the plan's groups these, place by place. Places beyond them stay until
    /// [`Tx::prune_groups`], since their tasks must be moved or removed first. Returns the
    /// identities in the order given.
    ///
    /// # Errors
    /// SQLite's.
    pub fn set_groups(&self, plan: PlanId, groups: &[Group]) -> Result<Vec<GroupId>, StoreError> {
        for (position, group) in groups.iter().enumerate() {
            self.write(
                "INSERT INTO plan_group (plan_id, position, numeral, title, declared)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (plan_id, position) DO UPDATE SET
                     numeral = excluded.numeral, title = excluded.title,
                     declared = excluded.declared",
                (
                    plan.0,
                    number(position),
                    &group.numeral,
                    &group.title,
                    group.declared,
                ),
            )?;
        }
        let kept = self.groups(plan)?.into_iter().take(groups.len());
        Ok(kept.map(|(id, _)| id).collect())
    }

    /// The group of the tasks that directives founded; made, under this heading, where there is
    /// none yet.
    ///
    /// # Errors
    /// SQLite's.
    pub fn directive_group(&self, plan: PlanId, heading: &Group) -> Result<GroupId, StoreError> {
        self.group_beside(plan, heading, "directive", DIRECTIVES)
    }

    /// The group of the tasks that came over from an earlier plan; made, under this heading, where
    /// there is none yet.
    ///
    /// # Errors
    /// SQLite's.
    pub fn carried_group(&self, plan: PlanId, heading: &Group) -> Result<GroupId, StoreError> {
        self.group_beside(plan, heading, "carried", CARRIED)
    }

    /// The group beside the appendix's own that a column marks.
    fn group_beside(
        &self,
        plan: PlanId,
        heading: &Group,
        mark: &'static str,
        position: u32,
    ) -> Result<GroupId, StoreError> {
        let known = self.one(
            &format!("SELECT id FROM plan_group WHERE plan_id = ?1 AND {mark} = 1"),
            [plan.0],
            |row| row.get("id"),
        )?;
        if let Some(id) = known {
            return Ok(GroupId(id));
        }
        let id = self.insert(
            &format!(
                "INSERT INTO plan_group (plan_id, position, numeral, title, declared, {mark})
                 VALUES (?1, ?2, ?3, ?4, NULL, 1)"
            ),
            (plan.0, position, &heading.numeral, &heading.title),
        )?;
        Ok(GroupId(id))
    }

    /// Deletes the groups behind the first `kept`; no task stands in them any more.
    ///
    /// # Errors
    /// A task still stands in one; SQLite's.
    pub fn prune_groups(&self, plan: PlanId, kept: &[GroupId]) -> Result<(), StoreError> {
        self.write(
            "DELETE FROM plan_group WHERE plan_id = ?1 AND position >= ?2
             AND directive = 0 AND carried = 0",
            (plan.0, number(kept.len())),
        )?;
        Ok(())
    }
}

fn plan(row: &Row<'_>) -> rusqlite::Result<(PlanId, PlanRecord)> {
    let record = PlanRecord {
        year: row.get("year")?,
        title: row.get("title")?,
        sheet: row.get("sheet")?,
        original: row.get("original")?,
        imported_at: row.get::<_, Moment>("imported_at")?.0,
        document: row.get("document")?,
    };
    Ok((PlanId(row.get("id")?), record))
}

fn group(row: &Row<'_>) -> rusqlite::Result<(GroupId, Group)> {
    let group = Group {
        numeral: row.get("numeral")?,
        title: row.get("title")?,
        declared: row.get("declared")?,
    };
    Ok((GroupId(row.get("id")?), group))
}
