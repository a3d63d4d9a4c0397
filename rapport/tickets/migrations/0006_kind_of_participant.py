from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0005_standstill_index"),
    ]

    operations = [
        migrations.RenameField(model_name="participant", old_name="part", new_name="kind"),
    ]
