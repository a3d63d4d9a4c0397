"""The check-up's findings on alarms, and on their route by mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels import accounts
from rapport.channels.alarms import troubles
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.telling import people_to_tell
from rapport.channels.notices import routes
from rapport.channels.notices.models import Notice
from rapport.core import clock
from rapport.core.checkup import Finding, broken, caution, good


def alarms() -> Iterator[Finding]:
    """Yield findings on whether mail is as usual, and an alarm would reach somebody by mail."""
    at = clock.now()
    for trouble in troubles.lasting(at):
        if trouble.kind == Kind.SILENT:
            yield caution(trouble.sentence, trouble.why(at))
    yield from _route()
    parked = Notice.objects.filter(state=Notice.State.PARKED).count()
    if parked:
        sentence = ngettext(
            "%d mail about an alarm could not be sent for a day and was given up.",
            "%d mails about alarms could not be sent for a day and were given up.",
            parked,
        )
        yield caution(_("Alarms"), sentence % parked)


def _route() -> Iterator[Finding]:
    topic = _("Alarms by email")
    enabled = accounts.enabled()
    if not enabled:
        return
    if not people_to_tell():
        yield broken(
            topic, _("No administrator or manager has an email address outside this desk.")
        )
        return
    alone = [account.name for account in enabled if not routes.has_another(account.key)]
    if alone:
        sentence = _(
            "If %(names)s fails, nobody can be told by email, because there is no other "
            "way to send one. Connect a second mailbox that sends, or set a mail server "
            "in RAPPORT_SMTP_URL. The cockpit and the mailbox’s page show it in any case."
        )
        yield caution(topic, sentence % {"names": ", ".join(alone)})
    else:
        yield good(topic, _("If a mailbox fails, people are told in another way."))
