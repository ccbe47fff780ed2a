//! The issued file of a return: the frozen workbook with one line of its headings filled in.
//! Everything else goes through as it is.

use crate::metrics::{Face, Font};
use crate::write::{Orientation, WriteError, packing};
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter};

/// Where the texts of all cells stand.
const TEXTS: &str = "xl/sharedStrings.xml";

/// Size of the line in points, as the pages set it.
const SIZE: f64 = 13.0;

/// The workbook with a line's text replaced on every sheet, its rows high enough for it. The
/// same arguments always give the same bytes.
///
/// # Errors
/// [`WriteError::Refused`] where it is no workbook of ours, or the line does not stand in it.
pub fn issued(workbook: &[u8], line: &str, filled: &str) -> Result<Vec<u8>, WriteError> {
    let mut source = ZipArchive::new(Cursor::new(workbook))?;
    let texts = part(&mut source, TEXTS)?;
    let (texts, index) = with_text(&texts, line, filled).ok_or_else(|| refused("no such line"))?;
    let mut target = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    for at in 0..source.len() {
        let name = String::from_utf8_lossy(source.by_index(at)?.name_raw()).into_owned();
        target.start_file(&name, packing())?;
        if name == TEXTS {
            target.write_all(texts.as_bytes())?;
        } else if name.starts_with("xl/worksheets/sheet") {
            let sheet = part(&mut source, &name)?;
            target.write_all(with_height(&sheet, index, filled).as_bytes())?;
        } else {
            std::io::copy(&mut source.by_index(at)?, &mut target)?;
        }
    }
    Ok(target.finish()?.into_inner())
}

fn part(source: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, WriteError> {
    let mut text = String::new();
    source.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

fn refused(detail: &str) -> WriteError {
    WriteError::Refused {
        detail: detail.to_owned(),
    }
}

/// The shared texts with one of them replaced, and its place among them.
fn with_text(texts: &str, line: &str, filled: &str) -> Option<(String, usize)> {
    let at = texts.find(&format!(">{}</t>", escaped(line)))? + 1;
    let end = at + escaped(line).len();
    let index = texts[..at].matches("<si>").count().checked_sub(1)?;
    let replaced = format!("{}{}{}", &texts[..at], escaped(filled), &texts[end..]);
    Some((replaced, index))
}

/// A sheet whose row with that text is as high as the text needs on the sheet's paper.
fn with_height(sheet: &str, index: usize, text: &str) -> String {
    let value = format!("t=\"s\"><v>{index}</v>");
    let start = sheet.find(&value).and_then(|at| sheet[..at].rfind("<row "));
    let Some(start) = start else {
        return sheet.to_owned();
    };
    let end = start + sheet[start..].find('>').unwrap_or_default();
    let tag = &sheet[start..end];
    let Some(from) = tag.find(" ht=\"").map(|at| at + 5) else {
        return sheet.to_owned();
    };
    let length = tag[from..].find('"').unwrap_or_default();
    let height = needed(sheet, text).max(tag[from..from + length].parse().unwrap_or_default());
    format!(
        "{}{}{height}{}",
        &sheet[..start],
        &tag[..from],
        &sheet[start + from + length..]
    )
}

/// The height of a text over the paper's width, in points.
fn needed(sheet: &str, text: &str) -> f64 {
    let orientation = match sheet.contains("orientation=\"landscape\"") {
        true => Orientation::Landscape,
        false => Orientation::Portrait,
    };
    let font = Font::new(Face::Italic, SIZE);
    let width = f64::from(orientation.width()) * 0.75;
    f64::from(font.lines(text, width)) * font.line_height()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
