//! Why something a unit sent cannot be read, in the catalog's words: what happened and what to do.

use mail::MailError;
use sheets::{FileKind, ReadError};
use words::error as said;

/// The stable word for a letter or archive that cannot be opened.
pub(super) fn code_of_mail(cause: &MailError) -> &'static str {
    match cause {
        MailError::Damaged => "damaged",
        MailError::PasswordProtected => "password",
        MailError::TooLarge { .. } => "too_large_unpacked",
        MailError::TooManyFiles { .. } => "too_many_files",
        MailError::TooDeep { .. } => "too_deep",
    }
}

/// Why a letter or archive cannot be opened.
pub(super) fn mail(path: &str, cause: &MailError) -> (String, String) {
    let (text, hint) = match cause {
        MailError::Damaged => (said::mail_damaged::text(path), said::mail_damaged::hint()),
        MailError::PasswordProtected => {
            (said::mail_password::text(path), said::mail_password::hint())
        }
        MailError::TooLarge { limit } => (
            said::mail_too_large::text(path, limit / (1024 * 1024)),
            said::mail_too_large::hint(),
        ),
        MailError::TooManyFiles { limit } => (
            said::too_many_files::text(path, limit),
            said::too_many_files::hint(),
        ),
        MailError::TooDeep { limit } => (said::too_deep::text(path, limit), said::too_deep::hint()),
    };
    (text, hint.to_owned())
}

/// A letter or archive that holds no file.
pub(super) fn nothing_inside(path: &str, letter: bool) -> (String, String) {
    let (text, hint) = if letter {
        (
            said::letter_without_files::text(path),
            said::letter_without_files::hint(),
        )
    } else {
        (
            said::archive_without_files::text(path),
            said::archive_without_files::hint(),
        )
    };
    (text, hint.to_owned())
}

/// Why a file is no workbook.
pub(super) fn workbook(path: &str, cause: &ReadError) -> (String, String) {
    let megabytes = |bytes: u64| bytes / (1024 * 1024);
    let (text, hint) = match cause {
        ReadError::Empty => (said::empty::text(path), said::empty::hint()),
        ReadError::Damaged => (said::damaged::text(path), said::damaged::hint()),
        ReadError::PasswordProtected => (said::password::text(path), said::password::hint()),
        ReadError::TooLarge { limit, .. } => (
            said::too_large::text(path, megabytes(*limit)),
            said::too_large::hint(),
        ),
        ReadError::TooLargeUnpacked { limit, .. } => (
            said::too_large_unpacked::text(path, megabytes(*limit)),
            said::too_large_unpacked::hint(),
        ),
        ReadError::TooManyCells { limit } => (
            said::too_many_cells::text(path, limit),
            said::too_many_cells::hint(),
        ),
        ReadError::NotAWorkbook { kind } => match kind {
            FileKind::Html => (
                said::not_a_workbook_html::text(path),
                said::not_a_workbook_html::hint(),
            ),
            FileKind::Csv => (
                said::not_a_workbook_csv::text(path),
                said::not_a_workbook_csv::hint(),
            ),
            FileKind::Pdf => (
                said::not_a_workbook_pdf::text(path),
                said::not_a_workbook_pdf::hint(),
            ),
            FileKind::Word => (
                said::not_a_workbook_word::text(path),
                said::not_a_workbook_word::hint(),
            ),
            FileKind::Zip => (
                said::not_a_workbook_zip::text(path),
                said::not_a_workbook_zip::hint(),
            ),
            FileKind::Image => (
                said::not_a_workbook_image::text(path),
                said::not_a_workbook_image::hint(),
            ),
            FileKind::Sealed => (
                said::not_a_workbook_sealed::text(path),
                said::not_a_workbook_sealed::hint(),
            ),
            FileKind::LockFile => (
                said::not_a_workbook_lock_file::text(path),
                said::not_a_workbook_lock_file::hint(),
            ),
            FileKind::Text | FileKind::Unknown => (
                said::not_a_workbook_unknown::text(path),
                said::not_a_workbook_unknown::hint(),
            ),
        },
    };
    (text, hint.to_owned())
}
