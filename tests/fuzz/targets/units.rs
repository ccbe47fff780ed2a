//! `cargo xtask fuzz units`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::units(text));
