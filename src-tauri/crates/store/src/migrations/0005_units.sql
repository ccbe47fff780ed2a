-- What becomes of units, and what the office settled about tasks after the plan.

-- A renaming, a merger or a split, in force from on_day.
CREATE TABLE unit_change (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split')),
    on_day    TEXT NOT NULL,
    document  TEXT NOT NULL,
    logged_at TEXT NOT NULL
) STRICT;

-- The names a unit bore until the day before a change; its present one stands in unit.
CREATE TABLE unit_former_name (
    change_id INTEGER NOT NULL REFERENCES unit_change (id),
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    name      TEXT NOT NULL,
    short     TEXT,
    PRIMARY KEY (change_id, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_former_name_of_unit ON unit_former_name (unit_id);

-- From a change on, the heir does the work of the unit that ended with it.
CREATE TABLE unit_heir (
    change_id INTEGER NOT NULL REFERENCES unit_change (id),
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    heir_id   INTEGER NOT NULL REFERENCES unit (id),
    PRIMARY KEY (change_id, unit_id, heir_id),
    CHECK (unit_id <> heir_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_heir_of_unit ON unit_heir (unit_id);
CREATE INDEX unit_heir_of_heir ON unit_heir (heir_id);

-- Work stopped, given up or taken up again, of one unit or, where none is named, of the whole
-- task. Of several the last one logged for the latest day speaks.
CREATE TABLE ruling (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id   INTEGER NOT NULL REFERENCES task (id),
    unit_id   INTEGER REFERENCES unit (id),
    kind      TEXT NOT NULL CHECK (kind IN ('paused', 'dropped', 'reopened')),
    on_day    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    document  TEXT NOT NULL,
    logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX ruling_of_task ON ruling (task_id);
