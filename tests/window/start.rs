//! How soon the window shows something and what it keeps in memory, beside an empty window of the
//! same build in the same run: `cargo xtask bench window`.
//!
//! Nothing of the program helps: the screen's own picture says when something is drawn, the
//! system says what its processes hold.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    dead_code,
    reason = "a measurement prints, and shares its screen and sample with the tests"
)]

mod sample;
mod screen;

use sample::{Sample, TODAY};
use screen::{Screen, end, has};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, Wry};

/// Starts of either window; the median counts.
const ROUNDS: usize = 7;

/// A blank window has a few colours; the soft edges of letters have many.
const COLOURS: usize = 16;

/// Nothing moves for so long: the window has come to rest.
const REST: Duration = Duration::from_millis(1500);

/// A window that shows nothing by then never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// The word that makes this program open the empty window.
const EMPTY: &str = "empty-window";

/// What one start cost.
#[derive(Clone, Copy)]
struct Cost {
    /// Milliseconds until something is drawn.
    content: f64,
    /// Milliseconds until the picture no longer changes.
    rest: f64,
    /// Megabytes of all processes then; what they share is counted once.
    memory: f64,
}

fn main() {
    if std::env::args().any(|argument| argument == EMPTY) {
        return open_empty_window();
    }
    if !cfg!(target_os = "linux") || !has("Xvfb", "-help") {
        println!("skipped: the screen is an Xvfb on Linux, which is missing");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let bench = Bench::new(folder.path());
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empty.push(bench.start(bench.empty_window()));
        ours.push(bench.start(bench.program()));
    }
    println!("{:<36}{:>10}{:>10}{:>8}", "", "ours", "empty", "ratio");
    let tell = |name: &str, unit: &str, figure: fn(&Cost) -> f64| {
        let (ours, empty) = (median(&ours, figure), median(&empty, figure));
        let ratio = ours / empty;
        println!("{name:<36}{ours:>7.0} {unit}{empty:>7.0} {unit}{ratio:>7.2}×");
    };
    tell("start to first content", "ms", |cost| cost.content);
    tell("start to a picture at rest", "ms", |cost| cost.rest);
    tell("memory of all processes at rest", "MB", |cost| cost.memory);
    println!("(limits: first content and memory 1.3×; aims: 1.15×)");
}

/// A screen and folders for both windows.
struct Bench {
    screen: Screen,
    picture: PathBuf,
    home: PathBuf,
    store: PathBuf,
}

impl Bench {
    fn new(folder: &Path) -> Bench {
        let made = |name: &str| {
            let path = folder.join(name);
            fs::create_dir_all(&path).expect("a folder");
            path
        };
        let store = folder.join("store").join("dữ liệu.tct06");
        Sample::Work.lay(&store);
        let drawn = made("screen");
        Bench {
            screen: Screen::start(Some(&drawn)),
            picture: drawn.join("Xvfb_screen0"),
            home: made("home"),
            store,
        }
    }

    /// The program as it is shipped, on a month of work.
    fn program(&self) -> Command {
        let mut command = self.on_screen(Path::new(env!("CARGO_BIN_EXE_to-cong-tac-06")));
        command.arg("--store").arg(&self.store);
        command.args(["--today", TODAY]);
        command
    }

    /// The empty window, drawn as the program has its window drawn.
    fn empty_window(&self) -> Command {
        let own = std::env::current_exe().expect("its own path");
        let mut command = self.on_screen(&own);
        command
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .arg(EMPTY);
        command
    }

    fn on_screen(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", self.screen.display())
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        for name in [
            "HOME",
            "XDG_RUNTIME_DIR",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
        ] {
            command.env(name, &self.home);
        }
        command
    }

    /// Starts a window, waits until it has come to rest, and ends it.
    fn start(&self, mut window: Command) -> Cost {
        let start = Instant::now();
        let mut process = window.spawn().expect("a window");
        while !is_drawn(&self.pixels()) {
            assert!(start.elapsed() < PATIENCE, "the window shows nothing");
            thread::sleep(Duration::from_millis(4));
        }
        let content = start.elapsed();
        let rest = self.last_change() - start;
        let memory = memory_of(process.id());
        self.close(&mut process);
        Cost {
            content: content.as_secs_f64() * 1000.0,
            rest: rest.as_secs_f64() * 1000.0,
            memory,
        }
    }

    /// When the picture changed last before it came to rest.
    fn last_change(&self) -> Instant {
        let (mut last, mut changed) = (fingerprint(&self.pixels()), Instant::now());
        while changed.elapsed() < REST {
            let now = fingerprint(&self.pixels());
            if now != last {
                (last, changed) = (now, Instant::now());
            }
            thread::sleep(Duration::from_millis(10));
        }
        changed
    }

    fn close(&self, process: &mut Child) {
        let family = family_of(process.id());
        end(process);
        let start = Instant::now();
        let lives = |id: &u32| Path::new(&format!("/proc/{id}")).exists();
        while family.iter().any(lives) || is_drawn(&self.pixels()) {
            assert!(start.elapsed() < PATIENCE, "the window does not close");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the screen shows, four bytes a pixel; the file is an X window dump.
    fn pixels(&self) -> Vec<u8> {
        let dump = fs::read(&self.picture).expect("the screen's picture");
        let word = |at: usize| {
            let bytes = dump[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let (header, colours) = (word(0), word(76));
        dump[header + colours * 12..].to_vec()
    }
}

/// Whether words stand on the screen.
fn is_drawn(pixels: &[u8]) -> bool {
    let mut colours = HashSet::new();
    pixels
        .chunks_exact(4)
        .step_by(3)
        .any(|pixel| colours.insert([pixel[0], pixel[1], pixel[2]]) && colours.len() > COLOURS)
}

fn fingerprint(pixels: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    pixels.hash(&mut hasher);
    hasher.finish()
}

/// A process and all that descend from it.
fn family_of(id: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("the processes")
        .filter_map(|entry| {
            let id: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // Behind the name in brackets: state, parent.
            let parent = stat.rsplit(") ").next()?.split(' ').nth(1)?;
            Some((id, parent.parse().ok()?))
        })
        .collect();
    let mut family = vec![id];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        family.extend(children.map(|(child, _)| *child));
        at += 1;
    }
    family
}

/// Megabytes a process and its descendants hold.
fn memory_of(id: u32) -> f64 {
    let held = |id: &u32| {
        let told = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        kilobytes.unwrap_or(0.0)
    };
    family_of(id).iter().map(held).sum::<f64>() / 1024.0
}

fn median(costs: &[Cost], figure: fn(&Cost) -> f64) -> f64 {
    let mut figures: Vec<f64> = costs.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// A window with the program's own settings and a page of two words.
fn open_empty_window() {
    let mut context = tauri::generate_context!();
    context.set_assets(Box::new(Page));
    tauri::Builder::default().run(context).expect("a window");
}

/// The only page of the empty window.
struct Page;

impl Assets<Wry> for Page {
    fn get(&self, _: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let page = "<!doctype html><meta charset=utf-8><title>–</title><h1>Trang trống</h1>";
        Some(Cow::Borrowed(page.as_bytes()))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}
