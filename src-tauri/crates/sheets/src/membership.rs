//! Danh sách thành viên: who belongs to the working group on a day, as a document in the layout
//! of Nghị định 30/2020/NĐ-CP and as a sheet.
//!
//! Knows words and looks. Must not know who belongs to it: that comes in.

use crate::document::{Align, Block, Paragraph, Table, pack};
use crate::letter::{Letterhead, ending, frame, line};
use crate::page::{self, Align as CellAlign, Column, Page, PageCell, PageRow, ReadOn, RowKind};
use crate::wording::day_and_month;
use crate::write::{Orientation, Properties, WriteError};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use words::member as said;

/// The group on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The day.
    pub on: NaiveDate,
    /// The moment it is written.
    pub now: NaiveDateTime,
    /// The decisions it rests on, as they are cited.
    pub decisions: Vec<String>,
    /// The members, in their order.
    pub members: Vec<Enrolled>,
}

/// A member on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// Họ và tên.
    pub name: String,
    /// Chức vụ, đơn vị công tác.
    pub position: String,
    /// Chức danh trong Tổ.
    pub role: String,
    /// The first day.
    pub from: NaiveDate,
}

/// Widths of the document's columns, in millimetres; together the text's.
const WIDTHS: [f64; 4] = [12.0, 46.0, 64.0, 43.0];

/// The list as a Word document.
///
/// # Errors
/// The document cannot be packed.
pub fn write(roll: &Roll, head: &Letterhead) -> Result<Vec<u8>, WriteError> {
    let centred = |text: &str, bold: bool, before: u8| {
        Block::Text(Paragraph {
            bold,
            italic: !bold,
            align: Align::Center,
            before,
            keep_next: true,
            ..line(text, 14)
        })
    };
    let mut blocks = vec![
        frame(head, None, roll.now.date()),
        centred(said::list_kind(), true, 18),
        centred(said::list_title(), true, 0),
        centred(&as_of(roll), false, 3),
    ];
    blocks.extend(basis(roll).map(|basis| centred(&basis, false, 0)));
    blocks.push(Block::Text(line("", 8)));
    blocks.push(Block::Table(table(&roll.members)));
    blocks.extend(ending(head, &[]));
    let properties = Properties {
        title: said::list_title().to_owned(),
        created: roll.now,
    };
    pack(&blocks, &properties)
}

/// The list as a sheet.
pub fn list(roll: &Roll) -> Page {
    let column = |heading: &str, width: f64, align| Column {
        heading: heading.to_owned(),
        parent: None,
        width,
        covers: 1,
        align,
    };
    let row = |(at, member): (usize, &Enrolled)| PageRow {
        kind: RowKind::Item,
        cells: vec![
            PageCell::count(at + 1),
            PageCell::text(member.name.clone()),
            PageCell::text(member.position.clone()),
            PageCell::text(member.role.clone()),
            PageCell::Date(member.from),
        ],
    };
    Page {
        tab: said::list_tab().to_owned(),
        label: None,
        title: format!(
            "{} {}",
            said::list_kind(),
            said::list_title().to_uppercase()
        ),
        subtitle: [as_of(roll)].into_iter().chain(basis(roll)).collect(),
        notes: Vec::new(),
        orientation: Orientation::Portrait,
        read_on: ReadOn::Paper,
        charts: Vec::new(),
        tables: vec![page::Table {
            heading: None,
            columns: vec![
                column(said::number(), 5.0, CellAlign::Center),
                column(said::name(), 20.0, CellAlign::Left),
                column(said::position(), 26.0, CellAlign::Left),
                column(said::role(), 15.0, CellAlign::Left),
                column(said::since(), 11.0, CellAlign::Center),
            ],
            rows: roll.members.iter().enumerate().map(row).collect(),
        }],
    }
}

fn as_of(roll: &Roll) -> String {
    let (day, month) = day_and_month(roll.on);
    said::list_as_of(day, month, roll.on.year())
}

fn basis(roll: &Roll) -> Option<String> {
    (!roll.decisions.is_empty()).then(|| said::list_basis(roll.decisions.join("; ")))
}

fn table(members: &[Enrolled]) -> Table {
    let headings = [
        (said::number(), Align::Center),
        (said::name(), Align::Left),
        (said::position(), Align::Left),
        (said::role(), Align::Left),
    ];
    let columns = WIDTHS.into_iter().zip(headings);
    let row = |(at, member): (usize, &Enrolled)| {
        vec![
            (at + 1).to_string(),
            member.name.clone(),
            member.position.clone(),
            member.role.clone(),
        ]
    };
    Table {
        columns: columns
            .map(|(width, (heading, align))| (width, heading.to_owned(), align))
            .collect(),
        rows: members.iter().enumerate().map(row).collect(),
    }
}
