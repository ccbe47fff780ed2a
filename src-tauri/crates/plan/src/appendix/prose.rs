//! A plan without a table: units as headings, their tasks as numbered paragraphs, each followed
//! by "Thời gian hoàn thành: …" (`domain.md` §3). The paragraphs become the same lines as the
//! rows of a table ordered by unit.

use super::Column;
use super::header::Header;
use super::rows::{Line, is_page_number};
use super::table::split_heading;
use super::title::Title;
use super::wording::{Beginning, deadline_label, ends_table, numbered_section, without_markup};
use crate::book::{Book, Row, Sheet, cell_name};
use crate::encoding::Decoded;
use crate::remark::{Place, Remark, RemarkCode};
use crate::task::TaskNumber;
use crate::text::{clean, match_key};

/// Fewer deadlines than this are a text that happens to speak of one.
const FEWEST_DEADLINES: usize = 3;

/// A plan's paragraphs, read.
pub(super) struct Prose<'a> {
    /// The sheet of paragraphs, in Unicode.
    pub decoded: Decoded<'a>,
    /// Stands where the part with the tasks begins; it has no columns.
    pub header: Header,
    /// The plan's title.
    pub title: Title,
    /// Headings and tasks.
    pub lines: Vec<Line>,
}

/// One paragraph: where it stands, and its lines.
struct Paragraph<'a> {
    row: u32,
    column: u32,
    lines: Vec<String>,
    had_markup: bool,
    original: Option<&'a str>,
}

/// A numbered part of the document, its heading left out.
struct Section<'p, 'a> {
    first_row: u32,
    paragraphs: &'p [Paragraph<'a>],
}

/// Finds the first visible sheet of paragraphs (or the one asked for) in this shape.
pub(super) fn find<'a>(book: &'a Book, name: Option<&str>) -> Option<Prose<'a>> {
    let is_asked = |sheet: &&Sheet| {
        name.map_or(!sheet.hidden, |name| {
            match_key(&sheet.name) == match_key(name)
        })
    };
    book.sheets.iter().filter(is_asked).find_map(read)
}

fn read(sheet: &Sheet) -> Option<Prose<'_>> {
    let decoded = Decoded::of(sheet);
    let paragraphs: Vec<Paragraph> = decoded
        .sheet
        .rows
        .iter()
        .filter_map(|row| Paragraph::read(&decoded, row))
        .collect();
    let deadlines = paragraphs.iter().filter(|p| p.has_deadline()).count();
    if deadlines < FEWEST_DEADLINES {
        return None;
    }
    let sections = sections(&paragraphs);
    let first = sections.iter().map(|section| section.first_row).min();
    let header = Header::of_prose(first.unwrap_or(0));
    let above = paragraphs
        .iter()
        .take_while(|paragraph| paragraph.row < header.top);
    let title = title(above).unwrap_or_else(|| Title::of(&decoded, &header));
    let mut lines = Lines::default();
    for section in sections.iter().filter(|section| section.has_deadline()) {
        for paragraph in section.paragraphs {
            lines.take(paragraph, &sheet.name);
        }
    }
    let lines = lines.read;
    Some(Prose {
        header,
        title,
        lines,
        decoded,
    })
}

/// The parts under Roman numerals; the whole text where there are none.
fn sections<'p, 'a>(paragraphs: &'p [Paragraph<'a>]) -> Vec<Section<'p, 'a>> {
    let begins = |paragraph: &Paragraph| paragraph.lines.iter().any(|line| numbered_section(line));
    let mut sections: Vec<Section> = Vec::new();
    let mut rest = paragraphs
        .iter()
        .position(begins)
        .map_or(paragraphs, |at| paragraphs.get(at..).unwrap_or_default());
    while let Some((first, after)) = rest.split_first() {
        let own = if begins(first) { after } else { rest };
        let length = own.iter().position(begins).unwrap_or(own.len());
        let (paragraphs, next) = own.split_at(length);
        sections.push(Section {
            first_row: first.row,
            paragraphs,
        });
        rest = next;
    }
    sections
}

/// The kind of document in capitals and the paragraph below it, which says what it is about.
fn title<'p, 'a: 'p>(mut above: impl Iterator<Item = &'p Paragraph<'a>>) -> Option<Title> {
    let kinds = ["kế hoạch", "chương trình", "quyết định", "chỉ thị"].map(match_key);
    let kind = above.find(|paragraph| {
        let text = paragraph.text();
        kinds.contains(&match_key(&text)) && text == text.to_uppercase()
    })?;
    let subject = above.next()?;
    let original = |paragraph: &Paragraph| {
        let original = paragraph.original.map(str::to_owned);
        original.unwrap_or_else(|| paragraph.text())
    };
    let converted = kind.original.or(subject.original).is_some();
    Some(Title {
        text: format!("{} {}", kind.text(), subject.text()),
        original: converted.then(|| format!("{} {}", original(kind), original(subject))),
    })
}

impl Section<'_, '_> {
    fn has_deadline(&self) -> bool {
        self.paragraphs.iter().any(Paragraph::has_deadline)
    }
}

