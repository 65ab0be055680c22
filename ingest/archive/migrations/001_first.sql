-- The first archive: publications, issues, pages, articles, regions, lines, words, corrections, problems.
--
-- These comments stay in the archive (`.schema` shows them) and are what Datasette says of each table and column:
-- a column stands on a line of its own, `name … -- what it means`; the first comment in a table says what a row is.

CREATE TABLE publications (
    -- A newspaper, under the name that its issues go by.
    id           TEXT NOT NULL PRIMARY KEY,  -- Short name that every id of its issues begins with, as `the-spark`.
    title        TEXT NOT NULL,  -- Title as printed.
    motto        TEXT,  -- Line that stands with the title in every issue.
    motto_author TEXT,  -- Who the motto is by, where it is signed.
    language     TEXT   -- Main language, as `en`.
) STRICT;

CREATE TABLE issues (
    -- An issue: what came out on one day in one edition.
    id             TEXT NOT NULL PRIMARY KEY,  -- Publication and date, as `the-spark/2022-01-17`; made to be cited.
    publication_id TEXT REFERENCES publications (id) ON DELETE RESTRICT,  -- The newspaper.
    publication    TEXT,  -- Its printed title, here so that an issue can be read without a join.
    date           TEXT,  -- Day it is dated, ISO 8601 (`1944-12-13`; `1944-12` or `1944` when no more is known).
    year           INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL,  -- Year of its date.
    volume         TEXT,  -- Volume as printed.
    number         TEXT,  -- Number as printed.
    edition        TEXT,  -- Edition, where a day has several.
    note           TEXT,  -- Remark of the person who keeps the scans (from `issue.toml`).
    source         TEXT NOT NULL UNIQUE,  -- Folder or file it came from, relative to the scans folder.
    page_count     INTEGER NOT NULL,  -- How many pages it has here.
    last_article   INTEGER NOT NULL,  -- Highest article number ever given out in it; a number is never given twice.
    built_from     TEXT NOT NULL  -- Key of the page files and settings it was made from; the same key means nothing to do.
) STRICT;

CREATE INDEX issues_by_date ON issues (date);
CREATE INDEX issues_by_publication ON issues (publication_id, date);

CREATE TABLE pages (
    -- A page as it was read. The image itself stays in its file.
    id         TEXT NOT NULL PRIMARY KEY,  -- Issue and place in it, as `the-spark/2022-01-17/p01`.
    issue_id   TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,  -- The issue.
    sequence   INTEGER NOT NULL,  -- Place in the issue, from 1.
    label      TEXT,  -- Page number as printed.
    image      TEXT NOT NULL,  -- File of the scan, relative to the folder of the archive.
    frame      INTEGER NOT NULL,  -- Page within a multi-page TIFF or PDF, from 0.
    words      INTEGER NOT NULL,  -- How many words were read.
    confidence REAL,  -- Share of its letters that can be expected in right words; empty without letters.
    engine     TEXT NOT NULL,  -- Name and version of what read it.
    dpi        REAL,  -- Pixels per inch, as the file says or as estimated from the letters.
    skew       REAL NOT NULL,  -- Degrees that its lines run down to the right on the scan (after the rotation).
    rotation   INTEGER NOT NULL,  -- Quarter turns that set the scan upright, clockwise, in degrees.
    width      INTEGER NOT NULL,  -- Of the whole scan, in pixels.
    height     INTEGER NOT NULL,  -- Of the whole scan, in pixels.
    crop       TEXT CHECK (crop IS NULL OR json_valid(crop)),  -- Part of the scan that is this page (left, top, right, bottom); empty for all of it.
    text       TEXT NOT NULL,  -- Its lines as printed, in reading order; an empty line parts regions.
    notes      TEXT,  -- What was done to its pixels, and how surely.
    sha256     TEXT NOT NULL,  -- Digest of the file of the scan.
    turn       TEXT NOT NULL CHECK (json_valid(turn)),  -- Affine map a, b, c, d, e, f from the scan to the straightened page.
    columns    TEXT NOT NULL CHECK (json_valid(columns)),  -- Left and right edge of each text column, in pixels of the straightened page; where a page changes its columns, the upper ones first.
    UNIQUE (issue_id, sequence)
) STRICT;

CREATE INDEX pages_by_scan ON pages (sha256, frame);
CREATE INDEX pages_by_confidence ON pages (confidence);

