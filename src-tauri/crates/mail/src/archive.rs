//! Archives: .zip.

use super::{Budget, Found, MailError, UNPACKED_LIMIT, name};
use std::io::{Cursor, Read, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Whether a zip file is an archive of files, and not a workbook or document, which are zip files
/// as well.
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let has = |wanted: &str| {
        let mut names = archive.file_names();
        names.any(|name| name.is_ok_and(|name| name == wanted))
    };
    let is_office_package = has("[Content_Types].xml");
    let is_open_document = has("content.xml") && has("META-INF/manifest.xml");
    !(is_office_package || is_open_document)
}

/// The files of an archive, folders flattened.
pub(crate) fn files(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Found>, MailError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| MailError::Damaged)?;
    check_size(&mut archive)?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| refusal(&error))?;
        let path = path_of(entry.name_raw());
        if entry.is_dir() || is_left_behind(&path) {
            continue;
        }
        let mut content = Vec::new();
        // A directory can lie about sizes.
        entry
            .take(budget.bytes + 1)
            .read_to_end(&mut content)
            .map_err(|_| MailError::Damaged)?;
        budget.take(content.len() as u64)?;
        files.push(Found {
            name: name::shown(&path),
            bytes: content,
            ..Found::default()
        });
    }
    Ok(files)
}

/// Refuses an archive by what its directory tells, before anything is unpacked.
fn check_size(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), MailError> {
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive
            .by_index_raw(index)
            .map_err(|_| MailError::Damaged)?;
        unpacked = unpacked.saturating_add(entry.size());
    }
    if unpacked > UNPACKED_LIMIT {
        return Err(MailError::TooLarge {
            limit: UNPACKED_LIMIT,
        });
    }
    Ok(())
}

fn refusal(error: &ZipError) -> MailError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => MailError::PasswordProtected,
        _ => MailError::Damaged,
    }
}

/// The name with its folders. Most programs write UTF-8, with or without saying so; what is not
/// keeps its plain letters.
fn path_of(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).into_owned()
}

/// What systems and office programs leave in folders.
fn is_left_behind(path: &str) -> bool {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    path.starts_with("__MACOSX/")
        || file.starts_with("~$")
        || file.starts_with('.')
        || file.eq_ignore_ascii_case("thumbs.db")
        || file.eq_ignore_ascii_case("desktop.ini")
}

/// Packs files into one archive; the same files always give the same bytes.
///
/// # Errors
/// Two files have one name, or the archive cannot be made.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
