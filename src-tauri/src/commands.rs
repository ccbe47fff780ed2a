//! Everything the window may ask for: one delegating call each.

mod chasing;
mod directing;
mod following;
mod inbox;
mod indicators;
mod members;
mod periods;
mod plan;
mod regime;
mod store;
mod submissions;
mod templates;
mod units;

use crate::desk::{Answer, Desk};
use crate::watch::Progress;
use tauri::{State, Wry};
use tauri_specta::{Builder, collect_commands, collect_events};

/// All commands with their types.
pub fn all() -> Builder<Wry> {
    Builder::new()
        .commands(collect_commands![
            store::state,
            store::begin,
            store::history,
            store::undo,
            store::create_backup,
            store::check_backup,
            store::restore_backup,
            store::check,
            store::backups,
            store::set_aside,
            store::use_store,
            store::reveal,
            store::open_written,
            store::open_original,
            plan::preview_appendix,
            plan::preview_pasted_appendix,
            plan::choose_column,
            plan::choose_plan,
            plan::carry_over,
            plan::accept_carry,
            plan::settle_phrase,
            plan::accept_appendix,
            plan::plan,
            plan::tasks,
            plan::task_list,
            plan::task,
            plan::find,
            plan::units,
            plan::assign,
            plan::unassign,
            indicators::indicators,
            indicators::removed_indicators,
            indicators::indicator,
            indicators::add_indicator,
            indicators::edit_indicator,
            indicators::remove_indicator,
            indicators::restore_indicator,
            indicators::set_numbers,
            indicators::trace_number,
            indicators::explain_number,
            indicators::preview_official,
            indicators::accept_official,
            indicators::keep_indicator,
            periods::periods,
            periods::period,
            periods::today,
            periods::matrix,
            periods::export_forms,
            periods::draft_forms,
            periods::preview_return,
            periods::export_return,
            periods::freeze_return,
            periods::frozen_returns,
            periods::frozen_return,
            periods::return_changes,
            periods::narrative,
            periods::write_part,
            periods::export_narrative,
            periods::trace,
            periods::explain_cell,
            following::difficulties,
            following::add_difficulty,
            following::follow_difficulty,
            following::audiences,
            following::save_audience,
            following::remove_audience,
            following::stage_return,
            following::issued_return,
            templates::preview_template,
            templates::fill_template,
            templates::trace_template,
            templates::explain_template,
            templates::templates,
            templates::forget_template,
            templates::bundle,
            chasing::reminder_message,
            chasing::log_message,
            chasing::log_call,
            chasing::write_letter,
            chasing::draft_reminders,
            chasing::write_missing_list,
            chasing::extend_report,
            chasing::waive_period,
            chasing::unwaive_period,
            chasing::close_period,
            regime::settings,
            regime::setting_effect,
            regime::set_setting,
            regime::ask_report,
            regime::days_off,
            regime::enter_day_off,
            regime::remove_day_off,
            regime::year_calendar,
            regime::write_calendar,
            inbox::inbox,
            inbox::put_aside,
            submissions::preview_submissions,
            submissions::intake,
            submissions::settle_file,
            submissions::map_columns,
            submissions::forget_columns,
            submissions::remember_sender,
            submissions::accept_submissions,
            submissions::enter_from_letter,
            submissions::open_previewed,
            submissions::leave_submissions,
            submissions::submissions,
            submissions::submission,
            submissions::describe_document,
            submissions::entry_form,
            submissions::enter_report,
            submissions::approve_submission,
            submissions::return_submission,
            submissions::request_corrections,
            submissions::correction_text,
            units::unit_directory,
            units::unit_page,
            units::add_unit,
            units::edit_unit,
            units::preview_contacts,
            units::accept_contacts,
            units::rename_unit,
            units::merge_units,
            units::split_unit,
            units::log_event,
            units::extend_task,
            units::rule_task,
            units::set_completion,
            directing::documents,
            directing::add_document,
            directing::edit_document,
            directing::read_directive,
            directing::read_directive_file,
            directing::deadline_words,
            directing::found_tasks,
            directing::write_dispatch,
            directing::replace_task,
            directing::add_milestone,
            directing::meet_milestone,
            directing::remove_milestone,
            members::members,
            members::renew_group,
            members::correct_member,
            members::read_members,
            members::read_members_file,
            members::write_members,
            cancel,
        ])
        .events(collect_events![Progress])
        // Counts and row numbers stay far below 2^53.
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
}

/// Stops the long job that is going on: it stores nothing.
#[tauri::command]
#[specta::specta]
pub async fn cancel(desk: State<'_, Desk>) -> Answer<()> {
    desk.watcher.cancel();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::all;
    use specta_typescript::Typescript;
    use std::fs;
    use std::path::Path;

    /// Rewrites the file instead of comparing, as for the words.
    const REWRITE: &str = "UPDATE_GENERATED";

    #[test]
    fn the_window_calls_what_the_shell_offers() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/bindings.gen.ts");
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("bindings.gen.ts");
        let header = "// Generated from the shell's commands; see `src-tauri/src/commands.rs`.\n";
        all()
            .export(Typescript::default().header(header), &made)
            .unwrap();
        let made = fs::read_to_string(made).unwrap();
        if std::env::var_os(REWRITE).is_some() {
            fs::write(&kept, &made).unwrap();
        }
        let kept = fs::read_to_string(kept).unwrap_or_default();
        assert!(
            kept == made,
            "ui/src/lib/bindings.gen.ts is stale: run {REWRITE}=1 cargo test -p to-cong-tac-06"
        );
    }
}
