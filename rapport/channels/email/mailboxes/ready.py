"""First steps of a new desk that are about mail."""

from __future__ import annotations

from urllib.parse import quote

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.channels.email.models import Mailbox
from rapport.people.places.first_run import Now
from rapport.tickets.models import Outgoing, Ticket

CHANNEL = "email"


def mailbox_is_connected() -> bool:
    """Return whether there is a mailbox, connected or not."""
    return Mailbox.objects.exists()


def mail_has_come() -> bool:
    """Return whether a mail has opened a ticket."""
    return Ticket.objects.filter(channel=CHANNEL).exists()


def mail_is_answered() -> bool:
    """Return whether an answer has left the desk."""
    return _replies().filter(state=Outgoing.State.SENT).exists()


def mail_now() -> Now:
    """Return the address to write to, and what keeps mail from arriving."""
    mailbox = Mailbox.objects.filter(is_enabled=True).order_by("-is_default", "pk").first()
    if mailbox is None:
        return Now()
    text = _(
        "Write to %(address)s from an address of your own, as a customer would. It appears here "
        "within a minute."
    ) % {"address": mailbox.address}
    wrong = ""
    if mailbox.failing_since:
        wrong = _("%(name)s cannot fetch mail: %(reason)s") % {
            "name": mailbox.name,
            "reason": mailbox.failure,
        }
    elif mailbox.grant is not None and mailbox.grant.waits_for_a_person:
        wrong = _("Somebody has to sign in at %(provider)s first.") % {
            "provider": mailbox.grant.name
        }
    if wrong:
        page = reverse("mailbox", args=[mailbox.pk])
        return Now(text, page, _("Look at the mailbox"), wrong, awaits=True)
    return Now(
        text, f"mailto:{quote(mailbox.address, safe='@+')}", _("Write the mail"), awaits=True
    )


def answer_now() -> Now:
    """Return the ticket to answer, or what keeps its answer from leaving."""
    ticket = Ticket.objects.filter(channel=CHANNEL).order_by("-pk").first()
    if ticket is None:
        return Now()
    text = _("“%(subject)s” is here. Open it, write a line and send it.")
    waiting = _replies().exclude(state=Outgoing.State.SENT).order_by("-pk").first()
    wrong, awaits = "", False
    if waiting is not None:
        text, awaits = _("Your answer to “%(subject)s” is on its way."), True
        if waiting.reason:
            wrong = _("The answer could not be sent yet: %(reason)s") % {"reason": waiting.reason}
    return Now(
        text % {"subject": ticket.subject}, ticket.get_absolute_url(), _("Open it"), wrong, awaits
    )


def _replies() -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(channel=CHANNEL, purpose=Outgoing.Purpose.REPLY)
