//! From paths to what they say: files are listed, opened, read and settled side by side.

use super::background::{Background, Given};
use crate::OfficeError;
use crate::files;
use crate::watch::Steps;
use plan::form::FormLabels;
use plan::submission::{self, Settled};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A folder inside a folder is followed so deep.
const DEEPEST_FOLDER: usize = 8;

/// A file that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    /// Where it is.
    pub path: PathBuf,
    /// SHA-256; empty where it could not be loaded.
    pub sha256: String,
    /// What it says, or why it cannot be read.
    pub content: Result<Settled, OfficeError>,
}

/// All files meant by paths: a folder means what is in it, hidden and lock files left out.
pub(super) fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, OfficeError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            list_folder(path, 0, &mut files)?;
        } else if path.exists() {
            files.push(path.clone());
        } else {
            return Err(OfficeError::FileMissing { path: path.clone() });
        }
    }
    Ok(files)
}

fn list_folder(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), OfficeError> {
    let unreadable = |_| OfficeError::FileUnreadable {
        path: folder.to_owned(),
    };
    let mut entries = fs::read_dir(folder)
        .map_err(unreadable)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        if path.is_dir() && depth < DEEPEST_FOLDER {
            list_folder(&path, depth + 1, files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Opens, reads and settles all files, as many at once as the machine has cores; the answer is in
/// the order asked. Of each file only what it says is held, never the whole workbook.
///
/// # Errors
/// Whoever watches stops it.
pub(super) fn open_all(
    asked: &[(&Path, Given)],
    background: &Background,
    steps: &Steps<'_>,
) -> Result<Vec<Opened>, OfficeError> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(asked.len().max(1));
    let labels = sheets::form::labels();
    let work = || {
        let mut opened = Vec::new();
        while let Some((at, (path, given))) = asked
            .iter()
            .enumerate()
            .nth(next.fetch_add(1, Ordering::Relaxed))
            .filter(|_| !steps.is_cancelled())
        {
            let one = guarded(path, || open(path, *given, &labels, background));
            opened.push((at, one));
            steps.step(&super::name_of(path));
        }
        opened
    };
    let mut all: Vec<(usize, Opened)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        // No file is lost silently: what is not bound to one file goes on as it came.
        let joined = handles.into_iter().map(thread::ScopedJoinHandle::join);
        joined
            .flat_map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    steps.go_on()?;
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, opened)| opened).collect())
}

/// Opens, reads and settles one file.
pub(super) fn open_one(path: &Path, given: Given, background: &Background) -> Opened {
    let labels = sheets::form::labels();
    guarded(path, || open(path, given, &labels, background))
}

/// One file: a panic while reading it costs that file alone, and is told.
fn guarded(path: &Path, open: impl FnOnce() -> Opened) -> Opened {
    catch_unwind(AssertUnwindSafe(open)).unwrap_or_else(|_| Opened {
        path: path.to_owned(),
        sha256: String::new(),
        content: Err(OfficeError::Unexpected {
            detail: path.display().to_string(),
        }),
    })
}

fn open(path: &Path, given: Given, labels: &FormLabels, background: &Background) -> Opened {
    let loaded = match files::load(path) {
        Ok(loaded) => loaded,
        Err(refusal) => {
            return Opened {
                path: path.to_owned(),
                sha256: String::new(),
                content: Err(refusal),
            };
        }
    };
    let content = sheets::read(&loaded.bytes, &loaded.name())
        .map(|book| {
            let returned = submission::read(&book, labels);
            background.settle(returned, path, &loaded.sha256, given)
        })
        .map_err(|cause| OfficeError::Unreadable {
            path: path.to_owned(),
            cause,
        });
    Opened {
        path: path.to_owned(),
        sha256: loaded.sha256,
        content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_file_and_is_told() {
        let path = Path::new("lạ.xlsx");
        let opened = guarded(path, || panic!("a strange workbook"));
        let refusal = opened.content.unwrap_err();
        assert_eq!(
            (opened.path.as_path(), refusal.code()),
            (path, "unexpected")
        );
    }
}
