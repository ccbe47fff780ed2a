//! The one open store behind the window, and the previews waiting to be accepted.

use crate::report;
use crate::start::Start;
use crate::watch::Watcher;
use crate::written::{self, Names, Written};
use chrono::NaiveDate;
use office::views::{BackupFileView, InboxView, Refusal, RestoreView, StateView};
use office::{
    AppendixPreview, Clock, ContactsPreview, FolderLook, IntakePreview, Look, Notice, Office,
    OfficeError, OfficialPreview, StorePlace, state_without,
};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::async_runtime::spawn_blocking;

/// Copies of originals that were looked at, among the system's temporary files.
const COPIES: &str = "to-cong-tac-06";

/// What a command answers the window.
pub type Answer<T> = Result<T, Refusal>;

/// The secretary's desk: commands wait their turn at it, never on the window's thread.
#[derive(Clone)]
pub struct Desk {
    work: Arc<Mutex<Work>>,
    /// Follows the job at the desk, without waiting for its turn.
    pub watcher: Arc<Watcher>,
    /// Looks into the watched folder beside the desk: a share may take its time to answer.
    look: Arc<Mutex<FolderLook>>,
}

/// What lies on the desk.
pub struct Work {
    store: Option<StorePlace>,
    memory: Option<PathBuf>,
    clock: Clock,
    office: Option<Office>,
    /// The last day a backup was made or tried.
    kept_on: Option<NaiveDate>,
    watcher: Arc<Watcher>,
    /// The appendix that was previewed last.
    pub appendix: Option<AppendixPreview>,
    /// The files that were previewed last.
    pub intake: Option<IntakePreview>,
    /// The table of contacts that was previewed last.
    pub contacts: Option<ContactsPreview>,
    /// The official numbers that were previewed last.
    pub official: Option<OfficialPreview>,
    /// The files the program wrote.
    pub written: Written,
}

impl Desk {
    /// A desk with nothing opened yet.
    pub fn new(start: Start) -> Desk {
        let watcher = Arc::<Watcher>::default();
        Desk {
            work: Arc::new(Mutex::new(Work::new(start, Arc::clone(&watcher)))),
            watcher,
            look: Arc::default(),
        }
    }

    /// Does a job in the open store.
    pub async fn office<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        self.work(|work| job(work.office()?)).await
    }

    /// Does a job in the open store that writes files which the window may show afterwards.
    pub async fn writing<T: Names + Send + 'static>(
        &self,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        self.work(|work| {
            let answer = job(work.office()?)?;
            work.written.note(&answer);
            Ok(answer)
        })
        .await
    }

    /// Does a job at the desk, off the window's thread.
    pub async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Work) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        let desk = Arc::clone(&self.work);
        off_the_windows_thread(move || {
            // A job that panicked wrote nothing: its transaction was rolled back.
            let mut work = desk.lock().unwrap_or_else(PoisonError::into_inner);
            work.watcher.begin();
            job(&mut work)
        })
        .await
    }

    /// The backups beside the store, whatever became of the store itself. The desk is free while
    /// they are looked through: many large ones take seconds.
    pub async fn backups(&self) -> Answer<Vec<BackupFileView>> {
        let store = self.work(|work| work.store().map(Path::to_owned)).await?;
        let backups = off_the_windows_thread(move || office::backups(&store)).await?;
        self.work(|work| {
            work.written.note(&backups);
            Ok(backups)
        })
        .await
    }

    /// Hands a file the program wrote to the system. The desk is free meanwhile: another program
    /// may take its time to start.
    pub async fn hand_over(
        &self,
        path: PathBuf,
        show: fn(&Path) -> Result<(), OfficeError>,
    ) -> Answer<()> {
        let asked = path.clone();
        self.work(move |work| work.written.must_hold(&asked))
            .await?;
        off_the_windows_thread(move || show(&path)).await
    }

    /// What is new in the watched folder; the desk is free while the folder is looked through.
    pub async fn inbox(&self) -> Answer<InboxView> {
        let Some(folder) = self.quietly(|office| office.watched_folder()).await? else {
            return Ok(InboxView::default());
        };
        let look = Arc::clone(&self.look);
        let seen = off_the_windows_thread(move || {
            // A look that panicked knows less, and reads it again.
            let mut look = look.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(look.into_folder(&folder))
        });
        let seen = seen.await?;
        self.quietly(move |office| office.newcomers(&seen)).await
    }

    /// What the day begins with, where it is to be told and was not yet. Never refused: nobody
    /// asked for it.
    pub async fn morning(&self) -> Option<Notice> {
        let memory = office::notice_memory()?;
        let told = self.quietly(move |office| office.morning_notice(&memory));
        told.await.ok().flatten()
    }

    /// Asks the open store while nobody waits: whoever follows a long job is not told of this one.
    async fn quietly<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Office) -> Result<T, OfficeError> + Send + 'static,
    ) -> Answer<T> {
        let desk = Arc::clone(&self.work);
        off_the_windows_thread(move || {
            let mut work = desk.lock().unwrap_or_else(PoisonError::into_inner);
            job(work.office()?)
        })
        .await
    }

    /// Opens a copy of one of the files previewed last, or of the letter it came in.
    pub async fn show_previewed(&self, index: usize, look: Look) -> Answer<()> {
        let folder = std::env::temp_dir().join(COPIES);
        let copy = self.work(move |work| {
            let preview = work.intake.as_ref().ok_or(OfficeError::StalePreview)?;
            Office::previewed_copy(preview, index, look, &folder)
        });
        let copy = copy.await?;
        off_the_windows_thread(move || written::open(&copy)).await
    }

    /// Opens a copy of an original with the system's program for it.
    pub async fn show_original(&self, sha256: String) -> Answer<()> {
        let folder = std::env::temp_dir().join(COPIES);
        let copy = self
            .office(move |office| office.original_copy(&sha256, &folder))
            .await?;
        off_the_windows_thread(move || written::open(&copy)).await
    }
}

