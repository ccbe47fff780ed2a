//! Domain codes as sentences of the catalog.

use plan::member::MemberRole;
use plan::remark::RemarkCode;
use plan::status::Status;
use sheets::wording::status_words;
use store::Problem;
use words::{member_role, operation, problem, remark, status_name};

/// The sentence of a remark.
pub fn remark(code: &RemarkCode) -> String {
    appendix_remark(code)
        .or_else(|| submission_remark(code))
        .or_else(|| numbers_remark(code))
        .or_else(|| directory_remark(code))
        .unwrap_or_default()
}

fn appendix_remark(code: &RemarkCode) -> Option<String> {
    Some(match code {
        RemarkCode::GroupCountDiffers {
            group,
            declared,
            read,
        } => remark::group_count_differs(group, declared, read),
        RemarkCode::NumberDoubled { number } => remark::number_doubled(number),
        RemarkCode::NumberOutOfOrder { number, after } => {
            remark::number_out_of_order(number, after)
        }
        RemarkCode::RowJoined { number } => remark::row_joined(number),
        RemarkCode::NumberMissing => remark::number_missing().to_owned(),
        RemarkCode::HeaderRepeated => remark::header_repeated().to_owned(),
        RemarkCode::MergedCellSpread { rows } => remark::merged_cell_spread(rows),
        RemarkCode::EncodingConverted { column } => remark::encoding_converted(column),
        RemarkCode::CellsConverted { cells: 1, original } => remark::cell_converted(original),
        RemarkCode::CellsConverted { cells, original } => remark::cells_converted(cells, original),
        RemarkCode::MarkupRemoved => remark::markup_removed().to_owned(),
        RemarkCode::UnitUnresolved { text } => remark::unit_unresolved(text),
        RemarkCode::UnitInBothRoles { unit, lead: true } => remark::unit_in_both_roles_lead(unit),
        RemarkCode::UnitInBothRoles { unit, lead: false } => {
            remark::unit_in_both_roles_support(unit)
        }
        RemarkCode::DeadlineProblem { text } => remark::deadline_problem(text),
        RemarkCode::FormulaWithoutValue => remark::formula_without_value().to_owned(),
        RemarkCode::CellError { shown } => remark::cell_error(shown),
        RemarkCode::HiddenRows { rows } => remark::hidden_rows(rows),
        RemarkCode::StruckThrough { cells } => remark::struck_through(cells),
        RemarkCode::ExtraColumn { heading } => remark::extra_column(heading),
        RemarkCode::TextTooLong { length } => remark::text_too_long(length),
        RemarkCode::OtherSheets { names } => remark::other_sheets(names),
        RemarkCode::RowSkipped { text } => remark::row_skipped(text),
        _ => return None,
    })
}

