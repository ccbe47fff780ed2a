//! A Word document of few kinds of content: paragraphs, columns side by side without lines, and
//! tables.
//!
//! Knows WordprocessingML and the decree's paper (A4, margins 20/20/30/15 mm, Times New Roman,
//! page numbers from the second page). Must not know what is written. A letter needs so little of
//! the format that its few parts are written here, with the archive library that is there anyway.

use crate::write::{Properties, WriteError};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Width between the side margins, in millimetres.
pub(crate) const TEXT_WIDTH: f64 = 165.0;

/// A line of text in one look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    /// What it says; never markup.
    pub text: String,
    /// Size in points; a blank line keeps it.
    pub size: u8,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Where its lines stand.
    pub align: Align,
    /// Indent of its first line, in millimetres.
    pub first_line: f64,
    /// Space before it, in points.
    pub before: u8,
    /// Stays on the page of what follows.
    pub keep_next: bool,
}

/// Where a paragraph's lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    /// From the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// From margin to margin.
    Both,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A paragraph.
    Text(Paragraph),
    /// A straight line in the middle of its column: the column's width and its own, in
    /// millimetres.
    Rule {
        /// The column's.
        column: f64,
        /// The line's.
        width: f64,
    },
    /// Columns side by side, each with its width in millimetres; never broken over pages.
    Columns(Vec<(f64, Vec<Block>)>),
    /// A table with lines, its heading repeated on every page.
    Table(Table),
}

/// A table with lines.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Its columns: width in millimetres, heading, and where the cells' text stands.
    pub columns: Vec<(f64, String, Align)>,
    /// Its rows; a cell for each column.
    pub rows: Vec<Vec<String>>,
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"#;

/// The page number, in the middle of the top margin.
const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#;

/// A4 with the decree's margins; the first page has a header of its own, which is blank.
const PAPER: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>"#;

/// Packs a document.
///
/// # Errors
/// The archive cannot be made.
pub(crate) fn pack(blocks: &[Block], properties: &Properties) -> Result<Vec<u8>, WriteError> {
    let mut body = String::new();
    for block in blocks {
        write_block(&mut body, block);
    }
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}{PAPER}</w:body></w:document>"#
    );
    let core = core(properties);
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/styles.xml", STYLES),
        ("word/header1.xml", HEADER),
    ] {
        target.start_file(name, options)?;
        target.write_all(text.as_bytes())?;
    }
    Ok(target.finish()?.into_inner())
}

fn core(properties: &Properties) -> String {
    let (title, created) = (
        escaped(&properties.title),
        properties.created.format("%Y-%m-%dT%H:%M:%SZ"),
    );
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created></cp:coreProperties>"#
    )
}

// Writing into a string cannot fail: the results of `write!` are let go.
fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Text(paragraph) => write_paragraph(out, paragraph),
        Block::Rule { column, width } => {
            let side = twips(((column - width) / 2.0).max(0.0));
            let _ = write!(
                out,
                r#"<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:line="120" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>"#
            );
        }
        Block::Columns(columns) => write_columns(out, columns),
        Block::Table(table) => write_table(out, table),
    }
}

fn write_table(out: &mut String, table: &Table) {
    out.push_str(r#"<w:tbl><w:tblPr><w:tblBorders>"#);
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(
            out,
            r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#
        );
    }
    out.push_str(r#"</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#);
    for (width, _, _) in &table.columns {
        let _ = write!(out, r#"<w:gridCol w:w="{}"/>"#, twips(*width));
    }
    out.push_str("</w:tblGrid>");
    let heading = table.columns.iter().map(|(width, text, _)| {
        let cell = Paragraph {
            bold: true,
            ..table_cell(text, Align::Center)
        };
        (*width, cell)
    });
    write_row(out, "<w:cantSplit/><w:tblHeader/>", heading);
    for row in &table.rows {
        let cells = table.columns.iter().zip(row);
        let cells = cells.map(|((width, _, align), text)| (*width, table_cell(text, *align)));
        write_row(out, "<w:cantSplit/>", cells);
    }
    out.push_str("</w:tbl>");
}

fn table_cell(text: &str, align: Align) -> Paragraph {
    Paragraph {
        text: text.to_owned(),
        size: 12,
        align,
        ..Paragraph::default()
    }
}

fn write_row(out: &mut String, manner: &str, cells: impl Iterator<Item = (f64, Paragraph)>) {
    let _ = write!(out, "<w:tr><w:trPr>{manner}</w:trPr>");
    for (width, cell) in cells {
        let _ = write!(
            out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>"#,
            twips(width)
        );
        write_paragraph(out, &cell);
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

fn write_columns(out: &mut String, columns: &[(f64, Vec<Block>)]) {
    out.push_str(r#"<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#);
    for (width, _) in columns {
        let _ = write!(out, r#"<w:gridCol w:w="{}"/>"#, twips(*width));
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (width, blocks) in columns {
        let width = twips(*width);
        let _ = write!(
            out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#
        );
        blocks.iter().for_each(|block| write_block(out, block));
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr></w:tbl>");
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph) {
    out.push_str("<w:p><w:pPr>");
    if paragraph.keep_next {
        out.push_str("<w:keepNext/>");
    }
    let _ = write!(
        out,
        r#"<w:spacing w:before="{}"/><w:ind w:firstLine="{}"/><w:jc w:val="{}"/></w:pPr><w:r><w:rPr>"#,
        u32::from(paragraph.before) * 20,
        twips(paragraph.first_line),
        paragraph.align.word()
    );
    if paragraph.bold {
        out.push_str("<w:b/>");
    }
    if paragraph.italic {
        out.push_str("<w:i/>");
    }
    let (size, text) = (u32::from(paragraph.size) * 2, escaped(&paragraph.text));
    let _ = write!(
        out,
        r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    );
}

impl Align {
    fn word(self) -> &'static str {
        match self {
            Align::Left => "left",
            Align::Center => "center",
            Align::Both => "both",
        }
    }
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: f64) -> i64 {
    // Paper is far smaller than the type's range.
    #[allow(clippy::cast_possible_truncation)]
    let twips = (millimetres / 25.4 * 1440.0).round() as i64;
    twips
}

/// Text as it may stand in XML: markup written out, control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
