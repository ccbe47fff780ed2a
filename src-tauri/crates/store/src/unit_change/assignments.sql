-- Of two units whose work comes together, whoever leads decides the role, and what stands
-- decides over what was withdrawn.
INSERT INTO assignment (task_id, unit_id, role, via, source, position, removed)
SELECT task_id, ?2, role, via, source, position, removed
FROM assignment WHERE unit_id = ?1
ON CONFLICT (task_id, unit_id) DO UPDATE SET
    role = CASE
        WHEN assignment.removed = 1 THEN excluded.role
        WHEN excluded.removed = 1 THEN assignment.role
        ELSE min(assignment.role, excluded.role)
    END,
    source = CASE WHEN excluded.removed <= assignment.removed
        THEN excluded.source ELSE assignment.source END,
    removed = min(assignment.removed, excluded.removed)
