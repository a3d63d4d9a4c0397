"""Contributions of the timeline to rooms below and to itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.core import ledger
from rapport.core.face.story import Kind, Strand
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.places import colleague, team
from rapport.people.places.colleague import sees_changes
from rapport.timeline import actor_names, worker
from rapport.timeline.actor_names import Lookup, names_of_users
from rapport.timeline.ledger import Timeline, define_all
from rapport.timeline.personal import DECLARED
from rapport.timeline.worker import Worker

define_all(ledger.HAPPENINGS)
ledger.LEDGERS.add(Timeline())
actor_names.LOOKUPS.add(Lookup("user", names_of_users))
colleague.STRANDS.add(
    Strand(
        "changes",
        (Kind("changes", _("changes")),),
        lazily("rapport.timeline.colleague:changes_of"),
        needs=sees_changes,
    ),
    order=90,
)
team.STRANDS.add(
    Strand(
        "changes",
        (Kind("changes", _("changes")),),
        lazily("rapport.timeline.colleague:changes_of_team"),
    ),
    order=90,
)

# Figures may lag by seconds; writing them costs the same for one event as for a hundred.
worker.WORKERS.add(
    Worker(
        gettext_noop("readers"),
        lazily("rapport.timeline.reading.pump:keep_up"),
        every=30.0,
        on_news=True,
        gathers=1.0,
    ),
    order=10,
)

for declared in DECLARED:
    PERSONAL.add(declared)
