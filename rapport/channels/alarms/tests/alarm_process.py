"""A process that checks a desk's alarms at other times.

For tests of real failures. ``python -m rapport.channels.alarms.tests.alarm_process set-up HOST
PORT`` adds to a desk made by ``fetching_process`` a manager and a second mailbox that only sends,
by the SMTP server there. ``… look MINUTES MINUTES …`` checks once at each of these moments from
now, sends what is due, and prints as JSON what people see at the last of them.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta

from rapport.core import clock, django

MANAGER = "ada@people.example"
ANOTHER = "billing@desk.example"


def set_up(host: str, port: int) -> None:
    """Add the manager, and the mailbox that sends."""
    from rapport.channels.email.models import Mailbox, Security
    from rapport.people.models import User
    from rapport.people.roles import Role
    from rapport.tickets.models import Queue

    User.objects.create_user(MANAGER, "rapport-test", name="Ada Berg", role=Role.MANAGER)
    Mailbox.objects.create(
        name="Billing",
        address=ANOTHER,
        queue=Queue.objects.get(),
        connected_at=clock.now(),
        smtp_host=host,
        smtp_port=port,
        smtp_security=Security.NONE,
    )


def look(minutes: list[float]) -> None:
    """Check at each of the moments; print the pages as they are at the last."""
    from rapport.channels.alarms.watchman import Watchman
    from rapport.channels.email.models import Mailbox
    from rapport.channels.notices.sending import send_due

    watchman, begun = Watchman(), clock.now()
    for ahead in minutes:
        at = begun + timedelta(minutes=ahead)
        # Times that the watcher records by the real clock move along.
        Mailbox.objects.filter(failing_since=None).update(fetched_at=at)
        watchman.look(at)
        send_due(at)
    sys.stdout.write(json.dumps(_pages(begun + timedelta(minutes=minutes[-1]))))


def _pages(at: datetime) -> dict[str, str]:
    """Return the pages that the manager reads at that moment."""
    from django.test import Client

    from rapport.channels.email.models import Mailbox
    from rapport.people.models import User

    clock.now = lambda: at
    browser = Client()
    browser.force_login(
        User.objects.get(email=MANAGER), "allauth.account.auth_backends.AuthenticationBackend"
    )
    page = Mailbox.objects.order_by("pk").values_list("pk", flat=True)[0]
    paths = {"cockpit": "/", "mailbox": f"/settings/mailboxes/{page}/"}
    return {name: browser.get(path).content.decode() for name, path in paths.items()}


if __name__ == "__main__":
    django.start()
    if sys.argv[1] == "set-up":
        set_up(sys.argv[2], int(sys.argv[3]))
    else:
        look([float(minutes) for minutes in sys.argv[2:]])
