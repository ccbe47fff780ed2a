//! Answers and refusals in words, for people.

use crate::tct06::{Terminal, said, text};
use tests::desk::bundled;

#[test]
fn answers_are_vietnamese_lines() {
    let terminal = Terminal::empty();
    let made = terminal.run(&["init", "--profile", "bim-son-2024"]);
    assert!(
        said(&made.stdout).contains("29 đơn vị"),
        "{}",
        said(&made.stdout)
    );
    let plan = bundled("plans/bim-son-2024.xlsx");
    for (arguments, words) in [
        (
            vec!["plan", "import", text(&plan), "--accept"],
            "39 nhiệm vụ",
        ),
        (vec!["plan", "show"], "39 nhiệm vụ"),
        (vec!["task", "list", "--search", "16"], "Phòng Nội vụ"),
        (vec!["unit", "list"], "Thanh tra"),
        (
            vec!["unit", "read", "UBND xã, phường"],
            "UBND các phường, xã",
        ),
        (
            vec!["deadline", "read", "Tháng 8/2024", "--year", "2024"],
            "31/08/2024",
        ),
        (vec!["period", "list"], "2024-W11"),
        (vec!["period", "show", "2024-03"], "UBND phường Lam Sơn"),
        (
            vec![
                "event",
                "log",
                "24",
                "--on",
                "2024-03-05",
                "--document",
                "Công văn số 5",
                "--until",
                "2024-05-31",
            ],
            "31/05/2024",
        ),
        (
            vec![
                "extend",
                "16",
                "--until",
                "2024-09-30",
                "--document",
                "Công văn số 9",
            ],
            "từ 31/08/2024 đến hết 30/09/2024",
        ),
        (
            vec!["remind", "--period", "2024-02", "--how", "phone"],
            "UBND xã Quang Trung",
        ),
        (
            vec!["unit", "edit", "Phòng Y tế", "--phone", "0237 3824 002"],
            "0237 3824 002",
        ),
        (
            vec!["unit", "show", "Phòng Y tế"],
            "Không còn nợ nội dung nào",
        ),
        (
            vec![
                "task",
                "pause",
                "16",
                "--on",
                "2024-03-05",
                "--reason",
                "Chờ hướng dẫn",
                "--document",
                "Công văn số 5",
            ],
            "Đã tạm dừng nhiệm vụ 16 từ 05/03/2024",
        ),
        (
            vec!["task", "completion", "16", "--rule", "any"],
            "khi một đơn vị chủ trì hoàn thành",
        ),
        (
            vec![
                "unit",
                "rename",
                "Phòng Y tế",
                "--to",
                "Phòng Y tế và Dân số",
                "--on",
                "2024-07-01",
                "--document",
                "Quyết định số 3",
            ],
            "Phòng Y tế và Dân số",
        ),
        (vec!["indicator", "list"], "chưa có số liệu"),
        (
            vec![
                "measure",
                "set",
                "8.2",
                "UBND phường Lam Sơn",
                "--period",
                "2024-03",
                "--numerator",
                "45",
                "--denominator",
                "50",
            ],
            "45/50",
        ),
        (
            vec!["indicator", "show", "8.2", "--period", "2024-03"],
            "90 % (1/20 đơn vị, kỳ 2024-03); mức giao 90; đạt",
        ),
        (vec!["indicator", "remove", "8.2"], "Đã bỏ chỉ tiêu"),
        (vec!["indicator", "list", "--removed"], "Đã bỏ chỉ tiêu"),
        (vec!["indicator", "restore", "8.2"], "mức giao 90"),
        (vec!["history"], "bim-son-2024.xlsx"),
    ] {
        let output = terminal.run(&arguments);
        let out = said(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(out.contains(words), "{arguments:?}: {out}");
        assert_eq!(said(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn a_refusal_says_what_happened_and_what_to_do_next() {
    let terminal = Terminal::empty();
    let output = terminal.run(&["plan", "show"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said(&output.stdout), "");
    let err = said(&output.stderr);
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].contains(text(&terminal.store())), "{err}");
}

#[test]
fn wrong_usage_ends_with_2_and_touches_nothing() {
    let terminal = Terminal::empty();
    for arguments in [
        vec![],
        vec!["nonsense"],
        vec!["plan"],
        vec!["plan", "import"],
        vec!["deadline", "read", "Quý I"],
        vec!["deadline", "read", "Quý I", "--year", "24"],
        vec!["task", "list", "--due-within", "-1"],
        vec![
            "progress", "set", "1", "x", "--period", "2024-03", "--state", "late",
        ],
        vec!["assign", "1", "x", "--role", "boss"],
        vec!["submission", "import"],
        vec!["submission", "approve", "first"],
        vec!["--today", "14/3/2024", "check"],
    ] {
        let output = terminal.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(said(&output.stdout), "", "{arguments:?}");
        assert_ne!(said(&output.stderr), "", "{arguments:?}");
    }
    let left = std::fs::read_dir(terminal.path("")).expect("the folder");
    assert_eq!(left.count(), 0);
}

#[test]
fn help_is_an_answer() {
    let output = Terminal::empty().run(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let out = said(&output.stdout);
    for command in ["init", "plan", "submission", "return", "backup", "undo"] {
        assert!(out.contains(command), "{command}");
    }
}

#[test]
fn wrong_usage_and_help_speak_vietnamese() {
    let terminal = Terminal::empty();
    for (arguments, words) in [
        (vec!["xyz"], "Không có lệnh “xyz”."),
        (vec!["--json"], "Chưa nêu lệnh cần làm."),
        (vec!["plan", "import"], "Còn thiếu: <FILE>."),
        (
            vec!["plan", "import", "a", "--yeer", "5"],
            "Có phải: --year?",
        ),
        (
            vec!["deadline", "read", "x", "--year", "abc"],
            "Giá trị “abc” không dùng được cho --year <YEAR>.",
        ),
        (
            vec!["remind", "--period"],
            "Thiếu giá trị cho --period <ID>.",
        ),
        (vec!["plan"], "Cách dùng: tct06 plan"),
    ] {
        let ended = terminal.run(&arguments);
        let told = said(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{told}");
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
    for arguments in [vec!["--help"], vec!["plan", "import", "--help"]] {
        let ended = terminal.run(&arguments);
        let told = said(&ended.stdout);
        assert_eq!(ended.status.code(), Some(0));
        for english in ["Usage", "Options:", "Commands", "Arguments", "Print"] {
            assert!(!told.contains(english), "{english}: {told}");
        }
    }
}
