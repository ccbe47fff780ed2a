//! The words people read, once, in Vietnamese: `data/words/vi.toml` compiled into functions.
//!
//! Knows sentences and their parameters. Must not know the domain: callers pass what can be
//! shown. A key that is called and missing does not compile; a key that nobody calls fails a
//! test. Parameters are arguments in the order in which the sentence first names them.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// What `ui/src/lib/words.gen.ts` must hold: the section `[window]` as TypeScript.
pub const TYPESCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/words.gen.ts"));

#[cfg(test)]
#[path = "../build/catalog.rs"]
mod catalog;
#[cfg(test)]
#[path = "../build/typescript.rs"]
mod typescript;

#[cfg(test)]
mod tests {
    use crate::{remark, role};

    #[test]
    fn parameters_stand_where_the_sentence_names_them() {
        let sentence = remark::group_count_differs("II", 17, 16);
        assert!(sentence.contains("Nhóm II") && sentence.contains("17") && sentence.contains("16"));
        assert_eq!(role::lead(), "Chủ trì");
    }
}
