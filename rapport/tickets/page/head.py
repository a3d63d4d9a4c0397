"""The head of a ticket's page: its properties and their choices."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.tickets.choices import Colleague, who_can_have
from rapport.tickets.hints import Act, verbs_of
from rapport.tickets.models import Queue
from rapport.tickets.page.case import Case
from rapport.tickets.status import Priority, Status


class Head:
    """The properties above the conversation, and their possible values."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @property
    def status(self) -> str:
        """Return the status in a word."""
        return Status(self._case.ticket.status).word

    @property
    def priority(self) -> str:
        """Return the name of its priority, for style sheets."""
        return Priority(self._case.ticket.priority).name.lower()

    @property
    def priorities(self) -> list[tuple[int, str, str]]:
        """Return each priority as number, name for style sheets and word; most urgent first."""
        return [(p.value, p.name.lower(), str(p.label)) for p in reversed(Priority)]

    @cached_property
    def everybody(self) -> list[Colleague]:
        """Return the people it can be assigned to."""
        return who_can_have(self._case.ticket)

    @cached_property
    def queues(self) -> list[Queue]:
        """Return the queues it can be moved to: all, so that it can be handed to other teams."""
        return _queues()

    @cached_property
    def verbs(self) -> list[Act]:
        """Return what rooms above can do with it."""
        return verbs_of(self._case.ticket, self._case.user)


@prepared
def _queues() -> QuerySet[Queue, Queue]:
    return Queue.objects.all()
