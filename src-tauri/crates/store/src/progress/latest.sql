-- One row in force per question: the last word, the last state, the last rate, the last
-- completion (which keeps a milestone reached when the work goes on). The plus signs keep the set
-- of periods a filter: an assignment's rows are walked from the latest.
SELECT p.submission_id, p.assignment_id, a.task_id, a.unit_id, p.period_id, p.to_day, p.state,
       p.percent, p.done_on, p.result, p.product, p.note, p.sheet, p.cell, p.in_force
FROM assignment a
JOIN task t ON t.id = a.task_id
JOIN progress p ON p.id IN (
    (SELECT q.id FROM progress q
     WHERE q.assignment_id = a.id AND q.in_force = 1
       AND q.to_day <= :ended
       AND +q.period_id IN (SELECT id FROM period WHERE from_day <= :begun)
     ORDER BY q.to_day DESC, q.id DESC LIMIT 1),
    (SELECT q.id FROM progress q
     WHERE q.assignment_id = a.id AND q.in_force = 1 AND q.state <> 'nothing_new'
       AND q.to_day <= :ended
       AND +q.period_id IN (SELECT id FROM period WHERE from_day <= :begun)
     ORDER BY q.to_day DESC, q.id DESC LIMIT 1),
    (SELECT q.id FROM progress q
     WHERE q.assignment_id = a.id AND q.in_force = 1 AND q.state = 'done'
       AND q.to_day <= :ended
       AND +q.period_id IN (SELECT id FROM period WHERE from_day <= :begun)
     ORDER BY q.to_day DESC, q.id DESC LIMIT 1),
    (SELECT q.id FROM progress q
     WHERE q.assignment_id = a.id AND q.in_force = 1 AND q.percent IS NOT NULL
       AND q.to_day <= :ended
       AND +q.period_id IN (SELECT id FROM period WHERE from_day <= :begun)
     ORDER BY q.to_day DESC, q.id DESC LIMIT 1))
WHERE a.removed = 0 AND t.removed = 0
ORDER BY a.task_id, a.unit_id, p.to_day, p.id
