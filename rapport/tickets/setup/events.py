"""Kinds of events about the desk's setup, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core import labels
from rapport.tickets.models import Queue
from rapport.timeline import kinds

QUEUE_MADE = kinds.define("queue.made", _("{by} created the queue {name}"))
QUEUE_CHANGED = kinds.define(
    "queue.changed",
    _("{by} changed the queue {name}: {what}"),
    words={"what": labels.of_fields(Queue)},
)
QUEUE_DEFAULT_ENDED = kinds.define(
    "queue.default_ended", _("{by} made {other} the default queue instead of {name}")
)
CATEGORY_ADDED = kinds.define("category.added", _("{by} added the category {name}"))
CATEGORY_RENAMED = kinds.define("category.renamed", _("{by} renamed the category {from} to {to}"))
CATEGORY_RETIRED = kinds.define("category.retired", _("{by} retired the category {name}"))
CATEGORY_RESTORED = kinds.define("category.restored", _("{by} offered the category {name} again"))
TAG_RENAMED = kinds.define("tag.renamed", _("{by} renamed the tag {from} to {to}"))
TAG_REMOVED = kinds.define("tag.removed", _("{by} removed the tag {name} from all tickets"))
CALENDAR_KEPT = kinds.define(
    "calendar.kept", _("{by} set the open hours of {name} (version {version})")
)
