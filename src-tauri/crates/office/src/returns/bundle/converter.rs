//! LibreOffice as a converter: found where it is usually installed, run without a window in a
//! profile of its own, and ended where it takes too long.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// How long a conversion may take: a first start on a slow machine takes half a minute.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

const STEP: Duration = Duration::from_millis(100);

/// What became of a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It ended by itself.
    Ended,
    /// It was ended.
    Late,
    /// It could not be begun.
    NotBegun,
}

/// The converter of this machine, if it has one.
pub(super) fn find() -> Option<PathBuf> {
    let names: &[&str] = if cfg!(windows) {
        &["soffice.exe", "soffice.com"]
    } else {
        &["soffice", "libreoffice"]
    };
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(usual_folders());
    let mut places = folders.flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    places.find(|place| place.is_file())
}

/// Where installers put it, whether or not it stands in the path.
fn usual_folders() -> Vec<PathBuf> {
    if cfg!(windows) {
        let roots = ["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"];
        let roots = roots.into_iter().filter_map(env::var_os);
        return roots
            .map(|root| PathBuf::from(root).join("LibreOffice").join("program"))
            .collect();
    }
    [
        "/usr/lib/libreoffice/program",
        "/opt/libreoffice/program",
        "/snap/bin",
    ]
    .map(PathBuf::from)
    .into()
}

/// Makes PDFs of files beside each other in a folder.
pub(super) fn convert(
    program: &Path,
    files: &[&Path],
    folder: &Path,
    patience: Duration,
) -> Outcome {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let profile = format!("to-cong-tac-06-pdf-{}-{count}", std::process::id());
    let profile = env::temp_dir().join(profile);
    let outcome = run(&mut command(program, files, (folder, &profile)), patience);
    // The profile is ours alone; that it cannot be removed changes nothing.
    let _ = fs::remove_dir_all(&profile);
    outcome
}

fn command(program: &Path, files: &[&Path], (folder, profile): (&Path, &Path)) -> Command {
    let mut command = Command::new(program);
    command
        .arg("--headless")
        .arg("--norestore")
        .arg(format!("-env:UserInstallation={}", address(profile)))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    in_own_group(&mut command);
    command
}

fn run(command: &mut Command, patience: Duration) -> Outcome {
    let Ok(mut child) = command.spawn() else {
        return Outcome::NotBegun;
    };
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(None) if begun.elapsed() < patience => thread::sleep(STEP),
            Ok(Some(_)) => return Outcome::Ended,
            _ => {
                end(&mut child);
                return Outcome::Late;
            }
        }
    }
}

/// The address of a folder as the converter takes it.
fn address(folder: &Path) -> String {
    let path = folder.display().to_string().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let path = path.replace('%', "%25").replace(' ', "%20");
    format!("file://{slash}{path}")
}

#[cfg(unix)]
fn in_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(windows)]
fn in_own_group(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// No console window comes up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

/// Ends the converter with what it started: the program in the path only starts the real one.
fn end(child: &mut Child) {
    let id = child.id().to_string();
    let mut killer = if cfg!(windows) {
        let mut killer = Command::new("taskkill");
        killer.args(["/T", "/F", "/PID", &id]);
        killer
    } else {
        let mut killer = Command::new("kill");
        killer.args(["-KILL", "--", &format!("-{id}")]);
        killer
    };
    let _ = killer.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_is_ended_with_what_it_started() {
        let folder = env::temp_dir().join(format!("tct06-late-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut slow = Command::new("sh");
        let mark = folder.join("mark");
        let script = format!("(sleep 2; touch {}) & wait", mark.display());
        slow.args(["-c", &script]);
        in_own_group(&mut slow);
        assert_eq!(run(&mut slow, Duration::from_millis(200)), Outcome::Late);
        thread::sleep(Duration::from_secs(3));
        assert!(!mark.exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_program_that_is_not_there_is_no_converter() {
        let gone = Path::new("/no/such/soffice");
        let outcome = convert(gone, &[], &env::temp_dir(), PATIENCE);
        assert_eq!(outcome, Outcome::NotBegun);
        assert_eq!(address(Path::new("/a b")), "file:///a%20b");
    }
}
