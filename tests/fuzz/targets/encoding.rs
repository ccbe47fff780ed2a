//! `cargo xtask fuzz encoding`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::encoding(text));
