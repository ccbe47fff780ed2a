//! Documents, the tasks they found, and days on the way in words.

use super::{Show, day, lines};
use office::views::{
    DirectiveView, DispatchView, FoundedView, MilestoneView, PhraseView, RegisterView,
    ReplacedView, TaskView,
};
use words::cli::show as said;

impl Show for RegisterView {
    fn show(&self) -> String {
        let direction = match self.direction {
            "in" => said::document_in(),
            _ => said::document_out(),
        };
        let head = said::document(self.id, direction, &self.cited);
        let mut text = vec![head];
        text.extend((!self.summary.is_empty()).then(|| format!("      {}", self.summary)));
        text.extend(self.due.as_deref().map(|due| said::document_due(day(due))));
        text.extend(self.file.as_deref().map(said::document_file));
        let founded = (!self.tasks.is_empty()).then(|| said::document_tasks(self.tasks.join(", ")));
        text.extend(founded);
        lines(text)
    }
}

fn names(phrases: &[PhraseView]) -> String {
    let names: Vec<&str> = phrases.iter().map(|one| one.text.as_str()).collect();
    match names.is_empty() {
        true => said::nobody().to_owned(),
        false => names.join("; "),
    }
}

impl Show for DirectiveView {
    fn show(&self) -> String {
        let tasks = self.points.iter().filter(|point| point.is_task).count();
        let point = |(at, point): (usize, &office::views::PointView)| {
            let mark = if point.is_task { "+" } else { " " };
            let whom = said::point_units(names(&point.lead), &point.deadline.text);
            format!("{mark} {:>3}. {}\n        {whom}", at + 1, point.content)
        };
        let head = said::directive(&self.number, &self.summary, tasks);
        let points = self.points.iter().enumerate().map(point);
        format!("{head}\n{}", lines(points))
    }
}

impl Show for FoundedView {
    fn show(&self) -> String {
        let task = |task: &TaskView| {
            let whom = said::point_units(names(&task.lead), &task.deadline_text);
            format!("{:>6}  {}\n        {whom}", task.number, task.content)
        };
        let head = said::tasks_founded(self.tasks.len(), &self.document.cited);
        format!("{head}\n{}", lines(self.tasks.iter().map(task)))
    }
}

impl Show for ReplacedView {
    fn show(&self) -> String {
        said::task_replaced(&self.task, &self.by, day(&self.on))
    }
}

impl Show for MilestoneView {
    fn show(&self) -> String {
        match &self.done_on {
            Some(on) => said::milestone_done(self.id, &self.task, &self.words, day(on)),
            None => said::milestone(self.id, &self.task, &self.words, day(&self.day)),
        }
    }
}

impl Show for DispatchView {
    fn show(&self) -> String {
        said::dispatched(self.tasks.len(), self.units.join("; "), &self.path)
    }
}
