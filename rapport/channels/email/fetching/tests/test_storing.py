"""Refusals to store mail, remembered and tried out."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from rapport.channels.email.fetching.storing import Storing
from rapport.core.database.faults import Fault
from tests.failing import full, locked, no_room, only_sqlite

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]


def test_a_mail_server_that_fails_is_no_reason_not_to_ask_it() -> None:
    storing = Storing()

    assert storing.note(ConnectionResetError(errno.ECONNRESET, "gone")) is None
    with full(), no_room():
        assert storing.is_possible(), "nothing is tried while nothing was refused"


@pytest.mark.parametrize("fault", [locked, no_room])
def test_after_a_refusal_it_is_tried_out(
    fault: Callable[[], AbstractContextManager[None]],
) -> None:
    storing = Storing()
    with fault():
        assert storing.note(OSError(errno.ENOSPC, "full")) is Fault.FULL
        assert not storing.is_possible()

    assert storing.is_possible()
