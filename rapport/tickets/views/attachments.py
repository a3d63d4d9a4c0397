"""Files of messages, for people who may see the ticket."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rapport.core import blobs
from rapport.core.errors import NotFound
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Attachment, Ticket
from rapport.tickets.page.bodies import is_drawn

# Files from strangers are never pages of this desk: no script, no form, no plug-in, no origin.
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'"


@require_safe
@able(Ability.SEE_TICKETS)
def attachment(request: Request, pk: int) -> HttpResponse:
    """Show a picture; offer every other file for saving."""
    visible = Ticket.objects.visible_to(request.user)
    found = get_object_or_404(Attachment, pk=pk, message__ticket__in=visible)
    etag = f'"{found.digest}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified()
    try:
        content = blobs.path_of(found.digest).open("rb")
    except FileNotFoundError as missing:
        raise NotFound(
            _("The file “%(filename)s” is no longer stored.") % {"filename": found.filename}
        ) from missing
    drawn = is_drawn(found)
    response = FileResponse(
        content,
        as_attachment=not drawn,
        filename=found.filename,
        content_type=found.content_type if drawn else "application/octet-stream",
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    # A file is streamed; the decorators of pages are typed for complete answers.
    return cast(HttpResponse, response)
