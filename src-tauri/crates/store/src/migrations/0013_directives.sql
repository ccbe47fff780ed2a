-- Documents in and out; tasks that a document of its own founded; what takes the place of a task;
-- and the days set under a task that points at another plan.

CREATE TABLE document (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    number    TEXT NOT NULL,                      -- "312/UBND-NC", as printed
    dated     TEXT,                               -- unknown where it was only named in passing
    issuer    TEXT NOT NULL,
    summary   TEXT NOT NULL,                      -- trích yếu
    due       TEXT,                               -- by when an answer is asked for
    file_name TEXT NOT NULL,                      -- blank without a file
    original  TEXT REFERENCES original (sha256),
    logged_at TEXT NOT NULL,
    CHECK ((file_name = '') = (original IS NULL))
) STRICT;

CREATE INDEX document_of_original ON document (original);

-- A task that no appendix holds stands in its plan by the document that founded it.
ALTER TABLE task ADD COLUMN document_id INTEGER REFERENCES document (id);

CREATE INDEX task_of_document ON task (document_id);

-- The group of such tasks: behind all others, and not one of the appendix's.
ALTER TABLE plan_group ADD COLUMN directive INTEGER NOT NULL DEFAULT 0
    CHECK (directive IN (0, 1));

-- From a day on another task does the work; the old one keeps its past.
CREATE TABLE task_replaced (
    task_id      INTEGER PRIMARY KEY REFERENCES task (id),
    successor_id INTEGER NOT NULL REFERENCES task (id),
    on_day       TEXT NOT NULL,
    document     TEXT NOT NULL,
    logged_at    TEXT NOT NULL,
    CHECK (task_id <> successor_id)
) STRICT;

CREATE INDEX task_replaced_by ON task_replaced (successor_id);

-- Days on the way, of one unit or, where none is named, of the whole task.
CREATE TABLE milestone (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id   INTEGER NOT NULL REFERENCES task (id),
    unit_id   INTEGER REFERENCES unit (id),
    day       TEXT NOT NULL,
    words     TEXT NOT NULL,
    done_on   TEXT,
    document  TEXT NOT NULL,                      -- what proves it; may be blank
    logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX milestone_of_task ON milestone (task_id, day);
