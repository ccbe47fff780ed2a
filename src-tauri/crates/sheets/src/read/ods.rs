//! .ods: one content part with styles and tables.

mod table;

use super::ReadError;
use super::builder::Budget;
use super::package::Package;
use super::xml::attribute;
use plan::book::Book;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::HashSet;

/// Reads all tables of the document. Tables that lie inside a cell are left out.
pub(super) fn read(mut package: Package<'_>, mut budget: Budget) -> Result<Book, ReadError> {
    if package
        .part("META-INF/manifest.xml")?
        .is_some_and(|part| String::from_utf8_lossy(&part).contains("encryption-data"))
    {
        return Err(ReadError::PasswordProtected);
    }
    let content = package.part("content.xml")?.ok_or(ReadError::Damaged)?;
    let mut reader = Reader::from_reader(content.as_slice());
    let mut book = Book::default();
    let mut hidden_styles = HashSet::new();
    let mut style = None;
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "style" => style = attribute(&element, "name").map(Cow::into_owned),
                "table-properties"
                    if attribute(&element, "display").is_some_and(|shown| shown == "false") =>
                {
                    hidden_styles.extend(style.take());
                }
                "table" => {
                    let name = attribute(&element, "name").unwrap_or_default().into_owned();
                    let hidden = attribute(&element, "style-name")
                        .is_some_and(|s| hidden_styles.contains(s.as_ref()));
                    book.sheets
                        .push(table::read(&mut reader, &name, hidden, &mut budget)?);
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if book.sheets.is_empty() {
        Err(ReadError::Damaged)
    } else {
        Ok(book)
    }
}
