//! Every scene in light and dark: accessible, fitting its window, and photographed on demand.

use crate::driver::Window;
use crate::machine::{Look, pictures};
use crate::sample;
use crate::scenes::{Scene, WALKS};
use std::fmt::Write;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::thread;

/// What is left of the office's screen, and the least at which the window works: the same screen
/// at 125 %.
const SIZES: [(u32, u32); 2] = [(1366, 690), (1093, 550)];

/// What a walk through the scenes brought.
#[derive(Default)]
struct Seen {
    /// Whatever is wrong, with the scene's name.
    faults: Vec<String>,
    /// The names of the pictures saved.
    pictures: Vec<String>,
}

#[test]
fn every_place_is_accessible_and_fits_in_light_and_dark() {
    let folder = pictures();
    if let Some(folder) = &folder {
        fs::create_dir_all(folder).expect("a folder for pictures");
    }
    let folder = folder.as_deref();
    let [light, dark] = thread::scope(|scope| {
        // Takes its time: begun before the first walk that starts from it.
        scope.spawn(sample::made);
        [Look::Light, Look::Dark]
            .map(|look| scope.spawn(move || walk(look, folder)))
            .map(|walk| walk.join().expect("a walk to its end"))
    });
    if let Some(folder) = folder {
        let leaves = index([&light, &dark]);
        fs::write(folder.join("index.html"), leaves).expect("the index");
    }
    let faults = [light.faults, dark.faults].concat();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Walks through all scenes in one look.
fn walk(look: Look, folder: Option<&Path>) -> Seen {
    let mut seen = Seen::default();
    for walk in WALKS {
        let Some(window) = Window::open_on(walk.today, look, |store| walk.from.lay(store)) else {
            return seen;
        };
        assert_eq!(window.is_dark(), look == Look::Dark, "the look is not told");
        window.resize(SIZES[0]);
        for scene in walk.scenes {
            let step = || {
                (scene.go)(&window);
                visit(&window, scene, look, folder, &mut seen);
            };
            // What follows starts from here; the other walks go on, so that all faults are told.
            if panic::catch_unwind(AssertUnwindSafe(step)).is_err() {
                let told = vec!["the way there is blocked, as told above".to_owned()];
                seen.note(scene, look, "way", told);
                break;
            }
        }
    }
    seen
}

/// Looks at one scene from all sides.
fn visit(window: &Window, scene: &Scene, look: Look, folder: Option<&Path>, seen: &mut Seen) {
    window.put_mouse_away();
    let findings = window.findings();
    seen.note(scene, look, "axe", findings);
    // Colours differ between looks, sizes do not.
    let sizes = match look {
        Look::Light => &SIZES[..],
        Look::Dark => &SIZES[..1],
    };
    for size in sizes {
        if window.size() != *size {
            window.resize(*size);
        }
        let unfit = window.unfit();
        seen.note(scene, look, &format!("{}×{}", size.0, size.1), unfit);
        if let Some(folder) = folder {
            let name = format!("{}-{}-{}.png", scene.name, shown(look), size.0);
            fs::write(folder.join(&name), window.picture()).expect("a picture");
            seen.pictures.push(name);
        }
    }
    if window.size() != SIZES[0] {
        window.resize(SIZES[0]);
    }
}

impl Seen {
    fn note(&mut self, scene: &Scene, look: Look, by: &str, faults: Vec<String>) {
        let named = faults
            .into_iter()
            .map(|fault| format!("{} ({}, {by}): {fault}", scene.name, shown(look)));
        self.faults.extend(named);
    }
}

fn shown(look: Look) -> &'static str {
    match look {
        Look::Light => "light",
        Look::Dark => "dark",
    }
}

/// A page to leaf through the pictures.
fn index(seen: [&Seen; 2]) -> String {
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><title>Screenshots</title>\
         <style>body{font:14px sans-serif;margin:24px;background:#777;color:#fff}\
         figure{margin:0 0 32px}img{max-width:100%;display:block;margin-top:6px}</style>\n",
    );
    let mut names: Vec<&String> = Vec::new();
    for scene in WALKS.iter().flat_map(|walk| walk.scenes) {
        let start = format!("{}-", scene.name);
        let of_scene = |name: &&String| {
            name.strip_prefix(&start)
                .is_some_and(|rest| rest.starts_with("light-") || rest.starts_with("dark-"))
        };
        names.extend(seen.iter().flat_map(|seen| &seen.pictures).filter(of_scene));
    }
    for name in names {
        // Writing into a text cannot fail.
        let _ = writeln!(
            page,
            "<figure>{name}<a href=\"{name}\"><img loading=lazy src=\"{name}\"></a></figure>"
        );
    }
    page
}
