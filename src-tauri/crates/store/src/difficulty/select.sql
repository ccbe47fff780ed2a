SELECT d.id, d.unit_id, d.kind, d.task_id, d.text, d.period_id, p.to_day
FROM difficulty d LEFT JOIN period p ON p.id = d.period_id
ORDER BY d.id
