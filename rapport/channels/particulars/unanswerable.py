"""Mails of forms that name nobody to answer."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from rapport.customers.identities import find, mail_addresses
from rapport.customers.models import Identity
from rapport.tickets.correspondence.addressing import colleagues_among, own_among, recipients
from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Offer, Remark

# A form states its sender near the top, and a choice of many would be no help.
LOOKED_AT = 10_000
MOST_OFFERED = 3
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")


def remark(message: Message, address: str) -> Remark:
    """Say that it came from our own address; what is missing, while nobody can be answered."""
    if not _is_unanswered(message):
        sentence = _("Sent from our own address %(address)s, as forms do.")
        return Remark(sentence % {"address": address}, "people")
    text = _(
        "Sent from our own address {address}, as forms do, so the recipient of the reply is not "
        "known. Add the address on the {page}."
    )
    url = reverse("customer", args=[message.person_id])
    page = format_html('<a href="{}">{}</a>', url, _("customer’s page"))
    offers = tuple(_offer(message, each) for each in _addresses_in(message.text, address))
    return Remark(format_html(text, address=address, page=page), "people", "broken", offers)


def _is_unanswered(message: Message) -> bool:
    """Return whether no answer has gone out, and none would reach anybody."""
    if message.reply_to or message.person_id is None or mail_addresses(message.person_id):
        return False
    answers = Message.objects.filter(ticket=message.ticket_id, kind=Message.Kind.REPLY)
    return not recipients(message.ticket).to and not answers.exists()


def _addresses_in(text: str, own: str) -> list[str]:
    found = {one.lower(): None for one in _ADDRESS.findall(text[:LOOKED_AT])}
    inside = own_among(found) | colleagues_among(found) | {own.lower()}
    return [one for one in found if one not in inside][:MOST_OFFERED]


def _offer(message: Message, address: str) -> Offer:
    """Offer it as the customer's; one that is somebody else's brings that person in instead."""
    label = _("Answer %(address)s") % {"address": address}
    if find(address, kind=Identity.Kind.MAIL):
        url = reverse("ticket_participants", args=[message.ticket_id])
        return Offer(label, url, (("address", address), ("answered", "to")))
    back = message.ticket.get_absolute_url()
    fields = (("kind", str(Identity.Kind.MAIL)), ("value", address), ("back", back))
    return Offer(label, reverse("customer_addresses", args=[message.person_id]), fields)
