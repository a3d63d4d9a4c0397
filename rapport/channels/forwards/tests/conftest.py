"""A mail server that verifies senders, for the tests."""

from __future__ import annotations

import pytest

from rapport.channels.email.models import Mailbox


@pytest.fixture(autouse=True)
def verifier(mailbox: Mailbox) -> None:
    """Configure a mail server of our own that verifies senders."""
    mailbox.verifier = "mx.desk.example"
    mailbox.save()
