//! Whatever stands in a cell, reading ends soon and with spans that lie in the text.

use super::{BeforeDay, Deadline};
use std::time::{Duration, Instant};

const SAMPLES: &[&str] = &[
    "Đạt từ 70% trở lên từ quý II/2024 và đạt 90% trở lên từ quý III năm 2024 (tỷ lệ hồ sơ).",
    "Năm 2024: Cấp thị xã 100%; cấp xã, phường 90%, đến 31/12 đạt top 15/63 tỉnh",
    "Theo tiến độ tại Kế hoạch số 296/KH- UBND ngày 13/12/2023, hoàn thành trước ngày 31/11/2023",
    "Trước 17 giờ 00 ngày 15/3, chậm nhất thứ 5 hàng tuần, trước ngày 20 của tháng sau",
    "Trong 15 ngày làm việc kể từ ngày 01/3/2024 hoặc ngay sau khi khu, bản có điện lưới",
    "6 tháng đầu năm, tuần 2 tháng 5/2024, tháng 3, tháng 9 hằng năm; 2024-03-15 00:00:00",
    "*Từ* nay đến <i>hết</i> 2024 – 2025; nửa cuối tháng 6\u{301} \u{200b}quýII, năm học 2023-2024",
];

fn read(text: &str, year: i32) -> Deadline {
    let deadline = Deadline::read(text, year, BeforeDay::DayBefore);
    for (part, span) in &deadline.spans {
        assert!(
            text.get(span.clone())
                .is_some_and(|words| !words.is_empty()),
            "{part:?} {text:?}"
        );
    }
    let parts = deadline.event.iter().chain(&deadline.reference);
    assert!(
        parts.clone().all(|words| text.contains(words.as_str())),
        "{text:?}"
    );
    deadline
}

/// A small linear congruential generator, so that failures repeat.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

#[test]
fn every_piece_of_a_phrase_is_read() {
    for sample in SAMPLES {
        for (at, _) in sample.char_indices() {
            read(&sample[..at], 2024);
            read(&sample[at..], 2024);
        }
    }
}

#[test]
fn shuffled_words_are_read() {
    let words: Vec<&str> = SAMPLES
        .iter()
        .flat_map(|sample| sample.split(' '))
        .collect();
    let glue = [" ", "", ", ", "/", "-", "\u{a0}", " và "];
    let mut dice = Dice(6);
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..dice.below(14) {
            text += words[dice.below(words.len())];
            text += glue[dice.below(glue.len())];
        }
        read(&text, 2024);
    }
}

#[test]
fn absurd_numbers_and_years_are_read() {
    let huge = "9".repeat(400);
    let shapes = [
        "trước ngày #/#/#",
        "quý #/2024",
        "tháng #",
        "năm #",
        "đạt #%",
        "top #/#",
        "# tháng đầu năm",
        "trong # ngày kể từ ngày 1/3/2024",
        "trong # tháng kể từ khi có",
        "tuần # tháng 5/2024",
        "tuần #/2024",
        "ngày # hàng tháng",
        "thứ # hàng tuần",
        "#h# ngày #/#",
        "năm học #-#",
        "#.#.#",
        "15/3/#",
        "từ # đến #/#/#",
        "# lần/quý",
        "2024-#-#",
    ];
    for number in [
        "0",
        "00",
        "31",
        "99",
        "2199",
        "2200",
        "9999",
        "65536",
        "4294967296",
        &huge,
    ] {
        for shape in shapes {
            for year in [i32::MIN, -1, 0, 2024, 262_143, i32::MAX] {
                read(&shape.replace('#', number), year);
            }
        }
    }
}

/// Pieces that would make a careless reader go over the rest of the text at every one of them.
const REPEATED: &[&str] = &[
    "1/1, ",
    "31/12 ",
    "theo yêu cầu, ",
    "khi a, theo chỉ đạo b, ",
    "các xã, ",
    "quý I - ",
    "(",
    "1/",
    "hàng tháng, ngày 5, ",
    "đạt 5% ",
    "thứ 5 ",
    "theo kế hoạch số 5, 1/1, ",
    "trước năm ",
    "a\u{301}",
    "kể từ ngày b, hoàn thành c ",
    "trong 5 ngày kể từ ngày d, ",
    "tháng 3, 4, ",
    "\u{200b}",
];

#[test]
fn long_texts_are_read_in_time_that_grows_with_their_length() {
    let words = SAMPLES
        .iter()
        .flat_map(|sample| sample.split(' '))
        .map(|word| (word, 10_000));
    let long = SAMPLES
        .iter()
        .chain(REPEATED)
        .map(|piece| (*piece, 100_000));
    for (piece, length) in words.chain(long) {
        let text = format!("{piece} ").repeat(length / piece.len().max(1));
        let begin = Instant::now();
        read(&text, 2024);
        // No benchmark: a busy machine may take its time, a quadratic reader would take minutes.
        let limit = Duration::from_secs(30);
        assert!(begin.elapsed() < limit, "{piece:?}: {:?}", begin.elapsed());
    }
}
