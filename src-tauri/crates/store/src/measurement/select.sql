SELECT m.id, m.submission_id, m.closed_on, m.original, m.indicator_id, m.unit_id, m.period_id,
       p.from_day, m.to_day, m.numerator, m.denominator, m.value, m.text, m.note, m.sheet, m.cell
FROM measurement m JOIN period p ON p.id = m.period_id
