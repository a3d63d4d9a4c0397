"""Remarks on the people and the subject of a mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Remark


def remarks(message: Message) -> Iterator[Remark]:
    """Yield who gets the answer instead of the writer, and who is left out."""
    said = message.particulars
    yield from _answers(said.get("answers_to"), said.get("colleagues_asked"))
    if (left_out := said.get("left_out")) and isinstance(left_out, int):
        yield Remark(_left_out(left_out), "people", "broken")
    unusable = said.get("unusable")
    if isinstance(unusable, dict) and isinstance(count := unusable.get("count"), int):
        yield Remark(_unusable(count, str(unusable.get("first", ""))), "people", "broken")


def _answers(wanted: object, colleagues: object) -> Iterator[Remark]:
    to = ", ".join(map(str, wanted)) if isinstance(wanted, list) else ""
    if isinstance(colleagues, list) and colleagues:
        who = ", ".join(map(str, colleagues))
        sentence = _("Reply-To names %(who)s, who works here. Replies go to %(to)s instead.")
        nobody = _("Reply-To names %(who)s, who works here.")
        yield Remark((sentence if to else nobody) % {"who": who, "to": to}, "people", "broken")
    elif to:
        yield Remark(_("The sender wants replies sent to %(to)s.") % {"to": to}, "people")


def _left_out(count: int) -> str:
    sentence = ngettext(
        "%(count)d more person was addressed, and gets no answer. The original names everybody.",
        "%(count)d more people were addressed, and get no answer. The original names everybody.",
        count,
    )
    return sentence % {"count": count}


def _unusable(count: int, first: str) -> str:
    sentence = ngettext(
        "“%(first)s” is not an email address, and gets no answer.",
        "%(count)d addresses in this mail, such as “%(first)s”, cannot be written to.",
        count,
    )
    return sentence % {"count": count, "first": first}
