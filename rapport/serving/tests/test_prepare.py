"""Migration before serving."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from rapport.core.errors import Misconfigured
from rapport.serving.prepare import pending


@pytest.mark.django_db
def test_nothing_is_outstanding_after_all_has_run() -> None:
    assert pending() == []


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_refused() -> None:
    MigrationRecorder(connection).record_applied("timeline", "0099_of_tomorrow")

    with pytest.raises(Misconfigured, match="newer version of Rapport .*0099_of_tomorrow"):
        pending()


@pytest.mark.django_db
def test_what_has_not_run_is_named() -> None:
    MigrationRecorder(connection).record_unapplied("timeline", "0002_transaction_of_event")

    assert pending() == ["timeline.0002_transaction_of_event"]
