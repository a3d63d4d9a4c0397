"""Letters such as ł found without their strokes in older messages too."""

from __future__ import annotations

from django.db import migrations

from rapport.core.database import fulltext


def fold(apps, schema_editor):
    schema_editor.execute(fulltext.fold_again("tickets_search")[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("tickets", "0012_pictures_of_drafts")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