fn submission_remark(code: &RemarkCode) -> Option<String> {
    Some(match code {
        RemarkCode::FormEmpty => remark::form_empty().to_owned(),
        RemarkCode::UnitDiffers { taken, other } => remark::unit_differs(taken, other),
        RemarkCode::SenderDiffers { taken, sender } => remark::sender_differs(taken, sender),
        RemarkCode::PeriodDiffers { taken, other } => remark::period_differs(taken, other),
        RemarkCode::UnitUnknown => remark::unit_unknown().to_owned(),
        RemarkCode::PeriodUnknown => remark::period_unknown().to_owned(),
        RemarkCode::NotOwed { unit } => remark::not_owed(unit),
        RemarkCode::RowUnmatched { text } => remark::row_unmatched(text),
        RemarkCode::RowDoubled { number } => remark::row_doubled(number),
        RemarkCode::RowIdDiffers { number } => remark::row_id_differs(number),
        RemarkCode::StateUnclear { text } => remark::state_unclear(text),
        RemarkCode::PercentUnclear { text } => remark::percent_unclear(text),
        RemarkCode::PercentOutOfRange { text } => remark::percent_out_of_range(text),
        RemarkCode::PercentAgainstState { percent } => remark::percent_against_state(percent),
        RemarkCode::DateUnclear { text } => remark::date_unclear(text),
        RemarkCode::DateInFuture { date } => remark::date_in_future(date.format("%d/%m/%Y")),
        RemarkCode::ProductMissing => remark::product_missing().to_owned(),
        RemarkCode::RoutineUnclear => remark::routine_unclear().to_owned(),
        RemarkCode::SameAsLastPeriod => remark::same_as_last_period().to_owned(),
        RemarkCode::NotOurForm => remark::not_our_form().to_owned(),
        RemarkCode::DocumentOnly => remark::document_only().to_owned(),
        RemarkCode::LetterOnly => remark::letter_only().to_owned(),
        RemarkCode::LetterConverted => remark::letter_converted().to_owned(),
        RemarkCode::PictureTaken => remark::picture_taken().to_owned(),
        RemarkCode::TableUntold => remark::table_untold().to_owned(),
        RemarkCode::TableMapped { on: None } => remark::table_mapped().to_owned(),
        RemarkCode::TableMapped { on: Some(on) } => {
            remark::table_mapped_before(on.format("%d/%m/%Y"))
        }
        RemarkCode::UnitsMixed { units } => remark::units_mixed(units),
        _ => return None,
    })
}

fn numbers_remark(code: &RemarkCode) -> Option<String> {
    Some(match code {
        RemarkCode::NumberUnclear { text } => remark::number_unclear(text),
        RemarkCode::NumeratorTooLarge {
            numerator,
            denominator,
        } => remark::numerator_too_large(numerator, denominator),
        RemarkCode::RateAboveHundred { rate } => remark::rate_above_hundred(rate),
        RemarkCode::CumulativeFalls { before, now } => remark::cumulative_falls(before, now),
        RemarkCode::NumbersAsBefore => remark::numbers_as_before().to_owned(),
        RemarkCode::PartsMissing => remark::parts_missing().to_owned(),
        RemarkCode::NumberElsewhere { text } => remark::number_elsewhere(text),
        RemarkCode::IndicatorDoubled { name } => remark::indicator_doubled(name),
        RemarkCode::IndicatorUnmatched { text } => remark::indicator_unmatched(text),
        _ => return None,
    })
}

fn directory_remark(code: &RemarkCode) -> Option<String> {
    Some(match code {
        RemarkCode::UnitDoubled { unit } => remark::unit_doubled(unit),
        RemarkCode::EmailUnclear { text } => remark::email_unclear(text),
        RemarkCode::PhoneUnclear { text } => remark::phone_unclear(text),
        RemarkCode::DayUnclear { text } => remark::day_unclear(text),
        RemarkCode::NameTaken { name, meaning } => remark::name_taken(name, meaning),
        _ => return None,
    })
}

/// The name of a status, for counting: without the days that differ from task to task.
pub fn status_name(of: Status) -> String {
    match of {
        Status::DoneLate { .. } => status_name::done_late().to_owned(),
        Status::InTime { .. } => status_name::in_time().to_owned(),
        Status::DueSoon { .. } => status_name::due_soon().to_owned(),
        Status::Overdue { .. } => status_name::overdue().to_owned(),
        _ => status_words(of),
    }
}

