"""Which pages does every issue have, and which of them must be read?"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ingest import pages, segmenters
from ingest.errors import ScanError, SetupError
from ingest.files import located
from ingest.model import Bundle, Problem, Scan
from ingest.pages import Key
from ingest.pipeline import tasks, walk
from ingest.pipeline.crew import Crew, Job, results
from ingest.pipeline.plan import Plan, Workspace
from ingest.settings import Settings, merged

Wish = tuple[str, tuple[str, ...], bool]
"""An engine's name, the languages that it shall read, and whether it shall read carefully."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One page's way: its scan, its page file and the key that the page file must have."""

    scan: Scan
    page_file: Path
    key: Key | None
    """None when the file cannot be a page; there is a problem then."""


@dataclass(frozen=True, slots=True)
class Task:
    """One issue as it shall be made."""

    bundle: Bundle
    settings: Settings
    sheaves: tuple[Sheaf, ...]
    problems: tuple[Problem, ...]


def wanted(bundles: Iterable[Bundle], only: str | None) -> tuple[Bundle, ...]:
    """The bundles whose source matches the shell pattern *only*, or contains it."""
    if not only:
        return tuple(bundles)
    return tuple(b for b in bundles if only in b.source or fnmatchcase(b.source, only))


def survey(workspace: Workspace, plan: Plan, bundles: Sequence[Bundle], crew: Crew) -> tuple[Task, ...]:
    """Every wanted issue with its pages counted and their digests taken.

    Raises SetupError when an engine or a language is missing, before anything is read.
    """
    settled = {bundle.source: _settings(plan.settings, bundle) for bundle in bundles}
    wishes = {_wish(one): source for source, (one, _) in reversed(settled.items())}
    usual = _wish(plan.settings)
    versions = _versions({wish: "" if wish == usual else source for wish, source in wishes.items()}, crew)
    for source, (one, _) in settled.items():
        _check_segmenter(one.segmenter, "" if one.segmenter == plan.settings.segmenter else source)
    paths = [scan.path for bundle in bundles for scan in bundle.scans]
    queue = deque(Job(path, tasks.survey, (located(workspace.scans, path), path)) for path in dict.fromkeys(paths))
    found = {job.source: result for job, result in results(crew, queue)}
    return tuple(_task(bundle, *settled[bundle.source], versions, found, workspace.output) for bundle in bundles)


def unread(task: Task) -> tuple[Sheaf, ...]:
    """The pages that have no page file made in the way that is asked for now."""
    return tuple(sheaf for sheaf in task.sheaves if sheaf.key is not None and not good(sheaf))


def good(sheaf: Sheaf) -> Path | None:
    """The page file of *sheaf*, if it is there and made in the way that is asked for now."""
    if sheaf.key is None or not walk.is_good(pages.made_with(sheaf.page_file), sheaf.key):
        return None
    return sheaf.page_file


def _settings(settings: Settings, bundle: Bundle) -> tuple[Settings, tuple[Problem, ...]]:
    try:
        return merged(settings, bundle.settings), ()
    except SetupError as error:
        sentence = ScanError("bad-issue-toml", bundle.source, str(error)).sentence
        return settings, (Problem(bundle.source, "bad-issue-toml", sentence),)


def _wish(settings: Settings) -> Wish:
    return settings.read.engine, settings.read.languages, settings.read.careful


def _versions(wanted_by: Mapping[Wish, str], crew: Crew) -> dict[Wish, str]:
    """What each engine calls itself with its languages; raises SetupError when one of them is missing.

    *wanted_by* names a source whose `issue.toml` wants it so; it is empty for what the command wants.
    """
    versions: dict[Wish, str] = {}
    for job, outcome in results(crew, deque(Job(wish[0], tasks.version, wish, wish) for wish in wanted_by)):
        if isinstance(outcome, SetupError):
            raise _as_wanted(outcome, wanted_by[job.tag])
        if isinstance(outcome, Problem):
            raise SetupError(f"The engine `{job.source}` cannot be started. {outcome.sentence}")
        versions[job.tag] = outcome
    return versions


def _check_segmenter(name: str, source: str) -> None:
    try:
        segmenters.check(name)
    except SetupError as error:
        raise _as_wanted(error, source) from error


def _as_wanted(error: SetupError, source: str) -> SetupError:
    """What cannot be had, with who wants it."""
    return SetupError(f"The issue.toml of {source} wants what is not here. {error}") if source else error


def _task(
    bundle: Bundle,
    settings: Settings,
    problems: tuple[Problem, ...],
    versions: Mapping[Wish, str],
    found: Mapping[str, Any],
    output: Path,
) -> Task:
    version = versions[_wish(settings)]
    sheaves: list[Sheaf] = []
    for scan in bundle.scans:
        outcome = found[scan.path]
        if isinstance(outcome, Problem):
            problems = (*problems, outcome)
            sheaves.append(Sheaf(scan, pages.path_of(output, scan, 1), None))
            continue
        for frame in range(outcome.frames):
            whole = replace(scan, frame=frame, sha256=outcome.sha256)
            key = walk.key(whole, settings, version)
            sheaves.append(Sheaf(whole, pages.path_of(output, whole, outcome.frames), key))
    return Task(replace(bundle, scans=tuple(s.scan for s in sheaves)), settings, tuple(sheaves), problems)
