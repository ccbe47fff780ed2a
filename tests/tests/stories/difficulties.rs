//! What units ask for is followed until it is answered, and told in the return.

use office::views::{DifficultyView, PageView};
use office::{DifficultyEntry, DifficultyQuery, DifficultyStep, Follows, Raises};
use plan::book::cell_name;
use std::fs;
use tests::desk::{Desk, day};

const WARD: &str = "UBND phường Lam Sơn";
const DIFFICULTY: &str = "Khó khăn, vướng mắc – nguyên nhân";
const PROPOSAL: &str = "Đề xuất, kiến nghị";

/// A ward's form of a period comes back with a difficulty.
fn reports(desk: &Desk, on: &str, period: &str, label: &str, text: &str) {
    let form = desk
        .form("2024-02-20", period, WARD)
        .report("10", "Tình trạng", "Đang thực hiện")
        .answer("Người lập", &format!("Lê Thị B, {text}"))
        .answer(label, text);
    let file = desk.receive(&format!("{period} {on}.xlsx"), &form);
    let taken = desk.accept(on, &[file]).expect("taken in");
    assert!(taken.accepted);
}

fn listed(desk: &Desk, on: &str, query: &DifficultyQuery) -> Vec<DifficultyView> {
    desk.on(on).difficulties(query).expect("a list")
}

fn all(desk: &Desk, on: &str) -> Vec<DifficultyView> {
    listed(desk, on, &DifficultyQuery::default())
}

/// What the store keeps of difficulties.
fn followed(desk: &Desk) -> String {
    let dump = desk.dump();
    let lines = dump.lines().filter(|line| line.starts_with("difficulty"));
    lines.collect::<Vec<_>>().join("\n")
}

fn answered(words: &str, on: Option<&str>) -> DifficultyStep {
    DifficultyStep {
        state: Follows::Answered,
        on: on.map(day),
        authority: "Công an tỉnh".to_owned(),
        document: "Công văn 99/CAT-PC06".to_owned(),
        words: words.to_owned(),
    }
}

fn entry(text: &str) -> DifficultyEntry {
    DifficultyEntry {
        unit: WARD.to_owned(),
        kind: Raises::Difficulty,
        text: text.to_owned(),
        task: Some("10".to_owned()),
        period: Some("2024-03".to_owned()),
        authority: "UBND tỉnh".to_owned(),
    }
}

#[test]
fn the_same_words_in_the_next_period_are_the_same_difficulty() {
    let desk = Desk::bim_son();
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        DIFFICULTY,
        "Thiếu máy quét.",
    );
    reports(
        &desk,
        "2024-04-14",
        "2024-04",
        DIFFICULTY,
        "thiếu  máy quét",
    );
    reports(
        &desk,
        "2024-05-14",
        "2024-05",
        DIFFICULTY,
        "Thiếu 2 máy quét.",
    );
    let found = all(&desk, "2024-05-20");
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.text.as_str(), one.periods.join(" "), one.state))
        .collect();
    assert_eq!(
        told,
        [
            ("Thiếu 2 máy quét.", "2024-05".to_owned(), "new"),
            ("Thiếu máy quét.", "2024-03 2024-04".to_owned(), "new"),
        ]
    );
}

#[test]
fn a_report_that_counts_no_longer_raises_nothing_and_undo_restores() {
    let desk = Desk::bim_son();
    let before = followed(&desk);
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        DIFFICULTY,
        "Thiếu máy quét.",
    );
    desk.on("2024-03-15").undo().expect("undone");
    assert_eq!(followed(&desk), before);
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        DIFFICULTY,
        "Thiếu máy quét.",
    );
    // A newer version asks for something else.
    reports(&desk, "2024-03-15", "2024-03", DIFFICULTY, "Thiếu cán bộ.");
    let found = all(&desk, "2024-03-20");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Thiếu cán bộ.");
}

#[test]
fn it_is_followed_until_answered_and_told_when_it_is_raised_again() {
    let desk = Desk::bim_son();
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        PROPOSAL,
        "Cấp thêm máy quét.",
    );
    let id = all(&desk, "2024-03-20")[0].id;
    let before = followed(&desk);
    let step = answered("Sẽ cấp trong quý II.", Some("2024-03-18"));
    let view = desk
        .on("2024-03-20")
        .follow_difficulty(id, &step)
        .expect("answered");
    assert_eq!(
        (view.state, view.open, view.raised_again),
        ("answered", false, false)
    );
    assert_eq!(view.authority, "Công an tỉnh");
    let open = DifficultyQuery {
        open: true,
        ..DifficultyQuery::default()
    };
    assert!(listed(&desk, "2024-03-20", &open).is_empty());
    reports(
        &desk,
        "2024-04-14",
        "2024-04",
        PROPOSAL,
        "Cấp thêm máy quét.",
    );
    assert!(all(&desk, "2024-04-20")[0].raised_again);
    desk.on("2024-04-20").undo().expect("the report");
    desk.on("2024-04-20").undo().expect("its form");
    desk.on("2024-04-20").undo().expect("the answer");
    assert_eq!(followed(&desk), before);
}

