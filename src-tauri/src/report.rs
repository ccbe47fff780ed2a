//! The program's own log: a file beside the store that whoever looks after the program can read.
//!
//! Holds starts, panics, unexpected refusals and backups that could not be made. Must not hold anything a unit reported.

use chrono::Local;
use office::OfficeError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The log's name beside the store.
const FILE: &str = "to-cong-tac-06.log";

/// A log larger than this begins anew; one before it is kept.
const LARGEST: u64 = 1024 * 1024;

static LOG: OnceLock<Log> = OnceLock::new();

/// A file that lines are added to.
struct Log {
    path: PathBuf,
    /// One line at a time.
    turn: Mutex<()>,
}

/// Keeps the log beside the store from now on, and reports panics into it.
pub fn keep_beside(store: Option<&Path>) {
    let Some(folder) = store.and_then(Path::parent) else {
        return;
    };
    let log = LOG.get_or_init(|| Log::at(folder.join(FILE)));
    log.line("start", env!("CARGO_PKG_VERSION"));
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        log.line("panic", &panic.to_string());
        usual(panic);
    }));
}

/// Notes a refusal that should not happen; the others are the user's own business.
pub fn refusal(error: &OfficeError) {
    if let (Some(log), "unexpected") = (LOG.get(), error.code()) {
        log.line("unexpected", &error.message());
    }
}

/// Notes that the day's backup could not be made. The work goes on; the window shows how old the
/// newest one is.
pub fn backup_missing(error: &OfficeError) {
    if let Some(log) = LOG.get() {
        log.line("backup", &format!("{}: {}", error.code(), error.message()));
    }
}

impl Log {
    fn at(path: PathBuf) -> Log {
        Log {
            path,
            turn: Mutex::new(()),
        }
    }

    /// Adds a line. That it cannot be written must not stop the work.
    fn line(&self, kind: &str, text: &str) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let at = Local::now().format("%Y-%m-%dT%H:%M:%S%:z");
        let text = text.replace('\n', " ");
        let _ = self
            .open()
            .and_then(|mut file| writeln!(file, "{at} {kind} {text}"));
    }

    fn open(&self) -> io::Result<File> {
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > LARGEST) {
            fs::rename(&self.path, self.path.with_extension("old.log"))?;
        }
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_one_line_and_a_large_log_begins_anew() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::at(folder.path().join(FILE));
        log.line("panic", "first\nsecond");
        let said = fs::read_to_string(&log.path).unwrap();
        assert!(said.ends_with(" panic first second\n"));
        let size = usize::try_from(LARGEST).unwrap() + 1;
        fs::write(&log.path, vec![b'x'; size]).unwrap();
        log.line("start", "1.0");
        assert!(fs::metadata(&log.path).unwrap().len() < 100);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_log_that_cannot_be_written_stops_nothing() {
        Log::at(PathBuf::from("no/such/folder/log")).line("start", "1.0");
    }
}
