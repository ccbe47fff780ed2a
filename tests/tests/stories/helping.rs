//! Support units out of prose: proposed with the words they came from, assigned only where she
//! takes them.

use office::views::{HelperView, ProposalView};
use office::{AppendixPreview, AppendixRequest, HelperChoice};
use std::collections::BTreeMap;
use tests::desk::{Desk, bundled};

fn preview(desk: &Desk) -> AppendixPreview {
    let request = AppendixRequest {
        file: bundled("plans/muong-lat-2023.xlsx"),
        ..AppendixRequest::default()
    };
    let office = desk.on("2023-03-20");
    office.preview_appendix(&request).expect("the plan")
}

fn shown(helper: &HelperView) -> String {
    let phrase = &helper.phrase;
    match (&phrase.unit, &phrase.collective) {
        (Some(unit), _) => unit.clone(),
        (_, Some(collective)) => format!("[{collective}]"),
        _ if phrase.open => format!("({})", phrase.text),
        _ => format!("? {}", phrase.text),
    }
}

fn proposed(view: &ProposalView) -> BTreeMap<&str, String> {
    let tasks = view.tasks.iter();
    let named = tasks.filter(|task| !task.support_proposed.is_empty());
    named
        .map(|task| {
            let names: Vec<String> = task.support_proposed.iter().map(shown).collect();
            (task.task.number.as_str(), names.join(" · "))
        })
        .collect()
}

/// Every task of Mường Lát that names somebody beside its lead, and nobody else.
#[test]
fn every_task_of_muong_lat_that_names_helpers_proposes_them() {
    let desk = Desk::empty("muong-lat-2023");
    let view = preview(&desk).view();
    let all = "[UBND các xã, thị trấn]";
    let expected = [
        ("1.1", "Văn phòng UBND".to_owned()),
        (
            "1.2",
            format!("Văn phòng UBND · (các đơn vị có liên quan) · {all}"),
        ),
        (
            "1.3",
            format!("Văn phòng UBND · (các đơn vị có liên quan) · {all}"),
        ),
        ("1.5", "Phòng Tư pháp".to_owned()),
        (
            "1.6",
            "Phòng Tư pháp · Văn phòng UBND · Trung tâm Y tế huyện · Phòng Lao động - Thương binh \
             và Xã hội · Bảo hiểm xã hội huyện"
                .to_owned(),
        ),
        (
            "1.7",
            "Phòng Tư pháp · Trung tâm Y tế huyện · Phòng Lao động - Thương binh và Xã hội · \
             Phòng Tài chính - Kế hoạch · Phòng Giáo dục và Đào tạo · Phòng Tài nguyên và Môi \
             trường · Phòng Nội vụ · Phòng Văn hóa và Thông tin · ? Phòng Công thương · ? Ngân \
             hàng Nhà nước · Bảo hiểm xã hội huyện"
                .to_owned(),
        ),
        (
            "1.8",
            "Văn phòng UBND · Phòng Văn hóa và Thông tin".to_owned(),
        ),
        ("1.9", all.to_owned()),
        (
            "1.10",
            "Trung tâm Y tế huyện · Phòng Giáo dục và Đào tạo · Phòng Tài chính - Kế hoạch · \
             Phòng Văn hóa và Thông tin"
                .to_owned(),
        ),
        ("1.11", "Văn phòng UBND".to_owned()),
        ("2.1", "Công an huyện".to_owned()),
        ("2.4", "Công an huyện".to_owned()),
        ("2.5", "Công an huyện".to_owned()),
        (
            "3.1",
            format!(
                "Văn phòng UBND · Phòng Văn hóa và Thông tin · (các phòng, ban, ngành và các đơn \
                 vị có liên quan) · {all}"
            ),
        ),
        ("3.2", "Công an huyện".to_owned()),
        ("4.1", "? Công an tỉnh".to_owned()),
        ("4.3", "Văn phòng UBND".to_owned()),
        (
            "5.2",
            "Phòng Tài chính - Kế hoạch · Công an huyện · Văn phòng UBND".to_owned(),
        ),
        ("5.3", "? Tổ công tác".to_owned()),
        ("5.4", "Phòng Nội vụ".to_owned()),
        ("5.6", "Công an huyện".to_owned()),
        ("5.7", "Công an huyện".to_owned()),
        ("5.9", "Phòng Tư pháp · Công an huyện".to_owned()),
        ("5.10", format!("Văn phòng UBND · Công an huyện · {all}")),
        (
            "7.11",
            "Phòng Giáo dục và Đào tạo · Trung tâm Y tế huyện · (các đơn vị có liên quan)"
                .to_owned(),
        ),
        ("6.2", "Phòng Văn hóa và Thông tin".to_owned()),
        ("7.1", "Công an huyện".to_owned()),
        ("7.5", "Công an huyện".to_owned()),
        ("9.1", format!("Công an huyện · {all}")),
        (
            "9.2",
            "? Ngân hàng Nhà nước Việt Nam chi nhánh Mường Lát".to_owned(),
        ),
        (
            "10.1",
            "Phòng Kinh tế - Hạ tầng · Phòng Tài chính - Kế hoạch".to_owned(),
        ),
        ("11.1", "Phòng Tài nguyên và Môi trường".to_owned()),
        ("11.2", "? Sở Y tế · ? Bảo hiểm xã hội tỉnh".to_owned()),
        ("13.1", "Phòng Lao động - Thương binh và Xã hội".to_owned()),
        ("14.2", "Công an huyện · Trung tâm Y tế huyện".to_owned()),
        ("14.3", "Công an huyện".to_owned()),
    ];
    assert_eq!(proposed(&view), BTreeMap::from(expected));
    let first = &view.tasks[0].support_proposed[0];
    let words = "phối hợp với Văn phòng UBND huyện và các phòng, ban, ngành, địa phương";
    assert_eq!((first.words.as_str(), first.column), (words, "content"));
    let content: Vec<char> = view.tasks[0].task.content.chars().collect();
    assert_eq!(
        content[first.from..first.to].iter().collect::<String>(),
        words
    );
}

