"""Pictures and the preview of an unfinished text."""

from __future__ import annotations

from typing import cast

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.core import blobs
from rapport.core.errors import Invalid
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions.messages.picture import put_picture, remove_picture
from rapport.tickets.correspondence import markup, uploads
from rapport.tickets.correspondence.pictures import pictures_in
from rapport.tickets.models import Picture
from rapport.tickets.views import _ticket
from rapport.tickets.views.attachments import SANDBOX


@require_POST
@able(Ability.WORK_TICKETS)
def pictures(request: Request, pk: int) -> HttpResponse:
    """Keep a picture that was pasted or dropped into the text; answer what stands for it."""
    ticket = _ticket.get(request, pk)
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
def picture(request: Request, pk: int, picture: int) -> HttpResponse:
    """Show the picture to its writer, and to nobody else."""
    found = _own(request, pk, picture)
    content = blobs.path_for_now(found.key).open("rb")
    response = FileResponse(content, filename=found.filename, content_type=found.content_type)
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    # A file is streamed; the decorators of pages are typed for complete answers.
    return cast(HttpResponse, response)


@require_POST
@able(Ability.WORK_TICKETS)
def removal(request: Request, pk: int, picture: int) -> HttpResponse:
    """Remove a picture from the text."""
    remove_picture(_own(request, pk, picture), by=request.user)
    return HttpResponse(status=204)


@require_POST
@able(Ability.WORK_TICKETS)
def preview(request: Request, pk: int) -> HttpResponse:
    """Show how a text will look once it is sent."""
    ticket = _ticket.get(request, pk)
    text = request.POST.get("text", "").strip()
    found = pictures_in([text], ticket, request.user)
    html = markup.read(text, [each.key for each in found]).html
    for each in found:
        html = html.replace(f'src="cid:{each.key}"', f'src="{each.get_absolute_url()}"')
    return render(request, "tickets/_preview.html", {"text": text, "html": mark_safe(html)})


def _own(request: Request, pk: int, picture: int) -> Picture:
    ticket = _ticket.get(request, pk)
    return get_object_or_404(Picture, pk=picture, ticket=ticket, user=request.user)
