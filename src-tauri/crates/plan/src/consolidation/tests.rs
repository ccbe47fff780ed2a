//! The return, from evidence to lines and counts. Units and tasks are named by short words; a
//! lead's line reads "unit status update".

use super::*;
use crate::deadline::Deadline;
use crate::decision::Dues;
use crate::period::PeriodPart;
use crate::progress::Progress;
use crate::status::{Due, State};
use crate::task::{Assignment, CompletionRule, Group, Task, TaskId};
use crate::unit::{Level, Unit, UnitKind};

mod agreeing;
mod attention;
mod counting;
mod difficulties;
mod evaluation;
mod lines;

const A: UnitId = UnitId(1);
const B: UnitId = UnitId(2);
const C: UnitId = UnitId(3);

const STANDING: Due = Due {
    from: None,
    until: None,
    standing: true,
    awaits_event: false,
    has_target: false,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn until(text: &str) -> Due {
    Due {
        until: Some(day(text)),
        standing: false,
        ..STANDING
    }
}

/// Units whose identity runs against the order of protocol: C comes first.
fn directory() -> Directory {
    let units = [(C, 1), (B, 2), (A, 3)].map(|(id, order)| Unit {
        id,
        name: format!("Đơn vị {}", id.0),
        short: Some(["A", "B", "C"][usize::try_from(id.0 - 1).unwrap()].to_owned()),
        kind: UnitKind::Office,
        level: Level::Town,
        aliases: Vec::new(),
        email: None,
        phone: None,
        order,
        reports_through: None,
        standing_office: false,
        from: None,
        until: None,
    });
    Directory::new(units.into(), Vec::new(), &[])
}

/// Evidence being gathered, task by task.
struct Gathered {
    plan: Plan,
    due: Dues,
    standing: HashMap<RowKey, Standing>,
    reports: HashMap<RowKey, PeriodReport>,
    records: Vec<UnitRecord>,
    difficulties: Vec<Difficulty>,
    reporting: HashMap<UnitId, Reporting>,
    part: PeriodPart,
}

/// One lead of a task: when due, what it last said, whether it said so this period.
type Lead = (UnitId, Due, State, Updated);

fn gathered() -> Gathered {
    let group = |numeral: &str| Group {
        numeral: numeral.to_owned(),
        title: format!("Nhóm {numeral}"),
        declared: None,
    };
    let plan = Plan {
        title: "Kế hoạch".to_owned(),
        year: 2024,
        sheet: "Phụ lục".to_owned(),
        groups: vec![group("I"), group("II")],
        tasks: Vec::new(),
        mark: None,
        kin: HashMap::new(),
    };
    Gathered {
        plan,
        due: Dues::default(),
        standing: HashMap::new(),
        reports: HashMap::new(),
        records: Vec::new(),
        difficulties: Vec::new(),
        reporting: HashMap::new(),
        part: PeriodPart::Month(3),
    }
}

impl Gathered {
    fn task(mut self, group: usize, completion: CompletionRule, leads: &[Lead]) -> Gathered {
        let number = i64::try_from(self.plan.tasks.len()).unwrap() + 1;
        let first = leads.first().map_or(until("2024-03-01"), |lead| lead.1);
        let assign = |unit| Assignment {
            unit,
            role: Role::Lead,
            via: None,
        };
        self.plan.tasks.push(Task {
            id: TaskId(number),
            number: TaskNumber::parse(&number.to_string()).unwrap(),
            group,
            content: format!("Việc {number}"),
            lead_text: String::new(),
            support_text: String::new(),
            deadline: Deadline {
                until: first.until,
                standing: first.standing,
                ..Deadline::default()
            },
            extra: Vec::new(),
            directive: None,
            carried: None,
            cells: Vec::new(),
            completion,
            assignments: leads.iter().map(|lead| assign(lead.0)).collect(),
        });
        for (unit, due, state, updated) in leads {
            let key = RowKey {
                task: TaskId(number),
                unit: *unit,
            };
            self.due.by_row.insert(key, *due);
            self.standing.insert(
                key,
                Standing {
                    state: *state,
                    ..Standing::default()
                },
            );
            self.reports.insert(
                key,
                PeriodReport {
                    progress: None,
                    updated: *updated,
                    received: None,
                },
            );
        }
        self
    }

    fn supported_by(mut self, unit: UnitId, result: &str) -> Gathered {
        let task = self.plan.tasks.last_mut().unwrap();
        task.assignments.push(Assignment {
            unit,
            role: Role::Support,
            via: None,
        });
        let progress = Progress {
            result: result.to_owned(),
            ..Progress::default()
        };
        let report = PeriodReport {
            progress: Some(progress),
            updated: Updated::WithResult,
            received: None,
        };
        self.reports.insert(
            RowKey {
                task: task.id,
                unit,
            },
            report,
        );
        self
    }

    fn consolidate(&self) -> Return {
        let due = day("2024-03-16").and_time(chrono::NaiveTime::MIN);
        let period = Period {
            id: PeriodId {
                year: 2024,
                part: self.part,
            },
            from: day("2024-02-15"),
            to: day("2024-03-14"),
            units_due: due,
            late_after: due,
            province_due: due,
        };
        let evidence = Evidence {
            plan: &self.plan,
            directory: &directory(),
            period: &period,
            as_of: period.to,
            soon_days: 7,
            due: &self.due,
            replaced: &[],
            standing: &self.standing,
            reports: &self.reports,
            records: &self.records,
            difficulties: &self.difficulties,
            reporting: &self.reporting,
            figures: &[],
            trends: &[],
        };
        Return::consolidate(&evidence)
    }
}

fn all(leads: &[Lead]) -> Gathered {
    gathered().task(0, CompletionRule::AllLeads, leads)
}
