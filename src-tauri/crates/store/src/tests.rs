//! Stories over the whole store.

mod arrival;
mod backup;
mod builder;
mod counting;
mod decisions;
mod frozen;
mod plan_changes;
mod undo;
mod upgrade;
