"""The orders of a list, and the heads of its columns."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapport.tickets.lists.listing import (
    CHANGED,
    LEAST_URGENT,
    NEWEST,
    OLDEST,
    SHORTEST,
    UNCHANGED,
    URGENT,
    Filters,
)

SORTS: dict[str, str | Promise] = {
    "": _("Longest wait"),
    URGENT: _("Highest priority"),
    NEWEST: _("Newest"),
    OLDEST: _("Oldest"),
    CHANGED: _("Latest change"),
    UNCHANGED: _("Longest unchanged"),
    SHORTEST: _("Shortest wait"),
    LEAST_URGENT: _("Lowest priority"),
}
SORTS_OF_SOLVED: dict[str, str | Promise] = {"": _("Latest change"), UNCHANGED: SORTS[UNCHANGED]}
# The orders of each column, falling and rising; the first is the first that a click asks for. In
# the place of the wait, solved tickets show their last change.
_OF_COLUMN = {
    "waits": ("", SHORTEST),
    "priority": (URGENT, LEAST_URGENT),
    "opened": (NEWEST, OLDEST),
    "changed": (CHANGED, UNCHANGED),
}
_OF_COLUMN_OF_SOLVED = {"waits": ("", UNCHANGED), "changed": ("", UNCHANGED)}


class Head(NamedTuple):
    """The head of a column that sorts: the query of its link, and how the list is sorted now."""

    query: str
    sort: str


def orders_of(filters: Filters) -> dict[str, Any]:
    """Return the order of the list, all that it can have, and the heads of columns that sort."""
    sorts = SORTS_OF_SOLVED if filters.are_solved else SORTS
    columns = _OF_COLUMN_OF_SOLVED if filters.are_solved else _OF_COLUMN
    return {
        "order": sorts[filters.order],
        "sorts": [
            (label, filters.but(sort=sort), sort == filters.order) for sort, label in sorts.items()
        ],
        "heads": {name: _head(filters, *orders) for name, orders in columns.items()},
    }


def _head(filters: Filters, falling: str, rising: str) -> Head:
    other = rising if filters.order == falling else falling
    sort = {falling: "descending", rising: "ascending"}.get(filters.order, "")
    return Head(filters.but(sort=other), sort)
