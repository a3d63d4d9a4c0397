"""Pictures in texts that are being written."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.people.models import User
from rapport.tickets.correspondence import inline
from rapport.tickets.models import Picture, Ticket

# Formats that browsers only draw. SVG is not among them: it can carry script.
DRAWN = frozenset(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"])


def pictures_in(texts: Sequence[str], ticket: Ticket | None, user: User) -> list[Picture]:
    """Return the pictures that these texts of a person mention, in their order.

    The texts are on the ticket, or of mails that will begin one.
    """
    keys = [key for text in texts for key in inline.picture_keys(text)]
    if not keys:
        return []
    found = Picture.objects.filter(ticket=ticket, user=user, key__in=keys)
    return sorted(found, key=lambda picture: keys.index(picture.key))
