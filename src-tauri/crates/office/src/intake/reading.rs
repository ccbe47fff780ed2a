//! From paths to what they say: files are listed, opened, read and settled side by side.

use super::background::{Background, Given};
use super::content;
use super::inside::{self, Inside, Piece};
use super::queue::{Next, Queue};
use crate::OfficeError;
use crate::files;
use crate::watch::Steps;
use chrono::NaiveDateTime;
use plan::form::FormLabels;
use plan::submission::{Part, Settled};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

/// A folder inside a folder is followed so deep.
const DEEPEST_FOLDER: usize = 8;

/// A file to be read, and what of it.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// What of it.
    pub wanted: Wanted<'a>,
}

/// What is wanted of a file.
#[derive(Debug)]
pub(super) enum Wanted<'a> {
    /// All that is in it, of which this is said.
    Everything(Given),
    /// The file itself, of which this is said.
    Itself(Given),
    /// What was found before at these places in it, in their order, while it had this hash.
    Inside(&'a str, Vec<(usize, Given)>),
}

/// Something a unit sent that was read.
#[derive(Debug)]
pub(super) struct Opened {
    /// The file it is, or lay in.
    pub path: PathBuf,
    /// That file's SHA-256; empty where it could not be loaded.
    pub file_sha256: String,
    /// Its own name.
    pub name: String,
    /// SHA-256 of its own bytes; empty where they could not be loaded.
    pub sha256: String,
    /// Where it lay, where it is not the file itself.
    pub inside: Option<Inside>,
    /// When it was received.
    pub received: NaiveDateTime,
    /// Which part of its workbook it is, where others' stand beside it.
    pub part: Option<Part>,
    /// What it says, or why it cannot be read.
    pub content: Result<Settled, OfficeError>,
}

impl Opened {
    /// The same, copied by who keeps it. Memory that a reader's thread took stays that thread's:
    /// once it is given back there, the next file is read into it.
    fn kept(self) -> Opened {
        Opened {
            content: match self.content {
                Ok(settled) => Ok(settled.clone()),
                Err(refusal) => Err(refusal),
            },
            ..self
        }
    }
}

/// All files meant by paths: a folder means what is in it, hidden and lock files left out. A path
/// where nothing stands is listed beside others, and found unreadable; alone it is refused.
pub(super) fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, OfficeError> {
    let mut files = Vec::new();
    let any = paths.iter().any(|path| path.exists());
    for path in paths {
        if path.is_dir() {
            list_folder(path, 0, &mut files)?;
        } else if any || path.exists() {
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

/// Something to be read: its place in the answer, the file it is or lay in, and what is said of
/// it.
struct Work<'a> {
    place: (usize, usize),
    path: &'a Path,
    file_sha256: Arc<str>,
    piece: Piece,
    given: Given,
    /// Whether a workbook of several units' reports is read as that many.
    several: bool,
}

/// Opens, reads and settles all files, as many at once as the machine has cores; the answer is in
/// the order asked. Of each only what it says is held, never the whole workbook.
///
/// # Errors
/// Whoever watches stops it.
pub(super) fn open_all(
    asked: &[Asked<'_>],
    background: &Background,
    steps: &Steps<'_>,
) -> Result<Vec<Opened>, OfficeError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let reader = Reader {
        asked,
        background,
        labels: &sheets::form::labels(),
        queue: Queue::of(asked.len()),
        steps,
    };
    let mut all: Vec<((usize, usize), Opened)> = thread::scope(|scope| {
        let (sender, read) = mpsc::channel();
        let begin = |sender: Sender<_>| {
            let reader = &reader;
            scope.spawn(move || reader.work(&sender))
        };
        let handles: Vec<_> = (0..cores).map(|_| begin(sender.clone())).collect();
        drop(sender);
        let all = read.into_iter().map(|(place, one)| (place, one.kept()));
        let all = all.collect();
        // No file is lost silently: what is not bound to one file goes on as it came.
        for done in handles.into_iter().map(thread::ScopedJoinHandle::join) {
            done.unwrap_or_else(|panic| resume_unwind(panic));
        }
        all
    });
    steps.go_on()?;
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, opened)| opened).collect())
}

/// Opens, reads and settles the first that is wanted of one file.
pub(super) fn open_one(asked: &Asked<'_>, background: &Background) -> Option<Opened> {
    let labels = sheets::form::labels();
    let opened = match begin(0, asked) {
        Ok(works) => read(works.first()?, &labels, background)
            .into_iter()
            .next()?,
        Err((file_sha256, refusal)) => failed(asked.path, file_sha256, refusal, background),
    };
    Some(opened)
}

/// What those who read side by side share.
struct Reader<'a> {
    asked: &'a [Asked<'a>],
    background: &'a Background,
    labels: &'a FormLabels,
    queue: Queue<Work<'a>>,
    steps: &'a Steps<'a>,
}

impl<'a> Reader<'a> {
    fn work(&self, sender: &Sender<((usize, usize), Opened)>) {
        while let Some(next) = self.queue.take(|| self.steps.is_cancelled()) {
            let opened = match next {
                Next::File(at) => self.open(at),
                Next::Found(work) => self.read(&work),
            };
            // Who waits for it waits until all readers are done.
            opened.into_iter().for_each(|one| drop(sender.send(one)));
        }
    }

    /// Opens a file and reads the first in it; the others are left to whoever comes.
    fn open(&self, at: usize) -> Vec<((usize, usize), Opened)> {
        let asked = &self.asked[at];
        match begin(at, asked) {
            Ok(mut works) => {
                self.steps.add(works.len() - 1);
                let first = works.remove(0);
                self.queue.opened(works);
                self.read(&first)
            }
            Err((file_sha256, refusal)) => {
                self.queue.opened(Vec::new());
                self.refused(at, &file_sha256, refusal)
            }
        }
    }

