//! The one notice of a day on the desktop: shown after a start, from a thread of its own.
//!
//! What it says, and whether it is to be said, is the office's business. Nothing here may disturb
//! the start: where no desktop takes notices, nobody hears of it.

use crate::bring_to_front;
use crate::desk::Desk;
use notify_rust::{Notification, NotificationResponse};
use office::Notice;
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// The window has shown its first place by then.
const PAUSE: Duration = Duration::from_secs(2);

/// What a click on the notice itself is called.
const CLICK: &str = "default";

/// Tells the desktop what the day begins with, once it has time for it. A click on the notice
/// shows the window.
pub fn tell(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(PAUSE);
        let desk = app.state::<Desk>().inner().clone();
        if let Some(notice) = tauri::async_runtime::block_on(desk.morning()) {
            show(&app, &notice);
        }
    });
}

/// Shows the notice and waits for what becomes of it.
fn show(app: &AppHandle, notice: &Notice) {
    let mut notification = Notification::new();
    notification
        .appname(&app.package_info().name)
        .summary(&notice.title)
        .body(&notice.lines.join("\n"))
        .action(CLICK, &notice.open);
    #[cfg(windows)]
    notification.app_id(&app.config().identifier);
    let Ok(shown) = notification.show() else {
        return;
    };
    let main = app.clone();
    // A desktop that goes away meanwhile leaves the window as it is.
    let _ = shown.wait_for_response(move |response: &NotificationResponse| {
        if matches!(
            response,
            NotificationResponse::Default | NotificationResponse::Action(_)
        ) {
            bring_to_front(&main);
        }
    });
}
