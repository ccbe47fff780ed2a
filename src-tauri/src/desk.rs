//! The one open store behind the window, and the previews waiting to be accepted.

use crate::report;
use crate::start::Start;
use crate::watch::Watcher;
use office::views::{Refusal, StateView};
use office::{AppendixPreview, Clock, IntakePreview, Office, OfficeError, state_without};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::async_runtime::spawn_blocking;

/// What a command answers the window.
pub type Answer<T> = Result<T, Refusal>;

/// The secretary's desk: commands wait their turn at it, never on the window's thread.
#[derive(Clone)]
pub struct Desk {
    work: Arc<Mutex<Work>>,
    /// Follows the job at the desk, without waiting for its turn.
    pub watcher: Arc<Watcher>,
}

/// What lies on the desk.
pub struct Work {
    store: Option<PathBuf>,
    clock: Clock,
    office: Option<Office>,
    watcher: Arc<Watcher>,
    /// The appendix that was previewed last.
    pub appendix: Option<AppendixPreview>,
    /// The files that were previewed last.
    pub intake: Option<IntakePreview>,
}

impl Desk {
    /// A desk with nothing opened yet.
    pub fn new(start: Start) -> Desk {
        let watcher = Arc::<Watcher>::default();
        Desk {
            work: Arc::new(Mutex::new(Work {
                store: start.store,
                clock: start.clock,
                office: None,
                watcher: Arc::clone(&watcher),
                appendix: None,
                intake: None,
            })),
            watcher,
        }
    }

    /// Does a job in the open store.
    pub async fn office<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        self.work(|work| job(work.office()?)).await
    }

    /// Does a job at the desk, off the window's thread.
    pub async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Work) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        let desk = Arc::clone(&self.work);
        let done = spawn_blocking(move || {
            // A job that panicked wrote nothing: its transaction was rolled back.
            let mut work = desk.lock().unwrap_or_else(PoisonError::into_inner);
            work.watcher.begin();
            job(&mut work)
        });
        let broken = |_| {
            Err(OfficeError::Unexpected {
                detail: "panic".to_owned(),
            })
        };
        done.await.unwrap_or_else(broken).map_err(|error| {
            report::refusal(&error);
            Refusal::from(&error)
        })
    }
}

impl Work {
    /// The open store, opening it first where it is not.
    pub fn office(&mut self) -> Result<&mut Office, OfficeError> {
        let office = match self.office.take() {
            Some(office) => office,
            None => Office::open(self.store()?, self.clock)?,
        };
        let office = self.office.insert(office);
        office.watched_by(self.watcher.clone());
        Ok(office)
    }

    /// The open store and the files that wait beside it.
    pub fn beside_intake(
        &mut self,
    ) -> Result<Option<(&mut Office, &mut IntakePreview)>, OfficeError> {
        self.office()?;
        Ok(self.office.as_mut().zip(self.intake.as_mut()))
    }

    /// Does a job in the open store that the files waiting beside it follow.
    pub fn follow<T>(
        &mut self,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        match self.beside_intake()? {
            Some((office, preview)) => office.beside(preview, job),
            None => job(self.office()?),
        }
    }

    /// Makes the store.
    pub fn begin(&mut self, profile: &str) -> Result<(), OfficeError> {
        let (office, _) = Office::create(self.store()?, profile, self.clock)?;
        self.office = Some(office);
        Ok(())
    }

    /// Where the program stands; never refused.
    pub fn state(&mut self) -> StateView {
        self.office()
            .and_then(|office| office.state())
            .unwrap_or_else(|refusal| state_without(self.store.as_deref(), self.clock, &refusal))
    }

    /// Puts everything away, so that another file can take the store's place.
    pub fn close(&mut self) -> Result<(&Path, Clock), OfficeError> {
        self.office = None;
        self.appendix = None;
        self.intake = None;
        let clock = self.clock;
        Ok((self.store()?, clock))
    }

    fn store(&self) -> Result<&Path, OfficeError> {
        self.store.as_deref().ok_or(OfficeError::NoDataFolder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::Watch;
    use office::views::Condition;
    use std::sync::mpsc;
    use tauri::async_runtime::{block_on, spawn};

    fn work(folder: &Path) -> Work {
        Work {
            store: Some(folder.join("store")),
            clock: Clock::Machine,
            office: None,
            watcher: Arc::default(),
            appendix: None,
            intake: None,
        }
    }

    #[test]
    fn asking_where_the_program_stands_makes_no_store() {
        let folder = tempfile::tempdir().unwrap();
        let mut work = work(folder.path());
        assert_eq!(work.state().condition, Condition::Missing);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_no_store_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("store"), "not a store").unwrap();
        let state = work(folder.path()).state();
        assert_eq!(state.condition, Condition::Refused);
        assert!(
            state
                .refusal
                .is_some_and(|refusal| !refusal.hint.is_empty())
        );
        let kept = std::fs::read_to_string(folder.path().join("store")).unwrap();
        assert_eq!(kept, "not a store");
    }

    #[test]
    fn a_new_store_takes_in_the_plan_that_comes_with_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let mut work = work(folder.path());
        work.begin("bim-son-2024").unwrap();
        assert_eq!(work.state().condition, Condition::NoPlan);
        let office = work.office().unwrap();
        let preview = office.preview_bundled_appendix().unwrap();
        office.accept_appendix(preview).unwrap();
        let state = work.state();
        assert_eq!(state.condition, Condition::Ready);
        assert_eq!(state.plan.map(|plan| plan.tasks), Some(39));
    }

    #[test]
    fn a_job_is_stopped_while_it_holds_the_desk() {
        let desk = Desk::new(Start {
            store: None,
            clock: Clock::Machine,
        });
        let (begun, has_begun) = mpsc::channel();
        let other = desk.clone();
        let going = spawn(async move {
            let job = move |work: &mut Work| {
                begun.send(()).unwrap();
                while !work.watcher.is_cancelled() {
                    std::thread::yield_now();
                }
                Err::<(), _>(OfficeError::Cancelled)
            };
            other.work(job).await
        });
        has_begun.recv().unwrap();
        desk.watcher.cancel();
        let refusal = block_on(going).unwrap().unwrap_err();
        assert_eq!(refusal.code, "cancelled");
    }
}
