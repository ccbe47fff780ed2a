//! The province sends its workbook; exactly that one is filled, everything else in it as it was.

use office::views::TemplatePlace;
use office::{FillRequest, NumbersEntry};
use rust_xlsxwriter::{
    Chart, ChartType, ConditionalFormatCell, ConditionalFormatCellRule, Format, Workbook,
};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use tests::desk::{Desk, fixture};
use tests::libreoffice::saved_as;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SHEET: &str = "Biểu 1";
const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const ON: &str = "2024-03-14";

/// The parts that may change: the filled sheet, the sheet whose formulas count on it, and what is
/// said of their calculation.
const CHANGED: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
];

/// The province's workbook of a month: merged headings, formulas, colours, a rule, a chart,
/// protection, a name, and a second sheet that counts on the first.
fn province(month: &str, shift: u16) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold().set_background_color("#DDEBF7");
    let percent = Format::new()
        .set_num_format("0.0%")
        .set_font_color("#C00000");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET).expect("a name");
    let at = |column: u16| column + shift;
    let title = format!("BIỂU TỔNG HỢP {month}");
    sheet.merge_range(0, 0, 0, 6, &title, &bold).expect("title");
    sheet.write(1, 0, "Đến ngày:").expect("written");
    sheet.write_blank(1, 1, &day).expect("written");
    sheet.merge_range(3, 0, 4, 0, "TT", &bold).expect("merged");
    sheet
        .merge_range(3, at(1), 4, at(1), "Đơn vị", &bold)
        .expect("merged");
    sheet
        .merge_range(3, at(2), 3, at(3), "Hồ sơ", &bold)
        .expect("merged");
    for (column, heading) in [
        (2, "Đúng hạn"),
        (3, "Tổng số"),
        (4, "Tỷ lệ"),
        (5, "Tính lại"),
    ] {
        sheet
            .write_with_format(4, at(column), heading, &bold)
            .expect("written");
    }
    let names = [BAC_SON, "UBND phường Bắc Xơn", LAM_SON];
    for (row, name) in (5u32..).zip(names) {
        sheet.write(row, 0, row - 4).expect("written");
        sheet.write(row, at(1), name).expect("written");
        sheet.write_blank(row, at(4), &percent).expect("written");
        sheet.write_formula(row, at(5), "=1+1").expect("written");
    }
    sheet.write(7, at(2), 999).expect("last month's number");
    sheet.write(8, at(1), "Tổng cộng").expect("written");
    sheet
        .write_formula(8, at(2), "=SUM(C6:C8)")
        .expect("written");
    let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::GreaterThan(40));
    sheet
        .add_conditional_format(5, 2, 7, 3, &rule)
        .expect("a rule");
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("'Biểu 1'!$C$6:$C$8");
    sheet.insert_chart(11, 1, &chart).expect("a chart");
    sheet.protect();
    let second = workbook.add_worksheet();
    second.write_formula(0, 0, "='Biểu 1'!C9").expect("written");
    workbook
        .define_name("Tong", "='Biểu 1'!$C$9")
        .expect("a name");
    with_chain(&workbook.save_to_buffer().expect("a workbook"))
}

fn parts(workbook: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let parts = (0..archive.len()).map(|at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        (part.name().expect("its name").into_owned(), content)
    });
    parts.collect()
}

/// The workbook as Excel saves it: with a chain of calculation.
fn with_chain(workbook: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, content) in parts(workbook) {
        let text = String::from_utf8_lossy(&content);
        let content = match name.as_str() {
            "[Content_Types].xml" => text
                .replace("</Types>", "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/></Types>")
                .into_bytes(),
            "xl/_rels/workbook.xml.rels" => text
                .replace("</Relationships>", "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain\" Target=\"calcChain.xml\"/></Relationships>")
                .into_bytes(),
            _ => content,
        };
        archive.start_file(name, options).expect("a part");
        archive.write_all(&content).expect("its content");
    }
    archive
        .start_file("xl/calcChain.xml", options)
        .expect("a part");
    let chain = b"<calcChain xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><c r=\"C9\" i=\"1\"/></calcChain>";
    archive.write_all(chain).expect("its content");
    archive.finish().expect("an archive").into_inner()
}

