//! An answer as one JSON value.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// The value on one line. A whole number is written as one, as the contract shows it: `70`, not
/// `70.0`, which many readers take for another type.
pub fn of<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    // Every view serialises; a map with keys that are no text is not among them.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, PlainNumbers));
    String::from_utf8(out).unwrap_or_default()
}

struct PlainNumbers;

impl Formatter for PlainNumbers {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn whole_numbers_carry_no_fraction() {
        assert_eq!(of(&[70.0, 95.5, -3.0, 0.0]), "[70,95.5,-3,0]");
        assert_eq!(
            of(&(Some(45.0), None::<f64>, "≥ 90%")),
            r#"[45,null,"≥ 90%"]"#
        );
        assert_eq!(of(&f64::NAN), "null");
    }
}
