from __future__ import annotations

import pytest

from rapport.channels.email.models import Mailbox


@pytest.fixture(autouse=True)
def verifier(mailbox: Mailbox) -> None:
    """Our own mail server proves senders."""
    mailbox.verifier = "mx.desk.example"
    mailbox.save()
