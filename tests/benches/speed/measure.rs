//! What a job costs, and how two jobs that do the same compare.
//!
//! Processor time decides: it hardly depends on what else the machine does. Product and raw
//! library run in turn, so that a busy minute falls on both.

use std::fs;
use std::process::Command;
use std::time::Instant;

/// Processor ticks to the second in Linux' `/proc`, on every architecture.
const TICKS: f64 = 100.0;

/// What a job cost, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Processor time of all threads; wall time where the system does not tell.
    pub cpu: f64,
    /// Wall time.
    pub wall: f64,
}

/// Median costs of two jobs that do the same.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Ours.
    pub product: Cost,
    /// The library's alone.
    pub raw: Cost,
}

/// The cost of one of so many runs of a job. Ticks are coarse: a short job runs often.
pub fn cost(runs: u32, mut job: impl FnMut()) -> Cost {
    let (cpu, wall) = (processor_seconds(), Instant::now());
    for _ in 0..runs {
        job();
    }
    let wall = wall.elapsed().as_secs_f64();
    let cpu = processor_seconds()
        .zip(cpu)
        .map_or(wall, |(after, before)| after - before);
    Cost {
        cpu: cpu / f64::from(runs),
        wall: wall / f64::from(runs),
    }
}

/// Medians of so many rounds, after one round that is not counted.
pub fn in_turn(
    rounds: usize,
    mut product: impl FnMut() -> Cost,
    mut raw: impl FnMut() -> Cost,
) -> Pair {
    product();
    raw();
    let (ours, theirs): (Vec<Cost>, Vec<Cost>) = (0..rounds).map(|_| (product(), raw())).unzip();
    Pair {
        product: middle(&ours),
        raw: middle(&theirs),
    }
}

fn middle(costs: &[Cost]) -> Cost {
    let median = |part: fn(&Cost) -> f64| {
        let mut sorted: Vec<f64> = costs.iter().map(part).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    Cost {
        cpu: median(|cost| cost.cpu),
        wall: median(|cost| cost.wall),
    }
}

/// Processor time this process has had, its finished threads included.
fn processor_seconds() -> Option<f64> {
    let line = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name in brackets may hold blanks; user and system time are fields 14 and 15.
    let mut fields = line.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS)
}

/// The most memory this process has held, in MB, where the system tells.
pub fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// The peak memory of this program started anew with these arguments: a process of its own
/// remembers nothing of the rounds before.
pub fn peak_memory_of(arguments: &[&str]) -> Option<f64> {
    let program = std::env::current_exe().expect("this program's path");
    let run = Command::new(program)
        .args(arguments)
        .output()
        .expect("a process");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8_lossy(&run.stdout).trim().parse().ok()
}
