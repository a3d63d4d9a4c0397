"""Pictures put into a text, and the content of the finished text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import blobs, clock
from rapport.core.errors import Invalid
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.correspondence import markup
from rapport.tickets.correspondence.content import Content, File
from rapport.tickets.correspondence.pictures import DRAWN, pictures_in, with_keys
from rapport.tickets.correspondence.uploads import check
from rapport.tickets.models import Draft, Picture, Ticket

# So many may wait in the texts of one person on one ticket.
MOST = 40
KEPT = timedelta(days=7)


def put_picture(
    ticket: Ticket | None,
    *,
    name: str,
    content_type: str,
    content: bytes,
    by: User,
    at: datetime | None = None,
) -> Picture:
    """Keep a picture for a text that is being written, on the ticket or to begin one.

    Like a draft it is private and unfinished, so it leaves no event. Raises Invalid for what is no
    picture that mail programs draw, and for one too large to be sent.
    """
    require(by, Ability.WORK_TICKETS)
    if content_type not in DRAWN:
        raise Invalid(
            _("“%(name)s” is not a picture that can stand in a text. Attach it as a file instead.")
            % {"name": name[:80]}
        )
    check([len(content)])
    if Picture.objects.filter(ticket=ticket, user=by).count() >= MOST:
        raise Invalid(_("There are too many pictures in this text. Take some out first."))
    key = uuid4().hex[:12]
    blobs.keep_for_now(key, content)
    return Picture.objects.create(
        key=key,
        ticket=ticket,
        user=by,
        filename=name[:255],
        content_type=content_type,
        size=len(content),
        at=at or clock.now(),
    )


def remove_picture(picture: Picture, *, by: User) -> None:
    """Remove a picture from a text that is being written; leaves no event, as adding it did."""
    require(by, Ability.WORK_TICKETS)
    _delete(picture)


def written(
    text: str,
    ticket: Ticket | None,
    *,
    by: User,
    files: Sequence[File] = (),
    to: Sequence[str] = (),
    cc: Sequence[str] = (),
) -> Content:
    """Return the content of a finished text, creating files of the pictures in it.

    Leaves no event: the caller records what was written. Raises Invalid when the files are too
    many or too large together.
    """
    text = text.strip()
    pictures = pictures_in([text], ticket, by)
    if pictures:
        check([*(file.size for file in files), *(each.size for each in pictures)])
        text = with_keys(text, pictures)
    shown = [_file(each) for each in pictures]
    said = markup.read(text, [each.key for each in pictures])
    for each in pictures:
        _delete(each)
    return Content(
        text=text,
        reply=said.text if said.html else "",
        html=said.html,
        to=to,
        cc=cc,
        files=[*files, *shown],
    )


def forget_pictures(at: datetime) -> None:
    """Delete pictures that no draft has mentioned for a week; leaves no event, as adding did."""
    for picture in Picture.objects.filter(at__lt=at - KEPT).select_related("ticket", "user"):
        drafts = Draft.objects.filter(ticket=picture.ticket, user=picture.user)
        texts = [draft.text for draft in drafts]
        if picture not in pictures_in(texts, picture.ticket, picture.user):
            _delete(picture)


def _file(picture: Picture) -> File:
    content = blobs.path_for_now(picture.key).read_bytes()
    name, kind = picture.filename, picture.content_type
    return File.of(name, kind, content, content_id=picture.key, is_inline=True)


def _delete(picture: Picture) -> None:
    """Delete the picture, and its bytes once that is certain; leaves no event, as adding did."""
    transaction.on_commit(partial(blobs.drop, picture.key))
    picture.delete()
