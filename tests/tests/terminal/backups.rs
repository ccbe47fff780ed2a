//! Backups from the terminal: made, looked at, put back.

use crate::tct06::{TODAY, Terminal, text};
use office::{Clock, Office, Role};
use std::fs;
use tests::desk::day;

#[test]
fn a_restored_backup_brings_the_store_back_and_keeps_the_one_before_it() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let before = terminal.dump();
    let backup = terminal.path("sao-luu.tct06");
    terminal.answer(&["backup", "create", "--to", text(&backup)]);
    terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead"]);
    let after = terminal.dump();
    assert_ne!(after, before);

    let restored = terminal.answer(&["backup", "restore", text(&backup)]);
    assert_eq!(terminal.dump(), before);
    let kept = restored["kept"].as_str().expect("the store before it");
    let set_aside = Terminal::empty();
    fs::copy(kept, set_aside.store()).expect("the store set aside");
    assert_eq!(set_aside.dump(), after);
    assert_eq!(terminal.answer(&["check"])["ok"], true);
}

#[test]
fn a_backup_is_restored_where_no_store_stands() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let before = terminal.dump();
    let backup = terminal.path("sao-luu.tct06");
    terminal.answer(&["backup", "create", "--to", text(&backup)]);
    fs::remove_file(terminal.store()).expect("the store is lost");
    let restored = terminal.answer(&["backup", "restore", text(&backup)]);
    assert!(restored["kept"].is_null());
    assert_eq!(terminal.dump(), before);
}

#[test]
fn a_backup_without_a_name_lands_beside_the_store() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let made = terminal.answer(&["backup", "create"]);
    let path = made["path"].as_str().expect("a path");
    assert!(path.starts_with(text(&terminal.path(""))), "{path}");
    assert_eq!(terminal.answer(&["backup", "check", path])["tasks"], 39);
}

#[test]
fn the_terminal_works_beside_an_open_window_but_puts_nothing_in_the_stores_place() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let clock = Clock::Noon(day(TODAY));
    let mut window = Office::open_in_window(&terminal.store(), clock).expect("the store");
    let made = terminal.answer(&["backup", "create"]);
    let backup = made["path"].as_str().expect("a path");

    // Each sees what the other wrote.
    terminal.answer(&["assign", "27", "Thanh tra", "--role", "lead"]);
    window
        .assign("28", "Thanh tra", Role::Lead)
        .expect("assigned");
    let history = terminal.answer(&["history"]);
    assert_eq!(history.as_array().map(Vec::len), Some(3));
    assert_eq!(window.history().expect("the history").len(), 3);

    let before = terminal.dump();
    let refusal = terminal.refusal(&["backup", "restore", backup]);
    assert_eq!(refusal.code, "store_in_use");
    assert!(refusal.message.contains(text(&terminal.store())));
    assert_eq!(terminal.dump(), before);
    assert_eq!(window.history().expect("the history").len(), 3);
    drop(window);
    terminal.answer(&["backup", "restore", backup]);
    assert_ne!(terminal.dump(), before);
}

#[test]
fn a_backup_of_the_terminal_is_one_of_the_stores() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let made = terminal.answer(&["backup", "create"]);
    let restored = terminal.answer(&["backup", "restore", made["path"].as_str().expect("a path")]);
    let listed = office::backups(&terminal.store()).expect("the folder");
    let paths: Vec<&str> = listed.iter().map(|backup| backup.path.as_str()).collect();
    assert_eq!(paths.len(), 2);
    assert!(paths.contains(&made["path"].as_str().expect("a path")));
    assert!(paths.contains(&restored["kept"].as_str().expect("a path")));
    assert!(listed.iter().all(|backup| backup.sound));
}

#[test]
fn what_is_no_whole_backup_is_never_restored() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let before = terminal.dump();
    let backup = terminal.path("sao-luu.tct06");
    terminal.answer(&["backup", "create", "--to", text(&backup)]);
    let whole = fs::read(&backup).expect("the backup");
    let broken = terminal.path("hong.tct06");
    fs::write(&broken, &whole[..whole.len() / 2]).expect("half of it");
    let foreign = terminal.path("la.tct06");
    fs::write(&foreign, b"no store at all").expect("a file");
    let missing = terminal.path("khong-co.tct06");
    for (file, code) in [
        (&broken, "backup_damaged"),
        (&foreign, "backup_damaged"),
        (&missing, "file_missing"),
    ] {
        let refusal = terminal.refusal(&["backup", "restore", text(file)]);
        assert_eq!(refusal.code, code);
        assert_eq!(terminal.dump(), before);
    }
}
