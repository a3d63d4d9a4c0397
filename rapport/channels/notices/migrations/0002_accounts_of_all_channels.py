"""Name the accounts that a notice avoids with their channel: "email:3" instead of "3"."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PREFIX = "email:"


def name_channel(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for notice in _queued(apps):
        notice.avoids = [f"{PREFIX}{account}" for account in notice.avoids]
        notice.save(update_fields=["avoids"])


def drop_channel(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for notice in _queued(apps):
        notice.avoids = [account.removeprefix(PREFIX) for account in notice.avoids]
        notice.save(update_fields=["avoids"])


def _queued(apps: StateApps) -> Any:
    """Return those that are still to be sent: nobody asks the others."""
    return apps.get_model("notices", "Notice").objects.filter(state="queued")


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(name_channel, drop_channel),
    ]
