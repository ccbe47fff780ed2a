//! Which plan an appendix is about: one that is stored, or a new one beside it.

use crate::error::PlanRefusal;
use crate::plans::PlanMeant;
use crate::rules::before_day;
use crate::views::ProposalView;
use crate::{Office, OfficeError};
use plan::appendix::Draft;
use plan::proposal::{DecidedProposals, Proposal};
use plan::text::match_key;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{PlanId, PlanRecord, Reader, StoredPlan};

/// How a plan that is not stored yet is asked for.
const NEW: &str = "new";

/// Fewer tasks than this, read or stored, tell nothing of which plan they are.
const TELLING: usize = 3;

/// The plan an appendix is about.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The stored plan it changes; `None` for a new one.
    pub plan: Option<PlanId>,
    /// The year, and whether nobody said so and the store holds another plan of it that has
    /// nothing in common with it.
    unclear: Option<i32>,
    /// The stored plans of its year, as they are named.
    known: String,
}

impl Target {
    /// The plan that was asked for, else the one the appendix speaks of: of its year, by its title
    /// or by tasks they share, or one that no appendix holds yet. A plan of another year is
    /// another plan.
    ///
    /// # Errors
    /// There is no such plan; the store refuses.
    pub fn of(
        reader: &Reader<'_>,
        draft: &Draft,
        asked: Option<&str>,
    ) -> Result<Target, OfficeError> {
        let same_year = |(_, head): &(PlanId, PlanRecord)| head.year == draft.year;
        let heads: Vec<_> = reader.plans()?.into_iter().filter(same_year).collect();
        let known = heads.iter().map(|(id, _)| id.0.to_string());
        let target = Target {
            plan: None,
            unclear: None,
            known: known.collect::<Vec<_>>().join(", "),
        };
        match asked {
            Some(NEW) => return Ok(target),
            Some(name) => {
                return Ok(Target {
                    plan: Some(named(reader, name, &heads)?),
                    ..target
                });
            }
            None if heads.is_empty() => return Ok(target),
            None => {}
        }
        let title = match_key(&draft.title);
        let titled = heads.iter().find(|(_, one)| match_key(&one.title) == title);
        let plan = match titled {
            Some((id, _)) => Some(*id),
            None => most_alike(reader, draft, &heads)?,
        };
        Ok(Target {
            unclear: plan.is_none().then_some(draft.year),
            plan,
            ..target
        })
    }

    /// The stored plan itself.
    pub fn stored(&self, reader: &Reader<'_>) -> Result<Option<StoredPlan>, OfficeError> {
        match self.plan {
            Some(id) => Ok(reader.plan_alone(id, before_day(reader)?)?),
            None => Ok(None),
        }
    }

    /// Says in a preview which plan it is about.
    pub fn mark(&self, view: &mut ProposalView) {
        view.plan = self.plan.map(|id| id.0);
        view.new_plan = self.plan.is_none();
        view.plan_unclear = self.unclear.is_some();
    }

    /// # Errors
    /// Nobody said which of several plans is meant.
    pub fn settled(&self) -> Result<(), OfficeError> {
        match self.unclear {
            Some(year) => Err(PlanRefusal::Ambiguous {
                year,
                known: self.known.clone(),
            }
            .into()),
            None => Ok(()),
        }
    }
}

/// The plan a name means; of a year with several plans the first.
fn named(
    reader: &Reader<'_>,
    name: &str,
    heads: &[(PlanId, PlanRecord)],
) -> Result<PlanId, OfficeError> {
    match Office::plan_named(reader, name)? {
        PlanMeant::Alone(id) => Ok(id),
        PlanMeant::Year(year) => {
            let all = reader.plans()?;
            let own = all.iter().find(|(_, head)| head.year == year);
            let known = heads.iter().map(|(id, _)| id.0.to_string());
            own.map(|(id, _)| *id).ok_or_else(|| {
                PlanRefusal::Unknown {
                    name: name.to_owned(),
                    known: known.collect::<Vec<_>>().join(", "),
                }
                .into()
            })
        }
    }
}

/// Of the year's plans the one most of the appendix's tasks stand in word for word; else one that
/// no appendix holds yet.
fn most_alike(
    reader: &Reader<'_>,
    draft: &Draft,
    heads: &[(PlanId, PlanRecord)],
) -> Result<Option<PlanId>, OfficeError> {
    let keys: HashSet<String> = draft
        .tasks
        .iter()
        .map(|one| match_key(&one.content))
        .collect();
    if draft.tasks.len() < TELLING {
        return Ok(heads.first().map(|(id, _)| *id));
    }
    let before = before_day(reader)?;
    let (mut best, mut unheld): (Option<(usize, PlanId)>, _) = (None, None);
    for (id, head) in heads {
        let stored = reader.plan_alone(*id, before)?;
        let tasks = stored.into_iter().flat_map(|one| one.plan.tasks);
        let own: Vec<_> = tasks.filter(|task| task.directive.is_none()).collect();
        // A plan that was pasted has no file either, but tasks of its own.
        if head.original.is_none() && own.iter().all(|task| task.carried.is_some()) {
            unheld.get_or_insert(*id);
        }
        let shared = own
            .iter()
            .filter(|task| keys.contains(&match_key(&task.content)));
        let shared = match own.len() {
            TELLING.. => shared.count(),
            _ => shared.count().max(1),
        };
        if shared > best.map_or(0, |(most, _)| most) {
            best = Some((shared, *id));
        }
    }
    Ok(best.map(|(_, id)| id).or(unheld))
}

/// Leaves out what was decided of tasks of earlier plans with the same words: their indicators go
/// on with the work.
pub(super) fn without_known_indicators(
    reader: &Reader<'_>,
    proposal: &mut Proposal,
    target: &Target,
    decided: &DecidedProposals,
) -> Result<(), OfficeError> {
    let before = before_day(reader)?;
    let mut earlier: HashMap<String, BTreeSet<plan::task::TaskId>> = HashMap::new();
    for (id, head) in reader.plans()? {
        if Some(id) == target.plan || head.year >= proposal.year {
            continue;
        }
        let stored = reader.plan_alone(id, before)?;
        for task in stored.into_iter().flat_map(|one| one.plan.tasks) {
            let tasks = earlier.entry(match_key(&task.content)).or_default();
            tasks.insert(task.id);
        }
    }
    for task in &mut proposal.tasks {
        let known = earlier.get(&match_key(&task.draft.content));
        let is_known = |key: &str| {
            let mut tasks = known.into_iter().flatten();
            tasks.any(|old| decided.holds(Some(*old), key))
        };
        task.indicators.retain(|one| !is_known(&one.key));
    }
    Ok(())
}
