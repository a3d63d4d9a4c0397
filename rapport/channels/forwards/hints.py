"""Hints on a ticket's first mail: forwarded, or sent twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels import accounts, registry
from rapport.channels.models import Forward, Inbound
from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.hints import Act, Hint
from rapport.tickets.models import Message, Ticket


class Arrived(NamedTuple):
    """An arrival to report on a ticket's page: by another mailbox, or forwarded."""

    message: int
    state: str
    account: str
    forward: int | None


def of_ticket(ticket: Ticket, user: User) -> Iterator[Hint]:
    """Yield hints on what was forwarded, and what came to several mailboxes."""
    told = [Arrived._make(row) for row in _hinted(ticket.pk)]
    forwards = [one.forward for one in told if one.forward]
    if forwards:
        rows = Forward.objects.filter(pk__in=forwards).select_related(
            "user", "inbound", "message__person"
        )
        may_work = user.may(Ability.WORK_TICKETS) and not ticket.is_merged
        for forward in rows:
            yield from _forwarded(ticket, forward, may_work)
    again = {one.message for one in told if one.state == Inbound.State.DUPLICATE}
    if again:
        yield from _to_several(again)


def verbs(ticket: Ticket, user: User) -> Iterator[Act]:
    """Yield an action to mark a mail as forwarded, if nothing showed it."""
    may_work = user.may(Ability.WORK_TICKETS) and not ticket.is_merged
    if may_work and registry.can_forward(ticket.channel):
        url = reverse("ticket_forward", args=[ticket.pk])
        command = _("Treat it as a forward")
        yield Act(_("Treat as forward…"), url, command=command, key="F", leads=True)


def _forwarded(ticket: Ticket, forward: Forward, may_work: bool) -> Iterator[Hint]:
    if forward.state == Forward.State.TAKEN:
        text = _("{name} forwarded this email from {person}.")
        sentence = format_html(text, name=forward.user, person=forward.message.person or "–")
        label = _("This was not a forward")
        url = reverse("ticket_forward_undo", args=[ticket.pk])
        yield Hint(sentence, (Act(label, url, command=label),) if may_work else ())
    if forward.state == Forward.State.JOINED:
        text = _("{name} forwarded an email from {person} that belongs to this ticket.")
        sentence = format_html(text, name=forward.user, person=forward.message.person or "–")
        label = _("This was not a forward")
        url = reverse("ticket_forward_undo", args=[ticket.pk])
        act = Act(label, url, {"forward": str(forward.pk)}, command=label)
        yield Hint(sentence, (act,) if may_work and not ticket.is_closed else ())
    if forward.state == Forward.State.OFFERED:
        sentence = format_html(_why_offered(forward), name=forward.user, sender=forward.sender)
        label = _("Treat as forward")
        act = Act(label, reverse("ticket_forward", args=[ticket.pk]), {"now": "yes"}, command=label)
        yield Hint(sentence, (act,) if may_work else (), is_soon=True)


def _why_offered(forward: Forward) -> str:
    """Return why a mail that looks like a forward does not count as one, for each cause."""
    if forward.inbound.nature == Message.Nature.AUTO_REPLY:
        return _(
            "This looks like a mail from {sender} that {name} forwarded. A program sent it, so it "
            "stays {name}’s own until somebody decides."
        )
    if not forward.user.may(Ability.WORK_TICKETS):
        return _(
            "This looks like a mail from {sender} that {name} forwarded. {name} does not work on "
            "tickets, so it stays {name}’s own until somebody decides."
        )
    return _(
        "This looks like a mail from {sender} that {name} forwarded. We could not verify that "
        "{name} sent it, so it stays {name}’s own until somebody decides."
    )


def _to_several(messages: set[int]) -> Iterator[Hint]:
    """Yield a hint on the accounts by which a message came, if there are several."""
    rows = Inbound.objects.filter(message__in=messages)
    came_by = set(rows.values_list("channel", "account"))
    known = accounts.by_key().values()
    names = [each.name for each in known if (each.channel, each.number) in came_by]
    if len(names) < 2:
        return
    text = ngettext(
        "A message was sent to %(names)s at once. It is one ticket, in the queue of "
        "the first of our addresses it names.",
        "%(n)d messages were sent to %(names)s at once. They are one ticket, in the "
        "queue of the first of our addresses they name.",
        len(messages),
    )
    yield Hint(text % {"n": len(messages), "names": _(" and ").join(names)})


@prepared
def _hinted(ticket: int) -> QuerySet[Inbound, Any]:
    told = Q(state=Inbound.State.DUPLICATE) | Q(forward__isnull=False)
    found = Inbound.objects.filter(told, message__ticket=ticket).order_by("pk")
    return found.values_list("message", "state", "account", "forward", named=True)
