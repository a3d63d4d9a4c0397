"""Hints about merges, links, and people left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.customers.identities import mail_addresses
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.hints import Act, Hint
from rapport.tickets.models import Answered, Link, Message, Participant, Ticket
from rapport.tickets.page.related import Related

# Of one conversation: hundreds may answer a round letter.
MOST_BESIDE = 5


def of_links(ticket: Ticket, user: User, related: Related) -> Iterator[Hint]:
    """Yield hints on what was merged, which ticket it follows, and who answered from outside."""
    may_work = user.may(Ability.WORK_TICKETS)
    if ticket.merged_into is not None:
        yield _merged_into(ticket.merged_into, ticket, may_work)
        return
    yield from (_merged(ticket, other, may_work) for other in related.merged)
    if related.before is not None:
        yield from _from(ticket, related.before, may_work)
    elif ticket.link == Link.RELATED and ticket.linked_to_id:
        yield _hidden(ticket.linked_to_id)
    yield from _into(ticket, related, may_work)


def left_out(
    ticket: Ticket, people: Sequence[Participant], said: Sequence[Message], user: User
) -> Iterator[Hint]:
    """Yield a hint that the last person to write would not get the answer."""
    last = next((m for m in reversed(said) if m.kind == Message.Kind.INBOUND), None)
    participant = next((p for p in people if last and p.person_id == last.person_id), None)
    if participant is None or participant.answered != Answered.NO or ticket.is_closed:
        return
    text = _("{name} wrote last but will not get your answer.")
    url = reverse("ticket_participant", args=[ticket.pk, participant.person_id])
    label = _("Answer %(name)s, too") % {"name": participant.called}
    act = Act(label, url, {"answered": Answered.TO}, command=label)
    can = user.may(Ability.WORK_TICKETS)
    yield Hint(format_html(text, name=participant.called), (act,) if can else (), is_soon=True)


def _merged_into(other: Ticket, ticket: Ticket, may_work: bool) -> Hint:
    text = _("This ticket was merged into {other}.")
    acts = (_unmerge(ticket),) if may_work else ()
    return Hint(format_html(text, other=_link(other)), acts)


def _merged(ticket: Ticket, other: Ticket, may_work: bool) -> Hint:
    text = _("{other} was merged into this ticket.")
    return Hint(format_html(text, other=_link(other)), (_unmerge(other),) if may_work else ())


def _from(ticket: Ticket, before: Ticket, may_work: bool) -> Iterator[Hint]:
    """Yield a hint on why it follows another ticket, with an offer to merge the two."""
    if ticket.link not in Link.values:
        return
    text = _why(ticket, before)
    labels = {Link.OUTSIDER: _("Move it there"), Link.SPLIT: _("Put it back")}
    label = labels.get(Link(ticket.link), _("Merge it into that one"))
    can = may_work and not (before.is_closed or ticket.is_closed)
    yield Hint(text, (_merge(before, ticket, label),) if can else ())


def _why(ticket: Ticket, before: Ticket) -> SafeString:
    """Return why it follows the other one, in the reader's own language where that can be told."""
    if ticket.link != Link.RELATED:
        return format_html("{} {}", ticket.link_reason, _link(before))
    name = ticket.customer.name or next(iter(mail_addresses(ticket.customer_id)), _("the sender"))
    text = _("It belongs to the same conversation as {other}, but {name} is not part of it.")
    return format_html(text, other=_link(before), name=name)


def _hidden(number: int) -> Hint:
    """Return a hint on a ticket of the same conversation that the reader may not see."""
    text = _(
        "It belongs to the same conversation as #%(number)d. Another team has that ticket, so you "
        "cannot open it."
    )
    return Hint(text % {"number": number})


def _into(ticket: Ticket, related: Related, may_work: bool) -> Iterator[Hint]:
    """Yield hints on answers from outside, on what was split off, and on the same conversation."""
    outside = [other for other in related.after if other.link == Link.OUTSIDER]
    belongs = _who_belong(ticket, outside)
    for other in outside:
        if other.is_unsolved:
            yield _outsider(ticket, other, other.customer_id in belongs, may_work)
    for other in related.after:
        if other.link == Link.SPLIT and not other.is_closed:
            text = format_html(_("{other} was split off."), other=_link(other))
            can = may_work and not ticket.is_closed
            yield Hint(text, (_merge(ticket, other, _("Put it back")),) if can else ())
    for other in [each for each in related.after if each.link == Link.RELATED][-MOST_BESIDE:]:
        text = format_html(_("{other} belongs to the same conversation."), other=_link(other))
        can = may_work and not (ticket.is_closed or other.is_closed)
        yield Hint(text, (_merge(ticket, other, _("Merge it into this one")),) if can else ())


def _outsider(ticket: Ticket, other: Ticket, belongs: bool, may_work: bool) -> Hint:
    if belongs:
        text = _("A mail from {name} answered this ticket before {name} was part of it: {other}.")
    else:
        text = _("A mail from {name} answered this ticket, but {name} is not part of it: {other}.")
    sentence = format_html(text, name=other.customer, other=_link(other))
    if not may_work or ticket.is_closed:
        return Hint(sentence, is_soon=True)
    acts = [_merge(ticket, other, _("Move it here"))]
    if not belongs:
        label = _("Let %(name)s write here") % {"name": other.customer}
        url = reverse("ticket_participants", args=[ticket.pk])
        acts.append(Act(label, url, {"person": str(other.customer_id)}, command=label))
    return Hint(sentence, tuple(acts), is_soon=True)


def _who_belong(ticket: Ticket, outside: list[Ticket]) -> set[int]:
    if not outside:
        return set()
    people = [other.customer_id for other in outside]
    known = Participant.objects.filter(ticket=ticket, person__in=people)
    return set(known.values_list("person_id", flat=True))


def _merge(into: Ticket, other: Ticket, label: str) -> Act:
    url = reverse("ticket_merge", args=[into.pk])
    return Act(label, url, {"other": str(other.pk)}, command=f"{label}: #{other.pk}")


def _unmerge(absorbed: Ticket) -> Act:
    label = _("Undo the merge")
    url = reverse("ticket_merge_undo", args=[absorbed.pk])
    return Act(label, url, command=f"{label}: #{absorbed.pk}")


def _link(ticket: Ticket) -> SafeString:
    url = ticket.get_absolute_url() + ("?alone" if ticket.is_merged else "")
    return format_html('<a href="{}" dir="auto">#{} {}</a>', url, ticket.pk, ticket.subject)
