-- Days are 'YYYY-MM-DD', moments 'YYYY-MM-DDTHH:MM:SS' in office time. Ids that leave the store
-- (in hidden cells of forms, in the journal) are AUTOINCREMENT: an id is never given twice.

-- ---- the store itself

CREATE TABLE store_state (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    revision       INTEGER NOT NULL,
    open_operation INTEGER,           -- set only inside a transaction
    undo_floor     INTEGER NOT NULL   -- operations up to this one can no longer be undone
) STRICT;

INSERT INTO store_state (id, revision, open_operation, undo_floor) VALUES (1, 0, NULL, 0);

CREATE TABLE operation (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    title     TEXT NOT NULL,
    undone_at TEXT
) STRICT;

CREATE TABLE change (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    table_name   TEXT NOT NULL,
    row_key      TEXT NOT NULL,       -- JSON array of the primary key's values
    old          TEXT,                -- JSON object: the changed columns, or the deleted row
    new          TEXT                 -- JSON object: the changed columns
) STRICT;

CREATE INDEX change_of_operation ON change (operation_id);

-- Insert-only, outside undo.
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    name   TEXT NOT NULL,
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TRIGGER original_is_never_changed BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'originals are insert-only'); END;

CREATE TRIGGER original_is_never_deleted BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'originals are insert-only'); END;

-- ---- locality

CREATE TABLE profile (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    code   TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    name            TEXT NOT NULL,
    short           TEXT,
    kind            TEXT NOT NULL,
    level           TEXT NOT NULL,
    email           TEXT,
    phone           TEXT,
    position        INTEGER NOT NULL,
    reports_through INTEGER REFERENCES unit (id),
    standing_office INTEGER NOT NULL CHECK (standing_office IN (0, 1)),
    from_day        TEXT,
    until_day       TEXT
) STRICT;

