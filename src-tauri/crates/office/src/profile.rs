//! Locality profiles: units, collectives, regime and headings of one town, as a TOML text.
//!
//! A store keeps its profile's text verbatim; this module reads it. The schema is documented in
//! the bundled profiles themselves.

use crate::error::OfficeError;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use plan::period::{
    LateFrom, OneOff, Period, PeriodId, PeriodKind, PrintedDay, Regime, ThisPeriod, visible,
};
use plan::unit::{Level, UnitKind};
use serde::Deserialize;
use sheets::letter::Letterhead;
use sheets::wording::day_and_month;
use std::collections::BTreeMap;

/// A locality that comes with the program.
pub struct Bundled {
    /// The profile's code.
    pub code: &'static str,
    /// The profile's text.
    pub text: &'static str,
    /// The appendix of its plan, a workbook.
    pub appendix: &'static [u8],
}

/// The localities that come with the program.
pub const BUNDLED: [Bundled; 2] = [
    Bundled {
        code: "bim-son-2024",
        text: include_str!("../../../../data/profiles/bim-son-2024.toml"),
        appendix: include_bytes!("../../../../data/plans/bim-son-2024.xlsx"),
    },
    Bundled {
        code: "muong-lat-2023",
        text: include_str!("../../../../data/profiles/muong-lat-2023.toml"),
        appendix: include_bytes!("../../../../data/plans/muong-lat-2023.xlsx"),
    },
];

/// Public holidays, for all localities.
const HOLIDAYS: &str = include_str!("../../../../data/holidays.toml");

/// A locality profile.
#[derive(Clone, Debug, Deserialize)]
pub struct Profile {
    /// Its stable name.
    pub code: String,
    /// The locality's name.
    pub name: String,
    /// The year of the plan it was made for.
    pub plan_year: i32,
    /// Endings that any unit's name may carry or not, longest first.
    pub suffixes: Vec<String>,
    /// What the two levels are called.
    #[serde(default)]
    pub level_words: LevelWords,
    /// Heading of what is issued.
    pub heading: Heading,
    regime: RegimeText,
    /// Units in the order of protocol.
    pub unit: Vec<UnitText>,
    /// Collectives.
    #[serde(default)]
    pub collective: Vec<CollectiveText>,
}

/// What the levels of units are called: "thị xã" and "xã, phường".
#[derive(Clone, Debug, Deserialize)]
pub struct LevelWords {
    /// The locality's own level.
    pub town: String,
    /// The communes'.
    pub commune: String,
}

impl Default for LevelWords {
    fn default() -> LevelWords {
        LevelWords {
            town: words::report::indicator::town().to_owned(),
            commune: words::report::indicator::commune().to_owned(),
        }
    }
}

/// Heading of what is issued (Nghị định 30/2020/NĐ-CP).
#[derive(Clone, Debug, Deserialize)]
pub struct Heading {
    /// The superior body, upper left, first line.
    pub superior: String,
    /// The issuing body, second line.
    pub issuer: String,
    /// The same within a sentence, "Tổ công tác Đề án 06"; as in the heading where left out.
    #[serde(default)]
    issuer_in_text: Option<String>,
    /// The place that stands before a letter's day.
    #[serde(default)]
    pub place: String,
    /// The lines above the name of who signs.
    #[serde(default)]
    pub signer_title: Vec<String>,
    /// The name of who signs.
    #[serde(default)]
    pub signer_name: String,
    symbols: BTreeMap<String, String>,
    /// By kind of period: how titles name it, with {number}, {year}, {from} and {to}.
    #[serde(default)]
    periods: BTreeMap<String, String>,
}

impl Heading {
    /// The issuing body as a sentence names it.
    pub fn issuer_in_text(&self) -> &str {
        self.issuer_in_text.as_deref().unwrap_or(&self.issuer)
    }

    /// The symbol of the office's letters: that of its own reports without the kind of document,
    /// "TCT" of "BC-TCT".
    pub fn letter_symbol(&self) -> &str {
        let report = self.symbols.get(PeriodKind::Week.word());
        let report = report.or_else(|| self.symbols.values().next());
        let symbol = report.map(String::as_str).unwrap_or_default();
        symbol.split_once('-').map_or(symbol, |(_, body)| body)
    }

