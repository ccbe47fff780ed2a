//! What the window may ask for, and what reaches it.

use crate::driver::Window;
use serde_json::json;
use std::path::PathBuf;

#[test]
fn the_window_hears_refusals_and_drops_opens_dialogs_and_may_ask_for_nothing_else() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    refusals_come_with_their_words(&window);
    nothing_else_is_allowed(&window);
    dialogs_are_the_systems_own(&window);
}

fn refusals_come_with_their_words(window: &Window) {
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
    let stale = window.refused("accept_appendix", &json!({ "helpers": [], "days": [] }));
    assert_eq!(stale["code"], "stale_preview");
}

fn nothing_else_is_allowed(window: &Window) {
    let dropped = json!({
        "event": "tauri://drag-drop",
        "target": { "kind": "Webview", "label": "main" },
        "handler": 1,
    });
    assert!(window.call("plugin:event|listen", &dropped).is_number());
    window.drop(&[PathBuf::from("/thư/báo cáo.xlsx")]);
    for command in [
        "plugin:event|emit",
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

/// A dialog that a test answers never opens; any other is the system's own.
fn dialogs_are_the_systems_own(window: &Window) {
    let question = json!({ "options": { "multiple": true } });
    let answer = json!(["/thư/báo cáo.xlsx"]);
    window.answer_dialog(&answer);
    assert_eq!(window.call("plugin:dialog|open", &question), answer);
    let asked = window.asked_dialogs();
    assert_eq!(asked, json!([{ "call": "open", "multiple": true }]));
    window.waits("plugin:dialog|open", &question);
    window.waits("plugin:dialog|save", &json!({ "options": {} }));
}
