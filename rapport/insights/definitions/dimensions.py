"""Dimensions of the figures about tickets."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rapport.metrics.definition import Dimension

QUEUE = Dimension("queue", _("Queue"), "queue_id", "queue")
TEAM = Dimension("team", _("Team"), "team_id", "team")
AGENT = Dimension(
    "agent", pgettext_lazy("dimension", "Agent"), "agent_id", "agent", audience="leads"
)
CATEGORY = Dimension("category", _("Category"), "category")
PRIORITY = Dimension("priority", _("Priority"), "priority")
CHANNEL = Dimension("channel", _("Channel"), "channel")
ORGANISATION = Dimension("organisation", _("Organisation"), "organisation")

OF_TICKETS = (QUEUE, TEAM, AGENT, CATEGORY, PRIORITY, CHANNEL, ORGANISATION)
