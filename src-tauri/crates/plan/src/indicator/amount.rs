//! Exact numbers: [`Amount`], a decimal with four places, and [`Rate`], a fraction of amounts.
//! Knows nothing of what is counted.

use std::fmt;

/// Parts of one: amounts have four decimal places.
const SCALE: i64 = 10_000;
/// No amount read is above this: thousands of them still add up.
const LIMIT: i64 = 100_000_000_000 * SCALE;

/// An exact decimal number with four places. Prints the Vietnamese way: "1.234,5".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

/// An exact share: numerator by denominator, the denominator above zero.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    numerator: i128,
    denominator: i128,
}

impl Amount {
    /// A whole number.
    pub const fn whole(number: u32) -> Amount {
        Amount(number as i64 * SCALE)
    }

    /// The amount of this many ten-thousandths, as it is stored.
    pub fn from_parts(parts: i64) -> Amount {
        Amount(parts)
    }

    /// How many ten-thousandths it is.
    pub fn parts(self) -> i64 {
        self.0
    }

    /// A number out of a workbook's cell, rounded to four places. `None` where it is negative,
    /// not finite, or above a hundred thousand million.
    pub fn from_f64(number: f64) -> Option<Amount> {
        let parts = (number * SCALE as f64).round();
        let fits = parts.is_finite() && (0.0..=LIMIT as f64).contains(&parts);
        fits.then_some(Amount(parts as i64))
    }

    /// The nearest floating-point number, for cells and for other programs.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// A number as people write it: "1.234,5", "1234.5", "1 234", "0.955". A single dot before
    /// anything but three digits, or behind a lone zero, is a decimal point typed on another
    /// keyboard. More than four decimal places are rounded half up. `None` where it is no number.
    pub fn parse(text: &str) -> Option<Amount> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, decimals) = split(&text)?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || !digits(&whole) || !digits(decimals) {
            return None;
        }
        let place = |at: usize| decimals.as_bytes().get(at).map_or(0, |byte| byte - b'0');
        let parts = (0..4).fold(0, |parts, at| parts * 10 + i64::from(place(at)));
        let up = i64::from(place(4) >= 5);
        let whole: i64 = whole.parse().ok()?;
        let amount = whole.checked_mul(SCALE)?.checked_add(parts + up)?;
        (amount <= LIMIT).then_some(Amount(amount))
    }

    /// Both together.
    pub fn plus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }

    /// What is left; below zero where the other is larger.
    pub fn minus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// So many per cent of another amount, rounded up to whole ones.
    pub(super) fn percent_of_up(self, other: Amount) -> Amount {
        let exact = i128::from(self.0) * i128::from(other.0);
        // 100 % is a hundred scaled, and the product is scaled twice.
        let whole = i128::from(SCALE) * i128::from(SCALE) * 100;
        let ones = (exact + whole - 1).div_euclid(whole);
        Amount(
            i64::try_from(ones)
                .unwrap_or(i64::MAX)
                .saturating_mul(SCALE),
        )
    }

    /// So many per cent of another amount, rounded down to whole ones.
    pub(super) fn percent_of_down(self, other: Amount) -> Amount {
        let exact = i128::from(self.0) * i128::from(other.0);
        let whole = i128::from(SCALE) * i128::from(SCALE) * 100;
        let ones = exact.div_euclid(whole);
        Amount(
            i64::try_from(ones)
                .unwrap_or(i64::MAX)
                .saturating_mul(SCALE),
        )
    }
}

/// The digits before the decimal sign and those behind it, thousands' dots left out.
fn split(text: &str) -> Option<(String, &str)> {
    if let Some((whole, decimals)) = text.split_once(',') {
        return (!decimals.is_empty()).then(|| (whole.replace('.', ""), decimals));
    }
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let thousands =
        (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3);
    match text.split_once('.') {
        Some(_) if thousands => Some((text.replace('.', ""), "")),
        Some((whole, decimals)) => (!decimals.is_empty()).then(|| (whole.to_owned(), decimals)),
        None => Some((text.to_owned(), "")),
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, parts) = (
            self.0.unsigned_abs() / 10_000,
            self.0.unsigned_abs() % 10_000,
        );
        let digits = whole.to_string();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        let decimals = format!("{parts:04}");
        match decimals.trim_end_matches('0') {
            "" => Ok(()),
            decimals => write!(f, ",{decimals}"),
        }
    }
}

impl Rate {
    /// The share of one amount in another; 0/0 is none, and neither is anything by zero.
    pub fn of(numerator: Amount, denominator: Amount) -> Option<Rate> {
        (denominator.0 > 0).then(|| Rate {
            numerator: i128::from(numerator.0),
            denominator: i128::from(denominator.0),
        })
    }

    /// So many per cent.
    pub fn percent(percent: Amount) -> Rate {
        Rate {
            numerator: i128::from(percent.0),
            denominator: i128::from(SCALE) * 100,
        }
    }

    /// The share as a number, 0.5 for a half: for cells that are formatted as per cent.
    pub fn fraction(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// Tenths of a per cent, rounded half up: 367 for 36,7 %.
    pub fn tenths(self) -> i64 {
        rounded(self.numerator * 1000, self.denominator)
    }

    /// Tenths of a percentage point from another rate to this one, as both are printed.
    pub fn points_from(self, other: Rate) -> i64 {
        self.tenths().saturating_sub(other.tenths())
    }

    /// Which of two rates is larger, exactly.
    pub fn cmp_rate(self, other: Rate) -> std::cmp::Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }

    /// How it compares with so many per cent, exactly.
    pub fn cmp_percent(self, percent: Amount) -> std::cmp::Ordering {
        let hundred = i128::from(SCALE) * 100;
        (self.numerator * hundred).cmp(&(i128::from(percent.0) * self.denominator))
    }
}

fn rounded(numerator: i128, denominator: i128) -> i64 {
    let halves = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(halves).unwrap_or(i64::MAX)
}

/// Per cent with one decimal where there is one: "36,7", "90".
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = Amount(self.tenths().saturating_mul(SCALE / 10));
        write!(f, "{tenths}")
    }
}

impl PartialEq for Rate {
    fn eq(&self, other: &Rate) -> bool {
        self.cmp_rate(*other).is_eq()
    }
}
