//! The window is not alone: a second start, the terminal on the same store, the desktop's notices.

use crate::driver::{PROGRAM, Window};
use crate::machine::{Look, Machine};
use crate::sample::Sample;
use crate::screen::has;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// How long a second start may take to find the first.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_second_start_ends_and_leaves_the_first_window() {
    let Some(machine) = Machine::start_with_bus() else {
        return;
    };
    let window = Window::start(machine, "2024-03-11");
    window.shows("Ba bước để bắt đầu");
    let mut second = window.machine().program(Path::new(PROGRAM));
    second.env_remove("TAURI_WEBVIEW_AUTOMATION");
    let mut second = second.spawn().expect("a second start");
    let start = Instant::now();
    let ended = loop {
        if let Some(ended) = second.try_wait().expect("its state") {
            break Some(ended);
        }
        if start.elapsed() > PATIENCE {
            crate::screen::end(&mut second);
            break None;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let ended = ended.expect("the second start opened a window of its own");
    assert!(ended.success(), "{ended}");
    window.shows("Ba bước để bắt đầu");
}

#[test]
fn the_terminal_works_on_the_store_of_the_open_window() {
    let lay = |store: &Path| Sample::Plan.lay(store);
    let Some(window) = Window::open_on("2024-03-11", Look::Light, lay) else {
        return;
    };
    window.shows("39 nhiệm vụ");
    let lines = || window.call("tasks", &json!({ "query": {} }));
    let before = lines();
    let store = window.machine().store();
    assert_eq!(terminal(&store, &["task", "list"]), before);

    let unit = "UBND phường Lam Sơn";
    let assigned = terminal(&store, &["assign", "2", unit, "--role", "lead"]);
    assert_eq!(assigned["unit"], unit, "{assigned}");
    let after = lines();
    assert_ne!(
        before, after,
        "the window does not see what the terminal did"
    );
    assert_eq!(terminal(&store, &["task", "list"]), after);

    // What the terminal did is taken back in the window, and the terminal sees that.
    window.call("undo", &json!({}));
    assert_eq!(lines(), before);
    assert_eq!(terminal(&store, &["task", "list"]), before);
}

/// No desktop answers on the bus: what is told it is overheard, and the window goes on.
#[test]
fn a_day_begins_with_one_notice_to_the_desktop() {
    if !has("dbus-monitor", "--help") {
        eprintln!("skipped: notices are overheard by dbus-monitor, which is missing");
        return;
    }
    let Some(machine) = Machine::start_with_bus() else {
        return;
    };
    let store = machine.store();
    fs::create_dir_all(store.parent().expect("a folder")).expect("a folder");
    Sample::Monday.lay(&store);
    let mut monitor = machine.program(Path::new("dbus-monitor"));
    monitor.args(["--session", "interface='org.freedesktop.Notifications'"]);
    let heard = machine.home().join("thông báo.txt");
    let file = fs::File::create(&heard).expect("a file");
    let mut monitor = monitor.stdout(file).spawn().expect("dbus-monitor");
    let window = Window::start(machine, "2024-03-11");
    window.shows("39 nhiệm vụ");
    let start = Instant::now();
    let said = loop {
        let said = fs::read_to_string(&heard).expect("what was heard");
        if said.contains("chưa gửi báo cáo") || start.elapsed() > PATIENCE {
            break said;
        }
        thread::sleep(Duration::from_millis(50));
    };
    crate::screen::end(&mut monitor);
    assert!(said.contains("hôm nay 11/03/2024"), "{said}");
    assert_eq!(said.matches("member=Notify").count(), 1, "{said}");
    window.press("Nhiệm vụ");
    window.shows("Thực hiện thường xuyên");
}

/// What the terminal answers on a store.
fn terminal(store: &Path, arguments: &[&str]) -> Value {
    let mut command = Command::new(terminal_program());
    command.arg("--json").arg("--store").arg(store);
    command.args(["--today", "2024-03-11"]).args(arguments);
    let ended = command.output().expect("the terminal");
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("{arguments:?}: {said} {ended:?}"))
}

/// Builds the terminal with the features its own tests have, so that nothing is built twice.
fn terminal_program() -> PathBuf {
    let test = env::current_exe().expect("the test's own path");
    let built = test.ancestors().nth(2).expect("a folder of builds");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--workspace", "--bin", "tct06"])
        .arg("--target-dir")
        .arg(built.parent().expect("the target folder"))
        .current_dir(root)
        .status();
    assert!(cargo.expect("cargo").success(), "tct06 does not build");
    built.join("tct06")
}
