"""The columns of a list, as chosen for this browser.

A cookie holds it: it costs no query, and a wide screen may show more than a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "columns"
KEPT_SECONDS = 365 * 24 * 3600

COLUMNS: dict[str, str | Promise] = {
    "number": _("Number"),
    "customer": _("Customer"),
    "organisation": _("Organisation"),
    "queue": _("Queue"),
    "category": _("Category"),
    "tags": _("Tags"),
    "assignee": _("Assigned to"),
    "priority": _("Priority"),
    "waits": _("Waiting"),
    "opened": _("Opened"),
    "changed": _("Last change"),
}
USUAL = frozenset(COLUMNS) - {"number", "priority", "opened", "changed"}
# Those that stand beside the two lines of a ticket, each under its name.
BESIDE = ("number", "priority", "opened", "changed")

R = TypeVar("R", bound=HttpResponse)


def columns_in(cookies: Mapping[str, str]) -> frozenset[str]:
    """Return the columns that the person has chosen, by default the usual ones."""
    chosen = cookies.get(COOKIE, "")
    return frozenset(COLUMNS) & frozenset(chosen.split(".")) if chosen else USUAL


def keep(response: R, chosen: Iterable[str], *, secure: bool) -> R:
    """Remember the choice in this browser; the usual columns again where nothing is chosen."""
    known = [name for name in COLUMNS if name in set(chosen)]
    if not known:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_cookie(
        COOKIE,
        ".".join(known),
        max_age=KEPT_SECONDS,
        samesite="Lax",
        secure=secure,
        httponly=True,
    )
    return response
