"""Texts and values without the words by which a person is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps

from rapport.core.personal import ERASED
from rapport.customers.models import Person
from rapport.people.models import Team, User
from rapport.privacy.subjects import Subject
from rapport.tickets.models import Category, Queue, Tag
from rapport.timeline.channel_names import NAMES

# A shorter name is part of too many words.
SHORTEST = 5


def pattern_of(subject: Subject, *, everywhere: bool) -> re.Pattern[str] | None:
    """Return what finds the person's addresses and full names in a text.

    ``everywhere`` leaves out a name that another customer has as well.
    """
    names = [name for name in subject.names if len(name) >= SHORTEST]
    if everywhere:
        names = [name for name in names if not _is_shared(name, subject)]
    words = sorted({*subject.addresses, *names} - {""}, key=len, reverse=True)
    if not words:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.I)


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with each of its texts changed, in lists and mappings as well."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [mapped(each, change) for each in value]
    if isinstance(value, dict):
        return {change(key): mapped(each, change) for key, each in value.items()}
    return value


def scrubbed(value: Any, pattern: re.Pattern[str]) -> Any:
    """Return a value without what the pattern finds."""
    return mapped(value, lambda text: pattern.sub(ERASED, text))


def bare(details: dict[str, Any]) -> dict[str, Any]:
    """Return the details of an event without words that a person may have written.

    Numbers, times, words of the code and names of the desk's own things stay.
    """
    own = _own_names()
    return {
        key: mapped(value, lambda text: text if _is_known(text, own) else ERASED)
        for key, value in details.items()
    }


def _is_known(text: str, own: Collection[str]) -> bool:
    return not text or text in own or text in _code_words() or _is_time(text)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _own_names() -> set[str]:
    names: set[str] = {each.kind for each in NAMES}
    for model in (Queue, Team, Category, Tag, User):
        names |= set(model._default_manager.values_list("name", flat=True))
    return names


@cache
def _code_words() -> frozenset[str]:
    """Return the choices of all fields, and the fields' names."""
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    chosen = {str(value) for field in fields for value, _label in field.flatchoices}
    return frozenset(chosen | {field.name for field in fields})


def _is_shared(name: str, subject: Subject) -> bool:
    others = Person.objects.exclude(pk__in=subject.keys).filter(name__iexact=name)
    return others.exists() or User.objects.filter(name__iexact=name).exists()
