//! The rules by which cells of a return come about.

use serde::{Deserialize, Serialize};
use words::report::rule as said;

/// How a cell came about that does not repeat somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rule {
    /// A heading inside or above a table.
    Heading,
    /// The line that says when the data was taken.
    Moment,
    /// Units counted by timeliness.
    TimelinessCount,
    /// Tasks counted by status.
    CountTasks,
    /// Lead assignments counted by status.
    CountAssignments,
    /// The closing line's sum.
    SumOfGroups,
    /// The rate of completion.
    DoneOverTotal,
    /// A group's numeral or title.
    GroupOfPlan,
    /// Chủ trì or phối hợp.
    RoleOfAssignment,
    /// A deadline's last day.
    LastDay,
    /// Days left or over.
    DaysToLastDay,
    /// A derived status.
    Status,
    /// Names of the units a line is about.
    UnitsConcerned,
    /// A unit's name.
    NameInDirectory,
    /// The row's own number.
    RowNumber,
    /// When reports were due.
    PeriodDue,
    /// How in time a report was.
    Timeliness,
    /// How often reports were sent back.
    TimesSentBack,
    /// Left to be written by hand.
    ByHand,
    /// Blank: nobody reported anything.
    NothingReported,
    /// Blank: too many leads to quote.
    SeeUnits,
    /// Entered by the office itself.
    EnteredByOffice,
    /// The period something was first raised in.
    FirstRaised,
    /// What the office logged of it since.
    Followed,
    /// Name, unit and target of an indicator.
    Indicator,
    /// Numerators added up.
    SumOfNumerators,
    /// Denominators added up.
    SumOfDenominators,
    /// The rate of several units.
    SumOverSum,
    /// Values added up.
    SumOfValues,
    /// The share of yes.
    ShareOfYes,
    /// A score, which is never summed.
    ValueOfUnit,
    /// Cumulative, computed from periods.
    SumSinceBeginning,
    /// A period, computed from cumulative figures.
    DifferenceOfCumulative,
    /// How many units a sum is made of.
    UnitsWithNumbers,
    /// The period before.
    SameUnitsBefore,
    /// How it moved.
    ChangeOfSameUnits,
    /// Whether the target is reached.
    AgainstTarget,
    /// What is missing to the target.
    ToTarget,
    /// Who said nothing, and whose numbers are official.
    NumbersNoted,
    /// One unit's rate.
    NumeratorOverDenominator,
    /// Blank: the indicator is not asked of this unit.
    NotAsked,
    /// A period of the calendar.
    PeriodOfYear,
}

