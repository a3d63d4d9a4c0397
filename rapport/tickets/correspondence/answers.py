"""Answers that count: those that reached the one who asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from rapport.tickets.models import Message, Nondelivery


def counting() -> QuerySet[Any, Any]:
    """Return all answers that count, each with ``given``, when it was first there to be read.

    One that failed for good counts for nothing; once it has arrived after all, from then on.
    """
    missed = Nondelivery.objects.filter(message=OuterRef("pk"), is_missed=True)
    answers = Message.objects.filter(~Exists(missed), kind=Message.Kind.REPLY)
    return answers.annotate(given=Coalesce("nondelivery__given_at", "at"))


def first_given(ticket: int) -> datetime | None:
    """Return when the ticket's first answer that counts was given."""
    first = counting().filter(ticket=ticket).order_by("given", "pk")
    given: datetime | None = first.values_list("given", flat=True).first()
    return given
