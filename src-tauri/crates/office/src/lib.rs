//! The secretary's jobs: each a function over plan, store and sheets, one transaction at most.
//!
//! Terminal and window call these and nothing below them. Answers are the serialisable values of
//! [`views`]; refusals are [`OfficeError`] codes. Must not know who calls, nor draw anything.

pub mod clock;
mod error;
mod files;
mod profile;
pub mod views;
mod watch;
mod wording;

mod appendix;
mod as_of;
mod assigning;
mod backups;
mod board;
mod carrying;
mod checks;
mod contacts;
mod corrections;
mod days_off;
mod deciding;
mod difficulties;
mod directives;
mod documents;
mod finding;
mod forms;
mod inbox;
mod indicators;
mod intake;
mod journal;
mod matrix;
mod members;
mod milestones;
mod morning;
mod notes;
mod originals;
mod outgoing;
mod overview;
mod periods;
mod place;
mod plans;
mod record;
mod reminder_drafts;
mod reminding;
mod replacing;
mod requests;
mod returns;
mod rules;
mod ruling;
mod settings;
mod state;
mod task_list;
mod task_page;
mod today;
mod unit_page;
mod units;
mod units_over_time;
mod verifying;
mod waiving;
mod year_calendar;

pub use appendix::{AppendixPreview, AppendixRequest, DayChoice, HelperChoice};
pub use backups::{backups, check_backup, restore_backup, set_aside};
pub use carrying::{CarryChoice, CarryRequest, PlanFounding};
pub use clock::Clock;
pub use contacts::ContactsPreview;
pub use corrections::CorrectionRequest;
pub use days_off::DayEntry;
pub use deciding::{EventEntry, MoreTime};
pub use difficulties::{DifficultyEntry, DifficultyQuery, DifficultyStep, Follows, Raises};
pub use directives::{FoundingEntry, PointEntry};
pub use documents::DocumentEntry;
pub use error::{
    DirectiveRefusal, IndicatorError, MappingError, MemberRefusal, OfficeError, PeriodsError,
    PlanRefusal, ReportError, SourceError, TemplateRefusal, UnitRefusal,
};
pub use forms::HandOut;
pub use inbox::{AsideFile, FolderLook, FolderSeen};
pub use indicators::{NumbersEntry, OfficialPreview, OfficialRequest, Whose};
pub use intake::{DocumentMarks, Entry, IntakePreview, IntakeRequest, Look};
pub use members::{DecisionEntry, ListSource, RenewalEntry};
pub use milestones::MilestoneEntry;
pub use morning::{Notice, notice_memory};
pub use outgoing::{Delivery, Outlet};
pub use overview::TaskQuery;
pub use place::{StorePlace, default_store, remember_store, store_memory, store_place};
pub use plan::decision::RulingKind;
pub use plan::directive::Direction;
pub use plan::member::{MemberRole, Person};
pub use plan::progress::Reported;
pub use plan::reminder::Channel;
pub use plan::status::State;
pub use plan::task::Role;
pub use plan::unit::{Level, UnitKind};
pub use reminding::{Chase, ReminderFile};
pub use requests::ReportRequest;
pub use returns::{
    BundleRequest, FillRequest, Pdf, ReturnChoice, SheetChoice, StageEntry, StageReached,
};
pub use ruling::{Completion, RulingEntry};
pub use state::state_without;
pub use units::{NewUnit, UnitEdit};
pub use units_over_time::UnitChangeBasis;
pub use watch::{Job, Step, Watch};

use chrono::{NaiveDate, NaiveDateTime};
use plan::deadline::{BeforeDay, Deadline};
use plan::period::{Period, PeriodId, Regime};
use plan::unit::{Collective, CollectiveId, Directory, Unit, UnitId};
use plans::PlanMeant;
use profile::{Profile, PublicDay};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Done, Hold, Operation, Reader, Revision, Store, StoreError, StoredProfile, Tx};
use views::{DeadlineView, InitView};

