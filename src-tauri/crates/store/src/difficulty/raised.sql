-- Where difficulties are written in reports that count: approved, and no later approved workbook
-- of the same unit and period took their place.
SELECT r.difficulty_id, c.submission_id, c.text, c.sheet, c.cell, s.period_id, p.to_day
FROM difficulty_raised r
JOIN general_content c ON c.id = r.content_id
JOIN submission s ON s.id = c.submission_id
JOIN period p ON p.id = s.period_id
WHERE s.handling = 'approved'
  AND NOT EXISTS (SELECT 1 FROM submission later
                  WHERE later.unit_id = s.unit_id AND later.period_id = s.period_id
                    AND later.version > s.version
                    AND later.source = 'workbook' AND later.handling = 'approved')
ORDER BY p.to_day, c.id
