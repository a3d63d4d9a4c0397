"""Remarks on the people and the subject of a mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Remark


def remarks(message: Message) -> Iterator[Remark]:
    """Yield who gets the answer instead of the writer, who is left out, a long subject and name."""
    said = message.particulars
    yield from _answers(said.get("answers_to"), said.get("colleagues_asked"))
    if (left_out := said.get("left_out")) and isinstance(left_out, int):
        yield Remark(_left_out(left_out), "people", "broken")
    if subject := said.get("subject"):
        yield Remark(_("The whole subject: %(subject)s") % {"subject": subject}, "mail")
    if name := said.get("name"):
        yield Remark(_("The sender's whole name: %(name)s") % {"name": name}, "people")


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
        "%(count)d more person was copied, and gets no answer. The original names everybody.",
        "%(count)d more people were copied, and get no answer. The original names everybody.",
        count,
    )
    return sentence % {"count": count}
