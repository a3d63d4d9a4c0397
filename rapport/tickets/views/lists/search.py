"""The search for tickets, including solved ones."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core.database import fulltext
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Message, Ticket
from rapport.tickets.search import index
from rapport.tickets.search.excerpts import Piece, excerpt, marked

PAGE = 25


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
    """Show the tickets with every word of ``?q=``, the latest message first."""
    text = request.GET.get("q", "").strip()[: fulltext.LONGEST_QUERY]
    before = request.GET.get("before", "")
    start = int(before) if before.isdecimal() and len(before) < 18 else None
    visible = Ticket.objects.visible_to(request.user)
    found = index.find(visible, text, before=start, size=PAGE)
    words = [word for phrase in fulltext.phrases_of(text) for word in phrase]
    hits = [_hit(message.ticket, message, words) for message in found.messages]
    if start is None and (number := index.number_in(text)) is not None:
        numbered = visible.with_people().filter(pk=number).first()
        hits = [*([_hit(numbered, None, words)] if numbered else []), *hits]
    context = {
        "q": text,
        "hits": hits,
        "earlier": f"?{urlencode({'q': text})}" if start is not None else "",
        "later": f"?{urlencode({'q': text, 'before': found.before})}" if found.before else "",
    }
    return render(request, "tickets/search.html", context, partial="found")


def _hit(ticket: Ticket, message: Message | None, words: list[str]) -> Hit:
    said = message.reply if message else ticket.last_words
    return Hit(ticket, message, marked(ticket.subject, words), excerpt(said, words))
