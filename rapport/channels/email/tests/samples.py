"""Raw mails for the tests that all channels pass."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.tests.conformance import Samples
from rapport.tickets.models import Queue


def _write(words: str, key: str) -> bytes:
    return mail(
        words,
        message_id=f"<{key}@nordwind.example>",
        files=[("a.txt", "text/plain", b"a")],
    )


def _account(queue: Queue) -> str:
    address = f"{queue.slug}@desk.example"
    return Mailbox.objects.create(
        name=queue.name, address=address, queue=queue, connected_at=MONDAY
    ).account


SAMPLES = Samples(write=_write, unreadable=b"\r\n", account=_account)
