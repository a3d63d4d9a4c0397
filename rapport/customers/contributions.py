"""Contributions of customers to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry
from rapport.core.face.story import Actions, Figures, Kind, Strand
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.customers.personal import DECLARED
from rapport.customers.places import customer, organisation
from rapport.people.roles import Ability, who_may
from rapport.timeline import actor_names
from rapport.timeline.actor_names import Lookup

navigation.ENTRIES.add(
    Entry(
        _("Customers"),
        "customers",
        icon="people",
        group="customers",
        keys="g c",
        visible=who_may(Ability.SEE_CUSTOMERS),
    ),
    order=40,
)
navigation.ENTRIES.add(
    Entry(
        _("Organisations"),
        "organisations",
        icon="building",
        group="customers",
        keys="g o",
        visible=who_may(Ability.SEE_CUSTOMERS),
        tab_of="customers",
    ),
    order=41,
)
navigation.ENTRIES.add(
    Entry(
        _("Customers"),
        "customers",
        icon="people",
        place="bar",
        visible=who_may(Ability.SEE_CUSTOMERS),
    ),
    order=40,
)
palette.SOURCES.add(lazily("rapport.customers.palette:customers"), order=10)
palette.SOURCES.add(lazily("rapport.customers.palette:organisations"), order=10)
actor_names.LOOKUPS.add(
    Lookup("customer", lazily("rapport.customers.actor_names:names_of_customers"))
)

NOTES, CHANGES = Kind("notes", _("notes")), Kind("changes", _("changes"))
for place in (customer, organisation):
    place.STRANDS.add(
        Strand("notes", (NOTES,), lazily("rapport.customers.strands:notes_of")), order=30
    )
customer.STRANDS.add(
    Strand("changes", (CHANGES,), lazily("rapport.customers.strands:changes_of")), order=90
)
customer.ACTIONS.add(Actions("customer", lazily("rapport.customers.at_hand:on_customer")), order=50)
organisation.STRANDS.add(
    Strand("changes", (CHANGES,), lazily("rapport.customers.strands:changes_of_organisation")),
    order=90,
)
organisation.FIGURES.add(
    Figures("people", lazily("rapport.customers.at_hand:people_of_organisation")), order=0
)
organisation.ACTIONS.add(
    Actions("organisation", lazily("rapport.customers.at_hand:on_organisation")), order=50
)

for declared in DECLARED:
    PERSONAL.add(declared)
