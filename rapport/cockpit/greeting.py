"""The first lines of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.cockpit.columns import Column
from rapport.cockpit.need import Urgency
from rapport.core.phrases.figures import number

# Quotation marks, and the mark that ends text of another direction.
CLOSING = "”“»«’‘›‹\"'\u2069"


def salute(name: str, local: datetime) -> str:
    """Greet by the reader's own time of day."""
    if local.hour < 5 or local.hour >= 18:
        return _("Good evening, %(name)s.") % {"name": name}
    if local.hour < 12:
        return _("Good morning, %(name)s.") % {"name": name}
    return _("Good afternoon, %(name)s.") % {"name": name}


def date(local: datetime) -> str:
    """Return the reader's day and time, like "Sat 21 Nov · 9:04"."""
    return f"{dateformat.format(local, _('D j M'))} · {local.hour}:{local.minute:02}"


def summary(columns: Sequence[Column], *, is_starting: bool = False) -> str:
    """Say in one sentence how much there is to do; a new desk has its next step below.

    It counts as the columns do: everything that the urgent lines tell.
    """
    needs = [need for column in columns for need in column.all]
    pressing = sum(need.matters for need in needs if need.urgency is Urgency.BROKEN)
    if not needs and is_starting:
        return _("The next step is below; everything else can wait.")
    if not needs:
        return _("Nothing needs you right now.")
    if not pressing:
        return _("Nothing is urgent; the rest can wait its turn.")
    first = next(need for need in needs if need.urgency is Urgency.BROKEN)
    said = ngettext(
        "This should not wait: %(first)s.",
        "%(count)s things should not wait. First: %(first)s.",
        pressing,
    ) % {"count": number(pressing), "first": first.text}
    # A quoted sentence may end the need; the marks around it are no end.
    ends = first.text.rstrip(CLOSING).endswith((".", "!", "?", "…"))
    return said.removesuffix(".") if ends else said
