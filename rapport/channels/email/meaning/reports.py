"""Reports of servers and programs about our mail.

RFC 3464 and RFC 8098, in our own terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapport.channels.email import message_ids
from rapport.channels.email.meaning import causes
from rapport.channels.parsed import Heard, Reference, Report
from rapport.channels.storable import clean
from rapport.mail import Bounce, Mail
from rapport.tickets.models import DeliveryReport

Word = DeliveryReport.Word

_SEARCHED = 100_000
_FIELD = re.compile(r"(?im)^(final-recipient|action):[ \t]*([^\r\n]{1,998})")
_ADDRESS = re.compile(r"[^\s<>;,\"]{1,64}@[^\s<>;,\"]{1,189}")
# The words of a report of success (RFC 3464 §2.3.3); a list or relay took it, as far as is known.
_ARRIVED = frozenset(("delivered", "relayed", "expanded", "deliverable"))


def of(mail: Mail) -> Report | None:
    """Return the report in a mail, or None if it is not one."""
    if mail.bounce is not None:
        return Report(_reference(mail), (*_failures(mail.bounce), *_delivered(mail)))
    if mail.kind == "read-receipt":
        return Report(_reference(mail), tuple(_displayed(mail)), mail.date)
    delivered = tuple(_delivered(mail))
    return Report(_reference(mail), delivered) if delivered else None


def _failures(bounce: Bounce) -> Iterator[Heard]:
    """Yield what is said about each recipient; about all, if none is named."""
    for one in bounce.recipients:
        word = Word.DELAYED if one.action.lower() == "delayed" else Word.FAILED
        yield Heard(clean(one.email).lower(), word, causes.refused(one))
    if not bounce.recipients:
        yield Heard("", Word.FAILED, causes.of(None, "", is_permanent=False))


def _delivered(mail: Mail) -> Iterator[Heard]:
    """Yield whom it reached; a report that says only this is no bounce."""
    for fields in _parts(mail, "message/delivery-status"):
        address = ""
        for name, value in fields:
            if name == "final-recipient":
                address = _address(value)
            elif name == "action" and address and value.split()[0].lower() in _ARRIVED:
                yield Heard(address, Word.DELIVERED)


def _displayed(mail: Mail) -> Iterator[Heard]:
    """Yield who opened it (RFC 8098 §3.2.6); deleting it unread is reported in the same form."""
    if mail.receipt is not None and mail.receipt.disposition == "displayed":
        yield Heard(_address(mail.receipt.recipient), Word.DISPLAYED)


def _parts(mail: Mail, content_type: str) -> Iterator[list[tuple[str, str]]]:
    for attachment in mail.attachments:
        if attachment.content_type == content_type:
            text = attachment.content[:_SEARCHED].decode("latin-1")
            yield [(name.lower(), value.strip()) for name, value in _FIELD.findall(text)]


def _address(value: str) -> str:
    found = _ADDRESS.search(value.rpartition(";")[2])
    return clean(found[0]).lower() if found else ""


def _reference(mail: Mail) -> Reference | None:
    """Find which of our mails it is about, by Message-ID or the returned text's marker line.

    Some servers return no headers of the original, only its text.
    """
    told = mail.bounce or mail.receipt
    original = told.original_message_id if told else None
    places = [original or "", *mail.in_reply_to, *mail.references, mail.text[-_SEARCHED:]]
    places += [
        attachment.content[:_SEARCHED].decode("latin-1")
        for attachment in mail.attachments
        if attachment.content_type.startswith(("message/", "text/"))
    ]
    return next((found for place in places if (found := message_ids.read(place))), None)
