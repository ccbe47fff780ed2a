-- The numbers of indicators that a unit ever gave in a period.
AND measurement.submission_id IS NOT NULL
AND measurement.period_id = :period
AND (measurement.indicator_id, measurement.unit_id) IN (
    SELECT r.indicator_id, r.unit_id
    FROM submission s JOIN measurement r ON r.submission_id = s.id
    WHERE s.unit_id = :unit AND s.period_id = :period)
