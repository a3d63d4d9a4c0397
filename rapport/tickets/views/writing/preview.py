"""The preview of a text that is being written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.correspondence import markup
from rapport.tickets.correspondence.pictures import pictures_in, with_keys
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def preview(request: Request, pk: int | None = None) -> HttpResponse:
    """Show how a text will look once it is sent."""
    ticket = None if pk is None else _ticket.get(request, pk)
    text = request.POST.get("text", "").strip()
    found = pictures_in([text], ticket, request.user)
    html = markup.read(with_keys(text, found), [each.key for each in found]).html
    for each in found:
        html = html.replace(f'src="cid:{each.key}"', f'src="{each.get_absolute_url()}"')
    return render(request, "tickets/_preview.html", {"text": text, "html": mark_safe(html)})