#[test]
fn one_entered_by_hand_is_listed_and_found_without_diacritics() {
    let desk = Desk::bim_son();
    let made = desk
        .on("2024-03-10")
        .add_difficulty(&entry("Đường truyền chậm"))
        .expect("entered");
    assert_eq!((made.state, made.by_hand), ("in_hand", true));
    assert_eq!(made.task.as_deref(), Some("10"));
    for (text, found) in [("duong truyen", 1), ("ubnd tinh", 1), ("máy quét", 0)] {
        let query = DifficultyQuery {
            search: Some(text.to_owned()),
            ..DifficultyQuery::default()
        };
        assert_eq!(listed(&desk, "2024-03-10", &query).len(), found, "{text}");
    }
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let desk = Desk::bim_son();
    desk.on("2024-03-10")
        .add_difficulty(&entry("Đường truyền chậm"))
        .expect("entered");
    let before = desk.dump();
    let refused = |text: &str| {
        let mut office = desk.on("2024-03-10");
        office
            .add_difficulty(&entry(text))
            .expect_err("refused")
            .code()
    };
    assert_eq!(refused("đường truyền  chậm."), "difficulty_known");
    assert_eq!(refused("  "), "text_missing");
    let follow = |id: i64, step: &DifficultyStep| {
        let mut office = desk.on("2024-03-10");
        office
            .follow_difficulty(id, step)
            .expect_err("refused")
            .code()
    };
    assert_eq!(follow(999, &answered("Có", None)), "difficulty_unknown");
    assert_eq!(follow(1, &answered("Có", Some("2024-03-11"))), "day_ahead");
    let silent = DifficultyStep {
        document: String::new(),
        ..answered("", None)
    };
    assert_eq!(follow(1, &silent), "text_missing");
    assert_eq!(desk.dump(), before);
}

/// A page's rows as text, cells beside each other.
pub(crate) fn grid(page: &PageView) -> Vec<String> {
    let rows = page.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.cells.join(" | ").replace('\n', " / "))
        .collect()
}

#[test]
fn the_return_tells_them_with_their_answers() {
    let desk = Desk::bim_son();
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        DIFFICULTY,
        "Thiếu máy quét.",
    );
    desk.on("2024-03-14")
        .add_difficulty(&entry("Đường truyền chậm"))
        .expect("entered");
    reports(&desk, "2024-04-14", "2024-04", PROPOSAL, "Tập huấn thêm.");
    desk.on("2024-03-20")
        .follow_difficulty(1, &answered("Cấp quý II.", Some("2024-03-20")))
        .expect("answered");
    let pages = |period: &str| {
        let found = desk.on("2024-04-20").return_pages(period).expect("pages");
        let last = found.pages.into_iter().next_back();
        grid(&last.expect("a page"))
    };
    assert_eq!(
        pages("2024-03"),
        [
            "Khó khăn, vướng mắc",
            "1 | UBND phường Lam Sơn |  | Thiếu máy quét. | Tháng 3/2024 |  | Mới",
            "2 | UBND phường Lam Sơn | 10 | Đường truyền chậm | Tháng 3/2024 | UBND tỉnh \
             | Đang giải quyết",
        ]
    );
    assert_eq!(
        pages("2024-04"),
        [
            "Khó khăn, vướng mắc",
            "1 | UBND phường Lam Sơn |  | Thiếu máy quét. | Tháng 3/2024 | Công an tỉnh \
             | Đã trả lời / Công văn 99/CAT-PC06 / Cấp quý II.",
            "2 | UBND phường Lam Sơn | 10 | Đường truyền chậm | Tháng 3/2024 | UBND tỉnh \
             | Đang giải quyết",
            "Đề xuất, kiến nghị",
            "3 | UBND phường Lam Sơn |  | Tập huấn thêm. | Tháng 4/2024 |  | Mới",
        ]
    );
}

#[test]
fn its_words_lead_to_the_units_own_cell() {
    let desk = Desk::bim_son();
    reports(
        &desk,
        "2024-03-14",
        "2024-03",
        DIFFICULTY,
        "Thiếu máy quét.",
    );
    let out = desk.path("báo cáo.xlsx");
    let view = desk
        .on("2024-03-20")
        .freeze_return("2024-03", &out)
        .expect("frozen");
    let tab = view.sheets.last().expect("a sheet").name.clone();
    let book = sheets::read(&fs::read(&out).expect("the file"), "x.xlsx").expect("a workbook");
    let sheet = book.sheets.iter().find(|sheet| sheet.name == tab);
    let mut cells = sheet.expect("the sheet").rows.iter().flat_map(|row| {
        let cells = row.cells.iter();
        cells.map(|(column, cell)| (cell_name(row.index, *column), cell.shown()))
    });
    let found = cells.find(|(_, shown)| shown == "Thiếu máy quét.");
    let (at, _) = found.expect("its words");
    let office = desk.on("2024-03-20");
    let traced = office
        .trace("2024-03/1", &format!("{tab}!{at}"))
        .expect("traced");
    let (form_tab, form_cell) = desk
        .form("2024-02-20", "2024-03", WARD)
        .cell_beside(DIFFICULTY);
    let source = &traced.sources[0];
    assert_eq!(source.unit.as_deref(), Some(WARD));
    assert_eq!(source.text, "Thiếu máy quét.");
    assert_eq!((&source.sheet, &source.cell), (&form_tab, &form_cell));
}
