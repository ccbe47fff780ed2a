//! Numbers that are looked at rather than read: charts in the workbook, one number explained on
//! a page, one found by its name.

use office::views::{IndicatorEdit, ReturnView};
use office::{NumbersEntry, Office, ReturnChoice, Whose};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use tests::desk::Desk;
use zip::ZipArchive;

const LAM_SON: &str = "UBND phường Lam Sơn";
const BAC_SON: &str = "UBND phường Bắc Sơn";
const ON: &str = "2024-03-20";

fn enter(desk: &Desk, unit: &str, period: &str, numerator: &str, denominator: &str) {
    let entry = NumbersEntry {
        indicator: "8.2".to_owned(),
        unit: unit.to_owned(),
        period: period.to_owned(),
        numerator: Some(numerator.to_owned()),
        denominator: Some(denominator.to_owned()),
        ..NumbersEntry::default()
    };
    desk.on(ON).set_numbers(&entry).expect("entered");
}

fn export(office: &Office, audience: Option<&str>, path: &Path) -> ReturnView {
    let choice = ReturnChoice {
        audience: audience.map(str::to_owned),
        with_sources: false,
    };
    let written = office.export_return_for("2024-03", &choice, path);
    written.expect("written")
}

fn tabs(written: &ReturnView) -> Vec<&str> {
    written.sheets.iter().map(|one| one.name.as_str()).collect()
}

fn part(path: &Path, wanted: &str) -> String {
    let mut archive = ZipArchive::new(File::open(path).expect("the file")).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(wanted).expect(wanted);
    part.read_to_string(&mut text).expect("text");
    text
}

/// The words of a Word document, one paragraph after another.
fn words_of(path: &Path) -> String {
    let text = part(path, "word/document.xml");
    let runs = text.split("<w:t xml:space=\"preserve\">").skip(1);
    let said = runs.filter_map(|run| Some(run.split_once("</w:t>")?.0));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn charts_stand_on_a_sheet_of_their_own_once_two_periods_have_numbers() {
    let desk = Desk::bim_son();
    let path = desk.path("trả.xlsx");
    enter(&desk, LAM_SON, "2024-03", "45", "50");
    let written = export(&desk.on(ON), None, &path);
    assert!(!tabs(&written).contains(&"Biểu đồ"), "one period alone");
    enter(&desk, LAM_SON, "2024-02", "40", "50");
    enter(&desk, BAC_SON, "2024-03", "10", "100");
    let office = desk.on(ON);
    let written = export(&office, None, &path);
    assert_eq!(tabs(&written).last(), Some(&"Biểu đồ"));
    let book = sheets::read(&fs::read(&path).expect("the file"), "x.xlsx").expect("a workbook");
    let sheet = book.sheets.last().expect("the sheet");
    let shown: Vec<String> = sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|(_, cell)| cell.shown())
        .collect();
    let at = |text: &str| shown.iter().position(|one| one == text);
    let march = at("Tháng 3").expect("March");
    // What sheet III says of the period is what the chart is drawn from: 55/150.
    assert_eq!(shown[march + 1..march + 4], ["36,7", "90", "2/7"]);
    let drawn = part(&path, "xl/charts/chart1.xml");
    for stands in ["Times New Roman", "'Biểu đồ'!", "c:barChart", "c:lineChart"] {
        assert!(drawn.contains(stands), "{stands} in {drawn}");
    }
}

#[test]
fn an_audience_gets_charts_or_not_as_any_sheet() {
    let desk = Desk::bim_son();
    let path = desk.path("trả.xlsx");
    enter(&desk, LAM_SON, "2024-02", "40", "50");
    enter(&desk, LAM_SON, "2024-03", "45", "50");
    let office = desk.on(ON);
    for (audience, charts) in [("leader", true), ("province", false)] {
        let written = export(&office, Some(audience), &path);
        assert_eq!(tabs(&written).contains(&"Biểu đồ"), charts, "{audience}");
    }
}

#[test]
fn one_number_is_explained_on_paper_with_its_sums_and_sources() {
    let desk = Desk::bim_son();
    let form = desk
        .form("2024-02-20", "2024-03", LAM_SON)
        .count(
            "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng",
            "Tử số",
            "45",
        )
        .count(
            "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng",
            "Mẫu số",
            "50",
        );
    let file = desk.receive("lam son.xlsx", &form);
    desk.accept("2024-03-14", &[file]).expect("taken in");
    enter(&desk, BAC_SON, "2024-03", "10", "100");
    let (office, path) = (desk.on(ON), desk.path("giải trình.docx"));
    let told = office
        .explain_number("8.2", &Whose::All, "2024-03", &path)
        .expect("explained");
    assert_eq!(told.value, "36,7 %");
    assert_eq!(told.path.as_deref(), Some(&*path.display().to_string()));
    let said = words_of(&path);
    for stands in [
        "GIẢI TRÌNH SỐ LIỆU",
        "Số liệu: 36,7 %",
        "≥ 90%",
        "tổng tử số chia cho tổng mẫu số",
        "55",
        "150",
        "2/20",
        "UBND phường Lam Sơn, Tháng 3/2024",
        "lam son.xlsx",
        "45; 50",
        "14/03/2024",
        "Nhập thay đơn vị",
    ] {
        assert!(said.contains(stands), "{stands} in {said}");
    }
    let alone = office
        .trace_number("8.2", &Whose::Unit(BAC_SON.to_owned()), "2024-03")
        .expect("traced");
    assert_eq!((alone.value.as_str(), alone.sources.len()), ("10 %", 2));
    let refused = office
        .trace_number("8.2", &Whose::Unit("Không có".to_owned()), "2024-03")
        .expect_err("no such unit");
    assert_eq!(refused.code(), "unit_unknown");
}

