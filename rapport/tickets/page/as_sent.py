"""Messages with HTML, as they were sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.safestring import SafeString

from rapport.core.registry import Registry
from rapport.tickets.models import Attachment, Message
from rapport.tickets.page import bodies

# Takes a message; returns its HTML made safe, with the looks that its sender gave it, or None
# where its channel keeps no original. A message's own HTML has lost its styles.
Original = Callable[[Message], str | None]
ORIGINALS: Registry[Original] = Registry("messages as they were sent")


def html_of(
    message: Message, attachments: Sequence[Attachment], *, with_images: bool
) -> SafeString:
    """Return the HTML of the message as it was sent, with the pictures that may be seen."""
    found = (original(message) for original in ORIGINALS)
    html = next((html for html in found if html), message.html)
    return bodies.shown(html, attachments, with_images=with_images)
