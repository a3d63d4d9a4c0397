"""The rows behind a figure, as people read them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.insights import wording
from rapport.metrics.definition import Definition


def headings(definition: Definition) -> list[str]:
    """Return the headings of the table of rows."""
    agent = pgettext("dimension", "Agent")
    head = [_("Ticket"), _("Customer"), _("Team"), agent, _("Category"), _("When")]
    if definition.kind in ("share", "distribution"):
        head.append(str(definition.label))
    if definition.fact == "surveys":
        head.append(_("Comment"))
    return head


def cells(definition: Definition, row: dict[str, Any], *, working: bool = False) -> dict[str, Any]:
    """Return one row as people read it: its ticket, its words, its instant, its value."""
    return {
        "ticket": row["ticket_id"],
        "subject": row["subject"],
        "who": [row["customer"], row["team"], row["agent"], row["category"]],
        "at": _when(definition, row),
        "value": _value(definition, row, working),
        "comment": row.get("comment") if definition.fact == "surveys" else None,
    }


def _when(definition: Definition, row: dict[str, Any]) -> datetime | None:
    column = definition.spell.start if definition.kind == "snapshot" and definition.spell else ""
    at: datetime | None = row.get(column or definition.time)
    return at


def _value(definition: Definition, row: dict[str, Any], working: bool) -> str | None:
    if definition.kind == "distribution":
        return wording.value(row["value"], definition.unit, working=working)
    if definition.kind != "share":
        return None
    if row["value"] is None:
        return "–"
    if row.get("score") is not None:
        return _("%(score)s of 5") % {"score": row["score"]}
    return _("yes") if row["value"] else _("no")
