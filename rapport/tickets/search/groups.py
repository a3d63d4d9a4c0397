"""Customers, organisations and colleagues on the search page, beside tickets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.database.ranking import Rank, Ranked
from rapport.customers import search
from rapport.customers.finding import best_organisations, best_people
from rapport.customers.models import Organisation, Person
from rapport.people.models import User
from rapport.people.places import colleague_search

# The best few of each kind; all of them are one click away.
FEW = 4
# More are not counted.
MOST = 1000
COLLEAGUES = "colleagues"


@dataclass(frozen=True)
class Group:
    """The best of one kind, how many there are, and where all of them are.

    ``total`` is at most ``MOST`` + 1, which stands for more.
    """

    kind: str
    label: str
    found: Sequence[Ranked[Any]]
    total: int
    url: str

    @property
    def rank(self) -> Rank:
        """Return how well the best of them matches."""
        return self.found[0].rank

    @property
    def is_cut(self) -> bool:
        """Return whether there are more than are shown."""
        return self.total > len(self.found)

    @property
    def is_uncounted(self) -> bool:
        """Return whether there are more than were counted."""
        return self.total > MOST


def groups(reader: User, text: str, *, only: str = "") -> list[Group]:
    """Return the groups in which something is found, the one with the best match first.

    ``only`` names the one that is shown whole.
    """
    if only == COLLEAGUES:
        return [each for each in (_colleagues(text, MOST),) if each.found]
    every = [_customers(reader, text), _organisations(reader, text), _colleagues(text, FEW)]
    return sorted((each for each in every if each.found), key=lambda each: each.rank)


def _customers(reader: User, text: str) -> Group:
    found = best_people(reader, text, FEW)
    people = search.matching(Person.objects.visible_to(reader).surviving(), text)
    return Group("customers", _("Customers"), found, _count(people), _all_at("customers", q=text))


def _organisations(reader: User, text: str) -> Group:
    found = best_organisations(reader, text, FEW)
    known = search.organisations_matching(Organisation.objects.visible_to(reader), text)
    return Group(
        "organisations", _("Organisations"), found, _count(known), _all_at("organisations", q=text)
    )


def _colleagues(text: str, most: int) -> Group:
    found = colleague_search.find(text)
    everyone = _all_at("search", q=text, kind=COLLEAGUES)
    return Group(COLLEAGUES, _("Colleagues"), found[:most], len(found), everyone)


def _count(rows: QuerySet[Any]) -> int:
    return rows.order_by()[: MOST + 1].count()


def _all_at(page: str, **query: str) -> str:
    return f"{reverse(page)}?{urlencode(query)}"
