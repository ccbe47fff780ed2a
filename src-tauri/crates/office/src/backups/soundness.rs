//! Whether a backup in the folder is still as whole as when it was written. A full look takes as
//! long as reading the file, so that each is looked at once per run, and again if it changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use store::backup;

/// What tells that a file changed: its size and the time of change.
type Signs = (u64, Option<SystemTime>);
/// The signs of a file that was looked at, and what was found.
type Looked = (Signs, bool);

static LOOKED: Mutex<BTreeMap<PathBuf, Looked>> = Mutex::new(BTreeMap::new());

/// Whether a backup can be restored.
pub(super) fn is_sound(path: &Path) -> bool {
    if let Some(sound) = known(path) {
        return sound;
    }
    let signs = signs(path);
    let sound = backup::check(path).is_ok_and(|info| info.ok());
    remember(path, signs, sound);
    sound
}

/// The same at a glance, for when nothing may take long: it was whole when it was written, and
/// what is wrong with it since may not be known yet.
pub(super) fn seems_sound(path: &Path) -> bool {
    known(path).unwrap_or_else(|| backup::seems_whole(path))
}

/// Takes over what the store found when it wrote the backup just now.
pub(super) fn was_sound(path: &Path) {
    remember(path, signs(path), true);
}

/// What was found at the last look, if the file is still the same.
fn known(path: &Path) -> Option<bool> {
    let (then, sound) = looked(|known| known.get(path).copied())?;
    (signs(path) == Some(then)).then_some(sound)
}

fn remember(path: &Path, signs: Option<Signs>, sound: bool) {
    if let Some(signs) = signs {
        looked(|known| known.insert(path.to_owned(), (signs, sound)));
    }
}

fn signs(path: &Path) -> Option<Signs> {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok()))
}

fn looked<T>(job: impl FnOnce(&mut BTreeMap<PathBuf, Looked>) -> T) -> T {
    job(&mut LOOKED.lock().unwrap_or_else(PoisonError::into_inner))
}
