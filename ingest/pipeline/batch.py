"""How does a whole folder get through, with resume, and with one row for each page that failed?

Workers read scans into page files and bind page files into issues.  An issue is put into the archive as soon as its
last page is there, so that a run that is cut off has lost only the pages in flight.
"""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ingest import archive, pages, scans
from ingest.errors import ScanError
from ingest.files import located, seen_from
from ingest.model import Bundle, Problem
from ingest.pipeline import tasks
from ingest.pipeline.crew import Crew, Job, crew, results
from ingest.pipeline.plan import Intent, Plan, Summary, Watcher, Workspace
from ingest.pipeline.shelf import Shelf, fingerprint
from ingest.pipeline.survey import Sheaf, Task, good, survey, unread, wanted


def run(workspace: Workspace, plan: Plan, watcher: Watcher) -> Summary:
    """Bring every wanted issue into the archive; raises SetupError when nothing can be done.

    Ctrl-C drops the pages in flight and gives a Summary that says so.
    """
    began = time.monotonic()
    pages.sweep(workspace.output)
    bundles, problems = scans.discover(workspace.scans)
    bundles = list(wanted(bundles, plan.only))
    with archive.connect(workspace.archive) as db:
        shelf = Shelf(workspace, db, watcher)
        if not plan.only:
            problems.extend(_gone(shelf, bundles, problems))
            archive.put_problems(db, "", problems)
            for problem in problems:
                shelf.tell(problem)
        batch = Batch(shelf)
        try:
            with crew(plan.jobs, plan.settings.page_seconds) as workers:
                batch.go(survey(workspace, plan, bundles, workers), workers)
        except KeyboardInterrupt:
            batch.interrupted = True
        whole = () if plan.only else ("",)  # what lies among the scans and is of no issue
        summary = shelf.summary([*whole, *(bundle.source for bundle in bundles)])
    archive.write_metadata(workspace.archive.parent, workspace.archive.stem)
    return replace(
        summary,
        read=batch.read,
        skipped=batch.skipped,
        seconds=time.monotonic() - began,
        interrupted=batch.interrupted,
    )


def preview(workspace: Workspace, plan: Plan) -> list[Intent]:
    """What `run` would do, without doing it."""
    bundles, _ = scans.discover(workspace.scans)
    with crew(plan.jobs, plan.settings.page_seconds) as workers:
        found = survey(workspace, plan, wanted(bundles, plan.only), workers)
    return [Intent(task.bundle.source, len(task.sheaves), len(unread(task)), task.problems) for task in found]


def _gone(shelf: Shelf, bundles: Sequence[Bundle], problems: Sequence[Problem]) -> list[Problem]:
    """A problem for each issue in the archive whose scans are no more where they lay; nothing is taken out for that.

    An archive may also hold what was read in another folder of scans.  Where there are no scans at all, the disk with
    them is missing rather than all issues one by one; and in a folder that cannot be opened they may well be.
    """
    if not bundles:
        return []
    found = {bundle.source for bundle in bundles}
    here = seen_from(shelf.workspace.archive.parent, shelf.workspace.scans)
    closed = {problem.source for problem in problems if problem.slug == "unreadable"}
    lost = [
        source
        for source, image in archive.images(shelf.db).items()
        if source not in found
        and PurePosixPath(image).is_relative_to(here)
        and closed.isdisjoint({source, *map(str, PurePosixPath(source).parents)})
    ]
    return [Problem(source, "scans-gone", ScanError("scans-gone").sentence) for source in lost]


