"""How is the archive made anew from the page files and the journal of human decisions, without a scan or an engine?"""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ingest import archive, pages
from ingest.archive.decisions import journal
from ingest.errors import ScanError, SetupError
from ingest.model import Bundle, Problem
from ingest.pipeline import tasks
from ingest.pipeline.crew import Job, crew, results
from ingest.pipeline.plan import Summary, Watcher, Workspace
from ingest.pipeline.shelf import Shelf, fingerprint
from ingest.settings import Settings, merged


def rebuild(workspace: Workspace, settings: Settings, watcher: Watcher, jobs: int = 1) -> Summary:
    """Make `archive.db` anew beside the old one, then put it in its place; raises SetupError when there is nothing."""
    began = time.monotonic()
    found = list(pages.bundles(workspace.output))
    if not found:
        raise SetupError(f"There are no page files in {workspace.output}. Read some scans first: ingest run")
    journal.read(workspace.journal)  # if a line of it is wrong, that is said before all the work
    fresh = workspace.archive.with_name(workspace.archive.name + ".new")
    with _made_beside(fresh) as db:
        archive.remember(db, workspace.archive)
        sources = {bundle.source for bundle, _ in found}
        kept = {name: source for name, source in archive.former_names(db).items() if source in sources}
        shelf = Shelf(replace(workspace, archive=fresh), db, watcher, kept=kept)
        watcher.surveyed(len(found), sum(len(bundle.scans) for bundle, _ in found), 0)
        with crew(jobs, settings.page_seconds) as workers:
            queue = deque(_job(workspace, bundle, problems, settings) for bundle, problems in found)
            for job, outcome in results(workers, queue):
                bundle, problems, lost, made_from = job.tag
                if isinstance(outcome, tasks.Damaged):
                    queue.append(_job(workspace, bundle, problems, settings, outcome.page_files))
                elif isinstance(outcome, Problem):
                    shelf.put_problems(bundle, [*problems, outcome])
                else:
                    shelf.put(bundle, outcome, made_from, problems, lost)
        archive.replay(db, workspace.journal)
        summary = shelf.summary([bundle.source for bundle, _ in found])
        archive.put_in_place(db, fresh, workspace.archive)
    with archive.connect(workspace.archive) as db:
        archive.catch_up(db, workspace.journal)  # what people decided while the new archive was made
    archive.write_metadata(workspace.archive.parent, workspace.archive.stem)
    return replace(summary, seconds=time.monotonic() - began)


@contextmanager
def _made_beside(fresh: Path) -> Iterator[archive.Archive]:
    """A new archive at *fresh*; it is gone again when it does not come into its place, for it may be large."""
    archive.remove(fresh)
    db = archive.connect(fresh)
    try:
        yield db
    except BaseException:
        db.close()
        archive.remove(fresh)
        raise


def _job(
    workspace: Workspace,
    bundle: Bundle,
    problems: tuple[Problem, ...],
    settings: Settings,
    damaged: Sequence[Path] = (),
) -> Job:
    """How an issue is bound from its page files, but not from those that are *damaged*."""
    try:
        settled = merged(settings, bundle.settings)
    except SetupError:
        settled = settings
    page_files = tuple(None if path in damaged else path for path in _page_files(workspace.output, bundle))
    lost = _lost(bundle, page_files, {problem.source for problem in problems})
    made_from = fingerprint(bundle, page_files, settled)
    return Job(bundle.source, tasks.bind, (page_files, settled, bundle.called), (bundle, problems, lost, made_from))


def _lost(bundle: Bundle, page_files: Sequence[Path | None], told: set[str]) -> tuple[Problem, ...]:
    """A problem for each page that was read and has no page file now."""
    pages_of = zip(bundle.scans, page_files, strict=True)
    missing = [scan for scan, page_file in pages_of if not page_file and told.isdisjoint({scan.path, tasks.name(scan)})]
    slug = "page-file-lost"
    return tuple(Problem(tasks.name(scan), slug, ScanError(slug).sentence) for scan in missing)


def _page_files(output: Path, bundle: Bundle) -> tuple[Path | None, ...]:
    frames = [sum(other.path == scan.path for other in bundle.scans) for scan in bundle.scans]
    paths = [pages.path_of(output, scan, count) for scan, count in zip(bundle.scans, frames, strict=True)]
    return tuple(path if pages.made_with(path) else None for path in paths)
