//! A machine of a test's own: screen, web driver, folders; all of it goes away with the test.

use crate::screen::{Screen, end, has};
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a program may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// Names the folder that pictures of the window are saved in; without it, none are taken.
const PICTURES: &str = "TCT06_SCREENSHOTS";

/// The folder that pictures are to be saved in.
pub fn pictures() -> Option<PathBuf> {
    std::env::var_os(PICTURES).map(PathBuf::from)
}

/// What the machine's user has chosen for all windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// A machine with nobody else on it.
pub struct Machine {
    /// The driver's port on this machine.
    pub port: u16,
    environment: Vec<(&'static str, OsString)>,
    /// Ended first, and with it the window.
    driver: Child,
    bus: Option<Child>,
    _screen: Screen,
    home: TempDir,
}

impl Machine {
    /// Starts screen and driver; nothing where the system has none, which is said.
    pub fn start(look: Look) -> Option<Machine> {
        Machine::build(look, false)
    }

    /// The same with a session bus, over which programs find each other.
    pub fn start_with_bus() -> Option<Machine> {
        if !has("dbus-daemon", "--version") {
            eprintln!("skipped: two starts meet over dbus-daemon, which is missing");
            return None;
        }
        Machine::build(Look::Light, true)
    }

    fn build(look: Look, with_bus: bool) -> Option<Machine> {
        if !cfg!(target_os = "linux") || !has("Xvfb", "-help") || !has("WebKitWebDriver", "--help")
        {
            eprintln!("skipped: the window is driven by Xvfb and WebKitWebDriver; one is missing");
            return None;
        }
        // The bar of the window shows the way to the store: one that can be read.
        let home = tempfile::Builder::new()
            .prefix("Bỉm Sơn ")
            .rand_bytes(4)
            .tempdir();
        let home = home.expect("a folder");
        let screen = Screen::start(None);
        let mut environment = environment(home.path(), screen.display(), look);
        let bus = with_bus.then(start_bus);
        let bus = bus.map(|(bus, address)| {
            environment.push(("DBUS_SESSION_BUS_ADDRESS", address.into()));
            bus
        });
        let port = free_port();
        let mut machine = Machine {
            port,
            driver: start_driver(port, &environment),
            environment,
            bus,
            _screen: screen,
            home,
        };
        machine.wait_for_driver();
        Some(machine)
    }

    /// The folder that everything is written into.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the program is told to keep its data.
    pub fn store(&self) -> PathBuf {
        self.home().join("Đề án 06").join("dữ liệu.tct06")
    }

    /// A program on this machine, ready to start.
    pub fn program(&self, path: &Path) -> Command {
        on_machine(path, &self.environment)
    }

    fn wait_for_driver(&mut self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.driver.try_wait().expect("the driver");
            assert!(ended.is_none(), "WebKitWebDriver ended: {ended:?}");
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
        end(&mut self.driver);
        if let Some(bus) = &mut self.bus {
            end(bus);
        }
    }
}

/// What every program on the machine is told, with folders of its own for all it may write.
fn environment(home: &Path, display: &str, look: Look) -> Vec<(&'static str, OsString)> {
    let folder = |name: &str| {
        let path = home.join(name);
        fs::create_dir_all(&path).expect("a folder");
        path.into_os_string()
    };
    // The theme decides what the page is told of `prefers-color-scheme`.
    let theme = match look {
        Look::Light => "Adwaita",
        Look::Dark => "Adwaita:dark",
    };
    // The program chooses plain drawing for itself, in which WebKitGTK 2.50 never ends a picture.
    let plain_drawing = if pictures().is_some() { "0" } else { "1" };
    vec![
        ("DISPLAY", display.into()),
        ("GDK_BACKEND", "x11".into()),
        ("GTK_THEME", theme.into()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
        ("WEBKIT_DISABLE_DMABUF_RENDERER", plain_drawing.into()),
        ("NO_AT_BRIDGE", "1".into()),
        ("HOME", folder("home")),
        ("XDG_RUNTIME_DIR", folder("run")),
        ("XDG_DATA_HOME", folder("data")),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_CACHE_HOME", folder("cache")),
    ]
}

/// A program that knows only this machine: a session bus of the real one would join all windows
/// into one.
fn on_machine(program: &Path, environment: &[(&'static str, OsString)]) -> Command {
    let mut command = Command::new(program);
    command
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("WAYLAND_DISPLAY")
        .envs(environment.iter().cloned())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}

fn start_driver(port: u16, environment: &[(&'static str, OsString)]) -> Child {
    on_machine(Path::new("WebKitWebDriver"), environment)
        .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
        .spawn()
        .expect("WebKitWebDriver")
}

/// A session bus and its address.
fn start_bus() -> (Child, String) {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-daemon");
    let mut address = String::new();
    let said = bus.stdout.take().expect("its output");
    BufReader::new(said)
        .read_line(&mut address)
        .expect("an address");
    (bus, address.trim().to_owned())
}
