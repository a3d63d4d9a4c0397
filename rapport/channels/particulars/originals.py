"""Links to the original bytes of a message."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Link


def links(message: Message) -> Iterator[Link]:
    """Yield a link to the original of a message whose channel states its nature."""
    if message.nature:
        yield Link(_("Original"), reverse("message_source", args=[message.pk]))
