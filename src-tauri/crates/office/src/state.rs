//! Where the program stands: the first thing a window asks.

use crate::profile::{BUNDLED, Profile};
use crate::views::{Condition, PlanSummary, ProfileName, Refusal, StateView, StoreFile};
use crate::{Clock, Office, OfficeError, StorePlace, backups};
use plan::period::Period;
use plan::task::Plan;
use std::collections::BTreeSet;
use std::path::Path;
use store::StoreError;

impl Office {
    /// Where an open store stands.
    ///
    /// # Errors
    /// The store refuses.
    pub fn state(&self) -> Result<StateView, OfficeError> {
        self.read(|reader| {
            let stored = self.any_plan(reader)?;
            let directory = self.directory(reader)?;
            let today = self.clock.today();
            let plan = stored
                .as_ref()
                .map(|stored| stored.plan.on(today, &directory));
            let plan = plan.as_ref();
            let current = match plan {
                Some(plan) => self.due_next(&self.calendar(reader, plan.year)?),
                None => None,
            };
            let condition = match plan {
                Some(_) => Condition::Ready,
                None => Condition::NoPlan,
            };
            Ok(StateView {
                profile: Some(name_of(&self.profile)),
                plan: plan.map(summary),
                plans: self.plan_entries(reader)?,
                current_period: current.map(|period| period.id.to_string()),
                ..state(Some(self.store.path()), self.clock, condition)
            })
        })
    }

    /// Of a calendar's regular periods, the one whose reports are due next; the last one where
    /// none is.
    fn due_next(&self, calendar: &[Period]) -> Option<Period> {
        plan::period::due_next(calendar, self.now()).cloned()
    }
}

/// Where the program stands while no store is open, because of `refusal`.
pub fn state_without(place: Option<&StorePlace>, clock: Clock, refusal: &OfficeError) -> StateView {
    let path = place.map(StorePlace::path);
    let missing = matches!(
        refusal,
        OfficeError::Store {
            cause: StoreError::Missing { .. },
            ..
        }
    );
    if missing {
        let was_there = matches!(place, Some(StorePlace::Chosen(_)));
        let condition = match was_there || path.is_some_and(backups::has_backups) {
            true => Condition::Lost,
            false => Condition::Missing,
        };
        return state(path, clock, condition);
    }
    StateView {
        refusal: Some(Refusal::from(refusal)),
        ..state(path, clock, Condition::Refused)
    }
}

fn state(path: Option<&Path>, clock: Clock, condition: Condition) -> StateView {
    StateView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        today: clock.today().to_string(),
        store: path.map(|path| StoreFile {
            path: path.display().to_string(),
        }),
        condition,
        refusal: None,
        profiles: bundled_names(),
        profile: None,
        plan: None,
        plans: Vec::new(),
        current_period: None,
        last_backup: path.and_then(backups::last_backup),
    }
}

fn summary(plan: &Plan) -> PlanSummary {
    let assignments = || plan.tasks.iter().flat_map(|task| &task.assignments);
    let units: BTreeSet<i64> = assignments().map(|assignment| assignment.unit.0).collect();
    PlanSummary {
        title: plan.title.clone(),
        year: plan.year,
        groups: plan.groups.len(),
        tasks: plan.tasks.len(),
        units: units.len(),
        assignments: assignments().count(),
    }
}

/// The localities that come with the program. A test reads every one of them.
fn bundled_names() -> Vec<ProfileName> {
    BUNDLED
        .iter()
        .filter_map(|bundled| Profile::parse(bundled.code, bundled.text).ok())
        .map(|profile| name_of(&profile))
        .collect()
}

fn name_of(profile: &Profile) -> ProfileName {
    ProfileName {
        code: profile.code.clone(),
        name: profile.name.clone(),
    }
}
