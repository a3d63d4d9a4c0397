"""Mails from our own address: of forms, and of programs repeating themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from rapport.customers.models import Identity
from rapport.tickets.correspondence.addressing import colleagues_among, own_among, recipients
from rapport.tickets.models import Message, Ticket
from rapport.tickets.page.particulars import Offer, Remark

# A form states its sender near the top, and a choice of many would be no help.
LOOKED_AT = 10_000
MOST_OFFERED = 3
MOST_SOUGHT = 20
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")


@dataclass(frozen=True)
class _Seen:
    """What the desk knows of the ticket and of the addresses that its mails name.

    ``inside`` are our own and our colleagues'.
    """

    ticket: Ticket
    unanswered: Collection[int]
    inside: Collection[str] = ()


def remarks(ticket: Ticket, messages: Sequence[Message]) -> Mapping[int, Sequence[Remark]]:
    """Return what is to be said of mails from our own address, in a few queries for all of them:
    what is missing, while nobody can be answered.
    """
    ours = [each for each in messages if each.particulars.get("own_address")]
    if not ours:
        return {}
    together = [each for each in ours if _is_together(each, ticket)]
    alone = [each for each in ours if each not in together]
    # The first of many has opened the ticket, so that it cannot be made one of its own.
    seen = _look(ticket, [*alone, *together[:1]])
    found = {each.pk: (_remark(each, seen),) for each in alone}
    return found | {each.pk: (_of_many(each, each is together[0], seen),) for each in together}


def _is_together(message: Message, ticket: Ticket) -> bool:
    """Return whether it is on the ticket of those beyond a limit, and not split off since."""
    said = message.particulars
    return bool(said.get("gathers")) or said.get("gathered") == ticket.pk


def _of_many(message: Message, is_first: bool, seen: _Seen) -> Remark:
    address = message.particulars["own_address"]
    if not is_first:
        sentence = _(
            "One of many mails from our own address %(address)s. To answer it, make it a separate "
            "ticket."
        )
        return Remark(sentence % {"address": address}, "people")
    sentence = _(
        "A great many mails came from our own address %(address)s within 10 minutes, so they are "
        "together on this ticket. A program may be repeating itself: find it and stop it. If a "
        "customer wrote one of the mails, make it a separate ticket to answer it."
    )
    offers = _offers(message, seen) if message.pk in seen.unanswered else ()
    return Remark(sentence % {"address": address}, "refresh", "broken", offers)


def _look(ticket: Ticket, ours: Sequence[Message]) -> _Seen:
    asking = [each for each in ours if each.person_id and not each.reply_to]
    if not asking or recipients(ticket).to:
        return _Seen(ticket, ())
    if Message.objects.filter(ticket=ticket, kind=Message.Kind.REPLY).exists():
        return _Seen(ticket, ())
    mail = Identity.objects.filter(kind=Identity.Kind.MAIL)
    people = {each.person_id for each in asking}
    reached = set(mail.filter(person__in=people).values_list("person", flat=True))
    asking = [each for each in asking if each.person_id not in reached]
    named = {one for each in asking for one in _addresses_in(each)}
    inside = own_among(named) | colleagues_among(named)
    return _Seen(ticket, {each.pk for each in asking}, inside)


def _remark(message: Message, seen: _Seen) -> Remark:
    address = str(message.particulars["own_address"])
    if message.pk not in seen.unanswered:
        return Remark(_sent(message, address), "people")
    form = message.particulars.get("form")
    if form:
        text = _(
            "Sent by “{form}” from our own address {address}, as forms do, so the recipient of the "
            "reply is not known. Add the address on the {page}."
        )
    else:
        text = _(
            "Sent from our own address {address}, as forms do, so the recipient of the reply is "
            "not known. Add the address on the {page}."
        )
    url = reverse("customer", args=[message.person_id])
    page = format_html('<a href="{}">{}</a>', url, _("customer’s page"))
    offers = _offers(message, seen)
    return Remark(
        format_html(text, form=form, address=address, page=page), "people", "broken", offers
    )


def _sent(message: Message, address: str) -> str:
    form = message.particulars.get("form")
    if not form:
        return _("Sent from our own address %(address)s, as forms do.") % {"address": address}
    sentence = _("Sent by “%(form)s” from our own address %(address)s, as forms do.")
    return sentence % {"form": form, "address": address}


def _addresses_in(message: Message) -> list[str]:
    found = dict.fromkeys(one.lower() for one in _ADDRESS.findall(message.text[:LOOKED_AT]))
    return list(found)[:MOST_SOUGHT]


def _offers(message: Message, seen: _Seen) -> tuple[Offer, ...]:
    own = str(message.particulars["own_address"]).lower()
    outside = [one for one in _addresses_in(message) if one not in {*seen.inside, own}]
    return tuple(_offer(message, one, seen.ticket) for one in outside[:MOST_OFFERED])


def _offer(message: Message, address: str, ticket: Ticket) -> Offer:
    """Offer it as the customer's; the sender becomes the customer who has it already, if any."""
    label = _("Answer %(address)s") % {"address": address}
    back = ticket.get_absolute_url()
    fields = (("kind", str(Identity.Kind.MAIL)), ("value", address), ("back", back))
    return Offer(label, reverse("customer_addresses", args=[message.person_id]), fields)
