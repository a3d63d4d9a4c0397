"""A process that migrates the notes of customers, forward and back.

On a database of its own it goes to the tables of before, writes customers with the texts that were
kept on them, goes forward, and back again. It prints as JSON what was found each time.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

from rapport.core.django import start

if __name__ == "__main__":
    start()

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = "0004_name_of_organisation"
AFTER = "0007_one_place_for_notes"
SINCE = datetime(2025, 4, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def models_at(name: str, *models: str) -> list[Any]:
    """Bring the tables to that migration, and return models of customers as they were then."""
    call_command("migrate", "customers", name, verbosity=0)
    apps = MigrationExecutor(connection).loader.project_state(("customers", name)).apps
    return [apps.get_model("customers", model) for model in models]


def notes_of(Note: Any) -> list[list[object]]:
    """Return the subject, the text, the pin, the author and the time of each note."""
    return [
        [note.person_id, note.organisation_id, note.text, note.is_pinned, note.by_id, str(note.at)]
        for note in Note.objects.order_by("text")
    ]


def main() -> None:
    """Print what became of the notes on the way forward and back."""
    Person, Organisation = models_at(BEFORE, "Person", "Organisation")
    acme = Organisation.objects.create(name="Acme", notes="Pays late.\nAsk Dora.", since=LATER)
    Organisation.objects.create(name="Birch", since=SINCE)
    dora = Person.objects.create(name="Dora", notes="Prefers “Sie” & calls.", since=SINCE)
    Person.objects.create(name="Emil", since=LATER)

    Person, Note = models_at(AFTER, "Person", "Note")
    found = {
        "acme": acme.pk,
        "dora": dora.pk,
        "notes": notes_of(Note),
        "last contacts": [
            [name, str(at)]
            for name, at in Person.objects.order_by("name").values_list("name", "last_contact_at")
        ],
    }
    # What they write from now on: the last pinned note that nobody removed goes back.
    Note.objects.create(person_id=dora.pk, text="Speaks Danish.", is_pinned=True, at=LATER)
    Note.objects.create(person_id=dora.pk, text="Called.", at=LATER)
    gone = {"is_pinned": True, "at": LATER, "removed_at": LATER}
    Note.objects.create(organisation_id=acme.pk, text="Pays early.", **gone)

    Person, Organisation = models_at(BEFORE, "Person", "Organisation")
    found["texts"] = {
        each.name: each.notes for model in (Person, Organisation) for each in model.objects.all()
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
