from __future__ import annotations

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0006_keep_notes")]

    operations = [
        migrations.RemoveField(
            model_name="organisation",
            name="notes",
        ),
        migrations.RemoveField(
            model_name="person",
            name="notes",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="person_by_name",
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Lower("name"), models.F("id"), name="person_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["last_contact_at", "id"], name="person_by_contact"),
        ),
    ]
