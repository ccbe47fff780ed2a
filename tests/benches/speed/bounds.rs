//! Files made to hurt, each read by a process of its own: how long and in how much memory.

use office::{AppendixRequest, Clock, Office};
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};
use tests::desk::day;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const MEGABYTE: usize = 1024 * 1024;

/// The hostile files with their names, written into a folder.
pub fn files(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    fs::create_dir_all(folder).expect("a folder");
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let text = |text: &str| format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    let entities = text("x&z;y");
    let nested = "<a>".repeat(2_000_000);
    let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
    let long = "de an 06 ".repeat(50 * MEGABYTE / 9);
    let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_767));
    let shared = "<row><c t=\"s\"><v>0</v></c></row>".repeat(2_000_000);
    let merges = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(30_000);
    let merged = format!("<worksheet><sheetData/><mergeCells>{merges}</mergeCells></worksheet>");
    let xlsx = |name: &str, parts: &[(&str, &str)]| with_parts(folder.join(name), parts);
    vec![
        (
            "3 GB of blanks in a zip",
            zip_bomb(folder.join("bomb.xlsx")),
        ),
        (
            "entities of entities",
            xlsx(
                "entities.xlsx",
                &[(SHEET, &format!("{}{}", declared(), sheet(&entities)))],
            ),
        ),
        (
            "2,000,000 tags inside each other",
            xlsx("nested.xlsx", &[(SHEET, &nested)]),
        ),
        (
            "a cell at XFD1048576, .xlsx",
            xlsx("corner.xlsx", &[(SHEET, &sheet(corner))]),
        ),
        (
            "a cell in the last corner, .ods",
            ods(folder.join("corner.ods")),
        ),
        (
            "a cell in the last corner, .xls",
            old_corner(folder.join("corner.xls")),
        ),
        (
            "a text of 50 MB",
            xlsx("long.xlsx", &[(SHEET, &sheet(&text(&long)))]),
        ),
        (
            "one long text in 2,000,000 cells",
            xlsx(
                "shared.xlsx",
                &[(STRINGS, &strings), (SHEET, &sheet(&shared))],
            ),
        ),
        (
            "30,000 merges over the grid",
            xlsx("merges.xlsx", &[(SHEET, &merged)]),
        ),
    ]
}

/// Reads one file as an appendix is read; whatever comes of it.
pub fn child(folder: &str, file: &str) {
    let store = Path::new(folder).join("store.tct06");
    let clock = Clock::Noon(day("2024-02-20"));
    let (office, _) = Office::create(&store, "bim-son-2024", clock).expect("a store");
    let request = AppendixRequest {
        file: file.into(),
        ..AppendixRequest::default()
    };
    drop(office.preview_appendix(&request));
    drop(office);
    fs::remove_file(store).expect("the store");
}

/// Ten of each are ten of the one before: 10^25 letters.
fn declared() -> String {
    let mut words = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\">".to_owned();
    for (name, of) in ('b'..='z').zip('a'..='y') {
        let ten = format!("&{of};").repeat(10);
        write!(words, "<!ENTITY {name} \"{ten}\">").expect("memory");
    }
    words + "]>"
}

/// A one-sheet workbook with other parts.
fn with_parts(path: PathBuf, parts: &[(&str, &str)]) -> PathBuf {
    let mut target = ZipWriter::new(BufWriter::new(File::create(&path).expect("a file")));
    others(&mut target, parts);
    let packed = SimpleFileOptions::default().compression_level(Some(1));
    for (name, part) in parts {
        target.start_file(*name, packed).expect("a part");
        target.write_all(part.as_bytes()).expect("a part");
    }
    target.finish().expect("a package");
    path
}

/// The parts of a one-sheet workbook that are not given.
fn others<W: Write + std::io::Seek>(target: &mut ZipWriter<W>, parts: &[(&str, &str)]) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "a").expect("a cell");
    let plain = workbook.save_to_buffer().expect("a workbook");
    let mut source = zip::ZipArchive::new(Cursor::new(plain)).expect("a package");
    for index in 0..source.len() {
        let entry = source.by_index_raw(index).expect("a part");
        if parts
            .iter()
            .all(|(name, _)| entry.name_raw() != name.as_bytes())
        {
            target.raw_copy_file(entry).expect("a copy");
        }
    }
}

fn zip_bomb(path: PathBuf) -> PathBuf {
    let mut target = ZipWriter::new(BufWriter::new(File::create(&path).expect("a file")));
    others(&mut target, &[(SHEET, "")]);
    let packed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    target.start_file(SHEET, packed).expect("a part");
    let blanks = vec![b' '; MEGABYTE];
    for _ in 0..3 * 1024 {
        target.write_all(&blanks).expect("a part");
    }
    target.finish().expect("a package");
    path
}

fn ods(path: PathBuf) -> PathBuf {
    let mut target = ZipWriter::new(File::create(&path).expect("a file"));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    target.start_file("mimetype", plain).expect("a part");
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    target.write_all(kind).expect("a part");
    target.start_file("content.xml", plain).expect("a part");
    let content = "<office:document-content><office:body><office:spreadsheet><table:table \
        table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell \
        table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>a</text:p>\
        </table:table-cell></table:table-row><table:table-row><table:table-cell \
        table:number-columns-repeated=\"16383\"/><table:table-cell office:value-type=\"float\" \
        office:value=\"7\"/></table:table-row></table:table></office:spreadsheet></office:body>\
        </office:document-content>";
    target.write_all(content.as_bytes()).expect("a part");
    target.finish().expect("a package");
    path
}

/// The smallest old workbook: one sheet, one number in the last corner.
fn old_corner(path: PathBuf) -> PathBuf {
    let record = |kind: u16, inside: &[u8]| {
        let length = u16::try_from(inside.len()).expect("a short record");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), inside].concat()
    };
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]);
    let end = record(0x000A, &[]);
    let opening = begin(5);
    let sheet_at = opening.len() + 4 + 9 + end.len();
    let at = u32::try_from(sheet_at).expect("near").to_le_bytes();
    let named = record(0x0085, &[at[0], at[1], at[2], at[3], 0, 0, 1, 0, b'a']);
    let size = record(0x0200, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
    let mut number = vec![0xFF, 0xFF, 0xFF, 0x00, 0, 0];
    number.extend(7.0_f64.to_le_bytes());
    let cell = record(0x0203, &number);
    let stream = [opening, named, end.clone(), begin(0x10), size, cell, end].concat();
    let mut file = cfb::create(&path).expect("a file");
    let mut book = file.create_stream("/Workbook").expect("a stream");
    book.write_all(&stream).expect("a stream");
    drop(book);
    file.flush().expect("a file");
    path
}
