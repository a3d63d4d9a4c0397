"""The search for tickets, including solved ones."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core.database import fulltext
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Message, Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.search import index
from rapport.tickets.search.excerpts import Piece, excerpt, marked

PAGE = 25
# At most this many by their subject, and by their customer, come before the others.
BEST = 10


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
    """Show the tickets that ``?q=`` finds, the best match first.

    That is the number, then subjects, then customers, then messages, the latest first.
    """
    text = unicodedata.normalize("NFC", request.GET.get("q", "").strip()[: fulltext.LONGEST_QUERY])
    before = request.GET.get("before", "")
    start = int(before) if before.isdecimal() and len(before) < 18 else None
    visible = Ticket.objects.visible_to(request.user)
    found = index.find(visible, text, before=start, size=PAGE)
    words = [word for phrase in fulltext.phrases_of(text) for word in phrase]
    said = {message.ticket_id: message for message in found.messages}
    best = _best(visible, text) if text and start is None else {}
    hits = [_hit(ticket, said.get(pk), words) for pk, ticket in best.items()]
    hits += [_hit(m.ticket, m, words) for pk, m in said.items() if pk not in best]
    context = {
        "q": text,
        "hits": hits,
        "earlier": f"?{urlencode({'q': text})}" if start is not None else "",
        "later": f"?{urlencode({'q': text, 'before': found.before})}" if found.before else "",
    }
    return render(request, "tickets/search.html", context, partial="found")


def _best(visible: TicketQuerySet, text: str) -> dict[int, Ticket]:
    """Return the ticket of that number, those with that subject, and those of that customer."""
    number = index.number_in(text)
    ranked = dict.fromkeys(
        [
            *([] if number is None else [number]),
            *index.by_subject(visible, text, BEST),
            *index.of_customers(visible, text, BEST),
        ]
    )
    found = visible.with_people().in_bulk(list(ranked)) if ranked else {}
    return {pk: found[pk] for pk in ranked if pk in found}


def _hit(ticket: Ticket, message: Message | None, words: list[str]) -> Hit:
    said = message.reply if message else ticket.last_words
    return Hit(ticket, message, marked(ticket.subject, words), excerpt(said, words))
