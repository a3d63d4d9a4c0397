"""Filled-in forms for the tests that all channels pass."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.tests.conformance import Samples
from rapport.channels.webform import raw
from rapport.channels.webform.models import ContactForm
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Queue


def _write(words: str, key: str) -> bytes:
    return raw.write(
        raw.Filled(
            key=key,
            name="Dora Lind",
            address="dora@nordwind.example",
            subject="Export stops",
            message=words,
            files=(File.of("a.txt", "text/plain", b"a"),),
        )
    )


def _account(queue: Queue) -> str:
    return ContactForm.objects.create(
        name=queue.name, slug=queue.slug, queue=queue, made_at=MONDAY
    ).account


SAMPLES = Samples(write=_write, unreadable=b'{"no": "form"}', account=_account)
