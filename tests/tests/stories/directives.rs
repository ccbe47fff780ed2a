//! Directives beside the plan: the register, tasks read out of a letter, what replaces a task, and
//! days on the way of one that points at another plan.

use office::views::{DirectiveView, FoundedView, PhraseView, TaskPage};
use office::{
    Direction, DocumentEntry, FoundingEntry, MilestoneEntry, Office, PointEntry, TaskQuery,
};
use std::fs;
use tests::desk::{Desk, bundled, day};

const WARD: &str = "UBND phường Lam Sơn";

/// A letter with five points: one without a unit, one with a day that does not exist.
const LETTER: &str = "UBND TỈNH THANH HÓA
Số: 3120/UBND-NC
V/v đẩy mạnh thực hiện Đề án 06 trong tháng cao điểm
Thanh Hóa, ngày 11 tháng 3 năm 2024
Kính gửi: UBND các huyện, thị xã, thành phố
Thực hiện Công văn số 452/BCA-C06 ngày 05/3/2024 của Bộ Công an, Chủ tịch UBND tỉnh yêu cầu:
1. Công an thị xã chủ trì, phối hợp với Phòng Tư pháp, UBND các phường, xã rà soát, làm sạch dữ liệu dân cư; hoàn thành trước ngày 25/3/2024.
2. UBND các phường, xã: tuyên truyền, hướng dẫn công dân nộp hồ sơ trực tuyến; chậm nhất ngày 20/3/2024 báo cáo kết quả.
3. Phòng Văn hóa và Thông tin đăng tải kết quả trên cổng thông tin, định kỳ hằng tuần.
4. Rà soát trang thiết bị của bộ phận một cửa, hoàn thành trong tháng 4/2024.
5. Phòng Nội vụ tham mưu kiểm tra công vụ, xong trước ngày 31/4/2024.
Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.
Nơi nhận:
- Như trên;";

fn names(phrases: &[PhraseView]) -> Vec<String> {
    phrases.iter().map(|phrase| phrase.text.clone()).collect()
}

fn document(number: &str) -> DocumentEntry {
    DocumentEntry {
        direction: Direction::In,
        number: number.to_owned(),
        dated: Some(day("2024-03-11")),
        issuer: "UBND tỉnh Thanh Hóa".to_owned(),
        summary: "đẩy mạnh thực hiện Đề án 06 trong tháng cao điểm".to_owned(),
        due: Some(day("2024-03-25")),
        file: None,
    }
}

/// What was read, as she keeps it.
fn kept(read: &DirectiveView) -> FoundingEntry {
    let points = read.points.iter().filter(|point| point.is_task);
    FoundingEntry {
        document: Some(document(&read.number)),
        registered: None,
        points: points
            .map(|point| PointEntry {
                content: point.content.clone(),
                lead: names(&point.lead),
                support: names(&point.support),
                deadline: point.deadline.text.clone(),
            })
            .collect(),
        replaces: None,
    }
}

fn founded(office: &mut Office) -> FoundedView {
    let read = office.read_directive(LETTER).expect("a letter");
    office.found_tasks(&kept(&read)).expect("tasks")
}

fn page(desk: &Desk, on: &str, task: &str) -> TaskPage {
    desk.on(on).task(task, None).expect("a task")
}

