//! Watching something long: how far it has come, and whether it is to stop.

use crate::OfficeError;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Follows the office's long jobs and may stop them. Asked from several threads at once.
pub trait Watch: Debug + Send + Sync {
    /// Another piece is done. Called for every one of them: what is slow belongs elsewhere.
    fn step(&self, step: &Step<'_>) {
        let _ = step;
    }

    /// Whether the job is to stop. It then stores nothing and is refused as `cancelled`.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Nobody watches.
impl Watch for () {}

/// How far a job has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The job.
    pub job: Job,
    /// Pieces done; 0 when it begins.
    pub done: usize,
    /// Pieces there are, as far as is known: letters and archives turn out to hold more.
    pub total: usize,
    /// The piece done last, a file's or a unit's name; empty when it begins.
    pub name: &'a str,
}

/// A job that can take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// Reading what units sent, file by file.
    Read,
    /// Storing it, file by file.
    Store,
    /// Writing forms, unit by unit.
    Forms,
}

/// Counts one job's pieces for whoever watches: in order, also where threads share the work.
pub(crate) struct Steps<'a> {
    watch: &'a dyn Watch,
    job: Job,
    count: Mutex<Count>,
}

/// How many pieces there are, and how many are done.
struct Count {
    done: usize,
    total: usize,
}

impl<'a> Steps<'a> {
    /// Begins a job of so many pieces.
    pub fn begin(watch: &'a dyn Watch, job: Job, total: usize) -> Steps<'a> {
        let steps = Steps {
            watch,
            job,
            count: Mutex::new(Count { done: 0, total }),
        };
        steps.tell(&steps.count(), "");
        steps
    }

    /// Another piece is done.
    pub fn step(&self, name: &str) {
        // Told while the count is held, so that nobody hears of the fifth after the sixth.
        let mut count = self.count();
        count.done += 1;
        self.tell(&count, name);
    }

    /// So many more pieces have come to light.
    pub fn add(&self, more: usize) {
        self.count().total += more;
    }

    /// Whether the job is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.watch.is_cancelled()
    }

    /// Goes on unless the job is to stop.
    ///
    /// # Errors
    /// It is to stop.
    pub fn go_on(&self) -> Result<(), OfficeError> {
        if self.is_cancelled() {
            return Err(OfficeError::Cancelled);
        }
        Ok(())
    }

    fn count(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, count: &Count, name: &str) {
        self.watch.step(&Step {
            job: self.job,
            done: count.done,
            total: count.total,
            name,
        });
    }
}
