"""The page of a customer: its figures, timeline, evidence and actions."""

from __future__ import annotations

from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Places, Strand
from rapport.core.registry import Registry
from rapport.customers.models import Person

FIGURES: Registry[Figures[Person]] = Registry(
    "the figures of a customer", key=lambda source: source.name
)
STRANDS: Registry[Strand[Person]] = Registry(
    "the timeline of a customer", key=lambda strand: strand.name
)
EVIDENCE: Registry[Section[Person]] = Registry(
    "the evidence about a customer", key=lambda section: section.template
)
ACTIONS: Registry[Actions[Person]] = Registry(
    "the actions on a customer", key=lambda source: source.name
)
PLACES = Places(FIGURES, STRANDS, EVIDENCE, ACTIONS)