/// A sheet's XML without some of its cells.
fn without(xml: &[u8], cells: &[String]) -> String {
    let mut xml = String::from_utf8(xml.to_vec()).expect("text");
    for cell in cells {
        let Some(start) = xml.find(&format!("<c r=\"{cell}\"")) else {
            continue;
        };
        let tag = start + xml[start..].find('>').expect("its end") + 1;
        let end = match xml[..tag].ends_with("/>") {
            true => tag,
            false => tag + xml[tag..].find("</c>").expect("its end") + 4,
        };
        xml.replace_range(start..end, "");
    }
    xml
}

/// A sheet's XML without the results kept beside its formulas.
fn uncalculated(xml: &str) -> String {
    let cells = xml.split_inclusive("</c>").map(|cell| {
        let formula = cell
            .rfind("<c ")
            .is_some_and(|at| cell[at..].contains("<f>"));
        match (formula, cell.rfind("<v>"), cell.rfind("</v>")) {
            (true, Some(from), Some(to)) => format!("{}{}", &cell[..from], &cell[to + 4..]),
            _ => cell.to_owned(),
        }
    });
    cells.collect()
}

fn place(at: &str, item: &str) -> TemplatePlace {
    TemplatePlace {
        sheet: SHEET.to_owned(),
        at: at.to_owned(),
        item: item.to_owned(),
    }
}

fn places() -> Vec<TemplatePlace> {
    vec![
        place("B", "unit"),
        place("C", "numerator:8.2"),
        place("D", "denominator:8.2"),
        place("E", "value:8.2"),
        place("F", "tasks"),
        place("B2", "as_of"),
    ]
}

fn request(file: &Path) -> FillRequest {
    FillRequest {
        file: file.to_owned(),
        period: "2024-03".to_owned(),
        ..FillRequest::default()
    }
}

fn mapped(file: &Path) -> FillRequest {
    FillRequest {
        places: Some(places()),
        ..request(file)
    }
}

/// A desk where two wards have numbers of indicator 8.2.
fn town() -> Desk {
    let desk = Desk::bim_son();
    for (unit, numerator, denominator) in [(LAM_SON, "45", "50"), (BAC_SON, "10", "100")] {
        number(&desk, unit, numerator, denominator);
    }
    desk
}

fn number(desk: &Desk, unit: &str, numerator: &str, denominator: &str) {
    let entry = NumbersEntry {
        indicator: "8.2".to_owned(),
        unit: unit.to_owned(),
        period: "2024-03".to_owned(),
        numerator: Some(numerator.to_owned()),
        denominator: Some(denominator.to_owned()),
        ..NumbersEntry::default()
    };
    desk.on(ON).set_numbers(&entry).expect("entered");
}

fn template(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.path(name);
    fs::write(&path, bytes).expect("the template");
    path
}

#[test]
fn only_the_mapped_cells_change_and_every_other_part_stays() {
    let desk = town();
    let before = province("THÁNG 3 NĂM 2024", 0);
    let file = template(&desk, "biểu tỉnh.xlsx", &before);
    let out = desk.path("đã điền.xlsx");
    let view = desk
        .on(ON)
        .fill_template(&mapped(&file), &out)
        .expect("filled");
    let (before, after) = (parts(&before), parts(&fs::read(&out).expect("the file")));
    for (name, content) in &before {
        match name.as_str() {
            "xl/calcChain.xml" => assert!(!after.contains_key(name)),
            name if CHANGED.contains(&name) => assert!(after.contains_key(name), "{name}"),
            name => assert!(after.get(name) == Some(content), "{name}"),
        }
    }
    assert_eq!(after.len() + 1, before.len());
    let filled: Vec<String> = view.filled.iter().map(|one| one.cell.clone()).collect();
    let [sheet, second, ..] = CHANGED;
    assert_eq!(
        without(&after[sheet], &filled),
        uncalculated(&without(&before[sheet], &filled))
    );
    assert_eq!(
        without(&after[second], &[]),
        uncalculated(&without(&before[second], &[])),
        "of a sheet with nothing filled only the results of formulas go"
    );
    for part in &CHANGED[2..] {
        let text = String::from_utf8_lossy(&after[*part]);
        assert!(!text.contains("calcChain"), "{part}");
    }
    assert!(String::from_utf8_lossy(&after[CHANGED[2]]).contains("fullCalcOnLoad=\"1\""));

    let book = sheets::read(&fs::read(&out).expect("the file"), "x.xlsx").expect("a workbook");
    let shown = |row, column| {
        book.sheets[0]
            .cell(row, column)
            .map(plan::book::Cell::shown)
    };
    let row = |row| [2, 3, 4].map(|column| shown(row, column).unwrap_or_default());
    assert_eq!(
        row(5),
        ["10", "100", "10%"],
        "as a percentage where the cell shows one"
    );
    assert_eq!(
        row(7),
        ["45", "50", "90%"],
        "instead of last month's number"
    );
    assert_eq!(shown(1, 1).as_deref(), Some("14/03/2024"));
}

