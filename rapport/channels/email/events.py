"""Kinds of events about mailboxes, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

CONNECTED = kinds.define("mailbox.connected", _("{by} connected the mailbox {name}"))
CHANGED = kinds.define("mailbox.changed", _("{by} changed the mailbox {name}"))
CONFIRMED = kinds.define("mailbox.confirmed", _("{by} confirmed how the mailbox {name} sends"))
DEFAULT_ENDED = kinds.define(
    "mailbox.default_ended", _("{by} made {other} the default mailbox instead of {name}")
)
DISCONNECTED = kinds.define("mailbox.disconnected", _("{by} disconnected the mailbox {name}"))
FETCHING_FAILED = kinds.define(
    "mailbox.fetching_failed", _("Mail for {name} can no longer be fetched: {reason}")
)
FETCHES_AGAIN = kinds.define("mailbox.fetches_again", _("Mail for {name} is fetched again"))
SENDING_FAILED = kinds.define(
    "mailbox.sending_failed", _("Mail can no longer be sent through {name}: {reason}")
)
SENDS_AGAIN = kinds.define("mailbox.sends_again", _("Mail is sent through {name} again"))
SIGNED_IN = kinds.define(
    "mailbox.signed_in", _("{by} signed in at {provider} for the mailbox {name}")
)
