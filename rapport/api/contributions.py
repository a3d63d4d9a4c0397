"""Contributions of the API to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.api.personal import DECLARED
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.timeline import channel_names, worker
from rapport.timeline.channel_names import ChannelName
from rapport.timeline.worker import Worker

worker.WORKERS.add(
    Worker(gettext_noop("kept answers"), lazily("rapport.api.idempotency:forget_old"), every=3600.0)
)

# The API can also open tickets that came by other ways than ours.
channel_names.NAMES.add(ChannelName("api", _("over the API")))
channel_names.NAMES.add(ChannelName("chat", _("by chat")))
channel_names.NAMES.add(ChannelName("social", _("by social media")))

for declared in DECLARED:
    PERSONAL.add(declared)
