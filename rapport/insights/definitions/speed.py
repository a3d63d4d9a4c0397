"""Figures about how long customers wait."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.insights.definitions.dimensions import OF_TICKETS
from rapport.metrics.definition import Definition, Spell

FAMILY = _("How long customers wait")

FIRST_RESPONSE_TIME = Definition(
    name="first_response_time",
    label=_("First response"),
    question=_("How long do people wait for a first answer?"),
    fact="first_responses",
    kind="distribution",
    value="{clock}_seconds",
    stat="p50",
    spell=Spell("opened_at", "responded_at"),
    clocks=("business", "calendar"),
    time="responded_at",
    unit="seconds",
    better="lower",
    dimensions=OF_TICKETS,
    min_n=10,
    family=FAMILY,
    formula=_(
        "The time from the opening of a ticket to the first message of one of us that the customer "
        "got; the median of all first answers given in the period."
    ),
    caveats=(
        _("Automatic messages and internal notes do not count as answers."),
        _("A ticket that we began with a mail to a customer has no first answer."),
        _(
            "An answer that failed for good does not count. It does from when it has arrived after "
            "all, or the customer was told in another way."
        ),
        _("Tickets that nobody has answered yet are left out. The queue shows who is waiting now."),
        _(
            "A ticket answered in the period counts even if it was opened before, so a value can "
            "be longer than the period."
        ),
        _("Working time follows the calendar of the queue the ticket is in now."),
    ),
    source=gettext_noop("The first message from a person here, by the ticket’s history"),
)

RESOLUTION_TIME = Definition(
    name="resolution_time",
    label=_("Resolution"),
    question=_("How long does it take to resolve a ticket?"),
    fact="resolutions",
    kind="distribution",
    value="{clock}_seconds",
    where="stands",
    stat="p50",
    spell=Spell("opened_at", "resolved_at"),
    clocks=("business", "calendar"),
    time="resolved_at",
    unit="seconds",
    better="lower",
    dimensions=OF_TICKETS,
    min_n=10,
    family=FAMILY,
    formula=_(
        "The time from the opening of a ticket to its last resolution; the median of all tickets "
        "whose last resolution lies in the period and was not undone (full resolution time)."
    ),
    caveats=(
        _("A ticket that was reopened counts once, from its opening to its last resolution."),
        _("A ticket closed without being resolved counts as resolved when it was closed."),
        _("Time spent waiting for the customer is included."),
        _("Tickets that are still open are left out."),
    ),
    source=gettext_noop(
        "Full resolution time, as in the Zendesk metrics reference (article 4408834848154)"
    ),
)

DEFINITIONS = (FIRST_RESPONSE_TIME, RESOLUTION_TIME)
