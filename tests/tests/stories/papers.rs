//! How a sheet of a written workbook falls on papers, read from its parts as a spreadsheet program
//! reads them: how wide it prints, where it is cut, and where its charts stand.

use std::collections::BTreeMap;

/// Millimetres of an inch, points of an inch.
const MM: f64 = 25.4;
const POINTS: f64 = 72.0;

/// Pixels of a column's unit: the digit of Times New Roman 12 at 96 dots to the inch.
const DIGIT: f64 = 8.0;

/// What stands in the first or second line of a table: by it a header is known.
const HEADERS: [&str; 2] = ["TT", "Kỳ"];

/// A sheet as it prints.
struct Printed {
    /// Lying or upright.
    landscape: bool,
    /// Whether the spreadsheet program makes it one paper wide itself.
    fitted: bool,
    scale: f64,
    /// Widths of the columns in points, heights of the rows in points, of the print area.
    columns: Vec<f64>,
    rows: Vec<f64>,
    /// The zero-based rows papers begin with, the first among them.
    begins: Vec<usize>,
    /// The zero-based rows that repeat by themselves.
    titles: Option<(usize, usize)>,
    /// The texts of a row.
    texts: Vec<Vec<String>>,
}

/// A place in a drawing: column and row, and how far in, in points.
struct Anchor {
    column: usize,
    column_off: f64,
    row: usize,
    row_off: f64,
}

/// What stands in quotes behind some words.
fn quoted<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once('"')?.0)
}

fn number(text: Option<&str>) -> f64 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn place(text: Option<&str>) -> usize {
    number(text) as usize
}

/// The column of "C" or "$C$7".
fn column_of(cell: &str) -> usize {
    let letters = cell.chars().filter(char::is_ascii_uppercase);
    letters.fold(0, |sum, letter| sum * 26 + (letter as usize - 64)) - 1
}

fn row_of(cell: &str) -> usize {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    place(Some(&digits)) - 1
}

/// A defined name of a sheet, without the sheet: "$A$1:$L$40".
fn defined(book: &str, name: &str, nth: usize) -> Option<String> {
    let start = format!("name=\"_xlnm.{name}\" localSheetId=\"{nth}\"");
    let (_, rest) = book.split_once(&start)?;
    let range = rest.split_once('>')?.1.split_once('<')?.0;
    Some(range.rsplit_once('!')?.1.to_owned())
}

impl Printed {
    fn of(parts: &BTreeMap<String, String>, nth: usize) -> Printed {
        let (sheet, book) = (
            &parts[&format!("xl/worksheets/sheet{}.xml", nth + 1)],
            &parts["xl/workbook.xml"],
        );
        let area = defined(book, "Print_Area", nth);
        let area = area.as_deref().and_then(|area| area.split_once(':'));
        let (last_column, last_row) = match area {
            Some((_, last)) => (column_of(last), row_of(last)),
            None => used(sheet),
        };
        let setup = sheet.split_once("<pageSetup ").map_or("", |found| found.1);
        let setup = setup.split_once("/>").map_or("", |found| found.0);
        let breaks = sheet.split("<brk ").skip(1);
        let breaks = breaks.map(|one| place(quoted(one, "id=\"")));
        let titles = defined(book, "Print_Titles", nth);
        let titles = titles.as_deref().and_then(|rows| rows.split_once(':'));
        Printed {
            landscape: setup.contains("orientation=\"landscape\""),
            fitted: sheet.contains("fitToPage=\"1\"") && !setup.contains("fitToWidth"),
            scale: match quoted(setup, "scale=\"") {
                None => 1.0,
                scale => number(scale) / 100.0,
            },
            columns: widths(sheet, last_column),
            rows: heights(sheet, last_row),
            begins: std::iter::once(0).chain(breaks).collect(),
            titles: titles.map(|(first, last)| (row_of(first), row_of(last))),
            texts: texts(parts, sheet, last_row),
        }
    }

    /// Points between the margins of the decree, in the sheet's own size.
    fn paper(&self) -> (f64, f64) {
        let (wide, high) = match self.landscape {
            true => (297.0, 210.0),
            false => (210.0, 297.0),
        };
        let free = |mm: f64| mm / MM * POINTS / self.scale;
        (free(wide - 45.0), free(high - 40.0))
    }

    /// The rows of each paper.
    fn papers(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let ends = self.begins.iter().skip(1).copied();
        let ends = ends.chain([self.rows.len()]);
        let begins = self.begins.iter().copied();
        begins.zip(ends).map(|(first, end)| first..end)
    }

    fn height(&self, rows: std::ops::Range<usize>) -> f64 {
        self.rows.get(rows).into_iter().flatten().sum()
    }
}

/// The last column and row with something in it.
fn used(sheet: &str) -> (usize, usize) {
    let range = quoted(sheet, "<dimension ref=\"").unwrap_or("A1");
    let last = range.split_once(':').map_or(range, |(_, last)| last);
    (column_of(last), row_of(last))
}

fn widths(sheet: &str, last: usize) -> Vec<f64> {
    let mut widths = vec![0.0; last + 1];
    for column in sheet.split("<col ").skip(1) {
        let (min, max) = (quoted(column, "min=\""), quoted(column, "max=\""));
        for at in place(min)..=place(max) {
            if let Some(width) = widths.get_mut(at - 1) {
                let pixels = number(quoted(column, "width=\"")) * DIGIT;
                *width = pixels / 96.0 * POINTS;
            }
        }
    }
    widths
}

