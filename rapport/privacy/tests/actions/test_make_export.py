"""The file with everything held on a person."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_export, make_export
from rapport.privacy.models import Export
from rapport.timeline.models import Event


def test_markup_in_what_was_written_stays_text(dora: Person, ada: User) -> None:
    Person.objects.filter(pk=dora.pk).update(name="<script>alert(1)</script>")
    export = make_export(ask_for_export(dora, by=ada))

    with zipfile.ZipFile(export.path) as archive:
        assert b"<script>" not in archive.read("index.html")


def test_a_full_disk_is_told(
    dora: Person, ada: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(Export, "path", blocked / "export.zip")

    export = make_export(ask_for_export(dora, by=ada))

    assert export.failure and not export.is_ready
    assert Event.objects.filter(kind="privacy.export_failed").count() == 1
