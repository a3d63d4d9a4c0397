"""The company, for pages and mails that people outside see."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rapport.people.models import Company


def context(request: HttpRequest) -> dict[str, Any]:
    """Return the company for the frame of pages; only a page that shows it asks for it."""
    return {"company": SimpleLazyObject(_if_there)}


def _if_there() -> Company | None:
    """Return the company; None while the database cannot be read, so that an error page stands."""
    try:
        return Company.objects.current()
    except DatabaseError:
        return None
