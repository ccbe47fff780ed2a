-- The number that speaks for the indicator, unit and period of the row "measurement": of approved
-- submissions that no later approved workbook of the same sender and period took the place of,
-- the one stored last.
(SELECT q.id
 FROM measurement q JOIN submission s ON s.id = q.submission_id
 WHERE q.indicator_id = measurement.indicator_id AND q.unit_id = measurement.unit_id
   AND q.period_id = measurement.period_id AND q.to_day = measurement.to_day
   AND s.handling = 'approved'
   AND NOT EXISTS (SELECT 1 FROM submission later
                   WHERE later.unit_id = s.unit_id AND later.period_id = s.period_id
                     AND later.version > s.version
                     AND later.source = 'workbook' AND later.handling = 'approved')
 ORDER BY s.id DESC LIMIT 1)
