//! Long jobs are followed, and stopped in the middle without a trace.

use office::{Job, Office, Step, Watch};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tests::desk::Desk;

const ON: &str = "2024-03-13";
const WARDS: [&str; 4] = [
    "UBND phường Lam Sơn",
    "UBND phường Ba Đình",
    "UBND phường Bắc Sơn",
    "UBND phường Đông Sơn",
];

/// Notes every step; wants a job stopped once so many of its pieces are done.
#[derive(Debug, Default)]
struct Follower {
    steps: Mutex<Vec<(Job, usize, usize, String)>>,
    stop: Mutex<Option<(Job, usize)>>,
}

impl Watch for Follower {
    fn step(&self, step: &Step<'_>) {
        let noted = (step.job, step.done, step.total, step.name.to_owned());
        self.steps.lock().expect("the steps").push(noted);
    }

    fn is_cancelled(&self) -> bool {
        let Some((job, done)) = *self.stop.lock().expect("the wish") else {
            return false;
        };
        let steps = self.steps.lock().expect("the steps");
        steps.iter().any(|step| step.0 == job && step.1 >= done)
    }
}

impl Follower {
    fn stop_at(&self, job: Job, done: usize) {
        *self.stop.lock().expect("the wish") = Some((job, done));
    }

    fn go_on(&self) {
        *self.stop.lock().expect("the wish") = None;
        self.steps.lock().expect("the steps").clear();
    }

    /// The pieces of a job done, as they were told; all of the same total.
    fn told(&self, job: Job, total: usize) -> Vec<usize> {
        let steps = self.steps.lock().expect("the steps");
        let own = steps.iter().filter(|step| step.0 == job);
        own.inspect(|step| assert_eq!(step.2, total))
            .map(|step| step.1)
            .collect()
    }
}

fn followed(desk: &Desk) -> (Office, Arc<Follower>) {
    let mut office = desk.on(ON);
    let follower = Arc::<Follower>::default();
    office.watched_by(follower.clone());
    (office, follower)
}

fn inbox(desk: &Desk) -> Vec<PathBuf> {
    let file = |unit: &&str| {
        let form =
            desk.form("2024-02-20", "2024-03", unit)
                .report("4", "Tình trạng", "Đang thực hiện");
        desk.receive(&format!("{unit}.xlsx"), &form)
    };
    WARDS.iter().map(file).collect()
}

#[test]
fn every_job_tells_its_beginning_and_reaches_its_total() {
    let desk = Desk::bim_son();
    let files = inbox(&desk);
    let (mut office, follower) = followed(&desk);
    let preview = office.preview_submissions(&files, None).expect("a preview");
    office.accept_submissions(preview).expect("accepted");
    for job in [Job::Read, Job::Store] {
        assert_eq!(follower.told(job, 4), [0, 1, 2, 3, 4]);
    }
    let forms = office.export_forms("2024-W12", &desk.path("forms"), None);
    let forms = forms.expect("the forms").files;
    let told = follower.told(Job::Forms, forms.len());
    assert_eq!(told.last(), Some(&forms.len()));
    let named = follower.steps.lock().expect("the steps").last().cloned();
    let last = forms.last().map(|form| form.unit.clone());
    assert_eq!(named.map(|step| step.3), last);
}

#[test]
fn a_reading_that_is_stopped_leaves_nothing_and_the_next_one_works() {
    let desk = Desk::bim_son();
    let files = inbox(&desk);
    let before = desk.dump();
    let (mut office, follower) = followed(&desk);
    follower.stop_at(Job::Read, 2);
    let stopped = office.preview_submissions(&files, None);
    let refusal = stopped.expect_err("stopped");
    assert_eq!(refusal.code(), "cancelled");
    assert!(!refusal.message().is_empty() && !refusal.hint().is_empty());
    assert!(follower.told(Job::Read, 4).len() < 5);
    assert_eq!(desk.dump(), before);

    follower.go_on();
    let preview = office.preview_submissions(&files, None).expect("a preview");
    let taken = office.accept_submissions(preview).expect("accepted");
    assert!(taken.accepted);
}

#[test]
fn storing_that_is_stopped_rolls_back_and_the_preview_can_be_accepted_again() {
    let desk = Desk::bim_son();
    let files = inbox(&desk);
    let before = desk.dump();
    let (mut office, follower) = followed(&desk);
    let mut preview = office.preview_submissions(&files, None).expect("a preview");
    // In the middle, and after the last file but before it counts.
    for done in [2, 4] {
        follower.stop_at(Job::Store, done);
        let stopped = office.accept_files(&mut preview, None);
        assert_eq!(stopped.expect_err("stopped").code(), "cancelled");
        assert_eq!(desk.dump(), before);
        follower.go_on();
    }
    let view = office.accept_files(&mut preview, None).expect("accepted");
    assert_eq!(view.accepted_files, 4);
}

#[test]
fn forms_that_are_stopped_are_whole_and_not_noted_as_handed_out() {
    let desk = Desk::bim_son();
    let before = desk.dump();
    let (mut office, follower) = followed(&desk);
    follower.stop_at(Job::Forms, 2);
    let folder = desk.path("forms");
    let stopped = office.export_forms("2024-03", &folder, None);
    assert_eq!(stopped.expect_err("stopped").code(), "cancelled");
    assert_eq!(desk.dump(), before);
    let written: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").path())
        .collect();
    assert_eq!(written.len(), 2);
    for path in written {
        let bytes = std::fs::read(path).expect("the form");
        assert!(sheets::read(&bytes, "form.xlsx").is_ok());
    }
}
