SELECT p.submission_id, p.assignment_id, a.task_id, a.unit_id, p.period_id, p.to_day, p.state,
       p.percent, p.done_on, p.result, p.product, p.note, p.sheet, p.cell, p.in_force
FROM progress p
JOIN assignment a ON a.id = p.assignment_id
JOIN task t ON t.id = a.task_id