fn heights(sheet: &str, last: usize) -> Vec<f64> {
    let usual = number(quoted(sheet, "defaultRowHeight=\""));
    let mut heights = vec![usual; last + 1];
    for row in sheet.split("<row ").skip(1) {
        let tag = row.split_once('>').map_or("", |found| found.0);
        let at = place(quoted(tag, "r=\"")) - 1;
        if let (Some(height), Some(own)) = (heights.get_mut(at), quoted(tag, "ht=\"")) {
            *height = number(Some(own));
        }
    }
    heights
}

fn texts(parts: &BTreeMap<String, String>, sheet: &str, last: usize) -> Vec<Vec<String>> {
    let shared = parts.get("xl/sharedStrings.xml").map_or("", String::as_str);
    let shared: Vec<&str> = shared
        .split("<si><t")
        .skip(1)
        .map(|one| {
            let said = one.split_once('>').map_or("", |found| found.1);
            said.split_once("</t>").map_or("", |found| found.0)
        })
        .collect();
    let mut texts = vec![Vec::new(); last + 1];
    for row in sheet.split("<row ").skip(1) {
        let at = place(quoted(row, "r=\"")) - 1;
        let cells = row.split("t=\"s\"><v>").skip(1);
        let said = cells.filter_map(|cell| {
            let index = place(cell.split_once('<').map(|found| found.0));
            shared.get(index).map(|text| (*text).to_owned())
        });
        if let Some(texts) = texts.get_mut(at) {
            texts.extend(said);
        }
    }
    texts
}

/// Demands that a visible sheet prints one paper wide and is cut where nothing is torn apart.
pub fn fall_whole(parts: &BTreeMap<String, String>, nth: usize, whose: &str) {
    let sheet = Printed::of(parts, nth);
    let (wide, high) = sheet.paper();
    let needs: f64 = sheet.columns.iter().sum();
    assert!(
        sheet.fitted || needs <= wide,
        "{whose} is {needs} points wide, the paper {wide}"
    );
    let title = sheet
        .titles
        .map_or(0.0, |(first, last)| sheet.height(first..last + 1));
    if !sheet.fitted {
        for (at, rows) in sheet.papers().enumerate() {
            let repeated = if at == 0 { 0.0 } else { title };
            let needs = sheet.height(rows.clone()) + repeated;
            assert!(
                needs <= high,
                "rows {rows:?} of {whose} need {needs} points, the paper has {high}"
            );
            begins_with_a_header(&sheet, at, &rows, whose);
        }
    }
    for (from, to) in anchors(parts, nth) {
        stands_on_one_paper(&sheet, &from, &to, whose);
    }
}

/// Every paper after the first has a header above its rows, repeated or written.
fn begins_with_a_header(sheet: &Printed, at: usize, rows: &std::ops::Range<usize>, whose: &str) {
    if at == 0 || sheet.titles.is_some() {
        return;
    }
    let mut above = sheet.texts.iter().skip(rows.start).take(2).flatten();
    assert!(
        above.any(|text| HEADERS.contains(&text.as_str())),
        "no header above rows {rows:?} of {whose}"
    );
}

/// Neither the paper's edge nor a cut goes through a chart, and it covers no table's column.
fn stands_on_one_paper(sheet: &Printed, from: &Anchor, to: &Anchor, whose: &str) {
    let last = sheet.columns.len() - 1;
    assert_eq!(from.column, last, "a chart covers a table on {whose}");
    let inside = to.column == last && to.column_off <= sheet.columns[last] + 0.5;
    assert!(inside, "a chart of {whose} reaches over the paper's edge");
    let whole = |rows: std::ops::Range<usize>| rows.contains(&from.row) && rows.contains(&to.row);
    let on_one = sheet.papers().any(whole);
    assert!(on_one, "a chart of {whose} is cut below row {}", from.row);
    assert!(
        from.row_off <= 0.5 && to.row_off <= sheet.rows[to.row] + 0.5,
        "{whose}"
    );
}

/// Where the drawings of a sheet begin and end.
fn anchors(parts: &BTreeMap<String, String>, nth: usize) -> Vec<(Anchor, Anchor)> {
    let links = parts.get(&format!("xl/worksheets/_rels/sheet{}.xml.rels", nth + 1));
    let drawing = links.and_then(|links| quoted(links, "Target=\"../drawings/"));
    let drawing = drawing.and_then(|name| parts.get(&format!("xl/drawings/{name}")));
    let all = drawing
        .into_iter()
        .flat_map(|all| all.split("<xdr:from>").skip(1));
    let ends = all.map(|one| {
        let (from, rest) = one.split_once("</xdr:from>").expect("an end");
        let to = rest.split_once("<xdr:to>").expect("where it ends").1;
        (anchor(from), anchor(to))
    });
    ends.collect()
}

fn anchor(text: &str) -> Anchor {
    let said = |name: &str| {
        let (_, rest) = text.split_once(&format!("<xdr:{name}>"))?;
        Some(rest.split_once('<')?.0)
    };
    let points = |name: &str| number(said(name)) / 12_700.0;
    Anchor {
        column: place(said("col")),
        column_off: points("colOff"),
        row: place(said("row")),
        row_off: points("rowOff"),
    }
}
