//! A table: header of one or two rows, and rows that are cut where they grow too high.

use super::paper::{Again, Paper};
use super::{Align, Column, PageCell, PageRow, RowKind, RowPlace, Table};
use crate::canvas::{self, Canvas, Content, Frame, NumberLook, ROW_LIMIT, Style};
use crate::write::WriteError;

/// Where a table's header stands.
pub(super) struct Header {
    /// Its first row, zero-based.
    pub(super) first: u32,
    /// Its last row.
    pub(super) last: u32,
    /// The height down to its end, in points.
    pub(super) filled: f64,
    /// Its own height, in points.
    pub(super) height: f64,
}

/// Blank space added to each row, in points: text that touches its frame is hard to read.
const AIR: f64 = 4.5;

/// One cell of a row with the columns it covers.
struct Placed<'a> {
    first: u16,
    last: u16,
    cell: &'a PageCell,
    style: Style,
}

/// A table and the sheet's columns its own stand on.
struct Grid<'a> {
    table: &'a Table,
    places: Vec<(u16, u16)>,
}

impl<'a> Grid<'a> {
    fn cells(&self, row: &'a PageRow) -> Vec<Placed<'a>> {
        placed(row, self.table, &self.places)
    }

    fn header(&self, canvas: &mut Canvas<'_>) -> Result<(), WriteError> {
        header(&self.table.columns, &self.places, canvas)
    }
}

/// Writes a table at the canvas's row; its header, and where its rows stand. Where it fills more
/// than the paper it begins on, if one is given, it is cut between two rows that need not stay
/// together.
pub(super) fn write(
    table: &Table,
    canvas: &mut Canvas<'_>,
    mut paper: Option<&mut Paper>,
) -> Result<(Header, Vec<RowPlace>), WriteError> {
    if let Some(heading) = &table.heading {
        canvas.line(heading, Style::plain(13, canvas::Align::Left).bold())?;
    }
    let places = places(&table.columns);
    let grid = Grid { table, places };
    let (first, above) = (canvas.row(), canvas.filled());
    grid.header(canvas)?;
    let header = Header {
        first,
        last: canvas.row().saturating_sub(1),
        filled: canvas.filled(),
        height: canvas.filled() - above,
    };
    if let Some(paper) = &mut paper {
        paper.heads(header.height, header.filled);
    }
    let mut rows = Vec::with_capacity(table.rows.len());
    for (at, line) in table.rows.iter().enumerate() {
        let cells = grid.cells(line);
        let lines = Lines::of(&cells, canvas);
        if let Some(paper) = paper.as_deref_mut() {
            make_room(&grid, at, &lines, canvas, paper)?;
        }
        let row = canvas.row();
        let parts = write_row(&cells, &lines, canvas, paper.as_deref_mut())?;
        rows.push(RowPlace { row, parts });
    }
    Ok((header, rows))
}

/// Begins a new paper where a row, with the one it must stay with, does not fit any more.
fn make_room(
    grid: &Grid<'_>,
    at: usize,
    lines: &Lines,
    canvas: &mut Canvas<'_>,
    paper: &mut Paper,
) -> Result<(), WriteError> {
    let below = follower(grid.table, at).map(|row| grid.cells(row));
    let below = below.map_or(0.0, |row| Lines::of(&row, canvas).height());
    let top = canvas.filled();
    let fits = paper.holds(top + lines.height() + below);
    if fits || paper.is_fresh(top) || !paper.turn(canvas.row(), top) {
        return Ok(());
    }
    if paper.again() == Again::Written {
        grid.header(canvas)?;
    }
    paper.begin_rows(canvas.filled());
    Ok(())
}

/// The sheet's columns each table column covers.
fn places(columns: &[Column]) -> Vec<(u16, u16)> {
    let mut next = 0;
    columns
        .iter()
        .map(|column| {
            let first = next;
            next += column.covers.max(1);
            (first, next - 1)
        })
        .collect()
}

fn header(
    columns: &[Column],
    places: &[(u16, u16)],
    canvas: &mut Canvas<'_>,
) -> Result<(), WriteError> {
    let style = Style::cell(canvas::Align::Center).bold();
    if columns.iter().all(|column| column.parent.is_none()) {
        for (column, (first, last)) in columns.iter().zip(places) {
            canvas.put(*first, *last, Content::Text(&column.heading), style)?;
        }
        canvas.end_row(AIR)?;
        return Ok(());
    }
    let mut at = 0;
    while let Some(column) = columns.get(at) {
        let run = run_of_parent(&columns[at..]);
        let (first, last) = (places[at].0, places[at + run - 1].1);
        match &column.parent {
            Some(parent) => canvas.put(first, last, Content::Text(parent), style)?,
            None => canvas.put_tall((first, last), canvas.row() + 1, &column.heading, style)?,
        }
        at += run;
    }
    canvas.end_row(0.0)?;
    let mut least: f64 = 0.0;
    for (column, (first, last)) in columns.iter().zip(places) {
        if column.parent.is_some() {
            canvas.put(*first, *last, Content::Text(&column.heading), style)?;
        } else {
            // The cell above reaches down here; its text needs what the upper row leaves.
            let lines = style
                .font()
                .lines(&column.heading, canvas.text_width(*first, *last));
            least = least.max((f64::from(lines) - 1.0) * style.font().line_height());
        }
    }
    canvas.end_row(least)
}

/// How many columns from the first on share its parent heading.
fn run_of_parent(columns: &[Column]) -> usize {
    match columns.first().map(|column| &column.parent) {
        Some(parent @ Some(_)) => columns
            .iter()
            .take_while(|column| column.parent == *parent)
            .count(),
        _ => 1,
    }
}

/// A row's cells on their columns. In groups and notes the last cell reaches to the end.
fn placed<'a>(row: &'a PageRow, table: &Table, places: &[(u16, u16)]) -> Vec<Placed<'a>> {
    let stretches = matches!(row.kind, RowKind::Group | RowKind::Note);
    let last_cell = row.cells.len().saturating_sub(1);
    let mut out = Vec::with_capacity(places.len());
    for (at, (column, (first, last))) in table.columns.iter().zip(places).enumerate() {
        let cell = row.cells.get(at).unwrap_or(&PageCell::Blank);
        let reaches = stretches && at == last_cell;
        let last = if reaches {
            places.last().map_or(*last, |(_, end)| *end)
        } else {
            *last
        };
        out.push(Placed {
            first: *first,
            last,
            cell,
            style: style(row.kind, column.align, reaches, cell),
        });
        if reaches {
            break;
        }
    }
    out
}

