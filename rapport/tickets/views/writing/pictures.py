"""Pictures in a text that is being written."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.core import blobs
from rapport.core.errors import Invalid, NotFound
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions.messages.picture import put_picture, remove_picture
from rapport.tickets.correspondence import uploads
from rapport.tickets.models import Picture, Ticket
from rapport.tickets.views import _ticket
from rapport.tickets.views.attachments import SANDBOX


@require_POST
@able(Ability.WORK_TICKETS)
def pictures(request: Request, pk: int | None = None) -> HttpResponse:
    """Keep a picture that was pasted or dropped into the text; answer what stands for it."""
    ticket = _on(request, pk)
    given = request.FILES.getlist("picture")
    if len(given) != 1:
        raise Invalid(_("Send one picture at a time."))
    (file,) = given
    uploads.check([file.size or 0])
    kept = put_picture(
        ticket,
        name=file.name or _("picture"),
        content_type=uploads.kind_of(file),
        content=file.read(),
        by=request.user,
    )
    return JsonResponse(
        {
            "reference": kept.reference,
            "name": kept.filename,
            "url": kept.get_absolute_url(),
        },
        status=201,
    )


@require_safe
@able(Ability.WORK_TICKETS)
def picture(request: Request, picture: int, pk: int | None = None) -> HttpResponse:
    """Show the picture to its writer, and to nobody else."""
    found = _own(request, picture, pk)
    try:
        content = blobs.path_for_now(found.key).open("rb")
    except FileNotFoundError as missing:
        raise NotFound(
            _("The file “%(filename)s” is no longer stored.") % {"filename": found.filename}
        ) from missing
    response = FileResponse(content, filename=found.filename, content_type=found.content_type)
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    # A file is streamed; the decorators of pages are typed for complete answers.
    return cast(HttpResponse, response)


@require_POST
@able(Ability.WORK_TICKETS)
def removal(request: Request, picture: int, pk: int | None = None) -> HttpResponse:
    """Remove a picture from the text."""
    remove_picture(_own(request, picture, pk), by=request.user)
    return HttpResponse(status=204)


def _own(request: Request, picture: int, pk: int | None) -> Picture:
    ticket = _on(request, pk)
    return get_object_or_404(Picture, pk=picture, ticket=ticket, user=request.user)


def _on(request: Request, pk: int | None) -> Ticket | None:
    """Return the ticket that the text is on; None for a mail that will begin one."""
    return None if pk is None else _ticket.get(request, pk)
