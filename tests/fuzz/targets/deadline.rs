//! `cargo xtask fuzz deadline`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::deadline(text));
