"""Stored facts: everyone reads what was written, from one state."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from rapport.metrics.errors import FactsNotReady
from rapport.metrics.facts import Column, ColumnType, Fact
from rapport.metrics.tests.desk import Desk
from rapport.metrics.warehouse import Warehouse, WarehouseBusy
from rapport.metrics.warehouse.reader import Session
from rapport.metrics.warehouse.writer import SUBJECTS

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    for ticket in (1, 2, SUBJECTS + 5):
        desk.answer(ticket, "2026-11-02T10:00", 60 * ticket)
    return desk


@pytest.fixture
def store(tmp_path: Path, desk: Desk) -> Warehouse:
    store = Warehouse(tmp_path / "facts", grace=0)
    store.rebuild([desk.answers_fact()], cursor=(0, 10), as_of=NOW)
    return store


def tickets(store: Warehouse, fact: Fact) -> list[object]:
    def ask(session: Session) -> list[tuple[object, ...]]:
        session.open(fact)
        return session.rows("SELECT ticket_id FROM answers ORDER BY ticket_id")

    return [row[0] for row in store.read(ask)]


def test_facts_without_a_row_are_typed(tmp_path: Path) -> None:
    store, fact = Warehouse(tmp_path), Desk().answers_fact()
    assert (store.manifest().as_of, store.manifest().cursor) == (None, ())
    store.rebuild([fact], cursor=(0, 1), as_of=NOW)

    session = store.session()
    session.open(fact)
    assert session.rows("SELECT count(*), max(opened_at + INTERVAL 1 DAY) FROM answers") == [
        (0, None)
    ]


def test_a_rebuild_reads_the_truth_in_buckets(store: Warehouse, desk: Desk) -> None:
    assert tickets(store, desk.answers_fact()) == [1, 2, SUBJECTS + 5]
    manifest = store.manifest()
    assert (manifest.cursor, manifest.as_of) == ((0, 10), NOW)
    table = manifest.tables["answers"]
    assert {number: bucket.rows for number, bucket in table.buckets.items()} == {0: 2, 1: 1}


def test_a_refresh_replaces_adds_and_removes_rows(store: Warehouse, desk: Desk) -> None:
    fact = desk.answers_fact()
    untouched = store.manifest().tables["answers"].buckets[1]
    desk.answer(1, "2026-11-02T10:00", 777)
    desk.answer(3, "2026-11-03T10:00", 5)
    del desk.answers[2]
    store.apply({fact: {1, 2, 3}}, cursor=(0, 12), as_of=NOW)
    assert tickets(store, fact) == [1, 3, SUBJECTS + 5]
    session = store.session()
    session.open(fact)
    assert session.rows("SELECT wait_calendar FROM answers WHERE ticket_id = 1") == [(777,)]
    assert store.manifest().tables["answers"].buckets[1] == untouched


def test_a_bucket_that_loses_its_last_row_loses_its_file(store: Warehouse, desk: Desk) -> None:
    del desk.answers[SUBJECTS + 5]
    store.apply({desk.answers_fact(): {SUBJECTS + 5}}, cursor=(1,), as_of=NOW)
    assert list(store.manifest().tables["answers"].buckets) == [0]
    assert tickets(store, desk.answers_fact()) == [1, 2]


def test_values_arrive_as_they_left(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-03-29T02:30:00.123456+02:00")
    value = {
        "id": 2**53 + 1,
        "amount": Decimal("12345678901.2345"),
        "words": 'a "quoted" \\ line\nand 日本語 \u2028 \x01',
        "blank": "",
        "yes": True,
        "moment": moment,
        "day": moment.date(),
        "nothing": None,
        "lasted": 2**31 - 1,
    }
    kinds: list[ColumnType] = [
        "int",
        "decimal",
        "text",
        "text",
        "bool",
        "instant",
        "date",
        "float",
        "seconds",
    ]
    fact = Fact(
        name="odd",
        grain="one row per oddity",
        doc="Values that travel badly.",
        key="id",
        subject="id",
        columns=tuple(Column(n, kind, n) for n, kind in zip(value, kinds, strict=True)),
        touched=set,
        rows=lambda subjects: [value] if 2**53 + 1 in subjects else [],
        span=lambda: range(2**53 + 1, 2**53 + 2),
    )
    store = Warehouse(tmp_path)
    store.rebuild([fact], cursor=(), as_of=NOW)
    session = store.session()
    session.open(fact)
    stored = dict(zip(value, session.rows("SELECT * FROM odd")[0], strict=True))
    assert stored == value | {"moment": moment.astimezone(UTC).replace(tzinfo=None)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"surplus": 1}, "other columns: surplus"),
        ({"ticket_id": 99}, "subject not asked for"),
        ({"opened_at": datetime(2026, 1, 1)}, "needs its time zone"),  # noqa: DTZ001 the mistake meant
        ({"wait_calendar": float("nan")}, "not JSON compliant"),
    ],
)
def test_a_wrong_row_stops_the_writer_and_changes_nothing(
    store: Warehouse, desk: Desk, change: dict[str, object], words: str
) -> None:
    before = store.manifest()
    desk.answers[1] |= change
    with pytest.raises(ValueError, match=words):
        store.apply({desk.answers_fact(): {1}}, cursor=(99,), as_of=NOW)
    assert store.manifest() == before
    assert tickets(store, desk.answers_fact()) == [1, 2, SUBJECTS + 5]


def test_changed_columns_need_a_rebuild(store: Warehouse, desk: Desk) -> None:
    fact = desk.answers_fact()
    changed = replace(
        fact,
        columns=tuple(c for c in fact.columns if c.name != "topic"),
        rows=lambda subjects: [
            {k: v for k, v in row.items() if k != "topic"} for row in desk.answer_rows(subjects)
        ],
    )
    with store.writing() as writer:
        never_built = desk.spells_fact()
        assert writer.stale([fact, changed, never_built]) == [changed, never_built]
        with pytest.raises(ValueError, match="must be rebuilt"):
            writer.refresh(changed, {1})
    with pytest.raises(FactsNotReady, match="being rebuilt"):
        store.session().open(changed)
    store.rebuild([changed], cursor=(0, 10), as_of=NOW)
    assert tickets(store, changed) == [1, 2, SUBJECTS + 5]


def test_two_changes_in_one_commit_add_up(store: Warehouse, desk: Desk) -> None:
    fact = desk.answers_fact()
    desk.answer(3, "2026-11-02T10:00", 1)
    desk.answer(4, "2026-11-02T10:00", 1)
    with store.writing() as writer:
        writer.refresh(fact, {3})
        writer.refresh(fact, {4})
        assert tickets(store, fact) == [1, 2, SUBJECTS + 5]
        writer.commit(cursor=(1,), as_of=NOW)
    assert tickets(store, fact) == [1, 2, 3, 4, SUBJECTS + 5]


def test_one_writer_at_a_time(store: Warehouse) -> None:
    with store.writing(), pytest.raises(WarehouseBusy), store.writing(wait=0.05):
        pass
    with store.writing(wait=0):
        pass


def test_a_waiting_writer_sees_how_far_the_other_came(store: Warehouse, desk: Desk) -> None:
    seen: list[tuple[int, ...]] = []

    def wait_and_look() -> None:
        with store.writing() as writer:
            seen.append(writer.cursor)

    with store.writing() as writer:
        other = threading.Thread(target=wait_and_look)
        other.start()
        writer.commit(cursor=(0, 77), as_of=NOW)
    other.join()
    assert seen == [(0, 77)]


def test_every_thread_follows_the_present_state(store: Warehouse, desk: Desk) -> None:
    fact, answers = desk.answers_fact(), []
    threads = [
        threading.Thread(target=lambda: answers.append(tickets(store, fact))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [[1, 2, SUBJECTS + 5]] * 8


def test_files_out_of_use_go_after_their_grace(tmp_path: Path, desk: Desk) -> None:
    fact = desk.answers_fact()
    patient, hasty = Warehouse(tmp_path, grace=60), Warehouse(tmp_path, grace=-1)
    patient.rebuild([fact], cursor=(), as_of=NOW)
    orphan = tmp_path / "answers-0-9-crashed.parquet"
    orphan.write_bytes(b"half")
    patient.apply({fact: {1}}, cursor=(), as_of=NOW)
    files = {path.name for path in tmp_path.glob("*.parquet")}
    assert orphan.name in files
    assert files > patient.manifest().files()
    hasty.apply({fact: {1}}, cursor=(), as_of=NOW)
    assert {path.name for path in tmp_path.glob("*.parquet")} == hasty.manifest().files()


def test_a_slow_reader_reads_again_when_its_files_went(store: Warehouse, desk: Desk) -> None:
    fact = desk.answers_fact()
    tries: list[int] = []

    def slow(session: Session) -> list[tuple[object, ...]]:
        session.open(fact)
        if not tries:
            store.apply({fact: {1, SUBJECTS + 5}}, cursor=(), as_of=NOW)
            for file in set(store.root.glob("*.parquet")):
                if file.name not in store.manifest().files():
                    os.unlink(file)
        tries.append(session.manifest.generation)
        return session.rows("SELECT max(wait_calendar) FROM answers")

    assert store.read(slow) == [(60 * (SUBJECTS + 5),)]
    assert tries == [1, 2]


def test_the_reading_side_can_read_nothing_but_facts(store: Warehouse, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(Exception, match="file system operations are disabled"):
        store.session().rows(f"SELECT * FROM read_csv('{secret}')")
