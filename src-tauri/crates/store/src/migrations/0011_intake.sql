-- Files that need not be shown again among those that lie in the watched folder: letters and
-- archives whose content was taken in, and whatever she put aside. What was taken in as a file by
-- itself is known by its original.
CREATE TABLE seen_file (
    sha256  TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    name    TEXT NOT NULL,
    seen_as TEXT NOT NULL CHECK (seen_as IN ('taken', 'put_aside')),
    seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
