"""One process of a run, which reads its share of the mails.

It reports to the parent as it goes.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from dataclasses import dataclass, field
from multiprocessing import parent_process
from multiprocessing.queues import Queue
from pathlib import Path

from benchmarks.fuzz import mutations, seeds
from benchmarks.fuzz.reading import problem, resident

TELL_EVERY = 100
SAMPLES = 20
# Read repeatedly at the end, while Python's allocations are traced: they must not grow.
AGAIN, TIMES = 100, 4


@dataclass(frozen=True)
class Share:
    """The share of one process: every `step`th mail of a run from `first` on."""

    first: int
    step: int
    mails: int
    seed: int
    folder: Path | None


@dataclass
class Told:
    """A report of one process, sent now and then and at the end."""

    share: int
    done: int = 0
    slowest: tuple[float, int] = (0.0, -1)  # seconds, number
    failures: list[tuple[int, str, list[str], bytes]] = field(default_factory=list)
    # (resident bytes, blocks that Python holds), now and then
    memory: list[tuple[int, int]] = field(default_factory=list)
    leaked: int = 0  # bytes more after the same mails were read again
    ended: bool = False


def run(share: Share, queue: Queue[Told]) -> None:
    """Read the share; put `Told`s into `queue`, the last one with `ended`."""
    mails = corpus(share.folder)
    told = Told(share.first)
    numbers = range(share.first, share.mails, share.step)
    sample_every = max(1, len(numbers) // SAMPLES)
    for done, number in enumerate(numbers, 1):
        _read(mails, share, number, told)
        told.done += 1
        if done % sample_every == 0:
            gc.collect()
            told.memory.append((resident(), sys.getallocatedblocks()))
        if done % TELL_EVERY == 0:
            if _is_orphan():
                return
            queue.put(told)
            told = Told(share.first, slowest=told.slowest)
    told.leaked = _leaked(mails, share.seed, numbers[:AGAIN])
    told.ended = True
    queue.put(told)


def corpus(folder: Path | None) -> list[bytes]:
    """Return the mails that are mutated."""
    return seeds.own() + (seeds.of(folder) if folder is not None else [])


def _is_orphan() -> bool:
    parent = parent_process()
    return parent is not None and not parent.is_alive()


def _read(mails: list[bytes], share: Share, number: int, told: Told) -> None:
    raw, done = mutations.mutated(mails, share.seed, number)
    took, wrong = problem(raw)
    told.slowest = max(told.slowest, (took, number))
    if wrong:
        told.failures.append((number, wrong, done, raw))


def _leaked(mails: list[bytes], seed: int, numbers: range) -> int:
    """Return the bytes that Python holds in addition after reading the same mails repeatedly."""
    raws = [mutations.mutated(mails, seed, number)[0] for number in numbers]
    tracemalloc.start(1)
    held = []
    for _ in range(TIMES):
        for raw in raws:
            problem(raw)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return held[-1] - held[1]
