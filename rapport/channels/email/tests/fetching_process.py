"""A process that watches a desk's mailboxes until it is killed.

For tests of crashes. ``python -m rapport.channels.email.tests.fetching_process set-up HOST PORT
PASSWORD`` sets up the desk with one mailbox there; ``… watch SECONDS`` watches it for ever. The
data folder comes from ``RAPPORT_HOME``.
"""

from __future__ import annotations

import sys
import threading

from rapport.core import django

ADDRESS = "support@desk.example"


def set_up(host: str, port: int, password: str) -> None:
    """Create a queue and a mailbox."""
    from rapport.channels.email.models import Folder, Mailbox, Security
    from rapport.core import clock, secrets
    from rapport.people.models import Team
    from rapport.tickets.models import Queue

    team = Team.objects.create(name="Support")
    queue = Queue.objects.create(name="Support", slug="support", team=team, is_default=True)
    mailbox = Mailbox.objects.create(
        name="Support",
        address=ADDRESS,
        queue=queue,
        is_default=True,
        connected_at=clock.now(),
        fetch_host=host,
        fetch_port=port,
        fetch_security=Security.NONE,
        fetch_user=ADDRESS,
        fetch_password=secrets.seal(password),
    )
    Folder.objects.create(mailbox=mailbox, name="INBOX")


def watch(poll_seconds: float) -> None:
    """Watch until killed; servers without IDLE are polled at this interval."""
    from rapport.channels.email.fetching import watch
    from rapport.core import clock

    watch.POLL_SECONDS = poll_seconds
    watch.Watchers().run_once(clock.now())
    threading.Event().wait()


if __name__ == "__main__":
    if sys.argv[1] == "set-up":
        django.open_desk()
        set_up(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        django.start()
        watch(float(sys.argv[2]))
