//! Members of the working group, and the decisions that renew it.

use crate::desk::{Answer, Desk};
use office::ListSource;
use office::views::{
    MemberForm, MemberView, MembersFile, MembersListed, MembersView, RenewalForm, day_if_any,
};
use std::path::PathBuf;
use tauri::State;

/// The group on a day; today where it is empty.
#[tauri::command]
#[specta::specta]
pub async fn members(desk: State<'_, Desk>, on: String) -> Answer<MembersView> {
    desk.office(move |office| office.members(day_if_any(&on)?))
        .await
}

/// Renews the group by a decision.
#[tauri::command]
#[specta::specta]
pub async fn renew_group(desk: State<'_, Desk>, renewal: RenewalForm) -> Answer<MembersView> {
    desk.office(move |office| office.renew_group(&renewal.try_into()?))
        .await
}

/// Corrects what is written of a member.
#[tauri::command]
#[specta::specta]
pub async fn correct_member(
    desk: State<'_, Desk>,
    id: i64,
    member: MemberForm,
) -> Answer<MemberView> {
    desk.office(move |office| office.correct_member(id, &member.into()))
        .await
}

/// Reads a list of members out of a file and sets it beside the group on a day.
#[tauri::command]
#[specta::specta]
pub async fn read_members_file(
    desk: State<'_, Desk>,
    path: PathBuf,
    on: String,
) -> Answer<MembersListed> {
    desk.office(move |office| office.read_members(&ListSource::File(path), day_if_any(&on)?))
        .await
}

/// The same out of pasted text.
#[tauri::command]
#[specta::specta]
pub async fn read_members(
    desk: State<'_, Desk>,
    text: String,
    on: String,
) -> Answer<MembersListed> {
    desk.office(move |office| office.read_members(&ListSource::Pasted(text), day_if_any(&on)?))
        .await
}

/// Writes the list of members on a day.
#[tauri::command]
#[specta::specta]
pub async fn write_members(
    desk: State<'_, Desk>,
    on: String,
    path: PathBuf,
) -> Answer<MembersFile> {
    desk.writing(move |office| office.write_members(day_if_any(&on)?, &path))
        .await
}
