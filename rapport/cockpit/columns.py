"""The three columns, each with its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rapport.cockpit import needs
from rapport.cockpit.need import Need, gather
from rapport.people.models import User


@dataclass(frozen=True)
class Column:
    """One party, its question, and its needs now."""

    key: str
    title: str
    question: str
    needs: Sequence[Need]


def columns(user: User, at: datetime) -> list[Column]:
    """Return the columns as this person sees them, from rules over rows that they may see."""
    parties = (
        ("customers", _("Customers"), _("What do my customers need from me now?"), needs.CUSTOMERS),
        ("team", _("Team"), _("What does my team need from me now?"), needs.TEAM),
        ("company", _("Company"), _("What does my company need from me now?"), needs.COMPANY),
    )
    return [
        Column(key, title, question, gather(rules, user, at))
        for key, title, question, rules in parties
    ]
