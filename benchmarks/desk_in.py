"""The process that measures one desk from inside.

In turns with others (``benchmarks.turns``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import desk_pages, desk_writes, tickets
from benchmarks.measure import Act
from benchmarks.turns import answer
from rapport.people.models import User

# How many tickets are answered in turn.
ANSWERED = 50


def main() -> None:
    """Prepare everything, then answer."""
    settings.ROOT_URLCONF = "benchmarks.desk_pages"
    ada = User.objects.get(email="ada@demo.example")
    client = Client()
    client.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    shown = tickets.shown()
    # Replies go to other tickets, so that the page stays as long; a tiny desk may have none.
    others = tickets.held().exclude(pk=shown).values_list("pk", flat=True)
    answered = list(others[:ANSWERED]) or [shown]
    acts: dict[str, Sequence[Act]] = {
        "queue page": desk_pages.beside_floor(client, "/tickets/"),
        "ticket page": desk_pages.beside_floor(client, f"/tickets/{shown}/"),
        "queue beside frame": desk_pages.beside_floor(client, "/tickets/", desk_pages.FRAME),
        "ticket beside frame": desk_pages.beside_floor(
            client, f"/tickets/{shown}/", desk_pages.FRAME
        ),
        **desk_writes.beside_floor(ada, answered),
    }
    answer(acts, _queries(acts))


def _queries(acts: Mapping[str, Sequence[Act]]) -> dict[str, int]:
    """Return how many queries each act takes with warm caches."""
    counted = {}
    for name, (real, *_) in acts.items():
        real()
        with CaptureQueriesContext(connection) as queries:
            real()
        counted[name] = len(queries)
    return counted


if __name__ == "__main__":
    main()