#[test]
fn a_letter_is_read_looked_through_and_kept_in_one_operation() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-12");
    let read = office.read_directive(LETTER).expect("a letter");
    assert_eq!(
        (read.number.as_str(), read.dated.as_deref()),
        ("3120/UBND-NC", Some("2024-03-11"))
    );
    let points = read.points.iter().filter(|point| point.is_task);
    let grid: Vec<(String, usize, Option<&str>, usize)> = points
        .map(|point| {
            let deadline = &point.deadline;
            (
                names(&point.lead).join("; "),
                point.support.len(),
                deadline.until.as_deref(),
                deadline.problems.len(),
            )
        })
        .collect();
    assert_eq!(
        grid,
        [
            ("Công an thị xã".to_owned(), 2, Some("2024-03-24"), 0),
            ("UBND các phường, xã".to_owned(), 0, Some("2024-03-20"), 0),
            ("Phòng Văn hóa và Thông tin".to_owned(), 0, None, 0),
            (String::new(), 0, Some("2024-04-30"), 0),
            ("Phòng Nội vụ".to_owned(), 0, None, 1),
        ]
    );
    assert_eq!(desk.dump(), before, "reading stores nothing");

    // She charges an office with the fourth and drops the fifth.
    let mut entry = kept(&read);
    entry.points[3].lead = vec!["Văn phòng HĐND và UBND".to_owned()];
    entry.points.truncate(4);
    let made = office.found_tasks(&entry).expect("tasks");
    let numbers: Vec<&str> = made.tasks.iter().map(|task| task.number.as_str()).collect();
    assert_eq!(numbers, ["ĐX1", "ĐX2", "ĐX3", "ĐX4"]);
    assert_eq!(made.document.tasks, numbers);
    let wards = made.tasks[1].assignments.as_ref().expect("assignments");
    assert_eq!(wards.len(), 7);
    assert!(
        wards
            .iter()
            .all(|one| one.via.as_deref() == Some("UBND các phường, xã"))
    );
    let history = office.history().expect("the journal");
    assert_eq!(
        history[0].what,
        "Lập nhiệm vụ đột xuất: 4 nhiệm vụ theo văn bản 3120/UBND-NC"
    );
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_is_marked_secret_never_enters() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-12");
    let marked = LETTER.replace("4. Rà soát", "4. (Mật) Rà soát");
    for text in [marked.clone(), format!("TỐI MẬT\n{LETTER}")] {
        let refused = office.read_directive(&text).expect_err("secret");
        assert_eq!(refused.code(), "marked_secret");
        assert!(
            refused.hint().contains("bí mật nhà nước"),
            "{}",
            refused.hint()
        );
    }
    let secret = desk.path("mat.txt");
    fs::write(&secret, marked).expect("a file");
    let refused = office.read_directive_file(&secret).expect_err("secret");
    assert_eq!(refused.code(), "marked_secret");
    let entry = DocumentEntry {
        summary: "Danh sách đối tượng (Tuyệt mật)".to_owned(),
        ..document("7/UBND-NC")
    };
    let refused = office.add_document(&entry).expect_err("secret");
    assert_eq!(refused.code(), "marked_secret");
    let point = PointEntry {
        content: "Rà soát danh sách (Mật)".to_owned(),
        ..PointEntry::default()
    };
    let refused = office
        .add_task(point, "7/UBND-NC", None)
        .expect_err("secret");
    assert_eq!(refused.code(), "marked_secret");
    assert_eq!(desk.dump(), before);
}

#[test]
fn the_next_appendix_leaves_directive_tasks_alone() {
    let desk = Desk::bim_son();
    founded(&mut desk.on("2024-03-12"));
    let tasks = |desk: &Desk| {
        let plan = desk.on("2024-03-13").plan().expect("a plan");
        let own: Vec<String> = plan
            .tasks
            .iter()
            .map(|task| format!("{} {} {}", task.group, task.number, task.content))
            .collect();
        own
    };
    let (all, before) = (tasks(&desk), desk.dump());
    assert_eq!(all.len(), 39 + 5);
    assert!(
        all.last().expect("tasks").starts_with("ĐX ĐX5"),
        "behind all others"
    );

    let plan = bundled("plans/bim-son-2024.xlsx");
    let again = desk.take_in_plan("2024-03-13", &plan).expect("the plan");
    assert!(again.tasks.iter().all(|task| task.change == "same"));
    assert!(again.vanished.is_empty());
    assert_eq!(desk.dump(), before, "importing twice changes nothing");

    // A shorter appendix with one group more, and a task that says what a directive says.
    let text = "KẾ HOẠCH NĂM 2024\nTT\tNội dung, nhiệm vụ\tChủ trì\tThời gian hoàn thành\n\
                I\tNhóm một (01 nhiệm vụ)\t\t\n\
                1\tRà soát trang thiết bị của bộ phận một cửa, hoàn thành trong tháng 4/2024.\tPhòng Tư pháp\tQuý I/2024";
    let mut office = desk.on("2024-03-14");
    let preview = office
        .preview_pasted_appendix(text, Some(2024))
        .expect("an appendix");
    assert_eq!(preview.view().vanished.len(), 38);
    office.accept_appendix(preview).expect("stored");
    let now = tasks(&desk);
    assert_eq!(now.len(), 1 + 5);
    assert_eq!(now[1..], all[39..]);
    // And the long one again, with more groups than before.
    desk.take_in_plan("2024-03-15", &plan).expect("the plan");
    assert_eq!(tasks(&desk)[39..], all[39..]);
    // The next directive goes on counting.
    let point = PointEntry {
        content: "Báo cáo nhanh".to_owned(),
        lead: vec![WARD.to_owned()],
        ..PointEntry::default()
    };
    let made = desk
        .on("2024-03-16")
        .add_task(point, "Công văn số 99/UBND-NC ngày 15/3/2024", None)
        .expect("a task");
    assert_eq!(made.tasks[0].number, "ĐX6");
    assert_eq!(
        (
            made.document.number.as_str(),
            made.document.dated.as_deref()
        ),
        ("99/UBND-NC", Some("2024-03-15"))
    );
}

