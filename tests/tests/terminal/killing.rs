//! The program killed while it accepts: the store is as it was before, or as it is after.

use crate::tct06::{TODAY, Terminal, text};
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tests::clerk::Workbook;
use tests::desk::fixture;

/// When to kill.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// This share of a whole run's time after the start, in percent.
    Share(u32),
    /// So long after the write has begun: its rollback journal stands beside the store.
    IntoTheWrite(Duration),
}

/// Shares of the run in percent, and milliseconds into the write itself.
fn moments(shares: &[u32], inside: &[u64]) -> Vec<Moment> {
    let shares = shares.iter().map(|percent| Moment::Share(*percent));
    let inside = inside
        .iter()
        .map(|ms| Moment::IntoTheWrite(Duration::from_millis(*ms)));
    shares.chain(inside).collect()
}

/// Runs a command to its end once, then kills it at every moment on a fresh copy of the store.
fn survives_being_killed(terminal: &Terminal, arguments: &[&str], moments: &[Moment]) {
    let pristine = fs::read(terminal.store()).expect("the store");
    let before = terminal.dump();
    let started = Instant::now();
    terminal.answer(arguments);
    let whole = started.elapsed();
    let after = terminal.dump();
    assert_ne!(after, before);

    let mut inside = 0;
    for &moment in moments {
        fs::write(terminal.store(), &pristine).expect("the store as it was");
        let mut command = terminal.command(TODAY, arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let running = command.spawn().expect("the program starts");
        kill_at(running, moment, whole, &terminal.store());

        let dump = terminal.dump();
        assert!(
            dump == before || dump == after,
            "{moment:?} left half of it"
        );
        assert_eq!(terminal.answer(&["check"])["ok"], true, "{moment:?}");
        let began = matches!(moment, Moment::IntoTheWrite(_));
        inside += usize::from(began && dump == before);
    }
    assert!(
        inside > 0,
        "no kill came between the write's beginning and its end"
    );
    fs::write(terminal.store(), &pristine).expect("the store as it was");
    terminal.answer(arguments);
    assert_eq!(terminal.dump(), after, "it can be done again");
}

fn kill_at(mut running: Child, moment: Moment, whole: Duration, store: &Path) {
    match moment {
        Moment::Share(percent) => thread::sleep(whole * percent / 100),
        Moment::IntoTheWrite(later) => {
            let journal = store.with_file_name("store.tct06-journal");
            while !journal.exists() && running.try_wait().expect("its state").is_none() {
                thread::sleep(Duration::from_micros(100));
            }
            thread::sleep(later);
        }
    }
    // It may have ended by itself; that, too, must leave one of the two states.
    let _ = running.kill();
    running.wait().expect("its end");
}

#[test]
fn killing_an_accept_of_many_submissions_leaves_the_store_before_or_after() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let inbox = terminal.path("inbox");
    let mut received = 0;
    for period in ["2024-03", "2024-04", "2024-05"] {
        let export = ["form", "export", "--period", period, "--out", text(&inbox)];
        let made = terminal.answer_on("2024-02-20", &export);
        for file in made["files"].as_array().expect("files") {
            let path = Path::new(file["path"].as_str().expect("a path"));
            let form = Workbook::open(&fs::read(path).expect("the form"));
            form.answer("Khó khăn, vướng mắc – nguyên nhân", "Thiếu máy quét.")
                .save_to(path);
            received += 1;
        }
    }
    assert!(received >= 60, "{received}");
    let moments = moments(&[5, 45, 70, 90, 97], &[0, 1, 3, 7, 15, 30, 60]);
    let import = ["submission", "import", text(&inbox), "--accept"];
    survives_being_killed(&terminal, &import, &moments);
}

#[test]
fn killing_an_accept_of_a_large_plan_leaves_the_store_before_or_after() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let plan = fixture("two-thousand-tasks.xlsx");
    let import = ["plan", "import", text(&plan), "--accept"];
    survives_being_killed(&terminal, &import, &moments(&[92], &[1, 20, 200]));
}
