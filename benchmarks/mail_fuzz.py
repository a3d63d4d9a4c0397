"""The benchmark ``bench mail-fuzz [--mails 200000] [--seed 1]``.

Reads mutated mails through the whole reader. No exception, no mail above a second of processor
time, no growth of memory. Mail `number` of a `seed` is the same on every run over the same
collections, so each failure can be repeated.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.fuzz import mutations
from benchmarks.fuzz.reading import MOST_SECONDS, problem
from benchmarks.fuzz.worker import Share, Told, corpus, run
from benchmarks.understanding.collections import FOLDER

MAILS, SEED = 200_000, 1
OUT = Path("var") / "mail-fuzz"
# Growth between the middle and the end of a run, when every cache is full; and of what Python
# holds after reading the same hundred mails again.
MOST_GROWTH, MOST_BLOCKS, MOST_LEAKED = 48_000_000, 20_000, 100_000
LONG_RUN = 5_000  # mails of a process; on a shorter run the caches are still filling
SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    """Run it; return 1 when a mail fails or memory grows."""
    parser = argparse.ArgumentParser(prog="bin/bench mail-fuzz", description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--fixtures", type=Path, default=FOLDER, help="collections to mutate, too")
    parser.add_argument("--out", type=Path, default=OUT, help="where mails that fail are written")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="repeat one mail")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args(arguments)
    folder = options.fixtures if options.fixtures.is_dir() else None
    if options.only is not None:
        return repeat(folder, options.seed, options.only, options.out)
    shares = [
        Share(first, options.processes, options.mails, options.seed, folder)
        for first in range(options.processes)
    ]
    return 0 if fuzz(shares, options.out) else 1


def repeat(folder: Path | None, seed: int, number: int, out: Path) -> int:
    """Make one mail again, write it down, and read it."""
    raw, done = mutations.mutated(corpus(folder), seed, number)
    path = _write(out, seed, number, raw)
    took, wrong = problem(raw)
    sys.stdout.write(f"{path}: {', '.join(done)}\n{took * 1000:.1f} ms\n{wrong or 'read'}\n")
    return 1 if wrong else 0


def fuzz(shares: Sequence[Share], out: Path) -> bool:
    """Read every share in a process of its own; report the outcome; return whether
    nothing failed.
    """
    start = time.perf_counter()
    told = _collect(shares, out, start)
    seconds = time.perf_counter() - start
    done = sum(one.done for one in told.values())
    failed = sum(len(one.failures) for one in told.values())
    slowest, number = max(one.slowest for one in told.values())
    console = Console(width=120)
    console.print(
        f"{done:,} mails in {seconds:,.0f} s, {done / seconds:,.0f} a second", style="bold"
    )
    console.print(f"failed: {failed}; slowest: {slowest * 1000:,.0f} ms (mail {number})")
    grew = [_grew(one, console) for one in told.values()]
    died = sum(not one.ended for one in told.values())
    if died:
        console.print(f"processes that died: {died}")
    return not failed and not any(grew) and not died and slowest <= MOST_SECONDS


def _collect(shares: Sequence[Share], out: Path, start: float) -> dict[int, Told]:
    # Spawned: the parent's memory must not count as the children's.
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    children = [context.Process(target=run, args=(share, queue)) for share in shares]
    for child in children:
        child.start()
    sums = {share.first: Told(share.first) for share in shares}
    shown = start
    while not all(one.ended for one in sums.values()):
        if queue.empty() and not any(child.is_alive() for child in children):
            break
        if queue.empty():
            time.sleep(0.05)
            continue
        _add(sums, queue.get(), shares[0].seed, out)
        if time.perf_counter() - shown > 5:
            shown = time.perf_counter()
            _progress(sums, shares[0].mails, shown - start)
    for child in children:
        child.join()
    return sums


def _add(sums: dict[int, Told], news: Told, seed: int, out: Path) -> None:
    one = sums[news.share]
    one.done += news.done
    one.slowest = max(one.slowest, news.slowest)
    one.memory += news.memory
    one.leaked = news.leaked
    one.ended = news.ended
    for number, wrong, done, raw in news.failures:
        one.failures.append((number, wrong, done, b""))
        path = _write(out, seed, number, raw)
        if len(one.failures) <= SHOWN:
            last = wrong.strip().splitlines()[-1]
            sys.stderr.write(
                f"\nmail {number} ({', '.join(done)}): {last}\n"
                f"  repeat it: bin/bench mail-fuzz --seed {seed} --only {number}\n"
                f"  or read {path}\n"
            )


def _progress(sums: dict[int, Told], mails: int, seconds: float) -> None:
    done = sum(one.done for one in sums.values())
    rate = done / seconds
    left = (mails - done) / rate if rate else 0
    failed = sum(len(one.failures) for one in sums.values())
    sys.stderr.write(
        f"{done:,} of {mails:,} · {rate:,.0f} a second · {left / 60:.1f} min left"
        f" · failed {failed}\n"
    )


def _write(out: Path, seed: int, number: int, raw: bytes) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{seed}-{number}.eml"
    path.write_bytes(raw)
    return path


def _grew(told: Told, console: Console) -> bool:
    """Print a process's memory at the middle and at the end; return whether it grew."""
    if len(told.memory) < 4:
        return False
    half, end = told.memory[len(told.memory) // 2 - 1], told.memory[-1]
    too_much = told.leaked > MOST_LEAKED
    if told.done >= LONG_RUN:
        too_much = too_much or end[0] - half[0] > MOST_GROWTH or end[1] - half[1] > MOST_BLOCKS
    console.print(
        f"process {told.share}: {half[0] / 1e6:,.0f} → {end[0] / 1e6:,.0f} MB resident, "
        f"{half[1]:,} → {end[1]:,} blocks, {told.leaked / 1e3:+,.1f} kB after reading again"
        + (" GROWS" if too_much else "")
    )
    return too_much
