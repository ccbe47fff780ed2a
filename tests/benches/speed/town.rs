//! A town of sixty units that all lead every task: the largest plan the program is made for.

use crate::appendix::{Row, real_rows, write_appendix};
use office::{AppendixRequest, Clock, Office};
use std::fs;
use std::path::{Path, PathBuf};
use tests::desk::{bundled, day};
use toml::{Table, Value};

/// How many units the town has.
pub const UNITS: usize = 60;

/// The lead cell of every task: the collective all units belong to.
const EVERYBODY: &str = "UBND các phường, xã";

/// The day the secretary works on: after all periods the forms are for.
pub const TODAY: &str = "2024-06-20";

/// A town with its plan taken in and nothing reported yet.
pub struct Town {
    /// Its store; copies of it are worked on.
    pub store: PathBuf,
}

impl Town {
    /// A town with so many tasks, in a folder of its own.
    pub fn new(folder: &Path, tasks: usize) -> Town {
        fs::create_dir_all(folder).expect("a folder");
        let profile = folder.join("profile.toml");
        fs::write(&profile, profile_text()).expect("a profile");
        let store = folder.join("town.tct06");
        let clock = Clock::Noon(day("2024-01-02"));
        let (mut office, _) =
            Office::create(&store, &profile.to_string_lossy(), clock).expect("a store");
        let rows = real_rows().into_iter().cycle().take(tasks).enumerate();
        let rows: Vec<Row> = rows
            .map(|(at, row)| Row {
                lead: EVERYBODY.to_owned(),
                ..row.numbered(at + 1)
            })
            .collect();
        let file = folder.join("appendix.xlsx");
        write_appendix(&rows, &file);
        let preview = office
            .preview_appendix(&AppendixRequest {
                file,
                ..AppendixRequest::default()
            })
            .expect("an appendix");
        office.accept_appendix(preview).expect("the plan");
        let plan = office.plan().expect("the plan");
        let assignments: usize = plan
            .tasks
            .iter()
            .filter_map(|task| task.assignments.as_ref())
            .map(Vec::len)
            .sum();
        assert_eq!((plan.tasks.len(), assignments), (tasks, tasks * UNITS));
        Town { store }
    }

    /// The office on a fresh copy of the store.
    pub fn office(&self, copy: &Path) -> Office {
        fs::copy(&self.store, copy).expect("a copy");
        Office::open(copy, Clock::Noon(day(TODAY))).expect("the store")
    }
}

/// The bundled Bỉm Sơn profile with more communes, each unit reporting for itself.
fn profile_text() -> String {
    let source = fs::read_to_string(bundled("profiles/bim-son-2024.toml")).expect("the profile");
    let mut profile: Table = source.parse().expect("a profile");
    let units = array(&mut profile, "unit");
    for unit in units.iter_mut().filter_map(Value::as_table_mut) {
        unit.remove("reports_through");
        unit.remove("standing_office");
    }
    let names = ["An", "Bình", "Châu", "Hà", "Long", "Xuân"]
        .iter()
        .flat_map(|first| {
            ["Giang", "Khê", "Lâm", "Phú", "Thịnh", "Yên"]
                .iter()
                .map(move |second| format!("UBND xã {first} {second}"))
        });
    let missing = UNITS - units.len();
    units.extend(names.take(missing).map(|name| {
        let fields = [
            ("name", name.as_str()),
            ("kind", "commune"),
            ("level", "commune"),
        ];
        Value::Table(
            fields
                .map(|(key, value)| (key.to_owned(), Value::from(value)))
                .into_iter()
                .collect(),
        )
    }));
    let all: Vec<Value> = units.iter().map(|unit| unit["name"].clone()).collect();
    for collective in array(&mut profile, "collective")
        .iter_mut()
        .filter_map(Value::as_table_mut)
    {
        if collective["name"].as_str() == Some(EVERYBODY) {
            collective.insert("members".to_owned(), Value::Array(all.clone()));
        }
    }
    toml::to_string(&profile).expect("a profile")
}

fn array<'a>(profile: &'a mut Table, key: &str) -> &'a mut Vec<Value> {
    profile
        .get_mut(key)
        .and_then(Value::as_array_mut)
        .expect("an array")
}
