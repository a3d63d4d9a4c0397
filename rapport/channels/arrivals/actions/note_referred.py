"""Noting what an arrival refers to."""

from __future__ import annotations

from rapport.channels.arrivals.rules.keys import key
from rapport.channels.intake.outcome import Outcome
from rapport.channels.models import Inbound, Referred
from rapport.channels.parsed import Parsed


def note_referred(inbound: Inbound, parsed: Parsed, outcome: Outcome) -> None:
    """Note the ids of messages that are not here, as keys to the arrival's ticket.

    Once for each ticket. Leaves no event: it becomes known by what joins the ticket.
    """
    names = parsed.answers.others
    if not names or outcome.ticket is None or outcome.message is None:
        return
    here = Inbound.objects.filter(external_id__in=names, message__isnull=False)
    arrived = set(here.values_list("external_id", flat=True))
    wanted = {key(name) for name in names if name not in arrived}
    if not wanted:
        return
    noted = Referred.objects.filter(key__in=wanted, inbound__message__ticket=outcome.ticket)
    wanted -= set(noted.values_list("key", flat=True))
    Referred.objects.bulk_create(
        [Referred(key=each, inbound=inbound) for each in sorted(wanted)], ignore_conflicts=True
    )
