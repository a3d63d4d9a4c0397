"""DuckDB in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapport.metrics.duck.local import BATCH, Local
from rapport.metrics.duck.query import FilesGone, NoRoom, Query, QueryFailed, Table

NAMES = Query(
    "SELECT name FROM people ORDER BY name",
    tables={"people": Table({"name": "VARCHAR"}, '[{"name": "Ben"}, {"name": "Ada"}]')},
)
# Takes days.
ENDLESS = Query("SELECT sum(hash(a.range + b.range)) FROM range(1000000000) a, range(1000000) b")


def test_rows_come_in_batches_as_they_are_taken(tmp_path: Path) -> None:
    answer = Local(tmp_path).answer(Query(f"SELECT * FROM range({BATCH} * 2 + 1)"))

    assert answer.columns == ("range",)
    assert [len(batch) for batch in answer.batches] == [BATCH, BATCH, 1]


def test_parameters_views_and_tables_are_there(tmp_path: Path) -> None:
    local = Local(tmp_path)
    query = Query("SELECT n || ? FROM one", parameters=(" sheep",), views={"one": "SELECT 1 AS n"})

    assert local.answer(query).rows() == [("1 sheep",)]
    assert local.answer(NAMES).rows() == [("Ada",), ("Ben",)]


def test_a_view_is_what_the_query_says_and_not_what_another_said(tmp_path: Path) -> None:
    local = Local(tmp_path)
    for number in (1, 2, 2, 1):
        query = Query("SELECT n FROM one", views={"one": f"SELECT {number} AS n"})
        assert local.answer(query).rows() == [(number,)]


def test_a_table_is_gone_with_its_query(tmp_path: Path) -> None:
    local = Local(tmp_path)
    local.answer(NAMES).rows()

    with pytest.raises(QueryFailed, match="people"):
        local.answer(Query("SELECT name FROM people"))


def test_answers_that_are_read_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    local = Local(tmp_path)
    asked = Query(f"SELECT * FROM range({BATCH} * 3)")
    first, second = local.answer(asked).each(), local.answer(asked).each()

    assert list(zip(first, second, strict=True)) == [((n,), (n,)) for n in range(BATCH * 3)]


def test_an_answer_that_nobody_reads_to_its_end_harms_no_other(tmp_path: Path) -> None:
    local = Local(tmp_path)
    next(local.answer(Query(f"SELECT * FROM range({BATCH} * 3)")).each())

    assert local.answer(Query("SELECT 1")).rows() == [(1,)]


def test_what_goes_wrong_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.metrics.duck.engine.MEMORY", "20MB")
    local = Local(tmp_path)
    with pytest.raises(FilesGone):
        local.answer(Query(f"SELECT * FROM read_parquet('{tmp_path}/gone.parquet')"))
    with pytest.raises(QueryFailed, match="SELEC"):
        local.answer(Query("SELEC 1"))
    with pytest.raises(NoRoom):
        local.answer(Query("SELECT list(range) FROM range(10000000)"))
    assert local.answer(Query("SELECT 1")).rows() == [(1,)]


def test_a_query_that_takes_too_long_is_interrupted(tmp_path: Path) -> None:
    local = Local(tmp_path, seconds=0.2)
    with pytest.raises(NoRoom):
        local.answer(ENDLESS)
    assert local.answer(Query("SELECT 1")).rows() == [(1,)]


def test_files_elsewhere_cannot_be_reached(tmp_path: Path) -> None:
    folder, secret = tmp_path / "facts", tmp_path / "secret.csv"
    folder.mkdir()
    secret.write_text("a\n1\n")
    local = Local(folder)

    for sql in (f"SELECT * FROM read_csv('{secret}')", f"COPY (SELECT 1) TO '{tmp_path}/out.csv'"):
        with pytest.raises(QueryFailed, match="file system operations are disabled"):
            local.answer(Query(sql))
    with pytest.raises(QueryFailed):
        local.answer(Query("SET enable_external_access = true"))