#[test]
fn a_levels_number_is_explained_by_its_own_units() {
    let desk = Desk::bim_son();
    enter(&desk, BAC_SON, "2024-03", "10", "100");
    enter(&desk, "Phòng Tư pháp", "2024-03", "45", "50");
    let office = desk.on(ON);
    let of = |level: &str| office.trace_number("8.2", &Whose::Level(level.to_owned()), "2024-03");
    for (level, value, unit) in [
        ("town", "90 %", "Phòng Tư pháp"),
        ("commune", "10 %", BAC_SON),
    ] {
        let told = of(level).expect("traced");
        assert_eq!((told.value.as_str(), told.sources.len()), (value, 2));
        let units = told.sources.iter().map(|one| one.unit.as_deref());
        assert!(units.into_iter().all(|one| one == Some(unit)), "{level}");
    }
    assert_eq!(of("province").expect_err("no such").code(), "value_invalid");
    let path = desk.path("giải trình cấp.docx");
    let level = Whose::Level("commune".to_owned());
    office
        .explain_number("8.2", &level, "2024-03", &path)
        .expect("explained");
    let said = words_of(&path);
    assert!(said.contains("Cấp xã") && said.contains("1/"), "{said}");
    assert!(!said.contains("Phòng Tư pháp"), "{said}");
}

#[test]
fn a_cell_of_a_frozen_return_is_explained_as_it_was_sent() {
    let desk = Desk::bim_son();
    enter(&desk, LAM_SON, "2024-03", "45", "50");
    let sent = desk.path("bản 1.xlsx");
    desk.on(ON).freeze_return("2024-03", &sent).expect("frozen");
    enter(&desk, LAM_SON, "2024-03", "50", "50");
    let office = desk.on(ON);
    let page = office.return_pages("2024-03").expect("pages").pages;
    let third = page.iter().find(|page| page.tab == "PL III").expect("III");
    let rows = third.tables.iter().flat_map(|table| &table.rows);
    let mut rows = rows.filter(|row| row.cells.iter().any(|cell| cell == "100,0"));
    let cell = format!("PL III!G{}", rows.next().expect("the row").row);
    let path = desk.path("giải trình.docx");
    let told = office
        .explain_cell("2024-03/1", None, &cell, &path)
        .expect("explained");
    assert_eq!(told.value, "90,0");
    let said = words_of(&path);
    for stands in ["bản 1", "Tử số\n45", "Mẫu số\n50", "Kết quả trong kỳ\n90,0"] {
        assert!(said.contains(stands), "{stands} in {said}");
    }
}

#[test]
fn an_indicator_is_found_by_code_and_name_with_what_was_reached() {
    let desk = Desk::bim_son();
    enter(&desk, LAM_SON, "2024-03", "45", "50");
    let office = desk.on(ON);
    for (typed, detail) in [
        ("8.2", "Tháng 3/2024: 90 %"),
        ("dung hoac truoc han", "Tháng 3/2024: 90 %"),
        ("nghia vu tai chinh", "Chưa có số liệu"),
    ] {
        let found = office.find(typed).expect("found");
        let mut numbers = found.iter().filter(|one| one.kind == "indicator");
        assert_eq!(numbers.next().expect(typed).detail, detail, "{typed}");
    }
}

#[test]
fn levels_are_listed_apart_with_what_they_are_to_reach() {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    office
        .edit_indicator("8.2", &IndicatorEdit::default())
        .expect("nothing changes");
    let all = office.indicators(Some("2024-03")).expect("indicators");
    let digitised = all.iter().find(|one| one.code == "4").expect("4");
    let goals: Vec<_> = digitised
        .levels
        .iter()
        .map(|one| (one.level, one.figure.goal.as_deref()))
        .collect();
    assert_eq!(
        goals,
        [("town", Some("≥ 100%")), ("commune", Some("≥ 90%"))]
    );
    enter(&desk, LAM_SON, "2024-02", "40", "50");
    enter(&desk, LAM_SON, "2024-03", "45", "50");
    let page = desk.on(ON).indicator("8.2", Some("2024-03"));
    let page = page.expect("the indicator");
    let figure = page.indicator.figure.expect("a figure");
    assert_eq!(figure.change.as_deref(), Some("+10"));
    assert!(figure.in_points);
    assert_eq!(figure.before.expect("before").shown, "80 %");
    let unit = page.units.iter().find(|one| one.unit == LAM_SON);
    assert_eq!(unit.and_then(|one| one.change.as_deref()), Some("+10"));
}
