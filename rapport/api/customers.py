"""Customers, over the API."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from rapport.api import schemas
from rapport.api.cursors import Cursor
from rapport.api.present import person_out, person_whole
from rapport.api.problems import READING
from rapport.api.tickets import PAGE, user_of
from rapport.customers import search
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.roles import Ability

router = Router(tags=["customers"])


@router.get("", response={200: schemas.PersonPage, **READING}, summary="List customers")
def list_customers(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)] = "",
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: schemas.Limit = PAGE,
) -> dict[str, Any]:
    """Return customers, the newest first; ``q`` searches by name, address or organisation."""
    user = user_of(request)
    require(user, Ability.SEE_CUSTOMERS)
    people = Person.objects.visible_to(user).surviving().with_addresses().order_by("-pk")
    people = search.matching(people, q)
    if cursor:
        people = people.filter(pk__lt=Cursor.parse(cursor).pk)
    found = list(people[: limit + 1])
    more = Cursor.after(found[limit - 1].pk, None) if len(found) > limit else None
    return {"items": [person_out(person) for person in found[:limit]], "next": more}


@router.get(
    "/{int:person_id}", response={200: schemas.PersonWhole, **READING}, summary="One customer"
)
def get_customer(request: HttpRequest, person_id: int) -> dict[str, Any]:
    """Return a customer, with the figures and pinned notes of their page."""
    user = user_of(request)
    require(user, Ability.SEE_CUSTOMERS)
    people = Person.objects.visible_to(user).with_addresses()
    if not 0 < person_id < 2**63:
        people = people.none()
    person = get_object_or_404(people, pk=min(person_id, 2**63 - 1))
    return person_whole(person, user)