#[test]
fn what_is_not_taken_is_not_assigned() {
    let desk = Desk::empty("muong-lat-2023");
    let mut office = desk.on("2023-03-20");
    office.accept_appendix(preview(&desk)).expect("stored");
    let supports = supports(&office, "1.6");
    assert!(supports.is_empty(), "{supports:?}");
}

#[test]
fn what_is_taken_is_assigned_and_stays() {
    let desk = Desk::empty("muong-lat-2023");
    let mut office = desk.on("2023-03-20");
    let mut first = preview(&desk);
    // Tasks 1.5 and 1.9 are the fifth and the ninth.
    let choices = [(4, 0), (8, 0), (999, 0), (0, 9)];
    first.take_helpers(choices.map(|(task, helper)| HelperChoice { task, helper }));
    let stored = office.accept_appendix(first).expect("stored");
    let taken: Vec<&str> = stored
        .tasks
        .iter()
        .filter(|task| task.support_proposed.iter().any(|helper| helper.taken))
        .map(|task| task.task.number.as_str())
        .collect();
    assert_eq!(taken, ["1.5", "1.9"]);
    assert_eq!(supports(&office, "1.5"), ["Phòng Tư pháp"]);
    assert_eq!(supports(&office, "1.9").len(), 8);
    assert!(supports(&office, "1.6").is_empty());

    // Taken ones are no longer proposed; the rest may be taken from the same file later.
    let mut again = preview(&desk);
    assert!(!proposed(&again.view()).contains_key("1.5"));
    again.take_all_helpers();
    office.accept_appendix(again).expect("stored");
    assert_eq!(supports(&office, "1.6").len(), 5);
    assert_eq!(supports(&office, "1.5"), ["Phòng Tư pháp"]);
    office.undo().expect("undone");
    assert!(supports(&office, "1.6").is_empty());
    assert_eq!(supports(&office, "1.5"), ["Phòng Tư pháp"]);
}

fn supports(office: &office::Office, number: &str) -> Vec<String> {
    let plan = office.plan().expect("a plan");
    let task = plan.tasks.iter().find(|task| task.number == number);
    let assigned = task
        .expect(number)
        .assignments
        .clone()
        .expect("assignments");
    let supports = assigned.into_iter().filter(|one| one.role == "support");
    supports.map(|one| one.unit).collect()
}
