//! The words of letters that go out by e-mail: forms handed out, reminders, requests to correct.
//!
//! Knows words. Must not know who is written to, nor how a letter is packed.

use crate::form::wants;
use crate::wording::moment_words;
use chrono::NaiveDateTime;
use plan::form::Correction;
use plan::period::{Period, visible};
use plan::reminder::{Call, Called, Tone};
use words::mailing as said;

/// A letter's subject and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// What it is about.
    pub subject: String,
    /// What it says, lines parted by `\n`.
    pub text: String,
}

/// The letter with a form that is handed out; `due`: when the unit owes it.
pub fn form(unit: &str, tone: Tone, period: &Period, due: NaiveDateTime) -> Mailing {
    let (words, due) = (period_words(period), moment_words(due));
    let ask = match tone {
        Tone::Demand => said::form_demand(unit, due),
        Tone::Request => said::form_request(unit, due),
    };
    let body = [said::form_state(&words), ask, said::form_how().to_owned()];
    letter(unit, said::form_subject(&words), body)
}

/// The letter that reminds one unit.
pub fn reminder(call: &Call, unit: &Called) -> Mailing {
    let words = period_words(&call.period);
    let by = by(call.answer_by());
    let state = said::reminder_state(
        moment_words(call.now),
        &words,
        &unit.name,
        moment_words(unit.due),
    );
    let ask = match unit.tone {
        Tone::Demand => said::reminder_demand(&unit.name, by),
        Tone::Request => said::reminder_request(&unit.name, by),
    };
    letter(&unit.name, said::reminder_subject(&words), [state, ask])
}

/// The letter that asks a unit to correct its report.
pub fn correction(correction: &Correction) -> Mailing {
    let unit = &correction.form.unit_name;
    let words = period_words(&correction.form.period);
    let by = by(correction.answer_by());
    let received = moment_words(correction.received);
    let mut body = vec![said::correction_state(&words, received)];
    let wants = wants(correction);
    body.extend(
        wants
            .iter()
            .enumerate()
            .map(|(at, want)| format!("{}. {want}", at + 1)),
    );
    body.push(match correction.tone {
        Tone::Demand => said::correction_demand(unit, by),
        Tone::Request => said::correction_request(unit, by),
    });
    letter(unit, said::correction_subject(&words), body)
}

fn letter(unit: &str, subject: String, body: impl IntoIterator<Item = String>) -> Mailing {
    let mut lines = vec![said::greeting(unit)];
    lines.extend(body);
    lines.push(said::thanks().to_owned());
    Mailing {
        subject,
        text: lines.join("\n"),
    }
}

fn by(answer: Option<NaiveDateTime>) -> String {
    answer.map_or_else(
        || said::at_once().to_owned(),
        |moment| said::by(moment_words(moment)),
    )
}

/// The period within a sentence: "tháng 3/2024".
fn period_words(period: &Period) -> String {
    let words = visible::write(period);
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => words,
    }
}
