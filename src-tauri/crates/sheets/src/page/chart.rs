//! Charts beside their tables: the reader looks left for the figures and right for how they move.

use super::paper::{Again, Paper};
use super::{Chart, Column, Page, RowPlace, Table, table};
use crate::canvas::{CHAR_PIXELS, Canvas};
use crate::write::WriteError;
use rust_xlsxwriter::{
    Chart as Drawn, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartSolidFill, ObjectMovement,
};

/// Height of a chart, in points, beside a table that is lower; else it is as high as the table.
const HEIGHT: f64 = 150.0;

/// Blank space below a chart, in points.
const GAP: f64 = 12.0;

/// Space between table and chart, and between chart and the paper's edge, in pixels.
const BESIDE: u32 = 12;
const EDGE: u32 = 4;

/// Pixels of a point.
const PIXELS_PER_POINT: f64 = 4.0 / 3.0;

/// The decree's typeface.
const FACE: &str = "Times New Roman";

/// Ink of what is there and of what is to be reached; told apart in black and white too.
const INK: u32 = 0x2B_7A_6B;
const AIM: u32 = 0xB3_26_1E;

/// Widths in pixels: the table's columns as asked for, and one column more that takes what the
/// paper has left for the charts.
pub(super) fn widths(columns: &[Column], paper: u32) -> Vec<u32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let asked = columns.iter().map(|one| (one.width * CHAR_PIXELS) as u32);
    let mut widths: Vec<u32> = asked.collect();
    widths.push(paper.saturating_sub(widths.iter().sum()));
    widths
}

/// Writes a page's tables with their charts; where the rows stand. A table and its chart never
/// part: what does not fit on the paper any more begins the next.
pub(super) fn write(
    page: &Page,
    canvas: &mut Canvas<'_>,
) -> Result<Vec<Vec<RowPlace>>, WriteError> {
    let mut places = Vec::with_capacity(page.tables.len());
    let mut paper = Paper::new(page.orientation, canvas, Again::Written);
    for (table, chart) in page.tables.iter().zip(&page.charts) {
        let (row, top) = (canvas.row(), canvas.filled());
        let rows = block(page, table, chart, canvas)?;
        if !paper.holds(canvas.filled()) && !places.is_empty() {
            paper.turn(row, top);
        }
        places.push(rows);
    }
    paper.cut(canvas)?;
    Ok(places)
}

fn block(
    page: &Page,
    table: &Table,
    chart: &Chart,
    canvas: &mut Canvas<'_>,
) -> Result<Vec<RowPlace>, WriteError> {
    let (header, rows) = table::write(table, canvas, None)?;
    let beside_it = table_height(&header, canvas);
    let height = beside_it.max(HEIGHT);
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        let mut drawn = drawn(page, chart, canvas, (first.row, last.row));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        drawn.set_height((height * PIXELS_PER_POINT) as u32);
        let beside = canvas.last_column();
        canvas
            .sheet
            .insert_chart_with_offset(header.first, beside, &drawn, BESIDE, 0)?;
    }
    canvas.gap(height - beside_it + GAP)?;
    Ok(rows)
}

/// The height of the table just written, from the top of its header down.
fn table_height(header: &table::Header, canvas: &Canvas<'_>) -> f64 {
    canvas.filled() - header.filled + header.height
}

/// The chart of a table's rows.
fn drawn(page: &Page, chart: &Chart, canvas: &Canvas<'_>, (first, last): (u32, u32)) -> Drawn {
    let range = |column| {
        let tab = page.tab.as_str();
        (tab, first, column, last, column)
    };
    let named = |column: u16, table: &Table| {
        let column = table.columns.get(usize::from(column));
        column
            .map(|column| column.heading.clone())
            .unwrap_or_default()
    };
    let names = page.tables.first();
    let name = |column| names.map(|table| named(column, table)).unwrap_or_default();
    let mut label = ChartDataLabel::new();
    label
        .show_value()
        .set_position(ChartDataLabelPosition::OutsideEnd)
        .set_font(&font(10));
    let mut drawn = Drawn::new_column();
    drawn
        .add_series()
        .set_name(name(chart.columns).as_str())
        .set_categories(range(0))
        .set_values(range(chart.columns))
        .set_gap(80)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(INK)))
        .set_data_label(&label);
    if let Some(aim) = chart.line {
        let mut line = Drawn::new_line();
        line.add_series()
            .set_name(name(aim).as_str())
            .set_categories(range(0))
            .set_values(range(aim))
            .set_marker(ChartMarker::new().set_none())
            .set_format(
                ChartFormat::new().set_line(
                    ChartLine::new()
                        .set_color(AIM)
                        .set_width(2)
                        .set_dash_type(ChartLineDashType::Dash),
                ),
            );
        drawn.combine(&line);
    }
    dress(&mut drawn, chart, canvas);
    drawn
}

/// Typeface, axes, width.
fn dress(drawn: &mut Drawn, chart: &Chart, canvas: &Canvas<'_>) {
    // The line above the table says what it shows; a title would take a third of its height.
    drawn.title().set_hidden();
    drawn.x_axis().set_font(&font(10));
    drawn.y_axis().set_font(&font(10)).set_min(0);
    if chart.percent {
        drawn.y_axis().set_max(100);
    }
    drawn
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&font(11));
    let width = canvas
        .width(canvas.last_column())
        .saturating_sub(BESIDE + EDGE);
    drawn
        .set_width(width)
        .set_alt_text(chart.title.as_str())
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
}

fn font(size: u8) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FACE).set_size(size);
    font
}
