//! Taking the files a letter brought out of its bytes, and putting them back: as they are, or in
//! base64 with the lines the mail program made.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem::Finder;

/// Smaller files stay where they are.
const SMALLEST: usize = 1024;

/// So many leading bytes make 60 letters of base64: no mail program makes shorter lines.
const HEAD: usize = 45;

/// A place in what is left of a letter where a file is put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The place, in bytes.
    pub position: usize,
    /// How the file is written there.
    pub written: Written,
}

/// How a file stands in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Byte by byte.
    AsItIs,
    /// In base64.
    Base64 {
        /// Letters a line.
        width: usize,
        /// Between the lines.
        line_end: String,
    },
}

impl Written {
    /// A file's bytes as they stand in the letter.
    fn write(&self, file: &[u8], out: &mut Vec<u8>) {
        let Written::Base64 { width, line_end } = self else {
            out.extend(file);
            return;
        };
        let letters = STANDARD.encode(file);
        for (nth, line) in letters.as_bytes().chunks((*width).max(1)).enumerate() {
            if nth > 0 {
                out.extend(line_end.as_bytes());
            }
            out.extend(line);
        }
    }
}

/// What is left of a letter without the files, and where each of them is put back.
pub(super) fn take_out(letter: &[u8], files: &[&[u8]]) -> (Vec<u8>, Vec<(usize, Cut)>) {
    let mut found: Vec<(usize, usize, usize, Written)> = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        if file.len() >= SMALLEST {
            let places = places(letter, file).into_iter();
            found.extend(places.map(|(from, to, written)| (from, to, nth, written)));
        }
    }
    found.sort_by_key(|(from, to, ..)| (*from, *to));
    let (mut rest, mut cuts, mut at) = (Vec::new(), Vec::new(), 0);
    for (from, to, nth, written) in found {
        // A file within a file goes with that one.
        if from < at {
            continue;
        }
        rest.extend(&letter[at..from]);
        let position = rest.len();
        cuts.push((nth, Cut { position, written }));
        at = to;
    }
    rest.extend(&letter[at..]);
    (rest, cuts)
}

/// Puts the files back; `None` where the places are not those of this rest.
pub(super) fn put_back(rest: &[u8], cuts: &[(Cut, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut letter, mut at) = (Vec::new(), 0);
    for (cut, file) in cuts {
        letter.extend(rest.get(at..cut.position)?);
        cut.written.write(file, &mut letter);
        at = cut.position;
    }
    letter.extend(rest.get(at..)?);
    Some(letter)
}

/// Where a file stands in a letter: from, to, and how.
fn places(letter: &[u8], file: &[u8]) -> Vec<(usize, usize, Written)> {
    let mut places = Vec::new();
    for from in Finder::new(file).find_iter(letter) {
        places.push((from, from + file.len(), Written::AsItIs));
    }
    let head = STANDARD.encode(&file[..HEAD]);
    for from in Finder::new(&head).find_iter(letter) {
        let written = layout(&letter[from..]);
        let mut whole = Vec::new();
        written.write(file, &mut whole);
        if letter[from..].starts_with(&whole) {
            places.push((from, from + whole.len(), written));
        }
    }
    places
}

/// How base64 that begins here is laid out in lines.
fn layout(letters: &[u8]) -> Written {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let width = letters.iter().take_while(|byte| is_letter(byte)).count();
    let line_end = match letters.get(width) {
        Some(b'\r') => "\r\n",
        _ => "\n",
    };
    Written::Base64 {
        width,
        line_end: line_end.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes without an order that repeats.
    fn file(seed: u32, len: usize) -> Vec<u8> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..len).map(|_| next()).collect()
    }

    fn in_lines(file: &[u8], width: usize, line_end: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let line_end = line_end.to_owned();
        Written::Base64 { width, line_end }.write(file, &mut out);
        out
    }

    #[test]
    fn a_letter_comes_back_to_the_last_byte_whatever_way_its_files_are_written() {
        let (one, two) = (file(1, 5000), file(2, 4097));
        let small = file(3, 100);
        for (first, second, least) in [
            (in_lines(&one, 76, "\r\n"), in_lines(&two, 76, "\r\n"), 2),
            (in_lines(&one, 60, "\n"), in_lines(&two, 72, "\n"), 2),
            (in_lines(&one, 100_000, ""), two.clone(), 2),
            (one.clone(), two.clone(), 2),
            // A mail program of its own mind: it stays whole.
            (in_lines(&one, 40, "\r\n"), in_lines(&two, 76, " \r\n"), 0),
            (in_lines(&one, 76, "\r\n"), in_lines(&one, 76, "\r\n"), 2),
        ] {
            let mut letter = b"From: a@b.example\r\n\r\n".to_vec();
            letter.extend(&first);
            letter.extend(b"\r\n--x--\r\n");
            letter.extend(&second);
            letter.extend(&small);
            let files: [&[u8]; 3] = [&one, &two, &small];
            let (rest, cuts) = take_out(&letter, &files);
            assert_eq!(cuts.len(), least);
            assert!(least == 0 || rest.len() < 400, "{}", rest.len());
            let back: Vec<(Cut, Vec<u8>)> = cuts
                .into_iter()
                .map(|(nth, cut)| (cut, files[nth].to_vec()))
                .collect();
            assert_eq!(put_back(&rest, &back).unwrap(), letter);
        }
    }

    #[test]
    fn files_that_stand_side_by_side_come_back_in_their_order() {
        let (one, two) = (file(1, 2000), file(2, 3000));
        let letter = [one.clone(), two.clone()].concat();
        let files: [&[u8]; 2] = [&two, &one];
        let (rest, cuts) = take_out(&letter, &files);
        assert!(rest.is_empty());
        let back: Vec<(Cut, Vec<u8>)> = cuts
            .into_iter()
            .map(|(nth, cut)| (cut, files[nth].to_vec()))
            .collect();
        assert_eq!(put_back(&rest, &back).unwrap(), letter);
    }
}