#[test]
fn a_directive_task_stands_everywhere_and_is_asked_for_every_week() {
    let desk = Desk::bim_son();
    founded(&mut desk.on("2024-03-12"));
    let query = TaskQuery {
        unit: Some(WARD.to_owned()),
        search: Some("nộp hồ sơ trực tuyến".to_owned()),
        ..TaskQuery::default()
    };
    let listed = desk.on("2024-03-12").tasks(&query).expect("tasks");
    let found = listed
        .iter()
        .find(|line| line.number == "ĐX2")
        .expect("ĐX2");
    assert_eq!((found.role, found.status), ("lead", "in_time"));

    // The week asks for it though its last day is far off, and takes the answer back.
    let form = desk
        .form("2024-03-12", "2024-W11", WARD)
        .report("ĐX2", "Tình trạng", "Hoàn thành")
        .report("ĐX2", "Kết quả thực hiện trong kỳ", "Đã hướng dẫn 40 hộ");
    let file = desk.receive("tuan 11.xlsx", &form);
    assert!(
        desk.accept("2024-03-13", &[file])
            .expect("taken in")
            .accepted
    );
    let page = page(&desk, "2024-03-14", "đx2");
    assert_eq!(page.reports[0].result, "Đã hướng dẫn 40 hộ");
    assert_eq!(
        page.directive.as_ref().map(|one| one.number.as_str()),
        Some("3120/UBND-NC")
    );

    let work = desk.on("2024-03-14").today(None).expect("a digest").work;
    let open = work.iter().find(|item| item.kind == "open_phrase");
    let open = open.expect("a task nobody was charged with");
    assert!(open.tasks.contains(&"ĐX4".to_owned()), "{:?}", open.tasks);

    let mut office = desk.on("2024-03-14");
    let content = office.consolidate("2024-W11").expect("a return");
    assert!(
        content
            .tasks
            .iter()
            .any(|task| task.number.as_str() == "ĐX2")
    );
    office
        .freeze_return("2024-03", &desk.path("t3.xlsx"))
        .expect("frozen");
    let printed = sheets::read(&fs::read(desk.path("t3.xlsx")).unwrap(), "t3.xlsx").unwrap();
    let (tab, cell) = printed
        .sheets
        .iter()
        .find_map(|sheet| {
            let row = sheet
                .rows
                .iter()
                .find(|row| row.cells.iter().any(|(_, cell)| cell.shown() == "ĐX2"))?;
            let (column, _) = row.cells.iter().find(|(_, cell)| cell.shown() == "ĐX2")?;
            Some((
                sheet.name.clone(),
                plan::book::cell_name(row.index, *column),
            ))
        })
        .expect("its row");
    let trace = office
        .trace("2024-03/1", &format!("{tab}!{cell}"))
        .expect("a trace");
    assert_eq!(
        trace.sources[0].file,
        "Văn bản số 3120/UBND-NC ngày 11/03/2024 của UBND tỉnh Thanh Hóa"
    );
}

#[test]
fn the_register_knows_each_document_once_and_keeps_its_file() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-12");
    let file = desk.path("312.txt");
    fs::write(&file, LETTER).expect("a file");
    let entry = DocumentEntry {
        file: Some(file),
        ..document("312/UBND-NC")
    };
    let made = office.add_document(&entry).expect("registered");
    assert_eq!(
        (made.direction, made.file.as_deref()),
        ("in", Some("312.txt"))
    );
    let hash = made.sha256.expect("its hash");
    let copy = office
        .original_copy(&hash, &desk.path("copies"))
        .expect("a copy");
    assert_eq!(fs::read_to_string(copy).expect("the copy"), LETTER);

    let refused = office.add_document(&entry).expect_err("known");
    assert_eq!(refused.code(), "document_known");
    let out = DocumentEntry {
        direction: Direction::Out,
        ..document("312/UBND-NC")
    };
    office.add_document(&out).expect("the other way");
    assert_eq!(
        office.documents(Some(Direction::In)).expect("a list").len(),
        1
    );
    assert_eq!(office.documents(None).expect("a list").len(), 2);
    assert_eq!(office.document("312/ubnd-nc").expect("it").direction, "out");
    assert_eq!(
        office.document("9/x").expect_err("none").code(),
        "document_unknown"
    );
    let unnumbered = office.add_document(&document(" "));
    assert_eq!(
        unnumbered.expect_err("no number").code(),
        "document_numberless"
    );
}

