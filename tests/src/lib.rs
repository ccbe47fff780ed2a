//! What story tests are told with: a secretary at her desk, and unit clerks who fill in forms.

pub mod clerk;
pub mod desk;
