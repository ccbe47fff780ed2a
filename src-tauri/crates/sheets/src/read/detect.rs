//! What a file is, told by its bytes.

use super::package::Package;
use super::{FileKind, ReadError};

/// A file that holds a workbook, by format.
pub(crate) enum Container<'a> {
    /// .xlsx, .xlsm: a package of XML parts.
    Xlsx(Package<'a>),
    /// .ods: a package of XML parts.
    Ods(Package<'a>),
    /// .docx: a package of XML parts.
    Docx(Package<'a>),
    /// .xlsb: a package of binary parts.
    Xlsb,
    /// .xls: a compound file.
    Xls,
}

/// How many leading bytes decide about text.
const HEAD: usize = 4096;

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Formats that are known by their first bytes.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"%PDF", FileKind::Pdf),
    (b"{\\rtf", FileKind::Word),
    (b"\x89PNG", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"BM", FileKind::Image),
    (b"Rar!", FileKind::Zip),
    (b"7z\xBC\xAF", FileKind::Zip),
    (b"\x1F\x8B", FileKind::Zip),
];

/// Formats that are known by what stands behind a length: of telephones' and the web's pictures.
const MAGIC_BEHIND: &[(usize, &[u8], FileKind)] = &[
    (4, b"ftyphe", FileKind::Image),
    (4, b"ftypmif1", FileKind::Image),
    (4, b"ftypmsf1", FileKind::Image),
    (4, b"ftypavif", FileKind::Image),
    (8, b"WEBP", FileKind::Image),
];

/// What signed and encrypted content begins with, behind its length: its kind's number
/// (1.2.840.113549.1.7, RFC 5652), at one of the first bytes.
const SEALED: (&[u8], usize) = (b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07", 8);

/// Finds out what the bytes are.
pub(crate) fn container(bytes: &[u8]) -> Result<Container<'_>, ReadError> {
    if bytes.starts_with(b"PK") {
        return in_zip(bytes);
    }
    if bytes.starts_with(OLE) {
        return in_compound_file(bytes);
    }
    let kind = by_magic(bytes).unwrap_or_else(|| text_kind(bytes));
    Err(ReadError::NotAWorkbook { kind })
}

fn by_magic(bytes: &[u8]) -> Option<FileKind> {
    let behind = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(magic));
    let (seal, deepest) = SEALED;
    let is_sealed = (0..=deepest).any(|at| behind(at, seal));
    let first = MAGIC.iter().map(|(magic, kind)| (0, *magic, *kind));
    let mut all = first.chain(MAGIC_BEHIND.iter().copied());
    let known = all.find(|(at, magic, _)| behind(*at, magic));
    known
        .map(|(_, _, kind)| kind)
        .or(is_sealed.then_some(FileKind::Sealed))
}

fn in_zip(bytes: &[u8]) -> Result<Container<'_>, ReadError> {
    let package = Package::open(bytes)?;
    if package.has("xl/workbook.bin") {
        return Ok(Container::Xlsb);
    }
    if package.has("[Content_Types].xml") && package.has_under("word/document") {
        return Ok(Container::Docx(package));
    }
    if package.has("content.xml") && package.has("META-INF/manifest.xml") {
        return Ok(Container::Ods(package));
    }
    if package.has("[Content_Types].xml") && package.has_under("xl/") {
        return Ok(Container::Xlsx(package));
    }
    Err(ReadError::NotAWorkbook {
        kind: FileKind::Zip,
    })
}

/// A compound file names its streams in UTF-16; searching for the names spares a parser of its
/// directory and works for files that are cut off.
fn in_compound_file(bytes: &[u8]) -> Result<Container<'_>, ReadError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        return Err(ReadError::PasswordProtected);
    }
    if holds("WordDocument") {
        return Err(ReadError::NotAWorkbook {
            kind: FileKind::Word,
        });
    }
    if holds("Workbook") || holds("Book\0") {
        return Ok(Container::Xls);
    }
    // A file cut off before its directory, or a whole file of another program.
    if !holds_directory(bytes) {
        return Err(ReadError::Damaged);
    }
    Err(ReadError::NotAWorkbook {
        kind: FileKind::Unknown,
    })
}

/// Whether a compound file reaches as far as the directory its header points to (MS-CFB 2.2).
fn holds_directory(bytes: &[u8]) -> bool {
    let number = |at: usize, length: usize| {
        let field = bytes.get(at..at + length)?;
        let value = field
            .iter()
            .rev()
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        Some(value)
    };
    let (Some(shift), Some(sector)) = (number(30, 2), number(48, 4)) else {
        return false;
    };
    // Sector 0 follows the header, which takes one sector's room.
    let end = (sector + 2).checked_shl(u32::try_from(shift).unwrap_or(u32::MAX));
    end.is_some_and(|end| end <= bytes.len() as u64)
}

fn text_kind(bytes: &[u8]) -> FileKind {
    let Some(text) = text_head(bytes) else {
        return FileKind::Unknown;
    };
    let lower = text.trim_start().to_lowercase();
    if [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<meta",
        "<body",
    ]
    .iter()
    .any(|tag| lower.contains(tag))
    {
        return FileKind::Html;
    }
    let rows: Vec<&str> = lower
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(5)
        .collect();
    let separated = |mark: char| !rows.is_empty() && rows.iter().all(|line| line.contains(mark));
    if !lower.starts_with('<') && [';', '\t', ','].into_iter().any(separated) {
        return FileKind::Csv;
    }
    FileKind::Text
}

/// The beginning as text; `None` where it holds bytes that no text holds.
fn text_head(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if let Some(wide) = head.strip_prefix(b"\xFF\xFE") {
        let units: Vec<u16> = wide
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        return Some(String::from_utf16_lossy(&units));
    }
    let odd = head
        .iter()
        .any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C));
    (!odd).then(|| {
        String::from_utf8_lossy(head)
            .trim_start_matches('\u{FEFF}')
            .to_owned()
    })
}
