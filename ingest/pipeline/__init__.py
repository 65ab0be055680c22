"""In which order are all steps done, over all issues, with resume and one row for each page that failed?"""

from ingest.pipeline.batch import preview, run
from ingest.pipeline.plan import Intent, Plan, Summary, Watcher, Workspace
from ingest.pipeline.rebuild import rebuild

__all__ = ["Intent", "Plan", "Summary", "Watcher", "Workspace", "preview", "rebuild", "run"]
