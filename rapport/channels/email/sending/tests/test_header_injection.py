"""Header injection: nobody's text becomes a header or part."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.generator import BytesGenerator
from email.message import EmailMessage
from io import BytesIO

import pytest
from django.db import connection
from django.db.models import F

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import compose
from rapport.channels.email.sending.folding import MAIL
from rapport.channels.models import Inbound
from rapport.channels.transport import TransportError
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Attachment, Outgoing, Ticket

pytestmark = pytest.mark.django_db

EVIL = "X-Evil"
BREAKS = [
    "\r\n", "\n", "\r", "\n\n", "\r\n\r\n", "\x00\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e",
    "\x85", "\u2028", "\u2029", "\u560d\u560a", "%0d%0a", "\\r\\n", "\r\n ", "\n\t", "\x00",
]  # fmt: skip
PAYLOADS = [f"Hello{each}{EVIL}: 1" for each in BREAKS] + [
    f"=?utf-8?q?Hello=0D=0A{EVIL}:_1?=",
    f"=?utf-8?q?Hello=0A{EVIL}:_1?= and =?utf-8?b?DQpYLUV2aWw6IDE=?=",
    "=?utf-8?b?DQpYLUV2aWw6IDENCg0KaGk=?=",
    f'"quoted\r\n{EVIL}: 1" <a@b.example>',
    f"a\udc0d\udc0a{EVIL}: 1",
    f"{'x' * 990}\r\n{EVIL}: 1",
    f"--=\r\nContent-Type: text/html\r\n\r\n<script>{EVIL}",
    f'file"; filename="evil.exe"\r\n{EVIL}: 1',
]
HEADERS = {
    *("From", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References"),
    *("X-Rapport-Loop", "MIME-Version", "Content-Type", "Reply-To", "Content-Transfer-Encoding"),
}


@pytest.fixture
def outgoing(ticket: Ticket, mailbox: Mailbox, ben: User) -> Outgoing:
    """Return Ben's answer with a file, ready to go."""
    ticket.queue.signature = "Ben"
    ticket.queue.save()
    reply(ticket, text="Try again.", by=ben, files=[File.of("a.txt", "text/plain", b"a")])
    return Outgoing.objects.get(purpose="reply")


def sent(outgoing: Outgoing, mailbox: Mailbox) -> bytes:
    out = BytesIO()
    letter = compose.compose(Outgoing.objects.get(pk=outgoing.pk), mailbox)
    BytesGenerator(out, policy=MAIL).flatten(letter.mail)
    return out.getvalue()


def assert_harmless(raw: bytes, parts: int = 4) -> None:
    """Assert no foreign header, no line break inside one, no part that nobody made."""
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\0" not in raw
    for line in head.split(b"\r\n"):
        assert not line.lower().startswith(EVIL.lower().encode()), line
        assert len(line) <= 998
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert set(mail.keys()) <= HEADERS
    assert len(set(mail.keys())) == len(mail.keys())
    walked = list(mail.walk())
    assert len(walked) <= parts + 1
    for part in walked:
        assert not [name for name in part.keys() if name.lower().startswith("x-evil")]  # noqa: SIM118  # see above


def storable(text: str) -> str:
    """Return text that the database takes: Unicode; on PostgreSQL short and without NUL."""
    kept = text.encode("utf-8", "replace").decode()
    return kept.replace("\x00", "")[-100:] if connection.vendor == "postgresql" else kept


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["subject", "text", "sender_name", "signature", "from_name"])
def test_words_stay_words(outgoing: Outgoing, mailbox: Mailbox, field: str, payload: str) -> None:
    queue = outgoing.ticket.queue
    payload = storable(payload)
    if field in ("subject", "text"):
        Outgoing.objects.filter(pk=outgoing.pk).update(**{field: payload})
    elif field == "from_name":
        type(queue).objects.update(sender_name="")
        mailbox.from_name = payload
    else:
        type(queue).objects.update(**{field: payload})
    assert_harmless(sent(outgoing, mailbox))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["filename", "content_type", "content_id"])
def test_files_bring_no_header(
    outgoing: Outgoing, mailbox: Mailbox, field: str, payload: str
) -> None:
    value = storable(payload)
    value = f"text/{value}" if field == "content_type" else value
    Attachment.objects.update(**{field: value})
    assert_harmless(sent(outgoing, mailbox))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["to", "cc"])
@pytest.mark.parametrize("form", ["{}", "{}@b.example", "a@{}", "dora@nordwind.example{}"])
def test_addresses_are_addresses_or_nothing(
    outgoing: Outgoing, mailbox: Mailbox, field: str, payload: str, form: str
) -> None:
    value = storable(form.format(payload))
    Outgoing.objects.filter(pk=outgoing.pk).update(**{field: [value]})
    try:
        raw = sent(outgoing, mailbox)
    except TransportError as refused:
        assert refused.permanent
    else:
        assert_harmless(raw)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_ids_of_others_bring_no_header(outgoing: Outgoing, mailbox: Mailbox, payload: str) -> None:
    name = storable(payload)[:255]
    for number, external in enumerate((name, f"1@{name}"[:255])):
        Inbound.objects.create(
            channel="email",
            account=mailbox.account,
            source=f"INBOX:1:{number}",
            digest="0" * 64,
            size=1,
            received_at=MONDAY,
            kept_at=MONDAY,
            state="appended",
            external_id=external,
            message=outgoing.message,
        )
    Outgoing.objects.filter(pk=outgoing.pk).update(external_id=F("external_id"))
    assert_harmless(sent(outgoing, mailbox))


def test_the_test_would_see_an_injected_header(outgoing: Outgoing, mailbox: Mailbox) -> None:
    raw = sent(outgoing, mailbox).replace(b"Subject:", f"{EVIL}: 1\r\nSubject:".encode(), 1)
    with pytest.raises(AssertionError):
        assert_harmless(raw)
