//! What a plan is read as, stored and listed.

use super::{REMARK, all_have_fields, has_fields, is_one_of};
use crate::tct06::{Terminal, text};
use serde_json::Value;
use tests::desk::{bundled, fixture};

const PHRASE: &str = "text unit collective open suggestions";
const DEADLINE: &str = "text from until standing event reference due_rule targets problems";
const TASK: &str =
    "number group content lead_text support_text deadline_text lead support deadline extra cells";

#[test]
fn deadline_read() {
    let terminal = Terminal::empty();
    let read = |words: &str| terminal.answer(&["deadline", "read", words, "--year", "2024"]);
    let quarter = read("Quý I/2024 và thực hiện thường xuyên");
    let expected = serde_json::json!({
        "text": "Quý I/2024 và thực hiện thường xuyên", "from": "2024-01-01", "until": "2024-03-31",
        "standing": true, "event": null, "reference": null, "due_rule": null, "targets": [],
        "problems": []
    });
    assert_eq!(quarter, expected);
    let target = read("Năm 2024: Cấp thị xã 100%; cấp xã 90%");
    has_fields(&target, DEADLINE);
    let expected = serde_json::json!([
        { "value": 100, "unit": "percent", "comparison": "at_least", "scope": "Cấp thị xã",
          "from": "2024-01-01", "until": "2024-12-31" },
        { "value": 90, "unit": "percent", "comparison": "at_least", "scope": "cấp xã",
          "from": "2024-01-01", "until": "2024-12-31" },
    ]);
    assert_eq!(target["targets"], expected);
    let problem = read("Trước ngày 31/11/2023");
    let expected = serde_json::json!([{
        "code": "date_does_not_exist", "text": "31/11/2023",
        "suggestions": ["2023-11-30", "2023-11-29", "2023-12-01"]
    }]);
    assert_eq!(problem["problems"], expected);
    assert_eq!(read("abc")["problems"][0]["code"], "unreadable");
    assert!(
        !terminal.store().exists(),
        "no store is needed and none is made"
    );
}

#[test]
fn due_rules() {
    let terminal = Terminal::empty();
    for (words, expected) in [
        (
            "Trước ngày 20 hàng tháng",
            serde_json::json!({ "every": "month", "before_day": 20 }),
        ),
        (
            "Trước thứ 5 hàng tuần",
            serde_json::json!({ "every": "week", "before_weekday": "thursday" }),
        ),
        ("Hàng quý", serde_json::json!({ "every": "quarter" })),
        (
            "15 ngày kể từ khi có văn bản của tỉnh",
            serde_json::json!({ "days": 15, "working_days": false, "after": "event" }),
        ),
    ] {
        let read = terminal.answer(&["deadline", "read", words, "--year", "2024"]);
        assert_eq!(read["due_rule"], expected, "{words}");
    }
}

#[test]
fn unit_read_and_unit_list() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let cell = "Bru điện thị xã; UBND xã, phường, các cơ quan, đơn vị liên quan; Phòng Tư pháo";
    let read = terminal.answer(&["unit", "read", cell]);
    let phrases = all_have_fields(&read, PHRASE);
    assert_eq!(phrases[0]["text"], "Bru điện thị xã");
    assert_eq!(phrases[0]["unit"], "Bưu điện thị xã");
    assert_eq!(phrases[1]["collective"], "UBND các phường, xã");
    assert_eq!(phrases[2]["open"], true);
    let unresolved = &phrases[3];
    assert_eq!(
        (
            &unresolved["unit"],
            &unresolved["collective"],
            &unresolved["open"]
        ),
        (&Value::Null, &Value::Null, &Value::Bool(false))
    );
    assert_eq!(unresolved["suggestions"][0], "Phòng Tư pháp");

    let list = terminal.answer(&["unit", "list"]);
    let units = all_have_fields(
        &list,
        "name kind level aliases collectives email from until",
    );
    assert_eq!(units.len(), 29);
}

