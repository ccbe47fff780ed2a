use super::bim_son::TASKS;
use super::*;
use crate::unit::profiles::bim_son;
use std::collections::BTreeSet;

fn settled(lead: &str, support: &str) -> (Vec<String>, Vec<(String, bool)>) {
    let directory = bim_son();
    let (assignments, remarks) =
        settle(&directory.read(lead), &directory.read(support), &directory);
    let name = |id| directory.unit(id).map(|unit| unit.name.clone()).unwrap();
    let lines = assignments
        .iter()
        .map(|a| {
            let role = if a.role == Role::Lead {
                "lead"
            } else {
                "support"
            };
            let via = if a.via.is_some() { " via" } else { "" };
            format!("{role} {}{via}", name(a.unit))
        })
        .collect();
    let remarks = remarks
        .into_iter()
        .map(|remark| match remark {
            RemarkCode::UnitInBothRoles { unit, lead } => (unit, lead),
            other => panic!("{other:?}"),
        })
        .collect();
    (lines, remarks)
}

fn task(number: u32) -> (Vec<String>, Vec<(String, bool)>) {
    let (_, lead, support) = TASKS.iter().find(|task| task.0 == number).unwrap();
    settled(lead, support)
}

fn in_role<'a>(lines: &'a [String], role: &str) -> Vec<&'a str> {
    lines
        .iter()
        .filter_map(|line| line.strip_prefix(role))
        .map(str::trim)
        .collect()
}

const OFFICE: &str = "Văn phòng HĐND và UBND";

#[test]
fn the_whole_plan_gives_345_leads_and_127_supports_over_29_units() {
    let directory = bim_son();
    let (mut leads, mut supports) = (0, 0);
    let (mut units, mut leading) = (BTreeSet::new(), BTreeSet::new());
    for (number, lead, support) in TASKS {
        let (lead, support) = (directory.read(lead), directory.read(support));
        let unresolved = lead
            .iter()
            .chain(&support)
            .find(|p| p.meaning == Meaning::Unresolved);
        assert_eq!(unresolved, None, "task {number}");
        let (assignments, _) = settle(&lead, &support, &directory);
        for assignment in assignments {
            units.insert(assignment.unit);
            match assignment.role {
                Role::Lead => {
                    leads += 1;
                    leading.insert(assignment.unit);
                }
                Role::Support => supports += 1,
            }
        }
    }
    assert_eq!(
        (leads, supports, units.len(), leading.len()),
        (345, 127, 29, 21)
    );
}

#[test]
fn the_communes_lead_seven_times_in_each_of_their_23_tasks() {
    let directory = bim_son();
    let communes = directory.find("UBND phường Lam Sơn").unwrap();
    let mut tasks = 0;
    for (number, ..) in TASKS {
        let (lines, _) = task(*number);
        let leading = in_role(&lines, "lead");
        if leading.iter().any(|line| line.starts_with(&communes.name)) {
            tasks += 1;
            let seven = leading.iter().filter(|line| line.ends_with(" via"));
            let wards = seven.filter(|l| l.starts_with("UBND phường") || l.starts_with("UBND xã"));
            assert_eq!(wards.count(), 7, "task {number}");
        }
    }
    assert_eq!(tasks, 23);
}

#[test]
fn a_unit_named_beside_its_collective_is_assigned_once_by_its_name() {
    for number in [5, 6, 16] {
        let (lines, remarks) = task(number);
        let office: Vec<&String> = lines.iter().filter(|line| line.contains(OFFICE)).collect();
        assert_eq!(office, [&format!("lead {OFFICE}")], "task {number}");
        assert_eq!(remarks, [], "task {number}");
    }
}

#[test]
fn the_own_name_decides_the_role_against_a_collective() {
    let (lines, remarks) = task(15);
    assert_eq!(in_role(&lines, "support"), [OFFICE]);
    assert_eq!(in_role(&lines, "lead").len(), 11 + 7);
    assert_eq!(remarks, [(OFFICE.to_owned(), false)]);

    let (lines, remarks) = settled("UBND phường Bắc Sơn", "UBND các phường, xã");
    assert_eq!(in_role(&lines, "lead"), ["UBND phường Bắc Sơn"]);
    assert_eq!(in_role(&lines, "support").len(), 6);
    assert_eq!(remarks, [("UBND phường Bắc Sơn".to_owned(), true)]);
}

#[test]
fn between_two_collectives_the_lead_wins() {
    let (lines, remarks) = task(19);
    assert_eq!(in_role(&lines, "lead").len(), 1 + 7);
    assert_eq!(in_role(&lines, "support").len(), 4);
    assert_eq!(remarks.len(), 7);
    assert!(remarks.iter().all(|(_, lead)| *lead));
}

#[test]
fn a_unit_named_in_both_cells_leads() {
    let (lines, remarks) = settled("Phòng Tư pháp", "Công an thị xã; Phòng Tư pháp");
    assert_eq!(lines, ["lead Phòng Tư pháp", "support Công an thị xã"]);
    assert_eq!(remarks, [("Phòng Tư pháp".to_owned(), true)]);
}

#[test]
fn leads_stand_first_in_reading_order() {
    let (lines, _) = settled(
        "UBND phường Lam Sơn; Các tổ chức chính trị - xã hội",
        "Công an thị xã, Phòng Nội vụ; các cơ quan, đơn vị liên quan; Sở Y tế",
    );
    assert_eq!(
        lines,
        [
            "lead UBND phường Lam Sơn",
            "lead Liên đoàn Lao động thị xã via",
            "lead Hội Nông dân thị xã via",
            "lead Đoàn Thanh niên thị xã via",
            "lead Hội Liên hiệp Phụ nữ thị xã via",
            "lead Hội Cựu chiến binh thị xã via",
            "support Công an thị xã",
            "support Phòng Nội vụ",
        ]
    );
}
