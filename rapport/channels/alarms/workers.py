"""What the server does for alarms beside answering requests (``RAPPORT_WORKERS``)."""

from __future__ import annotations

from rapport.channels.alarms.mending import try_again
from rapport.channels.alarms.watch import Watchman
from rapport.channels.notices.sending import send_due
from rapport.timeline.worker import Worker

ALARMS = Worker("alarms", Watchman().look, every=60.0)
# A notice comes with an event in the transaction that writes it, so it goes out at once.
NOTICES = Worker("notices", send_due, every=30.0, on_news=True, gathers=0.1)
MENDING = Worker("mending", try_again, every=120.0)