#[test]
fn no_result_of_last_months_numbers_stays_beside_a_formula() {
    let desk = town();
    let file = fixture("province-march.xlsx");
    let out = desk.path("ra.xlsx");
    let place = |sheet: &str, at: &str, item: &str| TemplatePlace {
        sheet: sheet.to_owned(),
        at: at.to_owned(),
        item: item.to_owned(),
    };
    let (first, second) = ("Biểu 01-DVC", "Biểu 02-Nhiệm vụ");
    let asked = FillRequest {
        places: Some(vec![
            place(first, "B", "unit"),
            place(first, "C", "numerator:8.2"),
            place(first, "D", "denominator:8.2"),
        ]),
        ..request(&file)
    };
    desk.on(ON).fill_template(&asked, &out).expect("filled");
    let bytes = fs::read(&out).expect("the file");
    let read = |bytes: &[u8]| sheets::read(bytes, "x.xlsx").expect("a workbook");
    let origin = |book: &plan::book::Book, sheet: &str, row, column| {
        let sheet = book.sheets.iter().find(|one| one.name == sheet);
        let cell = sheet.and_then(|sheet| sheet.cell(row, column));
        cell.expect("a cell").origin
    };
    let before = read(&fs::read(&file).expect("the template"));
    let after = read(&bytes);
    for (sheet, row, column) in [(first, 10, 4), (first, 17, 2), (second, 13, 2)] {
        assert_eq!(
            origin(&before, sheet, row, column),
            plan::book::Origin::Formula
        );
        let now = origin(&after, sheet, row, column);
        assert_eq!(now, plan::book::Origin::Uncalculated, "{sheet} {row}");
    }
    // Whoever calculates on opening finds the new numbers: 45/50 and 10/100 of 55/150.
    let Some(calculated) = saved_as(&[&out], "xlsx") else {
        return;
    };
    let calculated = read(&calculated[0]);
    let shown = |sheet: &str, row, column| {
        let sheet = calculated.sheets.iter().find(|one| one.name == sheet);
        let cell = sheet.and_then(|sheet| sheet.cell(row, column));
        cell.map(plan::book::Cell::shown).unwrap_or_default()
    };
    assert_eq!(shown(first, 17, 2), "55");
    assert_eq!(shown(first, 17, 3), "150");
    assert!(
        shown(second, 13, 2).starts_with("36,6"),
        "{}",
        shown(second, 13, 2)
    );
}

#[test]
fn a_filled_cell_is_traced_to_what_was_said_also_in_the_filled_copy() {
    let desk = town();
    let file = template(&desk, "biểu.xlsx", &province("THÁNG 3", 0));
    let (out, page) = (desk.path("đã điền.xlsx"), desk.path("giải trình.docx"));
    let cell = format!("{SHEET}!C8");
    let of = |file: &Path| FillRequest::with_return("2024-03", file).expect("a return");
    let refused = |request: &FillRequest, cell: &str| {
        let refusal = desk.on(ON).trace_template(request, cell).unwrap_err();
        assert!(!refusal.message().is_empty() && !refusal.hint().is_empty());
        refusal.code()
    };
    assert_eq!(refused(&of(&file), &cell), "template_unmapped");
    desk.on(ON)
        .fill_template(&mapped(&file), &out)
        .expect("filled");
    for file in [&file, &out] {
        let trace = desk.on(ON).trace_template(&of(file), &cell);
        let trace = trace.expect("a trace");
        assert_eq!(trace.value, "45");
        assert_eq!(trace.sources[0].unit.as_deref(), Some(LAM_SON));
    }
    for strange in ["Biểu 1!A1", "Biểu 1!F8", "Biểu 9!C8", "C8"] {
        let code = refused(&of(&file), strange);
        assert_eq!(code, "template_cell_not_filled", "{strange}");
    }
    let told = desk.on(ON).explain_template(&of(&file), &cell, &page);
    assert_eq!(told.expect("explained").value, "45");
    assert!(page.exists());
}

