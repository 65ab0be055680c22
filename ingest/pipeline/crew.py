"""How is work spread over processes, so that one that hangs or dies costs one page?"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from ingest.errors import ScanError
from ingest.model import Problem
from ingest.pipeline import tasks

MOST = 2 * (os.cpu_count() or 1)
"""Workers that may be of use; a hundred thousand would only take the memory."""

MEMORY = "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=268435456:glibc.malloc.hugetlb=1"
"""How a worker's C library deals with memory: pictures of a page come and go by the hundred, and to give each back to
the system and be given it anew, a small page of memory at a time, is a tenth of the time of a large scan."""

CONSTS.sleep_unit = 0.25
"""Seconds between two looks of the pool at its workers' health; ten looks a second cost a hundredth of the reading."""


@dataclass(frozen=True, slots=True)
class Job:
    """A call to be made in a worker."""

    source: str
    """What to name when it fails."""
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    tag: Any = None
    """Comes back with the result."""


@dataclass(frozen=True, slots=True)
class Crew:
    """A pool of workers and the seconds that each job may take."""

    pool: ProcessPool
    jobs: int
    seconds: float


@contextmanager
def crew(jobs: int, seconds: float) -> Iterator[Crew]:
    """Workers that are gone when the block is left, however it is left."""
    # A fork of a process with threads (OpenCV's, OpenMP's) may hang; a spawned one starts clean.
    context = multiprocessing.get_context("spawn")
    os.environ.setdefault("GLIBC_TUNABLES", MEMORY)  # read when a program starts; other C libraries do not heed it
    jobs = min(jobs, MOST)
    pool = ProcessPool(max_workers=jobs, initializer=tasks.start, context=context)
    try:
        yield Crew(pool, jobs, seconds)
    finally:
        pool.stop()
        pool.join()


def results(crew: Crew, queue: deque[Job]) -> Iterator[tuple[Job, Any]]:
    """Each job with its result, or with a Problem when it failed, as they end.

    The caller may put more jobs into *queue* at any time; urgent ones at its left end.
    """
    running: dict[Future[Any], Job] = {}
    while queue or running:
        # One more than there are workers, so that none waits for us; not all, so that urgent jobs get through.
        while queue and len(running) <= crew.jobs:
            job = queue.popleft()
            with _ctrl_c_is_ours():
                running[crew.pool.schedule(job.function, args=job.arguments, timeout=crew.seconds)] = job
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            job = running.pop(future)
            yield job, _outcome(job, future, crew.seconds)


@contextmanager
def _ctrl_c_is_ours() -> Iterator[None]:
    """Workers, and threads that start workers later on, are born deaf to Ctrl-C: a terminal sends it to all of them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _outcome(job: Job, future: Future[Any], seconds: float) -> Any:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, TimeoutError):
        return _problem(job, "time-limit", f"{seconds:.0f} seconds")
    if isinstance(error, ProcessExpired):
        return _problem(job, "worker-died", f"exit code {error.exitcode}")
    if isinstance(error, MemoryError):
        return _problem(job, "worker-died", "out of memory")
    return _problem(job, "unexpected", f"{type(error).__name__}: {error}")


def _problem(job: Job, slug: str, detail: str) -> Problem:
    return Problem(job.source, slug, ScanError(slug, job.source, detail).sentence)
