-- Members of the working group, and the decisions that made and renewed it (kiện toàn).

CREATE TABLE group_decision (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    number    TEXT NOT NULL,                      -- "215/QĐ-UBND", as printed
    dated     TEXT,                               -- unknown where only its number is
    issuer    TEXT NOT NULL,
    on_day    TEXT NOT NULL,                      -- the first day of what it decides
    logged_at TEXT NOT NULL
) STRICT;

-- One person's time in one role. Whoever changes role, position or unit leaves and comes again.
CREATE TABLE member (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    position  TEXT NOT NULL,
    unit      TEXT NOT NULL,                      -- as written; may be no unit of the directory
    role      TEXT NOT NULL
              CHECK (role IN ('head', 'standing_deputy', 'deputy', 'member', 'secretary')),
    joined_by INTEGER NOT NULL REFERENCES group_decision (id),
    from_day  TEXT NOT NULL,
    left_by   INTEGER REFERENCES group_decision (id),
    until_day TEXT,                               -- the last day
    CHECK ((until_day IS NULL) = (left_by IS NULL)),
    CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;

CREATE INDEX member_joined ON member (joined_by);
CREATE INDEX member_left ON member (left_by);
