//! The table below the header: rows become groups and tasks; rows cut by a page break are joined.

use super::counting;
use super::header::Header;
use super::rows::{Kind, Line};
use super::title::Title;
use super::wording::group_numeral;
use super::{Asked, Column, Draft, DraftGroup, DraftTask};
use crate::book::{Cell, Row, Sheet, SpanIndex, cell_name, column_name};
use crate::encoding::Decoded;
use crate::remark::{Place, Remark, RemarkCode};
use crate::task::TaskNumber;
use std::collections::BTreeMap;

/// How far the next numbered row is looked for: a task is cut by a few rows, not by thousands.
const LOOK_AHEAD: usize = 200;

/// Reads one table.
pub(super) struct Reader<'a> {
    decoded: &'a Decoded<'a>,
    sheet: &'a Sheet,
    header: &'a Header,
    spans: SpanIndex,
    /// The table is ordered by unit: headings are units and lead the tasks below them.
    by_unit: bool,
    /// Some row bears a number.
    numbered: bool,
    groups: Vec<DraftGroup>,
    tasks: Vec<DraftTask>,
    /// Whether the row before was a group's heading.
    below_heading: bool,
    remarks: Vec<Remark>,
}

impl<'a> Reader<'a> {
    pub fn new(decoded: &'a Decoded<'a>, header: &'a Header) -> Reader<'a> {
        let mut reader = Reader {
            decoded,
            sheet: &decoded.sheet,
            header,
            spans: SpanIndex::of(&decoded.sheet, header.columns.keys().copied()),
            by_unit: false,
            numbered: true,
            groups: Vec::new(),
            tasks: Vec::new(),
            below_heading: false,
            remarks: Vec::new(),
        };
        reader.by_unit = header.index_of(Column::Lead).is_none() && !reader.has_roman_groups();
        reader
    }

    /// Reads everything below the header and checks numbers and counts.
    pub fn read(mut self, asked: &Asked, other_sheets: &[String]) -> (Draft, Vec<Remark>) {
        self.remark_sheet(other_sheets);
        let lines = self.lines();
        let title = Title::of(self.decoded, self.header);
        self.read_lines(&lines, title, asked)
    }

    /// Makes groups and tasks of lines that were read already.
    pub fn read_lines(
        mut self,
        lines: &[Line],
        title: Title,
        asked: &Asked,
    ) -> (Draft, Vec<Remark>) {
        self.remark_encodings();
        let bears_number = |line: &Line| matches!(line.kind(&self.spans), Kind::Task(_));
        self.numbered = lines.iter().any(bears_number);
        for (at, line) in lines.iter().enumerate() {
            if !self.take(line, &lines[at + 1..]) {
                break;
            }
        }
        let numbers = counting::numbers(&self.tasks, &self.groups, self.by_unit);
        let counts = counting::declared(&self.tasks, &self.groups);
        for (code, cell) in numbers.into_iter().chain(counts) {
            self.remark(code, cell);
        }
        let draft = Draft {
            year: title.year(asked, self.decoded, self.header, &self.tasks),
            title: if title.text.is_empty() {
                self.sheet.name.clone()
            } else {
                title.text
            },
            original_title: title.original,
            encoding: self.decoded.encoding,
            columns: self.header.shown(),
            sheet: self.sheet.name.clone(),
            groups: self.groups,
            tasks: self.tasks,
        };
        self.remarks
            .sort_by_key(|remark| in_reading_order(&remark.place));
        (draft, self.remarks)
    }

    fn body(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let below = self.header.bottom;
        self.sheet.rows.iter().filter(move |row| row.index > below)
    }

    fn has_roman_groups(&self) -> bool {
        let Some(number) = self.header.index_of(Column::Number) else {
            return false;
        };
        self.body().any(|row| {
            row.cell(number)
                .is_some_and(|cell| group_numeral(&cell.shown()).is_some())
        })
    }

    /// The rows below the header, repeated headers and rows of column numbers left out.
    fn lines(&mut self) -> Vec<Line> {
        let mut lines = Vec::new();
        for row in self.body() {
            if self.header.is_repeated_by(row) {
                let cell = row.cells.first().map_or(0, |(index, _)| *index);
                self.remark(RemarkCode::HeaderRepeated, cell_name(row.index, cell));
            } else if !is_column_numbers(row) {
                lines.push(Line::read(self.decoded, self.header, &self.spans, row));
            }
        }
        lines
    }

    /// Takes one line; `false` when the table has ended.
    fn take(&mut self, line: &Line, after: &[Line]) -> bool {
        self.remarks.extend(
            line.remarks
                .iter()
                .filter(|remark| self.is_new(remark))
                .cloned()
                .collect::<Vec<_>>(),
        );
        let first_cell = line.cells.first().cloned().unwrap_or_default();
        match line.kind(&self.spans) {
            Kind::Empty => {}
            Kind::End(text) if !self.tasks.is_empty() => {
                self.remark(RemarkCode::RowSkipped { text }, first_cell);
                return false;
            }
            Kind::Total(text) | Kind::Outside(text) => {
                self.remark(RemarkCode::RowSkipped { text }, first_cell);
            }
            Kind::Group(numeral, title, declared) => {
                let cell = first_cell;
                self.open_group(DraftGroup {
                    numeral,
                    title,
                    declared,
                    cell,
                    original_title: line.first_original(),
                });
            }
            Kind::Task(number) if self.is_unit_heading(&number, line) => {
                self.open_unit(&number, line, first_cell);
            }
            Kind::Task(number) => self.open_task(number, line),
            Kind::Unnumbered | Kind::End(_) => self.take_unnumbered(line, after),
        }
        true
    }

    /// In a table ordered by unit, a whole number without a deadline announces a unit.
    fn is_unit_heading(&self, number: &TaskNumber, line: &Line) -> bool {
        let whole = number.parts().len() == 1;
        self.by_unit
            && whole
            && (line.text(Column::Deadline).is_empty()
                || split_heading(line.text(Column::Content)).is_some())
    }

    /// Opens a unit's section; "16. Tòa án nhân dân huyện: Hoàn thành …" is its task as well.
    fn open_unit(&mut self, number: &TaskNumber, line: &Line, cell: String) {
        let content = line.text(Column::Content);
        let with_task = !line.text(Column::Deadline).is_empty();
        let (unit, work) = split_heading(content)
            .filter(|_| with_task)
            .unwrap_or((content, ""));
        let unit = unit.trim_end_matches([':', '.']).trim().to_owned();
        self.open_group(DraftGroup {
            numeral: number.to_string(),
            title: unit,
            declared: None,
            cell,
            original_title: line.first_original(),
        });
        if !work.is_empty() {
            let mut task = line.clone();
            task.texts.insert(Column::Content, work.to_owned());
            self.open_task(number.clone(), &task);
        }
    }

    fn open_group(&mut self, group: DraftGroup) {
        self.groups.push(group);
        self.below_heading = true;
    }

    fn open_task(&mut self, number: TaskNumber, line: &Line) {
        if self.groups.is_empty() {
            // Tasks above any heading belong to a group without a name.
            self.open_group(DraftGroup::default());
        }
        let group = self.groups.len() - 1;
        let heading_unit = self
            .groups
            .last()
            .filter(|_| self.by_unit)
            .map(|group| group.title.clone());
        for column in &line.spread {
            self.remark_spread(line, *column);
        }
        self.tasks.push(DraftTask {
            number,
            group,
            content: line.text(Column::Content).to_owned(),
            lead_text: heading_unit.unwrap_or_else(|| line.text(Column::Lead).to_owned()),
            support_text: line.text(Column::Support).to_owned(),
            deadline_text: line.text(Column::Deadline).to_owned(),
            extra: line.extra.clone(),
            originals: line.originals.clone(),
            cells: line.cells.clone(),
            column_cells: line.column_cells.clone(),
        });
        self.below_heading = false;
    }

    /// A row without a number: the section's task, a task whose number is missing, or the rest
    /// of the task above.
    fn take_unnumbered(&mut self, line: &Line, after: &[Line]) {
        let cell = line.cells.first().cloned().unwrap_or_default();
        if self.by_unit && self.below_heading {
            let numeral = self
                .groups
                .last()
                .map(|group| group.numeral.clone())
                .unwrap_or_default();
            if let Some(number) = TaskNumber::parse(&numeral) {
                return self.open_task(number, line);
            }
        }
        let mut near = after.iter().take(LOOK_AHEAD);
        let next = near.find_map(|line| match line.kind(&self.spans) {
            Kind::Task(number) => Some(number),
            _ => None,
        });
        if !line.inside_number_merge && self.is_task_of_its_own(line, next.as_ref()) {
            self.remark(RemarkCode::NumberMissing, cell);
            let number = TaskNumber::following(self.tasks.last().map(|task| &task.number));
            return self.open_task(number, line);
        }
        match self.tasks.last_mut() {
            Some(task) => {
                join(task, line);
                let number = task.number.to_string();
                self.remark(RemarkCode::RowJoined { number }, cell);
            }
            None => self.remark(
                RemarkCode::RowSkipped {
                    text: line.texts.values().next().cloned().unwrap_or_default(),
                },
                cell,
            ),
        }
    }

    /// Whether an unnumbered row is a task: it reads like the beginning of one, and the numbers
    /// around it leave a gap for it, there are none at all, or a heading stands right above.
    fn is_task_of_its_own(&self, line: &Line, next: Option<&TaskNumber>) -> bool {
        let content = line.text(Column::Content);
        let begins = content.chars().next().is_some_and(char::is_uppercase);
        let answered =
            !line.text(Column::Lead).is_empty() || !line.text(Column::Deadline).is_empty();
        if !begins || !answered {
            return false;
        }
        let Some(last) = self.tasks.last() else {
            return true;
        };
        let gap = match next {
            Some(next) => {
                counting::follows(&last.number, next) == Some(false)
                    && counting::is_later(&last.number, next)
            }
            None => ends_sentence(&last.content) && !line.text(Column::Deadline).is_empty(),
        };
        self.below_heading || gap || !self.numbered
    }

    fn remark_sheet(&mut self, other_sheets: &[String]) {
        if !other_sheets.is_empty() {
            self.remark(
                RemarkCode::OtherSheets {
                    names: other_sheets.join(", "),
                },
                String::new(),
            );
        }
        let hidden = self
            .sheet
            .hidden_rows
            .iter()
            .filter(|row| self.sheet.row(**row).is_some())
            .count();
        if hidden > 0 {
            self.remark(
                RemarkCode::HiddenRows {
                    rows: u32::try_from(hidden).unwrap_or(u32::MAX),
                },
                String::new(),
            );
        }
        for heading in self
            .header
            .columns
            .values()
            .filter(|heading| heading.column.is_none())
        {
            self.remark(
                RemarkCode::ExtraColumn {
                    heading: heading.text.clone(),
                },
                heading.cell.clone(),
            );
        }
    }

    /// One remark for each converted column: at its heading, or at its first converted cell where
    /// only the title above the table was converted.
    fn remark_encodings(&mut self) {
        let mut columns: BTreeMap<u32, (bool, u32)> = BTreeMap::new();
        for (row, column) in self.decoded.converted() {
            let (in_table, _) = columns.entry(column).or_insert((false, row));
            *in_table |= row >= self.header.top;
        }
        for (column, (in_table, row)) in columns {
            let heading = self.header.columns.get(&column).filter(|_| in_table);
            let (text, cell) = match heading {
                Some(heading) => (heading.text.clone(), heading.cell.clone()),
                None => (column_name(column), cell_name(row, column)),
            };
            self.remark(RemarkCode::EncodingConverted { column: text }, cell);
        }
    }

    fn remark_spread(&mut self, line: &Line, column: Column) {
        let Some(index) = self.header.index_of(column) else {
            return;
        };
        let Some(span) = self.spans.over(line.row, index) else {
            return;
        };
        let remark = Remark {
            code: RemarkCode::MergedCellSpread {
                rows: span.bottom - span.top + 1,
            },
            place: self.place(cell_name(span.top, span.left)),
        };
        if self.is_new(&remark) {
            self.remarks.push(remark);
        }
    }

    fn is_new(&self, remark: &Remark) -> bool {
        !self.remarks.contains(remark)
    }

    fn place(&self, cell: String) -> Place {
        Place {
            sheet: self.sheet.name.clone(),
            cell,
        }
    }

    fn remark(&mut self, code: RemarkCode, cell: String) {
        let place = self.place(cell);
        self.remarks.push(Remark { code, place });
    }
}

/// Joins the rest of a task, cut by a page break, to its beginning: one blank between.
fn join(task: &mut DraftTask, line: &Line) {
    let parts = [
        (&mut task.content, Column::Content),
        (&mut task.lead_text, Column::Lead),
        (&mut task.support_text, Column::Support),
        (&mut task.deadline_text, Column::Deadline),
    ];
    for (text, column) in parts {
        let rest = line
            .texts
            .get(&column)
            .filter(|_| !line.spread.contains(&column));
        append(text, rest.map_or("", String::as_str));
    }
    for (heading, rest) in &line.extra {
        match task.extra.iter_mut().find(|(known, _)| known == heading) {
            Some((_, text)) => append(text, rest),
            None => task.extra.push((heading.clone(), rest.clone())),
        }
    }
    let originals = line
        .originals
        .iter()
        .filter(|(cell, _)| !task.cells.contains(cell));
    task.originals.extend(originals.cloned());
    task.cells.extend(
        line.cells
            .iter()
            .filter(|cell| !task.cells.contains(cell))
            .cloned()
            .collect::<Vec<_>>(),
    );
}

fn append(text: &mut String, rest: &str) {
    if !text.is_empty() && !rest.is_empty() {
        text.push(' ');
    }
    text.push_str(rest);
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', '!', '…', ')'])
}

/// A row that only numbers the columns: "(1) (2) (3)".
fn is_column_numbers(row: &Row) -> bool {
    let number = |(_, cell): &(u32, Cell)| {
        let shown = cell.shown();
        shown.trim().trim_matches(['(', ')']).parse().ok()
    };
    let numbers: Option<Vec<u32>> = row.cells.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3 && numbers.windows(2).all(|two| two[1] == two[0] + 1)
    })
}

/// Unit and work of a heading that carries its task: "Tòa án nhân dân huyện: Hoàn thành …".
pub(super) fn split_heading(text: &str) -> Option<(&str, &str)> {
    let (unit, work) = text.split_once(':')?;
    let short = unit.chars().count() <= 80;
    (short && !work.trim().is_empty()).then_some((unit, work.trim()))
}

/// Sheet remarks first, then by row, then by column.
fn in_reading_order(place: &Place) -> (u32, u32) {
    let letters = place
        .cell
        .bytes()
        .take_while(u8::is_ascii_uppercase)
        .fold(0u32, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let row = place
        .cell
        .trim_start_matches(|c: char| c.is_ascii_uppercase())
        .parse()
        .unwrap_or(0);
    (row, letters)
}
