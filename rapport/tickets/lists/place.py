"""A ticket's place in the list from which it was opened.

What is done on its page may move it or take it off the list; the next ticket is still the one after
the place where it was. A cookie keeps it: it costs no write, and each browser has its own.
"""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from rapport.tickets.models import Ticket

COOKIE = "place"

R = TypeVar("R", bound=HttpResponse)


def remember(request: HttpRequest, response: R, ticket: Ticket) -> R:
    """Remember where this ticket is, unless it is the one whose place is known."""
    number, _dot, _rest = request.COOKIES.get(COOKIE, "").partition("_")
    if number != str(ticket.pk):
        kept = f"{ticket.pk}_{_written(ticket.waiting_since)}_{_written(ticket.changed_at)}"
        secure = request.is_secure()
        response.set_cookie(COOKIE, kept, samesite="Lax", httponly=True, secure=secure)
    return response


def forget(request: HttpRequest, response: R) -> R:
    """Forget the place: the list is shown again, as it is now."""
    if COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def as_it_was(request: HttpRequest, ticket: Ticket) -> Ticket | None:
    """Return the ticket as it was when it was opened, None if that is not known."""
    number, waiting, changed, *_more = [*request.COOKIES.get(COOKIE, "").split("_"), "", "", ""]
    changed_at = _read(changed)
    if number != str(ticket.pk) or changed_at is None:
        return None
    was = copy(ticket)
    was.waiting_since, was.changed_at = _read(waiting), changed_at
    return was


def _written(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _read(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
