//! A Thursday in the real window: the week is opened, one unit is given more time, one is called,
//! the others get a letter.

use crate::driver::Window;
use crate::machine::Look;
use crate::sample::{Sample, TODAY};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const WEEK: &str = "2024-W11";

/// What is known of a unit in the week.
fn unit<'a>(week: &'a Value, name: &str) -> &'a Value {
    let mut units = week["units"].as_array().expect("units").iter();
    let found = units.find(|unit| unit["unit"] == name);
    found.expect("the unit")
}

/// The units that are to be called upon.
fn chased(week: &Value) -> Vec<String> {
    let units = week["units"].as_array().expect("units").iter();
    let chased = units.filter(|unit| unit["chased"] == true);
    let names = chased.map(|unit| unit["unit"].as_str().map(str::to_owned));
    names.collect::<Option<_>>().expect("names")
}

#[test]
fn a_week_is_chased_more_time_a_call_and_a_letter() {
    let lay = |store: &Path| Sample::Work.lay(store);
    let Some(window) = Window::open_on(TODAY, Look::Light, lay) else {
        return;
    };
    let week = || window.call("period", &json!({ "id": WEEK }));
    window.shows("trễ báo cáo tuần 11");
    window.press_in("nav", "Kỳ báo cáo");
    window.press_in("main [role=grid]", "Tuần 11");
    window.shows("Chưa gửi · ");
    let before = chased(&week());
    let [patient, called] = &before[..] else {
        panic!("other ones have not sent: {before:?}");
    };

    window.press(&format!("Việc khác với {patient}"));
    window.press_in("[role=menu]", "Gia hạn gửi báo cáo…");
    window.fill("Hạn mới", "18/03/2024");
    window.fill("Văn bản làm căn cứ", "Công văn số 15/CV-TCT");
    window.press_in("[role=dialog]", "Gia hạn");
    window.shows(&format!("Đã gia hạn cho {patient} đến 18/03/2024."));
    window.shows("gia hạn đến 18/");
    assert_eq!(
        chased(&week()),
        std::slice::from_ref(called),
        "more time is peace"
    );

    window.press(&format!("Ghi cuộc gọi cho {called}"));
    window.fill("Ai nghe máy, hẹn gì", "Chị Hương, hẹn gửi chiều nay");
    window.press_in("[role=dialog]", "Ghi cuộc gọi");
    window.shows(&format!("Đã ghi cuộc gọi cho {called}."));
    window.shows("đã đôn đốc 1 lần");

    let letter = window.machine().home().join("Đôn đốc tuần 11.docx");
    window.answer_dialog(&json!(letter));
    window.press("Công văn đôn đốc…");
    window.shows("Đã lập công văn đôn đốc 1 đơn vị");
    assert!(fs::metadata(&letter).expect("the letter").len() > 2000);

    let reminders = |name: &str| unit(&week(), name)["reminders"].clone();
    assert_eq!(
        (reminders(patient), reminders(called)),
        (0.into(), 2.into())
    );
    // One press takes the letter out of the log again.
    window.press("Hoàn tác");
    window.shows("Đã hoàn tác");
    assert_eq!(reminders(called), 1);
}
