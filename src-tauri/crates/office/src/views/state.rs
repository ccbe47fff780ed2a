//! What a window needs to know before anything else.

use super::{BackupFileView, PlanEntry, Refusal};
use serde::Serialize;
use specta::Type;

/// The program, its store, and how far the work has come.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StateView {
    /// The program's version.
    pub version: String,
    /// The day it is.
    pub today: String,
    /// The file that holds the data; `null` where the system names no folder for it.
    pub store: Option<StoreFile>,
    /// How far the work has come.
    pub condition: Condition,
    /// Why the store cannot be opened.
    pub refusal: Option<Refusal>,
    /// The localities that come with the program.
    pub profiles: Vec<ProfileName>,
    /// The store's locality.
    pub profile: Option<ProfileName>,
    /// The plan in force.
    pub plan: Option<PlanSummary>,
    /// Every plan of the store, by year.
    pub plans: Vec<PlanEntry>,
    /// The regular period of the plan's year whose reports are due next, else its last one.
    pub current_period: Option<String>,
    /// The newest backup beside the store that can be restored.
    pub last_backup: Option<BackupFileView>,
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// There is no store yet, and no backup of one: the first start.
    Missing,
    /// There is no store where one was: backups lie beside its place, or it was chosen there.
    Lost,
    /// There is a store, and it cannot be opened.
    Refused,
    /// The store holds no plan.
    NoPlan,
    /// The store holds a plan.
    Ready,
}

/// The file that holds the data.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StoreFile {
    /// Where it is.
    pub path: String,
}

/// A locality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ProfileName {
    /// Its stable name.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The stored plan in a line.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlanSummary {
    /// Title.
    pub title: String,
    /// Year.
    pub year: i32,
    /// How many groups.
    pub groups: usize,
    /// How many tasks.
    pub tasks: usize,
    /// How many units lead or support any of them.
    pub units: usize,
    /// How many assignments: tasks × units, lead and support.
    pub assignments: usize,
}