#[test]
fn plan_import() {
    let terminal = Terminal::empty();
    terminal.answer(&["init", "--profile", "bim-son-2024"]);
    let file = bundled("plans/bim-son-2024.xlsx");
    let plan = terminal.answer(&["plan", "import", text(&file)]);
    has_fields(
        &plan,
        "title year sheet encoding accepted groups tasks vanished remarks indicators plan new_plan \
         plan_unclear",
    );
    assert_eq!(
        (&plan["accepted"], &plan["encoding"]),
        (&Value::Bool(false), &"unicode".into())
    );
    all_have_fields(&plan["groups"], "numeral title declared tasks");
    for task in all_have_fields(&plan["tasks"], &format!("{TASK} change support_proposed")) {
        all_have_fields(&task["lead"], PHRASE);
        has_fields(&task["deadline"], DEADLINE);
        is_one_of(&task["change"], "new");
    }
    assert_eq!(
        plan["tasks"][0]["cells"],
        serde_json::json!(["A7", "B7", "C7", "D7", "E7"])
    );
    all_have_fields(&plan["remarks"], REMARK);
    terminal.answer(&["plan", "import", text(&file), "--accept"]);

    let product = fixture("synonyms.xlsx");
    let changed = terminal.answer(&["plan", "import", text(&product)]);
    let task = &changed["tasks"][15];
    assert_eq!(
        (&task["number"], &task["change"]),
        (&"16".into(), &"changed".into())
    );
    assert_eq!(
        task["extra"],
        serde_json::json!({ "Kết quả/sản phẩm": "Quyết định công bố" })
    );
    let named = [
        "plan",
        "import",
        text(&file),
        "--sheet",
        "Phụ lục",
        "--year",
        "2025",
    ];
    let other = terminal.answer(&named);
    assert_eq!(
        (&other["year"], &other["tasks"][0]["change"]),
        (&2025.into(), &"new".into())
    );
}

#[test]
fn plan_show() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let plan = terminal.answer(&["plan", "show"]);
    has_fields(&plan, "title year sheet encoding groups tasks remarks");
    all_have_fields(&plan["groups"], "numeral title declared tasks");
    for task in all_have_fields(&plan["tasks"], &format!("{TASK} assignments")) {
        has_fields(&task["deadline"], DEADLINE);
        // Task 25 names open phrases only in its lead column; somebody supports it.
        for one in all_have_fields(&task["assignments"], "unit role via") {
            is_one_of(&one["role"], "lead support");
        }
    }
    let via = &plan["tasks"][0]["assignments"];
    assert_eq!(
        (&via[0]["via"], &via[1]["via"]),
        (&Value::Null, &"Các phòng, ban UBND thị xã".into())
    );
    all_have_fields(&plan["remarks"], REMARK);
}

#[test]
fn task_list() {
    let terminal = Terminal::with_plan("bim-son-2024");
    let list = terminal.answer(&["task", "list"]);
    let names = "number content unit role status label until days updated updated_in";
    let lines = all_have_fields(&list, names);
    assert_eq!(lines.len(), 345 + 127);
    let statuses = "done_in_time done_late in_time due_soon overdue not_open standing waiting \
                    undated paused dropped";
    for line in lines {
        is_one_of(&line["status"], statuses);
        if line["role"] == "lead" {
            is_one_of(
                &line["updated"],
                "with_result nothing_new awaited not_updated",
            );
        } else {
            assert_eq!(line["updated"], Value::Null);
        }
    }
    let only = [
        "task",
        "list",
        "--unit",
        "Thanh tra",
        "--due-within",
        "7",
        "--search",
        "16",
    ];
    let due = terminal.answer_on("2024-08-31", &only);
    let [line] = all_have_fields(&due, names) else {
        panic!("{due}")
    };
    assert_eq!(
        (&line["until"], &line["days"]),
        (&"2024-08-31".into(), &0.into())
    );
    let overdue = terminal.answer_on(
        "2024-09-01",
        &["task", "list", "--overdue", "--search", "16"],
    );
    assert_eq!(
        (&overdue[0]["days"], &overdue[0]["label"]),
        (&(-1).into(), &"Quá hạn 1 ngày".into())
    );
}
