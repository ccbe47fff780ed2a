-- Difficulties and proposals, followed until they are answered; and the stages of frozen returns.

-- What one unit asks for in the same words, however often it writes them.
CREATE TABLE difficulty (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id   INTEGER NOT NULL REFERENCES unit (id),
    kind      TEXT NOT NULL CHECK (kind IN ('difficulty', 'proposal')),
    task_id   INTEGER REFERENCES task (id),
    text      TEXT NOT NULL,                  -- as it was first written
    period_id TEXT REFERENCES period (id)     -- where the office entered it, for this period
) STRICT;

CREATE INDEX difficulty_of_unit ON difficulty (unit_id);
CREATE INDEX difficulty_of_task ON difficulty (task_id);

-- Where a unit wrote it.
CREATE TABLE difficulty_raised (
    content_id    INTEGER PRIMARY KEY REFERENCES general_content (id),
    difficulty_id INTEGER NOT NULL REFERENCES difficulty (id)
) STRICT;

CREATE INDEX difficulty_raised_of_difficulty ON difficulty_raised (difficulty_id);

-- What was done about it. Nothing is changed once it was logged: the last step speaks.
CREATE TABLE difficulty_step (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    difficulty_id INTEGER NOT NULL REFERENCES difficulty (id),
    state         TEXT NOT NULL,
    on_day        TEXT NOT NULL,
    authority     TEXT NOT NULL,              -- who is asked, or who answered
    document      TEXT NOT NULL,
    words         TEXT NOT NULL,
    logged_at     TEXT NOT NULL
) STRICT;

CREATE INDEX difficulty_step_of_difficulty ON difficulty_step (difficulty_id);

-- What units wrote before this step of the schema.
INSERT INTO difficulty (unit_id, kind, task_id, text)
SELECT s.unit_id, c.kind, c.task_id, c.text
FROM general_content c JOIN submission s ON s.id = c.submission_id
WHERE c.kind IN ('difficulty', 'proposal')
GROUP BY s.unit_id, c.kind, c.task_id, c.text
ORDER BY min(c.id);

INSERT INTO difficulty_raised (content_id, difficulty_id)
SELECT c.id, d.id
FROM general_content c
JOIN submission s ON s.id = c.submission_id
JOIN difficulty d ON d.unit_id = s.unit_id AND d.kind = c.kind AND d.task_id IS c.task_id
                 AND d.text = c.text;

-- What became of a frozen return. The issued file, number, day and signer in its headings, stands
-- among the originals and never changes.
CREATE TABLE return_stage (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    return_id INTEGER NOT NULL REFERENCES frozen_return (id),
    stage     TEXT NOT NULL,
    on_day    TEXT NOT NULL,
    number    TEXT NOT NULL,                  -- issued: "05/BC-UBND"
    signer    TEXT NOT NULL,                  -- issued: who signed
    note      TEXT NOT NULL,                  -- sent: how; answered: the answer
    path      TEXT,                           -- issued: where its file was written
    original  TEXT REFERENCES original (sha256),
    logged_at TEXT NOT NULL,
    UNIQUE (return_id, stage),
    CHECK ((stage = 'issued') = (original IS NOT NULL))
) STRICT;

CREATE INDEX return_stage_of_original ON return_stage (original);