CREATE TABLE unit_alias (
    unit_id  INTEGER NOT NULL REFERENCES unit (id),
    position INTEGER NOT NULL,
    alias    TEXT NOT NULL,
    PRIMARY KEY (unit_id, position),
    UNIQUE (unit_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE collective (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE collective_alias (
    collective_id INTEGER NOT NULL REFERENCES collective (id),
    position      INTEGER NOT NULL,
    alias         TEXT NOT NULL,
    PRIMARY KEY (collective_id, position),
    UNIQUE (collective_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE collective_member (
    collective_id INTEGER NOT NULL REFERENCES collective (id),
    unit_id       INTEGER NOT NULL REFERENCES unit (id),
    PRIMARY KEY (collective_id, unit_id)
) STRICT, WITHOUT ROWID;

-- ---- plan

CREATE TABLE plan (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    year        INTEGER NOT NULL,
    title       TEXT NOT NULL,
    sheet       TEXT NOT NULL,
    original    TEXT REFERENCES original (sha256),
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE plan_group (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id  INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    numeral  TEXT NOT NULL,
    title    TEXT NOT NULL,
    declared INTEGER,
    UNIQUE (plan_id, position)
) STRICT;

-- A task that vanished from a later appendix but has a history stays, removed and in no group.
CREATE TABLE task (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id         INTEGER NOT NULL REFERENCES plan (id),
    group_id        INTEGER REFERENCES plan_group (id),
    position        INTEGER NOT NULL,
    number          TEXT NOT NULL,
    content         TEXT NOT NULL,
    lead_text       TEXT NOT NULL,
    support_text    TEXT NOT NULL,
    deadline_text   TEXT NOT NULL,
    completion      TEXT NOT NULL,
    completion_unit INTEGER REFERENCES unit (id),
    removed         INTEGER NOT NULL CHECK (removed IN (0, 1)),
    CHECK (removed = (group_id IS NULL)),
    CHECK ((completion = 'named_lead') = (completion_unit IS NOT NULL))
) STRICT;

CREATE INDEX task_in_plan ON task (plan_id, position);
CREATE INDEX task_in_group ON task (group_id);

CREATE TABLE task_extra (
    task_id  INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL,
    heading  TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (task_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE task_cell (
    task_id  INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL,
    cell     TEXT NOT NULL,
    PRIMARY KEY (task_id, position)
) STRICT, WITHOUT ROWID;

-- One the user withdrew stays, removed, so that the next appendix does not bring it back; so
-- does one that has progress.
CREATE TABLE assignment (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id  INTEGER NOT NULL REFERENCES task (id),
    unit_id  INTEGER NOT NULL REFERENCES unit (id),
    role     TEXT NOT NULL,
    via      INTEGER REFERENCES collective (id),
    source   TEXT NOT NULL CHECK (source IN ('plan', 'hand')),
    position INTEGER NOT NULL,
    removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
    UNIQUE (task_id, unit_id)
) STRICT;

CREATE INDEX assignment_of_unit ON assignment (unit_id);

-- ---- periods and what comes back

-- Written once, when a period is first used: later changes of the regime rewrite no history.
CREATE TABLE period (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL,
    from_day     TEXT NOT NULL,
    to_day       TEXT NOT NULL,
    units_due    TEXT NOT NULL,
    province_due TEXT NOT NULL,
    closed       INTEGER NOT NULL CHECK (closed IN (0, 1)),
    UNIQUE (id, to_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_issue (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    period_id TEXT NOT NULL REFERENCES period (id),
    issued_at TEXT NOT NULL,
    rows      INTEGER NOT NULL
) STRICT;

CREATE INDEX form_issue_of_period ON form_issue (period_id, unit_id);

CREATE TABLE submission (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id     INTEGER NOT NULL REFERENCES unit (id),
    period_id   TEXT NOT NULL REFERENCES period (id),
    version     INTEGER NOT NULL CHECK (version >= 1),
    received_at TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    container   TEXT,
    sender      TEXT,
    original    TEXT REFERENCES original (sha256),
    source      TEXT NOT NULL CHECK (source IN ('workbook', 'hand')),
    handling    TEXT NOT NULL CHECK (handling IN ('new', 'needs_more', 'approved')),
    reason      TEXT,
    routine     INTEGER NOT NULL CHECK (routine IN (0, 1)),
    UNIQUE (unit_id, period_id, version),
    CHECK (source = 'hand' OR original IS NOT NULL)
) STRICT;

CREATE INDEX submission_of_period ON submission (period_id, unit_id);
CREATE INDEX submission_of_original ON submission (original);

-- to_day is the period's, copied so that "latest" is found on one index; the key holds it true.
CREATE TABLE progress (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    period_id     TEXT NOT NULL,
    to_day        TEXT NOT NULL,
    state         TEXT,
    percent       REAL CHECK (percent BETWEEN 0 AND 100),
    done_on       TEXT,
    result        TEXT NOT NULL,
    product       TEXT NOT NULL,
    note          TEXT NOT NULL,
    sheet         TEXT NOT NULL,
    cell          TEXT NOT NULL,
    in_force      INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    UNIQUE (submission_id, assignment_id),
    FOREIGN KEY (period_id, to_day) REFERENCES period (id, to_day)
) STRICT;

-- The one index in the order of assignments: a week's rows touch a page of it each. It answers
-- "what was said last" by itself, also of the state and the rate.
CREATE INDEX progress_of_assignment
    ON progress (assignment_id, to_day, in_force, period_id, state, percent);
-- Completions are rare among years of rows: the last one is found without walking over them.
CREATE INDEX progress_completed
    ON progress (assignment_id, to_day, period_id) WHERE in_force = 1 AND state = 'done';
-- At most one row speaks for an assignment in a period.
CREATE UNIQUE INDEX progress_in_force ON progress (period_id, assignment_id) WHERE in_force = 1;

CREATE TABLE general_content (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    kind          TEXT NOT NULL,
    task_id       INTEGER REFERENCES task (id),
    text          TEXT NOT NULL,
    sheet         TEXT NOT NULL,
    cell          TEXT NOT NULL
) STRICT;

CREATE INDEX general_content_of_submission ON general_content (submission_id);
CREATE INDEX general_content_of_task ON general_content (task_id);

CREATE TABLE submission_remark (
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    position      INTEGER NOT NULL,
    code          TEXT NOT NULL,
    sheet         TEXT NOT NULL,
    cell          TEXT NOT NULL,
    message       TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;
