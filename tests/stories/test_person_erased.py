"""A person planted everywhere, then erased.

They are looked for in tables, files, search, facts and the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test import Client

from rapport.core.personal import PERSONAL, Held, Mentions, held_on
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.insights.readers import catch_up
from rapport.metrics import registry
from rapport.metrics.warehouse import warehouse
from rapport.people.actions import make_token
from rapport.privacy.actions import ask_for_erasure, erase, sweep
from rapport.privacy.models import Erasure
from rapport.privacy.subjects import rows, subject_of
from rapport.tickets.actions import close
from rapport.tickets.models import Ticket
from tests.stage import ASKED_FOR, Stage

WORD = "wolpertinger"
NAMED = "Dora Lind"
ADDRESS = "dora@nordwind.example"
# The words of Dora's ticket, whoever wrote them.
TRACES = (WORD, NAMED, ADDRESS, "sarsaparilla", "marmalade", "kumquat", "ptarmigan", *ASKED_FOR)
TRACE = re.compile("|".join(map(re.escape, TRACES)), re.I)
# Not Dora's: the name of a company, a key that a manager added, tables that the desk only reads.
KEPT = {"mail_keys_mailkey"}


def test_nothing_is_left_and_everything_counts_on(stage: Stage, client: Client) -> None:
    _settle(stage)
    _plant(stage)
    catch_up()
    assert len(list(_traces())) > 20, "Otherwise there is nothing to find."
    before = _counted()

    later = datetime.now(tz=stage.now.tzinfo) + timedelta(hours=1)
    erasure = _erased(stage)
    catch_up()
    assert sweep(erasure, at=later)

    assert sorted(set(_traces())) == []
    assert _counted() == before
    _nothing_over_the_api(stage, client)


def test_who_writes_again_is_somebody_new(stage: Stage) -> None:
    _erased(stage)

    person = find_or_meet(ADDRESS, by=stage.ada, channel="email")

    assert person.pk != stage.dora.pk


def test_another_customers_words_are_untouched(stage: Stage) -> None:
    said = list(stage.billing_ticket.messages.values_list("text", "subject"))
    _erased(stage)

    assert list(stage.billing_ticket.messages.values_list("text", "subject")) == said
    stage.emil.refresh_from_db()
    assert stage.emil.name


def _erased(stage: Stage) -> Erasure:
    _settle(stage)
    stage.dora.refresh_from_db()
    return erase(ask_for_erasure(stage.dora, named=str(stage.dora), by=stage.ada))


def _settle(stage: Stage) -> None:
    for ticket in Ticket.objects.filter(customer=stage.dora, resolved_at=None):
        close(ticket, by=stage.ada)


def _plant(stage: Stage) -> None:
    """Put a word into every field of Dora's rows, and her name into what anybody wrote."""
    # Of two with one name, the other one's must not be touched.
    Person.objects.exclude(pk=stage.dora.pk).filter(name=NAMED).update(name="Double")
    subject = subject_of(stage.dora)
    for held in held_on("customer"):
        model = apps.get_model(held.model)
        for row in rows(held, subject):
            for name in _texts(model, set(held.erased) | _all_if_removed(held)):
                model._base_manager.filter(pk=row.pk).update(**{name: _grown(row, name, WORD)})
    for each in PERSONAL:
        if isinstance(each, Mentions):
            model = apps.get_model(each.model)
            for row in model._base_manager.all():
                for name in each.fields:
                    grown = _grown(row, name, f"{NAMED} <{ADDRESS}>")
                    model._base_manager.filter(pk=row.pk).update(**{name: grown})


def _all_if_removed(held: Held) -> set[str]:
    fields = apps.get_model(held.model)._meta.concrete_fields
    return {each.name for each in fields} if held.is_removed else set()


def _texts(model: type[models.Model], names: set[str]) -> Iterator[str]:
    """Yield the fields for free words; an address has to stay one to be found by."""
    kept = {"name", "digest", "value", "address", "sender", "external_id", "key", "kind", "prefers"}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and field.name in names - kept:
            yield field.name


def _grown(row: models.Model, name: str, word: str) -> object:
    value, field = getattr(row, name), row._meta.get_field(name)
    if isinstance(value, list):
        return [*value, word]
    if isinstance(value, dict):
        return {**value, "planted": word}
    longest = getattr(field, "max_length", None)
    text = f"{value or ''} {word}".strip()
    return text if longest is None else text[-longest:]


def _traces() -> Iterator[str]:
    """Yield where a trace is: tables, words of the search, facts, files of the data folder."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in KEPT:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # names of our own tables
            columns = [each[0] for each in cursor.description or ()]
            for row in cursor.fetchall():
                for name, value in zip(columns, row, strict=True):
                    if TRACE.search(str(value)):
                        yield f"{table}.{name} {value!s:.300}"
    for fact in registry.facts().values():
        session = warehouse().session()
        session.open(fact)
        if any(TRACE.search(str(row)) for row in session.rows(f"SELECT * FROM {fact.name}")):
            yield f"fact {fact.name}"
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file() and TRACE.search(path.read_bytes().decode("utf-8", "replace")):
            yield f"file {path.name}"


def _counted() -> list[tuple[str, int]]:
    found = [("tickets", Ticket.objects.count())]
    for fact in registry.facts().values():
        session = warehouse().session()
        session.open(fact)
        ((number,),) = session.rows(f"SELECT count(*) FROM {fact.name}")
        found.append((fact.name, number))
    return found


def _nothing_over_the_api(stage: Stage, client: Client) -> None:
    headers = {"Authorization": f"Bearer {make_token(stage.ada, by=stage.ada).secret}"}
    for url in (f"/api/v1/customers/{stage.dora.pk}", f"/api/v1/tickets/{stage.ticket.pk}"):
        answer = client.get(url, headers=headers)
        assert answer.status_code == 200
        assert not TRACE.search(answer.content.decode())
    for word in TRACES:
        found = client.get("/api/v1/customers", {"q": word}, headers=headers)
        assert found.json()["items"] == []
