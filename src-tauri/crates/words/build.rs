//! Compiles `data/words/vi.toml` into Rust functions and into the window's TypeScript.

#[path = "build/catalog.rs"]
mod catalog;
#[path = "build/rust.rs"]
mod rust;
#[path = "build/typescript.rs"]
mod typescript;

use std::path::{Path, PathBuf};
use std::{env, fs};

const CATALOG: &str = "../../../data/words/vi.toml";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let source = here.join(CATALOG);
    rerun_if_changed(&source);
    rerun_if_changed(Path::new("build"));
    let text = fs::read_to_string(&source)?;
    let catalog = catalog::parse(&text).map_err(|problem| format!("{CATALOG}: {problem}"))?;
    fs::write(out.join("words.rs"), rust::module(&catalog))?;
    let window = catalog
        .section("window")
        .ok_or("vi.toml: the section [window] is missing")?;
    fs::write(out.join("words.gen.ts"), typescript::module(window))?;
    Ok(())
}

/// Tells cargo what this build script reads.
#[allow(
    clippy::print_stdout,
    reason = "this is how build scripts speak to cargo"
)]
fn rerun_if_changed(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}
