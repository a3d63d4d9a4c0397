"""A name for what a forward did to its sender."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("channels", "0002_plainer_words")]

    operations = [migrations.RenameField("forward", "has_met", "made_sender")]
