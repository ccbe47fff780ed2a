-- Indicators and their numbers. Amounts are whole ten-thousandths.

CREATE TABLE indicator (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    position      INTEGER NOT NULL,
    code          TEXT NOT NULL,
    name          TEXT NOT NULL,
    unit_of_count TEXT NOT NULL,
    kind          TEXT NOT NULL,
    direction     TEXT NOT NULL,
    cadence       TEXT NOT NULL,
    source        TEXT NOT NULL,
    asks          TEXT NOT NULL,
    since         TEXT NOT NULL,
    task_id       INTEGER REFERENCES task (id),
    leads_report  INTEGER NOT NULL CHECK (leads_report IN (0, 1)),
    removed       INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE INDEX indicator_of_task ON indicator (task_id);

CREATE TABLE indicator_target (
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    position     INTEGER NOT NULL,
    value        INTEGER NOT NULL,
    level        TEXT,
    from_day     TEXT,
    until_day    TEXT,
    PRIMARY KEY (indicator_id, position)
) STRICT, WITHOUT ROWID;

-- The units that report it, where those that lead its task do not.
CREATE TABLE indicator_reporter (
    indicator_id INTEGER NOT NULL REFERENCES indicator (id),
    unit_id      INTEGER NOT NULL REFERENCES unit (id),
    PRIMARY KEY (indicator_id, unit_id)
) STRICT, WITHOUT ROWID;

-- What was proposed out of a task's words and decided: kept as an indicator, or refused where
-- none is named. Neither is proposed again.
CREATE TABLE indicator_decided (
    task_id      INTEGER NOT NULL REFERENCES task (id),
    words        TEXT NOT NULL,
    indicator_id INTEGER REFERENCES indicator (id),
    PRIMARY KEY (task_id, words)
) STRICT, WITHOUT ROWID;

-- Numbers of a unit: out of a submission, or the official ones of a table closed on a day.
-- to_day is the period's, as with progress.
CREATE TABLE measurement (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id INTEGER REFERENCES submission (id),
    closed_on     TEXT,
    original      TEXT REFERENCES original (sha256),
    indicator_id  INTEGER NOT NULL REFERENCES indicator (id),
    unit_id       INTEGER NOT NULL REFERENCES unit (id),
    period_id     TEXT NOT NULL,
    to_day        TEXT NOT NULL,
    numerator     INTEGER,
    denominator   INTEGER,
    value         INTEGER,
    text          TEXT NOT NULL,
    note          TEXT NOT NULL,
    sheet         TEXT NOT NULL,
    cell          TEXT NOT NULL,
    in_force      INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    UNIQUE (submission_id, indicator_id, unit_id),
    CHECK ((submission_id IS NULL) = (closed_on IS NOT NULL)),
    CHECK (coalesce(numerator, denominator, value) IS NOT NULL),
    FOREIGN KEY (period_id, to_day) REFERENCES period (id, to_day)
) STRICT;

-- At most one number of a unit speaks for a period, and one official number for a closing day.
CREATE UNIQUE INDEX measurement_in_force
    ON measurement (period_id, indicator_id, unit_id) WHERE in_force = 1 AND closed_on IS NULL;
CREATE UNIQUE INDEX measurement_official
    ON measurement (period_id, indicator_id, unit_id, closed_on)
    WHERE in_force = 1 AND closed_on IS NOT NULL;
CREATE INDEX measurement_of_indicator ON measurement (indicator_id, to_day);
CREATE INDEX measurement_of_original ON measurement (original);
