//! Word documents: tables as sheets, paragraphs as one more.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use plan::book::{Book, Sheet, Span};
use sheets::{ReadError, read};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/numbering" Target="numbering.xml"/></Relationships>"#;

/// Two lists as plans use them: units and tasks "1.", "1.1.", and bullets.
const NUMBERING: &str = r#"<w:numbering>
<w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="4"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"#;

fn document(body: &str) -> Vec<u8> {
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    for (name, text) in [
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/numbering.xml", NUMBERING),
    ] {
        target
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        target.write_all(text.as_bytes()).unwrap();
    }
    target.finish().unwrap().into_inner()
}

fn book(body: &str) -> Book {
    read(&document(body), "kế hoạch.docx").unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn counted(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A table from rows of cells separated by "|".
fn table(rows: &[&str]) -> String {
    let row = |row: &&str| {
        let cells: String = row.split('|').map(|text| cell("", text.trim())).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!(
        "<w:tbl>{}</w:tbl>",
        rows.iter().map(row).collect::<String>()
    )
}

/// The sheet as lines, "B2 text".
fn grid(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows.iter().flat_map(|row| {
        row.cells.iter().map(|(column, cell)| {
            let name = plan::book::cell_name(row.index, *column);
            format!("{name} {}", cell.shown())
        })
    });
    cells.collect()
}

fn names(book: &Book) -> Vec<&str> {
    book.sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect()
}

#[test]
fn a_table_over_several_pages_is_one_sheet_below_its_title() {
    let body = [
        p("CHỦ TỊCH"),
        "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".to_owned(),
        p("PHỤ LỤC"),
        table(&["TT | Nội dung", "1 | Rà soát"]),
        p("12"),
        p(""),
        table(&["2 | Báo cáo"]),
        p("Biểu khác"),
        table(&["a | b"]),
    ];
    let book = book(&body.concat());
    assert_eq!(names(&book), ["Bảng 1", "Bảng 2", "Văn bản"]);
    assert_eq!(
        grid(&book.sheets[0]),
        [
            "A1 PHỤ LỤC",
            "A2 TT",
            "B2 Nội dung",
            "A3 1",
            "B3 Rà soát",
            "A4 2",
            "B4 Báo cáo"
        ]
    );
    assert_eq!(grid(&book.sheets[1]), ["A1 Biểu khác", "A2 a", "B2 b"]);
    assert_eq!(
        grid(&book.sheets[2]),
        ["A1 CHỦ TỊCH", "A2 PHỤ LỤC", "A3 12", "A4 Biểu khác"]
    );
}

#[test]
fn merged_cells_are_merged_ranges() {
    let goes = r"<w:vMerge/>";
    let begins = r#"<w:vMerge w:val="restart"/>"#;
    let wide = r#"<w:gridSpan w:val="2"/>"#;
    let rows = [
        [cell(wide, "Nhóm"), cell("", "c")].concat(),
        [cell(begins, "chung"), cell("", "b"), cell("", "c")].concat(),
        [cell(goes, ""), cell("", "b"), cell("", "c")].concat(),
    ];
    let body: String = rows.iter().fold(String::new(), |mut body, row| {
        write!(body, "<w:tr>{row}</w:tr>").unwrap();
        body
    });
    let book = book(&format!("<w:tbl>{body}</w:tbl>"));
    let sheet = &book.sheets[0];
    assert_eq!(
        grid(sheet),
        [
            "A1 Nhóm", "C1 c", "A2 chung", "B2 b", "C2 c", "B3 b", "C3 c"
        ]
    );
    let span = |top, left, bottom, right| Span {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(sheet.merges, [span(0, 0, 0, 1), span(1, 0, 2, 0)]);
}

#[test]
fn a_cell_holds_what_a_reader_sees() {
    let inner = table(&["trong | ô"]);
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}<w:p><w:r><w:t>A &amp; B</w:t><w:br/><w:t>C</w:t></w:r>\
         <w:del><w:r><w:t>xóa</w:t></w:r></w:del>\
         <w:ins><w:r><w:t>, thêm</w:t></w:r></w:ins>\
         <w:r><w:drawing><w:t>ảnh</w:t></w:drawing></w:r></w:p></w:tc></w:tr></w:tbl>",
        p("Rà soát")
    );
    assert_eq!(
        grid(&book(&body).sheets[0]),
        ["A1 Rà soát\ntrong\nô\nA & B\nC, thêm"]
    );
}

#[test]
fn numbers_that_word_counts_stand_before_their_paragraphs() {
    let body = [
        counted(1, 0, "Công an huyện"),
        counted(1, 1, "Chủ trì"),
        counted(1, 1, "Phối hợp"),
        counted(2, 0, "gạch đầu dòng"),
        counted(1, 0, "Phòng Tư pháp"),
        counted(1, 1, "Số hóa"),
        counted(3, 0, "Phòng Nội vụ"),
        counted(0, 0, "không đánh số"),
    ];
    assert_eq!(
        grid(&book(&body.concat()).sheets[0]),
        [
            "A1 1. Công an huyện",
            "A2 1.1. Chủ trì",
            "A3 1.2. Phối hợp",
            "A4 gạch đầu dòng",
            "A5 2. Phòng Tư pháp",
            "A6 2.1. Số hóa",
            "A7 7. Phòng Nội vụ",
            "A8 không đánh số"
        ]
    );
}

#[test]
fn odd_documents_are_read_or_refused_and_never_worse() {
    assert_eq!(names(&book("")), ["Văn bản"]);
    let torn = document("<w:tbl><w:tr><w:tc></w:p>");
    assert_eq!(read(&torn, "a.docx"), Err(ReadError::Damaged));
    let spans = cell(r#"<w:gridSpan w:val="4294967295"/>"#, "a").repeat(3);
    let wide = book(&format!("<w:tbl><w:tr>{spans}</w:tr></w:tbl>"));
    assert_eq!(grid(&wide.sheets[0]), ["A1 a", "BL1 a", "DW1 a"]);
    let open = "<w:tbl><w:tr><w:tc>".repeat(20_000);
    let close = "</w:tc></w:tr></w:tbl>".repeat(20_000);
    let nested = book(&format!("{open}{}{close}", p("sâu")));
    assert_eq!(grid(&nested.sheets[0]), ["A1 sâu"]);
}
