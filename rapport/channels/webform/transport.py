"""The transport of the public form.

Submitted forms come in here; answers go out by mail.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rapport.channels import registry
from rapport.channels.parsed import Nature, Parsed, Sender, What, Who, content_key
from rapport.channels.storable import clean, line
from rapport.channels.transport import Capabilities, Receipt, Way
from rapport.channels.webform import raw as documents
from rapport.channels.webform.models import ContactForm
from rapport.core.database.keys import key_in
from rapport.customers import languages
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Outgoing


class WebformTransport:
    """A form on a page. Nobody has proved the address in it, so it never joins a ticket."""

    kind = "webform"
    capabilities = Capabilities(
        receives=True, sends=True, html=False, files=True, largest=40 * 1024 * 1024
    )

    def parse(self, raw: bytes, *, account: str) -> Parsed:
        """Return the meaning of a document of ``webform.raw``."""
        filled = documents.read(raw)
        digests = (file.digest for file in filled.files)
        key = content_key(filled.address, filled.subject, filled.message, digests)
        aside = _("A field was filled in that people cannot see.") if filled.trap else ""
        sender = _sender(filled) if filled.address else None
        return Parsed(
            who=Who(sender),
            what=What(
                subject=line(filled.subject),
                content=_content(filled),
                external_id=f"form:{clean(filled.key)}",
                content_key=key,
                queue=_queue_of(account),
            ),
            nature=Nature(aside=aside),
        )

    def ways(self, waiting: Sequence[Outgoing]) -> list[Way]:
        """Return the ways of the mails that answer submitted forms."""
        return registry.fallback().ways(waiting)

    def send(self, outgoing: Outgoing) -> Receipt:
        """Answer by mail, to the given address; further answers come by mail."""
        return registry.fallback().send(outgoing)


def _sender(filled: documents.Filled) -> Sender:
    language = languages.plain(filled.language)
    return Sender(clean(filled.address), line(filled.name), language=language)


def _content(filled: documents.Filled) -> Content:
    return Content(
        text=clean(filled.message),
        subject=line(filled.subject),
        reply_to=clean(filled.address).lower()[:254],
        files=filled.files,
        nature=str(Message.Nature.MESSAGE),
    )


def _queue_of(account: str) -> int | None:
    key = key_in(account)
    if key is None:
        return None
    return ContactForm.objects.filter(pk=key).values_list("queue", flat=True).first()
