//! The same appendix in every shape it arrives in (`tests/fixtures/README.md`).

use office::views::{ProposalView, ProposedTaskView};
use office::{AppendixRequest, OfficeError};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tests::desk::{Desk, bundled, fixture};

/// How a file reads into a desk without a plan.
fn read(profile: &str, file: &std::path::Path) -> Result<ProposalView, OfficeError> {
    let request = AppendixRequest {
        file: file.to_owned(),
        ..AppendixRequest::default()
    };
    let office = Desk::empty(profile).on("2024-02-20");
    Ok(office.preview_appendix(&request)?.view())
}

fn bim_son(name: &str) -> ProposalView {
    read("bim-son-2024", &fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The bundled file: what all shapes are held against.
fn clean() -> &'static ProposalView {
    static CLEAN: OnceLock<ProposalView> = OnceLock::new();
    CLEAN.get_or_init(|| {
        read("bim-son-2024", &bundled("plans/bim-son-2024.xlsx")).expect("the bundled plan")
    })
}

/// What a task says, apart from where it stands in the file.
fn words(task: &ProposedTaskView) -> [String; 6] {
    let task = &task.task;
    [
        &task.number,
        &task.group,
        &task.content,
        &task.lead_text,
        &task.support_text,
        &task.deadline_text,
    ]
    .map(Clone::clone)
}

fn groups(plan: &ProposalView) -> Vec<(String, String, Option<u32>, usize)> {
    let line = |group: &office::views::GroupView| {
        (
            group.numeral.clone(),
            group.title.clone(),
            group.declared,
            group.tasks,
        )
    };
    plan.groups.iter().map(line).collect()
}

#[track_caller]
fn says_the_same(plan: &ProposalView, name: &str) {
    let clean = clean();
    assert_eq!(groups(plan), groups(clean), "{name}");
    assert_eq!(plan.tasks.len(), clean.tasks.len(), "{name}");
    for (task, clean) in plan.tasks.iter().zip(&clean.tasks) {
        assert_eq!(words(task), words(clean), "{name}");
        let read = |task: &ProposedTaskView| format!("{:?}", (&task.task.lead, &task.task.support));
        assert_eq!(read(task), read(clean), "{name}");
    }
}

/// Remarks of the reading itself, counted; those about units are the plan's own.
fn remarks(plan: &ProposalView) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for remark in &plan.remarks {
        if remark.code != "unit_in_both_roles" {
            assert!(!remark.message.is_empty(), "{}", remark.code);
            *counts.entry(remark.code.as_str()).or_default() += 1;
        }
    }
    counts
}

fn extra<'a>(plan: &'a ProposalView, heading: &str) -> Vec<(&'a str, &'a str)> {
    let of = |task: &'a ProposedTaskView| {
        let text = task.task.extra.get(heading)?;
        Some((task.task.number.as_str(), text.as_str()))
    };
    plan.tasks.iter().filter_map(of).collect()
}

#[test]
fn shapes_of_the_file_do_not_change_what_it_says() {
    let table: [(&str, &[(&str, usize)]); 11] = [
        ("bim-son-2024.xls", &[]),
        ("bim-son-2024.ods", &[]),
        (
            "bim-son-as-printed.xlsx",
            &[("header_repeated", 8), ("row_joined", 4)],
        ),
        (
            "converter-markup.xlsx",
            &[
                ("header_repeated", 8),
                ("markup_removed", 5),
                ("row_joined", 4),
            ],
        ),
        (
            "page-breaks.xlsx",
            &[("header_repeated", 10), ("row_joined", 9)],
        ),
        ("merged-groups.xlsx", &[("merged_cell_spread", 1)]),
        ("merged-groups.xls", &[("merged_cell_spread", 1)]),
        ("merged-groups.ods", &[("merged_cell_spread", 1)]),
        ("unicode.xlsx", &[]),
        ("two-row-header.xlsx", &[("extra_column", 2)]),
        ("synonyms.xlsx", &[("extra_column", 1)]),
    ];
    for (name, expected) in table {
        let plan = bim_son(name);
        says_the_same(&plan, name);
        assert_eq!(remarks(&plan), expected.iter().copied().collect(), "{name}");
    }
}

