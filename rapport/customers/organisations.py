"""The list of organisations, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower

from rapport.core.database.keys import key_in
from rapport.core.registry import Registry
from rapport.customers import search
from rapport.customers.models import Organisation, Person
from rapport.people.models import User

SIZE = 50


# Takes the organisations of a page and the reader, and returns how many of our dealings with each
# are unsettled; asks once for all of them.
Source = Callable[[Sequence[int], User], Mapping[int, int]]
OPEN: Registry[Source] = Registry("the list of organisations")


@dataclass(frozen=True)
class Row:
    """An organisation: how many people we know there, what is open, and when we last spoke."""

    organisation: Organisation
    people: int
    unsolved: int
    last_at: datetime | None


@dataclass(frozen=True)
class Shown:
    """A page of the list; ``following`` is the key after which the next one begins, or None."""

    rows: list[Row]
    following: int | None


def page_after(after: str, text: str, user: User) -> Shown:
    """Return the organisations after the one with that key, by name; at first from the beginning.

    Only those in whose name or domain every word of the text occurs. Anything that is not a key
    means the first page.
    """
    found = list(_beyond(_matching(text), key_in(after))[: SIZE + 1])
    page = found[:SIZE]
    following = page[-1].pk if len(found) > SIZE else None
    return Shown(_rows(page, user), following)


def _matching(text: str) -> models.QuerySet[Organisation]:
    found = Organisation.objects.annotate(by=Lower("name")).order_by("by", "pk")
    return search.organisations_matching(found, text)


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
    unsolved: Counter[int] = Counter()
    for source in OPEN:
        unsolved.update(source(keys, user))
    rows = []
    for each in organisations:
        count, last_at = known.get(each.pk, (0, None))
        rows.append(Row(each, count, unsolved[each.pk], last_at))
    return rows
