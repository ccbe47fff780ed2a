//! `tct06` as people and scripts run it: the real program, its words, its exit codes.

mod backups;
mod foreign;
mod killing;
mod letters;
mod plans;
mod refusals;
mod shapes;
mod sources;
mod tct06;
mod words;
