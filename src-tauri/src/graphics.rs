//! The environment WebKitGTK must start in: drawing on every driver, and driven by nobody.

/// Starts the program anew where its environment must be another one: with the variable that
/// makes WebKitGTK draw on every driver, unless somebody set it already; and, in a release build,
/// without the one that lets another program drive the window. Does nothing on other systems.
///
/// The environment must stand before the process starts: changing it from inside is unsafe, and
/// this tree allows no unsafe code. See `docs/decisions/0006-restart-for-graphics.md`.
#[cfg(target_os = "linux")]
pub fn start_anew_if_needed() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    const DRIVEN: &str = "TAURI_WEBVIEW_AUTOMATION";
    let is_set = |variable| std::env::var_os(variable).is_some();
    // Tests drive debug builds.
    let driven = cfg!(not(debug_assertions)) && is_set(DRIVEN);
    if is_set(SWITCH) && !driven {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut anew = Command::new(program);
    anew.args(std::env::args_os().skip(1));
    if !is_set(SWITCH) {
        anew.env(SWITCH, "1");
    }
    if driven {
        anew.env_remove(DRIVEN);
    }
    // Only returns if it failed; then the window opens as it would have without.
    let _ = anew.exec();
}

/// Other systems draw their windows without WebKitGTK.
#[cfg(not(target_os = "linux"))]
pub fn start_anew_if_needed() {}