impl Rule {
    /// The stable name other programs know it by.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Heading => "heading",
            Rule::Moment => "period, last day and time of extraction",
            Rule::TimelinessCount => "count of units by timeliness",
            Rule::CountTasks => "count of tasks by derived status",
            Rule::CountAssignments => "count of lead assignments by derived status",
            Rule::SumOfGroups => "sum of the groups above",
            Rule::DoneOverTotal => "done / total",
            Rule::GroupOfPlan => "group of the plan",
            Rule::RoleOfAssignment => "role of the assignment",
            Rule::LastDay => "last day of the deadline",
            Rule::DaysToLastDay => "days from the as-of date to the last day",
            Rule::Status => "status derived from deadline and reports",
            Rule::UnitsConcerned => "lead units with this status",
            Rule::NameInDirectory => "name in the directory",
            Rule::RowNumber => "row number",
            Rule::PeriodDue => "due time of the period",
            Rule::Timeliness => "first report against the due time",
            Rule::TimesSentBack => "count of reports sent back",
            Rule::ByHand => "left to be written by hand",
            Rule::NothingReported => "nothing reported",
            Rule::SeeUnits => "many leads: listed by unit",
            Rule::EnteredByOffice => "entered by the office",
            Rule::FirstRaised => "first period it was raised in",
            Rule::Followed => "logged by the office",
            Rule::Indicator => "definition of the indicator",
            Rule::SumOfNumerators => "sum of numerators",
            Rule::SumOfDenominators => "sum of denominators",
            Rule::SumOverSum => "sum of numerators / sum of denominators",
            Rule::SumOfValues => "sum of values",
            Rule::ShareOfYes => "units that say yes / units that answered",
            Rule::ValueOfUnit => "value of the one unit",
            Rule::SumSinceBeginning => "sum since the beginning",
            Rule::DifferenceOfCumulative => "cumulative minus the period before",
            Rule::UnitsWithNumbers => "units with numbers / units asked",
            Rule::SameUnitsBefore => "the period before, over units with numbers in both",
            Rule::ChangeOfSameUnits => {
                "change since the period before, over units with numbers in both"
            }
            Rule::AgainstTarget => "result against the target",
            Rule::ToTarget => "target minus result",
            Rule::NumbersNoted => "units without numbers, official numbers",
            Rule::NumeratorOverDenominator => "numerator / denominator",
            Rule::NotAsked => "not asked of this unit",
            Rule::PeriodOfYear => "period of the calendar",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Rule::Heading => said::heading(),
            Rule::Moment => said::moment(),
            Rule::TimelinessCount => said::timeliness_count(),
            Rule::CountTasks => said::count_tasks(),
            Rule::CountAssignments => said::count_assignments(),
            Rule::SumOfGroups => said::sum_of_groups(),
            Rule::DoneOverTotal => said::done_over_total(),
            Rule::GroupOfPlan => said::group_of_plan(),
            Rule::RoleOfAssignment => said::role_of_assignment(),
            Rule::LastDay => said::last_day(),
            Rule::DaysToLastDay => said::days_to_last_day(),
            Rule::Status => said::status(),
            Rule::UnitsConcerned => said::units_concerned(),
            Rule::NameInDirectory => said::name_in_directory(),
            Rule::RowNumber => said::row_number(),
            Rule::PeriodDue => said::period_due(),
            Rule::Timeliness => said::timeliness(),
            Rule::TimesSentBack => said::times_sent_back(),
            Rule::ByHand => said::by_hand(),
            Rule::NothingReported => said::nothing_reported(),
            Rule::SeeUnits => said::see_units(),
            Rule::EnteredByOffice => said::entered_by_office(),
            Rule::FirstRaised => said::first_raised(),
            Rule::Followed => said::followed(),
            Rule::Indicator => said::indicator(),
            Rule::SumOfNumerators => said::sum_of_numerators(),
            Rule::SumOfDenominators => said::sum_of_denominators(),
            Rule::SumOverSum => said::sum_over_sum(),
            Rule::SumOfValues => said::sum_of_values(),
            Rule::ShareOfYes => said::share_of_yes(),
            Rule::ValueOfUnit => said::value_of_unit(),
            Rule::SumSinceBeginning => said::sum_since_beginning(),
            Rule::DifferenceOfCumulative => said::difference_of_cumulative(),
            Rule::UnitsWithNumbers => said::units_with_numbers(),
            Rule::SameUnitsBefore => said::same_units_before(),
            Rule::ChangeOfSameUnits => said::change_of_same_units(),
            Rule::AgainstTarget => said::against_target(),
            Rule::ToTarget => said::to_target(),
            Rule::NumbersNoted => said::numbers_noted(),
            Rule::NumeratorOverDenominator => said::numerator_over_denominator(),
            Rule::NotAsked => said::not_asked(),
            Rule::PeriodOfYear => said::period_of_year(),
        }
    }

    /// Whether a change of such a cell says nothing: it differs each time, or only because rows
    /// above it did.
    pub fn is_incidental(self) -> bool {
        matches!(self, Rule::Moment | Rule::RowNumber)
    }

    /// Whether it counts: a report moves a task from one such cell to another of its row.
    pub fn counts(self) -> bool {
        matches!(
            self,
            Rule::CountTasks | Rule::CountAssignments | Rule::SumOfGroups | Rule::DoneOverTotal
        )
    }
}
