//! Domain codes as words of the catalog: statuses, updates, timeliness, roles, states.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use plan::difficulty::DifficultyState;
use plan::indicator::{Amount, Direction, Kind, Numbers, Rate, Target};
use plan::obligation::Timeliness;
use plan::progress::Reported;
use plan::status::{State, Status, Updated};
use plan::task::Role;
use words::{difficulty_state, number, role, state, status, timeliness, updated};

/// A status in words.
pub fn status_words(of: Status) -> String {
    match of {
        Status::DoneInTime => status::done_in_time().to_owned(),
        Status::DoneLate { days } => status::done_late(days),
        Status::InTime { days } => status::in_time(days),
        Status::DueSoon { days: 0 } => status::due_today().to_owned(),
        Status::DueSoon { days } => status::due_soon(days),
        Status::Overdue { days } => status::overdue(days),
        Status::NotOpen => status::not_open().to_owned(),
        Status::Standing => status::standing().to_owned(),
        Status::Waiting => status::waiting().to_owned(),
        Status::Undated => status::undated().to_owned(),
        Status::Paused => status::paused().to_owned(),
        Status::Dropped => status::dropped().to_owned(),
    }
}

/// *Cập nhật kỳ này* in words.
pub fn updated_words(of: Updated) -> &'static str {
    match of {
        Updated::WithResult => updated::with_result(),
        Updated::NothingNew => updated::nothing_new(),
        Updated::Awaited => updated::awaited(),
        Updated::NotUpdated => updated::not_updated(),
        Updated::Waived => updated::waived(),
    }
}

/// Timeliness in words.
pub fn timeliness_words(of: Timeliness) -> String {
    match of {
        Timeliness::NotSent => timeliness::not_sent().to_owned(),
        Timeliness::OnTime => timeliness::on_time().to_owned(),
        Timeliness::LateSameDay => timeliness::late_same_day().to_owned(),
        Timeliness::Late { days } => timeliness::late(days),
        Timeliness::Never => timeliness::never().to_owned(),
        Timeliness::Waived => timeliness::waived().to_owned(),
    }
}

/// "17 giờ 00 ngày 16 tháng 3 năm 2024": days below 10 and the months 1 and 2 take a zero.
pub fn moment_words(at: NaiveDateTime) -> String {
    let (day, month) = day_and_month(at.date());
    let minute = format!("{:02}", at.minute());
    words::form::due_at(at.hour(), minute, day, month, at.year())
}

/// A period's words within a sentence: "tháng 3/2024".
pub(crate) fn within_sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A day and a month as the decree writes them: days below 10 and the months 1 and 2 take a zero.
pub fn day_and_month(date: NaiveDate) -> (String, String) {
    let month = match date.month() {
        month @ 1..3 => format!("{month:02}"),
        month => month.to_string(),
    };
    (format!("{:02}", date.day()), month)
}

/// A role in words.
pub fn role_words(of: Role) -> &'static str {
    match of {
        Role::Lead => role::lead(),
        Role::Support => role::support(),
    }
}

/// What was reported of a state, in words.
pub fn reported_words(of: Reported) -> &'static str {
    match of {
        Reported::State(State::NotStarted) => state::not_started(),
        Reported::State(State::InProgress) => state::in_progress(),
        Reported::State(State::Waiting) => state::waiting(),
        Reported::State(State::Done) => state::done(),
        Reported::State(State::Paused) => state::paused(),
        Reported::State(State::Dropped) => state::dropped(),
        Reported::NothingNew => state::nothing_new(),
    }
}

/// Where a difficulty stands, in words.
pub fn difficulty_state_words(of: DifficultyState) -> &'static str {
    match of {
        DifficultyState::New => difficulty_state::new(),
        DifficultyState::InHand => difficulty_state::in_hand(),
        DifficultyState::Answered => difficulty_state::answered(),
        DifficultyState::Closed => difficulty_state::closed(),
    }
}

/// A level to reach in words: "≥ 90%".
pub fn target_words(kind: Kind, direction: Direction, target: &Target) -> String {
    let percent = matches!(kind, Kind::Ratio | Kind::YesNo);
    match (percent, direction) {
        (true, Direction::Higher) => number::at_least_percent(target.value),
        (true, Direction::Lower) => number::at_most_percent(target.value),
        (false, Direction::Higher) => number::at_least(target.value),
        (false, Direction::Lower) => number::at_most(target.value),
    }
}

/// One unit's numbers in words: "45/50 = 90%", "12", "Có"; empty where there are none.
pub fn numbers_words(kind: Kind, numbers: &Numbers) -> String {
    match (kind, numbers.numerator, numbers.denominator, numbers.value) {
        (Kind::Ratio, Some(numerator), Some(denominator), _) => {
            match Rate::of(numerator, denominator) {
                Some(rate) => number::parts_and_rate(numerator, denominator, rate),
                None => number::parts(numerator, denominator),
            }
        }
        (Kind::Ratio, _, _, Some(rate)) => number::percent(rate),
        (Kind::YesNo, _, _, Some(value)) => yes_no_words(value).to_owned(),
        (_, _, _, value) => value.map(|value| value.to_string()).unwrap_or_default(),
    }
}

/// Có or không.
pub fn yes_no_words(value: Amount) -> &'static str {
    if value > Amount::default() {
        number::yes()
    } else {
        number::no()
    }
}
