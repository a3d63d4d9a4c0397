"""A dump of the desk that can be compared with another.

Numbers are replaced by positions.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection, models

from rapport.customers.models import Identity, Organisation, Person
from rapport.feedback.models import Response, Survey, SurveyRequest
from rapport.people.models import Absence, Company, Membership, Team, User
from rapport.tickets.models import (
    Assignment,
    Attachment,
    BusinessCalendar,
    Category,
    Draft,
    Message,
    Outgoing,
    Participant,
    Queue,
    Resolution,
    Tag,
    Ticket,
)
from rapport.timeline.models import Event

FURNITURE: list[type[models.Model]] = [
    Absence,
    BusinessCalendar,
    Category,
    Company,
    Membership,
    Queue,
    Survey,
    Tag,
    Team,
    User,
]
HISTORY: list[type[models.Model]] = [
    Assignment,
    Attachment,
    Draft,
    Identity,
    Message,
    Organisation,
    Outgoing,
    Participant,
    Person,
    Resolution,
    Response,
    SurveyRequest,
    Ticket,
    Ticket.tags.through,
]
# The thing that a number in an event's details refers to.
MEANT: dict[str, type[models.Model]] = {
    "message": Message,
    "outgoing": Outgoing,
    "resolution": Resolution,
    "request": SurveyRequest,
    "response": Response,
    "queue": Queue,
    "team": Team,
    "agent": User,
    "to": User,
    "from": User,
    "person": User,
    "category": Category,
    "absence": Absence,
}
ACTORS: dict[str, type[models.Model]] = {"user": User, "customer": Person}
SUBJECTS: dict[str, type[models.Model]] = {
    "ticket": Ticket,
    "person": Person,
    "user": User,
    "team": Team,
    "survey": Survey,
    "company": Company,
}
Place = dict[type[models.Model], dict[int, int]]


def dump() -> dict[str, list[Any]]:
    """Return the rows of every table, in order, and the events of every subject, in order."""
    # An organisation's position is by its name: the bulk path numbers them differently.
    orders: dict[type[models.Model], str] = {Organisation: "name"}
    places: Place = {}
    for model in [*FURNITURE, *HISTORY]:
        order = orders.get(model, "pk")
        keys = model._default_manager.order_by(order).values_list("pk", flat=True)
        places[model] = {pk: place for place, pk in enumerate(keys)}
    tables = {model.__name__: _rows(model, places) for model in HISTORY}
    return {**tables, "events": _events(places), "search": _search(places)}


def _rows(model: type[models.Model], places: Place) -> list[Any]:
    kept = [field for field in model._meta.concrete_fields if field.name != "external_id"]
    rows = []
    for row in model._default_manager.all():
        values = {field.attname: _value(field, row, places) for field in kept}
        if isinstance(row, Outgoing) and row.purpose == Outgoing.Purpose.SURVEY:
            # The link contains the signed number of the request; another test reads these mails.
            values["text"] = values["html"] = ""
        rows.append(values)
    return sorted(rows, key=repr)


def _value(field: models.Field[Any, Any], row: models.Model, places: Place) -> Any:
    value = getattr(row, field.attname)
    model = type(row) if field.primary_key else field.related_model
    if value is None or not isinstance(model, type) or model not in places:
        return value
    if field.primary_key and model not in SUBJECTS.values():
        # Nothing but the history tells these apart, and it names them by what they say.
        return None
    return places[model][value]


def _events(places: Place) -> list[Any]:
    told: dict[Any, list[Any]] = defaultdict(list)
    # Needs of the cockpit name tickets by number, and the two paths number them differently.
    for event in Event.objects.exclude(subject_kind="aside").order_by("pk"):
        subject = (event.subject_kind, places[SUBJECTS[event.subject_kind]][event.subject_id])
        by = places[ACTORS[event.by_kind]][event.by_id] if event.by_id else None
        details = {key: _meant(key, value, places) for key, value in event.details.items()}
        told[subject].append((event.at, event.kind, event.version, event.by_kind, by, details))
    return sorted(told.items())


def _meant(key: str, value: Any, places: Place) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and key in MEANT:
        return places[MEANT[key]][value]
    return value


def _search(places: Place) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ticket_id, words FROM tickets_search")
        found = sorted((places[Ticket][ticket], words) for ticket, words in cursor.fetchall())
        cursor.execute("SELECT words FROM customers_search")
        return [*found, *sorted(cursor.fetchall())]
