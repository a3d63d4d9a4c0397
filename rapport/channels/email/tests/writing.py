"""Mails for tests, which state only what the test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import count

from conftest import MONDAY

DORA = "Dora Lind <dora@nordwind.example>"
EMIL = "Emil Sato <emil@sato.example>"
SUPPORT = "support@desk.example"

_numbers = count(1)


def mail(
    text: str = "The export stops at 60 %.",
    *,
    sender: str = DORA,
    to: str = SUPPORT,
    subject: str = "Export stops",
    message_id: str = "",
    html: str = "",
    files: Sequence[tuple[str, str, bytes]] = (),
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """Return the bytes of a mail. ``headers`` by name; an empty one is left out.

    ``files`` are (name, content type, content). Without ``message_id`` each mail gets its own.
    """
    message = EmailMessage()
    fields = {
        "From": sender,
        "To": to,
        "Subject": subject,
        "Date": format_datetime(MONDAY),
        "Message-ID": message_id or f"<{next(_numbers)}@nordwind.example>",
        **(headers or {}),
    }
    for name, value in fields.items():
        if value:
            message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for filename, content_type, content in files:
        main, _slash, sub = content_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=filename)
    return message.as_bytes()