CREATE TABLE articles (
    -- A piece of writing, over as many columns and pages as it takes; also advertisements, notices and the masthead.
    id            TEXT NOT NULL PRIMARY KEY,  -- Issue and a number that stays, as `the-spark/2022-01-17/a03`; made to be cited.
    issue_id      TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,  -- The issue.
    sequence      INTEGER NOT NULL,  -- Place in the issue's reading order, from 1.
    kind          TEXT NOT NULL,  -- article, advertisement, notice, masthead …
    headline      TEXT,  -- Headline as printed.
    kicker        TEXT,  -- Short line over the headline.
    byline        TEXT,  -- Who wrote it, as printed.
    dateline      TEXT,  -- Place (and day) that it opens with, as `DETROIT`.
    credit        TEXT,  -- Where it was taken or translated from, as printed.
    language      TEXT,  -- As `en`.
    text          TEXT NOT NULL,  -- Headline first, continuations joined, line-end hyphens resolved; an empty line parts paragraphs.
    words         INTEGER NOT NULL,  -- How many words its text has.
    confidence    REAL,  -- How sure its boundaries and words are, 0 to 1.
    first_page_id TEXT REFERENCES pages (id) ON DELETE SET NULL,  -- Page on which it begins.
    docid         INTEGER NOT NULL UNIQUE,  -- Its row in the full-text index. The rowid would do, but VACUUM may renumber rowids.
    title         TEXT GENERATED ALWAYS AS (coalesce(headline, nullif(substr(text, 1, 60), ''), id)) VIRTUAL,  -- Headline, else the first words: something to call it by.
    UNIQUE (issue_id, sequence)
) STRICT;

CREATE INDEX articles_by_first_page ON articles (first_page_id);
CREATE INDEX articles_by_kind ON articles (kind);
CREATE INDEX articles_by_credit ON articles (credit) WHERE credit IS NOT NULL;

CREATE TABLE regions (
    -- Lines of one kind that stand together in one column (or across several).
    id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- Never given to another region, but new when the issue is made anew.
    page_id       TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,  -- The page.
    article_id    TEXT REFERENCES articles (id) ON DELETE SET NULL,  -- The article; empty for page numbers and the like.
    sequence      INTEGER NOT NULL,  -- Reading order in the article (without an article: on the page), from 1.
    page_sequence INTEGER NOT NULL,  -- Reading order on the page, from 1.
    kind          TEXT NOT NULL,  -- headline, subhead, kicker, byline, credit, body, quote, caption, folio (running head), jump, picture …
    confidence    REAL,  -- How sure the kind is, 0 to 1.
    "left"        INTEGER NOT NULL,  -- Left edge, in pixels of the scan.
    "top"         INTEGER NOT NULL,  -- Upper edge, in pixels of the scan.
    "right"       INTEGER NOT NULL,  -- Right edge (exclusive), in pixels of the scan.
    "bottom"      INTEGER NOT NULL  -- Lower edge (exclusive), in pixels of the scan.
) STRICT;

CREATE INDEX regions_by_page ON regions (page_id, page_sequence);
CREATE INDEX regions_by_article ON regions (article_id, sequence);
CREATE INDEX regions_by_kind ON regions (kind);

CREATE TABLE lines (
    -- A line of print that crosses no gutter.
    id              INTEGER PRIMARY KEY AUTOINCREMENT,  -- Never given to another line, but new when the issue is made anew.
    region_id       INTEGER NOT NULL REFERENCES regions (id) ON DELETE CASCADE,  -- The region.
    page_id         TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,  -- The page.
    sequence        INTEGER NOT NULL,  -- Place in its region, from 1.
    "left"          INTEGER NOT NULL,  -- Left edge, in pixels of the scan.
    "top"           INTEGER NOT NULL,  -- Upper edge, in pixels of the scan.
    "right"         INTEGER NOT NULL,  -- Right edge (exclusive), in pixels of the scan.
    "bottom"        INTEGER NOT NULL,  -- Lower edge (exclusive), in pixels of the scan.
    text            TEXT NOT NULL,  -- As it stands now: corrected by a person, or as read.
    ocr_text        TEXT NOT NULL,  -- As the engine read it.
    confidence      REAL,  -- Share of its letters that can be expected in right words, 0 to 1.
    opens_paragraph INTEGER NOT NULL CHECK (opens_paragraph IN (0, 1))  -- Whether a paragraph begins with it: 1 or 0.
) STRICT;

CREATE INDEX lines_by_region ON lines (region_id, sequence);
CREATE INDEX lines_by_page ON lines (page_id);
CREATE INDEX lines_by_confidence ON lines (confidence);

