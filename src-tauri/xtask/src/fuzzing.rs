//! Fuzzing on the compiler everybody has: the fuzzer comes as a library that is compiled in, and
//! coverage is asked for with stable flags (`docs/decisions/0020-fuzzing.md`).

use crate::process::{Outcome, cargo, output, program, root, run};
use std::path::{Path, PathBuf};

/// What can be fuzzed, and the largest input tried, in bytes.
const TARGETS: [(&str, u32); 4] = [
    ("workbook", 200_000),
    ("deadline", 400),
    ("units", 600),
    ("encoding", 2_000),
];

/// What the compiler is told, so that the fuzzer sees which branches an input reached.
const COVERAGE: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cdebug-assertions -Coverflow-checks";

/// An input may take so many seconds, and the whole process so many megabytes: more is a find.
const SECONDS: u32 = 10;
const MEGABYTES: u32 = 1_024;

/// Fuzzes one target for some minutes. What was learned stays in `target/fuzz/NAME/corpus`, what
/// was found in `target/fuzz/NAME/finds`; a find ends the run and is a problem.
pub fn fuzz(name: &str, minutes: u32) -> Outcome {
    let Some((_, largest)) = TARGETS.iter().find(|(target, _)| *target == name) else {
        let known: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
        return Err(format!("no target {name}; there are {}", known.join(", ")));
    };
    let folder = root().join("target/fuzz").join(name);
    for part in ["corpus", "finds"] {
        std::fs::create_dir_all(folder.join(part)).map_err(|error| error.to_string())?;
    }
    let built = build(name)?;
    // No `--package`: with the whole workspace selected, features resolve as in the tests.
    run(cargo()
        .args(["run", "--bin", "fuzz-seeds", "--", name])
        .arg(&folder))?;
    let shown = |part: &str| folder.join(part).display().to_string();
    run(
        program(&built.join(format!("fuzz-{name}")).to_string_lossy())
            .args([shown("corpus"), shown("seeds")])
            .arg(format!("-dict={}", shown("words.dict")))
            .arg(format!("-artifact_prefix={}/", shown("finds")))
            .arg(format!("-max_total_time={}", minutes * 60))
            .arg(format!("-max_len={largest}"))
            .arg(format!("-timeout={SECONDS}"))
            .arg(format!("-rss_limit_mb={MEGABYTES}"))
            .args(["-len_control=0", "-print_final_stats=1"]),
    )
}

/// Builds the fuzzer with coverage, apart from every other build; says where it lies.
fn build(name: &str) -> Result<PathBuf, String> {
    let version = output(program("rustc").arg("-vV")).unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not name its machine")?;
    let into = Path::new("target/fuzz/build");
    run(cargo()
        .args(["build", "--release", "--package", "fuzz"])
        .args(["--features", "libfuzzer"])
        .args(["--bin", &format!("fuzz-{name}")])
        // With the target named, build scripts are left without coverage.
        .args(["--target", host, "--target-dir"])
        .arg(into)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("RUSTFLAGS", COVERAGE))?;
    Ok(root().join(into).join(host).join("release"))
}
