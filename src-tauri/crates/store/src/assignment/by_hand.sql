INSERT INTO assignment (task_id, unit_id, role, via, source, position, removed)
SELECT :task, :unit, :role, :via, 'hand', coalesce(max(position) + 1, 0), 0
FROM assignment WHERE task_id = :task
ON CONFLICT (task_id, unit_id) DO UPDATE SET
    role = excluded.role, via = excluded.via, source = 'hand', removed = 0
