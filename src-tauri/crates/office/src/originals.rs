//! Originals to look at: a copy of what came in, handed to the system's own program.
//!
//! The store's bytes stay where they are. Names come from outside: they never become paths.

use crate::files;
use crate::{Office, OfficeError};
use std::fs;
use std::path::{Path, PathBuf};
use store::FileHash;

/// Endings of documents; whatever else came in is never handed to the system.
const DOCUMENTS: [&str; 14] = [
    "xlsx", "xlsm", "xls", "xlsb", "ods", "docx", "doc", "pdf", "eml", "msg", "txt", "png", "jpg",
    "jpeg",
];
/// Names that mean a device on Windows, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
/// Longer names are cut; Windows counts the folders before them too.
const LONGEST_NAME: usize = 60;
/// Tells Office that a file came from elsewhere, so that it opens without running anything.
const FROM_ELSEWHERE: &str = "[ZoneTransfer]\r\nZoneId=3\r\n";

impl Office {
    /// A copy of an original or of a letter that brought some in `folder`, by its SHA-256: read-only, so that nobody works on in
    /// it, and under a folder of its own, so that two files of one name stay apart.
    ///
    /// # Errors
    /// There is no such original; it is no document; the folder cannot be written.
    pub fn original_copy(&self, sha256: &str, folder: &Path) -> Result<PathBuf, OfficeError> {
        let unknown = || OfficeError::OriginalUnknown {
            hash: sha256.to_owned(),
        };
        let hash = FileHash::parse(sha256).ok_or_else(unknown)?;
        let original = self.read(|reader| match reader.original(&hash)? {
            None => Ok(reader.letter(&hash)?),
            original => Ok(original),
        })?;
        let original = original.ok_or_else(unknown)?;
        copy_into(folder, hash.as_str(), &original.name, &original.bytes)
    }
}

/// A read-only copy of a document in a folder of its own, named after its hash.
///
/// # Errors
/// It is no document; the folder cannot be written.
pub(crate) fn copy_into(
    folder: &Path,
    sha256: &str,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, OfficeError> {
    let safe = safe_name(name).ok_or_else(|| OfficeError::CannotOpen {
        path: PathBuf::from(name),
    })?;
    let own = folder.join(sha256.get(..12).unwrap_or_default());
    let path = own.join(safe);
    if !fs::read(&path).is_ok_and(|kept| kept == bytes) {
        files::make_folder(&own)?;
        files::save(&path, bytes)?;
        guard(&path);
    }
    Ok(path)
}

/// Marks a copy as read-only and as come from elsewhere. A file system that knows neither still
/// shows the copy.
fn guard(path: &Path) {
    if cfg!(windows) {
        let mark = format!("{}:Zone.Identifier", path.display());
        let _ = fs::write(mark, FROM_ELSEWHERE);
    }
    if let Ok(found) = fs::metadata(path) {
        let mut rights = found.permissions();
        rights.set_readonly(true);
        let _ = fs::set_permissions(path, rights);
    }
}

/// A name every file system takes, with the ending it came with; none for what is no document.
fn safe_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = last.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    if !DOCUMENTS.contains(&ending.as_str()) {
        return None;
    }
    let kept = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')');
    let stem: String = stem
        .chars()
        .map(|c| if kept(c) { c } else { '_' })
        .take(LONGEST_NAME)
        .collect();
    let stem = stem.trim_matches([' ', '.']);
    let device = stem.to_lowercase();
    let device = device.trim_end_matches(|c: char| c.is_ascii_digit());
    let apart = if stem.is_empty() || DEVICES.contains(&device) {
        "_"
    } else {
        ""
    };
    Some(format!("{apart}{stem}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_outside_become_names_every_file_system_takes() {
        for (name, safe) in [
            ("bản cuối(1).xlsx", Some("bản cuối(1).xlsx")),
            ("../../x.XLSX", Some("x.xlsx")),
            ("C:\\Windows\\a.xls", Some("a.xls")),
            ("CON.xlsx", Some("_CON.xlsx")),
            ("lpt1.pdf", Some("_lpt1.pdf")),
            ("a:b?.ods", Some("a_b_.ods")),
            ("x\u{202e}xslx.xlsx", Some("x_xslx.xlsx")),
            (".xlsx", Some("_.xlsx")),
            ("mới.exe", None),
            ("không đuôi", None),
        ] {
            assert_eq!(safe_name(name).as_deref(), safe, "{name}");
        }
        let long = safe_name(&format!("{}.xlsx", "a".repeat(300))).unwrap();
        assert_eq!(long.chars().count(), LONGEST_NAME + 5);
    }
}
