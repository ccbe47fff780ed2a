-- The tasks that a unit's own number in force speaks of.
SELECT DISTINCT i.task_id, m.unit_id
FROM measurement m JOIN indicator i ON i.id = m.indicator_id JOIN period p ON p.id = m.period_id
WHERE m.in_force = 1 AND m.closed_on IS NULL AND i.removed = 0 AND i.task_id IS NOT NULL
