//! Imports run one way.

use crate::tree::{program, read, root};
use toml::Table;

/// Every crate of the workspace and the ones it may know. `tests` may know all.
const LAYERS: [(&str, &str, &[&str]); 9] = [
    ("plan", "src-tauri/crates/plan", &[]),
    ("words", "src-tauri/crates/words", &[]),
    ("store", "src-tauri/crates/store", &["plan"]),
    ("sheets", "src-tauri/crates/sheets", &["plan", "words"]),
    ("mail", "src-tauri/crates/mail", &[]),
    (
        "office",
        "src-tauri/crates/office",
        &["plan", "store", "sheets", "mail", "words"],
    ),
    ("cli", "src-tauri/crates/cli", &["office", "words"]),
    ("to-cong-tac-06", "src-tauri", &["office"]),
    ("xtask", "src-tauri/xtask", &[]),
];

/// What the domain may be built from: text and calendar, nothing that reads, stores or shows.
const PURE: [&str; 3] = ["chrono", "strsim", "unicode-normalization"];

fn dependencies(folder: &str) -> Vec<String> {
    let manifest: Table = read(&format!("{folder}/Cargo.toml"))
        .parse()
        .expect("a manifest");
    let table = manifest.get("dependencies").and_then(toml::Value::as_table);
    table
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default()
}

#[test]
fn crates_know_only_the_layers_below_them() {
    let names: Vec<&str> = LAYERS.iter().map(|(name, ..)| *name).collect();
    for (name, folder, may_know) in LAYERS {
        for dependency in dependencies(folder) {
            let ours = names.contains(&dependency.as_str());
            assert!(
                !ours || may_know.contains(&dependency.as_str()),
                "{name} knows {dependency}"
            );
        }
    }
}

#[test]
fn every_crate_has_its_layer() {
    let workspace: Table = read("Cargo.toml").parse().expect("a manifest");
    let members = workspace["workspace"]["members"]
        .as_array()
        .expect("members");
    for member in members
        .iter()
        .filter_map(toml::Value::as_str)
        .filter(|path| !path.starts_with("tests"))
    {
        assert!(
            LAYERS.iter().any(|(_, folder, _)| *folder == member),
            "{member} has no layer"
        );
    }
}

#[test]
fn the_domain_is_pure() {
    for dependency in dependencies("src-tauri/crates/plan") {
        assert!(
            PURE.contains(&dependency.as_str()),
            "plan depends on {dependency}"
        );
    }
    for file in program("src-tauri/crates/plan/src") {
        for word in [
            "::now(",
            "SystemTime",
            "std::fs",
            "std::env",
            "std::process",
            "std::net",
        ] {
            assert!(!file.text.contains(word), "{}: {word}", file.path);
        }
    }
}

#[test]
fn xtask_needs_nothing_but_rust() {
    assert_eq!(dependencies("src-tauri/xtask"), [""; 0]);
}

#[test]
fn the_shipped_tree_holds_no_client_of_the_network() {
    let lock: Table = read("Cargo.lock").parse().expect("a lock file");
    let index = "registry+https://github.com/rust-lang/crates.io-index";
    for package in lock["package"].as_array().expect("packages") {
        let source = package.get("source").and_then(toml::Value::as_str);
        assert!(
            source.is_none_or(|source| source == index),
            "{} is from {source:?}",
            package["name"]
        );
    }
    assert!(
        root().join("deny.toml").is_file(),
        "deny.toml bans HTTP clients"
    );
    assert!(
        !read("ui/package-lock.json").contains("\"resolved\""),
        "the lock file names a host"
    );
}
