"""The reader: bytes become a `Mail`.

It calls each idea's own module in order.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from rapport.mail import content, forwards
from rapport.mail.calendar import calendar, lines
from rapport.mail.characters import charsets
from rapport.mail.content import Content
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields import addresses, dates
from rapport.mail.fields.headers import Headers
from rapport.mail.fields.headers import split as split_headers
from rapport.mail.machines import absence, bounces, machine, receipts
from rapport.mail.parts import structure
from rapport.mail.parts.structure import Part
from rapport.mail.protection import EMPTY, Keyring, open_layers
from rapport.mail.quoting.split import Split, split
from rapport.mail.values import Absence, Address, Calendar, Forward, Kind, Mail

MOST_IDS = 200
OLDEST_IDS = 20  # of those; the others are the nearest
# How many attached mails are read in search of forwards.
MOST_INSIDE = 20
LARGEST_INSIDE = 10_000_000

_ID = re.compile(r"<([^<>]{1,990})>")
_BARE_ID = re.compile(r"[^\s<>,;]{1,990}")
_NOBODY = Address("", "")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")


def read(raw: bytes, keyring: Keyring = EMPTY) -> Mail:
    """Read one mail. Never raises for any bytes; `Mail.defects` lists what was mended.

    Checks signatures and opens encrypted mails with the keys in `keyring`.
    """
    return _read(raw, keyring, inside=False)


def _read(raw: bytes, keyring: Keyring, *, inside: bool) -> Mail:
    """Read one mail and those attached to it, unless it is attached itself."""
    defects = Defects()
    root = structure.parse(raw, defects)
    headers = root.headers
    headers.hint = _charset_hint(root)
    sender = _first(headers, "from", defects)
    envelope_sender = _first(headers, "sender", defects)
    from_ = sender if sender and sender.email else _fallback_sender(headers, sender, defects)
    date = _date(headers, defects)
    opened = open_layers(root, from_.email, date, keyring, defects)
    body = content.read(opened.root, defects)
    subject = opened.subject or headers.get("subject")
    event = _calendar(body, defects)
    report = bounces.find(root, from_, subject, body.text)
    traits = machine.describe(headers, from_)
    parts = _parted(body, headers, from_)
    message_id, made = _message_id(headers, raw, defects)
    kind = machine.kind_of(
        headers,
        opened.innermost,
        traits,
        subject,
        bounced=report is not None,
        has_calendar=event is not None,
    )
    passed_on = () if inside or kind != "message" else _passed_on(body, subject, parts.reply)
    return Mail(
        from_=from_,
        to=_all(headers, "to", defects),
        cc=_all(headers, "cc", defects),
        reply_to=_all(headers, "reply-to", defects),
        sender=envelope_sender,
        subject=subject,
        date=date,
        message_id=message_id,
        message_id_made=made,
        in_reply_to=ids(headers.raw("in-reply-to")),
        references=ids(" ".join(headers.raw_all("references"))),
        content_type=body.content_type,
        text=body.text,
        html=body.html,
        reply=parts.reply,
        quoted=parts.quoted,
        signature=parts.signature,
        attachments=tuple(body.attachments),
        kind=kind,
        machine=traits,
        return_path=_return_path(headers),
        delivered_to=_delivered_to(headers),
        forward=forwards.find(body.text, subject) or (passed_on[0] if passed_on else None),
        bounce=report,
        calendar=event,
        defects=defects.as_tuple(),
        limits=defects.limits,
        seals=tuple(opened.seals),
        encryption=opened.encryption,
        receipt=receipts.find(opened.innermost) if kind == "read-receipt" else None,
        forwarded=passed_on,
        absence=_absence(kind, subject, parts.reply, date),
    )


def ids(value: str) -> tuple[str, ...]:
    """Return the Message-IDs in a field, without brackets, in order, each once."""
    found = _ID.findall(value) or [word for word in _BARE_ID.findall(value) if "@" in word]
    if len(found) > MOST_IDS:
        found = [*found[:OLDEST_IDS], *found[OLDEST_IDS - MOST_IDS :]]
    stripped = (identifier.strip() for identifier in found)
    return tuple(dict.fromkeys(identifier for identifier in stripped if identifier))


def _message_id(headers: Headers, raw: bytes, defects: Defects) -> tuple[str, bool]:
    """Return the id, and whether it was made here: from the bytes, so that a repeat
    gets the same.
    """
    value = headers.raw("message-id").strip()
    found = ids(value)
    if found:
        return found[0], False
    bare = value.strip("<> \t")
    if bare and not any(c.isspace() for c in bare) and len(bare) < 900:
        return bare, False
    defects.add("no usable Message-ID")
    return f"{hashlib.sha256(raw).hexdigest()[:40]}@made.rapport.invalid", True


def _date(headers: Headers, defects: Defects) -> datetime | None:
    value = headers.get("date")
    if not value:
        defects.add("no date")
        return None
    found = dates.parse(value)
    if found is None:
        defects.add("a date that cannot be read")
    return found


def _first(headers: Headers, name: str, defects: Defects) -> Address | None:
    for value in headers.raw_all(name):
        found = addresses.parse(value, defects)
        named = [address for address in found if address.email]
        if named:
            return named[0]
        if found:
            return found[0]
    return None


def _all(headers: Headers, name: str, defects: Defects) -> tuple[Address, ...]:
    found = [
        address for value in headers.raw_all(name) for address in addresses.parse(value, defects)
    ]
    return tuple(address for address in found if address.email or address.name)


def _fallback_sender(headers: Headers, sender: Address | None, defects: Defects) -> Address:
    """Return the author of a mail without an address in From, under the name in it.

    The address is that in Reply-To, else in Sender, else the envelope's.
    """
    defects.add("no sender address in From")
    for name in ("reply-to", "sender", "return-path"):
        other = _first(headers, name, defects)
        if other and other.email:
            return Address(sender.name, other.email) if sender and sender.name else other
    return sender or _NOBODY


def _return_path(headers: Headers) -> str | None:
    """Return the envelope sender: empty for `<>`, None when no server has recorded it."""
    if "return-path" not in headers:
        return None
    value = headers.raw("return-path").strip()
    found = addresses.parse(value, Defects())
    return found[0].email if found else ""


def _delivered_to(headers: Headers) -> tuple[str, ...]:
    """Return the addresses that servers delivered the mail to: they may contain a reply token."""
    found: dict[str, None] = {}
    for name in ("delivered-to", "x-original-to", "x-delivered-to", "envelope-to", "x-envelope-to"):
        for value in headers.raw_all(name)[:20]:
            for address in addresses.parse(value, Defects()):
                if address.email:
                    found[address.email] = None
    return tuple(found)


def _charset_hint(root: Part) -> str | None:
    """Return the most telling charset that the mail declares, for raw 8-bit headers."""
    found: list[str] = []
    queue = [root]
    for _ in range(20):
        if not queue:
            break
        part = queue.pop(0)
        if charset := part.params.get("charset"):
            found.append(charset)
        queue.extend(part.children)
    for charset in found:
        if charsets.codec_for(charset) not in (None, "utf-8", "cp1252"):
            return charset
    return found[0] if found else None


def _parted(body: Content, headers: Headers, sender: Address) -> Split:
    """Return the parts of the text, by what is known of its sender."""
    return split(
        body.text,
        sender=_name_words(headers, sender),
        address=sender.email,
        quoted=body.quoted_lines,
        signed=body.signed_lines,
    )


def _name_words(headers: Headers, sender: Address) -> tuple[str, ...]:
    """Return the words of a sender's name, in lower case, to recognise it in a signature."""
    local = sender.email.partition("@")[0].replace(".", " ").replace("_", " ")
    written = headers.get("from")[:200].partition("@")[0] if not sender.email else sender.name
    words = _NAME_WORD.findall(f"{written} {local}".lower())
    return tuple(dict.fromkeys(words))


