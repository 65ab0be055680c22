"""In which order are all steps done, over all issues, with resume and one row for each page that failed?

A worker imports this package on its way to `tasks`, so archive and pool are imported by those alone who ask for a run.
"""

from contextlib import suppress

from ingest.pipeline.alone import alone
from ingest.pipeline.plan import Intent, Plan, Summary, Watcher, Workspace
from ingest.settings import Settings

__all__ = ["Intent", "Plan", "Summary", "Watcher", "Workspace", "preview", "rebuild", "run"]


def run(workspace: Workspace, plan: Plan, watcher: Watcher) -> Summary:
    """Bring every wanted issue into the archive; see `batch`.  Raises SetupError when nothing can be done."""
    from ingest.pipeline import batch

    with suppress(OSError):  # is told where the first page file is to be written
        workspace.output.mkdir(parents=True, exist_ok=True)
    with alone(workspace.output):
        return batch.run(workspace, plan, watcher)


def preview(workspace: Workspace, plan: Plan) -> list[Intent]:
    """What `run` would do, without doing it."""
    from ingest.pipeline import batch

    return batch.preview(workspace, plan)


def rebuild(workspace: Workspace, settings: Settings, watcher: Watcher, jobs: int = 1) -> Summary:
    """Make `archive.db` anew from page files and journal; see `renewal`.  Raises SetupError when there is nothing."""
    from ingest.pipeline import renewal

    with alone(workspace.output):
        return renewal.rebuild(workspace, settings, watcher, jobs)
