"""What can happen to raw input, each with the sentence that tells it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

PARKED = kinds.define(
    "inbound.parked", _("What arrived by {channel} could not be processed: {reason}")
)
RETRIED = kinds.define(
    "inbound.retried", _("{by} asked to process what arrived by {channel} again")
)
TICKET_MADE = kinds.define(
    "inbound.insisted", _("{by} made a ticket of what had only been recorded")
)
