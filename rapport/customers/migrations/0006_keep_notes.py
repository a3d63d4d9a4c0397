"""Notes take over the text that was kept on a person; the last contact begins with the first."""

from __future__ import annotations

from django.db import migrations


def keep_notes(apps, schema_editor):
    """Make a pinned note of each text that was kept on a person or an organisation."""
    Note = apps.get_model("customers", "Note")
    for name in ("Person", "Organisation"):
        field = name.lower()
        told = apps.get_model("customers", name).objects.exclude(notes="")
        rows = told.values_list("pk", "notes", "since").iterator()
        Note.objects.bulk_create(
            (
                Note(**{f"{field}_id": pk}, text=text, is_pinned=True, at=at)
                for pk, text, at in rows
            ),
            batch_size=500,
        )


def put_back(apps, schema_editor):
    Note = apps.get_model("customers", "Note")
    for note in Note.objects.filter(is_pinned=True, removed_at=None).order_by("at").iterator():
        for name in ("person", "organisation"):
            if key := getattr(note, f"{name}_id"):
                apps.get_model("customers", name).objects.filter(pk=key).update(notes=note.text)


FIRST_CONTACT = "UPDATE customers_person SET last_contact_at = since"


class Migration(migrations.Migration):
    dependencies = [("customers", "0005_notes_and_last_contact")]

    operations = [
        migrations.RunPython(keep_notes, put_back),
        migrations.RunSQL(FIRST_CONTACT, migrations.RunSQL.noop),
    ]
