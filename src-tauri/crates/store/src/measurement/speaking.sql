-- The number that speaks for the indicator, unit and period of the row "measurement": the last one
-- stored of those that count. What a later report has no number for stays.
--
-- What was approved counts. Of a report that asks for corrections of single cells (no reason) the
-- rest goes on counting; one sent back whole counts again once the unit's answer was approved.
(SELECT q.id
 FROM measurement q JOIN submission s ON s.id = q.submission_id
 WHERE q.indicator_id = measurement.indicator_id AND q.unit_id = measurement.unit_id
   AND q.period_id = measurement.period_id AND q.to_day = measurement.to_day
   AND (s.handling = 'approved'
        OR s.handling = 'needs_more'
           AND (s.reason IS NULL
                OR EXISTS (SELECT 1 FROM submission later
                           WHERE later.unit_id = s.unit_id AND later.period_id = s.period_id
                             AND later.version > s.version
                             AND later.source = 'workbook' AND later.handling = 'approved')))
 ORDER BY s.id DESC LIMIT 1)