/// What an operation of the journal did.
pub fn operation(kind: &str, title: &str) -> String {
    match kind {
        "plan_imported" => operation::plan_imported(title),
        "unit_assigned" => operation::unit_assigned(title),
        "unit_unassigned" => operation::unit_unassigned(title),
        "forms_exported" => operation::forms_exported(title),
        "submission_accepted" => operation::submission_accepted(title),
        "submissions_accepted" => operation::submissions_accepted(title),
        "mapping_forgotten" => operation::mapping_forgotten(title),
        "submission_approved" => operation::submission_approved(title),
        "narrative_written" => operation::narrative_written(title),
        "submission_returned" => operation::submission_returned(title),
        "corrections_requested" => operation::corrections_requested(title),
        "event_logged" => operation::event_logged(title),
        "task_extended" => operation::task_extended(title),
        "report_extended" => operation::report_extended(title),
        "units_reminded" => operation::units_reminded(title),
        "task_paused" => operation::task_paused(title),
        "task_dropped" => operation::task_dropped(title),
        "task_reopened" => operation::task_reopened(title),
        "document_added" => operation::document_added(title),
        "document_edited" => operation::document_edited(title),
        "tasks_founded" => operation::tasks_founded(title),
        "task_replaced" => operation::task_replaced(title),
        "plan_carried" => operation::plan_carried(title),
        "milestone_added" => operation::milestone_added(title),
        "milestone_met" => operation::milestone_met(title),
        "milestone_reopened" => operation::milestone_reopened(title),
        "milestone_removed" => operation::milestone_removed(title),
        "members_renewed" => operation::members_renewed(title),
        "member_corrected" => operation::member_corrected(title),
        "completion_set" => operation::completion_set(title),
        "unit_renamed" => operation::unit_renamed(title),
        "units_merged" => operation::units_merged(title),
        "unit_split" => operation::unit_split(title),
        "period_waived" => operation::period_waived(title),
        "period_unwaived" => operation::period_unwaived(title),
        "period_closed" => operation::period_closed(title),
        "period_reopened" => operation::period_reopened(title),
        "setting_changed" => operation::setting_changed(title),
        "report_asked" => operation::report_asked(title),
        "report_withdrawn" => operation::report_withdrawn(title),
        "day_off_entered" => operation::day_off_entered(title),
        "day_off_removed" => operation::day_off_removed(title),
        "unit_added" => operation::unit_added(title),
        "unit_edited" => operation::unit_edited(title),
        "directory_imported" => operation::directory_imported(title),
        "return_frozen" => operation::return_frozen(title),
        "template_mapped" => operation::template_mapped(title),
        "template_forgotten" => operation::template_forgotten(title),
        "difficulty_added" => operation::difficulty_added(title),
        "difficulty_in_hand" => operation::difficulty_in_hand(title),
        "difficulty_answered" => operation::difficulty_answered(title),
        "difficulty_closed" => operation::difficulty_closed(title),
        "return_staged" => operation::return_staged(title),
        "audience_saved" => operation::audience_saved(title),
        "audience_removed" => operation::audience_removed(title),
        "files_put_aside" => operation::files_put_aside(title),
        "report_entered" => operation::report_entered(title),
        "document_described" => operation::document_described(title),
        "progress_set" => operation::progress_set(title),
        "indicator_added" => operation::indicator_added(title),
        "indicator_edited" => operation::indicator_edited(title),
        "indicator_removed" => operation::indicator_removed(title),
        "indicator_restored" => operation::indicator_restored(title),
        "numbers_set" => operation::numbers_set(title),
        "official_imported" => operation::official_imported(title),
        // An older program's kinds stay readable by their title.
        _ => title.to_owned(),
    }
}

/// What somebody is in the working group.
pub fn member_role(role: MemberRole) -> &'static str {
    match role {
        MemberRole::Head => member_role::head(),
        MemberRole::StandingDeputy => member_role::standing_deputy(),
        MemberRole::Deputy => member_role::deputy(),
        MemberRole::Member => member_role::member(),
        MemberRole::Secretary => member_role::secretary(),
    }
}

/// What is wrong with a store.
pub fn problem(found: &Problem) -> String {
    match found {
        Problem::Integrity { detail } => problem::integrity(detail),
        Problem::Reference { table, parent } => problem::reference(table, parent),
        Problem::OriginalMissing { hash } => problem::original_missing(hash),
        Problem::OriginalDiffers { hash } => problem::original_differs(hash),
        Problem::InForce { submission } => problem::in_force(submission.0),
        Problem::OperationOpen => problem::operation_open().to_owned(),
    }
}
