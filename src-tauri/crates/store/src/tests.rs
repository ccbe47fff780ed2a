//! Stories over the whole store.

mod arrival;
mod backup;
mod builder;
mod counting;
mod decisions;
mod frozen;
mod numbers;
mod plan_changes;
mod undo;
mod upgrade;
