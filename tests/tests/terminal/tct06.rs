//! Running the real program on a store of its own.

use office::{Clock, Office};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;
use tests::desk::{bundled, day};

/// The day most commands run on.
pub const TODAY: &str = "2024-03-14";

/// A terminal in a folder that goes away.
pub struct Terminal {
    folder: TempDir,
}

/// A refusal as scripts see it.
#[derive(Debug)]
pub struct Refusal {
    pub code: String,
    pub message: String,
    pub hint: String,
}

impl Terminal {
    /// A terminal without a store.
    pub fn empty() -> Terminal {
        Terminal {
            folder: TempDir::new().expect("a folder"),
        }
    }

    /// A terminal with a store of a bundled profile and its plan.
    pub fn with_plan(profile: &str) -> Terminal {
        let terminal = Terminal::empty();
        terminal.answer(&["init", "--profile", profile]);
        let plan = bundled(&format!("plans/{profile}.xlsx"));
        terminal.answer(&["plan", "import", text(&plan), "--accept"]);
        terminal
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Its store.
    pub fn store(&self) -> PathBuf {
        self.path("store.tct06")
    }

    /// Everything the store knows as text: equal dumps mean equal stores.
    pub fn dump(&self) -> String {
        let office = Office::open(&self.store(), Clock::Noon(day(TODAY)));
        office.expect("the store opens").dump().expect("a dump")
    }

    /// A command on its store, ready to start.
    pub fn command(&self, today: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .current_dir(self.folder.path())
            .arg("--store")
            .arg(self.store())
            .args(["--today", today])
            .args(arguments);
        command
    }

    /// Runs a command to its end, in words.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let ended = self.command(TODAY, arguments).output();
        ended.expect("the program starts")
    }

    /// Runs a command on a day that must answer with exactly one JSON value.
    pub fn answer_on(&self, today: &str, arguments: &[&str]) -> Value {
        let output = self.command(today, arguments).arg("--json").output();
        let output = output.expect("the program starts");
        let (out, err) = (said(&output.stdout), said(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {err}");
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {out}"))
    }

    /// Runs a command that must answer with exactly one JSON value.
    pub fn answer(&self, arguments: &[&str]) -> Value {
        self.answer_on(TODAY, arguments)
    }

    /// Runs a command that must be refused: exit 1, nothing on standard output, one line of
    /// JSON on standard error.
    pub fn refusal(&self, arguments: &[&str]) -> Refusal {
        let output = self.command(TODAY, arguments).arg("--json").output();
        let output = output.expect("the program starts");
        let err = said(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {err}");
        assert_eq!(said(&output.stdout), "", "{arguments:?}");
        assert_eq!(err.trim_end().lines().count(), 1, "{arguments:?}: {err}");
        let value: Value = serde_json::from_str(&err).expect("one line of JSON");
        let names: Vec<&String> = value["error"]
            .as_object()
            .expect("an error")
            .keys()
            .collect();
        assert_eq!(names, ["code", "hint", "message"]);
        let word = |name: &str| value["error"][name].as_str().expect(name).to_owned();
        Refusal {
            code: word("code"),
            message: word("message"),
            hint: word("hint"),
        }
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

/// What was printed.
pub fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The program, built once from the sources the tests were built from. Cargo gives a test the
/// binaries of its own package only, so that it is asked for this one.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = env::current_exe().expect("the test's own path");
        // target/debug/deps/terminal-…
        let built = test
            .parent()
            .and_then(Path::parent)
            .expect("a folder of builds");
        let profile = match built.file_name().and_then(|name| name.to_str()) {
            Some("debug") | None => "dev",
            Some(name) => name,
        };
        let mut cargo = Command::new(env!("CARGO"));
        // The whole workspace's features are those its tests are built with: nothing is built twice.
        cargo
            .args(["build", "--quiet", "--workspace", "--bin", "tct06"])
            .args(["--profile", profile, "--target-dir"])
            .arg(built.parent().expect("the target folder"))
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        assert!(
            cargo.status().expect("cargo starts").success(),
            "tct06 does not build"
        );
        let name = format!("tct06{}", env::consts::EXE_SUFFIX);
        built.join(name)
    })
}
