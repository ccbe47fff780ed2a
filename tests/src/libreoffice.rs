//! The office's other spreadsheet program, where the machine has it: opens what was written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Files opened and saved in another format; nothing where the machine has no LibreOffice.
///
/// # Panics
/// If it is there and one of the files does not come out.
pub fn saved_as(files: &[&Path], format: &str) -> Option<Vec<Vec<u8>>> {
    let folder = TempDir::new().expect("a folder");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    );
    let run = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder.path())
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if run.is_err() {
        eprintln!("skipped: LibreOffice is missing");
        return None;
    }
    let saved = |file: &&Path| -> PathBuf {
        let name = Path::new(file.file_name().expect("a name"));
        folder.path().join(name.with_extension(format))
    };
    let bytes = files.iter().map(|file| {
        let path = saved(file);
        fs::read(&path).unwrap_or_else(|_| panic!("LibreOffice does not open {}", file.display()))
    });
    Some(bytes.collect())
}
