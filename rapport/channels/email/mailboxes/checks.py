"""The check-up's findings on mailboxes."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.core.checkup import Finding, broken, caution, good


def mailboxes() -> Iterator[Finding]:
    """Yield findings on whether mail is fetched and sent, and nothing is parked."""
    topic = _("Mailboxes")
    found = list(Mailbox.objects.filter(is_enabled=True).select_related("grant"))
    if not found:
        yield caution(topic, _("No mailbox is connected: connect one under Settings, Mailboxes."))
    for mailbox in found:
        yield from _of(mailbox)
    parked = Inbound.objects.parked().count()
    if parked:
        sentence = ngettext(
            "%d arrival could not be processed. You find it under Settings, Mailboxes.",
            "%d arrivals could not be processed. You find them under Settings, Mailboxes.",
            parked,
        )
        yield caution(_("Arrivals"), sentence % parked)


def _of(mailbox: Mailbox) -> Iterator[Finding]:
    topic = _("Mailbox %s") % mailbox.name
    if mailbox.needs_sign_in:
        sentence = _("Somebody has to sign in with its provider, under Settings, Mailboxes.")
        yield broken(topic, sentence)
        return
    if mailbox.failure:
        yield broken(topic, _("Mail cannot be fetched: %s") % mailbox.failure)
    if mailbox.send_failure:
        yield broken(topic, _("Mail cannot be sent: %s") % mailbox.send_failure)
    if not mailbox.failure and mailbox.is_late(clock.now()):
        yield caution(topic, _("It has not been checked for a while. Is rapport serve running?"))
    elif not mailbox.failure and not mailbox.send_failure:
        yield good(topic, _("%s works.") % mailbox.address)
