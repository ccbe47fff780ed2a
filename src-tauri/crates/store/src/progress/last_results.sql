-- The plus sign keeps the set of periods a filter: an assignment's rows are walked from the latest.
SELECT a.task_id, a.unit_id, p.result
FROM assignment a
JOIN progress p ON p.id = (
    SELECT q.id FROM progress q
    WHERE q.assignment_id = a.id AND q.in_force = 1 AND q.to_day < :to AND q.result <> ''
      AND +q.period_id IN (SELECT id FROM period WHERE kind = :kind)
    ORDER BY q.to_day DESC, q.id DESC LIMIT 1)
WHERE a.removed = 0
