-- Several plans in one store, and what of one goes on in the next.

-- The document that founded a plan no appendix holds yet; blank where one does.
ALTER TABLE plan ADD COLUMN document TEXT NOT NULL DEFAULT '';

-- The year of the plan a task came over from, by which its words are read; none where it is the
-- plan's own.
ALTER TABLE task ADD COLUMN carried_from INTEGER;

-- The group of such tasks in a plan that has an appendix of its own.
ALTER TABLE plan_group ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));

-- What was decided of each task of a plan when a later one took its place: it goes on as a task of
-- its own, a task of the later plan does its work, or it ends.
CREATE TABLE carried_over (
    task_id      INTEGER PRIMARY KEY REFERENCES task (id),
    plan_id      INTEGER NOT NULL REFERENCES plan (id),   -- the later one
    choice       TEXT NOT NULL CHECK (choice IN ('continue', 'replace', 'end')),
    successor_id INTEGER REFERENCES task (id),
    on_day       TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    CHECK ((choice = 'end') = (successor_id IS NULL)),
    CHECK (task_id <> successor_id)
) STRICT;

CREATE INDEX carried_over_into ON carried_over (successor_id);
CREATE INDEX carried_over_to ON carried_over (plan_id);
