-- Finding: what searches filter by, the words of the archive, and which of them look alike.
--
-- A garbled word is found through the vocabulary and not through the texts: a trigram index over the texts is 1.8 times
-- as large as all the rest of the archive, one over the different words is a hundredth of it (see tests/bench/room.md).

CREATE TABLE catalogue (
    -- A line for each article with all that a search filters, sorts and counts by, so that it opens no larger row. Kept in step by triggers.
    docid          INTEGER NOT NULL PRIMARY KEY,  -- The article's row in the full-text index.
    date           TEXT,  -- Day of its issue, ISO 8601, as precise as it is known.
    year           INTEGER,  -- Year of that date.
    kind           TEXT NOT NULL,  -- article, advertisement, notice …
    publication_id TEXT  -- The newspaper.
) STRICT;

CREATE TRIGGER articles_into_catalogue AFTER INSERT ON articles BEGIN
    INSERT INTO catalogue
    SELECT new.docid, issues.date, issues.year, new.kind, issues.publication_id FROM issues WHERE id = new.issue_id;
END;

CREATE TRIGGER articles_out_of_catalogue AFTER DELETE ON articles BEGIN
    DELETE FROM catalogue WHERE docid = old.docid;
END;

CREATE TRIGGER articles_changed_in_catalogue AFTER UPDATE OF docid, kind, issue_id ON articles BEGIN
    DELETE FROM catalogue WHERE docid = old.docid;
    INSERT INTO catalogue
    SELECT new.docid, issues.date, issues.year, new.kind, issues.publication_id FROM issues WHERE id = new.issue_id;
END;

CREATE TRIGGER issues_changed_in_catalogue AFTER UPDATE OF date, publication_id ON issues BEGIN
    UPDATE catalogue SET date = new.date, year = new.year, publication_id = new.publication_id
    WHERE docid IN (SELECT docid FROM articles WHERE issue_id = new.id);
END;

CREATE TABLE vocabulary (
    -- A word as it was read, right or garbled, without capitals and accents. Kept in step by triggers.
    id       INTEGER PRIMARY KEY,  -- Number of the row.
    word     TEXT NOT NULL UNIQUE,  -- The word, from three letters on.
    articles INTEGER NOT NULL  -- How many articles it stands in.
) STRICT;

-- Its pieces of three letters, a space standing for its beginning and its end.
CREATE VIRTUAL TABLE vocabulary_fts USING fts5 (word, content = '', tokenize = 'trigram', detail = none);

CREATE TRIGGER vocabulary_into_index AFTER INSERT ON vocabulary BEGIN
    INSERT INTO vocabulary_fts (rowid, word) VALUES (new.id, ' ' || new.word || ' ');
END;

CREATE TRIGGER vocabulary_out_of_index AFTER DELETE ON vocabulary BEGIN
    INSERT INTO vocabulary_fts (vocabulary_fts, rowid, word) VALUES ('delete', old.id, ' ' || old.word || ' ');
END;

-- One article at a time passes through this table, so that the vocabulary has just the words that the search knows.
CREATE VIRTUAL TABLE passing_fts USING fts5 (
    text, content = '', tokenize = 'unicode61 remove_diacritics 2', detail = none
);
CREATE VIRTUAL TABLE passing_fts_words USING fts5vocab (passing_fts, row);

CREATE TRIGGER articles_into_vocabulary AFTER INSERT ON articles BEGIN
    INSERT INTO passing_fts (rowid, text) VALUES (1, coalesce(new.headline, '') || ' ' || new.text);
    INSERT INTO vocabulary (word, articles) SELECT term, 1 FROM passing_fts_words WHERE length(term) BETWEEN 3 AND 40
    ON CONFLICT (word) DO UPDATE SET articles = articles + 1;
    INSERT INTO passing_fts (passing_fts) VALUES ('delete-all');
END;

CREATE TRIGGER articles_out_of_vocabulary AFTER DELETE ON articles BEGIN
    INSERT INTO passing_fts (rowid, text) VALUES (1, coalesce(old.headline, '') || ' ' || old.text);
    UPDATE vocabulary SET articles = articles - 1 WHERE word IN (SELECT term FROM passing_fts_words);
    DELETE FROM vocabulary WHERE articles = 0 AND word IN (SELECT term FROM passing_fts_words);
    INSERT INTO passing_fts (passing_fts) VALUES ('delete-all');
END;

CREATE TRIGGER articles_changed_in_vocabulary AFTER UPDATE OF headline, text ON articles BEGIN
    -- The new words first: what stands in both is then never taken out and put in again.
    INSERT INTO passing_fts (rowid, text) VALUES (1, coalesce(new.headline, '') || ' ' || new.text);
    INSERT INTO vocabulary (word, articles) SELECT term, 1 FROM passing_fts_words WHERE length(term) BETWEEN 3 AND 40
    ON CONFLICT (word) DO UPDATE SET articles = articles + 1;
    INSERT INTO passing_fts (passing_fts) VALUES ('delete-all');
    INSERT INTO passing_fts (rowid, text) VALUES (1, coalesce(old.headline, '') || ' ' || old.text);
    UPDATE vocabulary SET articles = articles - 1 WHERE word IN (SELECT term FROM passing_fts_words);
    DELETE FROM vocabulary WHERE articles = 0 AND word IN (SELECT term FROM passing_fts_words);
    INSERT INTO passing_fts (passing_fts) VALUES ('delete-all');
END;

-- What was in the archive before.
INSERT INTO catalogue
SELECT articles.docid, issues.date, issues.year, articles.kind, issues.publication_id
FROM articles JOIN issues ON issues.id = articles.issue_id;

CREATE VIRTUAL TABLE temp.words_before USING fts5vocab (main, articles_fts, row);
INSERT INTO vocabulary (word, articles) SELECT term, doc FROM words_before WHERE length(term) BETWEEN 3 AND 40;
DROP TABLE temp.words_before;