async fn off_the_windows_thread<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, OfficeError> + Send + 'static,
) -> Answer<T> {
    let broken = |_| {
        Err(OfficeError::Unexpected {
            detail: "panic".to_owned(),
        })
    };
    let done = spawn_blocking(job).await;
    done.unwrap_or_else(broken).map_err(|error| {
        report::refusal(&error);
        Refusal::from(&error)
    })
}

impl Work {
    fn new(start: Start, watcher: Arc<Watcher>) -> Work {
        Work {
            store: start.store,
            memory: start.memory,
            clock: start.clock,
            office: None,
            kept_on: None,
            watcher,
            appendix: None,
            intake: None,
            contacts: None,
            official: None,
            written: Written::default(),
        }
    }

    /// The open store, opening it first where it is not, or where another file took its place.
    /// Before the first job of a day the store is backed up.
    pub fn office(&mut self) -> Result<&mut Office, OfficeError> {
        if self
            .office
            .as_ref()
            .is_some_and(|office| !office.is_in_place())
        {
            self.put_away();
        }
        let office = match self.office.take() {
            Some(office) => office,
            None => Office::open_in_window(self.store()?, self.clock)?,
        };
        keep_daily(&office, &mut self.kept_on, self.clock.today());
        let office = self.office.insert(office);
        office.watched_by(self.watcher.clone());
        Ok(office)
    }

    /// The open store and the appendix that waits beside it.
    pub fn beside_appendix(
        &mut self,
    ) -> Result<Option<(&mut Office, &AppendixPreview)>, OfficeError> {
        self.office()?;
        Ok(self.office.as_mut().zip(self.appendix.as_ref()))
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
        Office::create(self.store()?, profile, self.clock)?;
        self.put_away();
        Ok(())
    }

    /// Where the program stands; never refused.
    pub fn state(&mut self) -> StateView {
        self.office()
            .and_then(|office| office.state())
            .unwrap_or_else(|refusal| state_without(self.store.as_ref(), self.clock, &refusal))
    }

    /// Puts a backup in the store's place.
    pub fn restore(&mut self, file: &Path) -> Result<RestoreView, OfficeError> {
        self.put_away();
        let restored = office::restore_backup(file, self.store()?, self.clock)?;
        self.written.note(&restored);
        Ok(restored)
    }

    /// Renames a store that cannot be used, so that its place is free.
    pub fn set_aside(&mut self) -> Result<(), OfficeError> {
        self.put_away();
        office::set_aside(self.store()?, self.clock)?;
        Ok(())
    }

    /// Works in another store from now on, and after the next start.
    pub fn use_store(&mut self, path: &Path) -> Result<(), OfficeError> {
        self.put_away();
        let office = Office::open_in_window(path, self.clock)?;
        let memory = self.memory.as_deref().ok_or(OfficeError::NoDataFolder)?;
        office::remember_store(memory, path)?;
        self.store = Some(StorePlace::Chosen(path.to_owned()));
        self.kept_on = None;
        self.office = Some(office);
        Ok(())
    }

    /// Puts everything away, so that another file can take the store's place.
    fn put_away(&mut self) {
        self.office = None;
        self.appendix = None;
        self.intake = None;
        self.contacts = None;
        self.official = None;
    }

    fn store(&self) -> Result<&Path, OfficeError> {
        let place = self.store.as_ref().ok_or(OfficeError::NoDataFolder)?;
        Ok(place.path())
    }
}

/// Backs the store up once a day. That it cannot be done stops nothing; it is tried again after
/// the next start, on the next day, or at once where another program was only writing.
fn keep_daily(office: &Office, kept_on: &mut Option<NaiveDate>, today: NaiveDate) {
    if *kept_on == Some(today) {
        return;
    }
    let settled = match office.keep_daily() {
        Ok(kept) => kept,
        Err(error) => {
            report::backup_missing(&error);
            error.code() != "store_busy"
        }
    };
    *kept_on = settled.then_some(today);
}

#[cfg(test)]
mod tests;
