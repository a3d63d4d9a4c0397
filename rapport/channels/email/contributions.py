"""Contributions of e-mail to channels and to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.channels import accounts, registry
from rapport.channels.email.personal import DECLARED
from rapport.channels.notices import routes
from rapport.channels.registry import Channel
from rapport.core import checkup
from rapport.core.checkup import Check
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.places import first_run, settings_pages
from rapport.people.places.first_run import Step
from rapport.people.places.settings_pages import Page
from rapport.tickets.correspondence import addressing
from rapport.tickets.page import as_sent
from rapport.timeline import channel_names, worker
from rapport.timeline.channel_names import ChannelName
from rapport.timeline.worker import Worker

registry.CHANNELS.add(
    Channel(
        gettext_noop("email"),
        lazily("rapport.channels.email.transport:EmailTransport"),
        icon="mail",
        suffix=".eml",
        can_forward=True,
        is_fallback=True,
    )
)
accounts.ACCOUNTS.add(lazily("rapport.channels.email.mailboxes.accounts:accounts"))
routes.ROUTES.add(lazily("rapport.channels.email.sending.routes:routes"))
addressing.OWN.add(lazily("rapport.channels.email.meaning.addressees:own_among"))
checkup.CHECKS.add(
    Check("mailboxes", lazily("rapport.channels.email.mailboxes.checks:mailboxes")), order=60
)
settings_pages.PAGES.add(
    Page(
        _("Mailboxes"),
        _("Where mail is fetched and sent, and whether that works"),
        "mailboxes",
        icon="mail",
        section="channels",
        forms=(
            lazily("rapport.channels.email.mailboxes.forms:ConnectForm"),
            lazily("rapport.channels.email.mailboxes.views.threading:ThreadingForm"),
        ),
    ),
    order=30,
)
# Connecting or changing a mailbox leaves an event, so its watcher starts at once.
worker.WORKERS.add(
    Worker(
        gettext_noop("mailboxes"),
        lazily("rapport.channels.email.fetching.watch:WATCHERS.run_once"),
        every=30.0,
        on_news=True,
        gathers=0.5,
    )
)
worker.WORKERS.add(
    Worker(
        gettext_noop("mending"),
        lazily("rapport.channels.email.sending.mending:try_again"),
        every=120.0,
    )
)

channel_names.NAMES.add(ChannelName("email", _("by email")))

first_run.STEPS.add(
    Step(
        gettext_noop("mailbox"),
        _("Connect a mailbox"),
        _("The address customers write to. It is tried out before anything is saved."),
        "mailbox_connect",
        _("Connect a mailbox"),
        lazily("rapport.channels.email.mailboxes.ready:mailbox_is_connected"),
        unneeded=_("We use no mail"),
    ),
    order=10,
)
first_run.STEPS.add(
    Step(
        gettext_noop("test mail"),
        _("Send yourself a test mail"),
        _("Once a mailbox is connected, write to it from an address of your own."),
        "",
        "",
        lazily("rapport.channels.email.mailboxes.ready:mail_has_come"),
        now=lazily("rapport.channels.email.mailboxes.ready:mail_now"),
        after="mailbox",
    ),
    order=20,
)
first_run.STEPS.add(
    Step(
        gettext_noop("first answer"),
        _("Answer it"),
        _("Your answer goes out through the mailbox, as a customer will see it."),
        "",
        "",
        lazily("rapport.channels.email.mailboxes.ready:mail_is_answered"),
        now=lazily("rapport.channels.email.mailboxes.ready:answer_now"),
        after="mailbox",
    ),
    order=30,
)
as_sent.ORIGINALS.add(lazily("rapport.channels.email.meaning.originals:html_of"))

for declared in DECLARED:
    PERSONAL.add(declared)
