"""Where the stages run: here, or in several processes, with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def run(
    work: Callable[[Batch], Result],
    batches: Sequence[Batch],
    *,
    jobs: int = 1,
    lost: Callable[[Batch, str], Result],
) -> Iterator[Result]:
    """Results of `work` over `batches`, in their order, whatever the number of processes.

    A process that dies (killed for memory, a crash in a library) takes down those beside it. Each
    batch that has no result then runs once more, in a process of its own; one that kills that
    process as well gives `lost(batch, reason)`.
    """
    if jobs <= 1 or len(batches) <= 1:
        yield from map(work, batches)
        return
    yield from _in_processes(work, batches, jobs, lost)


def _in_processes(work: Callable[[Batch], Result], batches: Sequence[Batch], jobs: int, lost: Callable[[Batch, str], Result]) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(min(jobs, len(batches)))
    try:
        futures = [pool.submit(work, batch) for batch in batches]
        for batch, future in zip(batches, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _alone(work, batch, lost)
    except KeyboardInterrupt:
        _end(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)  # after an error nobody waits for what was only queued


def _end(pool: Any) -> None:
    """Ends the processes of a pool, so that nobody who interrupts waits for the batches that they work on."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()


def _alone(work: Callable[[Batch], Result], batch: Batch, lost: Callable[[Batch, str], Result]) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            result: Result = pool.submit(work, batch).result()
            return result
        except BrokenProcessPool:
            return lost(batch, "the process that worked on it died, twice")


def _pool(workers: int) -> Any:
    """Fresh interpreters, not forks: a fork of a process with threads can hang."""
    import signal
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Ctrl-C is for the process that waits: the workers end when it shuts the pool down.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
