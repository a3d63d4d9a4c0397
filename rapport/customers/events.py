"""Kinds of events about customers, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

MET = kinds.define("person.met", _("First contact, by {channel}"))
CHANGED = kinds.define("person.changed", _("{by} changed the {field}"))
IDENTITY_ADDED = kinds.define("person.identity_added", _("{by} added {value}"))
IDENTITY_REMOVED = kinds.define("person.identity_removed", _("{by} removed {value}"))
MERGED = kinds.define("person.merged", _("{by} merged {name} into this person"))
MERGED_AWAY = kinds.define("person.merged_away", _("{by} merged this person into {name}"))
UNMERGED = kinds.define("person.unmerged", _("{by} undid the merge with {name}"))
ADDRESS_REFUSED = kinds.define("person.address_refused", _("{value} refused our mail: {reason}"))
ADDRESS_DEAD = kinds.define(
    "person.address_dead",
    _("{value} no longer works, and nothing is sent there unless somebody confirms it: {reason}"),
)
ADDRESS_WORKS = kinds.define("person.address_works", _("{by} said that {value} works again"))
ADDRESS_HEARD = kinds.define("person.address_heard", _("{value} accepts mail again"))
AWAY = kinds.define("person.away", _("An automatic reply says: away until {until}"))
FORGOTTEN = kinds.define(
    "person.forgotten", _("{by} removed {name}, who had been added by mistake")
)
