"""Contributions of customers to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry
from rapport.core.registry import lazily
from rapport.people.roles import Ability, who_may
from rapport.timeline import actor_names
from rapport.timeline.actor_names import Lookup

navigation.ENTRIES.add(
    Entry(
        _("Customers"),
        "customers",
        icon="people",
        keys="g c",
        visible=who_may(Ability.SEE_CUSTOMERS),
    ),
    order=40,
)
palette.SOURCES.add(lazily("rapport.customers.palette:find"))
actor_names.LOOKUPS.add(
    Lookup("customer", lazily("rapport.customers.actor_names:names_of_customers"))
)
