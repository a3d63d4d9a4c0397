"""The page of an organisation: its figures, timeline, evidence and actions."""

from __future__ import annotations

from rapport.core.face.sections import Section
from rapport.core.face.story import Actions, Figures, Places, Strand
from rapport.core.registry import Registry
from rapport.customers.models import Organisation

FIGURES: Registry[Figures[Organisation]] = Registry(
    "the figures of an organisation", key=lambda source: source.name
)
STRANDS: Registry[Strand[Organisation]] = Registry(
    "the timeline of an organisation", key=lambda strand: strand.name
)
EVIDENCE: Registry[Section[Organisation]] = Registry(
    "the evidence about an organisation", key=lambda section: section.template
)
ACTIONS: Registry[Actions[Organisation]] = Registry(
    "the actions on an organisation", key=lambda source: source.name
)
PLACES = Places(FIGURES, STRANDS, EVIDENCE, ACTIONS)
