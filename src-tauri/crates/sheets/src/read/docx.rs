//! .docx: a document's tables as sheets, and its paragraphs as one more.
//!
//! Offices issue appendices as Word tables and plans as prose. What is read is what a reader of
//! the printed page sees: texts of nested tables and content controls, numbers that Word counts
//! by itself; not deleted text, pictures or text boxes.

mod numbering;
mod pages;

use super::ReadError;
use super::builder::Budget;
use super::package::Package;
use super::relations::{main_part, relations, resolve};
use super::xml::{attribute, push_entity};
use numbering::Numbering;
use pages::{Merge, PageBreak, Pages};
use plan::book::Book;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most columns one cell may take: Word's own limit.
const SPAN_LIMIT: u32 = 63;

/// Parts of a document that hold texts no reader counts as the document's: what was deleted or
/// moved away, former formatting, pictures and text boxes, tab stops.
const PASSED_OVER: [&str; 9] = [
    "del",
    "moveFrom",
    "drawing",
    "pict",
    "object",
    "Fallback",
    "tabs",
    "pPrChange",
    "tcPrChange",
];

/// Reads the tables and paragraphs of the document.
pub(super) fn read(mut package: Package<'_>, budget: Budget) -> Result<Book, ReadError> {
    let path = main_part(&mut package, "word/document.xml")?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let relations = relations(&mut package, &format!("{folder}/_rels/{file}.rels"))?;
    let document = package.part(&path)?.ok_or(ReadError::Damaged)?;
    let mut part_of = |kind: &str| {
        let relation = relations.values().find(|relation| relation.kind == kind);
        relation.map_or(Ok(None), |relation| {
            package.part(&resolve(folder, &relation.target))
        })
    };
    let numbering = Numbering::read(part_of("numbering")?, part_of("styles")?)?;
    let mut walk = Walk {
        numbering,
        pages: Pages::new(budget),
        paragraph: Paragraph::default(),
        cell: Cell::default(),
        depth: 0,
        in_text: false,
    };
    let mut reader = Reader::from_reader(document.as_slice());
    walk.all(&mut reader)?;
    Ok(walk.pages.finish())
}

/// A walk through the document.
struct Walk {
    numbering: Numbering,
    pages: Pages,
    paragraph: Paragraph,
    cell: Cell,
    /// How many tables the place is in; a table inside a cell is text of that cell.
    depth: usize,
    in_text: bool,
}

/// The paragraph being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// Numbering definition and level, where Word counts the paragraph.
    number: Option<(String, usize)>,
    /// Whether a new page begins with it or behind it.
    page_break: PageBreak,
}

/// The cell of the outermost table being read.
#[derive(Default)]
struct Cell {
    text: String,
    columns: u32,
    merge: Merge,
}

impl Walk {
    fn all(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), ReadError> {
        loop {
            match reader.read_event().map_err(|_| ReadError::Damaged)? {
                Event::Start(element) => {
                    let name = element.local_name();
                    if PASSED_OVER.contains(&name.as_ref()) {
                        reader
                            .read_to_end(element.name())
                            .map_err(|_| ReadError::Damaged)?;
                    } else {
                        self.open(&element);
                    }
                }
                Event::Empty(element) => self.empty(&element)?,
                Event::End(element) => self.close(element.local_name().as_ref())?,
                Event::Text(piece) if self.in_text => {
                    self.paragraph.text.push_str(&piece.xml10_content());
                }
                Event::CData(piece) if self.in_text => {
                    self.paragraph.text.push_str(&piece.xml10_content());
                }
                Event::GeneralRef(entity) if self.in_text => {
                    push_entity(&mut self.paragraph.text, &entity);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.pages.begin_table();
                }
            }
            "tr" if self.depth == 1 => self.pages.begin_row(),
            "tc" if self.depth == 1 => self.cell = Cell::default(),
            "p" => self.paragraph = Paragraph::default(),
            "t" => self.in_text = true,
            _ => self.property(element),
        }
    }

    /// An element without content: one that could have some is opened and closed.
    fn empty(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        match element.local_name().as_ref() {
            // A deleted paragraph mark or row, a cell's own tab stops: nothing to read.
            "t" => Ok(()),
            name @ ("p" | "tc" | "tr" | "tbl") => {
                self.open(element);
                self.close(name)
            }
            _ => {
                self.property(element);
                Ok(())
            }
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "t" => self.in_text = false,
            "p" => return self.end_paragraph(),
            "tc" if self.depth == 1 => {
                let cell = std::mem::take(&mut self.cell);
                self.pages.cell(&cell.text, cell.columns.max(1), cell.merge);
            }
            "tr" if self.depth == 1 => self.pages.end_row(),
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.pages.end_table()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Everything that is no container: marks inside a run, properties of what is open.
    fn property(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let count = || value().and_then(|value| value.parse().ok()).unwrap_or(0);
        match element.local_name().as_ref() {
            "tab" | "ptab" => self.paragraph.text.push('\t'),
            "cr" => self.paragraph.text.push('\n'),
            "br" if attribute(element, "type").is_some_and(|kind| kind == "page") => {
                self.paragraph.page_break = match self.paragraph.text.trim() {
                    "" => PageBreak::Before,
                    _ => PageBreak::After,
                };
            }
            "br" => self.paragraph.text.push('\n'),
            "noBreakHyphen" => self.paragraph.text.push('-'),
            "pageBreakBefore" => self.paragraph.page_break = PageBreak::Before,
            "sectPr" => self.paragraph.page_break = PageBreak::After,
            "pStyle" => {
                let of_style = value().and_then(|style| self.numbering.of_style(&style));
                self.paragraph.number = self.paragraph.number.take().or(of_style);
            }
            "ilvl" => self.number().1 = usize::try_from(count()).unwrap_or(0),
            "numId" => self.number().0 = value().unwrap_or_default().into_owned(),
            "gridSpan" if self.depth == 1 => self.cell.columns = count().min(SPAN_LIMIT),
            "gridBefore" if self.depth == 1 => self.pages.skip(count().min(SPAN_LIMIT)),
            "vMerge" if self.depth == 1 => {
                let restarts = value().is_some_and(|value| value == "restart");
                self.cell.merge = if restarts { Merge::Begins } else { Merge::Goes };
            }
            _ => {}
        }
    }

    fn number(&mut self) -> &mut (String, usize) {
        self.paragraph.number.get_or_insert_default()
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let paragraph = std::mem::take(&mut self.paragraph);
        let label = paragraph
            .number
            .and_then(|(id, level)| self.numbering.next(&id, level));
        let text = match label {
            Some(label) => format!("{label} {}", paragraph.text),
            None => paragraph.text,
        };
        if self.depth == 0 {
            return self.pages.paragraph(text.trim(), paragraph.page_break);
        }
        if !self.cell.text.is_empty() && !text.trim().is_empty() {
            self.cell.text.push('\n');
        }
        self.cell.text.push_str(text.trim());
        Ok(())
    }
}
