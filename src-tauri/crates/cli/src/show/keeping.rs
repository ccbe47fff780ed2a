//! The journal, backups and checks in words.

use super::{Show, lines, moment};
use office::views::{
    BackupCheckView, BackupView, CheckView, OperationView, RestoreView, UndoneView,
};
use words::cli::show as said;

impl Show for UndoneView {
    fn show(&self) -> String {
        said::undone(&self.undone.what)
    }
}

impl Show for OperationView {
    fn show(&self) -> String {
        let mark = if self.undone { said::was_undone() } else { "" };
        format!(
            "{:>5}  {}  {}  {mark}",
            self.id,
            moment(&self.at),
            self.what
        )
        .trim_end()
        .to_owned()
    }
}

impl Show for CheckView {
    fn show(&self) -> String {
        if self.ok {
            said::whole().to_owned()
        } else {
            lines(self.problems.iter().map(|problem| format!("• {problem}")))
        }
    }
}

impl Show for BackupView {
    fn show(&self) -> String {
        said::backed_up(&self.path, self.bytes, &self.sha256)
    }
}

impl Show for BackupCheckView {
    fn show(&self) -> String {
        if self.ok {
            said::backup_whole(self.tasks)
        } else {
            said::backup_broken().to_owned()
        }
    }
}

impl Show for RestoreView {
    fn show(&self) -> String {
        let kept = self.kept.as_ref().map(said::kept).unwrap_or_default();
        format!("{}{kept}", said::restored(&self.store, self.tasks))
    }
}
