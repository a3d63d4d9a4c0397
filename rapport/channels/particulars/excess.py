"""Remarks on what was cut or left out of a mail."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.mail.defects import Limit
from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Remark, Tone

_SENTENCES = {
    Limit.FILE_NAME: lambda: _(
        "The name of a file was shortened. The original has the whole name."
    ),
    Limit.PARTS: lambda: _("This mail has too many parts. Only the original has the last ones."),
    Limit.DEPTH: lambda: _("Some parts are nested too deeply to read, and were kept as a file."),
    Limit.HEADER: lambda: _(
        "The header of this mail is too long: recipients or other details may be missing. The "
        "original has everything."
    ),
    Limit.LENGTH: lambda: _(
        "This mail is too long to show: its end or pictures are missing. The original has "
        "everything."
    ),
    Limit.CALENDAR: lambda: _(
        "The calendar in this mail is too long to read to the end. Its file has everything."
    ),
    Limit.CONTAINER: lambda: _(
        "A file with parts of this mail could not be read completely. It is among the files."
    ),
}


def remarks(message: Message) -> Iterator[Remark]:
    """Yield a long subject and names whole, and a sentence for whatever was left out."""
    said = message.particulars
    if subject := said.get("subject"):
        yield Remark(_("The whole subject: %(subject)s") % {"subject": subject}, "mail")
    if name := said.get("name"):
        yield Remark(_("The sender's whole name: %(name)s") % {"name": name}, "people")
    names = said.get("names")
    for name in names if isinstance(names, list) else ():
        yield Remark(_("A recipient's whole name: %(name)s") % {"name": name}, "people")
    limits = said.get("limits")
    for limit in limits if isinstance(limits, list) else ():
        if limit in _SENTENCES:
            # Of a shortened name nothing is missing that an answer may need.
            tone: Tone = "plain" if limit == Limit.FILE_NAME else "broken"
            yield Remark(_SENTENCES[Limit(limit)](), "alert", tone)
    if message.nature == Message.Nature.APPOINTMENT and (more := said.get("more")):
        yield Remark(_more(more), "calendar")


def _more(count: int) -> str:
    sentence = ngettext(
        "%(count)d more appointment is in the attached calendar.",
        "%(count)d more appointments are in the attached calendar.",
        count,
    )
    return sentence % {"count": count}
