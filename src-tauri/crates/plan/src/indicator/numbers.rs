//! What one unit wrote of one indicator, and what in it cannot be.

use super::{Amount, Figure, Indicator, Kind, MeasureKey, Rate};
use crate::remark::{Place, Remark, RemarkCode};

/// One unit's numbers of one indicator. Blank stays blank: it is never zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Tử số, of ratios.
    pub numerator: Option<Amount>,
    /// Mẫu số, of ratios.
    pub denominator: Option<Amount>,
    /// Giá trị: of counts and scores; 1 or 0 of yes/no; of a ratio the percentage, where only
    /// that was written.
    pub value: Option<Amount>,
}

/// One unit's numbers with where they came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// The indicator and the unit.
    pub key: MeasureKey,
    /// The figure the indicator asks for.
    pub numbers: Numbers,
    /// As written, where the reading leaves something out: "45/50 (90%)".
    pub text: String,
    /// Ghi chú.
    pub note: String,
    /// Where they stand; no cell where they were entered by hand.
    pub place: Place,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

impl Numbers {
    /// Numerator and denominator.
    pub fn ratio(numerator: Amount, denominator: Amount) -> Numbers {
        Numbers {
            numerator: Some(numerator),
            denominator: Some(denominator),
            value: None,
        }
    }

    /// A value alone.
    pub fn value(value: Amount) -> Numbers {
        Numbers {
            value: Some(value),
            ..Numbers::default()
        }
    }

    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        *self == Numbers::default()
    }

    /// Reads numbers written into one cell: "45/50" is a ratio; anything else a value, a
    /// percentage sign left aside. `None` where it is no number.
    pub fn read(text: &str) -> Option<Numbers> {
        let text = text.trim();
        if let Some((numerator, denominator)) = text.split_once('/') {
            let numerator = Amount::parse(numerator)?;
            return Some(Numbers::ratio(numerator, Amount::parse(denominator)?));
        }
        let bare = text.trim_start_matches(['≥', '≤', '>', '<', '~', '=']);
        let bare = bare.trim_end().trim_end_matches('%');
        Amount::parse(bare).map(Numbers::value)
    }

    /// Whether they count: a ratio needs both its numbers, all else its value.
    pub fn counts(&self, kind: Kind) -> bool {
        match kind {
            Kind::Ratio => self.numerator.is_some() && self.denominator.is_some(),
            Kind::Count | Kind::YesNo | Kind::Score => self.value.is_some(),
        }
    }

    /// The rate they give: of a ratio its share, else the percentage written; 0/0 gives none.
    pub fn rate(&self, kind: Kind) -> Option<Rate> {
        match (kind, self.numerator, self.denominator) {
            (Kind::Ratio, Some(numerator), Some(denominator)) => Rate::of(numerator, denominator),
            (Kind::Ratio, ..) => self.value.map(Rate::percent),
            _ => None,
        }
    }

    /// Both together, number by number; a number that only one of them has stays.
    pub(super) fn plus(self, other: Numbers) -> Numbers {
        let both = |one: Option<Amount>, other: Option<Amount>| match (one, other) {
            (Some(one), Some(other)) => Some(one.plus(other)),
            (one, other) => one.or(other),
        };
        Numbers {
            numerator: both(self.numerator, other.numerator),
            denominator: both(self.denominator, other.denominator),
            value: both(self.value, other.value),
        }
    }

    /// What was added since an earlier reading; a number that either lacks is blank.
    pub(super) fn since(self, before: Numbers) -> Numbers {
        let less = |now: Option<Amount>, before: Option<Amount>| Some(now?.minus(before?));
        Numbers {
            numerator: less(self.numerator, before.numerator),
            denominator: less(self.denominator, before.denominator),
            value: less(self.value, before.value),
        }
    }
}

/// What in a unit's numbers cannot be, or should be looked at: a numerator above its denominator,
/// a rate above 100 %, a cumulative number that falls, the very numbers of the period before
/// (`before`: the figure asked, then) unless they are zero, which is nothing new to anybody.
pub fn contradictions(
    indicator: &Indicator,
    numbers: &Numbers,
    before: Option<&Numbers>,
) -> Vec<RemarkCode> {
    let mut found = Vec::new();
    if let (Some(numerator), Some(denominator)) = (numbers.numerator, numbers.denominator)
        && numerator > denominator
    {
        found.push(RemarkCode::NumeratorTooLarge {
            numerator: numerator.to_string(),
            denominator: denominator.to_string(),
        });
    }
    if let Some(percent) = numbers.value
        && indicator.kind == Kind::Ratio
        && percent > Amount::whole(100)
    {
        found.push(RemarkCode::RateAboveHundred {
            rate: percent.to_string(),
        });
    }
    let Some(before) = before.filter(|before| !before.is_blank()) else {
        return found;
    };
    if let Some((before, now)) = fallen(indicator, numbers, before) {
        found.push(RemarkCode::CumulativeFalls {
            before: before.to_string(),
            now: now.to_string(),
        });
    }
    let zero = |amount: Option<Amount>| amount.is_none_or(|amount| amount == Amount::default());
    let nothing = [numbers.numerator, numbers.denominator, numbers.value];
    if numbers == before && !nothing.into_iter().all(zero) {
        found.push(RemarkCode::NumbersAsBefore);
    }
    found
}

/// The first of a cumulative number's parts that is less than it was. How things stand at a
/// moment may fall.
fn fallen(indicator: &Indicator, now: &Numbers, before: &Numbers) -> Option<(Amount, Amount)> {
    let grows = indicator.asks == Figure::Cumulative
        && indicator.since != super::Since::Moment
        && matches!(indicator.kind, Kind::Ratio | Kind::Count);
    let value = (indicator.kind == Kind::Count).then_some((before.value, now.value));
    let parts = [
        Some((before.numerator, now.numerator)),
        Some((before.denominator, now.denominator)),
        value,
    ];
    let fell = |(before, now): (Option<Amount>, Option<Amount>)| {
        let (before, now) = (before?, now?);
        (now < before).then_some((before, now))
    };
    parts.into_iter().flatten().find_map(fell).filter(|_| grows)
}
