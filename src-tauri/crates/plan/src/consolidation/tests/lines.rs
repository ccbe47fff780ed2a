//! Lines by unit, records, and what they are folded from.

use super::*;
use crate::obligation::Timeliness;
use crate::progress::Reported;

#[test]
fn units_stand_in_the_order_of_protocol_with_lead_tasks_first() {
    let lead = |unit| (unit, STANDING, State::InProgress, Updated::Awaited);
    let content = gathered()
        .task(0, CompletionRule::AllLeads, &[lead(A), lead(C)])
        .supported_by(B, "Đã phối hợp")
        .task(0, CompletionRule::AllLeads, &[lead(B)])
        .supported_by(C, "")
        .consolidate();
    let lines: Vec<String> = content
        .units
        .iter()
        .map(|line| {
            format!(
                "{} {} {:?} {} {}",
                line.unit_name,
                line.number,
                line.role,
                line.status.is_some(),
                line.result
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Đơn vị 3 1 Lead true ",
            "Đơn vị 2 2 Lead true ",
            "Đơn vị 2 1 Support false Đã phối hợp",
            "Đơn vị 1 1 Lead true ",
        ]
    );
    let leads: Vec<&str> = content.tasks[0]
        .leads
        .iter()
        .map(|lead| lead.unit_name.as_str())
        .collect();
    assert_eq!(leads, ["C", "A"]);
}

#[test]
fn the_record_of_reporting_keeps_its_order_and_names_units_in_full() {
    let record = |unit, timeliness| UnitRecord {
        unit,
        document: "12/BC-UBND".to_owned(),
        received: None,
        timeliness,
        due: day("2024-03-16").and_time(chrono::NaiveTime::MIN),
        supplements: 1,
        reminders: 0,
        lacks_figures: false,
    };
    let records = vec![
        record(B, Timeliness::OnTime),
        record(A, Timeliness::Late { days: 2 }),
    ];
    let content = Gathered {
        records: records.clone(),
        ..gathered()
    }
    .consolidate();
    let names: Vec<&str> = content
        .discipline
        .iter()
        .map(|line| line.unit_name.as_str())
        .collect();
    assert_eq!(names, ["Đơn vị 2", "Đơn vị 1"]);
    let kept: Vec<UnitRecord> = content
        .discipline
        .into_iter()
        .map(|line| line.record)
        .collect();
    assert_eq!(kept, records);
}

#[test]
fn what_is_known_of_an_assignment_is_folded_from_its_accepted_rows() {
    let row = |reported, percent, done_on: Option<&str>| Progress {
        reported,
        percent: Percent::new(percent).filter(|_| percent > 0.0),
        done_on: done_on.map(day),
        ..Progress::default()
    };
    let (done, going) = (
        Some(Reported::State(State::Done)),
        Some(Reported::State(State::InProgress)),
    );
    let nothing_new = Some(Reported::NothingNew);
    let march = Some("2024-03-10");
    for (rows, state, percent, done_on) in [
        (vec![], State::NotStarted, 0.0, None),
        (
            vec![row(going, 40.0, None), row(nothing_new, 0.0, None)],
            State::InProgress,
            40.0,
            None,
        ),
        (
            vec![row(done, 100.0, march), row(None, 0.0, None)],
            State::Done,
            100.0,
            march,
        ),
        (
            vec![row(done, 100.0, march), row(going, 20.0, None)],
            State::InProgress,
            20.0,
            march,
        ),
        (
            vec![row(done, 0.0, Some("2024-01-05")), row(done, 0.0, march)],
            State::Done,
            0.0,
            march,
        ),
        // A day written without "hoàn thành" completes nothing.
        (vec![row(going, 0.0, march)], State::InProgress, 0.0, None),
    ] {
        let percent = Percent::new(percent).filter(|_| percent > 0.0);
        let expected = Standing {
            state,
            percent,
            done_on: done_on.map(day),
        };
        assert_eq!(Standing::of(&rows), expected);
    }
}
