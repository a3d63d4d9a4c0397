"""Rows read quickly, compared with Django's own.

For every kind of field and model that we have.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.signals import post_init

from rapport.core.database.prepared import prepared
from rapport.core.database.rows import Maker
from rapport.people.models import User
from rapport.tickets.actions import note, reply, resolve
from rapport.tickets.models import BusinessCalendar, Message, Outgoing, Queue, Ticket
from rapport.timeline.models import Event

OURS = [model for model in apps.get_models() if model.__module__.startswith("rapport.")]


def values_of(row: Model) -> dict[str, Any]:
    """Return everything that a model holds, except Django's own state."""
    return {name: value for name, value in vars(row).items() if name != "_state"}


@pytest.fixture
def lived(ticket: Ticket, ben: User, ada: User) -> Ticket:
    """Return a ticket on which something of each kind has happened."""
    note(ticket, text="Seen.", by=ben)
    reply(ticket, text="Try it again.", by=ben, cc=["emil@sato.example"])
    resolve(ticket, by=ada)
    return ticket


@pytest.mark.parametrize("model", [Ticket, Message, Outgoing, Queue, BusinessCalendar, Event, User])
def test_models_hold_the_same(lived: Ticket, model: Any) -> None:
    @prepared
    def everything() -> QuerySet[Any, Any]:
        rows: QuerySet[Any, Any] = model.objects.order_by("pk")
        return rows

    plain = list(model.objects.order_by("pk"))
    quick = everything()
    assert quick == plain != []
    for one, other in zip(quick, plain, strict=True):
        assert values_of(one) == values_of(other)
        assert (one._state.adding, one._state.db) == (False, other._state.db)
        assert one._state.fields_cache == {}


def test_related_models_hold_the_same_and_none_where_there_is_none(lived: Ticket) -> None:
    @prepared
    def tickets() -> QuerySet[Ticket, Ticket]:
        return Ticket.objects.select_related("queue__team", "assignee", "category")

    (quick,) = tickets()
    (plain,) = Ticket.objects.select_related("queue__team", "assignee", "category")
    assert values_of(quick.queue.team) == values_of(plain.queue.team)
    assert values_of(quick.queue) == values_of(plain.queue)
    assert quick.category is None
    assert quick.assignee is not None
    assert plain.assignee is not None
    assert values_of(quick.assignee) == values_of(plain.assignee)


def test_what_was_read_can_be_changed_saved_and_read_anew(lived: Ticket) -> None:
    @prepared
    def tickets() -> QuerySet[Ticket, Ticket]:
        return Ticket.objects.all()

    (found,) = tickets()
    found.subject = "Another"
    found.save(update_fields=["subject"])
    found.refresh_from_db()
    assert Ticket.objects.get().subject == found.subject == "Another"


def test_expressions_and_nothing_are_read_alike(lived: Ticket) -> None:
    @prepared
    def seen() -> QuerySet[Ticket, Any]:
        latest = Coalesce(F("resolved_at"), F("opened_at"))
        return Ticket.objects.values_list(
            latest, "waiting_since", "subject", "queue__signature", named=True
        )

    assert seen() == list(
        Ticket.objects.values_list(
            Coalesce(F("resolved_at"), F("opened_at")),
            "waiting_since",
            "subject",
            "queue__signature",
        )
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_of_ours_is_made_plainly(model: type[Model]) -> None:
    assert Maker(model).from_db.__name__ == "_plainly"


def test_a_model_that_somebody_listens_to_is_made_by_django(db: None) -> None:
    heard: list[Model] = []

    def hear(instance: Model, **_: Any) -> None:
        heard.append(instance)

    post_init.connect(hear, sender=Queue)
    try:
        maker = Maker(Queue)
    finally:
        post_init.disconnect(hear, sender=Queue)
    assert maker.from_db == Queue.from_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="others give moments as such")
def test_moments_are_read_with_and_without_their_parts_of_seconds(lived: Ticket) -> None:
    @prepared
    def opened() -> QuerySet[Ticket, Any]:
        return Ticket.objects.values_list("opened_at", flat=True)

    for text in ("2026-03-02 09:00:00", "2026-03-02 09:00:00.000001", "2026-03-02 09:00:00.5"):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE tickets_ticket SET opened_at = %s", [text])
        assert opened() == list(Ticket.objects.values_list("opened_at", flat=True))
