//! Stories over the whole store.

mod backup;
mod builder;
mod counting;
mod plan_changes;
mod undo;
