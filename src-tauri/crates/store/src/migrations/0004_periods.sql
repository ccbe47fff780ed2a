-- What is settled about periods.

-- Until when a report counts as in time, where that is later than the due moment; written with the
-- period, so that a later change of the rule rewrites no history.
ALTER TABLE period ADD COLUMN late_after TEXT;

-- Opened again by hand: no rule closes it any more.
ALTER TABLE period ADD COLUMN held_open INTEGER NOT NULL DEFAULT 0 CHECK (held_open IN (0, 1));

-- A period nobody owes, or one unit does not (nghỉ Tết).
CREATE TABLE waiver (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id TEXT NOT NULL REFERENCES period (id),
    unit_id   INTEGER REFERENCES unit (id),   -- none: every unit
    reason    TEXT NOT NULL,
    waived_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX waiver_of_period ON waiver (period_id, coalesce(unit_id, 0));

-- Days off and days worked instead that the office entered, beside the public ones; an entry
-- goes before the public calendar's.
CREATE TABLE own_day (
    day    TEXT PRIMARY KEY,
    worked INTEGER NOT NULL CHECK (worked IN (0, 1)),
    name   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
