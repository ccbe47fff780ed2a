//! Chasing: who is asked for a report that has not come, and in what words (`domain.md` §1,
//! đôn đốc).

use crate::obligation::Timeliness;
use crate::period::Period;
use crate::unit::{Unit, UnitKind};
use chrono::NaiveDateTime;

/// How a unit was reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Công văn đôn đốc.
    Letter,
    /// Điện thoại.
    Phone,
    /// Tin nhắn.
    Message,
}

/// How a letter speaks to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// "Yêu cầu": what the People's Committee directs itself.
    Demand,
    /// "Đề nghị": MTTQ and the mass organisations, ngành dọc, enterprises.
    Request,
}

/// A unit that is called upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its name.
    pub name: String,
    /// How it is spoken to.
    pub tone: Tone,
    /// Its telephone.
    pub phone: Option<String>,
    /// When it owes its report, more time given to it included.
    pub due: NaiveDateTime,
    /// How often it was reminded before.
    pub reminders: u32,
}

/// One call for the reports of a period that have not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The period.
    pub period: Period,
    /// The moment it is made.
    pub now: NaiveDateTime,
    /// The units called upon, in the order of protocol.
    pub units: Vec<Called>,
    /// How many units owe the period.
    pub owing: usize,
}

impl Call {
    /// By when the reports are asked for: the units' due time while it is to come, then the
    /// moment the return is due itself; `None` once that has passed too: at once.
    pub fn answer_by(&self) -> Option<NaiveDateTime> {
        let Period {
            units_due,
            province_due,
            ..
        } = self.period;
        [units_due, province_due]
            .into_iter()
            .find(|due| self.now <= *due)
    }

    /// The names of those spoken to in a tone.
    pub fn names(&self, tone: Tone) -> Vec<&str> {
        let spoken = self.units.iter().filter(|unit| unit.tone == tone);
        spoken.map(|unit| unit.name.as_str()).collect()
    }
}

impl Channel {
    /// All of them.
    pub const ALL: [Channel; 3] = [Channel::Letter, Channel::Phone, Channel::Message];

    /// Its stable code.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Letter => "letter",
            Channel::Phone => "phone",
            Channel::Message => "message",
        }
    }
}

impl Tone {
    /// How a unit is spoken to.
    pub fn towards(unit: &Unit) -> Tone {
        match unit.kind {
            UnitKind::Office | UnitKind::Commune => Tone::Demand,
            UnitKind::Front | UnitKind::Sector | UnitKind::Enterprise => Tone::Request,
        }
    }
}

/// Whether a unit that owes a period is reminded now: nothing came, and no later due time of its
/// own still protects it while the others' has passed.
pub fn is_chased(
    timeliness: Timeliness,
    own_due: NaiveDateTime,
    period_due: NaiveDateTime,
    now: NaiveDateTime,
) -> bool {
    let silent = matches!(timeliness, Timeliness::NotSent | Timeliness::Never);
    let protected = now > period_due && now <= own_due;
    silent && !protected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::PeriodId;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_call_asks_for_the_next_time_that_still_serves() {
        let call = |now| Call {
            period: Period {
                id: PeriodId::parse("2024-03").unwrap(),
                from: at("2024-02-15T00:00:00").date(),
                to: at("2024-03-14T00:00:00").date(),
                units_due: at("2024-03-16T17:00:00"),
                late_after: at("2024-03-16T17:00:00"),
                province_due: at("2024-03-18T17:00:00"),
            },
            now: at(now),
            units: Vec::new(),
            owing: 20,
        };
        for (now, by) in [
            ("2024-03-14T08:00:00", Some("2024-03-16T17:00:00")),
            ("2024-03-16T17:00:00", Some("2024-03-16T17:00:00")),
            ("2024-03-16T17:00:01", Some("2024-03-18T17:00:00")),
            ("2024-03-19T08:00:00", None),
        ] {
            assert_eq!(call(now).answer_by(), by.map(at), "{now}");
        }
    }

    #[test]
    fn silent_units_are_chased_unless_they_were_given_more_time() {
        let (due, later) = ("2024-03-16T17:00:00", "2024-03-20T17:00:00");
        for (timeliness, own_due, now, chased) in [
            (Timeliness::NotSent, due, "2024-03-15T08:00:00", true),
            (Timeliness::NotSent, due, "2024-03-17T08:00:00", true),
            (Timeliness::Never, due, "2024-04-17T08:00:00", true),
            (Timeliness::NotSent, later, "2024-03-15T08:00:00", true),
            (Timeliness::NotSent, later, "2024-03-17T08:00:00", false),
            (Timeliness::NotSent, later, "2024-03-20T17:00:00", false),
            (Timeliness::NotSent, later, "2024-03-20T17:00:01", true),
            (Timeliness::OnTime, due, "2024-03-17T08:00:00", false),
            (
                Timeliness::Late { days: 1 },
                due,
                "2024-03-18T08:00:00",
                false,
            ),
            (Timeliness::Waived, due, "2024-03-17T08:00:00", false),
        ] {
            let found = is_chased(timeliness, at(own_due), at(due), at(now));
            assert_eq!(found, chased, "{timeliness:?} {own_due} {now}");
        }
    }
}
