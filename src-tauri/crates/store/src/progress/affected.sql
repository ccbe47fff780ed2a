-- The rows of assignments that a unit ever reported on in a period.
AND progress.period_id = :period
AND progress.to_day = (SELECT to_day FROM period WHERE id = :period)
AND progress.assignment_id IN (
    SELECT r.assignment_id
    FROM submission s JOIN progress r ON r.submission_id = s.id
    WHERE s.unit_id = :unit AND s.period_id = :period)
