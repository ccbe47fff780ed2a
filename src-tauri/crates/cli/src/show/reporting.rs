//! Periods, forms and reports in words.

use super::{Show, day, lines, moment, remarks};
use office::views::{
    CorrectionsView, FileView, FormsView, InboxView, IntakeView, PeriodPage, PeriodView, RowView,
    SubmissionDetail, SubmissionView,
};
use words::cli::show as said;
use words::handling;

/// How a submission was handled, in words.
fn handled(code: &str) -> &'static str {
    match code {
        "approved" => handling::approved(),
        "needs_more" => handling::needs_more(),
        _ => handling::new(),
    }
}

impl Show for PeriodView {
    fn show(&self) -> String {
        let line = said::period(
            &self.id,
            day(&self.from),
            day(&self.to),
            moment(&self.units_due),
            moment(&self.province_due),
        );
        match self.title.as_str() {
            "" => line,
            title => format!("{line} · {title}"),
        }
    }
}

impl Show for PeriodPage {
    fn show(&self) -> String {
        let owing: Vec<_> = self
            .units
            .iter()
            .filter(|unit| unit.owes || unit.versions > 0)
            .collect();
        let sent = owing.iter().filter(|unit| unit.versions > 0).count();
        let rows = owing.iter().map(|unit| {
            let state = if unit.versions > 0 {
                let received = unit.received.as_deref().map(moment).unwrap_or_default();
                let handling = handled(unit.handling.as_deref().unwrap_or_default());
                match unit.lacks_figures {
                    true => said::sent_without_figures(received, handling),
                    false => said::sent(received, handling),
                }
            } else {
                said::not_sent().to_owned()
            };
            format!("  {:<44}  {state}", unit.unit)
        });
        format!(
            "{}\n{}\n{}",
            self.period.show(),
            lines(rows),
            said::sent_of(sent, owing.len())
        )
    }
}

impl Show for FormsView {
    fn show(&self) -> String {
        let files = self
            .files
            .iter()
            .map(|file| said::form(&file.unit, file.tasks, &file.path));
        let mut text = vec![lines(files), said::forms(self.files.len())];
        if !self.unchanged.is_empty() {
            text.push(said::forms_unchanged(self.unchanged.join("; ")));
        }
        let drafts = self.files.iter().filter(|file| file.draft.is_some());
        text.extend(outgoing(
            drafts.map(|file| (file.unit.as_str(), file.email.as_deref())),
            self.zip.as_deref(),
        ));
        text.join("\n")
    }
}

impl Show for CorrectionsView {
    fn show(&self) -> String {
        let files = self
            .files
            .iter()
            .map(|file| said::correction(&file.unit, file.wants, &file.path));
        let mut text = vec![lines(files)];
        let drafts = self.files.iter().filter(|file| file.draft.is_some());
        text.extend(outgoing(
            drafts.map(|file| (file.unit.as_str(), file.email.as_deref())),
            self.zip.as_deref(),
        ));
        text.join("\n")
    }
}

/// How many drafts there are, whose address is missing, and where all of it was packed.
pub(super) fn outgoing<'a>(
    drafts: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    zip: Option<&str>,
) -> Vec<String> {
    let drafts: Vec<_> = drafts.collect();
    let mut text = Vec::new();
    if !drafts.is_empty() {
        text.push(said::drafts(drafts.len()));
    }
    let without = drafts.iter().filter(|(_, email)| email.is_none());
    let without: Vec<&str> = without.map(|(unit, _)| *unit).collect();
    if !without.is_empty() {
        text.push(said::no_address(without.join("; ")));
    }
    text.extend(zip.map(said::packed));
    text
}

impl Show for FileView {
    fn show(&self) -> String {
        let unknown = || said::unknown().to_owned();
        let unit = self.head.unit.clone().unwrap_or_else(unknown);
        let period = self.head.period.clone().unwrap_or_else(unknown);
        let verdict = match self.head.verdict {
            "new" => said::verdict::new(),
            "revision" => said::verdict::revision(),
            "duplicate" => said::verdict::duplicate(),
            "older" => said::verdict::older(),
            "quarantined" => said::verdict::quarantined(),
            _ => said::verdict::unreadable(),
        };
        let filled = self
            .rows
            .iter()
            .filter(|row| row.values.state.is_some() || !row.values.result.is_empty())
            .count();
        let path = match &self.head.container {
            None => self.head.path.clone(),
            Some(container) => [container, self.head.name.as_str()].join(" › "),
        };
        let path = match self.head.sheets.as_slice() {
            [] => path,
            sheets => said::sheets_of(path, sheets.join(", ")),
        };
        let head = match &self.head.copy_of {
            Some(workbook) => said::copy_of(path, workbook),
            None => said::file(path, unit, period, verdict, filled, self.rows.len()),
        };
        let rows = self.rows.iter().flat_map(|row| &row.remarks);
        let table = self.head.mapping.iter();
        let table: String = table.map(|table| format!("\n{}", table.show())).collect();
        format!(
            "{head}{table}{}",
            remarks(
                &self
                    .head
                    .remarks
                    .iter()
                    .chain(rows)
                    .cloned()
                    .collect::<Vec<_>>()
            )
        )
    }
}

impl Show for IntakeView {
    fn show(&self) -> String {
        let end = if self.accepted {
            said::stored()
        } else {
            said::previewed()
        };
        format!("{}\n{end}", lines(self.files.iter().map(Show::show)))
    }
}

impl Show for InboxView {
    fn show(&self) -> String {
        let Some(folder) = &self.folder else {
            return said::inbox_none().to_owned();
        };
        let files = self.files.iter().map(|file| {
            let written = file.written.as_deref().map(moment).unwrap_or_default();
            format!("  {written}  {}", file.path)
        });
        let waiting = (self.waiting > 0).then(|| said::inbox_waiting(self.waiting));
        let more = (self.more > 0).then(|| said::inbox_more(self.more));
        let end = match &self.problem {
            Some(problem) => problem.clone(),
            None => said::inbox(folder, self.files.len()),
        };
        lines(files.chain(waiting).chain(more).chain([end]))
    }
}

impl Show for RowView {
    fn show(&self) -> String {
        said::entered(&self.task)
    }
}

impl Show for SubmissionDetail {
    fn show(&self) -> String {
        let letter = self.letter.iter().flat_map(|letter| {
            let sender = self.sender.clone().unwrap_or_default();
            let head = (!sender.is_empty()).then(|| said::letter(sender, &letter.subject));
            head.into_iter().chain([letter.text.clone()])
        });
        let documents = self.documents.iter().map(|one| {
            let marks = &one.marks;
            let on = marks.dated.as_deref().map(day).unwrap_or_default();
            said::signed(one.id, &one.file, &marks.number, on, &marks.signer)
        });
        let head = self.submission.show();
        lines([head].into_iter().chain(documents).chain(letter))
    }
}

impl Show for SubmissionView {
    fn show(&self) -> String {
        format!(
            "{:>5}  {:<44}  {}  v{}  {}  {}  {}",
            self.id,
            self.unit,
            self.period,
            self.version,
            moment(&self.received),
            handled(&self.handling),
            match self.sheets.as_slice() {
                [] => self.file.clone(),
                sheets => said::sheets_of(&self.file, sheets.join(", ")),
            }
        )
    }
}
