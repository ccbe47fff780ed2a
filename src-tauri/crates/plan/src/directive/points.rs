//! A directive's text cut into points, each a task as it is proposed.

use super::{due, parties};
use crate::deadline::{BeforeDay, Deadline};
use crate::text::clean;
use crate::unit::{Directory, UnitPhrase};

/// The most points one directive has; what follows is left out with the rest of the text.
const MOST_POINTS: usize = 200;

/// The most letters of a mark before a point: "12.10.".
const LONGEST_MARK: usize = 6;

/// Begins what stands below a directive's text.
const ENDS: [&str; 2] = ["nơi nhận", "tm. "];

/// Begins what only leads to the points or follows them.
const AROUND: [&str; 9] = [
    "căn cứ",
    "kính gửi",
    "nhận được",
    "trên đây",
    "để triển khai",
    "nhằm",
    "yêu cầu các",
    "đề nghị các",
    "trong quá trình",
];

/// The same before what is carried out: "Thực hiện Công văn số …".
const CARRIES_OUT: &str = "thực hiện ";

/// What else is carried out than work.
const PAPERS: [&str; 9] = [
    "công văn",
    "công điện",
    "kế hoạch",
    "chỉ đạo",
    "chỉ thị",
    "nghị quyết",
    "quyết định",
    "nội dung",
    "văn bản",
];

/// A point of a directive.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its words, without the mark before them.
    pub content: String,
    /// Whom it charges.
    pub lead: Vec<UnitPhrase>,
    /// Whom it names as helping.
    pub support: Vec<UnitPhrase>,
    /// By when, as far as its words say so.
    pub deadline: Deadline,
    /// Whether it is proposed as a task: what leads to the points or follows them is shown and
    /// left out.
    pub is_task: bool,
}

/// What stands before a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// "1.", "2)".
    Number,
    /// "a)", "-", "+".
    Below,
    /// Nothing.
    None,
}

/// A paragraph with its mark; lines that a page or a mail broke are joined.
struct Paragraph {
    mark: Mark,
    text: String,
}

/// A run of words that becomes a point.
struct Passage {
    text: String,
    /// Who is charged where its own words name nobody.
    head: Vec<UnitPhrase>,
    is_around: bool,
}

/// Reads a directive's text. Where points are numbered, each number is one, and a number that only
/// opens a list ("UBND các phường, xã:") gives its points the units it names; else each paragraph
/// is one.
pub fn read(lines: &[String], directory: &Directory, year: i32, before: BeforeDay) -> Vec<Point> {
    let paragraphs = paragraphs(lines);
    let numbered = paragraphs.iter().any(|one| one.mark == Mark::Number);
    let passages = match numbered {
        true => numbered_passages(paragraphs, directory),
        false => plain_passages(paragraphs),
    };
    let points = passages.into_iter().take(MOST_POINTS);
    points
        .map(|passage| point(passage, directory, year, before))
        .collect()
}

fn point(passage: Passage, directory: &Directory, year: i32, before: BeforeDay) -> Point {
    let own = parties::leads(&passage.text, directory);
    let lead = if own.is_empty() { passage.head } else { own };
    Point {
        support: parties::supports(&passage.text, &lead, directory),
        deadline: match passage.is_around {
            true => Deadline::default(),
            false => due::deadline(&passage.text, year, before),
        },
        lead,
        content: passage.text,
        is_task: !passage.is_around,
    }
}

fn paragraphs(lines: &[String]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for line in lines
        .iter()
        .map(|line| clean(line))
        .filter(|line| !line.is_empty())
    {
        let lower = line.to_lowercase();
        if ENDS.iter().any(|end| lower.starts_with(end)) {
            break;
        }
        let (mark, text) = marked(&line);
        match paragraphs.last_mut() {
            Some(last) if mark == Mark::None && is_open(&last.text) && goes_on(text) => {
                last.text.push(' ');
                last.text.push_str(text);
            }
            _ => paragraphs.push(Paragraph {
                mark,
                text: text.to_owned(),
            }),
        }
    }
    paragraphs
}

/// Whether a paragraph may go on in the next line.
fn is_open(text: &str) -> bool {
    !text.ends_with(['.', ';', ':', '/', '!'])
}

/// Whether a line may go on from the one before: it does not begin like a sentence.
fn goes_on(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_uppercase())
}

/// The mark before a line, and the rest.
fn marked(line: &str) -> (Mark, &str) {
    if let Some(rest) = line.strip_prefix(['-', '+', '•', '*', '–', '−']) {
        return (Mark::Below, rest.trim_start());
    }
    let Some((mark, rest)) = line.split_once(' ') else {
        return (Mark::None, line);
    };
    let Some(body) = mark.strip_suffix(['.', ')', ':']) else {
        return (Mark::None, line);
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut letters = body.chars();
    match (letters.next(), letters.next()) {
        _ if mark.len() <= LONGEST_MARK && body.split('.').all(is_number) => {
            (Mark::Number, rest.trim_start())
        }
        (Some(letter), None) if letter.is_lowercase() => (Mark::Below, rest.trim_start()),
        _ => (Mark::None, line),
    }
}

fn numbered_passages(paragraphs: Vec<Paragraph>, directory: &Directory) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut before = Vec::new();
    let mut head: Option<Vec<UnitPhrase>> = None;
    for paragraph in paragraphs {
        let Paragraph { mark, text } = paragraph;
        match mark {
            Mark::Number => {
                head = text
                    .ends_with(':')
                    .then(|| parties::leads(&text, directory));
                passages.push(Passage::new(text, Vec::new(), head.is_some()));
            }
            Mark::Below if head.is_some() => {
                passages.push(Passage::new(text, head.clone().unwrap_or_default(), false));
            }
            // What leads to the points.
            _ if passages.is_empty() => before.push(text),
            Mark::Below => join(passages.last_mut(), &text),
            Mark::None => {
                let is_around = is_around(&text) || parties::leads(&text, directory).is_empty();
                passages.push(Passage::new(text, Vec::new(), is_around));
            }
        }
    }
    if !before.is_empty() {
        passages.insert(0, Passage::new(before.join(" "), Vec::new(), true));
    }
    passages
}

fn plain_passages(paragraphs: Vec<Paragraph>) -> Vec<Passage> {
    let passage = |paragraph: Paragraph| {
        let is_around = paragraph.mark == Mark::None && is_around(&paragraph.text);
        Passage::new(paragraph.text, Vec::new(), is_around)
    };
    paragraphs.into_iter().map(passage).collect()
}

fn is_around(text: &str) -> bool {
    let lower = text.to_lowercase();
    let carried_out = lower.strip_prefix(CARRIES_OUT);
    let is_paper = |rest: &str| PAPERS.iter().any(|paper| rest.starts_with(paper));
    carried_out.is_some_and(is_paper) || AROUND.iter().any(|begin| lower.starts_with(begin))
}

impl Passage {
    fn new(text: String, head: Vec<UnitPhrase>, is_around: bool) -> Passage {
        Passage {
            text,
            head,
            is_around,
        }
    }
}

/// Joins to a point what stands below it.
fn join(last: Option<&mut Passage>, text: &str) {
    if let Some(last) = last {
        last.text.push(' ');
        last.text.push_str(text);
    }
}
