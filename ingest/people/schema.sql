-- Who works in the archive.  Kept apart from the archive: that is served to everybody, and can be made anew; this is
-- neither.  Only its owner may read the file.

CREATE TABLE IF NOT EXISTS people (
    -- Somebody who may sign in.
    name     TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,  -- As it stands with every decision.
    role     TEXT NOT NULL CHECK (role IN ('reader', 'volunteer', 'editor')),
    password TEXT NOT NULL,  -- A slow hash with its salt and costs, never the password.
    created  TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS secrets (
    -- What cookies are signed with.
    value TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS sessions (
    -- A browser that is signed in.
    token   TEXT NOT NULL PRIMARY KEY,  -- Digest of the secret in the browser's cookie.
    name    TEXT NOT NULL COLLATE NOCASE REFERENCES people (name) ON DELETE CASCADE,
    expires REAL NOT NULL  -- Seconds since 1970.
) STRICT;

CREATE TABLE IF NOT EXISTS attempts (
    -- A log-in that failed.
    name    TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    at      REAL NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS attempts_by_time ON attempts (at);

CREATE TABLE IF NOT EXISTS leases (
    -- A piece of work that somebody has in hand, so that nobody else is given it.
    region  INTEGER NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL COLLATE NOCASE,
    expires REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS flags (
    -- A reader says: this is wrong.
    id      INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    says    TEXT NOT NULL,
    name    TEXT NOT NULL COLLATE NOCASE,  -- Empty for a reader without an account.
    created TEXT NOT NULL,
    settled TEXT  -- Who looked after it, and when; empty while nobody did.
) STRICT;

CREATE INDEX IF NOT EXISTS flags_open ON flags (article) WHERE settled IS NULL;

CREATE TABLE IF NOT EXISTS misses (
    -- Words that somebody looked for and nobody found.
    words TEXT NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL,
    last  TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS audit (
    -- Every write, whoever asked for it, and every log-in.
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    name    TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,  -- Of the browser; `-` for the command line.
    verb    TEXT NOT NULL,
    about   TEXT NOT NULL,  -- What was written to.
    outcome TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS audit_by_name ON audit (name, at);
CREATE INDEX IF NOT EXISTS audit_by_address ON audit (address, verb, at);
