"""The queue of a message: its account's, or the default."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.queues import queue_of
from rapport.channels.parsed import What
from rapport.core.errors import Invalid
from rapport.tickets.models import Queue


@pytest.fixture
def what(kept: Kept) -> What:
    """Return what came to support."""
    return kept(mail()).parsed.what


def test_it_is_the_one_that_the_account_names(
    what: What, support_queue: Queue, billing_queue: Queue
) -> None:
    assert queue_of(what) == support_queue
    assert queue_of(replace(what, queue=billing_queue.pk)) == billing_queue


@pytest.mark.parametrize("named", [None, 404])
def test_without_one_or_when_it_is_gone_it_is_the_default(
    what: What, support_queue: Queue, billing_queue: Queue, named: int | None
) -> None:
    Queue.objects.update(is_default=False)
    Queue.objects.filter(pk=billing_queue.pk).update(is_default=True)

    assert queue_of(replace(what, queue=named)) == billing_queue


def test_a_desk_without_any_says_so(what: What, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.tickets.opening._first_queue", list)

    with pytest.raises(Invalid, match="There is no queue yet"):
        queue_of(replace(what, queue=None))
