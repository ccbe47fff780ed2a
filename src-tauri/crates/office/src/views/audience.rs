//! Whom a return is for, and which sheets they get.

use serde::Serialize;
use specta::Type;

/// An audience.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AudienceView {
    /// "province", "leader", or the name it was saved under.
    pub name: String,
    /// Whether it comes with the program and cannot be changed.
    pub built_in: bool,
    /// All sheets there are: those it gets first, in their order.
    pub sheets: Vec<AudienceSheet>,
}

/// A sheet as an audience gets it, or not.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AudienceSheet {
    /// The sheet's stable word.
    pub sheet: String,
    /// A title in the place of the usual one.
    pub title: Option<String>,
    /// The usual one.
    pub usual_title: String,
    /// Whether it gets it.
    pub gets: bool,
}
