-- What the office decided after the plan, and whom it reminded.

-- An event that a task waited for. Of several the last one logged speaks.
CREATE TABLE event_logged (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id   INTEGER NOT NULL REFERENCES task (id),
    on_day    TEXT NOT NULL,
    until_day TEXT,                   -- where the office set the last day itself
    document  TEXT NOT NULL,
    logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX event_logged_of_task ON event_logged (task_id);

-- A later last day, of one unit or, where none is named, of the whole task.
CREATE TABLE extension (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id   INTEGER NOT NULL REFERENCES task (id),
    unit_id   INTEGER REFERENCES unit (id),
    until_day TEXT NOT NULL,
    document  TEXT NOT NULL,
    logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX extension_of_task ON extension (task_id);

-- More time for one unit's report of one period. Of several the last one logged speaks.
CREATE TABLE period_extension (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    period_id TEXT NOT NULL REFERENCES period (id),
    due       TEXT NOT NULL,
    document  TEXT NOT NULL,
    logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX period_extension_of_period ON period_extension (period_id, unit_id);

CREATE TABLE reminder (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    period_id TEXT NOT NULL REFERENCES period (id),
    at        TEXT NOT NULL,
    channel   TEXT NOT NULL,
    note      TEXT NOT NULL           -- who spoke to whom, the letter's number
) STRICT;

CREATE INDEX reminder_of_period ON reminder (period_id, unit_id);
