from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0004_alter_deliveryreport_cause"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outgoing",
            name="standstill",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="outgoing",
                to="tickets.standstill",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(
                condition=models.Q(("standstill__isnull", False)),
                fields=["standstill", "id"],
                name="outgoing_at_standstill",
            ),
        ),
    ]
