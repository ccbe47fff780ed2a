//! The meanings that words, numbers and signs have for the grammar.

/// What a word, a number or a sign means to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Behind the last word.
    End,
    /// A word the grammar does not know.
    Other,
    /// Digits.
    Number,
    /// A number written as a word; never "năm", which is a year here.
    Numeral(u32),
    /// A Roman numeral.
    Roman(u32),
    /// Any other character; all dashes are '-'.
    Sign(char),
    Before,
    Latest,
    Until,
    Past,
    From,
    After,
    Within,
    Now,
    StartOf,
    MiddleOf,
    EndOf,
    FirstHalf,
    SecondHalf,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    /// "Q2".
    ShortQuarter,
    /// "T8".
    ShortMonth,
    /// The plan's year shifted: "năm nay" 0, "năm sau" 1.
    YearShift(i32),
    SchoolYear,
    Phase,
    /// "tầm nhìn đến năm 2030", "so với năm 2023": its time is nobody's deadline.
    Aside,
    Hour,
    Minute,
    DayPart,
    /// "thứ", before a weekday or a rank.
    Ordinal,
    /// "thứ năm" is 5; Sunday is 8.
    Weekday(u32),
    WorkingDays,
    Every,
    Times,
    /// "của tháng sau": the month after the one reported, so every month.
    NextMonth,
    QuartersLastMonth,
    Standing,
    /// Standing work too, but also a word of titles: "duy trì".
    Upkeep,
    Periodic,
    /// "thường niên".
    YearlyWork,
    FollowingYears,
    Onward,
    OnDemand,
    When,
    /// "trong khi", "đến khi": no event begins here.
    NotWhen,
    According,
    Directive,
    /// "yêu cầu": nobody's, it is the work's.
    Demand,
    /// "tiến độ", "lộ trình": rules without being a document.
    RuleNoun,
    Document,
    NumberSign,
    Carry,
    Verb,
    Filler,
    Plural,
    And,
    Of,
    Is,
    At,
    AtLeast,
    AtMost,
    OrMore,
    OrLess,
    Percent,
    RankCue,
    LevelPrefix,
    Level,
    Counted,
}
