//! A screen that nobody sees: an X server that draws into memory.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The screen of the office's PC.
const SIZE: &str = "1366x768x24";

/// An X server of a test's own; it goes away with this.
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts a screen; one with a folder keeps its picture there, in a file that can be read
    /// while it is drawn.
    pub fn start(picture: Option<&Path>) -> Screen {
        let mut server = Command::new("Xvfb");
        server
            .args(["-displayfd", "1", "-nolisten", "tcp", "-nocursor"])
            .args(["-screen", "0", SIZE]);
        if let Some(folder) = picture {
            server.arg("-fbdir").arg(folder);
        }
        let mut server = server
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        let said = server.stdout.take().expect("its output");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("a display");
        let display = format!(":{}", number.trim());
        Screen { server, display }
    }

    /// What `DISPLAY` is on it.
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

/// Whether a program can be started; a question it answers at once goes with it.
pub fn has(program: &str, question: &str) -> bool {
    Command::new(program)
        .arg(question)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Ends a process; one that has ended already is as good as ended.
pub fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}
