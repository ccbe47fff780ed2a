SELECT a.task_id, a.unit_id, p.result
FROM assignment a
JOIN progress p ON p.id = (
    SELECT q.id FROM progress q
    WHERE q.assignment_id = a.id AND q.in_force = 1 AND q.to_day < :to AND q.result <> ''
      AND (SELECT kind FROM period WHERE id = q.period_id) = :kind
    ORDER BY q.to_day DESC, q.id DESC LIMIT 1)
WHERE a.removed = 0
