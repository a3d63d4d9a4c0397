"""What the server does for the channels beside answering requests (``RAPPORT_WORKERS``)."""

from __future__ import annotations

from rapport.channels import outbox
from rapport.channels.arrivals import recovery
from rapport.channels.email.fetching.watch import WATCH
from rapport.timeline.worker import Worker

# A reply writes to the timeline in the transaction that queues it, so it goes out at once.
OUTBOX = Worker("outbox", outbox.send_due, every=15.0, on_news=True, gathers=0.1)
LEFTOVERS = Worker("leftovers", recovery.settle_leftovers, every=20.0)
MAILBOXES = Worker("mailboxes", WATCH.run_once, every=5.0)