    /// How titles name a period, as within a sentence: in the office's own words where the profile
    /// has some for its kind.
    pub fn period_words(&self, period: &Period) -> String {
        let Some(own) = self.periods.get(period.id.kind().word()) else {
            return visible::title(period);
        };
        let day = |date: NaiveDate| {
            let (day, month) = day_and_month(date);
            format!("{day}/{month}/{}", date.year())
        };
        own.replace("{number}", &visible::number(period.id))
            .replace("{year}", &period.id.year.to_string())
            .replace("{from}", &day(period.from))
            .replace("{to}", &day(period.to))
    }

    /// What frames a letter or report with this symbol behind its number.
    pub fn letterhead(&self, symbol: &str) -> Letterhead {
        Letterhead {
            superior: self.superior.clone(),
            issuer: self.issuer.clone(),
            symbol: symbol.to_owned(),
            archive: self.letter_symbol().to_owned(),
            place: self.place.clone(),
            signer_title: self.signer_title.clone(),
            signer_name: self.signer_name.clone(),
        }
    }
}

/// A unit of the profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitText {
    /// Official name.
    pub name: String,
    /// Short name.
    pub short: Option<String>,
    #[serde(rename = "kind", deserialize_with = "unit_kind")]
    /// Sort of body.
    pub kind: UnitKind,
    #[serde(rename = "level", deserialize_with = "unit_level")]
    /// Level.
    pub level: Level,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The unit in whose report it writes.
    pub reports_through: Option<String>,
    /// Whether it is the standing office itself.
    #[serde(default)]
    pub standing_office: bool,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// A collective of the profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectiveText {
    /// Its name.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names of its members.
    pub members: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegimeText {
    weekly_last: Option<String>,
    monthly_last_day: Option<u32>,
    /// In the month a quarter closes in.
    quarterly_last_day: Option<u32>,
    half_year_last: Option<String>,
    nine_months_last: Option<String>,
    yearly_last: Option<String>,
    hour: String,
    printed_day: PrintedDayText,
    replaces_monthly: bool,
    #[serde(default)]
    one_off: Vec<OneOffText>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PrintedDayText {
    Units,
    Province,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneOffText {
    id: String,
    title: String,
    from: NaiveDate,
    last_day: NaiveDate,
}

impl Profile {
    /// The text of a bundled profile, or of a profile file.
    ///
    /// # Errors
    /// The name is neither; the file cannot be read.
    pub fn source(name: &str) -> Result<String, OfficeError> {
        if let Some(bundled) = BUNDLED.iter().find(|bundled| bundled.code == name) {
            return Ok(bundled.text.to_owned());
        }
        let path = std::path::Path::new(name);
        if !path.exists() {
            let known = BUNDLED
                .iter()
                .map(|bundled| bundled.code)
                .collect::<Vec<_>>()
                .join(", ");
            return Err(OfficeError::ProfileUnknown {
                name: name.to_owned(),
                known,
            });
        }
        let bytes = crate::files::load(path)?.bytes;
        String::from_utf8(bytes).map_err(|_| OfficeError::ProfileInvalid {
            name: name.to_owned(),
            place: "UTF-8".to_owned(),
        })
    }

    /// Reads a profile's text and checks that its names hold together.
    ///
    /// # Errors
    /// [`OfficeError::ProfileInvalid`] with the place that does not.
    pub fn parse(name: &str, text: &str) -> Result<Profile, OfficeError> {
        let invalid = |place: String| OfficeError::ProfileInvalid {
            name: name.to_owned(),
            place,
        };
        let profile: Profile =
            toml::from_str(text).map_err(|error| invalid(error.message().to_owned()))?;
        let known = |wanted: &String| profile.unit.iter().any(|unit| unit.name == *wanted);
        let named = profile
            .collective
            .iter()
            .flat_map(|collective| &collective.members);
        let through = profile
            .unit
            .iter()
            .filter_map(|unit| unit.reports_through.as_ref());
        if let Some(stranger) = named.chain(through).find(|name| !known(name)) {
            return Err(invalid(stranger.clone()));
        }
        profile.regime()?;
        Ok(profile)
    }

    /// The regime.
    ///
    /// # Errors
    /// [`OfficeError::ProfileInvalid`] where a day, hour or identity cannot be.
    pub fn regime(&self) -> Result<Regime, OfficeError> {
        let invalid = |place: &str| OfficeError::ProfileInvalid {
            name: self.code.clone(),
            place: place.to_owned(),
        };
        let text = &self.regime;
        let month_day = |value: &Option<String>| {
            value
                .as_deref()
                .map(|value| parse_month_day(value).ok_or_else(|| invalid(value)))
                .transpose()
        };
        let weekday = |value: &String| value.parse::<Weekday>().map_err(|_| invalid(value));
        let one_off = |one: &OneOffText| {
            let id = PeriodId::parse(&one.id).filter(|id| id.kind() == PeriodKind::OneOff);
            let id = id.ok_or_else(|| invalid(&one.id))?;
            Ok(OneOff {
                id,
                title: one.title.clone(),
                from: one.from,
                last_day: one.last_day,
            })
        };
        Ok(Regime {
            weekly: text.weekly_last.as_ref().map(weekday).transpose()?,
            monthly: text.monthly_last_day,
            quarterly: text.quarterly_last_day,
            half_year: month_day(&text.half_year_last)?,
            nine_months: month_day(&text.nine_months_last)?,
            yearly: month_day(&text.yearly_last)?,
            one_off: text
                .one_off
                .iter()
                .map(one_off)
                .collect::<Result<_, OfficeError>>()?,
            hour: NaiveTime::parse_from_str(&text.hour, "%H:%M")
                .map_err(|_| invalid(&text.hour))?,
            printed_day: match text.printed_day {
                PrintedDayText::Units => PrintedDay::Units,
                PrintedDayText::Province => PrintedDay::Province,
            },
            replaces_monthly: text.replaces_monthly,
            province_after: 1,
            week_start: None,
            late_from: LateFrom::default(),
            this_period: ThisPeriod::default(),
        })
    }

    /// The symbol a return of this kind carries, "BC-UBND".
    pub fn symbol(&self, kind: PeriodKind) -> &str {
        self.heading
            .symbols
            .get(kind.word())
            .map_or("BC", String::as_str)
    }
}

/// A day of the public calendar that comes with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicDay {
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub name: String,
    /// A weekend day worked instead; else a day off.
    pub worked: bool,
}

/// The public calendar that comes with the program, ascending.
///
/// # Errors
/// [`OfficeError::ProfileInvalid`] if the bundled table does not read.
pub fn public_days() -> Result<Vec<PublicDay>, OfficeError> {
    #[derive(Deserialize)]
    struct Day {
        date: NaiveDate,
        name: String,
    }
    #[derive(Deserialize)]
    struct Table {
        day: Vec<Day>,
        #[serde(default)]
        worked: Vec<Day>,
    }
    let invalid = |error: toml::de::Error| OfficeError::ProfileInvalid {
        name: "holidays".to_owned(),
        place: error.message().to_owned(),
    };
    let table: Table = toml::from_str(HOLIDAYS).map_err(invalid)?;
    let listed = |days: Vec<Day>, worked: bool| {
        let public = move |Day { date: day, name }| PublicDay { day, name, worked };
        days.into_iter().map(public)
    };
    let days = listed(table.day, false).chain(listed(table.worked, true));
    let mut days: Vec<PublicDay> = days.collect();
    days.sort_by_key(|one| one.day);
    Ok(days)
}

fn parse_month_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // Any leap year accepts every day a year can have.
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

fn unit_kind<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<UnitKind, D::Error> {
    let word = String::deserialize(deserializer)?;
    UnitKind::from_word(&word).ok_or_else(|| serde::de::Error::custom(word))
}

fn unit_level<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
    let word = String::deserialize(deserializer)?;
    Level::from_word(&word).ok_or_else(|| serde::de::Error::custom(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_profile_holds_together() {
        for bundled in BUNDLED {
            let profile = Profile::parse(bundled.code, bundled.text).unwrap();
            assert_eq!(profile.code, bundled.code);
        }
        assert!(public_days().unwrap().len() > 20);
    }

    #[test]
    fn a_member_nobody_knows_is_named() {
        let text = BUNDLED[0]
            .text
            .replace("    \"Phòng Nội vụ\",", "    \"Phòng Lạ\",");
        let error = Profile::parse("x", &text).unwrap_err();
        assert!(matches!(error, OfficeError::ProfileInvalid { place, .. } if place == "Phòng Lạ"));
    }
}
