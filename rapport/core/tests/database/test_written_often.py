"""Rows written by cached SQL, compared with Django's own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from rapport.core.database.written_often import WrittenOften
from rapport.customers.models import Identity, Person
from rapport.people.actors import SYSTEM
from rapport.tickets.models import Message, Ticket
from rapport.timeline.models import Event

AT = datetime(2026, 3, 2, 9, 30, 15, 123_456, tzinfo=UTC)


def django_writes() -> Any:
    """Let Django write by itself."""
    django: Any = models.Model
    return patch.multiple(WrittenOften, _do_insert=django._do_insert, _do_update=django._do_update)


def message(ticket: Ticket) -> Message:
    return Message(
        ticket=ticket,
        kind=Message.Kind.REPLY,
        at=AT,
        channel="email",
        text='She said: "100 %s" – ’tis 5 % ☂',
        to=["ada@desk.example"],
        particulars={"days": [1, None, "ü"]},
    )


def stored(model: type[models.Model], pk: int) -> dict[str, Any]:
    row = model._default_manager.filter(pk=pk).values().get()
    return {name: value for name, value in row.items() if name != "id"}


def test_a_new_row_is_the_one_that_django_writes(ticket: Ticket) -> None:
    ours = message(ticket)
    ours.save(force_insert=True)
    with django_writes():
        theirs = message(ticket)
        theirs.save()

    assert theirs.pk > ours.pk
    assert stored(Message, ours.pk) == stored(Message, theirs.pk)
    assert not ours._state.adding


def test_named_fields_change_and_no_others(ticket: Ticket) -> None:
    kept = message(ticket)
    kept.save()
    kept.text, kept.html, kept.cc = "Otherwise.", "<p>Never saved.</p>", ["b@desk.example"]
    kept.save(update_fields=["text", "cc"])

    now = Message.objects.get(pk=kept.pk)
    assert (now.text, now.html, now.cc) == ("Otherwise.", "", ["b@desk.example"])


def test_all_fields_change_without_names(ticket: Ticket) -> None:
    kept = message(ticket)
    kept.save()
    kept.html = "<p>Saved.</p>"
    kept.save()

    assert Message.objects.get(pk=kept.pk).html == "<p>Saved.</p>"
    assert Message.objects.filter(ticket=ticket, kind=Message.Kind.REPLY).count() == 1


def test_a_row_that_is_gone_cannot_be_changed(ticket: Ticket) -> None:
    kept = message(ticket)
    kept.save()
    Message.objects.filter(pk=kept.pk).delete()

    with pytest.raises(DatabaseError, match="did not affect any rows"), transaction.atomic():
        kept.save(update_fields=["text"])


def test_what_the_database_works_out_goes_djangos_way(ticket: Ticket) -> None:
    kept = message(ticket)
    kept.save()
    kept.at = Now()
    kept.save(update_fields=["at"])

    assert Message.objects.get(pk=kept.pk).at > AT


def test_a_default_of_the_database_is_taken_and_read_back(db: None) -> None:
    with transaction.atomic():
        event = Event(
            at=AT, kind="x", by_kind=SYSTEM.actor_kind, by_id=None, subject_kind="y", subject_id=1
        )
        event.save(force_insert=True)

    assert event.xid == Event.objects.get(pk=event.pk).xid
    assert (event.xid > 0) == (connection.vendor == "postgresql")


def test_constraints_are_told_as_ever(db: None) -> None:
    person = Person.objects.create(name="Nia", since=AT)
    Identity.objects.create(person=person, kind="mail", value="nia@home.example", added_at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(person=person, kind="mail", value="nia@home.example", added_at=AT)


def test_one_insert_is_one_statement(ticket: Ticket) -> None:
    with CaptureQueriesContext(connection) as asked:
        message(ticket).save(force_insert=True)

    assert len(asked) == 1
    assert asked[0]["sql"].startswith('INSERT INTO "tickets_message"')
