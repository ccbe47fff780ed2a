//! The real window: the built program, its web view, its commands.
//!
//! Belongs to the shell's package, so that cargo builds the program first.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot go on panics, and says why it does not run"
)]

mod chasing;
mod company;
mod desk;
mod driver;
mod keyboard;
mod machine;
mod permissions;
mod places;
mod province;
mod review;
mod sample;
mod scenes;
mod screen;
mod story;
mod wednesday;
