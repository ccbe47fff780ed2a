-- What units send that is no form: which columns of their own tables hold what, and which sheets
-- of a workbook are whose.

-- Told once for a unit's table with this header: the keys of its headings from left to right.
CREATE TABLE mapping (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    header  TEXT NOT NULL,
    told_at TEXT NOT NULL,
    UNIQUE (unit_id, header)
) STRICT;

-- Positions count from the header's first column.
CREATE TABLE mapping_column (
    mapping_id INTEGER NOT NULL REFERENCES mapping (id),
    field      TEXT NOT NULL CHECK (field IN ('number', 'content', 'state', 'percent', 'done_on',
                                              'result', 'product', 'note')),
    position   INTEGER NOT NULL CHECK (position >= 0),
    heading    TEXT NOT NULL,
    PRIMARY KEY (mapping_id, field),
    UNIQUE (mapping_id, position)
) STRICT, WITHOUT ROWID;

-- The sheets a submission stands on, where its workbook holds other units' too.
CREATE TABLE submission_sheet (
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    position      INTEGER NOT NULL,
    sheet         TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
) STRICT, WITHOUT ROWID;

-- What a submission's own tables were read as, whatever is told of such tables later.
CREATE TABLE submission_column (
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    header        TEXT NOT NULL,
    field         TEXT NOT NULL,
    position      INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (submission_id, header, field)
) STRICT, WITHOUT ROWID;
