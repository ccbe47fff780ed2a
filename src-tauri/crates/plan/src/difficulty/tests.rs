//! A difficulty over time: raised, passed on, answered, raised again.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn raised(period: &str, to: &str) -> Raised {
    Raised {
        period: PeriodId::parse(period).unwrap(),
        to: day(to),
    }
}

fn step(state: DifficultyState, on: &str, authority: &str) -> Step {
    Step {
        state,
        on: day(on),
        authority: authority.to_owned(),
        document: String::new(),
        words: format!("{} {on}", state.word()),
    }
}

/// Raised in February and March, passed on on 20/2, answered on 1/3, taken up again on 1/5.
fn followed() -> Difficulty {
    Difficulty {
        id: DifficultyId(1),
        unit: UnitId(1),
        kind: DifficultyKind::Difficulty,
        task: None,
        text: "Thiếu máy quét.".to_owned(),
        raised: vec![
            raised("2024-02", "2024-02-14"),
            raised("2024-03", "2024-03-14"),
        ],
        steps: vec![
            step(DifficultyState::InHand, "2024-02-20", "Công an tỉnh"),
            step(DifficultyState::Answered, "2024-03-01", ""),
            step(DifficultyState::InHand, "2024-05-01", "Bộ Công an"),
        ],
    }
}

#[test]
fn it_stands_on_a_day_where_the_last_step_by_then_put_it() {
    for (on, state, authority, answer, again) in [
        ("2024-02-14", DifficultyState::New, "", None, false),
        (
            "2024-02-20",
            DifficultyState::InHand,
            "Công an tỉnh",
            None,
            false,
        ),
        (
            "2024-03-01",
            DifficultyState::Answered,
            "Công an tỉnh",
            Some("answered 2024-03-01"),
            false,
        ),
        (
            "2024-03-14",
            DifficultyState::Answered,
            "Công an tỉnh",
            Some("answered 2024-03-01"),
            true,
        ),
        (
            "2024-05-01",
            DifficultyState::InHand,
            "Bộ Công an",
            None,
            false,
        ),
    ] {
        let (on, one) = (day(on), followed());
        assert_eq!(one.state(on), state, "{on}");
        assert_eq!(one.authority(on), authority, "{on}");
        assert_eq!(
            one.answer(on).map(|step| step.words.as_str()),
            answer,
            "{on}"
        );
        assert_eq!(one.is_raised_again(on), again, "{on}");
    }
}

#[test]
fn a_report_tells_what_was_raised_or_settled_in_its_window_and_what_is_open_still() {
    for (from, to, told) in [
        ("2024-01-15", "2024-02-13", false), // not raised yet
        ("2024-01-15", "2024-02-14", true),  // raised in it
        ("2024-02-15", "2024-02-28", true),  // open from before
        ("2024-02-29", "2024-03-10", true),  // answered in it
        ("2024-03-11", "2024-03-13", false), // answered before, not raised in it
        ("2024-03-11", "2024-03-14", true),  // raised again
        ("2024-04-15", "2024-05-14", true),  // taken up again
    ] {
        assert_eq!(followed().concerns(day(from), day(to)), told, "{from} {to}");
    }
}

#[test]
fn what_counts_no_longer_is_told_of_no_more() {
    let gone = Difficulty {
        raised: Vec::new(),
        ..followed()
    };
    assert!(!gone.concerns(day("2024-01-15"), day("2024-02-14")));
}

#[test]
fn the_same_words_are_the_same_and_alike_ones_are_not() {
    for (one, other, same) in [
        ("Thiếu máy quét.", "thiếu  máy quét", true),
        ("Số hoá – chậm", "Số hóa - chậm;", true),
        ("Thiếu 2 máy quét", "Thiếu 3 máy quét", false),
        ("Thiếu máy quét", "Thieu may quet", false),
        ("Thiếu máy quét", "Thiếu máy quét và máy in", false),
    ] {
        assert_eq!(same_words(one, other), same, "{one} / {other}");
    }
}
