//! Reading a workbook of any common format into a [`Book`].
//!
//! The format is told by what the bytes are, never by the file's ending. Content never fails:
//! odd cells come out as they are. `Err` means that there is no workbook in these bytes, that
//! it cannot be opened, or that it is over the limits.
//!
//! The formats made of XML (.xlsx, .xlsm, .ods) are read by our own single pass, because what a
//! plan needs beside values — merged ranges, hidden rows, percentages, formulas never
//! calculated — would cost calamine three passes, and its .ods reader cannot be bounded. The
//! binary formats (.xls, .xlsb) are read by calamine.
//!
//! A .docx counts as a workbook too, because offices issue their plans as documents: every table
//! is a sheet, and the paragraphs are one more.

mod binary;
mod builder;
mod compact;
pub(crate) mod detect;
mod docx;
pub(crate) mod number_format;
mod ods;
mod old_word;
pub(crate) mod package;
mod pasted;
pub(crate) mod relations;
mod text;
pub(crate) mod xlsx;
pub(crate) mod xml;

pub use old_word::old_word_lines;
pub use pasted::read_pasted;

use builder::Budget;
use detect::Container;
use plan::book::Book;
use std::panic::{AssertUnwindSafe, catch_unwind};
use thiserror::Error;

/// The largest file that is read, in bytes.
pub const FILE_LIMIT: u64 = 50 * 1024 * 1024;

/// The largest content a file may unpack to, in bytes.
pub const UNPACKED_LIMIT: u64 = 200 * 1024 * 1024;

/// The most cells that are read from one workbook.
pub const CELL_LIMIT: usize = 2_000_000;

/// The most text that is read from one workbook's cells, in bytes.
pub const WORDS_LIMIT: u64 = 100 * 1024 * 1024;

/// The most merged ranges that are kept of one sheet.
pub const MERGE_LIMIT: usize = 20_000;

/// The longest text kept of one cell, in characters: a spreadsheet's own limit.
pub const TEXT_LIMIT: usize = 32_767;

/// Why no workbook could be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds no byte.
    #[error("the file is empty")]
    Empty,
    /// The file is cut off or its inside is broken.
    #[error("the file is damaged")]
    Damaged,
    /// The workbook is encrypted.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// The file is something else.
    #[error("the file is no workbook ({kind:?})")]
    NotAWorkbook {
        /// What it is instead.
        kind: FileKind,
    },
    /// The file is larger than [`FILE_LIMIT`].
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// The file unpacks to more than [`UNPACKED_LIMIT`], or its cells to more than
    /// [`WORDS_LIMIT`].
    #[error("the file unpacks to {bytes} bytes, more than {limit}")]
    TooLargeUnpacked {
        /// Its unpacked size, as its directory tells or as far as it was unpacked.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// The workbook holds more than [`CELL_LIMIT`] cells.
    #[error("the workbook holds more than {limit} cells")]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
}

/// What a file is that is no workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A web page, often exported under the ending .xls.
    Html,
    /// Lines of values between commas, semicolons or tabs.
    Csv,
    /// A PDF document.
    Pdf,
    /// A document of old Word (.doc), of which [`old_word_lines`] gives the text, or a rich text
    /// (.rtf); a .docx is read.
    Word,
    /// An archive without a workbook's parts.
    Zip,
    /// A picture.
    Image,
    /// A signed or encrypted letter's content in one (S/MIME, "smime.p7m").
    Sealed,
    /// The lock file "~$…" that office programs leave beside an open file.
    LockFile,
    /// Other text.
    Text,
    /// Nothing known.
    Unknown,
}

impl ReadError {
    /// The stable word for this error: the key of its words in the catalog's `[error]`.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Empty => "empty",
            ReadError::Damaged => "damaged",
            ReadError::PasswordProtected => "password",
            ReadError::NotAWorkbook { kind } => kind.code(),
            ReadError::TooLarge { .. } => "too_large",
            ReadError::TooLargeUnpacked { .. } => "too_large_unpacked",
            ReadError::TooManyCells { .. } => "too_many_cells",
        }
    }
}

impl FileKind {
    fn code(self) -> &'static str {
        match self {
            FileKind::Html => "not_a_workbook_html",
            FileKind::Csv => "not_a_workbook_csv",
            FileKind::Pdf => "not_a_workbook_pdf",
            FileKind::Word => "not_a_workbook_word",
            FileKind::Zip => "not_a_workbook_zip",
            FileKind::Image => "not_a_workbook_image",
            FileKind::Sealed => "not_a_workbook_sealed",
            FileKind::LockFile => "not_a_workbook_lock_file",
            FileKind::Text | FileKind::Unknown => "not_a_workbook_unknown",
        }
    }
}

/// Reads a workbook.
///
/// `file_name` only serves to know a lock file. Sheets come in the workbook's order, hidden
/// ones included; cells that hold nothing are left out.
///
/// What the formats tell: percentages, hidden rows and formulas never calculated for .xlsx,
/// .xlsm and .ods; merged ranges for these and .xls. A percentage in .xls or .xlsb arrives as
/// a plain number.
///
/// # Errors
/// See [`ReadError`]. A panic inside a parser counts as [`ReadError::Damaged`].
pub fn read(bytes: &[u8], file_name: &str) -> Result<Book, ReadError> {
    if file_name.starts_with("~$") {
        return Err(ReadError::NotAWorkbook {
            kind: FileKind::LockFile,
        });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let size = bytes.len() as u64;
    if size > FILE_LIMIT {
        return Err(ReadError::TooLarge {
            bytes: size,
            limit: FILE_LIMIT,
        });
    }
    catch_unwind(AssertUnwindSafe(|| read_container(bytes))).unwrap_or(Err(ReadError::Damaged))
}

fn read_container(bytes: &[u8]) -> Result<Book, ReadError> {
    let budget = Budget::new(CELL_LIMIT);
    match detect::container(bytes)? {
        Container::Xlsx(package) => xlsx::read(package, budget),
        Container::Ods(package) => ods::read(package, budget),
        Container::Docx(package) => docx::read(package, budget),
        Container::Xlsb => binary::read_xlsb(bytes, budget),
        Container::Xls => binary::read_xls(bytes, budget),
    }
}
