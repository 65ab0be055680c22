"""How does a bound issue get into the archive, with what went wrong on the way?"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from ingest import archive, pages
from ingest.errors import ScanError
from ingest.model import Bundle, Issue, Problem
from ingest.pipeline import identity, tasks, walk
from ingest.pipeline.plan import Summary, Watcher, Workspace
from ingest.settings import Settings, as_json


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where issues are put: this process is the archive's one writer."""

    workspace: Workspace
    db: Database
    watcher: Watcher
    told: set[Problem] = field(default_factory=set)
    kept: Mapping[str, str] = field(default_factory=dict)
    """Sources by the ids that are kept for them until they are put: of two alike none takes the other's."""

    def tell(self, problem: Problem) -> None:
        """Let the watcher know of *problem*, once."""
        if problem not in self.told:
            self.told.add(problem)
            self.watcher.page_failed(problem)

    def put(
        self,
        bundle: Bundle,
        bound: identity.Bound,
        fingerprint: str,
        problems: Sequence[Problem],
        lost: Sequence[Problem] = (),
    ) -> None:
        """Store an issue and its problems, those that show only now included; raises SetupError when it cannot.

        Raises ScanError, and stores nothing, when what is known of the issue cannot be written beside its page files.
        *lost* tells which page files are missing; it is of the archive and not of the issue.
        """
        titles, sources = archive.names(self.db)
        known = identity.Known(titles, {**self.kept, **sources})
        issue = identity.issue(bundle, bound, known)
        late = [*lost, *_late_problems(bundle, issue, known)]
        for problem in late:
            self.tell(problem)
        # First what the archive can be made anew from: were it missing, no later run would see that it is.
        pages.save_bundle(self.workspace.output, bundle, problems)
        archive.put_issue(self.db, issue, self.workspace.scans, self.workspace.archive.parent, fingerprint)
        archive.put_problems(self.db, bundle.source, [*problems, *late])
        self.watcher.issue_done(issue.id, sum(article.kind == "article" for article in issue.articles))

    def put_problems(self, bundle: Bundle, problems: Sequence[Problem]) -> None:
        """Store what went wrong with an issue that could not be bound; what the archive has of it stays."""
        try:
            pages.save_bundle(self.workspace.output, bundle, problems)
        except ScanError as error:
            if error.slug not in {problem.slug for problem in problems}:
                late = Problem(bundle.source, error.slug, error.sentence)
                self.tell(late)
                problems = [*problems, late]
        archive.put_problems(self.db, bundle.source, problems)

    def summary(self, sources: Sequence[str]) -> Summary:
        """What the archive holds of the *sources* now; a problem that an earlier run has left there is told again."""
        tally = archive.tally(self.db, sources)
        for problem in tally.problems:
            self.tell(problem)
        return Summary(tally.issues, tally.pages, tally.articles, tally.words, tally.confidence, tally.problems)


def fingerprint(bundle: Bundle, page_files: Sequence[Path | None], settings: Settings) -> str:
    """Of all that an issue's articles depend on: equal prints, equal articles."""
    content = [
        walk.WORDS,
        [pages.made_with(page_file) if page_file else None for page_file in page_files],
        {name: as_json(settings)[name] for name in ("layout", "profile", "segmenter")},
        [bundle.publication, bundle.issue, bundle.month],
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _late_problems(bundle: Bundle, issue: Issue, known: identity.Known) -> list[Problem]:
    blank = [page.reading.scan for page in issue.pages if page.reading.width and not page.reading.lines]
    found = [_problem(tasks.name(scan), "no-text") for scan in blank]
    rival = identity.rival(bundle, issue, known)
    return [*found, _problem(bundle.source, "duplicate-issue", rival)] if rival else found


def _problem(source: str, slug: str, detail: str = "") -> Problem:
    return Problem(source, slug, ScanError(slug, source, detail).sentence)