def _passed_on(body: Content, subject: str, words: str) -> tuple[Forward, ...]:
    """Return the attached mails that count as forwarded."""
    found = [
        attachment.content
        for attachment in body.attachments
        if attachment.content_type == "message/rfc822" and attachment.size <= LARGEST_INSIDE
    ]
    mails = [(_read(raw, EMPTY, inside=True), _written_date(raw)) for raw in found[:MOST_INSIDE]]
    return forwards.attached(mails, subject, words)


def _written_date(raw: bytes) -> str | None:
    return split_headers(raw, Defects())[0].get("date") or None


def _absence(kind: Kind, subject: str, words: str, sent: datetime | None) -> Absence | None:
    """Return the absence that an automatic reply announces."""
    if kind != "auto-reply":
        return None
    return absence.find(f"{subject}\n{words}", sent.date() if sent else None)


def _calendar(body: Content, defects: Defects) -> Calendar | None:
    """Return the first event, and how many others there are: some attach it a second time."""
    if any(len(text) > lines.LONGEST for text, _method in body.calendars):
        defects.add("a calendar is too long: only its beginning was read", Limit.CALENDAR)
    read = (calendar.parse(text, method) for text, method in body.calendars)
    found = [event for event in read if event]
    if len(found) < 2:
        return found[0] if found else None
    others = sum(1 + event.more for event in found[1:] if event.uid != found[0].uid)
    return replace(found[0], more=found[0].more + others)
