//! What one thing a unit sent says: a workbook's rows, or a signed document's head.

use super::background::{Background, Given, Sent};
use super::inside::Piece;
use crate::OfficeError;
use chrono::NaiveDate;
use plan::book::{Book, Cell};
use plan::encoding::detect;
use plan::form::FormLabels;
use plan::remark::{Place, Remark, RemarkCode};
use plan::submission::{self, Part, Settled};
use sheets::{FileKind, ReadError};
use std::path::Path;

/// The most lines that are read of a document's text: what tells whose it is stands on its first
/// page, who signed it at the end of a letter of a few.
const MOST_LINES: usize = 600;

/// Endings of scans and photographs.
const PICTURES: [&str; 8] = ["jpg", "jpeg", "png", "heic", "heif", "tif", "tiff", "webp"];

/// One report in what a unit sent: which part of the workbook it is, where others' stand beside
/// it, and what it says.
pub(super) type Report = (Option<Part>, Settled);

/// Reads a workbook, signed document or letter's own words and sets it against plan and calendar.
/// `several`: a workbook of several units' reports is read as that many; else as the one asked for.
///
/// # Errors
/// It is neither, or cannot be read.
pub(super) fn read(
    path: &Path,
    piece: &Piece,
    on: NaiveDate,
    labels: &FormLabels,
    background: &Background,
    (given, several): (&Given, bool),
) -> Result<Vec<Report>, OfficeError> {
    let inside = piece.inside.as_ref();
    let sent = Sent {
        file_name: &piece.name,
        sha256: &piece.sha256,
        sender: inside.and_then(|inside| inside.sender.as_deref()),
        on,
    };
    let desk = Desk {
        piece,
        sent,
        labels,
        background,
        given,
    };
    if let Some(lines) = letter_lines(piece) {
        return Ok(whole(desk.letter(&lines)));
    }
    match sheets::read(&piece.bytes, &piece.name) {
        Ok(book) => Ok(desk.book(book, several)),
        Err(ReadError::NotAWorkbook { kind }) if is_document(kind, &piece.name) => {
            Ok(whole(desk.document(kind)))
        }
        Err(cause) => Err(match piece.full_name() {
            None => OfficeError::Unreadable {
                path: path.to_owned(),
                cause,
            },
            Some(name) => OfficeError::UnreadableInside { name, cause },
        }),
    }
}

/// Something that was sent, and what it is set against.
struct Desk<'a> {
    piece: &'a Piece,
    sent: Sent<'a>,
    labels: &'a FormLabels,
    background: &'a Background,
    given: &'a Given,
}

impl Desk<'_> {
    fn letter(&self, lines: &[String]) -> Settled {
        let Desk { sent, given, .. } = self;
        let mut settled = self.background.settle_letter(lines, sent, given);
        let inside = self.piece.inside.as_ref();
        if inside.is_some_and(|inside| inside.is_converted) {
            settled.remarks.push(Remark {
                place: Place::default(),
                code: RemarkCode::LetterConverted,
            });
        }
        settled
    }

    /// A workbook, or a document whose text is laid out as one.
    fn book(&self, book: Book, several: bool) -> Vec<Report> {
        let Desk { sent, given, .. } = self;
        let book = match &given.part {
            Some(part) => submission::restricted(book, &part.sheets),
            None => book,
        };
        let returned = submission::read(&book, self.labels);
        if has_ending(&self.piece.name, &["docx"]) && !returned.is_form() {
            let lines = lines(&book);
            return whole(self.background.settle_document(&lines, sent, given));
        }
        if several && returned.may_be_several() {
            let parts = self.background.parts(&book);
            if !parts.is_empty() {
                return self.apart(&book, parts);
            }
        }
        let settled = self.background.settle(returned, sent, given);
        vec![(given.part.clone(), settled)]
    }

    /// Each unit's report of a workbook that holds several.
    fn apart(&self, book: &Book, parts: Vec<Part>) -> Vec<Report> {
        let read = parts.into_iter().map(|part| {
            let own = submission::restricted(book.clone(), &part.sheets);
            let given = Given {
                part: Some(part),
                ..self.given.clone()
            };
            let returned = submission::read(&own, self.labels);
            let settled = self.background.settle(returned, &self.sent, &given);
            (given.part, settled)
        });
        read.collect()
    }

    /// A document, of which only old Word's tells its text, or a scan of one.
    fn document(&self, kind: FileKind) -> Settled {
        let lines = match kind {
            FileKind::Word => unicode_lines(&sheets::old_word_lines(&self.piece.bytes)),
            _ => Vec::new(),
        };
        let Desk { sent, given, .. } = self;
        let mut settled = self.background.settle_document(&lines, sent, given);
        settled.remarks.extend(picture_remark(kind, self.piece));
        settled
    }
}

/// Subject and text of a letter that is itself what was sent.
fn letter_lines(piece: &Piece) -> Option<Vec<String>> {
    let inside = piece.inside.as_ref().filter(|inside| inside.is_letter)?;
    let letter = inside.letter.as_deref();
    let subject = letter.map(|letter| letter.subject.as_str());
    let text = letter
        .map(|letter| letter.text.lines())
        .into_iter()
        .flatten();
    let lines = subject.into_iter().chain(text);
    Some(lines.map(|line| line.trim().to_owned()).collect())
}

/// Says why a picture in a letter is taken for a document.
fn picture_remark(kind: FileKind, piece: &Piece) -> Option<Remark> {
    let came_by_letter = piece.inside.as_ref()?.sender.is_some();
    (kind == FileKind::Image && came_by_letter).then(|| Remark {
        place: Place::default(),
        code: RemarkCode::PictureTaken,
    })
}

fn whole(settled: Settled) -> Vec<Report> {
    vec![(None, settled)]
}

/// A document's lines, those in an old encoding to be read.
fn unicode_lines(lines: &[String]) -> Vec<String> {
    let encoding = detect(lines.iter().map(String::as_str), None);
    let all = lines.iter().take(MOST_LINES);
    all.map(|line| encoding.decode(line).into_owned()).collect()
}

/// Whether a file is a document or a scan of one, by what it is and by what it is called: a PDF
/// called .xlsx is somebody's mistake.
fn is_document(kind: FileKind, name: &str) -> bool {
    match kind {
        FileKind::Pdf => has_ending(name, &["pdf"]),
        FileKind::Word => has_ending(name, &["doc", "rtf"]),
        FileKind::Image => has_ending(name, &PICTURES),
        _ => false,
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| endings.iter().any(|one| one.eq_ignore_ascii_case(ending)))
}

/// A document's text line by line, as a reader sees it.
fn lines(book: &Book) -> Vec<String> {
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| row.cells.iter().map(|(_, cell)| Cell::shown(cell)));
    let mut lines = Vec::new();
    for cell in cells {
        lines.extend(cell.lines().map(|line| line.trim().to_owned()));
        if lines.len() >= MOST_LINES {
            break;
        }
    }
    lines
}
