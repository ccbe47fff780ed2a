//! The known blank window of WebKitGTK on some graphics drivers.

/// Starts the program anew with the one environment variable that makes WebKitGTK draw on every
/// driver, unless somebody set it already. Does nothing on other systems.
///
/// The variable must stand before the process starts: setting it from inside is unsafe, and this
/// tree allows no unsafe code. See `docs/decisions/0006-restart-for-graphics.md`.
#[cfg(target_os = "linux")]
pub fn avoid_blank_window() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // Only returns if it failed; then the window opens as it would have without.
    let _ = Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
}

/// Other systems draw their windows without WebKitGTK.
#[cfg(not(target_os = "linux"))]
pub fn avoid_blank_window() {}
