"""The company, for pages and mails that people outside see."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rapport.people.models import Company


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the company for the frame of pages; only a page that shows it asks for it."""
    return {"company": SimpleLazyObject(_if_there)}


def language_for(known: str = "") -> str:
    """Return the language to write to a customer in: theirs if we speak it, else the desk's.

    ``known`` is what is known of theirs, such as "de" or "de-AT", or "".
    """
    plain = known.lower().partition("-")[0]
    if plain in dict(settings.LANGUAGES):
        return plain
    return Company.objects.current().language or settings.LANGUAGE_CODE


def _if_there() -> Company | None:
    """Return the company; None while the database cannot be read, so that an error page stands."""
    try:
        return Company.objects.current()
    except DatabaseError:
        return None
