"""Where a message can be looked at as its bytes came."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Link


def links(message: Message) -> Iterator[Link]:
    """Lead to the original of what came by a wire that tells its nature."""
    if message.nature:
        yield Link(_("Original"), reverse("message_source", args=[message.pk]))
