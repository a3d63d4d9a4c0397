"""Personal data of channels."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal, Mentions

_OF_TICKET = ("ticket__customer__in", "message__person__in", "message__ticket__customer__in")

DECLARED = (
    Held(
        "channels.Inbound",
        _("Mail as it arrived"),
        by_key=_OF_TICKET,
        digests={"digest": ""},
        # Its place stays, so that it is not taken in again.
        erased={"digest": "", "about": "", "reason": "", "external_id": ""},
    ),
    Held(
        "channels.Forward",
        _("Mail that colleagues forwarded"),
        by_key=_OF_TICKET,
        by_address=("sender__in",),
        erased={"sender": "", "original_id": ""},
    ),
    Held(
        "channels.Treatment",
        _("What was said of arrivals"),
        by_key=("ticket__customer__in", "person__in", "inbound__message__person__in"),
        is_removed=True,
    ),
    Held(
        "channels.LearntSignature",
        _("Signatures that were learnt"),
        by_key=("identity__person__in",),
        is_removed=True,
    ),
    Held("channels.Forward", _("Mail forwarded to the desk"), whose="user", by_key=("user__in",)),
    Held("notices.Notice", _("Notices"), whose="user", by_key=("user__in",), is_removed=True),
    Mentions("channels.Inbound", ("reason", "about")),
    Mentions("channels.Treatment", ("before",)),
    Mentions("channels.LearntSignature", ("text",)),
    Mentions("notices.Notice", ("subject", "text", "reason"), leads_by="text"),
    Mentions("alarms.Alarm", ("reason",)),
    Impersonal("alarms.Alarm", {"account": "a mailbox or form"}),
    Impersonal(
        "channels.Inbound",
        {
            "channel": "the way it came",
            "account": "a mailbox or form",
            "source": "a place in a mailbox, or a random number",
            "digest": "the digest of a file; the file goes when the row is erased",
            "nature": "a kind of message",
            "external_id": "a number given by a mail program; goes with the row",
            "content_key": "a digest, from which nothing can be read",
        },
    ),
    Impersonal("notices.Notice", {"avoids": "ways of sending", "route": "a way of sending"}),
)
