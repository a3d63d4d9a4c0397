"""Mails from our own address that were gathered on one ticket."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0004_referred"),
        ("tickets", "0017_tickets_of_one_conversation"),
    ]

    operations = [
        migrations.AlterField(
            model_name="inbound",
            name="state",
            field=models.CharField(
                choices=[
                    ("kept", "arrived, not read yet"),
                    ("opened", "opened a ticket"),
                    ("appended", "joined a ticket"),
                    ("gathered", "joined many like it on one ticket"),
                    ("duplicate", "had arrived before"),
                    ("recorded", "recorded only"),
                    ("spam", "marked as spam"),
                    ("parked", "could not be processed"),
                ],
                default="kept",
                max_length=9,
            ),
        ),
        migrations.AddIndex(
            model_name="inbound",
            index=models.Index(
                condition=models.Q(("state", "gathered")),
                fields=["ticket"],
                name="inbound_gathered",
            ),
        ),
    ]
