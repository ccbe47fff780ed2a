-- The row that speaks for the assignment and period of the row "progress": the last one stored of
-- those that count. None speaks where that one is blank: it took back what was said before.
--
-- What was approved counts. Of a report that asks for corrections of single cells (no reason) the
-- rest goes on counting; one sent back whole counts again once the unit's answer was approved.
(SELECT CASE WHEN q.state IS NULL AND q.percent IS NULL AND q.done_on IS NULL
                  AND q.result = '' AND q.product = '' AND q.note = ''
             THEN NULL ELSE q.id END
 FROM progress q JOIN submission s ON s.id = q.submission_id
 WHERE q.assignment_id = progress.assignment_id AND q.to_day = progress.to_day
   AND q.period_id = progress.period_id
   AND (s.handling = 'approved'
        OR s.handling = 'needs_more'
           AND (s.reason IS NULL
                OR EXISTS (SELECT 1 FROM submission later
                           WHERE later.unit_id = s.unit_id AND later.period_id = s.period_id
                             AND later.version > s.version
                             AND later.source = 'workbook' AND later.handling = 'approved')))
 ORDER BY s.id DESC LIMIT 1)
