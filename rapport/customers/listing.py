"""The list of customers: its filters, its order and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from rapport.core.database.keys import key_in
from rapport.core.database.keyset import Page, Segment, page
from rapport.core.errors import Invalid
from rapport.customers import search
from rapport.customers.models import Organisation, Person
from rapport.customers.places.columns import COLUMNS, columns_for
from rapport.customers.querysets import PersonQuerySet
from rapport.customers.ranked import Counted, ranked
from rapport.people.models import User

PAGE = 50
BY_NAME = "name"


@dataclass(frozen=True)
class Filters:
    """What an address asks for: words, an organisation by its number, an order.

    ``sort`` is "name", the name of a column that counts something, or empty for the latest contact
    first.
    """

    q: str = ""
    organisation: str = ""
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Filters:
        """Return the filters of an address. Raises Invalid for a malformed number."""
        names = ("q", "organisation", "sort")
        filters = cls(**{name: address.get(name, "").strip() for name in names})
        if filters.organisation and key_in(filters.organisation) is None:
            raise Invalid(_("An organisation is named by its number."))
        return filters

    def but(self, **changes: str) -> str:
        """Return the address of the same list with some filters changed, from its first page."""
        asked = {**vars(self), **changes}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def narrow(self, people: PersonQuerySet) -> PersonQuerySet:
        """Return the people that pass."""
        if self.organisation:
            people = people.filter(organisation=int(self.organisation))
        return search.matching(people, self.q)

    def named_organisation(self, reader: User) -> Organisation | None:
        """Return the organisation whose people are listed, if any."""
        if not self.organisation:
            return None
        visible = Organisation.objects.visible_to(reader)
        return visible.filter(pk=int(self.organisation)).first()


@dataclass(frozen=True)
class Listed:
    """A page of people, and the cursors of the pages beside it; empty where there is none."""

    people: list[Person]
    back: str
    more: str


def listed(people: PersonQuerySet, filters: Filters, cursor: str, reader: User) -> Listed:
    """Return a page of the people that pass, in their order, at a cost that does not grow.

    Raises Invalid for an order that the list does not have.
    """
    found = filters.narrow(people)
    if filters.sort == BY_NAME:
        return _by_name(found, cursor)
    if filters.sort:
        counted, narrowed = _counted(filters.sort, reader), bool(filters.q or filters.organisation)
        rows, more = ranked(found, counted, _by_contact, cursor, PAGE, narrowed=narrowed)
        return Listed(rows, "", more)
    latest = _latest(found, cursor, PAGE)
    return Listed(latest.rows, latest.earlier, latest.later)


def _counted(order: str, reader: User) -> Counted:
    """Return what the list is sorted by. Raises Invalid for an unknown order."""
    for column in columns_for(COLUMNS, reader):
        if column.name == order and column.counted is not None:
            return column.counted(reader)
    raise Invalid(
        _("“%(text)s” is not an order of the list. Choose one of its headings.")
        % {"text": order[:40]}
    )


def _latest(people: QuerySet[Person], cursor: str, size: int) -> Page[Person]:
    return page([Segment[Person](people, "last_contact_at", newest_first=True)], cursor, size)


def _by_contact(people: QuerySet[Person], cursor: str, size: int) -> tuple[list[Person], str]:
    latest = _latest(people, cursor, size)
    return latest.rows, latest.later


def _by_name(people: PersonQuerySet, cursor: str) -> Listed:
    """Return people by name, those without one last; the cursor is the number of the last one."""
    after = key_in(cursor) if cursor else None
    if cursor and after is None:
        raise Invalid(_("This address is not a page of the list. Start from the first page."))
    anchor = Person.objects.filter(pk=after or 0).values_list(Lower("name"), flat=True)
    last = anchor.first() if after else None
    # By the key, so that the index leaves out those without a name: they would come first in it.
    named = people.annotate(key=Lower("name")).filter(key__gt="").order_by("key", "pk")
    nameless = people.filter(name="").order_by("pk")
    if last:
        # The first term is the range that the index serves.
        named = named.filter(key__gte=last).filter(Q(key__gt=last) | Q(pk__gt=after))
    elif last is not None:
        named, nameless = named.none(), nameless.filter(pk__gt=after)
    found = list(named[: PAGE + 1])
    if len(found) <= PAGE:
        found += nameless[: PAGE + 1 - len(found)]
    more = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Listed(found[:PAGE], "", more)
