//! Finding a task, unit, period or indicator by words typed without diacritics.

use crate::views::FindingView;
use crate::{Office, OfficeError};
use chrono::NaiveDate;
use plan::period::{Period, visible};
use plan::search::{Fit, Wanted};
use plan::task::{Plan, Role, Task};
use plan::unit::{Directory, Unit};
use store::Reader;
use words::finding;

/// No more findings than a person looks through.
const MOST: usize = 30;

impl Office {
    /// What answers some words, best first.
    ///
    /// # Errors
    /// The store refuses.
    pub fn find(&self, text: &str) -> Result<Vec<FindingView>, OfficeError> {
        let Some(wanted) = Wanted::new(text) else {
            return Ok(Vec::new());
        };
        self.read(|reader| {
            let today = self.clock.today();
            let directory = self.directory_on(reader, today)?;
            let plan = self.any_plan(reader)?.map(|stored| stored.plan);
            let year = self.year_of_work(reader)?;
            let calendar = self.calendar(reader, year)?;
            let mut found: Vec<(Fit, FindingView)> = Vec::new();
            found.extend(units(&wanted, &directory, plan.as_ref(), today));
            for plan in self.all_plans(reader)?.iter() {
                found.extend(tasks(&wanted, plan));
            }
            found.extend(periods(&wanted, &calendar));
            found.extend(self.numbers(&wanted, reader, plan.is_some())?);
            // Stable: what fits alike stays unit, task, period, indicator, each in its own order.
            found.sort_by_key(|(fit, _)| *fit);
            Ok(found.into_iter().take(MOST).map(|(_, view)| view).collect())
        })
    }
}

impl Office {
    /// Indicators by code or name, each with what was reached last.
    fn numbers(
        &self,
        wanted: &Wanted,
        reader: &Reader<'_>,
        has_plan: bool,
    ) -> Result<Vec<(Fit, FindingView)>, OfficeError> {
        let mut found = Vec::new();
        // Who reports them is only known with a plan.
        let standing = if has_plan {
            reader.indicators()?
        } else {
            Vec::new()
        };
        for indicator in standing {
            // A code is meant as a whole, like a task's number.
            let code = wanted.fit(&indicator.code);
            let code = code.filter(|fit| *fit == Fit::Whole);
            let Some(fit) = code.or_else(|| wanted.fit(&indicator.name)) else {
                continue;
            };
            let seen = self.seen_last(reader, &indicator)?;
            let detail = match &seen {
                Some((period, shown)) => finding::indicator(visible::name(*period), shown),
                None => finding::indicator_blank().to_owned(),
            };
            let view = FindingView {
                kind: "indicator",
                id: indicator.code.clone(),
                title: finding::indicator_title(&indicator.code, &indicator.name),
                detail,
            };
            found.push((fit, view));
        }
        Ok(found)
    }
}

/// How well the best of some texts fits.
fn best<'a>(wanted: &Wanted, texts: impl IntoIterator<Item = &'a str>) -> Option<Fit> {
    texts.into_iter().filter_map(|text| wanted.fit(text)).min()
}

fn tasks(wanted: &Wanted, plan: &Plan) -> Vec<(Fit, FindingView)> {
    let fit = |task: &Task| {
        // A number is meant as a whole: "1" is not task 19.
        let number = wanted.fit(task.number.as_str());
        let number = number.filter(|fit| *fit == Fit::Whole);
        let words = [
            &task.content,
            &task.lead_text,
            &task.support_text,
            &task.deadline.text,
        ];
        number.or_else(|| best(wanted, words.map(String::as_str)))
    };
    let view = |task: &Task| FindingView {
        kind: "task",
        id: plan.handle(task),
        title: task.content.clone(),
        detail: plan
            .groups
            .get(task.group)
            .map(|group| finding::task(&group.numeral, &group.title))
            .unwrap_or_default(),
    };
    let found = plan
        .tasks
        .iter()
        .filter_map(|task| Some((fit(task)?, view(task))));
    found.collect()
}

fn units(
    wanted: &Wanted,
    directory: &Directory,
    plan: Option<&Plan>,
    today: NaiveDate,
) -> Vec<(Fit, FindingView)> {
    let fit = |unit: &Unit| {
        let aliases = unit.short.iter().chain(&unit.aliases).map(String::as_str);
        best(wanted, aliases.chain([unit.name.as_str()]))
    };
    let has = |unit: &Unit, role: Role| {
        let tasks = plan.map(|plan| plan.tasks.as_slice()).unwrap_or_default();
        tasks
            .iter()
            .filter(|task| task.in_role(role).any(|one| one.unit == unit.id))
            .count()
    };
    let view = |unit: &Unit| FindingView {
        kind: "unit",
        id: unit.name.clone(),
        title: unit.name.clone(),
        detail: match unit.until.filter(|until| *until < today) {
            Some(until) => finding::unit_ended(until.format("%d/%m/%Y")),
            None => finding::unit(has(unit, Role::Lead), has(unit, Role::Support)),
        },
    };
    let found = directory
        .units()
        .iter()
        .filter_map(|unit| Some((fit(unit)?, view(unit))));
    found.collect()
}

fn periods(wanted: &Wanted, calendar: &[Period]) -> Vec<(Fit, FindingView)> {
    let found = calendar.iter().filter_map(|period| {
        let (id, title) = (period.id.to_string(), visible::write(period));
        let fit = best(wanted, [id.as_str(), title.as_str()])?;
        let detail = finding::period(period.units_due.format("%d/%m/%Y %H:%M"));
        let view = FindingView {
            kind: "period",
            id,
            title,
            detail,
        };
        Some((fit, view))
    });
    found.collect()
}
