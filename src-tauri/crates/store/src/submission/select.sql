SELECT id, unit_id, period_id, version, received_at, imported_at, file_name, container, sender,
       original, source, way, handling, reason, routine
FROM submission
