"""The list of organisations: its order, its lines and its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from rapport.core.database.keys import key_in
from rapport.core.database.keyset import Segment, page
from rapport.core.errors import Invalid
from rapport.customers import search
from rapport.customers.models import Organisation, Person
from rapport.customers.places.columns import OF_ORGANISATIONS, Cell, cells_of, columns_for
from rapport.customers.querysets import PersonQuerySet
from rapport.customers.ranked import REST, Counted, ranked
from rapport.people.models import User

SIZE = 50
BY_PEOPLE, BY_CONTACT = "people", "contact"


@dataclass(frozen=True)
class Filters:
    """What an address asks for: words and an order, which is by name where it is empty."""

    q: str = ""
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Filters:
        """Return the filters of an address."""
        return cls(**{name: address.get(name, "").strip() for name in ("q", "sort")})

    def but(self, **changes: str) -> str:
        """Return the address of the same list with some filters changed, from its first page."""
        asked = {**vars(self), **changes}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True)
class Row:
    """An organisation: how many people we know there, what rooms say, and when we last spoke."""

    organisation: Organisation
    people: int
    cells: list[Cell]
    last_at: datetime | None


@dataclass(frozen=True)
class Shown:
    """A page of the list; ``following`` is where the next one begins, empty at the end."""

    rows: list[Row]
    following: str


def page_after(after: str, filters: Filters, user: User) -> Shown:
    """Return a page of the organisations in whose name or domain every word occurs, in their order.

    By name, anything that is not a key means the first page. Raises Invalid for an order that the
    list does not have, or a cursor of another one.
    """
    matching = _matching(filters.q)
    if not filters.sort:
        found, following = _by_name(matching, after, SIZE)
    elif filters.sort == BY_CONTACT:
        found, following = _by_contact(matching, _people(user), after, SIZE)
    else:
        counted = _counted(filters.sort, user)
        found, following = ranked(
            matching, counted, _by_name, after, SIZE, narrowed=bool(filters.q)
        )
    return Shown(_rows(found, user), following)


def _counted(order: str, user: User) -> Counted:
    """Return what the list is sorted by. Raises Invalid for an unknown order."""
    if order == BY_PEOPLE:
        return Counted(_people(user), "organisation")
    for column in columns_for(OF_ORGANISATIONS, user):
        if column.name == order and column.counted is not None:
            return column.counted(user)
    raise Invalid(
        _("“%(text)s” is not an order of the list. Choose one of its headings.")
        % {"text": order[:40]}
    )


def _people(user: User) -> PersonQuerySet:
    return Person.objects.visible_to(user).surviving().exclude(organisation=None)


def _by_contact(
    organisations: models.QuerySet[Organisation], people: PersonQuerySet, after: str, size: int
) -> tuple[list[Organisation], str]:
    """Return organisations by their latest contact, at last those of which nobody is known.

    One stands where the last of its people to be in contact stands among all people, so that the
    indexes of people serve both the order and the place in it.
    """
    if not after.startswith(REST):
        same = people.filter(organisation=OuterRef("organisation"))
        is_later = Q(last_contact_at__gt=OuterRef("last_contact_at")) | Q(
            last_contact_at=OuterRef("last_contact_at"), pk__gt=OuterRef("pk")
        )
        latest = people.exclude(
            Exists(same.filter(last_contact_at__gte=OuterRef("last_contact_at")).filter(is_later))
        )
        if organisations.query.where:
            latest = latest.filter(organisation__in=organisations.order_by().values("pk"))
        shown = page([Segment[Person](latest, "last_contact_at", newest_first=True)], after, size)
        known = organisations.in_bulk([each.organisation_id for each in shown.rows])
        if found := [known[each.organisation_id] for each in shown.rows]:
            return found, shown.later or REST
    unknown = organisations.exclude(Exists(people.filter(organisation=OuterRef("pk"))))
    others, following = _by_name(unknown, after.removeprefix(REST), size)
    return others, f"{REST}{following}" if following else ""


def _matching(text: str) -> models.QuerySet[Organisation]:
    found = Organisation.objects.annotate(by=Lower("name")).order_by("by", "pk")
    return search.organisations_matching(found, text)


def _by_name(
    organisations: models.QuerySet[Organisation], after: str, size: int
) -> tuple[list[Organisation], str]:
    found = list(_beyond(organisations, key_in(after))[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""


def _beyond(
    organisations: models.QuerySet[Organisation], key: int | None
) -> models.QuerySet[Organisation]:
    if key is None:
        return organisations
    name = Organisation.objects.filter(pk=key).values_list(Lower("name"), flat=True).first()
    if name is None:
        return organisations
    # The first term is the range an index can use; the others sort out equal names.
    return organisations.filter(Q(by__gte=name) & (Q(by__gt=name) | Q(pk__gt=key)))


def _rows(organisations: Sequence[Organisation], user: User) -> list[Row]:
    keys = [each.pk for each in organisations]
    people = Person.objects.visible_to(user).surviving().filter(organisation__in=keys).order_by()
    known = {
        pk: (count, last_at)
        for pk, count, last_at in people.values_list("organisation").annotate(
            count=Count("pk"), last_at=Max("last_contact_at")
        )
    }
    cells = cells_of(OF_ORGANISATIONS, keys, user)
    rows = []
    for each in organisations:
        count, last_at = known.get(each.pk, (0, None))
        rows.append(Row(each, count, cells.get(each.pk, []), last_at))
    return rows
