//! `cargo xtask fuzz workbook`: bytes are changed as they are, or inside a part of the package.

#![no_main]

use fuzz::packages::{package, parts};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::panic;

fuzz_target!(
    init: only_own_panics_end_it(),
    |bytes: &[u8]| fuzz::workbook(bytes)
);

/// A panic inside a third-party reader is caught and counts as a damaged file; one of ours is a
/// find, though the same net would catch it.
fn only_own_panics_end_it() {
    let abort = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let file = info.location().map(panic::Location::file);
        if !file.is_some_and(|file| file.contains("/registry/")) {
            abort(info);
        }
    }));
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    inside(data, size, max_size, seed).unwrap_or_else(|| fuzzer_mutate(data, size, max_size))
});

/// Changes one part of a package and packs it again; none where the bytes are no package, where
/// it would grow too large, or (one time in eight) to try the package itself.
fn inside(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> Option<usize> {
    if seed.is_multiple_of(8) {
        return None;
    }
    let mut parts = parts(&data[..size])?;
    let at = usize::try_from(seed / 8).ok()?.checked_rem(parts.len())?;
    let part = &mut parts[at].1;
    let length = part.len();
    part.resize(length + 4096, 0);
    let room = part.len();
    let length = fuzzer_mutate(part, length, room);
    part.truncate(length);
    let packed = package(&parts)?;
    let target = data.get_mut(..packed.len().min(max_size + 1))?;
    (target.len() == packed.len()).then(|| target.copy_from_slice(&packed))?;
    Some(packed.len())
}
