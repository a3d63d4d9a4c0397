"""Files of what was erased."""

from __future__ import annotations

from datetime import timedelta

from rapport.core import blobs, clock
from rapport.people.models import User
from rapport.privacy.actions import sweep
from rapport.privacy.models import Erasure
from rapport.tickets.models import Attachment, Ticket


def test_a_file_goes_once_it_has_rested(ada: User) -> None:
    digest, now = blobs.keep(b"plan"), clock.now()
    erasure = Erasure.objects.create(subject=1, at=now, files=[digest], finished_at=now)

    assert not sweep(erasure, at=now)
    assert blobs.path_of(digest).exists()
    assert sweep(erasure, at=now + timedelta(hours=1))
    assert not blobs.path_of(digest).exists()
    assert Erasure.objects.get().files == []


def test_a_file_that_another_row_has_stays(ticket: Ticket) -> None:
    digest, now = blobs.keep(b"plan"), clock.now()
    message = ticket.messages.first()
    assert message is not None
    Attachment.objects.create(message=message, filename="plan", size=4, digest=digest)
    erasure = Erasure.objects.create(subject=1, at=now, files=[digest], finished_at=now)

    assert sweep(erasure, at=now + timedelta(hours=1))
    assert blobs.path_of(digest).exists()
