//! Stories over the whole store.

mod backup;
mod builder;
mod counting;
mod frozen;
mod plan_changes;
mod undo;