/// An open store with the rules it works by.
#[derive(Debug)]
pub struct Office {
    store: Store,
    profile: Profile,
    profile_regime: Regime,
    public_days: Vec<PublicDay>,
    clock: Clock,
    /// The plan jobs speak of, where it is not the one in force.
    spoken_of: Option<PlanMeant>,
    /// Kept while a window works in the store.
    _hold: Option<Hold>,
    watch: Arc<dyn Watch>,
    /// The directory as it stood at a revision of the store: its spellings take long to lay out.
    directory: Mutex<Option<(Revision, Directory)>>,
}

/// How a deadline is read; needs no store, and so knows none of its settings.
pub fn read_deadline(text: &str, year: i32) -> DeadlineView {
    DeadlineView::from(&Deadline::read(text, year, BeforeDay::default()))
}

impl Office {
    /// Makes a store from a bundled profile or a profile file.
    ///
    /// # Errors
    /// The profile is unknown or does not hold together; a file stands in the store's place; the
    /// folder cannot be written.
    pub fn create(
        path: &Path,
        profile: &str,
        clock: Clock,
    ) -> Result<(Office, InitView), OfficeError> {
        let source = Profile::source(profile)?;
        let parsed = Profile::parse(profile, &source)?;
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            files::make_folder(folder)?;
        }
        let (units, collectives) = directory_of(&parsed);
        let stored = StoredProfile {
            code: parsed.code.clone(),
            source,
        };
        let made = Store::create(path, |tx: &Tx<'_>| {
            tx.save_profile(&stored)?;
            tx.save_directory(&units, &collectives)
        });
        let (store, ()) = made.map_err(|cause: StoreError| OfficeError::Store {
            path: path.to_owned(),
            cause,
        })?;
        let view = InitView {
            store: path.display().to_string(),
            profile: parsed.code.clone(),
            units: units.len(),
            collectives: collectives.len(),
        };
        Ok((Office::with(store, parsed, clock)?, view))
    }

    /// Opens a store.
    ///
    /// # Errors
    /// There is none, it is something else, damaged, from a newer program, or busy.
    pub fn open(path: &Path, clock: Clock) -> Result<Office, OfficeError> {
        let refused = |cause| OfficeError::Store {
            path: path.to_owned(),
            cause,
        };
        let store = Store::open(path, clock.now()).map_err(refused)?;
        let stored = store
            .look()
            .and_then(|reader| reader.profile())
            .map_err(refused)?
            .ok_or_else(|| refused(StoreError::Damaged))?;
        let profile = Profile::parse(&stored.code, &stored.source)?;
        Office::with(store, profile, clock)
    }

    fn with(store: Store, profile: Profile, clock: Clock) -> Result<Office, OfficeError> {
        let profile_regime = profile.regime()?;
        let public_days = profile::public_days()?;
        Ok(Office {
            store,
            profile,
            profile_regime,
            public_days,
            clock,
            spoken_of: None,
            _hold: None,
            watch: Arc::new(()),
            directory: Mutex::default(),
        })
    }

    /// Opens a store for as long as a window is open: no other window works in it meanwhile, and
    /// nobody puts another file in its place. The terminal may read and write beside it.
    ///
    /// # Errors
    /// As [`Office::open`]; another window works in it; it is one of the backups.
    pub fn open_in_window(path: &Path, clock: Clock) -> Result<Office, OfficeError> {
        if store::backup::is_kept(path) {
            return Err(OfficeError::IsBackup {
                path: path.to_owned(),
            });
        }
        let office = Office::open(path, clock)?;
        let hold = Hold::take(path).map_err(|cause| OfficeError::Store {
            path: path.to_owned(),
            cause,
        })?;
        Ok(Office {
            _hold: Some(hold),
            ..office
        })
    }

    /// Whether the open store still stands in its place; if not, it must be opened anew.
    pub fn is_in_place(&self) -> bool {
        self.store.is_in_place()
    }

    /// Lets somebody follow the long jobs from now on, and stop them.
    pub fn watched_by(&mut self, watch: Arc<dyn Watch>) {
        self.watch = watch;
    }

    /// Reads from one consistent state of the store.
    fn read<T>(
        &self,
        job: impl FnOnce(&Reader<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        self.store
            .read(job)
            .map_err(|error: OfficeError| error.in_store(self.store.path()))
    }

    /// The one way to write: a whole operation in the journal, or nothing.
    fn perform<T>(
        &mut self,
        operation: &Operation,
        job: impl FnOnce(&Tx<'_>) -> Result<T, OfficeError>,
    ) -> Result<Done<T>, OfficeError> {
        let path = self.store.path().to_owned();
        self.store
            .perform(operation, job)
            .map_err(|error: OfficeError| error.in_store(&path))
    }

    /// The directory, ready for reading cells.
    fn directory(&self, reader: &Reader<'_>) -> Result<Directory, OfficeError> {
        let revision = reader.revision()?;
        let mut known = self
            .directory
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((_, directory)) = known.as_ref().filter(|(at, _)| *at == revision) {
            return Ok(directory.clone());
        }
        let (units, collectives) = (reader.units()?, reader.collectives()?);
        let directory = Directory::new(units, collectives, &self.profile.suffixes)
            .with_past(reader.units_past()?);
        *known = Some((revision, directory.clone()));
        Ok(directory)
    }

    /// The directory under the names units bore on a day.
    fn directory_on(&self, reader: &Reader<'_>, day: NaiveDate) -> Result<Directory, OfficeError> {
        Ok(self.directory(reader)?.as_of(day))
    }

    /// A period by its identity: as it was when first used, else as the regime has it.
    fn period_of(&self, reader: &Reader<'_>, text: &str) -> Result<Period, OfficeError> {
        let unknown = || OfficeError::PeriodUnknown {
            period: text.to_owned(),
        };
        let id = PeriodId::parse(text).ok_or_else(unknown)?;
        let kept = reader.period(id)?.map(|kept| kept.period);
        let rules = self.rules(reader)?;
        kept.or_else(|| rules.regime.find(id, &rules.holidays))
            .ok_or_else(unknown)
    }

    /// The calendar of a year, periods that were used as they were then.
    fn calendar(&self, reader: &Reader<'_>, year: i32) -> Result<Vec<Period>, OfficeError> {
        let kept = reader.periods()?;
        let as_kept = |period: Period| {
            kept.iter()
                .find(|kept| kept.period.id == period.id)
                .map_or(period, |kept| kept.period.clone())
        };
        let rules = self.rules(reader)?;
        let mut calendar: Vec<Period> = rules
            .regime
            .calendar(year, &rules.holidays)
            .into_iter()
            .map(as_kept)
            .collect();
        // A period that was used stays, also where a setting took it out of the calendar since.
        let gone = kept.iter().map(|kept| &kept.period).filter(|period| {
            period.id.year == year && calendar.iter().all(|other| other.id != period.id)
        });
        let gone: Vec<Period> = gone.cloned().collect();
        calendar.extend(gone);
        calendar.sort_by_key(|period| (period.units_due, period.id));
        Ok(calendar)
    }

    fn now(&self) -> NaiveDateTime {
        self.clock.now()
    }
}

/// The one unit a name means.
fn find_unit<'a>(directory: &'a Directory, name: &str) -> Result<&'a Unit, OfficeError> {
    directory
        .find(name)
        .ok_or_else(|| OfficeError::UnitUnknown {
            name: name.to_owned(),
        })
}

/// Units and collectives of a profile, numbered from 1 in its own order.
fn directory_of(profile: &Profile) -> (Vec<Unit>, Vec<Collective>) {
    let id_of = |name: &str| {
        let at = profile.unit.iter().position(|unit| unit.name == name)?;
        i64::try_from(at + 1).ok().map(UnitId)
    };
    let units = profile.unit.iter().zip(1u32..).map(|(unit, order)| Unit {
        id: UnitId(i64::from(order)),
        name: unit.name.clone(),
        short: unit.short.clone(),
        kind: unit.kind,
        level: unit.level,
        aliases: unit.aliases.clone(),
        email: unit.email.clone(),
        phone: unit.phone.clone(),
        order,
        reports_through: unit.reports_through.as_deref().and_then(id_of),
        standing_office: unit.standing_office,
        from: None,
        until: None,
    });
    let collectives = profile
        .collective
        .iter()
        .zip(1i64..)
        .map(|(collective, id)| Collective {
            id: CollectiveId(id),
            name: collective.name.clone(),
            aliases: collective.aliases.clone(),
            members: collective
                .members
                .iter()
                .filter_map(|name| id_of(name))
                .collect(),
        });
    (units.collect(), collectives.collect())
}
