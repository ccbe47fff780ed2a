//! Chasing: the units that owe a period and have not sent, called upon by letter, telephone or
//! message; every call is logged.

use crate::files;
use crate::periods::owing_units;
use crate::views::ReminderView;
use crate::{Office, OfficeError, find_unit};
use plan::reminder::{Call, Called, Channel, Tone, is_chased};
use plan::unit::{Directory, Unit};
use sheets::letter;
use sheets::{Properties, page};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use store::{Operation, Reader, Reminder};

/// Whom to chase, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chase {
    /// The period.
    pub period: String,
    /// The units; all that have not sent where none is named.
    pub units: Vec<String>,
    /// How; by the file's kind where it is not said: a letter goes out as one, a text or a list
    /// as a message. Nothing is logged where neither is given.
    pub channel: Option<Channel>,
    /// Who spoke to whom, the letter's number.
    pub note: String,
    /// The file to write, if any.
    pub out: Option<PathBuf>,
}

/// What a call can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReminderFile {
    /// .docx: công văn đôn đốc.
    Letter,
    /// .txt: the message.
    Message,
    /// .xlsx: the list, handed round like a message.
    List,
}

impl ReminderFile {
    /// What a file's ending asks for.
    ///
    /// # Errors
    /// It is none of .docx, .txt, .xlsx.
    pub fn of(path: &Path) -> Result<ReminderFile, OfficeError> {
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        match ending.as_deref().and_then(OsStr::to_str) {
            Some("docx") => Ok(ReminderFile::Letter),
            Some("txt") => Ok(ReminderFile::Message),
            Some("xlsx") => Ok(ReminderFile::List),
            _ => Err(OfficeError::EndingUnknown {
                path: path.to_owned(),
            }),
        }
    }

    fn channel(self) -> Channel {
        match self {
            ReminderFile::Letter => Channel::Letter,
            ReminderFile::Message | ReminderFile::List => Channel::Message,
        }
    }
}

impl Office {
    /// Calls upon the units that owe a period and have not sent: writes the file asked for and
    /// logs the reminder of every unit. Where all have sent, nothing is written.
    ///
    /// # Errors
    /// No such period or unit; no plan; a unit named does not owe the period or has sent; the
    /// file's ending says nothing, or it cannot be written; the store refuses.
    pub fn remind(&mut self, chase: &Chase) -> Result<ReminderView, OfficeError> {
        let file = chase.out.as_deref().map(ReminderFile::of).transpose()?;
        let (call, units) = self.read(|reader| self.call(reader, chase))?;
        if units.is_empty() {
            return Ok(ReminderView {
                units: Vec::new(),
                path: None,
                drafts: Vec::new(),
                zip: None,
            });
        }
        if let Some((file, path)) = file.zip(chase.out.as_deref()) {
            files::save(path, &self.written(&call, file)?)?;
        }
        let channel = chase.channel.or(file.map(ReminderFile::channel));
        if let Some(channel) = channel {
            self.log_reminders(&call, &units, channel, &chase.note)?;
        }
        Ok(ReminderView {
            units: call.units.into_iter().map(|unit| unit.name).collect(),
            path: chase.out.as_ref().map(|path| path.display().to_string()),
            drafts: Vec::new(),
            zip: None,
        })
    }

    /// The message that calls upon the units of a period, for the clipboard.
    ///
    /// # Errors
    /// As [`Office::remind`].
    pub fn reminder_message(&self, chase: &Chase) -> Result<String, OfficeError> {
        let (call, _) = self.read(|reader| self.call(reader, chase))?;
        Ok(letter::message(&call))
    }

