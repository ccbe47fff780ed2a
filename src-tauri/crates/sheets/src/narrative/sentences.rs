//! The sentences of the report's draft.

use super::{PartText, full_day};
use crate::report::QUOTED_LEADS;
use crate::wording::moment_words;
use plan::consolidation::{AttentionLine, Bucket, SummaryRow};
use plan::form::GeneralKind;
use plan::narrative::{GroupResults, Narrative, Part, TaskResults};
use words::narrative::{count, discipline, line, results};

/// Names are joined with semicolons: some hold commas.
const BETWEEN: &str = "; ";
/// So much of a task's words tells which it is, in characters.
const CONTENT: usize = 90;

/// The parts as the program drafts them.
pub fn draft(narrative: &Narrative<'_>) -> Vec<PartText> {
    let part = |part: Part| PartText {
        part,
        paragraphs: match part {
            Part::Leadership => leadership(narrative),
            Part::Results => all_results(narrative),
            Part::Difficulties => difficulties(narrative),
            Part::Focus => focus(narrative),
            Part::Proposals => or_nothing(
                lines(narrative, GeneralKind::Proposal),
                line::nothing_proposed(),
            ),
        },
    };
    Part::ALL.into_iter().map(part).collect()
}

fn leadership(narrative: &Narrative<'_>) -> Vec<String> {
    let told = &narrative.discipline;
    let due = moment_words(narrative.content.period.units_due);
    let mut sentences = Vec::new();
    let open = narrative.still_open_on.filter(|_| told.owing > 0);
    if let Some(today) = open {
        let today = full_day(today);
        sentences.push(discipline::so_far(today, told.on_time, told.owing, &due));
    } else if told.owing > 0 && told.on_time == told.owing {
        sentences.push(discipline::all_in_time(&due, told.owing));
    } else if told.owing > 0 {
        sentences.push(discipline::state(&due, told.on_time, told.owing));
    }
    let named = |names: &[String], sentence: fn(usize, String) -> String| {
        (!names.is_empty()).then(|| sentence(names.len(), names.join(BETWEEN)))
    };
    sentences.extend(named(&told.late, discipline::late));
    sentences.extend(named(&told.missing, discipline::missing));
    let counted =
        |count: usize, sentence: fn(usize) -> String| (count > 0).then(|| sentence(count));
    sentences.extend(counted(told.reminded, discipline::reminded));
    sentences.extend(counted(told.asked_for_more, discipline::asked_for_more));
    let mut paragraphs = match sentences.as_slice() {
        [] => Vec::new(),
        told => vec![told.join(" ")],
    };
    let issued = lines(narrative, GeneralKind::Directive);
    if !issued.is_empty() {
        paragraphs.push(discipline::directives().to_owned());
        paragraphs.extend(issued);
    }
    paragraphs
}

fn all_results(narrative: &Narrative<'_>) -> Vec<String> {
    let all = &narrative.total;
    let rate = format!("{:.1}", all.done_rate().unwrap_or_default()).replace('.', ",");
    let mut paragraphs = vec![format!(
        "{} {}",
        results::total(all.total(), all.done(), rate),
        results::counts(counts(all))
    )];
    for group in narrative
        .groups
        .iter()
        .filter(|group| group.counts.total() > 0)
    {
        paragraphs.extend(of_group(group));
    }
    if narrative.groups.iter().all(|group| group.tasks.is_empty()) {
        paragraphs.push(results::nothing().to_owned());
    }
    paragraphs
}

fn of_group(group: &GroupResults<'_>) -> Vec<String> {
    let (numeral, title) = group.group;
    let mut paragraphs = vec![results::group(
        numeral,
        title,
        group.counts.total(),
        counts(group.counts),
    )];
    paragraphs.extend(group.tasks.iter().map(of_task));
    paragraphs
}

fn of_task(results: &TaskResults<'_>) -> String {
    let task = results.task;
    let mut said: Vec<String> = results
        .said
        .iter()
        .take(QUOTED_LEADS)
        .map(|(unit, result)| results::said(unit, ended(result)))
        .collect();
    let rest = results.said.len().saturating_sub(QUOTED_LEADS);
    if rest > 0 {
        said.push(results::more(rest));
    }
    let head = results::task(
        &task.number,
        shortened(&task.content),
        results.updated,
        task.leads.len(),
    );
    format!("{head} {}.", said.join(BETWEEN))
}

