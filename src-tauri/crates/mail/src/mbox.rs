//! Folders of letters in one file, as Thunderbird keeps and hands them out: letters one after the
//! other, each below a line that begins with "From ".

use super::{Budget, Found, MailError, eml};

const MARK: &[u8] = b"From ";

/// Whether bytes are such a folder: its first letter begins below the line.
pub(crate) fn is_folder(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK) && letters(bytes).next().is_some_and(eml::is_letter)
}

/// The letters of a folder, each a file by itself.
pub(crate) fn files(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Found>, MailError> {
    let mut files = Vec::new();
    for (nth, letter) in letters(bytes).enumerate() {
        budget.take(letter.len() as u64)?;
        files.push(Found {
            name: format!("{}.eml", nth + 1),
            bytes: letter.to_vec(),
            ..Found::default()
        });
    }
    Ok(files)
}

/// The letters below their lines. A line in a text that begins so is none: no header follows it.
fn letters(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut begins: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let below = at + line.len();
        if after_blank && line.starts_with(MARK) && eml::is_letter(&bytes[below..]) {
            begins.push((at, below));
        }
        after_blank = line.iter().all(u8::is_ascii_whitespace);
        at = below;
    }
    let ends: Vec<usize> = begins.iter().skip(1).map(|(line, _)| *line).collect();
    let ends = ends.into_iter().chain([bytes.len()]);
    let letters: Vec<&[u8]> = begins
        .into_iter()
        .zip(ends)
        .map(|((_, from), to)| &bytes[from..to])
        .collect();
    letters.into_iter()
}
