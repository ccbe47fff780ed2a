//! A screen, a web driver and folders of a test's own; all of it goes away with the test.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a program may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// The screen of the office's PC.
const SCREEN: &str = "1366x768x24";

/// A machine with nobody else on it.
pub struct Machine {
    /// The driver's port on this machine.
    pub port: u16,
    /// Ended first, and with it the window.
    driver: Child,
    screen: Child,
    home: TempDir,
}

impl Machine {
    /// Starts screen and driver; nothing where the system has none, which is said.
    pub fn start() -> Option<Machine> {
        if !cfg!(target_os = "linux") || !has("Xvfb", "-help") || !has("WebKitWebDriver", "--help")
        {
            eprintln!("skipped: the window is driven by Xvfb and WebKitWebDriver; one is missing");
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        let (screen, display) = start_screen();
        let port = free_port();
        let driver = start_driver(home.path(), &display, port);
        let machine = Machine {
            port,
            driver,
            screen,
            home,
        };
        machine.wait_for_driver();
        Some(machine)
    }

    /// The folder that everything is written into.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    fn wait_for_driver(&self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(
                start.elapsed() < PATIENCE,
                "WebKitWebDriver does not answer"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        for process in [&mut self.driver, &mut self.screen] {
            // One that has ended already is as good as ended.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Whether a program can be started.
fn has(program: &str, question: &str) -> bool {
    Command::new(program)
        .arg(question)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// A screen, and the display it chose.
fn start_screen() -> (Child, String) {
    let mut screen = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            SCREEN,
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb");
    let mut number = String::new();
    let said = screen.stdout.take().expect("its output");
    BufReader::new(said)
        .read_line(&mut number)
        .expect("a display");
    (screen, format!(":{}", number.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}

/// The driver, with folders of its own for all that a program may write.
fn start_driver(home: &Path, display: &str, port: u16) -> Child {
    let folder = |name: &str| {
        let path = home.join(name);
        fs::create_dir_all(&path).expect("a folder");
        path
    };
    Command::new("WebKitWebDriver")
        .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("HOME", folder("home"))
        .env("XDG_RUNTIME_DIR", folder("run"))
        .env("XDG_DATA_HOME", folder("data"))
        .env("XDG_CONFIG_HOME", folder("config"))
        .env("XDG_CACHE_HOME", folder("cache"))
        // A session bus would join all windows of this machine into one.
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("WAYLAND_DISPLAY")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver")
}