#[test]
fn the_letter_that_hands_tasks_on_names_whom_they_are_for() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-12");
    founded(&mut office);
    let out = desk.path("trien khai.docx");
    let letter = office
        .write_dispatch("3120/UBND-NC", &out)
        .expect("a letter");
    assert_eq!(
        letter.units,
        [
            "Công an thị xã",
            "UBND các phường, xã",
            "Phòng Văn hóa và Thông tin",
            "Phòng Nội vụ"
        ]
    );
    let book = sheets::read(&fs::read(&out).unwrap(), "trien khai.docx").unwrap();
    let text: String = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| row.cells.iter().map(|(_, cell)| cell.shown() + "\n"))
        .collect();
    for words in [
        "Kính gửi:",
        "- UBND các phường, xã;",
        "3120/UBND-NC ngày 11/03/2024 của UBND tỉnh Thanh Hóa",
        "ĐX5",
        "trước ngày 25/3/2024",
        "Đơn vị chủ trì",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    office
        .add_document(&document("5/KH-UBND"))
        .expect("registered");
    let refused = office
        .write_dispatch("5/KH-UBND", &out)
        .expect_err("no tasks");
    assert_eq!(refused.code(), "nothing_founded");
}

#[test]
fn a_replaced_task_ends_keeps_its_past_and_both_know_of_each_other() {
    let desk = Desk::bim_son();
    let form = desk.form("2024-02-20", "2024-03", WARD).report(
        "10",
        "Kết quả thực hiện trong kỳ",
        "Đã tiếp nhận 30 hồ sơ",
    );
    let file = desk.receive("t3.xlsx", &form);
    assert!(
        desk.accept("2024-03-10", &[file])
            .expect("taken in")
            .accepted
    );
    let before = desk.dump();
    let mut office = desk.on("2024-03-12");
    let point = PointEntry {
        content: "Tiếp nhận hồ sơ trực tuyến toàn trình".to_owned(),
        lead: vec!["UBND các phường, xã".to_owned()],
        deadline: "Trước ngày 30/6/2024".to_owned(),
        ..PointEntry::default()
    };
    let made = office
        .add_task(point.clone(), "312/UBND-NC", Some("10".to_owned()))
        .expect("a task");
    assert_eq!(made.tasks[0].number, "ĐX1");

    let old = page(&desk, "2024-03-13", "10");
    assert_eq!(
        (old.status, old.label.as_str()),
        ("dropped", "Được thay thế bằng nhiệm vụ ĐX1")
    );
    assert_eq!(old.reports[0].result, "Đã tiếp nhận 30 hồ sơ");
    assert_eq!(old.replaced_by.expect("its successor").task, "ĐX1");
    let new = page(&desk, "2024-03-13", "ĐX1");
    assert_eq!(new.replaces[0].task, "10");
    assert_eq!(new.replaces[0].document, "Văn bản số 312/UBND-NC");
    // As of a day before, nothing had ended.
    let earlier = desk
        .on("2024-03-13")
        .task("10", Some("2024-03-11"))
        .expect("a task");
    assert_ne!(earlier.status, "dropped");

    // The province reads it on sheet I, and nobody is asked for an update.
    let pages = desk
        .on("2024-03-20")
        .return_pages("2024-03")
        .expect("a return");
    let tables = pages.pages.iter().flat_map(|page| &page.tables);
    let mut cells = tables
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    let printed = "Không còn áp dụng\nĐược thay bằng nhiệm vụ ĐX1 từ ngày 12/03/2024";
    assert!(cells.any(|cell| cell == printed));

    let again = office.add_task(point, "312/UBND-NC", Some("10".to_owned()));
    assert_eq!(again.expect_err("replaced").code(), "already_replaced");
    let itself = office.replace_task("11", "11", day("2024-03-12"), "312/UBND-NC");
    assert_eq!(itself.expect_err("itself").code(), "replaces_itself");
    office
        .replace_task("11", "12", day("2024-03-12"), "Kế hoạch 15/KH-UBND")
        .expect("replaced");
    assert_eq!(page(&desk, "2024-03-13", "12").replaces[0].task, "11");
    office.undo().expect("undone");
    office.undo().expect("undone");
    assert_eq!(desk.dump(), before);
}

