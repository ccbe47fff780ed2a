//! The turn of the year: what of an earlier plan goes on in a later one.

use plan::task::Group;
use words::carry;

/// The heading of the group of tasks that came over into a plan with an appendix of its own.
pub(crate) fn heading() -> Group {
    Group {
        numeral: carry::group_numeral().to_owned(),
        title: carry::group_title().to_owned(),
        declared: None,
    }
}