CREATE TABLE word_boxes (
    -- Where each word stands. Lean on purpose (there are thousands a page); the view `words` adds page and article.
    line_id    INTEGER NOT NULL REFERENCES lines (id) ON DELETE CASCADE,  -- The line.
    sequence   INTEGER NOT NULL,  -- Place in its line, from 1.
    "left"     INTEGER NOT NULL,  -- Left edge, in pixels of the scan.
    "top"      INTEGER NOT NULL,  -- Upper edge, in pixels of the scan.
    "right"    INTEGER NOT NULL,  -- Right edge (exclusive), in pixels of the scan.
    "bottom"   INTEGER NOT NULL,  -- Lower edge (exclusive), in pixels of the scan.
    text       TEXT NOT NULL,  -- As the engine read it.
    confidence REAL,  -- Share of right words among all that were read so surely, 0 to 1.
    PRIMARY KEY (line_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE VIEW words AS
    -- A word where it stands on the scan, as the engine read it.
SELECT
    lines.page_id,  -- The page.
    regions.article_id,  -- The article; empty for page numbers and the like.
    word_boxes.line_id,  -- The line.
    word_boxes.sequence,  -- Place in its line, from 1.
    word_boxes."left",  -- Left edge, in pixels of the scan.
    word_boxes."top",  -- Upper edge, in pixels of the scan.
    word_boxes."right",  -- Right edge (exclusive), in pixels of the scan.
    word_boxes."bottom",  -- Lower edge (exclusive), in pixels of the scan.
    word_boxes.text,  -- As the engine read it.
    word_boxes.confidence  -- Share of right words among all that were read so surely, 0 to 1.
FROM word_boxes JOIN lines ON lines.id = word_boxes.line_id JOIN regions ON regions.id = lines.region_id;

CREATE TABLE corrections (
    -- What a person decided about a line: who, when, what stood there, what it says. Never changed, never deleted.
    id       INTEGER PRIMARY KEY,  -- In the order they came.
    line_id  INTEGER REFERENCES lines (id) ON DELETE SET NULL,  -- The line it is laid over; empty when that line cannot be found in today's reading.
    actor    TEXT NOT NULL,  -- Who decided.
    created  TEXT NOT NULL,  -- When, ISO 8601, UTC.
    before   TEXT NOT NULL,  -- The line as it stood.
    after    TEXT NOT NULL,  -- The line as it is printed.
    note     TEXT NOT NULL,  -- Why, in the person's words.
    page_id  TEXT NOT NULL,  -- The page it was made on. With the columns that follow it finds the line again after a new reading.
    sha256   TEXT NOT NULL,  -- Digest of that page's scan.
    frame    INTEGER NOT NULL,  -- Page within the scan's file, from 0.
    "left"   INTEGER NOT NULL,  -- Left edge of the line, in pixels of the scan.
    "top"    INTEGER NOT NULL,  -- Upper edge of the line, in pixels of the scan.
    "right"  INTEGER NOT NULL,  -- Right edge (exclusive) of the line, in pixels of the scan.
    "bottom" INTEGER NOT NULL  -- Lower edge (exclusive) of the line, in pixels of the scan.
) STRICT;

CREATE INDEX corrections_by_line ON corrections (line_id);
CREATE INDEX corrections_by_page ON corrections (page_id);
CREATE INDEX corrections_by_scan ON corrections (sha256, frame);

CREATE TABLE problems (
    -- Something that could not be read, with what to do about it.
    id       INTEGER PRIMARY KEY,  -- Number of the row.
    source   TEXT NOT NULL,  -- File (or folder) that it is about, relative to the scans folder.
    slug     TEXT NOT NULL,  -- Short name of what is wrong; the manual has a paragraph on each.
    sentence TEXT NOT NULL,  -- What is wrong and what to do next.
    created  TEXT NOT NULL,  -- When it was met, ISO 8601, UTC.
    bundle   TEXT NOT NULL  -- Source of the issue that it belongs to.
) STRICT;

CREATE INDEX problems_by_slug ON problems (slug);
CREATE INDEX problems_by_bundle ON problems (bundle);

-- Searching: an index over the articles that holds no text of its own, kept in step by triggers.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    headline, text,
    content = 'articles', content_rowid = 'docid', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_into_index AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, headline, text) VALUES (new.docid, new.headline, new.text);
END;

CREATE TRIGGER articles_out_of_index AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, text)
    VALUES ('delete', old.docid, old.headline, old.text);
END;

CREATE TRIGGER articles_changed_in_index AFTER UPDATE OF docid, headline, text ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, text)
    VALUES ('delete', old.docid, old.headline, old.text);
    INSERT INTO articles_fts (rowid, headline, text) VALUES (new.docid, new.headline, new.text);
END;
