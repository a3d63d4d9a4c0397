"""Wires in and out: one folder a channel, one inbox and one outbox for all of them.

``transport`` is the contract, ``registry`` knows who keeps it, ``arrivals`` takes raw input in and
``outbox`` sends; docs/explanation/the-channel-email.md walks through the reference channel.
"""

from __future__ import annotations
