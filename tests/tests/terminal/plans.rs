//! Several plans from the terminal: which one is meant, and the turn of the year.

use crate::tct06::{Terminal, said, text};
use tests::desk::bundled;

/// A terminal with the plans of 2024 and 2025.
fn two_years() -> Terminal {
    let terminal = Terminal::with_plan("bim-son-2024");
    let file = bundled("plans/bim-son-2024.xlsx");
    let taken = ["plan", "import", text(&file), "--year", "2025", "--accept"];
    let view = terminal.answer(&taken);
    assert_eq!(
        (&view["new_plan"], &view["plan"]),
        (&true.into(), &().into())
    );
    terminal
}

#[test]
fn the_plan_option_picks_the_plan_that_is_spoken_of() {
    let terminal = two_years();
    let plans = terminal.answer(&["plan", "list"]);
    let listed: Vec<_> = plans.as_array().expect("plans").iter().collect();
    assert_eq!(listed.len(), 2);
    assert_eq!(
        (&listed[0]["year"], &listed[1]["year"]),
        (&2024.into(), &2025.into())
    );
    assert_eq!(listed[0]["undecided"], 39);
    for (plan, year) in [("2024", 2024), ("2025", 2025), ("1", 2024), ("2", 2025)] {
        let shown = terminal.answer(&["--plan", plan, "plan", "show"]);
        assert_eq!(shown["year"], year, "{plan}");
        let periods = terminal.answer(&["period", "list", "--plan", plan]);
        let month = format!("{year}-02");
        let all = periods.as_array().expect("periods");
        assert!(
            all.iter().any(|period| period["id"] == month.as_str()),
            "{plan}"
        );
    }
    let to = ["--until", "2026-01-31", "--document", "CV 1"];
    let extend = |plan: &str| {
        let named = ["extend", "3", to[0], to[1], to[2], to[3], "--plan", plan];
        terminal.answer(&named)["was"].clone()
    };
    assert_eq!(extend("2025"), extend("2024"));
    assert_eq!(extend("2024"), "2026-01-31");
}

#[test]
fn the_turn_of_the_year_is_shown_then_stored_and_taken_back() {
    let terminal = two_years();
    let before = terminal.dump();
    let shown = terminal.answer(&["plan", "carry", "--from", "2024", "--to", "2025"]);
    assert_eq!(
        (&shown["accepted"], &shown["founds"]),
        (&false.into(), &false.into())
    );
    assert_eq!(shown["tasks"].as_array().map(Vec::len), Some(39));
    assert_eq!(terminal.dump(), before);

    let choices = [
        "plan",
        "carry",
        "--choose",
        "1=continue",
        "2=end",
        "--accept",
    ];
    let stored = terminal.answer(&choices);
    let courses = |at: usize| stored["tasks"][at]["course"].clone();
    assert_eq!((courses(0), courses(1)), ("continue".into(), "end".into()));
    assert_eq!(courses(2), "replace");
    let plans = terminal.answer(&["plan", "list"]);
    assert_eq!(
        (&plans[0]["undecided"], &plans[1]["tasks"]),
        (&0.into(), &40.into())
    );
    terminal.answer(&["undo"]);
    assert_eq!(terminal.dump(), before);

    let founded = [
        "plan", "carry", "--from", "2025", "--found", "2026", "--accept",
    ];
    let founded = terminal.answer(&founded);
    assert_eq!(
        (&founded["founds"], &founded["to"]),
        (&true.into(), &2026.into())
    );
}

#[test]
fn two_plans_of_a_year_are_shown_one_behind_the_other() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let file = bundled("plans/bim-son-2024.xlsx");
    let taken = ["plan", "import", text(&file), "--plan", "new", "--accept"];
    terminal.answer(&taken);
    let shown = said(&terminal.run(&["plan", "show"]).stdout);
    // Each plan's group I holds its own two tasks, and no group those of both.
    let headed = |line: &&str| line.starts_with("I. ");
    let groups: Vec<_> = shown.lines().filter(headed).collect();
    assert_eq!(groups.len(), 2, "{shown}");
    let tasks: Vec<&str> = shown
        .lines()
        .skip_while(|line| !headed(line))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("        "))
        .collect();
    assert_eq!(tasks.len(), 2, "{tasks:#?}");
}
