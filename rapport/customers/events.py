"""Kinds of events about customers, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core import labels
from rapport.customers.models import Organisation, Person
from rapport.customers.models.refusal import say_reasons
from rapport.timeline import kinds
from rapport.timeline.channel_names import by_channel

FIELDS = labels.of_fields(Person)
WHY = {"reason": say_reasons}

MET = kinds.define("person.met", _("First contact, {channel}"), words={"channel": by_channel})
CHANGED = kinds.define("person.changed", _("{by} changed the {field}"), words={"field": FIELDS})
IDENTITY_ADDED = kinds.define("person.identity_added", _("{by} added {value}"))
IDENTITY_REMOVED = kinds.define("person.identity_removed", _("{by} removed {value}"))
MERGED = kinds.define("person.merged", _("{by} merged {name} into this person"))
MERGED_AWAY = kinds.define("person.merged_away", _("{by} merged this person into {name}"))
UNMERGED = kinds.define("person.unmerged", _("{by} undid the merge with {name}"))
ADDRESS_REFUSED = kinds.define(
    "person.address_refused", _("{value} refused our mail: {reason}"), words=WHY
)
ADDRESS_DEAD = kinds.define(
    "person.address_dead",
    _("{value} no longer works, and nothing is sent there unless somebody confirms it: {reason}"),
    words=WHY,
)
ADDRESS_WORKS = kinds.define("person.address_works", _("{by} said that {value} works again"))
ADDRESS_HEARD = kinds.define("person.address_heard", _("{value} accepts mail again"))
AWAY = kinds.define(
    "person.away", _("An automatic reply says: away until {until}"), words={"until": labels.day}
)
FORGOTTEN = kinds.define(
    "person.forgotten", _("{by} removed {name}, who had been added by mistake")
)

NOTE_ADDED = kinds.define("note.added", _("{by} wrote a note"))
NOTE_CHANGED = kinds.define("note.changed", _("{by} changed a note"))
NOTE_PINNED = kinds.define("note.pinned", _("{by} pinned a note"))
NOTE_UNPINNED = kinds.define("note.unpinned", _("{by} unpinned a note"))
NOTE_REMOVED = kinds.define("note.removed", _("{by} removed a note"))
NOTE_RESTORED = kinds.define("note.restored", _("{by} restored a note"))
ORGANISATION_CHANGED = kinds.define(
    "organisation.changed",
    _("{by} changed {fields}"),
    words={"fields": labels.of_fields(Organisation)},
)
