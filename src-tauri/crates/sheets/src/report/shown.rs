//! What each row and column of a return shows, so that every cell can be followed back to what
//! was said.

use super::{ReturnSheet, attention, charts, communes, difficulties, discipline, evaluation};
use super::{indicators, summary, tasks, units};

/// Which counting a table of Tổng hợp holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Tasks.
    Tasks,
    /// Lead assignments.
    Assignments,
}

/// What a row of a return's table shows; indexes are those of the return's own lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// A heading inside the table, or a remark.
    Heading,
    /// A group's counts, by the group's index.
    Group(Counting, usize),
    /// The sum of all groups.
    Sum(Counting),
    /// A task of sheet I.
    Task(usize),
    /// An assignment of sheet II.
    Unit(usize),
    /// An indicator of sheet III.
    Indicator(usize),
    /// A commune of sheet IV, in the table whose first indicator is named.
    Commune {
        /// The commune.
        at: usize,
        /// The table's first indicator.
        first: usize,
    },
    /// The sum of all communes.
    CommuneSum {
        /// The table's first indicator.
        first: usize,
    },
    /// How many communes have numbers.
    CommuneCoverage {
        /// The table's first indicator.
        first: usize,
    },
    /// A unit of sheet V.
    Discipline(usize),
    /// A line of sheet VI.
    Attention(usize),
    /// A line of sheet VII.
    Difficulty(usize),
    /// A unit that is evaluated.
    Evaluated(usize),
    /// An assignment listed below such a unit, by its place in sheet II.
    Listed(usize),
    /// One period of a trend.
    Trend {
        /// The trend.
        at: usize,
        /// The period's place in it.
        point: usize,
    },
}

/// What a column of a return's table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The task's number.
    Number,
    /// The row's own number.
    Place,
    /// The task's words.
    Content,
    /// Who leads, in the plan's words.
    LeadText,
    /// Who supports, in the plan's words.
    SupportText,
    /// The deadline in the plan's words.
    DeadlineText,
    /// The last day.
    Until,
    /// The days left or over.
    Days,
    /// Where it stands.
    Status,
    /// Where it stands and who updated it.
    StatusAndUpdates,
    /// The rate reported.
    Percent,
    /// The result reported.
    Result,
    /// The product reported.
    Product,
    /// The day the report was received.
    Received,
    /// The moment the report was received.
    ReceivedAt,
    /// The unit's role.
    Role,
    /// The units' names.
    Units,
    /// Number and date of the unit's own document.
    Document,
    /// When the report was due.
    ReportDue,
    /// How in time it was.
    Timeliness,
    /// How often it was sent back.
    Supplements,
    /// Left to be written by hand.
    ByHand,
    /// The group's numeral or title.
    GroupName,
    /// A count, by its place among the counts: the total first.
    Count(usize),
    /// The rate of completion.
    Completion,
    /// An indicator's name.
    IndicatorName,
    /// What it counts.
    UnitOfCount,
    /// The level to reach.
    Target,
    /// Σ numerators.
    Numerator,
    /// Σ denominators.
    Denominator,
    /// The period's result.
    InPeriod,
    /// All since the beginning.
    Cumulative,
    /// How many units' numbers are in it.
    Coverage,
    /// The period before, over the same units.
    Before,
    /// How it moved.
    Change,
    /// Whether the target is reached.
    Assessment,
    /// What is missing to it.
    Missing,
    /// Who said nothing, and what else there is to say.
    IndicatorNote,
    /// A number of a commune, by its place among the table's columns of numbers.
    CommuneNumber(usize),
    /// What a unit wrote of a difficulty.
    Words,
    /// The period a difficulty was first raised in.
    Since,
    /// Who is asked for an answer.
    Authority,
    /// Where a difficulty stands, with its answer.
    Answer,
    /// A count of assignments a unit leads: all of them first, then in the order they are listed.
    Figure(usize),
    /// How a unit kept to its periods.
    Reporting,
    /// The period of a trend.
    TrendPeriod,
    /// What was reached then.
    TrendValue,
    /// The level to reach then.
    TrendTarget,
    /// How many units' numbers were in it.
    TrendCoverage,
}

/// What the columns of a sheet show, from the left.
pub fn fields(sheet: ReturnSheet) -> Vec<Field> {
    match sheet {
        ReturnSheet::Summary => summary::fields(),
        ReturnSheet::Tasks => tasks::FIELDS.to_vec(),
        ReturnSheet::Units => units::FIELDS.to_vec(),
        ReturnSheet::Indicators => indicators::FIELDS.to_vec(),
        ReturnSheet::Communes => communes::fields(),
        ReturnSheet::Discipline => discipline::FIELDS.to_vec(),
        ReturnSheet::Attention => attention::FIELDS.to_vec(),
        ReturnSheet::Difficulties => difficulties::FIELDS.to_vec(),
        ReturnSheet::Evaluation => evaluation::fields(),
        ReturnSheet::Charts => charts::FIELDS.to_vec(),
    }
}
