"""The reason for a fold that earlier mails tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Offer, Reason


def reasons(message: Message) -> Iterator[Reason]:
    """Yield the reason of a message's ``learnt`` signature."""
    learnt = message.particulars.get("learnt")
    if not isinstance(learnt, Mapping) or not isinstance(learnt.get("signature"), int):
        return
    url = reverse("signature_show", args=[learnt["signature"]])
    back = f"{message.ticket.get_absolute_url()}#message-{message.pk}"
    yield Reason(
        sentence(int(learnt.get("mails", 0))), (Offer(_("Show it always"), url, (("back", back),)),)
    )


def sentence(mails: int) -> str:
    """Return why lines count as a signature that so many mails ended with."""
    return ngettext(
        "Recognised as a signature because %(n)d earlier mail from this address ended with it.",
        "Recognised as a signature because %(n)d earlier mails from this address ended with it.",
        mails,
    ) % {"n": mails}
