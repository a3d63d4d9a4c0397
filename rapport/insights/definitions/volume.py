"""Figures about how much work there is and how much gets done."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.insights.definitions.dimensions import OF_TICKETS
from rapport.metrics.definition import Definition, Spell

FAMILY = _("How much work there is")

BACKLOG = Definition(
    name="backlog",
    label=_("Backlog"),
    question=_("How much work is waiting?"),
    fact="open_spells",
    kind="snapshot",
    spell=Spell("started_at", "ended_at"),
    unit="count",
    better="lower",
    dimensions=OF_TICKETS,
    min_n=1,
    family=FAMILY,
    formula=_(
        "Tickets opened, or reopened, before the end of the period and neither resolved nor closed "
        "before it."
    ),
    caveats=(
        _("Pending and on-hold tickets count too: they are not settled."),
        _("Queue, team, category and agent are today’s, even for dates in the past."),
    ),
    source=gettext_noop("Point in time from events, not nightly snapshots"),
)

TICKETS_OPENED = Definition(
    name="tickets_opened",
    label=_("Opened"),
    question=_("How many tickets do customers bring to us?"),
    fact="tickets",
    kind="count",
    where="channel <> 'ours'",
    time="opened_at",
    unit="count",
    better="neither",
    dimensions=OF_TICKETS,
    min_n=1,
    family=FAMILY,
    formula=_("Tickets opened in the period."),
    caveats=(
        _("Reopening a ticket does not count as opening one."),
        _("Tickets that we began with a mail to a customer do not count."),
    ),
    source=gettext_noop("Count of tickets by opening"),
)

TICKETS_RESOLVED = Definition(
    name="tickets_resolved",
    label=_("Resolved"),
    question=_("How many tickets do we resolve?"),
    fact="resolutions",
    kind="count",
    where="stands",
    time="resolved_at",
    unit="count",
    better="higher",
    dimensions=OF_TICKETS,
    min_n=1,
    family=FAMILY,
    formula=_("Tickets whose last resolution lies in the period and was not undone by reopening."),
    caveats=(
        _("A ticket that is reopened later no longer counts where it was resolved before."),
        _("A ticket closed without being resolved counts when it was closed."),
        _("The agent is the person who resolved it."),
    ),
    source=gettext_noop("Count of tickets by last resolution"),
)

DEFINITIONS = (BACKLOG, TICKETS_OPENED, TICKETS_RESOLVED)
