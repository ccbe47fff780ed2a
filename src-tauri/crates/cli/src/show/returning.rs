//! Returns and where their numbers come from, in words.

use super::{Show, day, lines, moment};
use office::views::{ChangesView, FrozenReturnView, ReturnStageView, ReturnView};
use office::views::{SourceView, TraceView};
use words::cli::show as said;
use words::return_stage;

impl Show for ReturnView {
    fn show(&self) -> String {
        let sheets: Vec<String> = self
            .sheets
            .iter()
            .map(|sheet| format!("{} ({})", sheet.name, sheet.rows))
            .collect();
        let (as_of, sheets) = (day(&self.as_of), sheets.join(", "));
        match self.version {
            Some(version) => {
                said::returned_version(&self.path, &self.period, version, as_of, sheets)
            }
            None => said::returned(&self.path, &self.period, as_of, sheets),
        }
    }
}

impl Show for FrozenReturnView {
    fn show(&self) -> String {
        let head = said::frozen(
            &self.period,
            self.version,
            day(&self.as_of),
            moment(&self.frozen_at),
            &self.path,
        );
        lines([head].into_iter().chain(self.stages.iter().map(Show::show)))
    }
}

impl Show for ReturnStageView {
    fn show(&self) -> String {
        let stage = match self.stage {
            "to_sign" => return_stage::to_sign(),
            "issued" => return_stage::issued(),
            "sent" => return_stage::sent(),
            _ => return_stage::answered(),
        };
        let path = self.path.as_deref().unwrap_or_default();
        let told = [self.number.as_str(), &self.signer, &self.note, path];
        let told: Vec<&str> = told.into_iter().filter(|part| !part.is_empty()).collect();
        said::step(day(&self.on), stage, told.join(" · "))
    }
}

impl Show for ChangesView {
    fn show(&self) -> String {
        if self.changes.is_empty() {
            return said::no_changes().to_owned();
        }
        lines(self.changes.iter().map(|change| {
            let shown = said::change(&change.sheet, &change.cell, &change.before, &change.after);
            match change.because.as_slice() {
                [] => shown,
                because => format!("{shown}\n{}", said::changed_by(because.join("; "))),
            }
        }))
    }
}

impl Show for TraceView {
    fn show(&self) -> String {
        let mut told = vec![said::traced(&self.cell, &self.value)];
        told.extend(self.rule_words.map(said::traced_rule));
        told.extend(self.sources.iter().map(Show::show));
        lines(told)
    }
}

impl Show for SourceView {
    fn show(&self) -> String {
        let SourceView {
            file,
            sheet,
            cell,
            text,
            ..
        } = self;
        match (&self.unit, &self.period) {
            (Some(unit), Some(period)) if file.is_empty() => {
                said::traced_by_hand(unit, period, text)
            }
            (Some(unit), Some(period)) if cell.is_empty() => {
                said::traced_report(unit, period, file, text)
            }
            (Some(unit), Some(period)) => {
                said::traced_source(unit, period, file, sheet, cell, text)
            }
            _ => said::traced_plan(file, sheet, cell, text),
        }
    }
}
