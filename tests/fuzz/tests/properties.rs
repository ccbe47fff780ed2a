//! The fuzzers' bodies on a few hundred inputs of every kind, with every test run. A failure is
//! shown at its smallest; what fuzzing found stands in the table of [`found_by_fuzzing`].

use fuzz::packages::{package, parts};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

/// Short, so that every run has time for it; the long runs are the fuzzers'.
fn short(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The words of a target's seeds.
fn words(target: &str) -> Vec<String> {
    let seeds = fuzz::seeds::of(target).expect("a target");
    let texts = seeds.iter().map(|seed| String::from_utf8_lossy(seed));
    let mut words: Vec<String> = texts
        .flat_map(|text| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Words of the seeds in any order, with signs and any letters between.
fn texts(target: &str) -> impl Strategy<Value = String> + use<> {
    let piece = prop_oneof![
        8 => select(words(target)),
        1 => "[0-9]{1,4}",
        1 => "[,;:./()%–-]",
        1 => "\\PC{0,4}",
    ];
    let joint = select(vec![" ", " ", " ", "", ", ", "; ", "\n"]);
    vec((piece, joint), 0..24).prop_map(|pieces| {
        let whole = pieces.into_iter().map(|(piece, joint)| piece + joint);
        whole.collect()
    })
}

/// Cells as people write them today: words of the plans, English, numbers, codes.
fn written_today() -> impl Strategy<Value = String> + use<> {
    let english = [
        "report",
        "Office",
        "café",
        "naïve",
        "data",
        "PDF",
        "mobile money",
        "résumé",
    ];
    let codes = [
        "≥ 90%",
        "1.234,5",
        "45/50",
        "06/CP",
        "12/KH-UBND",
        "5 µm",
        "20 °C",
        "½",
        "×",
    ];
    let cell = vec(
        prop_oneof![
            8 => select(words_of_the_plans()),
            1 => select(english.map(str::to_owned).to_vec()),
            1 => select(codes.map(str::to_owned).to_vec()),
            1 => "[0-9]{1,6}",
        ],
        1..12,
    );
    vec(cell.prop_map(|words| words.join(" ")), 1..10).prop_map(|cells| cells.join("\n"))
}

/// The words of both plans.
fn words_of_the_plans() -> Vec<String> {
    let texts = fuzz::seeds::contents();
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// One change of some bytes.
#[derive(Clone, Debug)]
enum Edit {
    Flip(Index, u8),
    Cut(Index, usize),
    Repeat(Index, usize),
    Put(Index, &'static str),
}

/// Pieces that mean something inside a workbook's parts.
const PIECES: [&str; 10] = [
    "<row r=\"1048576\">",
    "<c r=\"XFD1048576\" t=\"s\"><v>9999999999</v></c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "</row>",
    "&#xD800;&#0;&bad;",
    " table:number-rows-repeated=\"4294967295\"",
    "<text:p>",
    "<w:tbl><w:tr><w:tc>",
    "]]><![CDATA[",
    "-1e999",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Edit::Flip(at, byte)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (any::<Index>(), select(PIECES.to_vec())).prop_map(|(at, piece)| Edit::Put(at, piece)),
    ]
}

fn edited(mut bytes: Vec<u8>, edits: &[Edit]) -> Vec<u8> {
    for edit in edits {
        let length = bytes.len();
        if length == 0 {
            return bytes;
        }
        match edit {
            Edit::Flip(at, byte) => bytes[at.index(length)] = *byte,
            Edit::Cut(at, count) => {
                let from = at.index(length);
                bytes.drain(from..(from + count).min(length));
            }
            Edit::Repeat(at, count) => {
                let from = at.index(length);
                let piece = bytes[from..(from + count).min(length)].to_vec();
                bytes.splice(from..from, piece);
            }
            Edit::Put(at, piece) => {
                let from = at.index(length);
                bytes.splice(from..from, piece.bytes());
            }
        }
    }
    bytes
}

static WORKBOOKS: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| fuzz::seeds::of("workbook").expect("a target"));

/// A workbook of the repository, changed as bytes or inside one part of its package.
fn workbooks() -> impl Strategy<Value = Vec<u8>> {
    let parameters = (
        any::<Index>(),
        any::<Index>(),
        vec(edit(), 1..6),
        any::<bool>(),
    );
    parameters.prop_map(|(file, part, edits, whole)| {
        let bytes = file.get(&WORKBOOKS).clone();
        let opened = (!whole).then(|| parts(&bytes)).flatten();
        let Some(mut parts) = opened.filter(|parts| !parts.is_empty()) else {
            return edited(bytes, &edits);
        };
        let at = part.index(parts.len());
        let content = std::mem::take(&mut parts[at].1);
        parts[at].1 = edited(content, &edits);
        package(&parts).unwrap_or(bytes)
    })
}

proptest! {
    #![proptest_config(short(400))]

    #[test]
    fn any_words_are_read_as_a_deadline(text in texts("deadline")) {
        fuzz::deadline(&text);
    }

    #[test]
    fn any_words_are_read_as_units(text in texts("units")) {
        fuzz::units(&text);
    }

    #[test]
    fn what_is_written_today_is_never_taken_for_old(text in written_today()) {
        let lines = text.lines();
        prop_assert_eq!(plan::encoding::detect(lines, None), plan::encoding::Encoding::Unicode);
    }

    #[test]
    fn any_letters_keep_what_is_unicode(text in texts("encoding")) {
        fuzz::encoding(&text);
    }
}

proptest! {
    #![proptest_config(short(60))]

    #[test]
    fn any_bytes_are_read_or_refused_as_a_workbook(bytes in workbooks()) {
        fuzz::workbook(&bytes);
    }
}

#[test]
fn found_by_fuzzing() {
    for text in [
        // A window that ended before it began.
        "Quý IV/2023 - Quý I/4048",
        // Minutes beyond every clock, added to the hour.
        "4:\x00\x00\x002949949620049672",
        // A converter's mark and nothing else: a problem about no words.
        "<i>",
    ] {
        fuzz::deadline(text);
    }
}
