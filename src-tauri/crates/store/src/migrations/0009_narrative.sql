-- The report in words: parts she has written herself, in place of what the program drafts.

CREATE TABLE narrative_text (
    period_id TEXT NOT NULL REFERENCES period (id),
    part      TEXT NOT NULL,
    text      TEXT NOT NULL,
    drafted   TEXT NOT NULL,          -- what the program had drafted when she wrote it
    PRIMARY KEY (period_id, part)
) STRICT, WITHOUT ROWID;
