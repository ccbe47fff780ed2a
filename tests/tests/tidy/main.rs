//! The tree keeps itself tidy: what `docs/architecture.md` promises, checked.

mod catalog;
mod files;
mod layers;
mod nasty;
mod tree;
