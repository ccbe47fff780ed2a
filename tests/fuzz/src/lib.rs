//! What must hold whatever is read: four bodies, each run by a fuzzer on demand (`cargo xtask
//! fuzz`) and by short property tests with every test run (`docs/decisions/0020-fuzzing.md`).
//!
//! A body panics where something does not hold. Hangs and memory are the fuzzer's to notice.

mod bodies;
pub mod packages;
pub mod seeds;

pub use bodies::{deadline, directory, encoding, units, workbook};
