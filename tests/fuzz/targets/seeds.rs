//! Writes what a fuzzer starts from: `fuzz-seeds NAME FOLDER` makes `FOLDER/seeds/` and
//! `FOLDER/words.dict`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [target, folder] = words.as_slice() else {
        return ExitCode::from(2);
    };
    match write(target, &PathBuf::from(folder)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(_) => ExitCode::FAILURE,
    }
}

fn write(target: &str, folder: &std::path::Path) -> io::Result<bool> {
    let (Some(seeds), Some(words)) = (fuzz::seeds::of(target), fuzz::seeds::dictionary(target))
    else {
        return Ok(false);
    };
    let into = folder.join("seeds");
    fs::create_dir_all(&into)?;
    for (number, seed) in seeds.iter().enumerate() {
        fs::write(into.join(format!("{number:04}")), seed)?;
    }
    fs::write(folder.join("words.dict"), words)?;
    Ok(true)
}
