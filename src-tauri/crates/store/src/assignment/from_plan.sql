-- What the hand settled is left alone; what was withdrawn for leaving the plan comes back.
INSERT INTO assignment (task_id, unit_id, role, via, source, position, removed)
VALUES (:task, :unit, :role, :via, 'plan', :position, 0)
ON CONFLICT (task_id, unit_id) DO UPDATE SET
    role = excluded.role, via = excluded.via, position = excluded.position, removed = 0
WHERE assignment.source = 'plan'
