//! Work shared by several readers: files, and what is found in them while they are read.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What is left to read. What was found in a file comes before the next file, so that few are
/// open at once.
pub(super) struct Queue<T> {
    left: Mutex<Left<T>>,
    changed: Condvar,
}

struct Left<T> {
    next: usize,
    files: usize,
    found: Vec<T>,
    /// Files being opened, which may still give more.
    opening: usize,
}

/// What to do next.
pub(super) enum Next<T> {
    /// Open the file at this place; [`Queue::opened`] must follow.
    File(usize),
    /// Read what was found in one.
    Found(T),
}

impl<T> Queue<T> {
    /// So many files to open.
    pub(super) fn of(files: usize) -> Queue<T> {
        Queue {
            left: Mutex::new(Left {
                next: 0,
                files,
                found: Vec::new(),
                opening: 0,
            }),
            changed: Condvar::new(),
        }
    }

    /// What to do next; waits while somebody opens a file that may give more. `None` when all is
    /// done or is to be stopped.
    pub(super) fn take(&self, is_stopped: impl Fn() -> bool) -> Option<Next<T>> {
        let mut left = self.left();
        loop {
            if is_stopped() {
                return None;
            }
            if let Some(found) = left.found.pop() {
                return Some(Next::Found(found));
            }
            if left.next < left.files {
                left.next += 1;
                left.opening += 1;
                return Some(Next::File(left.next - 1));
            }
            if left.opening == 0 {
                return None;
            }
            left = self
                .changed
                .wait(left)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A file was opened, and this was found in it.
    pub(super) fn opened(&self, found: Vec<T>) {
        let mut left = self.left();
        left.opening -= 1;
        left.found.extend(found.into_iter().rev());
        self.changed.notify_all();
    }

    fn left(&self) -> MutexGuard<'_, Left<T>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    fn drained(queue: &Queue<usize>, readers: usize) -> Vec<usize> {
        let read = || {
            let mut read = Vec::new();
            while let Some(next) = queue.take(|| false) {
                match next {
                    Next::File(at) => queue.opened((0..at).map(|found| at * 100 + found).collect()),
                    Next::Found(found) => read.push(found),
                }
            }
            read
        };
        let mut all: Vec<usize> = thread::scope(|scope| {
            let handles: Vec<_> = (0..readers).map(|_| scope.spawn(read)).collect();
            let done = handles.into_iter().map(|handle| handle.join().unwrap());
            done.flatten().collect()
        });
        all.sort_unstable();
        all
    }

    #[test]
    fn everything_is_read_once_by_however_many() {
        let expected: Vec<usize> = (0..20)
            .flat_map(|at| (0..at).map(move |found| at * 100 + found))
            .collect();
        for readers in [1, 2, 7] {
            assert_eq!(drained(&Queue::of(20), readers), expected);
        }
    }

    #[test]
    fn a_stop_is_heard() {
        let queue: Queue<usize> = Queue::of(3);
        assert!(queue.take(|| true).is_none());
    }
}
