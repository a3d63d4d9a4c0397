"""Names of the tags on tickets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.errors import Invalid
from rapport.tickets.models import Tag, Ticket

Tagging = Ticket.tags.through


def tags_of(ticket: Ticket) -> list[str]:
    """Return the tags of one ticket, in order."""
    return _tags(ticket.pk)


def tags_by_ticket(numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return the tags of each tagged ticket, by its number; one query."""
    found: dict[int, list[str]] = {}
    asked = tuple(numbers)
    for pk, name in _tagged(asked) if asked else ():
        found.setdefault(pk, []).append(name)
    return found


def tag_name(name: str) -> str:
    """Return a tag as it is stored. Raises Invalid when it is empty or too long."""
    name = " ".join(name.lower().split())
    if not name or len(name) > 60:
        raise Invalid(_("A tag is a word or two, at most 60 characters."))
    return name


@prepared
def _tagged(tickets: tuple[int, ...]) -> QuerySet[Any, Any]:
    named = Tagging.objects.filter(ticket__in=tickets)
    return named.order_by("tag__name").values_list("ticket", "tag__name", named=True)


@prepared
def _tags(ticket: int) -> QuerySet[Tag, Any]:
    return Tag.objects.filter(tickets=ticket).values_list("name", flat=True)
