"""Pictures in texts that are being written."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from rapport.people.models import User
from rapport.tickets.correspondence import inline
from rapport.tickets.models import Picture, Ticket

# Formats that browsers only draw. SVG is not among them: it can carry script.
DRAWN = frozenset(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"])

# Numbers in a text are shorter.
SHORTEST_KEY = 12


def pictures_in(texts: Sequence[str], ticket: Ticket | None, user: User) -> list[Picture]:
    """Return the pictures that these texts of a person mention, in their order.

    The texts are on the ticket, or of mails that will begin one.
    """
    names = [name for text in texts for name in inline.picture_keys(text)]
    if not names:
        return []
    numbers = [int(name) for name in names if len(name) < SHORTEST_KEY]
    found = Picture.objects.filter(Q(key__in=names) | Q(pk__in=numbers), ticket=ticket, user=user)
    return sorted(
        found,
        key=lambda picture: min(names.index(name) for name in picture.names if name in names),
    )


def with_keys(text: str, pictures: Sequence[Picture]) -> str:
    """Return the text with the keys of these pictures for their numbers."""
    for picture in pictures:
        number, key = picture.names
        text = text.replace(f"](picture:{number})", f"](picture:{key})")
    return text
