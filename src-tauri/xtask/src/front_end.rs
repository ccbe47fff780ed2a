//! The window's front end: its packages, checks and build.

use crate::process::{Outcome, npm, output, program, root, run};
use std::path::Path;
use std::time::SystemTime;

/// The oldest Node that the front end's tools run on.
const NODE: (u32, u32) = (20, 19);

/// Installs the packages of the lock file, unless they stand there already.
pub fn install() -> Outcome {
    let ui = root().join("ui");
    // npm writes this file last.
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    let wanted = changed(&ui.join("package-lock.json")).max(changed(&ui.join("package.json")));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    check_node()?;
    println!("== installing the front end's packages");
    run(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Types, accessibility warnings, formatting and lints.
pub fn check() -> Outcome {
    run(npm().args(["run", "--silent", "check"]))?;
    run(npm().args(["run", "--silent", "lint"]))
}

/// Builds `ui/dist`, which the program carries inside.
pub fn build() -> Outcome {
    println!("== building the front end");
    run(npm().args(["run", "--silent", "build"]))
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata()
        .and_then(|metadata| metadata.modified())
        .ok()
}

fn check_node() -> Outcome {
    let (major, minor) = NODE;
    let found = output(program("node").arg("--version"));
    match found.as_deref().and_then(version) {
        Some(version) if version >= NODE => Ok(()),
        Some(_) => Err(format!(
            "Node {major}.{minor} or newer is needed, {} was found",
            found.unwrap_or_default()
        )),
        None => Err(format!(
            "Node {major}.{minor} or newer is needed, none was found"
        )),
    }
}

/// "v20.19.2" → (20, 19).
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn node_versions_are_compared_as_numbers() {
        assert_eq!(version("v20.19.2"), Some((20, 19)));
        assert!(version("v9.11.0") < version("v20.2.0"));
        assert_eq!(version("nightly"), None);
    }
}
