//! Chasing by e-mail: a draft letter for every unit that has not sent, its form with it where wanted.

use crate::outgoing::{Beside, Delivery, Outbox, Parcel};
use crate::reminding::Chase;
use crate::views::{DraftView, ReminderView};
use crate::{Office, OfficeError};
use plan::reminder::Channel;
use sheets::{form, mailing};

impl Office {
    /// Writes a draft letter for every unit that owes a period and has not sent, and logs the
    /// reminders. `with_form`: each with the unit's form.
    ///
    /// # Errors
    /// As [`Office::remind`]; the folder or archive cannot be written.
    pub fn remind_by_drafts(
        &mut self,
        chase: &Chase,
        with_form: bool,
        delivery: &Delivery,
    ) -> Result<ReminderView, OfficeError> {
        let (call, units, handout) = self.read(|reader| {
            let (call, units) = self.call(reader, chase)?;
            let handout = match with_form {
                true => Some(self.handout(reader, call.period.clone())?),
                false => None,
            };
            Ok((call, units, handout))
        })?;
        let delivery = Delivery {
            drafts: true,
            ..delivery.clone()
        };
        let mut outbox = Outbox::open(&delivery);
        let mut drafts = Vec::with_capacity(units.len());
        for (unit, called) in units.iter().zip(&call.units) {
            let made = handout.as_ref().map(|known| self.make_form(known, unit));
            let stem = form::file_stem(&unit.name, call.period.id);
            let parcel = Parcel {
                unit,
                stem: format!("{stem}_don-doc"),
                workbook: made.transpose()?.map(|made| made.bytes),
                letter: None,
                mailing: mailing::reminder(&call, called),
            };
            let delivered = outbox.put(parcel, Beside::No)?;
            drafts.extend(delivered.draft.map(|path| DraftView {
                unit: unit.name.clone(),
                path,
                email: unit.email.clone(),
            }));
        }
        let zip = match drafts.is_empty() {
            true => None,
            false => outbox.close()?,
        };
        if !units.is_empty() {
            let channel = chase.channel.unwrap_or(Channel::Message);
            self.log_reminders(&call, &units, channel, &chase.note)?;
        }
        Ok(ReminderView {
            units: call.units.into_iter().map(|unit| unit.name).collect(),
            path: None,
            drafts,
            zip,
        })
    }
}