#[test]
fn a_printed_page_joins_the_tasks_it_cuts() {
    let plan = bim_son("bim-son-as-printed.xlsx");
    for number in ["8", "19", "22", "36"] {
        let joined = plan
            .remarks
            .iter()
            .filter(|remark| remark.code == "row_joined")
            .any(|remark| remark.message.contains(&format!("nhiệm vụ {number} ")));
        assert!(joined, "task {number}");
    }
}

#[test]
fn a_cover_sheet_is_passed_over_and_further_columns_are_kept() {
    let plan = bim_son("two-row-header.xlsx");
    assert_eq!(plan.sheet, "Phụ lục 1");
    let products: Vec<&str> = extra(&plan, "Sản phẩm")
        .iter()
        .map(|(task, _)| *task)
        .collect();
    assert_eq!(products, ["1", "16", "28", "35"]);
    let notes: Vec<&str> = extra(&plan, "Ghi chú")
        .iter()
        .map(|(task, _)| *task)
        .collect();
    assert_eq!(notes, ["8", "36"]);
}

#[test]
fn a_product_column_of_any_name_is_kept_with_the_task() {
    let expected = [("16", "Quyết định công bố"), ("29", "Báo cáo sơ kết")];
    assert_eq!(
        extra(&bim_son("synonyms.xlsx"), "Kết quả/sản phẩm"),
        expected
    );
}

#[test]
fn groups_need_no_numeral() {
    let plan = bim_son("groups-without-numerals.xlsx");
    let titles = |plan: &ProposalView| -> Vec<_> {
        let line = |(_, title, declared, tasks)| (title, declared, tasks);
        groups(plan).into_iter().map(line).collect()
    };
    assert_eq!(titles(&plan), titles(clean()));
    let contents = |plan: &ProposalView| -> Vec<String> {
        plan.tasks
            .iter()
            .map(|task| task.task.content.clone())
            .collect()
    };
    assert_eq!(contents(&plan), contents(clean()));
}

#[test]
fn totals_and_signatures_below_the_table_are_left_out() {
    let plan = bim_son("total-and-signature.xlsx");
    says_the_same(&plan, "total-and-signature.xlsx");
    assert_eq!(remarks(&plan), BTreeMap::from([("row_skipped", 2)]));
}

#[test]
fn odd_numbers_are_kept_as_printed_and_remarked() {
    let plan = bim_son("odd-numbers.xlsx");
    let clean = clean();
    assert_eq!((plan.groups.len(), plan.tasks.len()), (9, 39));
    let printed: BTreeMap<&str, &str> = plan
        .tasks
        .iter()
        .zip(&clean.tasks)
        .map(|(task, clean)| (clean.task.number.as_str(), task.task.number.as_str()))
        .filter(|(clean, printed)| clean != printed)
        .collect();
    let expected = [
        ("5", "4"),
        ("9", "11"),
        ("10", "12"),
        ("20", "3a"),
        ("30", "300"),
    ];
    assert_eq!(printed, BTreeMap::from(expected));
    let counts = remarks(&plan);
    assert_eq!(counts["number_doubled"], 3);
    assert_eq!(counts["number_missing"], 1);
    assert_eq!(counts["group_count_differs"], 1);
    let jumps: Vec<&str> = plan
        .remarks
        .iter()
        .filter(|remark| remark.code == "number_out_of_order")
        .map(|remark| remark.message.as_str())
        .collect();
    for number in ["11", "3a", "300"] {
        assert!(
            jumps
                .iter()
                .any(|message| message.contains(&format!(" {number} "))),
            "{number}: {jumps:?}"
        );
    }
    let missing = plan
        .remarks
        .iter()
        .find(|remark| remark.code == "number_missing");
    let first_of_iv = plan
        .tasks
        .iter()
        .find(|task| task.task.group == "IV")
        .expect("a task of IV");
    assert!(
        first_of_iv
            .task
            .content
            .starts_with("Đảm bảo trang thiết bị")
    );
    assert_eq!(
        missing.map(|remark| &remark.cell),
        first_of_iv.task.cells.first()
    );
    let differs = plan
        .groups
        .iter()
        .find(|group| group.declared != u32::try_from(group.tasks).ok());
    let differs = differs.map(|group| (group.numeral.as_str(), group.declared, group.tasks));
    assert_eq!(differs, Some(("II", Some(18), 17)));
}

