-- The letters that brought reports. The files in them that are kept as originals are taken out and
-- put back where a letter is asked for: its bytes are the same to the last one.

CREATE TABLE letter (
    sha256 TEXT PRIMARY KEY,          -- of the whole letter
    name   TEXT NOT NULL,             -- its own, when it first arrived
    rest   BLOB NOT NULL              -- its bytes without the files taken out
) STRICT;

CREATE TRIGGER letter_is_never_changed BEFORE UPDATE ON letter
BEGIN SELECT RAISE(ABORT, 'letters are insert-only'); END;

CREATE TRIGGER letter_is_never_deleted BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'letters are insert-only'); END;

CREATE TABLE letter_file (
    letter   TEXT NOT NULL REFERENCES letter (sha256),
    nth      INTEGER NOT NULL,        -- from 0, in the order they stand there
    position INTEGER NOT NULL,        -- where in the rest it is put back
    original TEXT NOT NULL REFERENCES original (sha256),
    width    INTEGER CHECK (width > 0), -- base64 letters a line; NULL where it stands as it is
    line_end TEXT NOT NULL,           -- between the lines
    PRIMARY KEY (letter, nth)
) STRICT;

CREATE TRIGGER letter_file_is_never_changed BEFORE UPDATE ON letter_file
BEGIN SELECT RAISE(ABORT, 'letters are insert-only'); END;

CREATE TRIGGER letter_file_is_never_deleted BEFORE DELETE ON letter_file
BEGIN SELECT RAISE(ABORT, 'letters are insert-only'); END;

CREATE INDEX letter_file_of_original ON letter_file (original);

-- Which letter brought a report.
CREATE TABLE submission_carrier (
    submission_id INTEGER PRIMARY KEY REFERENCES submission (id),
    letter        TEXT NOT NULL REFERENCES letter (sha256)
) STRICT;

CREATE INDEX submission_carrier_of_letter ON submission_carrier (letter);
