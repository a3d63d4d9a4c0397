"""Erasures after an older backup was restored."""

from __future__ import annotations

from datetime import UTC, datetime

from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_erasure, erase, erase_again
from rapport.privacy.marks import list_path
from rapport.privacy.models import Erasure

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_a_restored_database_brings_nobody_back(dora: Person, ada: User) -> None:
    identities = list(dora.identities.all())
    name = dora.name
    erase(ask_for_erasure(dora, named=str(dora), by=ada))
    # What a backup from before holds.
    Erasure.objects.all().delete()
    Person.objects.filter(pk=dora.pk).update(name=name, erased_at=None)
    Identity.objects.bulk_create(identities)

    assert erase_again(NOW) == 1
    assert erase_again(NOW) == 0
    erase(Erasure.objects.get())
    assert Person.objects.get(pk=dora.pk).name == ""


def test_somebody_else_with_that_number_stays(emil: Person) -> None:
    list_path().parent.mkdir()
    list_path().write_text(f'{{"customer": {emil.pk}, "marks": ["0"]}}\n{{"cust')

    assert erase_again(NOW) == 0
