"""The last hours of the history, seen in the cockpit."""

from __future__ import annotations

from datetime import datetime, timedelta

from rapport.cockpit.actions import give
from rapport.cockpit.gathering import ask, tell
from rapport.cockpit.models import Visit
from rapport.cockpit.need import Glance
from rapport.cockpit.needs import COMPANY, CUSTOMERS, TEAM
from rapport.cockpit.needs.customers import WAIT_TOO_LONG
from rapport.customers.reaching import Refused
from rapport.demo.company.company import Company
from rapport.demo.company.planted import LONG_WAIT, RETURNED
from rapport.demo.loading.furnish import Desk
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Outgoing
from rapport.timeline.models import Event

HOUR = timedelta(hours=1)
FULL = Refused("full", "4.2.2", "452 4.2.2 The mailbox is full")
# Ada looked the evening before.
LOOKED = 18 * HOUR
NOTE = "They called me about this one. Could you see to it today?"


def begin_the_day(company: Company, desk: Desk) -> None:
    """Have answers come back, give Ada something to see to, and note when she last looked."""
    until, ada = company.plan.until, desk.users["ada"]
    replies = Outgoing.objects.filter(
        purpose=Outgoing.Purpose.REPLY,
        state=Outgoing.State.SENT,
        ticket__resolved_at=None,
        ticket__waiting_since=None,
    )
    for reply in replies.order_by("-sent_at", "-pk")[: RETURNED.answers]:
        delivery.note_bounce(reply, {reply.to[0]: FULL}, at=until)
    theo = desk.users["theo"]
    late = ask(WAIT_TOO_LONG, Glance(theo, until))
    for need in tell(WAIT_TOO_LONG, late[:1]):
        give(need, to=ada, text=need.text, note=NOTE, by=theo, at=until)
    evening = until - LOOKED
    seen = Event.objects.filter(at__lte=evening).order_by("-pk").first()
    Visit.objects.create(
        user=ada,
        at=evening,
        latest_xid=seen.xid if seen else 0,
        latest_event_id=seen.pk if seen else 0,
        latest_known=_known(Glance(ada, until), evening - LOOKED),
    )


def _known(glance: Glance, before: datetime) -> list[str]:
    """Return the marks of what was there already when Ada looked.

    The figures are not counted yet, so what they tell of the last weeks is named.
    """
    named = [f"{COMPANY[2].key} backlog", f"{COMPANY[4].key} {LONG_WAIT.category.name}"]
    found = [(rule, each) for rule in (*CUSTOMERS, *TEAM) for each in ask(rule, glance)]
    return [*named, *(f"{rule.key} {each.subject}" for rule, each in found if each.since < before)]
