//! What story tests are told with: a secretary at her desk, unit clerks who fill in forms, and
//! the post that brings them.

pub mod clerk;
pub mod desk;
pub mod libreoffice;
pub mod post;
