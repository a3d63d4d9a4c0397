"""Contributions of the cockpit to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.cockpit.personal import DECLARED
from rapport.core.face import navigation
from rapport.core.face.navigation import Entry
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.roles import Ability, who_may

# First in the navigation of people who manage.
navigation.ENTRIES.add(
    Entry(
        _("Cockpit"),
        "cockpit",
        icon="cockpit",
        group="today",
        keys="g h",
        visible=who_may(Ability.SEE_COCKPIT),
    ),
    order=10,
)
navigation.ENTRIES.add(
    Entry(
        _("Cockpit"),
        "cockpit",
        icon="cockpit",
        place="bar",
        visible=who_may(Ability.SEE_COCKPIT),
    ),
    order=10,
)
# Only while a colleague has given them something.
navigation.ENTRIES.add(
    Entry(
        _("Given to you"),
        "given",
        icon="given",
        group="today",
        visible=lazily("rapport.cockpit.asides:overseer_has_been_given"),
        count=lazily("rapport.cockpit.asides:count_given_to"),
    ),
    order=25,
)
navigation.ENTRIES.add(
    Entry(
        _("Given to you"),
        "given",
        icon="given",
        group="work",
        visible=lazily("rapport.cockpit.asides:agent_has_been_given"),
        count=lazily("rapport.cockpit.asides:count_given_to"),
    ),
    order=35,
)

for declared in DECLARED:
    PERSONAL.add(declared)