    /// Writes the list of the units a call would go to. Nothing is logged: nobody is reminded.
    ///
    /// # Errors
    /// As [`Office::remind`].
    pub fn write_missing_list(&self, chase: &Chase) -> Result<ReminderView, OfficeError> {
        let (call, _) = self.read(|reader| self.call(reader, chase))?;
        if let Some(path) = chase.out.as_deref() {
            files::save(path, &self.written(&call, ReminderFile::List)?)?;
        }
        Ok(ReminderView {
            units: call.units.into_iter().map(|unit| unit.name).collect(),
            path: chase.out.as_ref().map(|path| path.display().to_string()),
            drafts: Vec::new(),
            zip: None,
        })
    }

    /// Who is called upon, with the units themselves.
    pub(crate) fn call(
        &self,
        reader: &Reader<'_>,
        chase: &Chase,
    ) -> Result<(Call, Vec<Unit>), OfficeError> {
        let period = self.period_of(reader, &chase.period)?;
        let plan = self.plan_for(reader, &period)?.plan;
        let directory = self.directory_on(reader, period.to)?;
        let sent = self.sent(reader, &period)?;
        let mut owing = owing_units(&plan, &directory, &period, &self.rules(reader)?);
        owing.retain(|unit| !sent.is_waived(*unit));
        let now = self.now();
        let is_due = |unit: &Unit| {
            let (timeliness, own) = (sent.timeliness(unit.id), sent.units_due(unit.id));
            owing.contains(&unit.id) && is_chased(timeliness, own, period.units_due, now)
        };
        let all = directory.units().iter();
        let mut units: Vec<Unit> = all.filter(|unit| is_due(unit)).cloned().collect();
        if !chase.units.is_empty() {
            let named = self.named(reader, &directory, chase, &units)?;
            units.retain(|unit| named.contains(&unit.name));
        }
        let called = |unit: &Unit| Called {
            name: unit.name.clone(),
            tone: Tone::towards(unit),
            phone: unit.phone.clone(),
            due: sent.units_due(unit.id),
            reminders: sent.reminders(unit.id),
        };
        let call = Call {
            units: units.iter().map(called).collect(),
            owing: owing.len(),
            period,
            now,
        };
        Ok((call, units))
    }

    /// The full names of the units named, all of which must be due.
    fn named(
        &self,
        reader: &Reader<'_>,
        directory: &Directory,
        chase: &Chase,
        due: &[Unit],
    ) -> Result<Vec<String>, OfficeError> {
        let named = chase.units.iter().map(|name| {
            let unit = find_unit(directory, name)?;
            self.owed(reader, &chase.period, &unit.name)?;
            match due.iter().any(|due| due.id == unit.id) {
                true => Ok(unit.name.clone()),
                false => Err(OfficeError::NothingToRemind {
                    unit: unit.name.clone(),
                    period: chase.period.clone(),
                }),
            }
        });
        named.collect()
    }

    fn written(&self, call: &Call, file: ReminderFile) -> Result<Vec<u8>, OfficeError> {
        let heading = &self.profile.heading;
        Ok(match file {
            ReminderFile::Letter => {
                let head = heading.letterhead(heading.letter_symbol());
                letter::write(call, &head)?
            }
            ReminderFile::Message => letter::message(call).into_bytes(),
            ReminderFile::List => {
                let list = letter::list(call);
                let properties = Properties {
                    title: list.title.clone(),
                    created: self.now(),
                };
                page::write_workbook(&[list], &properties)?.bytes
            }
        })
    }

    pub(crate) fn log_reminders(
        &mut self,
        call: &Call,
        units: &[Unit],
        channel: Channel,
        note: &str,
    ) -> Result<(), OfficeError> {
        let title = match units {
            [only] => format!("{} – {}", call.period.id, only.name),
            _ => format!("{} ({})", call.period.id, units.len()),
        };
        self.perform(&Operation::new("units_reminded", title, call.now), |tx| {
            tx.keep_period(&call.period)?;
            for unit in units {
                tx.log_reminder(&Reminder {
                    unit: unit.id,
                    period: call.period.id,
                    at: call.now,
                    channel,
                    note: note.trim().to_owned(),
                })?;
            }
            Ok(())
        })?;
        Ok(())
    }
}