    /// What is in it: one report, or one for each unit whose report it is.
    fn read(&self, work: &Work<'_>) -> Vec<((usize, usize), Opened)> {
        let place = work.place;
        let opened = read(work, self.labels, self.background);
        self.steps
            .step(opened.first().map_or("", |first| &first.name));
        opened.into_iter().map(|one| (place, one)).collect()
    }

    /// Everything wanted of a file that cannot be opened.
    fn refused(
        &self,
        at: usize,
        file_sha256: &str,
        refusal: OfficeError,
    ) -> Vec<((usize, usize), Opened)> {
        let asked = &self.asked[at];
        let others = match &asked.wanted {
            Wanted::Inside(_, places) => places.len() - 1,
            _ => 0,
        };
        self.steps.add(others);
        let refusals = [refusal]
            .into_iter()
            .chain((0..others).map(|_| OfficeError::StalePreview));
        let all = refusals.enumerate().map(|(nth, refusal)| {
            let sha256 = file_sha256.to_owned();
            let opened = failed(asked.path, sha256, refusal, self.background);
            self.steps.step(&opened.name);
            ((at, nth), opened)
        });
        all.collect()
    }
}

/// Loads a file and takes out of it what is wanted, at least one; else its hash, where it could
/// be loaded, and why not.
fn begin<'a>(at: usize, asked: &Asked<'a>) -> Result<Vec<Work<'a>>, (String, OfficeError)> {
    let loaded = guarded(asked.path, || files::load(asked.path));
    let loaded = loaded.map_err(|refusal| (String::new(), refusal))?;
    let hash = loaded.sha256.clone();
    let wanted = guarded(asked.path, || {
        let pieces = inside::pieces(loaded)?;
        chosen(pieces, &hash, &asked.wanted)
    });
    let wanted = wanted.map_err(|refusal| (hash.clone(), refusal))?;
    let file_sha256: Arc<str> = hash.into();
    let is_first_look = matches!(asked.wanted, Wanted::Everything(_));
    let works = wanted
        .into_iter()
        .enumerate()
        .map(|(nth, (piece, given))| Work {
            place: (at, nth),
            path: asked.path,
            file_sha256: Arc::clone(&file_sha256),
            piece,
            // Where the user says whose all of it is, it is one report.
            several: is_first_look && given.unit.is_none(),
            given,
        });
    Ok(works.collect())
}

/// What is wanted of what is in a file, with what is said of it.
fn chosen(
    pieces: Vec<Piece>,
    file_sha256: &str,
    wanted: &Wanted<'_>,
) -> Result<Vec<(Piece, Given)>, OfficeError> {
    let is_itself = pieces.iter().all(|piece| piece.inside.is_none());
    match wanted {
        Wanted::Everything(given) => Ok(with(pieces, given)),
        Wanted::Itself(given) if is_itself => Ok(with(pieces, given)),
        Wanted::Inside(before, places) if *before == file_sha256 => {
            let mut pieces: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
            let mut take = |at: usize| pieces.get_mut(at).and_then(Option::take);
            let found = places
                .iter()
                .map(|(at, given)| Some((take(*at)?, given.clone())));
            found
                .collect::<Option<_>>()
                .ok_or(OfficeError::StalePreview)
        }
        Wanted::Itself(_) | Wanted::Inside(..) => Err(OfficeError::StalePreview),
    }
}

fn with(pieces: Vec<Piece>, given: &Given) -> Vec<(Piece, Given)> {
    let all = pieces.into_iter().map(|piece| (piece, given.clone()));
    all.collect()
}

fn failed(
    path: &Path,
    file_sha256: String,
    refusal: OfficeError,
    background: &Background,
) -> Opened {
    Opened {
        path: path.to_owned(),
        sha256: file_sha256.clone(),
        file_sha256,
        name: super::name_of(path),
        inside: None,
        received: background.at,
        part: None,
        content: Err(refusal),
    }
}

fn read(work: &Work<'_>, labels: &FormLabels, background: &Background) -> Vec<Opened> {
    let (path, piece) = (work.path, &work.piece);
    let received = background.received(piece.inside.as_ref());
    let asked = (&work.given, work.several);
    let reports = guarded(path, || {
        content::read(path, piece, received.date(), labels, background, asked)
    });
    let reports = match reports {
        Ok(reports) => reports
            .into_iter()
            .map(|(part, settled)| (part, Ok(settled)))
            .collect(),
        Err(refusal) => vec![(work.given.part.clone(), Err(refusal))],
    };
    let opened = reports.into_iter().map(|(part, content)| Opened {
        path: path.to_owned(),
        file_sha256: work.file_sha256.as_ref().to_owned(),
        name: piece.name.clone(),
        sha256: piece.sha256.clone(),
        inside: piece.inside.clone(),
        received,
        part,
        content,
    });
    opened.collect()
}

/// A panic while one file is read costs that file alone, and is told.
fn guarded<T>(path: &Path, job: impl FnOnce() -> Result<T, OfficeError>) -> Result<T, OfficeError> {
    catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_| {
        Err(OfficeError::Unexpected {
            detail: path.display().to_string(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_file_and_is_told() {
        let refused = guarded(Path::new("lạ.xlsx"), || -> Result<(), OfficeError> {
            panic!("a strange workbook")
        });
        let refusal = refused.unwrap_err();
        assert_eq!(refusal.code(), "unexpected");
        assert!(refusal.message().contains("lạ.xlsx"));
    }
}