#[test]
fn days_on_the_way_give_a_task_its_next_last_day() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let mut office = desk.on("2024-03-12");
    assert_eq!(page(&desk, "2024-03-12", "22").status, "undated");
    let entry = |on: &str, words: &str| MilestoneEntry {
        task: "22".to_owned(),
        unit: None,
        day: day(on),
        words: words.to_owned(),
    };
    let first = office
        .add_milestone(&entry("2024-03-15", "Xong khảo sát"))
        .expect("set");
    office
        .add_milestone(&entry("2024-06-30", "Xong kết nối"))
        .expect("set");
    let on = |today: &str| {
        let page = page(&desk, today, "22");
        (page.status, page.last_day.unwrap_or_default())
    };
    assert_eq!(on("2024-03-12"), ("due_soon", "2024-03-15".to_owned()));
    assert_eq!(on("2024-03-20"), ("overdue", "2024-03-15".to_owned()));
    let late = desk.on("2024-03-20").today(None).expect("a digest").work;
    assert!(
        late.iter()
            .any(|item| item.kind == "overdue" && item.tasks.contains(&"22".to_owned()))
    );

    let calendar = desk.path("han.ics");
    office.write_calendar(&calendar).expect("a calendar");
    let text = fs::read_to_string(calendar).unwrap().replace("\r\n ", "");
    assert!(text.contains("Mốc của nhiệm vụ 22: Xong kết nối"), "{text}");

    office
        .meet_milestone(first.id, Some(day("2024-03-18")), "Biên bản 3/BB")
        .expect("met");
    assert_eq!(on("2024-03-20"), ("in_time", "2024-06-30".to_owned()));
    // As of a day before it was reached it was not.
    assert_eq!(on("2024-03-17"), ("overdue", "2024-03-15".to_owned()));
    let shown = page(&desk, "2024-03-20", "22").milestones;
    assert_eq!(
        (shown[0].done_on.as_deref(), shown[0].document.as_str()),
        (Some("2024-03-18"), "Biên bản 3/BB")
    );

    let dated = MilestoneEntry {
        task: "16".to_owned(),
        ..entry("2024-05-01", "Giữa chừng")
    };
    let refused = office.add_milestone(&dated).expect_err("has a last day");
    assert_eq!(refused.code(), "milestone_not_needed");
    let wordless = office.add_milestone(&entry("2024-05-01", " "));
    assert_eq!(wordless.expect_err("no words").code(), "milestone_wordless");
    assert_eq!(
        office
            .meet_milestone(99, None, "")
            .expect_err("none")
            .code(),
        "milestone_unknown"
    );
    for _ in 0..3 {
        office.undo().expect("undone");
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_is_registered_is_corrected_with_its_history() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-12");
    founded(&mut office);
    office
        .add_document(&document("45/KH-UBND"))
        .expect("a document");
    let before = office.dump().expect("a dump");
    let right = DocumentEntry {
        number: "3121/UBND-NC".to_owned(),
        dated: Some(day("2024-03-10")),
        summary: "tháng cao điểm".to_owned(),
        due: None,
        ..document("")
    };
    let edited = office
        .edit_document("3120/UBND-NC", &right)
        .expect("a document");
    assert_eq!(edited.number, "3121/UBND-NC");
    assert_eq!(
        (edited.dated.as_deref(), edited.due),
        (Some("2024-03-10"), None)
    );
    assert!(
        edited.tasks.contains(&"ĐX1".to_owned()),
        "its tasks stay its own"
    );
    assert!(edited.cited.contains("3121/UBND-NC"));
    let history = office.history().expect("a journal");
    assert_eq!(history[0].what, "Sửa văn bản 3121/UBND-NC trong sổ");

    let same = office.edit_document("3121/UBND-NC", &document("45/KH-UBND"));
    assert_eq!(same.expect_err("another's").code(), "document_known");
    let itself = office.edit_document("3121/UBND-NC", &right);
    assert_eq!(itself.expect("nothing new").id, edited.id);
    let secret = DocumentEntry {
        summary: "MẬT".to_owned(),
        ..right.clone()
    };
    let secret = office.edit_document("3121/UBND-NC", &secret);
    assert_eq!(secret.expect_err("secret").code(), "marked_secret");
    let unknown = office.edit_document("999/UBND", &right);
    assert_eq!(unknown.expect_err("unknown").code(), "document_unknown");

    // What changed nothing is no step of its own.
    office.undo().expect("undone");
    assert!(office.dump().expect("a dump") == before);
}
