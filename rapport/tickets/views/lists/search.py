"""The search for tickets, solved ones too, and for people and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from rapport.core.database import fulltext
from rapport.core.database.ranking import Rank, Ranked
from rapport.core.face.htmx import render, wants
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Message, Ticket
from rapport.tickets.search import index
from rapport.tickets.search.best import best
from rapport.tickets.search.excerpts import Piece, excerpt, marked
from rapport.tickets.search.groups import COLLEAGUES, Group, groups

PAGE = 25
# At most this many by their subject, and by their customer, come before the others.
BEST = 10
# Tickets that stand before people who match less well.
FEW = 3
TICKETS = "tickets"


@dataclass(frozen=True)
class Hit:
    """A found ticket: its subject and an excerpt, the searched words marked."""

    ticket: Ticket
    message: Message | None
    subject: list[Piece]
    words: list[Piece]


@require_safe
@able(Ability.SEE_TICKETS)
def search(request: Request) -> HttpResponse:
    """Show what ``?q=`` finds, the best match first; ``#`` and a number leads to that ticket.

    Of customers, organisations and colleagues the best few; of tickets all, page by page: by
    number, then by subject, then by customer, then by messages, the latest first. ``?kind=`` shows
    one kind alone.
    """
    text = request.GET.get("q", "").strip()[: fulltext.LONGEST_QUERY]
    visible = Ticket.objects.visible_to(request.user)
    number = index.number_in(text) if text.startswith("#") else None
    if number is not None and not wants(request, "found"):
        ticket = visible.filter(pk=number).first()
        if ticket is not None:
            return redirect(ticket)
    kind, before = request.GET.get("kind", ""), request.GET.get("before", "")
    start = int(before) if before.isdecimal() and len(before) < 18 else None
    is_whole = not kind and start is None
    others = bool(text) and (is_whole or kind == COLLEAGUES)
    found = groups(request.user, text, only=kind) if others else []
    context: dict[str, object] = {
        "q": text,
        "kind": kind,
        "groups": found,
        "leading": [],
        "hits": [],
    }
    if kind != COLLEAGUES:
        context.update(_tickets(request, text, start, found))
    return render(request, "tickets/search.html", context, partial="found")


def _tickets(
    request: Request, text: str, start: int | None, others: list[Group]
) -> dict[str, object]:
    """Return the tickets of a page, and whether the best of them stand before other kinds."""
    visible = Ticket.objects.visible_to(request.user)
    found = index.find(visible, text, before=start, size=PAGE)
    words = [word for phrase in fulltext.phrases_of(text) for word in phrase]
    said = {message.ticket_id: message for message in found.messages}
    first = best(visible.with_people(), text, BEST) if text and start is None else []
    known = {each.found.pk for each in first}
    hits = [_hit(each.found, said.get(each.found.pk), words) for each in first]
    hits += [_hit(m.ticket, m, words) for pk, m in said.items() if pk not in known]
    address = {"q": text, "kind": request.GET.get("kind", "")}
    address = {name: value for name, value in address.items() if value}
    leads = bool(others) and _rank(first) < others[0].rank
    later = {**address, "before": found.before}
    if others:
        later["kind"] = TICKETS
    return {
        "leading": hits[:FEW] if leads else [],
        "hits": hits[FEW:] if leads else hits,
        "earlier": f"?{urlencode(address)}" if start is not None else "",
        "later": f"?{urlencode(later)}" if found.before else "",
    }


def _rank(found: list[Ranked[Ticket]]) -> Rank:
    return found[0].rank if found else Rank.INSTEAD


def _hit(ticket: Ticket, message: Message | None, words: list[str]) -> Hit:
    said = message.reply if message else ticket.last_words
    return Hit(ticket, message, marked(ticket.subject, words), excerpt(said, words))
