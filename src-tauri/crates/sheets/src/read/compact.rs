//! An .xls whose used range is far larger than what stands in it, made small.
//!
//! Calamine holds a sheet's used range whole, and believes what a file says of its size: one stray
//! cell at IV65536 costs half a gigabyte, a wrong size the whole process. So the records are looked
//! through first. Where cells lie far apart, rows and columns are numbered through before calamine
//! sees them; [`Places`] turns the numbers back.

use super::{CELL_LIMIT, ReadError};
use cfb::CompoundFile;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::ops::Range;

/// Used ranges of so many cells together are left as they are.
const SMALL: u64 = 250_000;

/// Records of one cell, which begin with its row and column: Formula, Number, Label, BoolErr,
/// RString, LabelSst, RK ([MS-XLS] 2.4).
const CELL: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E];

/// A record of several numbers side by side; its last column stands at its end.
const MANY_CELLS: u16 = 0x00BD;

/// What a sheet says of its used range, and a record that says nothing.
const DIMENSIONS: u16 = 0x0200;
const BLANK: u16 = 0x0201;

const BEGIN: u16 = 0x0809;

/// What rows and columns were before they were numbered through; empty where they were not.
#[derive(Debug, Default)]
pub(super) struct Places {
    rows: Vec<u16>,
    columns: Vec<u16>,
}

impl Places {
    /// The row and column a cell has in the file.
    pub fn in_file(&self, row: u32, column: u32) -> Option<(u32, u32)> {
        if self.rows.is_empty() {
            return Some((row, column));
        }
        let at = |list: &[u16], index: u32| {
            let index = usize::try_from(index).ok()?;
            list.get(index).copied().map(u32::from)
        };
        Some((at(&self.rows, row)?, at(&self.columns, column)?))
    }

    /// The number a row and column get; `None` where no cell has them.
    fn numbered(&self, row: u16, column: u16) -> Option<(u16, u16)> {
        let row = self.rows.binary_search(&row).ok()?;
        let column = self.columns.binary_search(&column).ok()?;
        Some((u16::try_from(row).ok()?, u16::try_from(column).ok()?))
    }
}

/// Cells of one record: the row, the columns, and where those numbers stand in the stream.
struct Cells {
    at: usize,
    row: u16,
    first: u16,
    last: u16,
    /// Where the last column stands, if the record names it.
    last_at: Option<usize>,
}

/// The used range of a sheet.
#[derive(Clone, Copy)]
struct Used {
    rows: (u16, u16),
    columns: (u16, u16),
}

/// The workbook, with rows and columns numbered through where its used ranges are not small.
///
/// # Errors
/// There is no workbook in the bytes; what stands in it needs more than [`CELL_LIMIT`] cells
/// however it is numbered.
pub(super) fn compact(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, Places), ReadError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let (name, mut stream) = ["/Workbook", "/Book"]
        .into_iter()
        .find_map(|name| Some((name, file.open_stream(name).ok()?)))
        .ok_or(ReadError::Damaged)?;
    let mut records = Vec::new();
    stream
        .read_to_end(&mut records)
        .map_err(|_| ReadError::Damaged)?;
    let (sheets, sizes) = look_through(&records);
    let whole: u64 = sheets.iter().map(|cells| area(cells)).sum();
    let claimed = sizes.iter().any(|size| claims_much(&records, size));
    if whole <= SMALL && !claimed {
        return Ok((Cow::Borrowed(bytes), Places::default()));
    }
    for size in &sizes {
        records[size.start - 4..size.start - 2].copy_from_slice(&BLANK.to_le_bytes());
    }
    let mut places = Places::default();
    if whole > SMALL {
        places = number_through(&sheets);
        renumber(&mut records, &sheets, &places)?;
    }
    let mut file =
        CompoundFile::open(Cursor::new(bytes.to_vec())).map_err(|_| ReadError::Damaged)?;
    let mut stream = file.open_stream(name).map_err(|_| ReadError::Damaged)?;
    let written = stream
        .seek(SeekFrom::Start(0))
        .and_then(|_| stream.write_all(&records))
        .and_then(|()| stream.flush());
    written.map_err(|_| ReadError::Damaged)?;
    drop(stream);
    Ok((Cow::Owned(file.into_inner().into_inner()), places))
}

