INSERT INTO progress (submission_id, assignment_id, period_id, to_day, state, percent, done_on,
                      result, product, note, sheet, cell, in_force)
