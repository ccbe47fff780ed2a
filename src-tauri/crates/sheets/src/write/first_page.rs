//! Page numbers begin on the second page: a flag the writer library cannot set.
//!
//! The flag is one attribute of `<headerFooter>`, near the end of each sheet's part. So the
//! library packs fast and loosely, and the parts are packed well here, where the flag is set on
//! the way: that costs less than packing well twice. Parts go through piece by piece.

use super::WriteError;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The level at which the library packs: its fastest.
pub(super) const LOOSE: u8 = 1;

/// The level at which files leave: as small as the usual one makes them, in less time.
const TIGHT: i64 = 4;

const PLAIN: &[u8] = b"<headerFooter>";
const FLAGGED: &[u8] = b"<headerFooter differentFirst=\"1\">";

/// How much of a part goes through at once.
const PIECE: usize = 64 * 1024;

/// How much of a part's end is searched for the element; what follows it is far shorter.
const TAIL: usize = 4 * 1024;

/// The workbook with the flag set on every sheet that has a header.
pub(super) fn without_number(workbook: &[u8]) -> Result<Vec<u8>, WriteError> {
    let mut source = ZipArchive::new(Cursor::new(workbook))?;
    let mut target = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    for index in 0..source.len() {
        let mut part = source.by_index(index)?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        target.start_file(&name, packing())?;
        if name.starts_with("xl/worksheets/sheet") {
            copy_flagged(&mut part, &mut target)?;
        } else {
            std::io::copy(&mut part, &mut target)?;
        }
    }
    Ok(target.finish()?.into_inner())
}

/// Copies a sheet, always holding back its last [`TAIL`] bytes, where the element stands.
fn copy_flagged(part: &mut impl Read, target: &mut impl Write) -> Result<(), WriteError> {
    let mut held: Vec<u8> = Vec::with_capacity(PIECE + TAIL);
    loop {
        let read = part.by_ref().take(PIECE as u64).read_to_end(&mut held)?;
        if read == 0 {
            break;
        }
        let done = held.len().saturating_sub(TAIL);
        target.write_all(&held[..done])?;
        held.drain(..done);
    }
    match held
        .windows(PLAIN.len())
        .rposition(|window| window == PLAIN)
    {
        Some(at) => {
            target.write_all(&held[..at])?;
            target.write_all(FLAGGED)?;
            target.write_all(&held[at + PLAIN.len()..])?;
        }
        None => target.write_all(&held)?,
    }
    Ok(())
}

/// How the parts of a workbook are packed: the same content always gives the same bytes.
pub(crate) fn packing() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(TIGHT))
        .last_modified_time(DateTime::default())
}
