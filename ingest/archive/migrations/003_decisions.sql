-- Human decisions of every kind in one table; `corrections` becomes the view of those about lines.

CREATE TABLE decisions (
    -- What a person decided: who, when, what stood there, what stands there now. Never changed, never deleted.
    id         INTEGER PRIMARY KEY,  -- In the order they came.
    key        TEXT NOT NULL UNIQUE,  -- Digest of the decision: the same in every archive and journal.
    verb       TEXT NOT NULL,  -- What was decided: read (a line), kind (of a region), follow or lead (reading order), part or join (articles), date (of an issue).
    actor      TEXT NOT NULL,  -- Who decided.
    created    TEXT NOT NULL,  -- When, ISO 8601, UTC.
    before     TEXT NOT NULL,  -- What stood there: a line's text, a kind, an id, a date.
    after      TEXT NOT NULL,  -- What stands there by this decision; the same as before when it was confirmed.
    note       TEXT NOT NULL,  -- Why, in the person's words.
    undoes     TEXT,  -- Key of the decision that this one takes back; empty for others.
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),  -- Whether it was taken back by a later one: 1 or 0.
    line_id    INTEGER REFERENCES lines (id) ON DELETE SET NULL,  -- The line it is about; empty when that cannot be found in today's reading.
    issue_id   TEXT REFERENCES issues (id) ON DELETE SET NULL,  -- The issue that it is laid over; empty for lines, and while its place cannot be found.
    article_id TEXT,  -- The article it was last laid over; empty for lines.
    page_id    TEXT NOT NULL,  -- The page it was made on. With the columns that follow it is found again after a new reading.
    sha256     TEXT NOT NULL,  -- Digest of that page's scan.
    frame      INTEGER NOT NULL,  -- Page within the scan's file, from 0.
    "left"     INTEGER NOT NULL,  -- Left edge of the line or region, in pixels of the scan.
    "top"      INTEGER NOT NULL,  -- Upper edge of the line or region, in pixels of the scan.
    "right"    INTEGER NOT NULL,  -- Right edge (exclusive) of the line or region, in pixels of the scan.
    "bottom"   INTEGER NOT NULL,  -- Lower edge (exclusive) of the line or region, in pixels of the scan.
    opening    TEXT NOT NULL,  -- How the line or region read, or began.
    other      TEXT CHECK (other IS NULL OR json_valid(other)),  -- The other region or article, in the same terms, where there is one.
    state      TEXT GENERATED ALWAYS AS (CASE WHEN undoes NOT NULL THEN 'undoing' WHEN undone THEN 'undone' WHEN iif(verb = 'read', line_id, issue_id) IS NULL THEN 'waiting' ELSE 'in force' END) VIRTUAL  -- In force, undone, undoing (it takes another one back), or waiting for its place.
) STRICT;

CREATE INDEX decisions_by_line ON decisions (line_id, created);
CREATE INDEX decisions_by_issue ON decisions (issue_id);
CREATE INDEX decisions_by_page ON decisions (page_id);
CREATE INDEX decisions_by_scan ON decisions (sha256, frame);
CREATE INDEX decisions_by_actor ON decisions (actor, created);
CREATE INDEX decisions_by_time ON decisions (created);
CREATE INDEX decisions_undoing ON decisions (undoes) WHERE undoes NOT NULL;
CREATE INDEX decisions_waiting ON decisions (page_id) WHERE state = 'waiting';

INSERT INTO decisions (id, key, verb, actor, created, before, after, note, line_id,
                       page_id, sha256, frame, "left", "top", "right", "bottom", opening)
SELECT min(id), key_of('read', page_id, sha256, frame, "left", "top", "right", "bottom", before, after, actor, created, note),
       'read', actor, created, before, after, note, line_id, page_id, sha256, frame, "left", "top", "right", "bottom", before
FROM corrections GROUP BY 2 ORDER BY 1;

DROP TABLE corrections;

CREATE VIEW corrections AS
    -- What a person changed in a line, taking back included; lines that were only confirmed are in the table of decisions.
SELECT
    decisions.id,  -- In the order they came.
    decisions.line_id,  -- The line it is laid over; empty when that line cannot be found in today's reading.
    decisions.actor,  -- Who decided.
    decisions.created,  -- When, ISO 8601, UTC.
    decisions.before,  -- The line as it stood.
    decisions.after,  -- The line as it is printed.
    decisions.note,  -- Why, in the person's words.
    decisions.state,  -- In force, undone, undoing (it takes another one back), or waiting for its line.
    decisions.page_id,  -- The page it was made on.
    decisions."left",  -- Left edge of the line, in pixels of the scan.
    decisions."top",  -- Upper edge of the line, in pixels of the scan.
    decisions."right",  -- Right edge (exclusive) of the line, in pixels of the scan.
    decisions."bottom"  -- Lower edge (exclusive) of the line, in pixels of the scan.
FROM decisions WHERE decisions.verb = 'read' AND decisions.before <> decisions.after;

CREATE TABLE structures (
    -- How the machine had arranged an issue that people arranged otherwise: so every decision can be taken back.
    issue_id TEXT NOT NULL PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,  -- The issue.
    content  TEXT NOT NULL CHECK (json_valid(content))  -- Its date, articles and regions, and which lines are in which.
) STRICT;

CREATE TABLE confusions (
    -- What print the engine takes for what, as corrected lines of a paper show.
    publication_id TEXT NOT NULL,  -- The newspaper.
    read           TEXT NOT NULL,  -- Letters as the engine read them; empty where it read nothing.
    printed        TEXT NOT NULL,  -- Letters as they are printed; empty where there is nothing.
    count          INTEGER NOT NULL,  -- How often that was corrected.
    of             INTEGER NOT NULL,  -- How often the engine read these letters in the lines that people looked at.
    PRIMARY KEY (publication_id, read, printed)
) STRICT, WITHOUT ROWID;
