"""Exports that are a week old."""

from __future__ import annotations

from datetime import timedelta

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_export, forget_exports, make_export
from rapport.privacy.models import Export


def test_an_old_copy_goes_with_its_file(dora: Person, ada: User) -> None:
    export = make_export(ask_for_export(dora, by=ada))
    assert export.finished_at is not None and export.path.exists()

    assert forget_exports(export.finished_at + timedelta(days=6)) == 0
    assert forget_exports(export.finished_at + timedelta(days=8)) == 1
    assert not export.path.exists()
    assert not Export.objects.exists()
