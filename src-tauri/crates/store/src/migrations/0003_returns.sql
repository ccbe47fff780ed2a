-- Frozen returns (chốt số liệu). The workbook's bytes stand among the originals and never change.

CREATE TABLE frozen_return (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id TEXT NOT NULL REFERENCES period (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    as_of     TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    operation INTEGER NOT NULL,       -- its place in the journal: what came before it counted
    path      TEXT NOT NULL,          -- where it was written when it was frozen
    original  TEXT NOT NULL REFERENCES original (sha256),
    cells     TEXT NOT NULL,          -- JSON: every cell as printed, and where it comes from
    UNIQUE (period_id, version)
) STRICT;

CREATE INDEX frozen_return_of_original ON frozen_return (original);

-- The submissions that counted.
CREATE TABLE frozen_return_submission (
    return_id     INTEGER NOT NULL REFERENCES frozen_return (id),
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    version       INTEGER NOT NULL,
    PRIMARY KEY (return_id, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX frozen_return_submission_of_submission ON frozen_return_submission (submission_id);
