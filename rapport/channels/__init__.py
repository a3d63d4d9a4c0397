"""Channels: one folder each, with arrivals and an outbox in common.

``transport`` is the contract, ``registry`` knows which channels keep it, ``arrivals`` takes raw
input in and ``outbox`` sends; docs/explanation/the-channel-email.md walks through the reference
channel.
"""

from __future__ import annotations