impl<'a> Paragraph<'a> {
    /// The texts of a row as one paragraph; `None` for a page number or nothing at all.
    fn read(decoded: &'a Decoded<'_>, row: &Row) -> Option<Paragraph<'a>> {
        let (column, _) = row.cells.first()?;
        let shown: Vec<String> = row.cells.iter().map(|(_, cell)| cell.shown()).collect();
        let shown = shown.join(" ");
        let (text, had_markup) = without_markup(&shown);
        let lines: Vec<String> = text
            .split('\n')
            .map(clean)
            .filter(|line| !line.is_empty() && !is_page_number(line))
            .collect();
        (!lines.is_empty()).then(|| Paragraph {
            row: row.index,
            column: *column,
            lines,
            had_markup,
            original: decoded.original(row.index, *column),
        })
    }

    fn text(&self) -> String {
        self.lines.join(" ")
    }

    fn has_deadline(&self) -> bool {
        self.lines.iter().any(|line| deadline_label(line).is_some())
    }

    fn cell(&self) -> String {
        cell_name(self.row, self.column)
    }
}

/// The lines read so far.
#[derive(Default)]
struct Lines {
    read: Vec<Line>,
    /// Recipients and signatures have begun.
    ended: bool,
}

impl Lines {
    fn take(&mut self, paragraph: &Paragraph, sheet: &str) {
        let remark = |code| Remark {
            code,
            place: Place {
                sheet: sheet.to_owned(),
                cell: paragraph.cell(),
            },
        };
        for (at, line) in paragraph.lines.iter().enumerate() {
            if self.ended {
                return;
            }
            let joined = self.take_line(line, paragraph);
            let Some(last) = self.read.last_mut() else {
                continue;
            };
            // A line break inside a paragraph is no page break.
            if joined && at == 0 {
                let number = last.text(Column::Number).to_owned();
                last.remarks.push(remark(RemarkCode::RowJoined { number }));
            }
        }
        if let Some(last) = self.read.last_mut().filter(|_| paragraph.had_markup) {
            last.remarks.push(remark(RemarkCode::MarkupRemoved));
        }
    }

    /// Takes one line; says whether it went on with the text above.
    fn take_line(&mut self, line: &str, paragraph: &Paragraph) -> bool {
        let (work, deadline) = match deadline_label(line) {
            Some((at, deadline)) => (line.get(..at).unwrap_or_default().trim(), deadline),
            None => (line, ""),
        };
        let mut joined = false;
        if let Some((number, content)) = numbered(work) {
            let line = self.begin(paragraph);
            line.write(Column::Number, number.as_str(), paragraph);
            line.write(Column::Content, content, paragraph);
        } else if let Some((line, column)) = self.continued(work) {
            joined = true;
            line.write(column, work, paragraph);
        } else if !work.is_empty() {
            self.ended = ends_table(&Beginning::of(work));
            let announces = work.ends_with(':') && !self.ended;
            let line = self.begin(paragraph);
            line.write(Column::Content, work, paragraph);
            line.outside = announces.then(|| work.to_owned());
        }
        if let Some(last) = self.read.last_mut() {
            last.write(Column::Deadline, deadline, paragraph);
        }
        joined
    }

    fn begin(&mut self, paragraph: &Paragraph) -> &mut Line {
        self.read.push(Line {
            row: paragraph.row,
            ..Line::default()
        });
        let at = self.read.len() - 1;
        &mut self.read[at]
    }

    /// The line and column that a text without a number goes on with, if it does: a task goes on
    /// until its deadline stands, the deadline with small letters. A heading only goes on with
    /// small letters: below it comes the section's task.
    fn continued(&mut self, text: &str) -> Option<(&mut Line, Column)> {
        let begins_small = text.chars().next()?.is_lowercase();
        let last = self.read.last_mut().filter(|last| last.outside.is_none())?;
        if !last.text(Column::Deadline).is_empty() {
            return begins_small.then_some((last, Column::Deadline));
        }
        let is_heading = TaskNumber::parse(last.text(Column::Number))
            .is_some_and(|number| number.parts().len() == 1)
            && split_heading(last.text(Column::Content)).is_none();
        (begins_small || !is_heading).then_some((last, Column::Content))
    }
}

impl Line {
    /// Writes a paragraph's text into a column, behind what stands there.
    fn write(&mut self, column: Column, text: &str, paragraph: &Paragraph) {
        if text.is_empty() {
            return;
        }
        let known = self.texts.entry(column).or_default();
        if !known.is_empty() {
            known.push(' ');
        }
        known.push_str(text);
        let cell = paragraph.cell();
        self.column_cells.entry(column).or_insert(cell.clone());
        if self.cells.last() != Some(&cell) {
            let original = paragraph
                .original
                .map(|text| (cell.clone(), text.to_owned()));
            self.originals.extend(original);
            self.cells.push(cell);
        }
    }
}

/// Number and text of a paragraph that begins with one: "1.1. Chủ trì …", "16. Tòa án …". A whole
/// number needs its full stop, and the text begins like a sentence: "02 nhóm dịch vụ" and "30.6
/// đạt 90%" go on with what stands above.
fn numbered(text: &str) -> Option<(TaskNumber, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (printed, rest) = text.split_at(end);
    let number = TaskNumber::parse(printed)?;
    let content = rest.trim_start();
    let first = content.chars().next()?;
    let begins = first.is_uppercase() || "“\"(".contains(first) || first.is_numeric();
    let marked = printed.ends_with('.') || (number.parts().len() > 1 && rest != content);
    (begins && marked).then_some((number, content))
}

#[cfg(test)]
mod tests;
