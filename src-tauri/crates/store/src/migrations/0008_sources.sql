-- What else comes in as a report.

-- How a report that no workbook brought reached the office. A person read it, so its source is
-- 'hand': it takes the place of the rows it names and of no others.
ALTER TABLE submission ADD COLUMN way TEXT
    CHECK (way IN ('telephone', 'paper', 'message', 'own', 'document'));

-- The words that came with a report, as they were written: a letter's own, or a message's.
CREATE TABLE submission_letter (
    submission_id INTEGER PRIMARY KEY REFERENCES submission (id),
    subject       TEXT NOT NULL,
    text          TEXT NOT NULL
) STRICT;

-- Signed documents: the report itself, or the signed copy of the workbook it came with. What is
-- not known of one is blank.
CREATE TABLE signed_document (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id INTEGER NOT NULL REFERENCES submission (id),
    file_name     TEXT NOT NULL,
    original      TEXT NOT NULL REFERENCES original (sha256),
    number        TEXT NOT NULL,
    dated         TEXT,
    signer        TEXT NOT NULL,
    UNIQUE (submission_id, original)
) STRICT;

CREATE INDEX signed_document_of_original ON signed_document (original);