fn style(kind: RowKind, align: Align, reaches: bool, cell: &PageCell) -> Style {
    let align = match align {
        _ if reaches => canvas::Align::Left,
        Align::Left => canvas::Align::Left,
        Align::Center => canvas::Align::Center,
        Align::Right => canvas::Align::Right,
    };
    let number = match cell {
        PageCell::Number { decimals, .. } => NumberLook::Decimals(*decimals),
        PageCell::Percent(_) => NumberLook::Decimals(1),
        PageCell::Date(_) => NumberLook::Date,
        PageCell::Blank | PageCell::Text(_) => NumberLook::General,
    };
    let style = Style::cell(align).number(number);
    match kind {
        RowKind::Group | RowKind::Total => style.bold(),
        RowKind::Note => style.italic(),
        RowKind::Item => style,
    }
}

/// The row a heading or a sum must not be parted from: what it is the heading of stands below.
fn follower(table: &Table, at: usize) -> Option<&PageRow> {
    let heads = matches!(table.rows.get(at)?.kind, RowKind::Group | RowKind::Total);
    let below = table.rows.get(at + 1).filter(|_| heads)?;
    matches!(below.kind, RowKind::Item | RowKind::Note).then_some(below)
}

/// The lines of a row's text.
struct Lines {
    count: u32,
    /// The height of one, in points.
    height: f64,
}

impl Lines {
    fn of(cells: &[Placed<'_>], canvas: &Canvas<'_>) -> Lines {
        let mut lines = Lines {
            count: 1,
            height: 0.0,
        };
        for placed in cells {
            let font = placed.style.font();
            lines.height = lines.height.max(font.line_height());
            if let PageCell::Text(text) = placed.cell {
                let width = canvas.text_width(placed.first, placed.last);
                lines.count = lines.count.max(font.lines(text, width));
            }
        }
        lines
    }

    /// The height of the row, of one that is cut that of its first part.
    fn height(&self) -> f64 {
        (f64::from(self.count) * self.height + AIR).min(ROW_LIMIT)
    }
}

/// Writes one row, or several where its text is higher than a row can be; returns how many.
fn write_row(
    cells: &[Placed<'_>],
    measured: &Lines,
    canvas: &mut Canvas<'_>,
    mut paper: Option<&mut Paper>,
) -> Result<u32, WriteError> {
    let lines = measured.count;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let most = ((ROW_LIMIT - AIR) / measured.height) as u32;
    if lines <= most {
        for placed in cells {
            canvas.put_measured(
                placed.first,
                placed.last,
                content(placed.cell),
                placed.style,
            )?;
        }
        canvas.end_row(measured.height())?;
        return Ok(1);
    }
    let parts = lines.div_ceil(most);
    for part in 0..parts {
        let left = lines.saturating_sub(part * most).min(most);
        let end = canvas.filled() + f64::from(left) * measured.height;
        if let Some(paper) = paper.as_deref_mut()
            && part > 0
            && paper.again() == Again::ByItself
            && !paper.holds(end)
        {
            paper.turn(canvas.row(), canvas.filled());
        }
        write_part(cells, canvas, part, parts, most as usize)?;
    }
    Ok(parts)
}

/// One part of a row that is too high: so many lines of each text; what is no text stands in
/// the first part.
fn write_part(
    cells: &[Placed<'_>],
    canvas: &mut Canvas<'_>,
    part: u32,
    parts: u32,
    most: usize,
) -> Result<(), WriteError> {
    let frame = match part {
        0 => Frame::OpenBelow,
        part if part + 1 == parts => Frame::OpenAbove,
        _ => Frame::OpenBoth,
    };
    let skip = part as usize * most;
    for placed in cells {
        let style = placed.style.frame(frame).top();
        let piece = match placed.cell {
            PageCell::Text(text) => {
                let starts = style
                    .font()
                    .line_starts(text, canvas.text_width(placed.first, placed.last));
                let from = starts.get(skip).copied().unwrap_or(text.len());
                let to = starts.get(skip + most).copied().unwrap_or(text.len());
                Content::Text(text[from..to].trim_end())
            }
            cell if part == 0 => content(cell),
            _ => Content::Blank,
        };
        canvas.put(placed.first, placed.last, piece, style)?;
    }
    canvas.end_row(0.0)
}

fn content(cell: &PageCell) -> Content<'_> {
    match cell {
        PageCell::Blank => Content::Blank,
        PageCell::Text(text) => Content::Text(text),
        PageCell::Number { value, .. } => Content::Number(*value),
        PageCell::Percent(value) => Content::Number(*value),
        PageCell::Date(date) => Content::Date(*date),
    }
}
