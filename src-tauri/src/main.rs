//! The desktop shell: one window and the commands it may call.
//!
//! Knows the window system and the system's folders. Must not know any rule of the work: a
//! command is one delegating call.

// A console window beside the program's own would only puzzle its user.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod commands;
mod desk;
mod graphics;
mod notice;
mod report;
mod start;
mod watch;
mod written;

use desk::Desk;
use office::StorePlace;
use start::Start;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

fn main() -> tauri::Result<()> {
    graphics::start_anew_if_needed();
    let start = Start::from_arguments(std::env::args_os().skip(1));
    report::keep_beside(start.store.as_ref().map(StorePlace::path));
    let commands = commands::all();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            bring_to_front(app);
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .manage(Desk::new(start))
        .invoke_handler(commands.invoke_handler())
        .setup(move |app| {
            commands.mount_events(app);
            show_progress(app.handle());
            notice::tell(app.handle());
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// The window is told how far a long job has come.
fn show_progress(app: &AppHandle) {
    let window = app.clone();
    app.state::<Desk>().watcher.tell_by(move |progress| {
        // A window that is gone needs no telling.
        let _ = progress.emit(&window);
    });
}

/// A second start shows the window that is already open.
fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window that cannot be raised is still open; there is nothing better to do.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
