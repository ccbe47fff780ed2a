//! The twenty-five nasty cases that the program was specified against, each with the test that
//! holds it. A test that is renamed or lost is missed here.

use crate::tree::read;
use std::collections::BTreeSet;

const PLAN: &str = "src-tauri/crates/plan/src";
const SHEETS: &str = "src-tauri/crates/sheets/tests";
const STORIES: &str = "tests/tests/stories";

/// Number, what is nasty about it, folder, file, test. A case may need several.
#[rustfmt::skip]
const CASES: [(usize, &str, &str, &str, &str); 26] = [
    (1, "title rows, a header of two rows, the header on every page", STORIES, "appendix_shapes.rs", "shapes_of_the_file_do_not_change_what_it_says"),
    (2, "a row split by a page break, in the middle of a word's group", STORIES, "appendix_shapes.rs", "a_printed_page_joins_the_tasks_it_cuts"),
    (3, "group rows merged or in one cell, with a count", PLAN, "appendix/tests.rs", "group_rows_come_in_one_cell_too"),
    (4, "numbers as text, with a letter, blank, doubled, jumping", STORIES, "appendix_shapes.rs", "odd_numbers_are_kept_as_printed_and_remarked"),
    (5, "a lead merged over several tasks", PLAN, "appendix/tests.rs", "a_vertically_merged_cell_covers_all_its_tasks"),
    (6, "a stray comma inside a collective", PLAN, "unit/reading/tests.rs", "every_unit_phrase_of_bim_son_is_read"),
    (7, "a unit in both roles, or named beside its collective", PLAN, "assignment/tests.rs", "the_own_name_decides_the_role_against_a_collective"),
    (8, "an open phrase that leads", STORIES, "bim_son.rs", "every_phrase_is_a_unit_a_collective_or_one_of_the_open_phrases"),
    (9, "a deadline cell that holds a level, a rank or two levels", PLAN, "deadline/tests/meanings.rs", "levels_to_reach"),
    (10, "days that do not exist", PLAN, "deadline/tests/phrases.rs", "dates_that_do_not_exist_are_problems_and_never_corrected"),
    (11, "dates as serials, texts and without a year in one column", STORIES, "appendix_shapes.rs", "date_cells_are_read_as_dates_and_shown_as_people_write_them"),
    (12, "percentages in every spelling in one column", PLAN, "submission/tests/rows.rs", "percentages_and_dates_are_read_or_remarked"),
    (13, "a total row that would be counted again", STORIES, "appendix_shapes.rs", "totals_and_signatures_below_the_table_are_left_out"),
    (13, "thousands with a point, a comma or a blank", PLAN, "proposal/tests.rs", "thousands_are_told_from_fractions"),
    (14, "formulas without a value, cell errors", STORIES, "appendix_shapes.rs", "hidden_rows_count_and_stray_cells_do_not"),
    (15, "TCVN3 and VNI, half the sheet Unicode", PLAN, "appendix/tests.rs", "an_appendix_in_an_old_encoding_reads_like_its_unicode_twin"),
    (16, "decomposed letters, another Đ, invisible characters, lines in cells", STORIES, "eight_shapes.rs", "the_appendix_says_the_same_in_eight_shapes"),
    (17, "a web page named .xls, a password, a broken package, no byte, a lock file", SHEETS, "reading.rs", "what_is_no_workbook_is_refused_by_its_name"),
    (18, "hidden sheets and old weeks left in the workbook", PLAN, "submission/tests/recognising.rs", "old_weeks_left_in_the_workbook_are_not_read"),
    (19, "a form without its ids, sorted anew, with rows put in", PLAN, "submission/tests/rows.rs", "without_keys_number_and_text_together_decide"),
    (20, "the neighbour's file, or last week's", STORIES, "senders.rs", "a_file_named_for_another_unit_is_put_aside"),
    (21, "the same report three times, and an older one", STORIES, "mails.rs", "the_same_twice_and_an_older_version_in_one_batch_are_told"),
    (22, "several units in one workbook", PLAN, "submission/tests/recognising.rs", "several_units_in_one_workbook_are_never_mixed"),
    (23, "states in the clerk's own words", PLAN, "submission/tests/rows.rs", "states_are_understood_as_clerks_write_them"),
    (24, "a spelling that two units share", PLAN, "unit/reading/tests.rs", "a_spelling_of_two_units_means_neither"),
    (25, "texts and grids without end", SHEETS, "bounds.rs", "a_text_without_end_is_cut_to_what_a_cell_can_hold"),
];

#[test]
fn every_nasty_case_has_its_test() {
    let numbers: BTreeSet<usize> = CASES.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, (1..=25).collect());
    for (number, what, folder, file, test) in &CASES {
        let text = read(&format!("{folder}/{file}"));
        let declared = format!("#[test]\nfn {test}()");
        assert!(
            text.contains(&declared),
            "case {number}, {what}: {file} has no {test}"
        );
    }
}