class Batch:
    """The state of one run: what is still out, what has gone wrong."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.out: dict[str, set[Path]] = {}
        self.problems: dict[str, list[Problem]] = {}
        self.read = self.skipped = 0
        self.interrupted = False

    def go(self, found: Sequence[Task], workers: Crew) -> None:
        """Read what is unread, bind what is read, store what is bound."""
        queue = self._announce(found)
        built_from = archive.known(self.shelf.db)
        for task in found:
            self._bind_when_whole(task, queue, built_from.get(task.bundle.source))
        for job, outcome in results(workers, queue):
            if job.function is tasks.bind:
                task, made_from = job.tag
                if isinstance(outcome, tasks.Damaged):
                    self._read_again(task, outcome.page_files, queue)
                else:
                    self._bound(task, made_from, outcome)
            else:
                task, sheaf = job.tag
                self._page_read(task, sheaf, outcome)
                self._bind_when_whole(task, queue)

    def _announce(self, found: Sequence[Task]) -> deque[Job]:
        queue: deque[Job] = deque()
        for task in found:
            missing = unread(task)
            barred = self._barred(task) if missing else ()
            self.problems[task.bundle.source] = [*task.problems, *barred]
            self.skipped += sum(sheaf.key is not None for sheaf in task.sheaves) - len(missing)
            wanted_now = () if barred else missing
            self.out[task.bundle.source] = {sheaf.page_file for sheaf in wanted_now}
            queue.extend(self._reading(task, sheaf) for sheaf in wanted_now)
        for task in found:
            for problem in self.problems[task.bundle.source]:
                self.shelf.tell(problem)
        self.shelf.watcher.surveyed(len(found), sum(len(task.sheaves) for task in found), len(queue))
        return queue

    def _barred(self, task: Task) -> tuple[Problem, ...]:
        """Why no page file of the issue can be written, found before its pages are read in vain.

        Raises ScanError where nothing at all can be written.
        """
        pages.prepare(self.shelf.workspace.output)
        try:
            pages.prepare(self.shelf.workspace.output / task.bundle.source)
        except ScanError as error:
            return (Problem(task.bundle.source, error.slug, error.sentence),)
        return ()

    def _reading(self, task: Task, sheaf: Sheaf) -> Job:
        path = located(self.shelf.workspace.scans, sheaf.scan.path)
        arguments = (path, sheaf.scan, task.settings, sheaf.page_file)
        return Job(tasks.name(sheaf.scan), tasks.read, arguments, (task, sheaf))

    def _page_read(self, task: Task, sheaf: Sheaf, outcome: Any) -> None:
        self.out[task.bundle.source].discard(sheaf.page_file)
        if isinstance(outcome, Problem):
            self.problems[task.bundle.source].append(outcome)
            self.shelf.tell(outcome)
            return
        self.read += 1
        self.shelf.watcher.page_done(task.bundle.source, tasks.name(sheaf.scan), outcome.seconds, outcome.words)

    def _read_again(self, task: Task, damaged: Sequence[Path], queue: deque[Job]) -> None:
        for sheaf in task.sheaves:
            if sheaf.page_file in damaged:
                sheaf.page_file.unlink(missing_ok=True)  # or it would still look whole if the scan can be read no more
                self.out[task.bundle.source].add(sheaf.page_file)
                self.skipped -= 1
                queue.append(self._reading(task, sheaf))

    def _bind_when_whole(self, task: Task, queue: deque[Job], built_from: str | None = None) -> None:
        source = task.bundle.source
        if self.out[source]:
            return
        page_files = tuple(good(sheaf) for sheaf in task.sheaves)
        if not any(page_files):
            self.shelf.put_problems(task.bundle, self.problems[source])
            return
        made_from = fingerprint(task.bundle, page_files, task.settings)
        if made_from != built_from or not pages.has_bundle(self.shelf.workspace.output, source):
            queue.appendleft(
                Job(source, tasks.bind, (page_files, task.settings, task.bundle.called), (task, made_from))
            )

    def _bound(self, task: Task, made_from: str, outcome: Any) -> None:
        source, problems = task.bundle.source, self.problems[task.bundle.source]
        if not isinstance(outcome, Problem):
            try:
                self.shelf.put(task.bundle, outcome, made_from, problems)
                return
            except ScanError as error:
                outcome = Problem(source, error.slug, error.sentence)
        if outcome not in problems:
            problems.append(outcome)
            self.shelf.tell(outcome)
        self.shelf.put_problems(task.bundle, problems)
