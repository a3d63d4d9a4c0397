"""Mutated mails through the whole reader.

A failing one is reported, kept and can be repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from rich.console import Console

from benchmarks import mail_fuzz
from benchmarks.fuzz import mutations, reading, seeds, worker
from benchmarks.fuzz.worker import Share, Told

MAILS = seeds.own()


def test_a_few_hundred_mutated_mails_are_read() -> None:
    for number in range(300):
        raw, done = mutations.mutated(MAILS, 7, number)
        _, wrong = reading.problem(raw)
        assert not wrong, f"mail {number} of seed 7 ({done}): {wrong}"


def test_a_number_of_a_seed_is_always_the_same_mail() -> None:
    once = [mutations.mutated(MAILS, 1, number)[0] for number in range(50)]
    again = [mutations.mutated(MAILS, 1, number)[0] for number in range(50)]
    other = [mutations.mutated(MAILS, 2, number)[0] for number in range(50)]

    assert once == again
    assert sum(one != two for one, two in zip(once, other, strict=True)) > 40


@pytest.mark.parametrize("mutation", mutations.ALL, ids=lambda mutation: mutation.__name__)
def test_a_mutation_takes_any_bytes_and_changes_mails(mutation: mutations.Mutation) -> None:
    for empty in (b"", b"\n", b"\xff", b"a:"):
        mutation(empty, Random(1), MAILS)
    some = [*MAILS[:6], *MAILS[6::5]]
    changed = sum(mutation(raw, Random(number), MAILS) != raw for number, raw in enumerate(some))
    assert changed >= 3, f"of {len(some)}"


def test_an_exception_a_slow_mail_and_one_that_hangs_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(raw: bytes) -> None:
        raise ValueError("no such mail")

    def hangs(raw: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(reading, "whole", fails)
    assert "ValueError: no such mail" in reading.problem(b"")[1]
    monkeypatch.setattr(reading, "_HANGS_AFTER", 0.05)
    monkeypatch.setattr(reading, "whole", hangs)
    assert reading.problem(b"")[1].startswith("hangs")
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.0)
    assert reading.problem(MAILS[0])[1].startswith("slow")


def test_a_share_tells_what_failed_and_the_mail_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Told] = []

    class Collected:
        def put(self, one: Told) -> None:
            told.append(one)

    def fails_on_some(raw: bytes) -> tuple[float, str]:
        return 0.0, "ValueError: odd" if len(raw) % 2 else ""

    monkeypatch.setattr(worker, "problem", fails_on_some)
    # Each sample looks through every object that the tests of this run have left.
    monkeypatch.setattr(worker, "SAMPLES", 4)
    worker.run(Share(0, 1, 40, 5, None), Collected())  # type: ignore[arg-type]  # as a queue
    assert sum(one.done for one in told) == 40
    assert told[-1].ended

    sums = {0: Told(0)}
    for one in told:
        mail_fuzz._add(sums, one, 5, tmp_path)
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == len(sums[0].failures) > 0
    assert all(len(path.read_bytes()) % 2 for path in kept)
    number = int(kept[0].stem.partition("-")[2])
    assert f"--seed 5 --only {number}" in capsys.readouterr().err

    assert mail_fuzz.repeat(None, 5, number, tmp_path / "again") == 0, "it is read in truth"
    assert (tmp_path / "again" / kept[0].name).read_bytes() == kept[0].read_bytes()


def test_a_run_in_two_processes_tells_its_rate_and_that_nothing_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments: Sequence[str] = ["--mails", "60", "--fixtures", "/nowhere", "--out", str(tmp_path)]

    assert mail_fuzz.main(arguments) == 0

    out = capsys.readouterr().out
    assert "60 mails" in out
    assert "failed: 0" in out
    assert out.count("resident") == 2
    assert list(tmp_path.iterdir()) == []


def test_memory_that_grows_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    steady = Told(0, done=10_000, memory=[(100_000_000, 90_000)] * 8)
    growing = Told(0, done=10_000, memory=[(n * 100_000_000, 90_000) for n in range(8)])
    leaking = Told(0, done=10_000, memory=[(100_000_000, 90_000)] * 8, leaked=10_000_000)
    console = Console()

    grew = [mail_fuzz._grew(told, console) for told in (steady, growing, leaking)]

    assert grew == [False, True, True]
