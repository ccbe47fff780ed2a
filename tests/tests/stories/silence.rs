//! Who is not told to be silent, and who is told what still waits for an answer.

use office::{Office, TaskQuery};
use tests::desk::Desk;

const WARD: &str = "UBND phường Lam Sơn";

#[test]
fn a_waived_unit_is_not_told_to_have_said_nothing() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-20");
    let silent = |office: &Office| {
        let content = office.consolidate("2024-03").expect("a return");
        let lines = content.attention.iter();
        let wards = lines.filter(|line| {
            line.concern == plan::consolidation::Concern::NotUpdated
                && line.unit_names.iter().any(|name| name.contains("Lam Sơn"))
        });
        wards.count()
    };
    assert!(silent(&office) > 0);
    office
        .waive("2024-03", Some(WARD), "Nghỉ Tết")
        .expect("waived");
    assert_eq!(silent(&office), 0);
    let line = |office: &Office| {
        let query = TaskQuery {
            unit: Some(WARD.to_owned()),
            ..TaskQuery::default()
        };
        let lines = office.tasks(&query).expect("tasks");
        lines
            .iter()
            .filter(|one| one.updated == Some("not_updated"))
            .count()
    };
    assert_eq!(line(&office), 0);
    office.waive("2024-03", None, "Nghỉ Tết").expect("waived");
    let content = office.consolidate("2024-03").expect("a return");
    let silent = content.attention.iter();
    let mut silent = silent.filter(|line| line.concern == plan::consolidation::Concern::NotUpdated);
    assert!(silent.next().is_none());
}

#[test]
fn a_weekly_form_names_what_still_waits_for_an_answer() {
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-05");
    let entry = |text: &str, task: Option<&str>| office::DifficultyEntry {
        unit: WARD.to_owned(),
        kind: office::Raises::Difficulty,
        text: text.to_owned(),
        task: task.map(str::to_owned),
        period: Some("2024-03".to_owned()),
        authority: String::new(),
    };
    let known = office
        .add_difficulty(&entry("Thiếu máy quét", Some("11")))
        .expect("entered");
    office
        .add_difficulty(&entry("Thiếu cán bộ", None))
        .expect("entered");
    let lines = |on: &str| {
        let form = desk.form(on, "2024-W11", WARD).save();
        let book = sheets::read(&form, "form.xlsx").expect("a form");
        let cells = book.sheets[0].rows.iter().flat_map(|row| &row.cells);
        let shown: Vec<String> = cells.map(|(_, cell)| cell.shown()).collect();
        let listed = shown.iter().any(|text| text == "11");
        let waiting = shown
            .iter()
            .filter(|text| text.starts_with("Đang chờ trả lời"));
        (listed, waiting.cloned().collect::<Vec<_>>())
    };
    let (listed, waiting) = lines("2024-03-12");
    assert!(listed, "its task is prelisted");
    assert_eq!(
        waiting,
        [
            "Đang chờ trả lời (nhiệm vụ 11): Thiếu máy quét",
            "Đang chờ trả lời: Thiếu cán bộ"
        ]
    );
    let step = office::DifficultyStep {
        state: office::Follows::Closed,
        on: None,
        authority: String::new(),
        document: String::new(),
        words: String::new(),
    };
    office.follow_difficulty(known.id, &step).expect("closed");
    let (listed, waiting) = lines("2024-03-12");
    assert!(!listed);
    assert_eq!(waiting, ["Đang chờ trả lời: Thiếu cán bộ"]);
}

#[test]
fn whom_the_period_was_waived_for_counts_apart_on_every_sheet() {
    use plan::consolidation::{Bucket, SummaryRow};
    let desk = Desk::bim_son();
    let mut office = desk.on("2024-03-20");
    let sums = |office: &Office| {
        let content = office.consolidate("2024-03").expect("a return");
        let summary = content.summary;
        [
            SummaryRow::sum(&summary.tasks),
            SummaryRow::sum(&summary.assignments),
        ]
    };
    let silent = |office: &Office| {
        let content = office.consolidate("2024-03").expect("a return");
        let lines = content.attention.into_iter();
        let lines = lines.filter(|one| one.concern == plan::consolidation::Concern::NotUpdated);
        lines.map(|line| line.units.len()).sum::<usize>()
    };
    let [_, before] = sums(&office);
    let silent_before = silent(&office);
    assert_eq!(before.count(Bucket::StandingWaived), 0);

    office
        .waive("2024-03", Some(WARD), "Nghỉ Tết")
        .expect("waived");
    let [tasks, after] = sums(&office);
    let waived = after.count(Bucket::StandingWaived);
    assert!(waived > 0);
    let not_updated = |row: &SummaryRow| row.count(Bucket::StandingNotUpdated);
    assert_eq!(not_updated(&after), not_updated(&before) - waived);
    assert_eq!(after.total(), before.total(), "the columns still add up");
    assert!(
        silent(&office) + waived as usize <= silent_before,
        "VI says the same"
    );
    assert_eq!(
        tasks.count(Bucket::StandingWaived),
        0,
        "others still owe them"
    );

    office.waive("2024-03", None, "Nghỉ Tết").expect("waived");
    let [tasks, all] = sums(&office);
    assert_eq!(not_updated(&all), 0);
    // A task nobody leads has nobody to waive it for.
    let content = office.consolidate("2024-03").expect("a return");
    let leadless = content.tasks.iter().filter(|task| task.leads.is_empty());
    let leadless = leadless.filter(|task| task.bucket() == Bucket::StandingNotUpdated);
    assert_eq!(not_updated(&tasks) as usize, leadless.count());
    assert_eq!(silent(&office), 0);
    assert!(tasks.count(Bucket::StandingWaived) > 0);
    assert_eq!(tasks.total(), 39);
}
