//! A task whose place another one takes: the old one ends and keeps its past.

use crate::assigning::find_task;
use crate::deciding::named;
use crate::error::DirectiveRefusal;
use crate::views::ReplacedView;
use crate::{Office, OfficeError};
use chrono::{NaiveDate, NaiveDateTime};
use plan::decision::{Replaced, Ruling, RulingKind};
use plan::task::TaskId;
use store::{Operation, Reader, Tx};
use words::register;

/// A task that is about to be replaced.
pub(crate) struct Replacing {
    task: TaskId,
    number: String,
    /// The first day; the day it is written where none is given.
    pub on: Option<NaiveDate>,
}

impl Replacing {
    /// The task of that number, if it still stands for itself.
    ///
    /// # Errors
    /// No plan; no such task; it was replaced before.
    pub fn of(
        office: &Office,
        reader: &Reader<'_>,
        number: &str,
    ) -> Result<Replacing, OfficeError> {
        let plan = office.plan_naming(reader, number)?.plan;
        let task = find_task(&plan, number)?;
        let replaced = reader.decisions()?.replaced;
        let before = replaced.iter().find(|one| one.task == task.id);
        if let Some(before) = before {
            let by = office.all_plans(reader)?.handle(before.by);
            return Err(DirectiveRefusal::AlreadyReplaced {
                number: plan.handle(task),
                by: by.unwrap_or_default(),
            }
            .into());
        }
        Ok(Replacing {
            task: task.id,
            number: plan.handle(task),
            on: None,
        })
    }

    /// Ends the task and says which one takes its place.
    pub fn store(
        &self,
        tx: &Tx<'_>,
        (by, number): (TaskId, &str),
        document: &str,
        now: NaiveDateTime,
    ) -> Result<(), OfficeError> {
        let on = self.on.unwrap_or(now.date());
        tx.log_ruling(
            &Ruling {
                task: self.task,
                unit: None,
                kind: RulingKind::Dropped,
                on,
                reason: register::replaced_by(number),
                document: document.to_owned(),
            },
            now,
        )?;
        let replaced = Replaced {
            task: self.task,
            by,
            on,
            document: document.to_owned(),
        };
        Ok(tx.log_replaced(&replaced, now)?)
    }
}

impl Office {
    /// Lets another task take a task's place from a day on.
    ///
    /// # Errors
    /// No plan; no such task; both are the same; it was replaced before; no document is named;
    /// the store refuses.
    pub fn replace_task(
        &mut self,
        task: &str,
        by: &str,
        on: NaiveDate,
        document: &str,
    ) -> Result<ReplacedView, OfficeError> {
        let document = named(document)?;
        let (mut replacing, by, successor) = self.read(|reader| {
            let plan = self.plan_naming(reader, by)?.plan;
            let by = find_task(&plan, by)?;
            Ok::<_, OfficeError>((Replacing::of(self, reader, task)?, by.id, plan.handle(by)))
        })?;
        if replacing.task == by {
            return Err(DirectiveRefusal::ReplacesItself { number: successor }.into());
        }
        replacing.on = Some(on);
        let title = register::replacing(&replacing.number, &successor);
        let now = self.now();
        self.perform(&Operation::new("task_replaced", title, now), |tx| {
            replacing.store(tx, (by, &successor), &document, now)
        })?;
        Ok(ReplacedView {
            task: replacing.number,
            by: successor,
            on: on.to_string(),
            document,
        })
    }
}
