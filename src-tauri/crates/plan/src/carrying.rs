//! The turn of the year: what becomes of each task of an earlier plan, proposed by rule.
//!
//! A person confirms; nothing here is decided by itself.

use crate::status::Status;
use crate::task::{Task, TaskId};
use crate::text::match_key;
use std::collections::{BTreeSet, HashMap};

/// Words in common, of all words of either text, from which two tasks count as alike.
const ALIKE_PERCENT: usize = 60;

/// What becomes of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Chuyển tiếp: it goes on unchanged as a task of its own of the later plan.
    Continue,
    /// Chuyển sang nhiệm vụ mới: this task of the later plan does its work.
    Into(TaskId),
    /// Kết thúc: it does not go on.
    End,
}

/// Why it is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The later plan has the same words.
    SameWords,
    /// The later plan has words much like them.
    AlikeWords,
    /// It is done.
    Done,
    /// It applies no more.
    Dropped,
    /// It goes on by itself.
    Standing,
    /// It is not finished.
    Open,
}

/// What is proposed of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposedCourse {
    /// The task.
    pub task: TaskId,
    /// What becomes of it.
    pub course: Course,
    /// Why.
    pub ground: Ground,
}

impl Course {
    /// Stable word.
    pub fn word(self) -> &'static str {
        match self {
            Course::Continue => "continue",
            Course::Into(_) => "replace",
            Course::End => "end",
        }
    }
}

impl Ground {
    /// Stable word.
    pub fn word(self) -> &'static str {
        match self {
            Ground::SameWords => "same_words",
            Ground::AlikeWords => "alike_words",
            Ground::Done => "done",
            Ground::Dropped => "dropped",
            Ground::Standing => "standing",
            Ground::Open => "open",
        }
    }
}

/// Whether ending work in this status leaves something unfinished.
pub fn is_unfinished(status: Status) -> bool {
    !matches!(
        status,
        Status::DoneInTime | Status::DoneLate { .. } | Status::Dropped
    )
}

/// Proposes what becomes of tasks, given where each stands: the later plan's task with the same
/// words does its work; what is done or applies no more ends; the later plan's task with words
/// much like its own does the work of what is open; all else goes on. A task of the later plan is
/// proposed once.
pub fn propose(earlier: &[(&Task, Status)], later: &[&Task]) -> Vec<ProposedCourse> {
    let mut free: BTreeSet<usize> = (0..later.len()).collect();
    let keys: Vec<String> = later.iter().map(|task| match_key(&task.content)).collect();
    let mut same: HashMap<TaskId, usize> = HashMap::new();
    for (task, _) in earlier {
        let key = match_key(&task.content);
        let found = free.iter().copied().find(|at| keys[*at] == key);
        if let Some(at) = found {
            free.remove(&at);
            same.insert(task.id, at);
        }
    }
    let mut proposed = Vec::with_capacity(earlier.len());
    for (task, status) in earlier {
        let (course, ground) = match (same.get(&task.id), status) {
            (Some(at), _) => (Course::Into(later[*at].id), Ground::SameWords),
            (None, Status::Dropped) => (Course::End, Ground::Dropped),
            (None, Status::DoneInTime | Status::DoneLate { .. }) => (Course::End, Ground::Done),
            (None, _) => match most_alike(&match_key(&task.content), &keys, &free) {
                Some(at) => {
                    free.remove(&at);
                    (Course::Into(later[at].id), Ground::AlikeWords)
                }
                None if *status == Status::Standing => (Course::Continue, Ground::Standing),
                None => (Course::Continue, Ground::Open),
            },
        };
        proposed.push(ProposedCourse {
            task: task.id,
            course,
            ground,
        });
    }
    proposed
}

/// Of the texts still free the one most like a text, if any is enough so.
fn most_alike(key: &str, keys: &[String], free: &BTreeSet<usize>) -> Option<usize> {
    let own: BTreeSet<&str> = key.split(' ').collect();
    let percent = |at: usize| {
        let other: BTreeSet<&str> = keys[at].split(' ').collect();
        let all = own.union(&other).count().max(1);
        own.intersection(&other).count() * 100 / all
    };
    let rated = free.iter().map(|at| (percent(*at), *at));
    let alike = rated.filter(|(percent, _)| *percent >= ALIKE_PERCENT);
    // Of two as much alike the earlier one.
    let best = alike.max_by_key(|(percent, at)| (*percent, std::cmp::Reverse(*at)));
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Deadline;
    use crate::task::{CompletionRule, TaskNumber};

    fn task(id: i64, content: &str) -> Task {
        Task {
            id: TaskId(id),
            number: TaskNumber::following(None),
            group: 0,
            content: content.to_owned(),
            lead_text: String::new(),
            support_text: String::new(),
            deadline: Deadline::default(),
            extra: Vec::new(),
            cells: Vec::new(),
            completion: CompletionRule::default(),
            directive: None,
            carried: None,
            assignments: Vec::new(),
        }
    }

    #[test]
    fn the_words_and_where_a_task_stands_decide_what_is_proposed() {
        let later = [
            task(
                11,
                "Cấp căn cước cho công dân đủ điều kiện trên địa bàn thị xã năm 2025",
            ),
            task(12, "Số hóa hồ sơ"),
        ];
        let later: Vec<&Task> = later.iter().collect();
        let overdue = Status::Overdue { days: 5 };
        for (content, status, course, ground) in [
            (
                "Số hóa  hồ sơ",
                overdue,
                Course::Into(TaskId(12)),
                Ground::SameWords,
            ),
            (
                "Số hóa hồ sơ",
                Status::DoneInTime,
                Course::Into(TaskId(12)),
                Ground::SameWords,
            ),
            (
                "Cấp căn cước cho công dân đủ điều kiện trên địa bàn thị xã năm 2024",
                Status::Standing,
                Course::Into(TaskId(11)),
                Ground::AlikeWords,
            ),
            (
                "Tuyên truyền",
                Status::Standing,
                Course::Continue,
                Ground::Standing,
            ),
            ("Tuyên truyền", overdue, Course::Continue, Ground::Open),
            (
                "Tuyên truyền",
                Status::Paused,
                Course::Continue,
                Ground::Open,
            ),
            (
                "Tuyên truyền",
                Status::DoneInTime,
                Course::End,
                Ground::Done,
            ),
            (
                "Tuyên truyền",
                Status::Dropped,
                Course::End,
                Ground::Dropped,
            ),
            (
                "Cấp căn cước cho công dân đủ điều kiện trên địa bàn thị xã năm 2024",
                Status::DoneInTime,
                Course::End,
                Ground::Done,
            ),
        ] {
            let earlier = task(1, content);
            let proposed = propose(&[(&earlier, status)], &later);
            let wanted = ProposedCourse {
                task: TaskId(1),
                course,
                ground,
            };
            assert_eq!(proposed, [wanted], "{content} {status:?}");
        }
    }

    #[test]
    fn a_task_of_the_later_plan_is_proposed_once() {
        let later = task(11, "Số hóa hồ sơ");
        let (one, two) = (task(1, "Số hóa hồ sơ"), task(2, "Số hóa hồ sơ"));
        let earlier = [(&one, Status::Standing), (&two, Status::Standing)];
        let courses = propose(&earlier, &[&later])
            .into_iter()
            .map(|one| one.course);
        let wanted = [Course::Into(TaskId(11)), Course::Continue];
        assert_eq!(courses.collect::<Vec<_>>(), wanted);
    }
}
