//! Usual ways to shorten the words of a unit's name.

use super::tokens;

/// A long form, its short form, and whether the short form always means the long one. "P." may
/// be phòng or phường, so it is only ever made from them.
const SHORTENINGS: &[(&str, &str, bool)] = &[
    ("ủy ban nhân dân", "ubnd", true),
    ("hội đồng nhân dân", "hđnd", true),
    ("mặt trận tổ quốc", "mttq", true),
    ("bảo hiểm xã hội", "bhxh", true),
    ("liên đoàn lao động", "lđlđ", true),
    ("liên hiệp phụ nữ", "lhpn", true),
    ("cựu chiến binh", "ccb", true),
    ("trung tâm y tế", "ttyt", true),
    ("văn phòng", "vp", false),
    ("công an", "ca", false),
    ("phòng", "p", false),
    ("phường", "p", false),
    ("thị trấn", "tt", false),
    ("thị xã", "tx", false),
    ("thành phố", "tp", false),
    ("xã", "x", false),
];

/// A name can hold several words with a short form; more spellings than this help nobody.
const MOST_SPELLINGS: usize = 64;

/// The shortenings as folded words, ready for use.
pub(super) struct Shortenings(Vec<(Vec<String>, Vec<String>)>);

impl Shortenings {
    pub(super) fn new() -> Shortenings {
        let mut rules = Vec::new();
        for (long, short, both_ways) in SHORTENINGS {
            let (long, short) = (tokens::words(long), tokens::words(short));
            if *both_ways {
                rules.push((short.clone(), long.clone()));
            }
            rules.push((long, short));
        }
        Shortenings(rules)
    }

    /// The spellings of a name, itself first.
    pub(super) fn spellings(&self, name: &str) -> Vec<Vec<String>> {
        let mut all = vec![tokens::words(name)];
        for (from, to) in &self.0 {
            for at in 0..all.len() {
                if let Some(other) = replaced(&all[at], from, to)
                    && all.len() < MOST_SPELLINGS
                    && !all.contains(&other)
                {
                    all.push(other);
                }
            }
        }
        all
    }
}

fn replaced(name: &[String], from: &[String], to: &[String]) -> Option<Vec<String>> {
    let start = name.windows(from.len()).position(|window| window == from)?;
    let mut other = name.to_vec();
    other.splice(start..start + from.len(), to.iter().cloned());
    Some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_shortened_as_a_town_is() {
        for (name, short) in [
            ("Công an thị xã", "công an tx"),
            ("Công an thành phố", "công an tp"),
        ] {
            let spellings = Shortenings::new().spellings(name);
            assert!(spellings.contains(&tokens::words(short)), "{name}");
        }
    }
}
