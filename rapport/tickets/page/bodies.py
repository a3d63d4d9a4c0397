"""The HTML of a message, ready to be shown.

It was sanitised when it came in (channels). Two things are left for the moment of display:
pictures that came with the message get the addresses of their files, and remote pictures, which
were set aside, come back only when the reader asks: fetching them tells the sender that, when and
where the mail was read.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from rapport.tickets.correspondence.pictures import DRAWN
from rapport.tickets.models import Attachment

# The sanitiser writes attributes in double quotes, escaped, so these find exactly its own.
_HELD = re.compile(r'<img class="held-image"([^>]*?) data-held-src="')
_ENCLOSED = re.compile(r' src="cid:([^"]*)"')
_PICTURE = re.compile(r'<img((?: [a-z-]+(?:="[^"]*")?)*)>')


def shown(html: str, attachments: Iterable[Attachment], *, with_images: bool = False) -> SafeString:
    """Return sanitised HTML with the pictures that may be seen."""
    if with_images:
        html = _HELD.sub(r'<img\1 src="', html)
    html = _PICTURE.sub(_said_to_be_seen, html)
    addresses = {
        attachment.content_id.strip("<>"): attachment.get_absolute_url()
        for attachment in attachments
        if attachment.content_id and is_drawn(attachment)
    }
    return mark_safe(_ENCLOSED.sub(lambda found: _address(found, addresses), html))


def held_images(html: str) -> int:
    """Return how many remote pictures are held back."""
    return len(_HELD.findall(html))


def enclosed(html: str) -> set[str]:
    """Return the content ids of the files that the HTML displays."""
    return {entities.unescape(found).strip("<>") for found in _ENCLOSED.findall(html)}


def is_drawn(attachment: Attachment) -> bool:
    """Return whether the file is a picture that can be shown safely."""
    return attachment.content_type.lower() in DRAWN


def _said_to_be_seen(found: re.Match[str]) -> str:
    """Hide a picture without a description from screen readers (WCAG 1.1.1)."""
    return found[0] if " alt=" in found[1] else f'<img{found[1]} alt="">'


def _address(found: re.Match[str], addresses: dict[str, str]) -> str:
    address = addresses.get(entities.unescape(found[1]).strip("<>"))
    return f' src="{entities.escape(address)}"' if address else ""
