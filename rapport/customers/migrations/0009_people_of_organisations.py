"""An index for how many people belong to each organisation."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0008_search_of_organisations"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["organisation", "last_contact_at"],
                name="person_of_organisation",
            ),
        ),
    ]
