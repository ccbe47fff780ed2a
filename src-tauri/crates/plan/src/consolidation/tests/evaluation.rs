//! Đánh giá đơn vị: every figure is the number of assignments listed below it.

use super::*;

fn half_year() -> Gathered {
    let late = until("2024-03-01");
    let gathered = gathered()
        .task(
            0,
            CompletionRule::AllLeads,
            &[
                (A, late, State::Done, Updated::WithResult),
                (B, late, State::InProgress, Updated::NotUpdated),
            ],
        )
        .task(
            0,
            CompletionRule::AllLeads,
            &[(A, STANDING, State::InProgress, Updated::NotUpdated)],
        )
        .supported_by(C, "Phối hợp");
    Gathered {
        part: PeriodPart::Half(1),
        reporting: HashMap::from([(
            C,
            Reporting {
                owed: 3,
                on_time: 2,
                late: 1,
                missing: 0,
                reminders: 1,
            },
        )]),
        ..gathered
    }
}

#[test]
fn only_half_years_and_years_have_it() {
    for (part, has) in [
        (PeriodPart::Month(3), false),
        (PeriodPart::Half(1), true),
        (PeriodPart::Year, true),
    ] {
        let gathered = Gathered {
            part,
            ..half_year()
        };
        assert_eq!(gathered.consolidate().evaluation.is_some(), has, "{part:?}");
    }
}

#[test]
fn figures_count_the_assignments_listed_and_support_is_not_judged() {
    let made = half_year().consolidate();
    let lines = made.evaluation.unwrap();
    let shown = |line: &EvaluationLine| {
        let listed = line
            .listed
            .iter()
            .map(|at| made.units[*at].number.to_string());
        let owed = line.reporting.map_or(0, |reporting| reporting.owed);
        (
            line.unit,
            line.leads,
            line.counts,
            listed.collect::<Vec<_>>().join(" "),
            owed,
        )
    };
    assert_eq!(
        lines.iter().map(shown).collect::<Vec<_>>(),
        [
            (C, 0, [0, 0, 0, 0], String::new(), 3),
            (B, 1, [0, 0, 1, 1], "1".to_owned(), 0),
            (A, 2, [1, 0, 0, 1], "1 2".to_owned(), 0),
        ]
    );
    for line in &lines {
        for (at, count) in Count::ALL.iter().enumerate() {
            let listed = line
                .listed
                .iter()
                .filter(|at| count.counts(&made.units[**at]));
            assert_eq!(listed.count(), line.counts[at] as usize, "{count:?}");
        }
    }
}
