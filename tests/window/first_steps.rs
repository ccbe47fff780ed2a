//! The secretary's first steps, by command, by pointer and by keyboard.

use crate::driver::Window;
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
    window.fill("Tìm", "ru dien thi xa");
    window.shows("Phối hợp với lực lượng Công an");
    window.press("Hoàn tác");
    window.shows("Đã hoàn tác");
    window.shows("Ba bước để bắt đầu");
}

#[test]
fn the_first_steps_are_taken_with_the_keyboard_alone() {
    let Some(window) = Window::open("2024-03-11") else {
        return;
    };
    window.shows("Ba bước để bắt đầu");
    window.tab_to("Thị xã Bỉm Sơn");
    window.keys("Enter");
    window.shows("Đã chọn: Thị xã Bỉm Sơn");
    window.tab_to("Xem trước phụ lục có sẵn");
    window.keys("Space");
    window.shows("9 nhóm, 39 nhiệm vụ");
    window.tab_to("Ghi vào dữ liệu");
    window.keys("Enter");
    window.shows("39 nhiệm vụ trong 9 nhóm");
    window.keys("Ctrl+F");
    window.write("rủ điện thị xã");
    window.hides("Tổ chức thực hiện các Nghị quyết");
    window.shows("Phối hợp với lực lượng Công an");
}
