"""Foreign keys to people, in any room."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from rapport.customers.models import Merge, Person


def pointers() -> Iterator[tuple[str, type[models.Model], str]]:
    """Yield every foreign key to a person, in any room but merges: (label, model, field)."""
    for relation in Person._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type) and model not in (Merge, Person):
            yield f"{model._meta.label}.{relation.field.name}", model, relation.field.name
