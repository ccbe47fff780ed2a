//! The secretary's first steps in the real window: the built program, its web view, its commands.
//!
//! Belongs to the shell's package, so that cargo builds the program first.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot go on panics, and says why it does not run"
)]

mod driver;
mod machine;

use driver::Window;
use serde_json::json;

#[test]
fn the_first_start_ends_with_the_bundled_plan_on_the_task_list() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let state = window.call("state", &json!({}));
    assert_eq!(state["condition"], "missing");
    assert_eq!(state["profiles"][0]["name"], "Thị xã Bỉm Sơn");

    let begun = window.call("begin", &json!({ "profile": state["profiles"][0]["code"] }));
    assert_eq!(begun["condition"], "no_plan");

    let preview = window.call("preview_appendix", &json!({}));
    assert_eq!(preview["accepted"], false);
    let accepted = window.call("accept_appendix", &json!({}));
    assert_eq!(accepted["accepted"], true);
    assert_eq!(accepted["tasks"], preview["tasks"]);

    let state = window.call("state", &json!({}));
    assert_eq!(state["condition"], "ready");
    assert_eq!(state["plan"]["tasks"], 39);
    assert_eq!(state["current_period"], "2024-W11");
    let lines = window.call("tasks", &json!({ "query": {} }));
    let lines = lines.as_array().expect("a list");
    let mut numbers: Vec<&str> = lines.iter().filter_map(|l| l["number"].as_str()).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 39);
}

#[test]
fn the_first_steps_are_pressed_through_and_taken_back() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    window.shows("Ba bước để bắt đầu");
    window.press("Thị xã Bỉm Sơn");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.press("Xem trước phụ lục có sẵn");
    window.shows("9 nhóm, 39 nhiệm vụ");
    window.press("Ghi vào dữ liệu");
    window.shows("39 nhiệm vụ trong 9 nhóm");
    window.search("ru dien thi xa");
    window.shows("Phối hợp với lực lượng Công an");
    window.press("Hoàn tác");
    window.shows("Đã hoàn tác");
    window.shows("Ba bước để bắt đầu");
}

#[test]
fn a_refusal_reaches_the_window_with_its_words() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let refused = window.refused("tasks", &json!({ "query": {} }));
    assert_eq!(refused["code"], "store_missing");
    assert!(
        refused["message"]
            .as_str()
            .is_some_and(|said| !said.is_empty())
    );
    assert!(
        refused["hint"]
            .as_str()
            .is_some_and(|said| !said.is_empty())
    );
    let stale = window.refused("accept_appendix", &json!({}));
    assert_eq!(stale["code"], "stale_preview");
}

#[test]
fn the_window_hears_of_dropped_files_and_may_ask_for_nothing_else() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    let dropped = json!({
        "event": "tauri://drag-drop",
        "target": { "kind": "Webview", "label": "main" },
        "handler": 1,
    });
    assert!(window.call("plugin:event|listen", &dropped).is_number());
    for command in [
        "plugin:dialog|message",
        "plugin:window|close",
        "plugin:path|resolve_directory",
    ] {
        let refused = window.refused(command, &json!({}));
        assert!(
            refused.to_string().contains("not allowed"),
            "{command}: {refused}"
        );
    }
}
