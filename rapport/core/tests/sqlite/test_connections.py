"""Django connections that queue before they write."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)

from rapport.core.sqlite.base import DatabaseWrapper
from rapport.people.models import Team

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers"),
]
PATIENCE = 60.0


@pytest.fixture
def second() -> Iterator[DatabaseWrapper]:
    """Yield another connection of this thread to the same database, which waits for nobody."""
    other = connections.create_connection("default")
    assert isinstance(other, DatabaseWrapper)
    other.settings_dict = {
        **other.settings_dict,
        "OPTIONS": {**other.settings_dict["OPTIONS"], "timeout": 0},
    }
    yield other
    other.close()


def somebody_else_can_write() -> bool:
    """Let another thread write; return whether it could do so shortly."""
    wrote = threading.Event()

    def write() -> None:
        Team.objects.create(name="Night shift")
        wrote.set()
        connection.close()

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return wrote.is_set()


def has_turn() -> bool:
    return bool(connection._has_turn)  # type: ignore[attr-defined]


def test_a_transaction_has_its_turn_until_it_ends() -> None:
    with transaction.atomic():
        assert has_turn()
        with transaction.atomic():
            Team.objects.create(name="Day shift")
        assert has_turn()
    assert not has_turn()
    assert somebody_else_can_write()


def test_an_inner_part_that_is_undone_keeps_the_turn_of_the_whole() -> None:
    with transaction.atomic():
        Team.objects.create(name="Day shift")
        with pytest.raises(IntegrityError), transaction.atomic():
            Team.objects.create(name="Day shift")
        assert has_turn()
    assert not has_turn()
    assert Team.objects.count() == 1


def test_a_transaction_that_fails_ends_its_turn() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Team.objects.create(name=str(1 // 0))
    assert not has_turn()
    assert somebody_else_can_write()


def test_a_connection_that_is_closed_within_a_transaction_ends_its_turn() -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        Team.objects.create(name="Day shift")
        connection.close()
        assert not has_turn()
        Team.objects.create(name="Late shift")
    assert somebody_else_can_write()


def test_a_single_write_has_its_turn_while_it_runs() -> None:
    team = Team.objects.create(name="Day shift")
    Team.objects.filter(pk=team.pk).update(name="Early shift")
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM people_team WHERE name = %s", [("Early shift",)])

    assert not has_turn()
    assert not Team.objects.exists()


def test_a_second_connection_of_the_writer_fails_and_does_not_wait_for_ever(
    second: DatabaseWrapper,
) -> None:
    with transaction.atomic():
        Team.objects.create(name="Day shift")
        with pytest.raises(OperationalError, match="locked"), second.cursor() as cursor:
            cursor.execute("UPDATE people_team SET name = 'Late shift'")
        assert has_turn()
    with second.cursor() as cursor:
        cursor.execute("UPDATE people_team SET name = 'Late shift'")
    assert Team.objects.get().name == "Late shift"


def test_many_threads_write_each_once() -> None:
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for count in range(10):
                with transaction.atomic():
                    Team.objects.create(name=f"{number}-{count}")
                    with transaction.atomic():
                        Team.objects.filter(name=f"{number}-{count - 1}").update(name=f"{number}")
                        Team.objects.filter(name=f"{number}").update(name=f"{number}-{count}-old")
        except OperationalError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert failures == []
    assert Team.objects.count() == 120
