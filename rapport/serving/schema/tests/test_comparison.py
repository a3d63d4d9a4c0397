"""Tables that differ from what this version expects."""

from __future__ import annotations

import pytest
from django.db import connection

from rapport.core.checkup import Verdict
from rapport.core.errors import Misconfigured
from rapport.serving.checks.database import database
from rapport.serving.prepare import require_fitting
from rapport.serving.schema import comparison
from rapport.serving.schema.description import describe

pytestmark = pytest.mark.django_db

RECORD = "If migrations are new: python -m tests.upgrades.record, and commit what it writes."


def alter(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def an_index(is_unique: bool) -> str:
    """Return the name of an index of tickets that no constraint stands on."""
    wanted = "unique" if is_unique else "plain"
    constraints = {key.rpartition(".")[2] for key in describe() if key.startswith("constraint")}
    return next(
        key.rpartition(".")[2]
        for key, kind in describe().items()
        if key.startswith("index tickets_")
        and kind == wanted
        and key.rpartition(".")[2] not in constraints
    )


def test_what_is_recorded_is_what_migrating_makes() -> None:
    assert describe() == comparison.expectation(connection.vendor), RECORD


def test_a_missing_column_is_named_before_a_page_fails() -> None:
    alter("ALTER TABLE tickets_ticket RENAME COLUMN subject TO topic")

    with pytest.raises(Misconfigured, match=r"column tickets_ticket\.subject is missing"):
        require_fitting()


def test_a_missing_table_is_one_fault() -> None:
    alter("DROP TABLE tickets_draft" + (" CASCADE" if connection.vendor == "postgresql" else ""))

    assert [each.sentence for each in comparison.faults()] == ["table tickets_draft is missing"]


def test_a_missing_guarantee_stops_the_start() -> None:
    name = an_index(is_unique=True)
    alter(f'DROP INDEX "{name}"')

    with pytest.raises(Misconfigured, match=f"{name} is missing"):
        require_fitting()


def test_a_missing_plain_index_is_told_by_the_check_up_only() -> None:
    name = an_index(is_unique=False)
    alter(f'DROP INDEX "{name}"')

    require_fitting()
    cautions = [each for each in database() if each.verdict is Verdict.CAUTION]
    assert [name in each.sentence for each in cautions] == [True]


def test_what_somebody_added_is_no_fault() -> None:
    alter(
        "CREATE TABLE of_a_report (day date)",
        "CREATE INDEX of_ours ON tickets_ticket (subject)",
        "CREATE VIEW of_tickets AS SELECT id FROM tickets_ticket",
    )

    assert comparison.faults() == []


def test_many_faults_are_counted() -> None:
    faults = list(comparison.differences({f"table t{number}": "plain" for number in range(5)}, {}))

    assert comparison.told(faults) == (
        "table t0 is missing; table t1 is missing; table t2 is missing; and 2 more"
    )


def test_a_type_that_differs_is_told_with_both() -> None:
    (fault,) = comparison.differences({"column t.a": "text"}, {"column t.a": "integer"})

    assert fault.sentence == "column t.a is “integer” instead of “text”"


def test_comparing_takes_few_queries(
    django_assert_max_num_queries: object,
) -> None:
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        comparison.faults()
