"""A small picture, and putting it into a text."""

from __future__ import annotations

from base64 import b64decode
from datetime import datetime

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions.messages.picture import put_picture
from rapport.tickets.models import Picture, Ticket

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


def put(ticket: Ticket, by: User, name: str = "shot.png", at: datetime = MONDAY) -> Picture:
    """Put the picture into a text of this person."""
    return put_picture(ticket, name=name, content_type="image/png", content=PNG, by=by, at=at)