#[test]
fn formulas_stay_unless_she_says_otherwise_and_strangers_are_listed() {
    let desk = town();
    let file = template(&desk, "biểu.xlsx", &province("THÁNG 3", 0));
    let out = desk.path("ra.xlsx");
    let mut asked = mapped(&file);
    let view = desk.on(ON).fill_template(&asked, &out).expect("filled");
    let left: Vec<(&str, &str)> = view.left.iter().map(|one| (&*one.cell, one.code)).collect();
    assert_eq!(left, [("F6", "formula"), ("F8", "formula")]);
    let strangers: Vec<&str> = view.unmatched.iter().map(|one| &*one.text).collect();
    assert_eq!(strangers, ["UBND phường Bắc Xơn"]);
    assert!(view.unmatched[0].suggestions.contains(&BAC_SON.to_owned()));
    assert!(view.absent.contains(&"UBND phường Ba Đình".to_owned()));

    asked.over_formulas = true;
    let view = desk.on(ON).fill_template(&asked, &out).expect("filled");
    assert!(view.left.is_empty());
    let sheet = String::from_utf8(parts(&fs::read(&out).expect("it"))[CHANGED[0]].clone());
    assert!(!sheet.expect("text").contains("<f>1+1</f></c><c r=\"G6\""));
}

#[test]
fn every_filled_cell_tells_where_its_value_comes_from() {
    let desk = town();
    let file = template(&desk, "biểu.xlsx", &province("THÁNG 3", 0));
    let mut asked = mapped(&file);
    let extra = [place("G1", "value:8.2"), place("G2", "cell:Tổng hợp!B2")];
    asked.places.as_mut().expect("places").extend(extra);
    let view = desk.on(ON).preview_template(&asked).expect("a preview");
    let cell = |cell: &str| view.fill.filled.iter().find(|one| one.cell == cell);
    let own = cell("C8").expect("filled");
    assert_eq!((own.of.as_str(), own.value.as_str()), (LAM_SON, "45"));
    assert_eq!(own.sources[0].unit.as_deref(), Some(LAM_SON));
    assert!(own.rule.is_none(), "it repeats what was entered");
    let all = cell("A1").expect("a merged title is written by its corner");
    assert_eq!((all.value.as_str(), all.source_count), ("36,7", 4));
    assert!(all.rule.is_some());
}

