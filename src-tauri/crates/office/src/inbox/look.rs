//! Looking into a folder again and again: only what is whole is shown, only what changed is read.

use crate::files;
use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What comes in as a report, by its ending. Archives that cannot be opened are shown too: reading
/// them says what to do. Half-loaded files of browsers and mail programs end otherwise.
const REPORTS: [&str; 16] = [
    "xlsx", "xlsm", "xls", "xlsb", "ods", "docx", "pdf", "eml", "mbox", "msg", "zip", "rar", "7z",
    "jpg", "jpeg", "png",
];

/// A file nobody wrote to for so long is whole also when it is seen for the first time.
const QUIET: Duration = Duration::from_secs(3);

/// A folder inside the watched one is followed so deep: mail programs file by day and sender.
const DEEPEST: usize = 3;

/// No more files are read, the newest first: a folder of years holds mostly what was seen.
const MOST_FILES: usize = 500;

/// What was seen in a folder.
#[derive(Clone, Debug)]
pub struct FolderSeen {
    pub(super) folder: PathBuf,
    /// Whether it cannot be looked into.
    pub(super) is_gone: bool,
    /// Whole files, newest first.
    pub(super) files: Vec<SeenFile>,
    /// How many are being written still.
    pub(super) waiting: usize,
    /// How many were too many.
    pub(super) more: usize,
}

/// A whole file.
#[derive(Clone, Debug)]
pub(super) struct SeenFile {
    pub path: PathBuf,
    pub name: String,
    pub sha256: String,
    pub bytes: u64,
    pub written: Option<SystemTime>,
}

/// What tells, without reading, whether a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
}

/// Looks into a folder and remembers what it saw, so that the next look reads only what is new.
#[derive(Debug, Default)]
pub struct FolderLook {
    folder: PathBuf,
    before: HashMap<PathBuf, (Stamp, Option<String>)>,
}

impl FolderLook {
    /// Looks into a folder; nothing in it is touched.
    pub fn into_folder(&mut self, folder: &Path) -> FolderSeen {
        self.at(folder, SystemTime::now())
    }

    fn at(&mut self, folder: &Path, now: SystemTime) -> FolderSeen {
        if self.folder != folder {
            *self = FolderLook {
                folder: folder.to_owned(),
                ..FolderLook::default()
            };
        }
        let mut seen = FolderSeen {
            folder: folder.to_owned(),
            is_gone: false,
            files: Vec::new(),
            waiting: 0,
            more: 0,
        };
        let mut listed = Vec::new();
        if !list(folder, 0, &mut listed) {
            seen.is_gone = true;
            return seen;
        }
        listed.sort_by(|(one, first), (other, second)| {
            (second.written, one).cmp(&(first.written, other))
        });
        seen.more = listed.len().saturating_sub(MOST_FILES);
        listed.truncate(MOST_FILES);
        let before = std::mem::take(&mut self.before);
        for (path, stamp) in listed {
            let known = before.get(&path).filter(|(then, _)| *then == stamp);
            let hash = match known {
                Some((_, Some(hash))) => Some(hash.clone()),
                _ if known.is_some() || is_quiet(stamp, now) => whole(&path, stamp),
                _ => None,
            };
            match &hash {
                Some(hash) => seen.files.push(SeenFile::of(&path, stamp, hash)),
                None => seen.waiting += 1,
            }
            self.before.insert(path, (stamp, hash));
        }
        seen
    }
}

impl SeenFile {
    fn of(path: &Path, stamp: Stamp, sha256: &str) -> SeenFile {
        let name = path.file_name().unwrap_or_default();
        SeenFile {
            path: path.to_owned(),
            name: name.to_string_lossy().into_owned(),
            sha256: sha256.to_owned(),
            bytes: stamp.bytes,
            written: stamp.written,
        }
    }
}

impl From<&Metadata> for Stamp {
    fn from(found: &Metadata) -> Stamp {
        Stamp {
            bytes: found.len(),
            written: found.modified().ok(),
        }
    }
}

/// Whether nobody has written to a file for a while; a clock elsewhere may be ahead of ours.
fn is_quiet(stamp: Stamp, now: SystemTime) -> bool {
    let age = stamp.written.map(|written| now.duration_since(written));
    age.is_none_or(|age| age.is_ok_and(|age| age >= QUIET))
}

/// The hash of a file that has not changed while it was read; nothing where it is held open, gone
/// or growing.
fn whole(path: &Path, stamp: Stamp) -> Option<String> {
    let hash = files::hash_of(path).ok()?;
    let after = fs::metadata(path).ok()?;
    (Stamp::from(&after) == stamp).then_some(hash)
}

/// The files of a folder that may be reports; whether the folder could be looked into. Folders in
/// it that cannot are passed over.
fn list(folder: &Path, depth: usize, files: &mut Vec<(PathBuf, Stamp)>) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    for entry in entries.flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        // Hidden files, and those by which Office marks what it holds open.
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let Ok(found) = fs::metadata(&path) else {
            continue;
        };
        if found.is_dir() && depth < DEEPEST {
            list(&path, depth + 1, files);
        } else if found.is_file() && found.len() > 0 && is_report(&name) {
            files.push((path, Stamp::from(&found)));
        }
    }
    true
}

fn is_report(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| REPORTS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    fn names(seen: &FolderSeen) -> Vec<&str> {
        seen.files.iter().map(|file| file.name.as_str()).collect()
    }

    fn put(folder: &Path, name: &str, bytes: &[u8], at: SystemTime) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(at).unwrap();
    }

    #[test]
    fn only_whole_files_that_may_be_reports_are_seen_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let ago = |seconds| now - Duration::from_secs(seconds);
        for (name, age) in [
            ("bản cuối(1).xlsx", 60),
            ("thư/2024-03/thư.EML", 30),
            ("~$bản cuối(1).xlsx", 60),
            (".ẩn.xlsx", 60),
            ("tải.xlsx.crdownload", 60),
            ("tam.tmp", 60),
            ("nhac.mp3", 60),
            ("đang ghi.xlsx", 1),
            ("nén.rar", 90),
        ] {
            put(folder.path(), name, name.as_bytes(), ago(age));
        }
        put(folder.path(), "rỗng.xlsx", b"", ago(60));
        let mut look = FolderLook::default();
        let seen = look.at(folder.path(), now);
        assert_eq!(names(&seen), ["thư.EML", "bản cuối(1).xlsx", "nén.rar"]);
        assert_eq!((seen.waiting, seen.is_gone), (1, false));
        // The same at the next look is whole, however young it is.
        let seen = look.at(folder.path(), now);
        assert_eq!((names(&seen)[0], seen.waiting), ("đang ghi.xlsx", 0));
        // What grows waits again, and is another file then.
        let before = seen.files[0].sha256.clone();
        put(folder.path(), "đang ghi.xlsx", b"them", now);
        assert_eq!(look.at(folder.path(), now).waiting, 1);
        let seen = look.at(folder.path(), now);
        assert_ne!(seen.files[0].sha256, before);
    }

    #[test]
    fn a_folder_that_is_gone_says_so_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("ổ mạng");
        let mut look = FolderLook::default();
        assert!(look.into_folder(&place).is_gone);
        put(&place, "a.xlsx", b"a", SystemTime::UNIX_EPOCH);
        let seen = look.into_folder(&place);
        assert_eq!((names(&seen), seen.is_gone), (vec!["a.xlsx"], false));
    }
}
