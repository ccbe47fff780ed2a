//! System packages: installed on Debian and Ubuntu, named elsewhere.

use crate::process::{Outcome, output, program, run, succeeds};

/// Something building needs from the system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A C compiler and linker: SQLite is compiled in.
    Compiler,
    /// The system's web view, which the window is made of.
    Window,
    /// A screen, a web driver and a session bus, with which tests open the window. They say so and
    /// are skipped where there are none.
    Driver,
}

impl Need {
    fn is_met(self) -> bool {
        match self {
            // Windows brings its web view; its compiler comes with Rust's own requirements.
            _ if cfg!(windows) => true,
            Need::Compiler => succeeds(program("cc").arg("--version")),
            Need::Window if cfg!(target_os = "macos") => true,
            Need::Window => succeeds(program("pkg-config").args(["--exists", "webkit2gtk-4.1"])),
            Need::Driver if !is_debian() => true,
            Need::Driver => {
                succeeds(program("Xvfb").arg("-help"))
                    && succeeds(program("WebKitWebDriver").arg("--help"))
                    && succeeds(program("dbus-daemon").arg("--version"))
            }
        }
    }

    /// The packages that meet it on Debian and Ubuntu.
    fn debian(self) -> &'static [&'static str] {
        match self {
            Need::Compiler => &["build-essential"],
            Need::Window => &["pkg-config", "libwebkit2gtk-4.1-dev"],
            Need::Driver => &["xvfb", "webkit2gtk-driver", "dbus"],
        }
    }

    /// What to look for on any other system.
    fn elsewhere(self) -> &'static str {
        match self {
            Need::Compiler => {
                "a C compiler (Fedora: gcc; Arch: base-devel; macOS: xcode-select --install)"
            }
            Need::Window => {
                "pkg-config and WebKitGTK 4.1 with its headers \
                 (Fedora: webkit2gtk4.1-devel; Arch: webkit2gtk-4.1)"
            }
            Need::Driver => "Xvfb, WebKitWebDriver and dbus-daemon",
        }
    }
}

/// Makes sure the needs are met; on Debian and Ubuntu by installing packages.
pub fn ensure(needs: &[Need]) -> Outcome {
    let missing: Vec<Need> = needs
        .iter()
        .copied()
        .filter(|need| !need.is_met())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() {
        let names: Vec<&str> = missing.iter().map(|need| need.elsewhere()).collect();
        return Err(format!("please install: {}", names.join("; ")));
    }
    let names: Vec<&str> = missing
        .iter()
        .flat_map(|need| need.debian())
        .copied()
        .collect();
    println!("== installing system packages: {}", names.join(" "));
    // A first try can fail on a race with the system's own updates, or on an old list.
    install(&names).or_else(|problem| {
        println!("== {problem}; trying once more");
        install(&names)
    })
}

/// Whether packages can be installed by apt-get.
fn is_debian() -> bool {
    succeeds(program("apt-get").arg("--version"))
}

fn install(names: &[&str]) -> Outcome {
    run(apt_get(&["update"]).arg("-q"))?;
    run(apt_get(&["install", "-y", "-q", "--no-install-recommends"]).args(names))
}

/// apt-get without questions, through sudo where we are not root.
fn apt_get(arguments: &[&str]) -> std::process::Command {
    let is_root = output(program("id").arg("-u")).as_deref() == Some("0");
    let mut command = program(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.arg("env");
    }
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .args(arguments);
    command
}
