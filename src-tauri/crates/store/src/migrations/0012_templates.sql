-- The province's own templates: which of its cells take what, and with a frozen return what would
-- have gone into them and the report in words as it was then.

CREATE TABLE template (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,          -- of the file it was last seen in
    places    TEXT NOT NULL,          -- JSON: places, what they take, and the headings they are known by
    mapped_at TEXT NOT NULL
) STRICT;

CREATE TABLE frozen_extra (
    return_id INTEGER PRIMARY KEY REFERENCES frozen_return (id),
    facts     TEXT NOT NULL,          -- JSON: every value a template can take, with where it comes from
    narrative TEXT NOT NULL REFERENCES original (sha256),
    told      TEXT NOT NULL           -- the parts of that report written by hand
) STRICT;

CREATE INDEX frozen_extra_of_narrative ON frozen_extra (narrative);
