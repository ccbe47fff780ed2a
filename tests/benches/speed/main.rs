//! How fast the main jobs are, each beside the library it is built on doing the same work in
//! the same run: `cargo xtask bench`.
//!
//! Processor time, median of at least five rounds, product and library in turn. Memory is the
//! peak of a process that does nothing else.
#![allow(clippy::print_stdout, clippy::expect_used)]

mod appendix;
mod bounds;
mod export;
mod intake;
mod measure;
mod town;

use measure::{Pair, peak_memory, peak_memory_of};
use std::fs;
use std::path::Path;
use std::time::Instant;
use tempfile::TempDir;
use town::Town;

/// Tasks of a form: as many as the reference workload has.
const FORM_TASKS: usize = 60;

/// Tasks of the plan whose return is exported.
const PLAN_TASKS: usize = 39;

/// What a figure should be: the limit and the aim.
type Target = Option<(f64, f64)>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["intake-memory", store, inbox] => intake::child(store, inbox),
        ["export-memory"] => export::child(),
        ["bounds-memory", folder, file] => bounds::child(folder, file),
        words => return compare_all(words),
    }
    println!("{}", peak_memory().unwrap_or_default());
}

/// All comparisons, or those whose names are given.
fn compare_all(words: &[&str]) {
    let names: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.starts_with('-'))
        .collect();
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    let folder = TempDir::new().expect("a folder");
    println!(
        "{:<44}{:>12}{:>12}{:>8}{:>8}{:>8}",
        "", "ours", "raw", "ratio", "limit", "aim"
    );
    if wanted("appendix") {
        compare_appendix(folder.path());
    }
    if wanted("bounds") {
        measure_bounds(&folder.path().join("bounds"));
    }
    if wanted("intake") {
        compare_intake(&folder.path().join("intake"));
    }
    if wanted("export") {
        compare_export(&folder.path().join("export"));
    }
}

fn compare_appendix(folder: &Path) {
    let real = appendix::compare(folder, &appendix::bundled_appendix(), PLAN_TASKS, 100);
    processor("appendix of 39 tasks: read and propose", &real, None);
    let rows = appendix::real_rows()
        .into_iter()
        .cycle()
        .take(2000)
        .enumerate();
    let rows: Vec<appendix::Row> = rows.map(|(at, row)| row.numbered(at + 1)).collect();
    let file = folder.join("large.xlsx");
    appendix::write_appendix(&rows, &file);
    let cells = intake::compare_reading(std::slice::from_ref(&file), 5);
    processor("appendix of 2,000 tasks: its cells alone", &cells, None);
    let tasks = appendix::compare_tasks(&file, rows.len(), 5);
    processor("appendix of 2,000 tasks: read as tasks", &tasks, None);
    let large = appendix::compare(folder, &file, rows.len(), 3);
    processor(
        "appendix of 2,000 tasks: read and propose",
        &large,
        Some((1.5, 1.3)),
    );
}

/// Each hostile file is read or refused within two seconds and 300 MB.
fn measure_bounds(folder: &Path) {
    for (name, file) in bounds::files(folder) {
        let start = Instant::now();
        let arguments = [&*folder.to_string_lossy(), &*file.to_string_lossy()];
        let peak = peak_memory_of(&["bounds-memory", arguments[0], arguments[1]]);
        let seconds = start.elapsed().as_secs_f64();
        let shown = format!("{seconds:.2} s");
        line(name, &shown, "", "", seconds, Some((2.0, 1.0)));
        memory("", peak, Some((300.0, 200.0)));
    }
}

fn compare_intake(folder: &Path) {
    let town = Town::new(folder, FORM_TASKS);
    let inbox = intake::filled_forms(&town, folder, FORM_TASKS, 1);
    let reading = intake::compare_reading(&intake::files_in(&inbox), 1);
    processor("300 forms: their cells alone", &reading, None);
    let pair = intake::compare(&town, folder, &inbox);
    processor(
        "300 forms read, matched, stored: CPU",
        &pair,
        Some((1.5, 1.3)),
    );
    wall(
        "300 forms read, matched, stored: wall",
        &pair,
        Some((1.0, 0.8)),
    );
    memory(
        "300 forms: peak memory",
        intake_memory(&town, folder, &inbox),
        Some((100.0, 60.0)),
    );
    let inbox = intake::filled_forms(&town, folder, FORM_TASKS, 10);
    memory(
        "3,000 forms: peak memory",
        intake_memory(&town, folder, &inbox),
        Some((100.0, 60.0)),
    );
}

fn intake_memory(town: &Town, folder: &Path, inbox: &Path) -> Option<f64> {
    let copy = folder.join("memory.tct06");
    fs::copy(&town.store, &copy).expect("a copy");
    peak_memory_of(&[
        "intake-memory",
        &copy.to_string_lossy(),
        &inbox.to_string_lossy(),
    ])
}

fn compare_export(folder: &Path) {
    let town = Town::new(folder, PLAN_TASKS);
    let inbox = intake::filled_forms(&town, folder, PLAN_TASKS, 1);
    let export = export::compare(&town, folder, &inbox);
    println!("   (return of 39 tasks × 60 units: {} cells)", export.cells);
    processor(
        "return: pages to workbook",
        &export.workbook,
        Some((1.15, 1.05)),
    );
    processor("return: store to file, synced", &export.whole, None);
    memory(
        "1,000,000 cells: peak memory",
        peak_memory_of(&["export-memory"]),
        Some((150.0, 100.0)),
    );
}

fn processor(name: &str, pair: &Pair, target: Target) {
    times(name, (pair.product.cpu, pair.raw.cpu), target);
}

fn wall(name: &str, pair: &Pair, target: Target) {
    times(name, (pair.product.wall, pair.raw.wall), target);
}

fn times(name: &str, (ours, raw): (f64, f64), target: Target) {
    let milliseconds = |seconds: f64| format!("{:.1} ms", seconds * 1000.0);
    line(
        name,
        &milliseconds(ours),
        &milliseconds(raw),
        &format!("{:.2}×", ours / raw),
        ours / raw,
        target,
    );
}

fn memory(name: &str, megabytes: Option<f64>, target: Target) {
    match megabytes.filter(|megabytes| *megabytes > 0.0) {
        Some(megabytes) => line(
            name,
            &format!("{megabytes:.0} MB"),
            "",
            "",
            megabytes,
            target,
        ),
        None => println!("{name:<44}{:>12}", "not told"),
    }
}

fn line(name: &str, ours: &str, raw: &str, ratio: &str, figure: f64, target: Target) {
    let (limit, aim) = target.map_or_else(Default::default, |(limit, aim)| {
        (limit.to_string(), aim.to_string())
    });
    let verdict = match target {
        Some((limit, _)) if figure > limit => "over the limit",
        Some((_, aim)) if figure > aim => "within the limit",
        Some(_) => "as aimed",
        None => "",
    };
    println!("{name:<44}{ours:>12}{raw:>12}{ratio:>8}{limit:>8}{aim:>8}  {verdict}");
}
