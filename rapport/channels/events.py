"""Kinds of events about arrivals, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.channels.models import Inbound
from rapport.core import labels
from rapport.timeline import kinds
from rapport.timeline.channel_names import by_channel

WHAT = labels.of_choices(Inbound.As)
CHANNEL = {"channel": by_channel}

PARKED = kinds.define(
    "inbound.parked", _("What arrived {channel} could not be processed: {reason}"), words=CHANNEL
)
RETRIED = kinds.define(
    "inbound.retried", _("{by} asked to process what arrived {channel} again"), words=CHANNEL
)
TREATED = kinds.define(
    "inbound.treated",
    _("{by} marked what arrived {channel} as {what}"),
    words={**CHANNEL, "what": WHAT},
)
UNTREATED = kinds.define(
    "inbound.untreated",
    _("{by} undid marking what arrived {channel} as {what}"),
    words={**CHANNEL, "what": WHAT},
)
SIGNATURE_SHOWN = kinds.define(
    "person.signature_shown", _("{by} chose to always see the signature of {value}")
)
SIGNATURE_FOLDED = kinds.define(
    "person.signature_folded", _("{by} lets the signature of {value} fold again")
)
FORWARD_JOINED = kinds.define(
    "ticket.forward_joined", _("{by} forwarded a mail that belongs to it")
)
FORWARD_TAKEN = kinds.define(
    "ticket.forward_taken", _("{by} said it was forwarded for {name}, whose ticket it is now")
)
FORWARD_DECLINED = kinds.define(
    "ticket.forward_declined", _("{by} said it was not a forward: it is {name}’s own mail")
)
