"""The order of lists by the most of something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from rapport.core.database.keys import key_in
from rapport.core.errors import Invalid

M = TypeVar("M", bound=models.Model)
# What a cursor begins with behind the last of those who have any.
REST = "-"


@dataclass(frozen=True)
class Counted:
    """Rows that are counted, and the field by which they belong to what is listed.

    There should be few of them and an index on the field: the whole order is found for each page.
    """

    rows: QuerySet[Any, Any]
    of: str


@dataclass(frozen=True)
class Ranked:
    """The keys of a page, in order, and the cursor after it; empty at the end."""

    keys: list[int]
    more: str


Rest = Callable[[QuerySet[M], str, int], tuple[list[M], str]]


def ranked(
    rows: QuerySet[M],
    counted: Counted,
    rest: Rest[M],
    cursor: str,
    size: int,
    *,
    narrowed: bool,
) -> tuple[list[M], str]:
    """Return a page of the rows, those with the most first, and the cursor after it.

    The others follow in the order of ``rest``, which takes them, a cursor of its own and how many
    are wanted. Unless ``narrowed``, nearly all of what is counted belongs to these rows: then the
    rest is left out of each page, and not looked for among all rows. Raises Invalid for a cursor
    that is not ours.
    """
    while not cursor.startswith(REST):
        first = _page(rows if narrowed else None, counted, cursor, size)
        cursor = first.more or REST
        known = rows.in_bulk(first.keys)
        if found := [known[key] for key in first.keys if key in known]:
            return found, cursor
    held = counted.rows.order_by().filter(**{counted.of: OuterRef("pk")})
    others, following = rest(rows.exclude(Exists(held)), cursor.removeprefix(REST), size)
    return others, f"{REST}{following}" if following else ""


def _page(rows: QuerySet[M] | None, counted: Counted, cursor: str, size: int) -> Ranked:
    counts = counted.rows
    if rows is not None:
        counts = counts.filter(Exists(rows.order_by().filter(pk=OuterRef(counted.of))))
    groups = (
        counts.exclude(**{counted.of: None})
        .order_by()
        .values(key=F(counted.of))
        .annotate(rank=Count("*"))
        .order_by("-rank", "key")
    )
    if cursor:
        rank, key = _read(cursor)
        groups = groups.filter(Q(rank__lt=rank) | Q(rank=rank, key__gt=key))
    found = list(groups.values_list("key", "rank")[: size + 1])
    more = f"{found[size - 1][1]}.{found[size - 1][0]}" if len(found) > size else ""
    return Ranked([key for key, _rank in found[:size]], more)


def _read(cursor: str) -> tuple[int, int]:
    number, _dot, key = cursor.partition(".")
    rank, pk = key_in(number), key_in(key)
    if rank is None or pk is None:
        raise Invalid(_("This address is not a page of the list. Start from the first page."))
    return rank, pk
