"""Links between tickets of one conversation."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0016_waiting_is_unsolved"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ticket",
            name="link",
            field=models.CharField(
                blank=True,
                choices=[
                    ("outsider", "its sender is not part of the other"),
                    ("follow-up", "the other was over"),
                    ("split", "it was split off"),
                    ("related", "it belongs to the same conversation"),
                ],
                max_length=10,
            ),
        ),
    ]
