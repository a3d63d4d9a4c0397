"""Samples that every channel brings for the common tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from rapport.tickets.models import Queue


@dataclass(frozen=True)
class Samples:
    """Raw input of a channel, written for tests.

    ``write(words, key)`` is a message of Dora Lind, dora@nordwind.example, about "Export stops",
    with a file "a.txt" that contains "a"; another key makes it another message. ``unreadable``
    cannot be processed. ``account(queue)`` creates a mailbox, form … whose messages go to the
    queue.
    """

    write: Callable[[str, str], bytes]
    unreadable: bytes
    account: Callable[[Queue], str]


def samples_of(kind: str) -> Samples:
    """Return the samples in the channel's ``tests/samples.py``."""
    samples: Samples = import_module(f"rapport.channels.{kind}.tests.samples").SAMPLES
    return samples
