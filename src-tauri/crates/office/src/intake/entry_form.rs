//! The form on which a report is entered for a unit: its tasks, those the period asks for first,
//! with what stands for each already.

use crate::views::{EntryForm, EntryRow, RowValues, role_word};
use crate::{Office, OfficeError, find_unit};
use plan::progress::{Progress, RowKey};
use plan::task::{Plan, Task};
use plan::unit::{Directory, Unit};
use std::collections::{BTreeSet, HashMap};

impl Office {
    /// The form on which a report of a period is entered for a unit.
    ///
    /// # Errors
    /// No plan; no such unit or period; the unit has no task; the store refuses.
    pub fn entry_form(&self, unit: &str, period: &str) -> Result<EntryForm, OfficeError> {
        self.read(|reader| {
            let period = self.period_of(reader, period)?;
            let handout = self.handout(reader, period.clone())?;
            let (plan, directory) = (&handout.plan, &handout.directory);
            let unit = find_unit(directory, unit)?;
            let form = handout.source().form_of(unit);
            let asked: BTreeSet<RowKey> = form.rows.iter().map(|row| row.key).collect();
            let said = reader.progress_in(period.id)?.into_iter();
            let said: HashMap<RowKey, Progress> = said.map(|row| (row.key, row.progress)).collect();
            let rows = rows(plan, directory, unit, &asked, &said);
            if rows.is_empty() {
                return Err(OfficeError::PeriodNotOwed {
                    unit: unit.name.clone(),
                    period: period.id.to_string(),
                });
            }
            Ok(EntryForm {
                unit: unit.name.clone(),
                period: period.id.to_string(),
                own: unit.standing_office,
                rows,
            })
        })
    }
}

/// Every assignment the unit may speak of, those asked for first, each part in the plan's order.
fn rows(
    plan: &Plan,
    directory: &Directory,
    unit: &Unit,
    asked: &BTreeSet<RowKey>,
    said: &HashMap<RowKey, Progress>,
) -> Vec<EntryRow> {
    let mut rows = Vec::new();
    for speaker in directory.heard_in(unit.id) {
        for task in &plan.tasks {
            let key = RowKey {
                task: task.id,
                unit: speaker.id,
            };
            rows.extend(row(
                task,
                speaker,
                unit,
                asked.contains(&key),
                said.get(&key),
            ));
        }
    }
    rows.sort_by_key(|row| !row.asked);
    rows
}

fn row(
    task: &Task,
    speaker: &Unit,
    reporter: &Unit,
    asked: bool,
    said: Option<&Progress>,
) -> Option<EntryRow> {
    let assigned = task.assignments.iter().find(|one| one.unit == speaker.id)?;
    let said = said.cloned().unwrap_or_default();
    Some(EntryRow {
        task: task.number.to_string(),
        unit: speaker.name.clone(),
        on_behalf: speaker.id != reporter.id,
        content: task.content.clone(),
        role: role_word(assigned.role),
        deadline: task.deadline.text.clone(),
        asked,
        values: RowValues::from(&said),
        product: said.product,
        note: said.note,
    })
}
