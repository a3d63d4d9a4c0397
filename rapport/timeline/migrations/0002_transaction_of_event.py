"""On PostgreSQL each event notes the transaction that writes it (docs/decisions/0001)."""

from __future__ import annotations

from django.db import migrations


def note_transaction(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    from rapport.timeline.numbering import define_functions

    with schema_editor.connection.cursor() as cursor:
        define_functions(cursor, offset=0)
    schema_editor.execute(
        "ALTER TABLE timeline_event ALTER COLUMN xid SET DEFAULT timeline_transaction()"
    )


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial")]
    operations = [migrations.RunPython(note_transaction, migrations.RunPython.noop)]