#[test]
fn the_next_copy_is_known_again_and_a_changed_one_is_asked_about() {
    let desk = town();
    let march = template(&desk, "thang3.xlsx", &province("THÁNG 3 NĂM 2024", 0));
    let out = desk.path("ra.xlsx");
    let refused = |file: &Path| {
        let mut office = desk.on(ON);
        let refusal = office.fill_template(&request(file), &out).unwrap_err();
        refusal.code()
    };
    assert_eq!(refused(&march), "template_unmapped");
    let before = desk.dump();
    desk.on(ON)
        .fill_template(&mapped(&march), &out)
        .expect("filled");
    let mapped_once = desk.dump();
    assert_ne!(mapped_once, before);
    desk.on(ON)
        .fill_template(&mapped(&march), &out)
        .expect("filled");
    assert_eq!(desk.dump(), mapped_once, "twice changes nothing");

    let april = template(&desk, "thang4.xlsx", &province("THÁNG 4 NĂM 2024", 0));
    let view = desk
        .on(ON)
        .fill_template(&request(&april), &out)
        .expect("known again");
    assert_eq!(view.filled.len(), 7);

    let moved = template(&desk, "moi.xlsx", &province("THÁNG 5 NĂM 2024", 1));
    assert_eq!(refused(&moved), "template_moved");
    let proposed = desk
        .on(ON)
        .preview_template(&request(&moved))
        .expect("a preview");
    assert_eq!(proposed.recognised, "moved");
    let mut places: Vec<String> = proposed.places.iter().map(|one| one.at.clone()).collect();
    places.sort();
    assert_eq!(places, ["B2", "C", "D", "E", "F", "G"]);

    let mut office = desk.on(ON);
    let known = office.templates().expect("templates");
    assert_eq!(
        office
            .forget_template(known[0].id)
            .expect("forgotten")
            .len(),
        0
    );
    office.undo().expect("undone");
    assert_eq!(office.templates().expect("templates").len(), 1);
    office.undo().expect("undone");
    drop(office);
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_frozen_return_fills_what_it_was_frozen_with() {
    let desk = town();
    let file = template(&desk, "biểu.xlsx", &province("THÁNG 3", 0));
    let frozen = desk.path("chốt.xlsx");
    desk.on(ON)
        .freeze_return("2024-03", &frozen)
        .expect("frozen");
    number(&desk, LAM_SON, "48", "50");
    let out = desk.path("ra.xlsx");
    let filled = |version| {
        let asked = FillRequest {
            version,
            ..mapped(&file)
        };
        let view = desk.on(ON).fill_template(&asked, &out).expect("filled");
        let cell = view.filled.into_iter().find(|one| one.cell == "C8");
        cell.expect("filled").value
    };
    assert_eq!(filled(Some(1)), "45");
    assert_eq!(filled(None), "48");
}

#[test]
fn tasks_and_indicators_have_rows_of_their_own() {
    let desk = town();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("NV").expect("a name");
    for (row, number) in [(1u32, "1"), (2, "10."), (3, "99")] {
        sheet.write(row, 0, number).expect("written");
    }
    let numbers = workbook.add_worksheet();
    numbers.set_name("CT").expect("a name");
    numbers.write(1, 0, "8.2").expect("written");
    let file = template(
        &desk,
        "nv.xlsx",
        &workbook.save_to_buffer().expect("a workbook"),
    );
    let place = |sheet: &str, at: &str, item: &str| TemplatePlace {
        sheet: sheet.to_owned(),
        at: at.to_owned(),
        item: item.to_owned(),
    };
    let asked = FillRequest {
        places: Some(vec![
            place("NV", "A", "task"),
            place("NV", "B", "leads"),
            place("NV", "C", "status"),
            place("CT", "A", "indicator"),
            place("CT", "B", "value"),
        ]),
        ..request(&file)
    };
    let view = desk
        .on(ON)
        .preview_template(&asked)
        .expect("a preview")
        .fill;
    let shown = |sheet: &str, cell: &str| {
        let mut cells = view.filled.iter();
        let found = cells.find(|one| one.sheet == sheet && one.cell == cell);
        found.map(|one| one.value.clone())
    };
    assert_eq!(shown("NV", "B3").as_deref(), Some("20"), "of task 10");
    assert!(shown("NV", "C2").is_some_and(|status| !status.is_empty()));
    assert_eq!(shown("NV", "B4"), None, "there is no task 99");
    assert_eq!(shown("CT", "B2").as_deref(), Some("36,7"));
}

#[test]
fn what_cannot_be_filled_is_refused_in_words() {
    let desk = town();
    let book = province("THÁNG 3", 0);
    let file = template(&desk, "biểu.xlsx", &book);
    let out = desk.path("ra.xlsx");
    let code = |asked: &FillRequest, out: &Path| {
        let refusal = desk.on(ON).fill_template(asked, out).unwrap_err();
        assert!(!refusal.message().is_empty() && !refusal.hint().is_empty());
        refusal.code()
    };
    assert_eq!(code(&mapped(&fixture("week.xls")), &out), "template_format");
    assert_eq!(code(&mapped(&fixture("week.ods")), &out), "template_format");
    let locked = template(&desk, "khóa.xlsx", &{
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    });
    assert_eq!(code(&mapped(&locked), &out), "password");
    assert_eq!(code(&mapped(&file), &file), "template_itself");
    assert_eq!(
        code(&mapped(&file), &desk.path("ra.xlsm")),
        "template_ending"
    );
    let with = |places: Vec<TemplatePlace>| FillRequest {
        places: Some(places),
        ..request(&file)
    };
    for (places, refusal) in [
        (vec![place("7", "as_of")], "template_place_invalid"),
        (vec![place("A1", "weather")], "template_item_unknown"),
        (vec![place("A1", "timeliness")], "template_item_unknown"),
        (vec![place("C", "tasks")], "template_key_missing"),
    ] {
        assert_eq!(code(&with(places), &out), refusal);
    }
    assert_eq!(fs::read(&file).expect("the template"), book, "untouched");
    assert!(!out.exists());
}
