//! What leaves the house on paper: every workbook that is written has the decree's paper, margins
//! and letters on every sheet, and other programs open it as it is.

use crate::papers::fall_whole;
use office::{Entry, NumbersEntry, Reported, ReturnChoice, TaskQuery};
use plan::book::Origin;
use plan::status::State;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tests::desk::Desk;
use tests::libreoffice::saved_as;
use zip::ZipArchive;

const ON: &str = "2024-06-14";
/// 30, 15, 20 and 20 mm in inches (Nghị định 30/2020/NĐ-CP, phụ lục I).
const MARGINS: [(&str, f64); 4] = [
    ("left", 30.0),
    ("right", 15.0),
    ("top", 20.0),
    ("bottom", 20.0),
];

/// Sheets of forms without a table that goes over several papers: the week's one page, questions,
/// a guide.
const WITHOUT_HEADER: [&str; 3] = ["Báo cáo tuần", "3. Nội dung chung", "4. Hướng dẫn"];

/// A town where twenty units reported their half-year, some at length, with numbers of two months.
fn half_year() -> Desk {
    let desk = Desk::bim_son();
    let mut office = desk.on(ON);
    let rows = office.tasks(&TaskQuery::default());
    let mut leads: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows.expect("assignments") {
        if row.role == "lead" && leads.len() < 20 || leads.contains_key(&row.unit) {
            leads.entry(row.unit).or_default().push(row.number);
        }
    }
    for (nth, (unit, tasks)) in leads.iter().enumerate() {
        for task in tasks.iter().take(2) {
            let long = nth % 3 == 0;
            let entry = Entry {
                task: task.clone(),
                unit: unit.clone(),
                period: "2024-H1".to_owned(),
                reported: Reported::State(match nth % 4 {
                    0 => State::Done,
                    _ => State::InProgress,
                }),
                percent: None,
                done_on: (nth % 4 == 0).then(|| "2024-05-20".parse().expect("a day")),
                result: match long {
                    true => "Đã ban hành kế hoạch, phân công cán bộ phụ trách từng nội dung; tổ chức 03 hội nghị tuyên truyền tại các khu phố với 420 lượt người tham dự, hướng dẫn trực tiếp 156 hồ sơ nộp trực tuyến tại bộ phận một cửa. ".repeat(2),
                    false => "Thực hiện đúng tiến độ.".to_owned(),
                },
                product: "Kế hoạch số 12/KH-UBND ngày 15/3/2024".to_owned(),
                note: String::new(),
            };
            office.set_progress(&entry).expect("entered");
        }
    }
    let wards = [
        "UBND phường Lam Sơn",
        "UBND phường Bắc Sơn",
        "UBND phường Ba Đình",
    ];
    for (period, more) in [("2024-04", 0), ("2024-05", 7), ("2024-H1", 12)] {
        for (nth, unit) in (0..).zip(wards) {
            let entry = NumbersEntry {
                indicator: "8.2".to_owned(),
                unit: unit.to_owned(),
                period: period.to_owned(),
                numerator: Some((40 + more + nth).to_string()),
                denominator: Some((60 + nth * 9).to_string()),
                ..NumbersEntry::default()
            };
            office.set_numbers(&entry).expect("entered");
        }
    }
    drop(office);
    desk
}

/// Returns of several kinds for both audiences, and forms of every kind.
fn workbooks(desk: &Desk) -> Vec<PathBuf> {
    let mut office = desk.on(ON);
    let mut written = Vec::new();
    for period in ["2024-W24", "2024-05", "2024-H1"] {
        for (audience, with_sources) in [
            (Some("province"), false),
            (Some("leader"), false),
            (None, true),
        ] {
            let name = format!("{period} {}.xlsx", audience.unwrap_or("tất cả"));
            let path = desk.path(&name);
            let choice = ReturnChoice {
                audience: audience.map(str::to_owned),
                with_sources,
            };
            let view = office.export_return_for(period, &choice, &path);
            assert!(!view.expect("written").sheets.is_empty());
            written.push(path);
        }
        let unit = Some("UBND phường Lam Sơn");
        let forms = office.export_forms(period, &desk.path("forms"), unit);
        let forms = forms.expect("forms").files.into_iter();
        written.extend(forms.map(|form| PathBuf::from(form.path)));
    }
    written
}

fn parts(path: &Path) -> BTreeMap<String, String> {
    let bytes = fs::read(path).expect("the file");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let parts = (0..archive.len()).map(|at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        let name = part.name().expect("its name").into_owned();
        (name, String::from_utf8_lossy(&content).into_owned())
    });
    parts.collect()
}

