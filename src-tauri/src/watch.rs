//! The window follows long jobs and may stop them.

use office::{Job, Step, Watch};
use serde::Serialize;
use specta::Type;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tauri_specta::Event;

/// The window is told no oftener: a file is read in a few milliseconds.
const PAUSE: Duration = Duration::from_millis(100);

/// How far a long job has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type, Event)]
pub struct Progress {
    /// The job.
    pub job: Job,
    /// Pieces done; 0 when it begins.
    pub done: usize,
    /// Pieces there are.
    pub total: usize,
    /// The piece done last, a file's or a unit's name; empty when it begins.
    pub name: String,
}

/// How the window is told.
type Tell = Box<dyn Fn(Progress) + Send + Sync>;

/// Stands beside the desk's lock: it is asked and told while a job holds that.
#[derive(Default)]
pub struct Watcher {
    cancelled: AtomicBool,
    told: Mutex<Option<Instant>>,
    tell: OnceLock<Tell>,
}

impl Watcher {
    /// Tells the window from now on; the first that is named counts.
    pub fn tell_by(&self, tell: impl Fn(Progress) + Send + Sync + 'static) {
        let _ = self.tell.set(Box::new(tell));
    }

    /// A job begins: nobody wants it stopped yet.
    pub fn begin(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
        *self.told() = None;
    }

    /// Stops the job that is going on, at its next piece.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it is time to tell the window again.
    fn is_due(&self, step: &Step<'_>) -> bool {
        let mut told = self.told();
        let due = step.done == step.total || told.is_none_or(|at| at.elapsed() >= PAUSE);
        if due {
            *told = Some(Instant::now());
        }
        due
    }

    fn told(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Watcher {
    fn step(&self, step: &Step<'_>) {
        if let Some(tell) = self.tell.get().filter(|_| self.is_due(step)) {
            tell(Progress {
                job: step.job,
                done: step.done,
                total: step.total,
                name: step.name.to_owned(),
            });
        }
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watcher").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn the_window_is_told_the_first_and_the_last_step_and_few_between() {
        let watcher = Watcher::default();
        let told = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&told);
        watcher.tell_by(move |progress| kept.lock().unwrap().push(progress.done));
        watcher.begin();
        for done in 0..=5000 {
            watcher.step(&Step {
                job: Job::Read,
                done,
                total: 5000,
                name: "bao cao.xlsx",
            });
        }
        let told = told.lock().unwrap();
        assert_eq!((told.first(), told.last()), (Some(&0), Some(&5000)));
        assert!(told.len() < 100, "{}", told.len());
    }

    #[test]
    fn a_cancelled_job_does_not_stop_the_next_one() {
        let watcher = Watcher::default();
        watcher.cancel();
        assert!(watcher.is_cancelled());
        watcher.begin();
        assert!(!watcher.is_cancelled());
    }
}
