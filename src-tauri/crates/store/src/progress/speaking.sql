-- The row that speaks for the assignment and period of the row "progress": of approved
-- submissions that no later approved workbook of the same unit and period took the place of,
-- the one stored last.
(SELECT q.id
 FROM progress q JOIN submission s ON s.id = q.submission_id
 WHERE q.assignment_id = progress.assignment_id AND q.to_day = progress.to_day
   AND q.period_id = progress.period_id
   AND s.handling = 'approved'
   AND NOT EXISTS (SELECT 1 FROM submission later
                   WHERE later.unit_id = s.unit_id AND later.period_id = s.period_id
                     AND later.version > s.version
                     AND later.source = 'workbook' AND later.handling = 'approved')
 ORDER BY s.id DESC LIMIT 1)
