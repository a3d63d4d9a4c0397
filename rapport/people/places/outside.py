"""Ways that a lost visitor can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rapport.core.registry import Registry
from rapport.people.models import User


@dataclass(frozen=True)
class Way:
    """A page that anybody may open."""

    label: str
    url: str


Ways = Callable[[], Iterable[Way]]
WAYS: Registry[Ways] = Registry("ways for lost visitors")


def ways_of(request: HttpRequest) -> dict[str, Any]:
    """Return the context of error pages; only one that a stranger sees asks for the ways."""
    return {"ways": SimpleLazyObject(lambda: _ways(getattr(request, "user", None)))}


def _ways(user: Any) -> list[Way]:
    """Return them for strangers; none while the database cannot be read."""
    if isinstance(user, User):
        return []
    try:
        return list(chain.from_iterable(ways() for ways in WAYS))
    except DatabaseError:
        return []
