"""On PostgreSQL each event notes the transaction that writes it (house rule: docs/decisions/0001)."""

from __future__ import annotations

from django.db import migrations


def note_transaction(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE timeline_event"
            " ALTER COLUMN xid SET DEFAULT (pg_current_xact_id()::text::bigint)"
        )


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]
    operations = [migrations.RunPython(note_transaction, migrations.RunPython.noop)]
