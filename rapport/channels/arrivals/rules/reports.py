"""The message and the recipients that a report is about.

A report is tied to our message by our signed reference, or by the name under which the other side
knows it, and to those of its recipients that the report names. One about nothing that we know is
kept on a list of its own.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.intake.decisions import Leave, NoteReport
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.parsed import Heard, Parsed, Report
from rapport.tickets.models import Outgoing


def decide(parsed: Parsed, report: Report) -> NoteReport | Leave:
    """Return what to record of a report."""
    sent = _sent(parsed, report)
    if sent is None:
        return _leave(_("A report about something we did not send, as far as we know."))
    heard = tuple((address, one) for one in report.heard for address in _about(one, sent))
    if not heard:
        return _leave(_("A report that does not say who got or opened the mail."), sent.ticket_id)
    return NoteReport(sent, heard, report.at)


def _leave(reason: str, ticket: int | None = None) -> Leave:
    return Leave(Outcome(State.RECORDED, reason, ticket))


def _sent(parsed: Parsed, report: Report) -> Outgoing | None:
    """Return our message that it is about, even if it has moved to another ticket."""
    sent = Outgoing.objects.select_related("ticket")
    if report.reference is not None:
        return sent.filter(pk=report.reference.outgoing).first()
    ids = parsed.answers.nearest
    return sent.filter(external_id__in=ids).exclude(external_id="").first() if ids else None


def _about(heard: Heard, sent: Outgoing) -> list[str]:
    """Return the recipients of the message that are meant.

    A forwarding address is reported under the one behind it: with one recipient there is no doubt.
    A report that names nobody is about everybody.
    """
    known = sent.addresses
    if heard.address in known:
        return [heard.address]
    if not heard.address or len(known) == 1:
        return known
    return [heard.address]
