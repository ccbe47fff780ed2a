//! What a person settles while she goes through an appendix: what a phrase means, and which day
//! was meant where the appendix names one that does not exist.

use super::AppendixPreview;
use crate::assigning::phrase_of;
use crate::{Office, OfficeError};
use chrono::{NaiveDate, NaiveDateTime};
use plan::decision::Extension;
use plan::proposal::Proposal;
use plan::task::TaskId;
use plan::text::clean;
use plan::unit::Meaning;
use serde::Deserialize;
use specta::Type;
use std::collections::BTreeMap;
use store::Tx;
use words::operation;

/// The day meant by a deadline that cannot be.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct DayChoice {
    /// The task, counted from 0 in the proposal's order.
    pub task: usize,
    /// One of the days suggested for it, 2023-11-30.
    pub day: String,
}

impl AppendixPreview {
    /// Takes days for deadlines that cannot be; only days that were suggested are taken.
    pub fn choose_days(&mut self, chosen: &[DayChoice]) {
        for choice in chosen {
            let Ok(day) = choice.day.parse::<NaiveDate>() else {
                continue;
            };
            let task = self.proposal.tasks.get(choice.task);
            let mut problems = task.into_iter().flat_map(|task| &task.deadline.problems);
            if problems.any(|problem| problem.suggestions.contains(&day)) {
                self.days.insert(choice.task, day);
            }
        }
    }
}

impl Office {
    /// Reads a previewed appendix again with what a phrase means; accepting saves it as another
    /// spelling, so that it is never asked again.
    ///
    /// # Errors
    /// There is no such unit or collective; the store refuses.
    pub fn settle_phrase(
        &self,
        preview: &AppendixPreview,
        phrase: &str,
        name: &str,
    ) -> Result<AppendixPreview, OfficeError> {
        let meaning = phrase_of(&preview.directory, name)?.meaning;
        let mut wanted = preview.wanted.clone();
        wanted.settled.push((clean(phrase), meaning));
        self.preview(preview.source.clone(), preview.origin, wanted)
    }
}

/// Saves settled phrases as spellings.
pub(super) fn remember(tx: &Tx<'_>, settled: &[(String, Meaning)]) -> Result<(), OfficeError> {
    for (spelling, meaning) in settled {
        match meaning {
            Meaning::Unit(unit) => tx.add_unit_alias(*unit, spelling)?,
            Meaning::Collective(one) => tx.add_collective_alias(*one, spelling)?,
            Meaning::Open | Meaning::Unresolved => {}
        }
    }
    Ok(())
}

/// Sets the days chosen; the plan's own words stay, and what they say is the day's basis.
pub(super) fn set_days(
    tx: &Tx<'_>,
    proposal: &Proposal,
    days: &BTreeMap<usize, NaiveDate>,
    tasks: &[TaskId],
    at: NaiveDateTime,
) -> Result<(), OfficeError> {
    for (place, day) in days {
        if let (Some(task), Some(id)) = (proposal.tasks.get(*place), tasks.get(*place)) {
            let extension = Extension {
                task: *id,
                unit: None,
                until: *day,
                document: operation::day_chosen(&task.deadline.text),
            };
            tx.log_extension(&extension, at)?;
        }
    }
    Ok(())
}
