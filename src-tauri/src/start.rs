//! What the program was started with: the same `--store` and `--today` as the terminal's.

use chrono::NaiveDate;
use office::{Clock, StorePlace};
use std::ffi::OsString;
use std::path::PathBuf;

/// Where the data is and what day it is.
#[derive(Debug, PartialEq)]
pub struct Start {
    /// The store's file; `None` where the system names no folder for it.
    pub store: Option<StorePlace>,
    /// The file that remembers another store for the next start; `None` where the system names
    /// no folder for it.
    pub memory: Option<PathBuf>,
    /// The office's clock.
    pub clock: Clock,
}

impl Start {
    /// Reads the arguments; what is not understood is left aside, as a window can still open.
    pub fn from_arguments(arguments: impl Iterator<Item = OsString>) -> Start {
        let mut start = Start {
            store: office::store_place().ok(),
            memory: office::store_memory(),
            clock: Clock::Machine,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--store") => {
                    start.store = arguments.next().map(PathBuf::from).map(StorePlace::Usual);
                }
                Some("--today") => start.clock = day(arguments.next()).unwrap_or(start.clock),
                _ => {}
            }
        }
        start
    }
}

/// A clock that stands still on a day.
fn day(text: Option<OsString>) -> Option<Clock> {
    let day: NaiveDate = text?.to_str()?.parse().ok()?;
    Some(Clock::Noon(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(arguments: &[&str]) -> Start {
        Start::from_arguments(arguments.iter().map(OsString::from))
    }

    #[test]
    fn store_and_day_can_be_named_as_in_the_terminal() {
        let started = start(&["--today", "2024-03-11", "--store", "/d/thử.tct06"]);
        let named = StorePlace::Usual(PathBuf::from("/d/thử.tct06"));
        assert_eq!(started.store, Some(named));
        assert_eq!(started.clock.today().to_string(), "2024-03-11");
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        let usual = start(&[]);
        assert_eq!(usual.clock, Clock::Machine);
        assert_eq!(start(&["--today", "mai", "--lạ"]), usual);
    }
}
