//! Three hundred forms read, matched and stored, beside calamine reading their cells.

use crate::appendix::read_raw;
use crate::measure::{self, Pair};
use crate::town::{TODAY, Town, UNITS};
use office::{Clock, Office};
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use tests::desk::day;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The months the forms are for.
const MONTHS: [&str; 5] = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"];

/// The part that holds a full form's tasks.
const TASKS_PART: &str = "xl/worksheets/sheet1.xml";

/// The column of the hidden keys: rows that have one are tasks.
const KEY: char = 'K';

/// Fills in every month's form of every unit, in so many versions; returns their folder.
pub fn filled_forms(town: &Town, folder: &Path, tasks: usize, versions: usize) -> PathBuf {
    let (blank, inbox) = (
        folder.join("blank"),
        folder.join(format!("inbox-{versions}")),
    );
    fs::create_dir_all(&inbox).expect("an inbox");
    let mut office = town.office(&folder.join("forms.tct06"));
    for month in MONTHS {
        let forms = office.export_forms(month, &blank, None).expect("the forms");
        assert_eq!(forms.files.len(), UNITS);
        for (form, unit) in forms.files.iter().zip(0..) {
            let bytes = fs::read(&form.path).expect("a form");
            for version in 0..versions {
                let filled = filled(&bytes, tasks, unit * versions + version);
                let name = Path::new(&form.path)
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy();
                fs::write(inbox.join(format!("{name} lan {version}.xlsx")), filled)
                    .expect("a file");
            }
        }
    }
    inbox
}

/// A form with every task row filled in; `seed` varies the words.
fn filled(form: &[u8], tasks: usize, seed: usize) -> Vec<u8> {
    let mut source = ZipArchive::new(Cursor::new(form)).expect("a workbook");
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let part = source.by_index_raw(at).expect("a part");
        let is_tasks = part.name_raw() == TASKS_PART.as_bytes();
        if !is_tasks {
            target.raw_copy_file(part).expect("a copy");
        }
    }
    let mut xml = String::new();
    source
        .by_name(TASKS_PART)
        .expect("the tasks")
        .read_to_string(&mut xml)
        .expect("text");
    target
        .start_file(TASKS_PART, SimpleFileOptions::default())
        .expect("a part");
    target
        .write_all(with_reports(&xml, tasks, seed).as_bytes())
        .expect("the part");
    target.finish().expect("a workbook").into_inner()
}

fn with_reports(xml: &str, tasks: usize, seed: usize) -> String {
    let mut out = String::with_capacity(xml.len() * 2);
    let mut reported = 0;
    for row in xml.split_inclusive("</row>") {
        let number = row
            .find("<row r=\"")
            .and_then(|at| row[at + 8..].split('"').next())
            .unwrap_or_default();
        if row.contains(&format!("<c r=\"{KEY}{number}\"")) {
            out += &with_report(row, number, seed * 31 + reported);
            reported += 1;
        } else {
            out += row;
        }
    }
    assert_eq!(reported, tasks, "every task has its row");
    out
}

/// A task's row with state, rate, result, product and note typed in.
fn with_report(row: &str, number: &str, seed: usize) -> String {
    let text = |text: String| (" t=\"inlineStr\"", format!("<is><t>{text}</t></is>"));
    let (state, percent) = match seed % 4 {
        0 => ("Chưa thực hiện", 0),
        1 => ("Hoàn thành", 100),
        _ => ("Đang thực hiện", seed % 100),
    };
    let cells = [
        ('E', text(state.to_owned())),
        ('F', ("", format!("<v>{percent}</v>"))),
        (
            'H',
            text(format!(
                "Đã số hóa {seed}/{} hồ sơ; niêm yết công khai, hướng dẫn người dân nộp hồ sơ trực tuyến.",
                seed + 70
            )),
        ),
        ('I', text(format!("Báo cáo số {seed}/BC-UBND"))),
        ('J', text(format!("Lần {}", seed % 7))),
    ];
    let mut row = row.to_owned();
    for (column, (kind, value)) in cells {
        let start = row
            .find(&format!("<c r=\"{column}{number}\""))
            .expect("a cell");
        let end = start + row[start..].find("/>").expect("an empty cell");
        row.replace_range(end..end + 2, &format!("{kind}>{value}</c>"));
    }
    row
}

/// Takes a folder of forms in; how many were stored.
pub fn take_in(office: &mut Office, inbox: &Path) -> usize {
    let preview = office
        .preview_submissions(&[inbox.to_owned()], None)
        .expect("a preview");
    let taken = office.accept_submissions(preview).expect("the forms");
    taken
        .files
        .iter()
        .filter(|file| ["new", "revision"].contains(&file.head.verdict))
        .count()
}

/// Reading, matching and storing on a fresh store, beside calamine on one core.
pub fn compare(town: &Town, folder: &Path, inbox: &Path) -> Pair {
    let files = files_in(inbox);
    let copy = folder.join("intake.tct06");
    measure::in_turn(
        5,
        || {
            let mut office = town.office(&copy);
            measure::cost(1, || assert_eq!(take_in(&mut office, inbox), files.len()))
        },
        || measure::cost(1, || assert!(black_box(cells_raw(&files)) > 0)),
    )
}

/// Reading workbooks alone, all cells of them, on one core; so often in a round.
pub fn compare_reading(files: &[PathBuf], runs: u32) -> Pair {
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).expect("the file");
        let book = sheets::read(&bytes, "form.xlsx").expect("a workbook");
        let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        rows.map(|row| row.cells.len()).sum::<usize>()
    };
    measure::in_turn(
        5,
        || {
            measure::cost(runs, || {
                assert!(black_box(files.iter().map(read).sum::<usize>()) > 0)
            })
        },
        || measure::cost(runs, || assert!(black_box(cells_raw(files)) > 0)),
    )
}

/// The files of a folder.
pub fn files_in(inbox: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(inbox).expect("the inbox");
    entries.map(|entry| entry.expect("a file").path()).collect()
}

fn cells_raw(files: &[PathBuf]) -> usize {
    files.iter().map(|file| read_raw(file)).sum()
}

/// In a process of its own: takes a folder in and tells the most memory it held.
pub fn child(store: &str, inbox: &str) {
    File::open(store).expect("the store");
    let mut office = Office::open(Path::new(store), Clock::Noon(day(TODAY))).expect("the store");
    assert!(take_in(&mut office, Path::new(inbox)) > 0);
}
