"""Contributions of channels to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.channels.personal import DECLARED
from rapport.core import checkup
from rapport.core.checkup import Check
from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry
from rapport.core.face.sections import Section
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.customers.places import customer
from rapport.people.places import first_steps, settings_pages
from rapport.people.places.settings_pages import Page
from rapport.people.roles import Ability, runs_desk, who_may
from rapport.tickets import hints
from rapport.tickets.lists import undelivered
from rapport.tickets.page import particulars
from rapport.timeline import worker
from rapport.timeline.worker import Worker

navigation.ENTRIES.add(
    Entry(
        _("Arrivals"),
        "arrivals",
        icon="download",
        group="desk",
        visible=runs_desk,
        count=lazily("rapport.channels.arrivals.rail:parked"),
    ),
    order=20,
)
settings_pages.PAGES.add(
    Page(
        _("Arrivals"),
        _("Everything that came in, and what became of it"),
        "arrivals",
        icon="download",
        section="channels",
        # Who runs the desk has them in the rail, with their count.
        visible=who_may(Ability.MANAGE_DESK, unless=runs_desk),
        words=_("spam, parked, delivery reports"),
    ),
    order=34,
)
palette.SOURCES.add(lazily("rapport.channels.arrivals.palette:find"), order=30)
customer.EVIDENCE.add(
    Section(
        _("Signatures"),
        "channels/_signatures_of_customer.html",
        lazily("rapport.channels.arrivals.signatures:of_customer"),
    ),
    order=60,
)
checkup.CHECKS.add(Check("outbox", lazily("rapport.channels.checks:outbox")), order=61)
# Mail that came before there was anybody to handle it.
first_steps.STEPS.add(lazily("rapport.channels.arrivals.actions.recover:take_up_parked"))
hints.SOURCES.add(lazily("rapport.channels.forwards.hints:of_ticket"))
hints.VERBS.add(lazily("rapport.channels.forwards.hints:verbs"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.machines:lines"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.machines:remarks"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.people:remarks"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.excess:remarks"))
particulars.OVERVIEWS.add(lazily("rapport.channels.particulars.unanswerable:remarks"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.signatures:remarks"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.learnt:reasons"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.appointments:cards"))
particulars.RENDERERS.add(lazily("rapport.channels.particulars.originals:links"))

# A reply writes to the timeline in the transaction that queues it, so it goes out at once.
worker.WORKERS.add(
    Worker(
        gettext_noop("outbox"),
        lazily("rapport.channels.outbox:send_due"),
        every=15.0,
        on_news=True,
        gathers=0.1,
    )
)
worker.WORKERS.add(
    Worker(
        gettext_noop("recovery"),
        lazily("rapport.channels.arrivals.actions.recover:settle_abandoned"),
        every=30.0,
    )
)

for declared in DECLARED:
    PERSONAL.add(declared)

undelivered.BESIDE.add(lazily("rapport.channels.arrivals.rail:unmatched"), order=10)
