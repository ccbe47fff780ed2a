//! Backups as they lie beside the store.

use serde::Serialize;
use specta::Type;
use store::backup::Kind;

/// A backup beside the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackupFileView {
    /// The file.
    pub path: String,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Its size.
    pub bytes: u64,
    /// Why it was made.
    pub kind: BackupKind,
    /// Whether it can be restored.
    pub sound: bool,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    /// Once a day, by itself.
    Daily,
    /// Somebody asked for it.
    Manual,
    /// What was replaced by a restore.
    BeforeRestore,
    /// What was upgraded by a newer program.
    BeforeUpgrade,
}

impl From<Kind> for BackupKind {
    fn from(kind: Kind) -> BackupKind {
        match kind {
            Kind::Daily => BackupKind::Daily,
            Kind::Manual => BackupKind::Manual,
            Kind::BeforeRestore => BackupKind::BeforeRestore,
            Kind::BeforeUpgrade => BackupKind::BeforeUpgrade,
        }
    }
}
