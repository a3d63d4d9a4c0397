"""Name accounts so that those of several channels can be told apart: "email:3" instead of "3"."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

PREFIX = "email:"


def name_channel(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alarms = apps.get_model("alarms", "Alarm").objects.exclude(account="")
    alarms.update(account=Concat(Value(PREFIX), F("account")))


def drop_channel(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alarms = apps.get_model("alarms", "Alarm").objects.filter(account__startswith=PREFIX)
    alarms.update(account=Substr("account", len(PREFIX) + 1))


class Migration(migrations.Migration):
    dependencies = [
        ("alarms", "0002_alter_alarm_kind"),
    ]

    operations = [
        migrations.AlterField(
            model_name="alarm",
            name="account",
            field=models.CharField(blank=True, max_length=50),
        ),
        migrations.RunPython(name_channel, drop_channel),
    ]