/// The cells of every sheet, and the insides of the records that tell a sheet's size.
fn look_through(records: &[u8]) -> (Vec<Vec<Cells>>, Vec<Range<usize>>) {
    let (mut sheets, mut sizes) = (vec![Vec::new()], Vec::new());
    let number = |at: usize| -> Option<u16> {
        let bytes = records.get(at..at + 2)?;
        Some(u16::from_le_bytes([bytes[0], bytes[1]]))
    };
    let mut at = 0;
    while let (Some(kind), Some(length)) = (number(at), number(at + 2)) {
        let inside = at + 4..at + 4 + usize::from(length);
        let end = inside.end;
        match kind {
            BEGIN => sheets.push(Vec::new()),
            DIMENSIONS => sizes.push(inside),
            _ if kind == MANY_CELLS || CELL.contains(&kind) => {
                let last_at = (kind == MANY_CELLS && length >= 6).then(|| end - 2);
                if let (Some(row), Some(first)) = (number(inside.start), number(inside.start + 2))
                    && let Some(last) = last_at.map_or(Some(first), number)
                    && let Some(sheet) = sheets.last_mut()
                {
                    let at = inside.start;
                    sheet.push(Cells {
                        at,
                        row,
                        first,
                        last: last.max(first),
                        last_at,
                    });
                }
            }
            _ => {}
        }
        at = end;
    }
    (sheets, sizes)
}

/// The used range of a sheet's cells, as a number of cells.
fn area(cells: &[Cells]) -> u64 {
    let used = cells.iter().fold(None::<Used>, |used, cells| {
        let own = Used {
            rows: (cells.row, cells.row),
            columns: (cells.first, cells.last),
        };
        Some(used.map_or(own, |used| Used {
            rows: (used.rows.0.min(own.rows.0), used.rows.1.max(own.rows.1)),
            columns: (
                used.columns.0.min(own.columns.0),
                used.columns.1.max(own.columns.1),
            ),
        }))
    });
    let length = |(first, last): (u16, u16)| u64::from(last - first) + 1;
    used.map_or(0, |used| length(used.rows) * length(used.columns))
}

/// Whether a sheet is said to be larger than small, or nonsense.
fn claims_much(records: &[u8], size: &Range<usize>) -> bool {
    let Some(&[a, b, c, d, e, f, g, h, i, j, k, l, ..]) = records.get(size.clone()) else {
        return true;
    };
    let rows = u32::from_le_bytes([e, f, g, h]).checked_sub(u32::from_le_bytes([a, b, c, d]));
    let columns = u16::from_le_bytes([k, l]).checked_sub(u16::from_le_bytes([i, j]));
    let cells = rows
        .zip(columns)
        .map(|(rows, columns)| u64::from(rows) * u64::from(columns));
    cells.is_none_or(|cells| cells > SMALL)
}

fn number_through(sheets: &[Vec<Cells>]) -> Places {
    let cells = || sheets.iter().flatten();
    let rows: BTreeSet<u16> = cells().map(|cells| cells.row).collect();
    let columns: BTreeSet<u16> = cells().flat_map(|cells| cells.first..=cells.last).collect();
    Places {
        rows: rows.into_iter().collect(),
        columns: columns.into_iter().collect(),
    }
}

/// Writes the new numbers into the records.
fn renumber(records: &mut [u8], sheets: &[Vec<Cells>], places: &Places) -> Result<(), ReadError> {
    let mut whole = 0;
    for sheet in sheets {
        let mut numbered = Vec::with_capacity(sheet.len());
        for cells in sheet {
            let first = places.numbered(cells.row, cells.first);
            let last = places.numbered(cells.row, cells.last);
            let (Some((row, first)), Some((_, last))) = (first, last) else {
                continue;
            };
            records[cells.at..cells.at + 2].copy_from_slice(&row.to_le_bytes());
            records[cells.at + 2..cells.at + 4].copy_from_slice(&first.to_le_bytes());
            if let Some(at) = cells.last_at {
                records[at..at + 2].copy_from_slice(&last.to_le_bytes());
            }
            numbered.push(Cells {
                row,
                first,
                last,
                ..*cells
            });
        }
        whole += area(&numbered);
    }
    let limit = u64::try_from(CELL_LIMIT).unwrap_or(u64::MAX);
    (whole <= limit)
        .then_some(())
        .ok_or(ReadError::TooManyCells { limit: CELL_LIMIT })
}
