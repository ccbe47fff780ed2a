//! The one notice of a day: what the window tells the desktop when it is started first.
//!
//! Which store was told of on which day stands in a small file of the program's settings: the
//! store itself keeps what is decided in the office, not what was shown on one of its machines.

use crate::board::Board;
use crate::error::PeriodsError;
use crate::files;
use crate::place::settings_file;
use crate::today::followed;
use crate::views::{ChoiceView, SettingView};
use crate::{Office, OfficeError};
use chrono::{NaiveDate, NaiveDateTime};
use plan::digest::{News, morning};
use plan::period::{Period, visible};
use std::fs;
use std::path::{Path, PathBuf};
use store::{Operation, Reader};
use words::morning as said;
use words::setting::morning_notice as named;

/// The setting's stable word.
pub(crate) const SETTING: &str = "morning_notice";

/// Where the store keeps it; it stands there only where no notice is wanted.
const KEY: &str = "notice.morning";

/// The setting's values; the first is the default.
const VALUES: [&str; 2] = ["on", "off"];

/// The name of the file that holds which store was told of on which day.
const MEMORY: &str = "da-bao-hom-nay.txt";

/// The most lines a desktop shows of one notice.
const MOST_LINES: usize = 4;

/// One notice on the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What stands above.
    pub title: String,
    /// What there is to do today, most urgent first: at least one line.
    pub lines: Vec<String>,
    /// What its button is called.
    pub open: String,
}

/// The file that remembers which store was told of today. `None` where the system names no folder
/// for settings.
pub fn notice_memory() -> Option<PathBuf> {
    settings_file(MEMORY)
}

impl Office {
    /// What the day begins with, once a day for each store: `None` where it was told already,
    /// where it is not wanted, and where there is nothing to tell. What is answered counts as
    /// told.
    ///
    /// # Errors
    /// The store refuses; what was told cannot be remembered.
    pub fn morning_notice(&self, memory: &Path) -> Result<Option<Notice>, OfficeError> {
        let today = self.clock.today();
        let store = self.store.path();
        if told(memory, today).iter().any(|known| known == store) {
            return Ok(None);
        }
        let notice = self.morning()?;
        if notice.is_some() {
            remember(memory, today, store)?;
        }
        Ok(notice)
    }

    /// What the day begins with, told or not.
    fn morning(&self) -> Result<Option<Notice>, OfficeError> {
        let as_of = self.at_present();
        let news = self.read(|reader| {
            if value(reader)? == VALUES[1] || self.any_plan(reader)?.is_none() {
                return Ok(Vec::new());
            }
            let board = Board::of(self, reader, as_of)?;
            let record = self.record_of_year(reader, &board)?;
            let tasks = board.plan().tasks.iter();
            let periods: Vec<_> = followed(&board, &record)
                .map(|period| {
                    let units = board.directory.units();
                    (period, record.news(period, units, board.rules.soon_days))
                })
                .collect();
            let statuses = tasks.map(|task| board.task_status(task));
            let news = morning(as_of.today(), statuses, &periods);
            Ok(news.iter().map(line).collect())
        })?;
        Ok(notice(as_of.today(), news))
    }

    /// Whether the desktop is told what a day begins with.
    pub(crate) fn set_morning_notice(&mut self, value: &str) -> Result<SettingView, OfficeError> {
        if !VALUES.contains(&value) {
            return Err(OfficeError::Periods(PeriodsError::SettingInvalid {
                name: named::name().to_owned(),
                value: value.to_owned(),
                allowed: VALUES.join(", "),
            }));
        }
        let title = format!("{} – {}", named::name(), shown(value));
        let operation = Operation::new("setting_changed", title, self.now());
        self.perform(&operation, |tx| {
            match value == VALUES[0] {
                true => tx.clear_setting(KEY)?,
                false => tx.set_setting(KEY, value)?,
            }
            Ok(())
        })?;
        self.read(setting_view)
    }
}

/// The notice of some lines; none where there are none.
fn notice(today: NaiveDate, mut lines: Vec<String>) -> Option<Notice> {
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).len();
        lines.push(said::more(rest));
    }
    (!lines.is_empty()).then(|| Notice {
        title: said::title(today.format("%d/%m/%Y")),
        lines,
        open: said::open().to_owned(),
    })
}

/// A line in words.
fn line(news: &News<'_>) -> String {
    let name = |period: &Period| visible::name(period.id).to_lowercase();
    let hour = |due: NaiveDateTime| due.format("%H:%M");
    let day = |due: NaiveDateTime| due.format("%d/%m");
    match *news {
        News::DueToday(count) => said::due_today(count),
        News::Overdue(count) => said::overdue(count),
        News::Missing {
            period,
            units,
            days,
        } => match days {
            0 => said::missing_today(units, name(period), hour(period.units_due)),
            1.. => said::missing(units, name(period), day(period.units_due)),
            _ => said::late(units, name(period)),
        },
        News::Return { period, days: 0 } => {
            said::return_today(name(period), hour(period.province_due))
        }
        News::Return { period, .. } => said::return_due(name(period), day(period.province_due)),
        News::HandOut(period) => said::hand_out(name(period)),
        News::Review(count) => said::review(count),
    }
}

/// The setting among the others.
pub(crate) fn setting_view(reader: &Reader<'_>) -> Result<SettingView, OfficeError> {
    let value = value(reader)?;
    let choice = |other: &str| ChoiceView {
        value: other.to_owned(),
        label: shown(other).to_owned(),
        effect: (other != value).then(|| effect(other).to_owned()),
    };
    Ok(SettingView {
        key: SETTING,
        name: named::name().to_owned(),
        hint: named::hint().to_owned(),
        kind: "choice",
        shown: shown(&value).to_owned(),
        is_default: value == VALUES[0],
        default: VALUES[0].to_owned(),
        default_shown: shown(VALUES[0]).to_owned(),
        least: None,
        most: None,
        choices: VALUES.into_iter().map(choice).collect(),
        value,
    })
}

fn value(reader: &Reader<'_>) -> Result<String, OfficeError> {
    let stored = reader.setting(KEY)?;
    Ok(stored.unwrap_or_else(|| VALUES[0].to_owned()))
}

fn shown(value: &str) -> &'static str {
    match value {
        "off" => named::off(),
        _ => named::on(),
    }
}

/// What another value would change.
fn effect(value: &str) -> &'static str {
    match value {
        "off" => named::off_effect(),
        _ => named::on_effect(),
    }
}

/// The stores that were told of on a day. What cannot be read was not told.
fn told(memory: &Path, today: NaiveDate) -> Vec<PathBuf> {
    let text = fs::read_to_string(memory).unwrap_or_default();
    let today = today.to_string();
    let of_today = text.lines().filter_map(|line| line.split_once('\t'));
    of_today
        .filter(|(day, _)| *day == today)
        .map(|(_, store)| PathBuf::from(store))
        .collect()
}

/// Remembers that a store was told of; what was told on other days is forgotten.
fn remember(memory: &Path, today: NaiveDate, store: &Path) -> Result<(), OfficeError> {
    let mut stores = told(memory, today);
    stores.push(store.to_owned());
    let lines = stores
        .iter()
        .map(|store| format!("{today}\t{}\n", store.display()));
    if let Some(folder) = memory.parent() {
        files::make_folder(folder)?;
    }
    files::save(memory, lines.collect::<String>().as_bytes())
}