fn difficulties(narrative: &Narrative<'_>) -> Vec<String> {
    let overdue = narrative.overdue.iter().map(|overdue| {
        line::overdue(
            &overdue.number,
            shortened(&overdue.content),
            overdue.unit_names.join(", "),
        )
    });
    let mut paragraphs: Vec<String> = overdue.collect();
    let raised = lines(narrative, GeneralKind::Difficulty);
    paragraphs.extend(or_nothing(raised, line::nothing_raised()));
    paragraphs
}

fn focus(narrative: &Narrative<'_>) -> Vec<String> {
    let mut paragraphs: Vec<String> = narrative
        .upcoming
        .iter()
        .filter_map(|one| soon(one))
        .collect();
    let counted =
        |count: usize, sentence: fn(usize) -> String| (count > 0).then(|| sentence(count));
    paragraphs.extend(counted(narrative.overdue.len(), line::make_up));
    paragraphs.extend(counted(narrative.discipline.missing.len(), line::chase));
    paragraphs.push(line::go_on().to_owned());
    paragraphs.extend(lines(narrative, GeneralKind::Focus));
    paragraphs
}

fn soon(upcoming: &AttentionLine) -> Option<String> {
    Some(line::due_soon(
        &upcoming.number,
        shortened(&upcoming.content),
        full_day(upcoming.until?),
        upcoming.unit_names.join(", "),
    ))
}

/// What units wrote of one kind, a line each.
fn lines(narrative: &Narrative<'_>, kind: GeneralKind) -> Vec<String> {
    let lines = narrative.remarked(kind).map(|one| match &one.task {
        Some(number) => line::of_task(&one.unit, number, one.text.trim()),
        None => line::of_unit(&one.unit, one.text.trim()),
    });
    lines.collect()
}

fn or_nothing(paragraphs: Vec<String>, nothing: &str) -> Vec<String> {
    if paragraphs.is_empty() {
        vec![nothing.to_owned()]
    } else {
        paragraphs
    }
}

/// The counts that are not 0, in the order of Tổng hợp.
fn counts(row: &SummaryRow) -> String {
    let counted = Bucket::ALL.into_iter().filter_map(|bucket| {
        let found = row.count(bucket);
        (found > 0).then(|| counted(bucket, found))
    });
    counted.collect::<Vec<_>>().join(BETWEEN)
}

fn counted(bucket: Bucket, found: u32) -> String {
    match bucket {
        Bucket::DoneInTime => count::done_in_time(found),
        Bucket::DoneLate => count::done_late(found),
        Bucket::InTime => count::in_time(found),
        Bucket::Overdue => count::overdue(found),
        Bucket::StandingUpdated => count::standing_updated(found),
        Bucket::StandingNotUpdated => count::standing_not_updated(found),
        Bucket::StandingWaived => count::standing_waived(found),
        Bucket::Waiting => count::waiting(found),
        Bucket::NotOpen => count::not_open(found),
        Bucket::Undated => count::undated(found),
        Bucket::Stopped => count::stopped(found),
    }
}

/// Words without the full stop they end with: more follows them.
fn ended(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';'])
}

/// The beginning of long words, cut between two of them.
fn shortened(text: &str) -> String {
    let text = ended(text);
    if text.chars().count() <= CONTENT {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(CONTENT).collect();
    let whole = beginning
        .rsplit_once(' ')
        .map_or(beginning.as_str(), |(whole, _)| whole);
    // What opens a bracket here and closes it there is left out from the bracket on.
    let open = whole.rfind('(').filter(|at| !whole[*at..].contains(')'));
    let whole = open.map_or(whole, |at| &whole[..at]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_words_are_cut_between_two_and_outside_brackets() {
        for (text, cut) in [
            ("Rà soát văn bản.", "Rà soát văn bản"),
            (
                "Đẩy nhanh tiến độ số hóa hồ sơ (đặc biệt đối với lĩnh vực hộ tịch, đất đai, lao động việc làm và bảo hiểm)",
                "Đẩy nhanh tiến độ số hóa hồ sơ…",
            ),
            (
                "Ưu tiên bố trí kinh phí để triển khai Đề án 06 của Chính phủ trên địa bàn thị xã, đảm bảo hiệu quả",
                "Ưu tiên bố trí kinh phí để triển khai Đề án 06 của Chính phủ trên địa bàn thị xã, đảm bảo…",
            ),
        ] {
            assert_eq!(shortened(text), cut);
        }
    }
}