/// What stands in quotes behind some words, every time.
fn quoted<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_workbook_is_in_the_decrees_letters_and_on_its_paper() {
    let desk = half_year();
    let mut charts = 0;
    for path in workbooks(&desk) {
        let parts = parts(&path);
        let name = path.display().to_string();
        let starting = |start: &'static str| {
            let parts = parts.iter();
            parts.filter(move |(part, _)| part.starts_with(start))
        };
        let styles = &parts["xl/styles.xml"];
        assert!(quoted(styles, "<name val=\"").count() > 1, "{name}");
        let texts = parts.get("xl/sharedStrings.xml").into_iter();
        let letters = quoted(styles, "<name val=\"")
            .chain(texts.flat_map(|texts| quoted(texts, "<rFont val=\"")))
            .chain(starting("xl/charts/").flat_map(|(_, part)| quoted(part, "typeface=\"")));
        for letter in letters {
            assert_eq!(letter, "Times New Roman", "{name}");
        }
        for (part, chart) in starting("xl/charts/chart") {
            charts += 1;
            assert!(chart.contains("typeface=\""), "{name}: {part}");
        }
        let names = &parts["xl/workbook.xml"];
        let listed = names.split("<sheet ").skip(1).enumerate();
        // Nobody prints the ids.
        for (nth, listed) in listed.filter(|(_, one)| !one.contains("idden\"")) {
            let tab = quoted(listed, "name=\"").next().expect("its name");
            let sheet = &parts[&format!("xl/worksheets/sheet{}.xml", nth + 1)];
            let whose = format!("{name}: {tab}");
            lies_on_paper(sheet, &whose);
            let repeats = names.contains(&format!(
                "name=\"_xlnm.Print_Titles\" localSheetId=\"{nth}\""
            ));
            fall_whole(&parts, nth, &whose);
            // Where the program cuts the sheet itself, each paper was seen to begin with a header.
            let is_cut = !sheet.contains("fitToPage=\"1\"");
            let has_none = is_cut || WITHOUT_HEADER.contains(&tab);
            assert!(repeats || has_none, "no header repeats on {whose}");
        }
    }
    assert!(charts > 0, "no chart was looked at");
}

fn lies_on_paper(sheet: &str, whose: &str) {
    let margins = sheet.split("<pageMargins ").nth(1).expect("margins");
    let margins = margins.split("/>").next().expect("their end");
    for (side, mm) in MARGINS {
        let inches = quoted(margins, &format!("{side}=\""))
            .next()
            .map(str::parse::<f64>);
        let inches = inches.and_then(Result::ok).unwrap_or_default();
        assert!(
            (inches * 25.4 - mm).abs() < 0.01,
            "{side} of {whose}: {inches}"
        );
    }
    let setup = sheet.split("<pageSetup ").nth(1).expect("the paper");
    let setup = setup.split("/>").next().expect("its end");
    assert!(setup.contains("paperSize=\"9\""), "{whose}: {setup}");
    assert!(
        setup.contains("useFirstPageNumber=\"1\""),
        "{whose}: {setup}"
    );
    let header = sheet.split("<headerFooter").nth(1).expect("a header");
    let header = header.split("</headerFooter>").next().expect("its end");
    assert!(
        header.starts_with(" differentFirst=\"1\""),
        "{whose}: {header}"
    );
    assert!(
        header.contains("&amp;P") && !header.contains("<firstHeader>"),
        "{whose}: {header}"
    );
    for font in header.split("&amp;\"").skip(1) {
        assert!(font.starts_with("Times New Roman,"), "{whose}: {header}");
    }
}

#[test]
fn another_program_opens_every_workbook_with_all_that_stands_in_it() {
    let desk = half_year();
    let written = workbooks(&desk);
    let files: Vec<&Path> = written.iter().map(PathBuf::as_path).collect();
    let Some(saved) = saved_as(&files, "xlsx") else {
        return;
    };
    for (path, bytes) in written.iter().zip(saved) {
        let ours = fs::read(path).expect("the file");
        let told = |bytes: &[u8]| {
            let book = sheets::read(bytes, "x.xlsx").expect("a workbook");
            let sheets = book.sheets.iter().map(|sheet| {
                let cells = sheet.rows.iter().flat_map(|row| &row.cells);
                let typed = cells.filter(|(_, cell)| cell.origin == Origin::Typed);
                let shown = typed.map(|(_, cell)| cell.shown());
                let shown: Vec<String> = shown.filter(|text| !text.is_empty()).collect();
                (sheet.name.clone(), sheet.hidden, shown)
            });
            sheets.collect::<Vec<_>>()
        };
        for (ours, theirs) in told(&ours).iter().zip(told(&bytes)) {
            assert!(*ours == theirs, "{}: {}", path.display(), ours.0);
        }
    }
}