#[test]
fn a_task_that_lost_its_number_is_never_lost_silently() {
    let plan = bim_son("lost-number.xlsx");
    // Between 5 and 7 there is room for it: it stands as a task of its own, and is remarked.
    says_the_same(&plan, "lost-number.xlsx");
    assert_eq!(remarks(&plan), BTreeMap::from([("number_missing", 1)]));
}

#[test]
fn hidden_rows_count_and_stray_cells_do_not() {
    let plan = bim_son("hidden-and-stray.xlsx");
    let clean = clean();
    assert_eq!(plan.sheet, "Phụ lục");
    for (task, clean) in plan.tasks.iter().zip(&clean.tasks) {
        let mut expected = words(clean);
        match clean.task.number.as_str() {
            // A formula that was never calculated has no value; 0 would be a lie.
            "16" => expected[5] = String::new(),
            "26" => expected[4] = String::new(),
            _ => {}
        }
        assert_eq!(words(task), expected);
        assert!(
            task.task.extra.is_empty(),
            "{}: {:?}",
            task.task.number,
            task.task.extra
        );
    }
    assert_eq!(plan.tasks.len(), 39);
    let expected = [
        ("cell_error", 1),
        ("formula_without_value", 1),
        ("hidden_rows", 1),
        ("other_sheets", 1),
        ("row_skipped", 1),
    ];
    assert_eq!(remarks(&plan), BTreeMap::from(expected));
    let said = |code: &str| {
        let remark = plan.remarks.iter().find(|remark| remark.code == code);
        remark.expect(code).message.clone()
    };
    assert!(said("hidden_rows").contains('3'));
    assert!(said("other_sheets").contains("Phụ lục cũ"));
    assert!(said("cell_error").contains("#REF!"));
}

#[test]
fn date_cells_are_read_as_dates_and_shown_as_people_write_them() {
    let plan = bim_son("date-cells.xlsx");
    let table = [
        ("8", "15/03/2024", "2024-03-15"),
        ("10", "31/12/2024", "2024-12-31"),
        ("11", "15/03/2024", "2024-03-15"),
        ("12", "Trước ngày 15/3/2024", "2024-03-14"),
        ("16", "31/08/2024", "2024-08-31"),
        ("35", "30/11/2024", "2024-11-30"),
    ];
    for (number, text, until) in table {
        let task = plan.tasks.iter().find(|task| task.task.number == number);
        let task = &task.expect(number).task;
        assert_eq!(task.deadline_text, text, "task {number}");
        assert_eq!(task.deadline.until.as_deref(), Some(until), "task {number}");
    }
}

#[test]
fn two_thousand_tasks_meet_their_declared_counts() {
    let plan = bim_son("two-thousand-tasks.xlsx");
    assert_eq!((plan.groups.len(), plan.tasks.len()), (9, 2000));
    let met = |group: &office::views::GroupView| group.declared == u32::try_from(group.tasks).ok();
    assert!(plan.groups.iter().all(met));
}

#[test]
fn a_letter_that_uses_the_headers_words_is_no_appendix() {
    let refused = read("bim-son-2024", &fixture("letter.xlsx"));
    assert_eq!(refused.expect_err("a letter").code(), "no_appendix");
}

#[test]
fn muong_lat_reads_the_same_from_every_format() {
    let clean = read("muong-lat-2023", &bundled("plans/muong-lat-2023.xlsx")).expect("the plan");
    for name in ["muong-lat-2023.xls", "muong-lat-2023.ods"] {
        let plan = read("muong-lat-2023", &fixture(name)).expect(name);
        assert_eq!(groups(&plan), groups(&clean), "{name}");
        let all = |plan: &ProposalView| plan.tasks.iter().map(words).collect::<Vec<_>>();
        assert_eq!(all(&plan), all(&clean), "{name}");
    }
}
