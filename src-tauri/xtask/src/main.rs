//! `cargo xtask …`: sets the program up, runs it, checks it. Standard library only, so that it
//! compiles in seconds on a fresh machine.
//!
//! Knows the machine and the commands of the tool chain. Must not know the domain.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to a terminal"
)]

mod front_end;
mod fuzzing;
mod packages;
mod process;

use packages::Need;
use process::{Outcome, cargo, root, run, succeeds};
use std::process::ExitCode;
use std::time::Instant;

const USAGE: &str = "\
cargo xtask run            set up and open the program; without a display: the demo
cargo xtask test           set up and run every check and test
cargo xtask demo           the main job headless; workbooks in target/demo/
cargo xtask screenshots    the real window on sample data; pictures in target/screenshots/
cargo xtask bench          speed, beside raw library calls (release build)
cargo xtask bench window   start and memory, beside an empty window (release build)
cargo xtask fuzz NAME [--minutes N]
                           random input for workbook, deadline, units or encoding
cargo xtask setup          only install what building needs";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["run"] => open(),
        ["test"] => test(),
        ["demo"] => demo(),
        ["screenshots"] => screenshots(),
        ["bench"] => bench(),
        ["bench", "window"] => bench_window(),
        ["fuzz", name] => fuzz(name, "10"),
        ["fuzz", name, "--minutes", minutes] => fuzz(name, minutes),
        ["setup"] => setup(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Everything building needs: system packages and the front end's packages.
fn setup() -> Outcome {
    packages::ensure(&[Need::Compiler, Need::Window])?;
    front_end::install()
}

/// Opens the window, or runs the demo where there is none to open.
fn open() -> Outcome {
    if !has_display() {
        println!("No display here (DISPLAY and WAYLAND_DISPLAY are empty): running the demo.");
        return demo();
    }
    setup()?;
    front_end::build()?;
    step("the program", || {
        run(cargo().args(["run", "--bin", "to-cong-tac-06"]))
    })
}

/// Every check and test. The whole workspace is always selected, so that every step resolves
/// the same features and nothing is compiled twice.
fn test() -> Outcome {
    setup()?;
    packages::ensure(&[Need::Driver])?;
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("front end", front_end::check)?;
    front_end::build()?;
    step("lints", || {
        run(cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    step("tests", || run(cargo().args(["test", "--workspace"])))?;
    demo()?;
    licences()
}

/// The main job headless on the bundled plan.
fn demo() -> Outcome {
    packages::ensure(&[Need::Compiler])?;
    // No `-p tests`: with the whole workspace selected, features resolve as in the tests.
    step("demo", || run(cargo().args(["run", "--bin", "demo"])))
}

/// Pictures of every place and state in the real window, with a page to leaf through them.
fn screenshots() -> Outcome {
    setup()?;
    packages::ensure(&[Need::Driver])?;
    front_end::build()?;
    let folder = root().join("target/screenshots");
    // Pictures of places that are gone would mislead; that there are none yet is no problem.
    let _ = std::fs::remove_dir_all(&folder);
    step("screenshots", || {
        run(cargo()
            .args([
                "test",
                "--workspace",
                "--test",
                "window",
                "--",
                "every_place",
            ])
            .env("TCT06_SCREENSHOTS", &folder))
    })?;
    let index = folder.join("index.html");
    if !index.is_file() {
        return Err("no window could be opened here".to_owned());
    }
    println!("Pictures: target/screenshots/index.html");
    Ok(())
}

/// The window's start and memory; needs the window's own packages, and a screen to draw on.
fn bench_window() -> Outcome {
    setup()?;
    packages::ensure(&[Need::Driver])?;
    front_end::build()?;
    step("bench", || {
        run(cargo().args(["bench", "--package", "to-cong-tac-06", "--bench", "start"]))
    })
}

fn bench() -> Outcome {
    packages::ensure(&[Need::Compiler])?;
    step("bench", || {
        run(cargo().args(["bench", "--package", "tests"]))
    })
}

/// Random input for one reader, for as long as asked.
fn fuzz(name: &str, minutes: &str) -> Outcome {
    let minutes = minutes
        .parse()
        .map_err(|_| format!("{minutes} is no number of minutes"))?;
    packages::ensure(&[Need::Compiler])?;
    step("fuzz", || fuzzing::fuzz(name, minutes))
}

/// Licences and banned crates, where the tool for it is installed.
fn licences() -> Outcome {
    if !succeeds(cargo().args(["deny", "--version"])) {
        println!("== licences: skipped, cargo-deny is not installed");
        return Ok(());
    }
    step("licences", || {
        run(cargo().args(["deny", "check", "licenses", "bans"]))
    })
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Runs one step under a heading and says how long it took.
fn step(name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    println!("== {name}");
    let start = Instant::now();
    work().map_err(|problem| format!("{name}: {problem}"))?;
    println!("== {name}: done in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
