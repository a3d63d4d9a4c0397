"""Transactions that reach the disk with the next one."""

from __future__ import annotations

import pytest
from django.db import connection

from rapport.core.database.durability import on_disk_with_the_next
from rapport.people.models import Team

pytestmark = pytest.mark.django_db(transaction=True)


def level() -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            return str(cursor.fetchone()[0])
    return "on" if connection._waits else "off"  # type: ignore[attr-defined]


def test_only_the_transaction_itself_waits_less() -> None:
    before = level()
    with on_disk_with_the_next():
        Team.objects.create(name="Support")
        inside = level()

    assert inside != before or before == "off"
    assert level() == before
    assert Team.objects.count() == 1


def test_a_failure_undoes_it_and_waits_again() -> None:
    before = level()
    with pytest.raises(ZeroDivisionError), on_disk_with_the_next():
        Team.objects.create(name="Support")
        raise ZeroDivisionError

    assert level() == before
    assert not Team.objects.exists()
