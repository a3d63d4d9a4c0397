"""Personal data of tickets."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import ERASED, Held, Impersonal, Mentions

_WORDS = {"subject": "", "text": ERASED, "html": ""}
_RECIPIENTS: dict[str, list[str]] = {"to": [], "cc": []}

DECLARED = (
    Held(
        "tickets.Ticket",
        _("Tickets"),
        by_key=("customer__in",),
        erased={"subject": ERASED, "last_words": "", "link_reason": ""},
    ),
    Held(
        "tickets.Attachment",
        _("Files"),
        by_key=("message__ticket__customer__in", "message__person__in"),
        digests={"digest": "filename"},
        is_removed=True,
    ),
    Held(
        "tickets.Message",
        _("Messages"),
        by_key=("ticket__customer__in", "person__in"),
        erased=_WORDS
        | _RECIPIENTS
        | {"reply": ERASED, "quoted": "", "signature": "", "reply_to": "", "particulars": {}},
        hidden=("token",),
    ),
    Held(
        "tickets.Outgoing",
        _("Mail that was sent"),
        by_key=("ticket__customer__in", "message__person__in"),
        erased=_WORDS | _RECIPIENTS | {"external_id": "", "reason": ""},
        removed_if={"state__in": ["queued", "parked"]},
    ),
    Held(
        "tickets.DeliveryReport",
        _("Reports about mail that was sent"),
        by_key=("outgoing__ticket__customer__in",),
        by_address=("address__in",),
        erased={"address": "", "said": ""},
    ),
    Held(
        "tickets.Participant", _("Tickets with a part in"), by_key=("person__in",), is_removed=True
    ),
    Held(
        "tickets.Draft",
        _("Drafts"),
        by_key=("ticket__customer__in", "customer__in"),
        is_removed=True,
    ),
    Held(
        "tickets.Picture",
        _("Pictures in drafts"),
        by_key=("ticket__customer__in",),
        is_removed=True,
    ),
    Held(
        "timeline.Event",
        _("What happened to tickets"),
        by_key=("subject_id__in",),
        where={"subject_kind": "ticket"},
        through=("tickets.Ticket", "customer__in"),
    ),
    Held("tickets.Message", _("Messages"), whose="user", by_key=("user__in",), hidden=("token",)),
    Held("tickets.Draft", _("Drafts"), whose="user", by_key=("user__in",), is_removed=True),
    Held("tickets.Picture", _("Pictures"), whose="user", by_key=("user__in",), is_removed=True),
    Held("tickets.Assignment", _("Tickets assigned"), whose="user", by_key=("user__in",)),
    Held(
        "tickets.Nondelivery",
        _("Answers told in another way"),
        whose="user",
        by_key=("ended_by__in",),
    ),
    Held("tickets.Resolution", _("Tickets resolved"), whose="user", by_key=("by__in",)),
    Mentions("tickets.Ticket", ("subject", "last_words", "link_reason")),
    Mentions(
        "tickets.Message",
        ("subject", "text", "reply", "quoted", "signature", "html", "to", "cc", "reply_to")
        + ("particulars",),
    ),
    Mentions("tickets.Outgoing", ("to", "cc", "subject", "text", "html", "reason")),
    Mentions("tickets.DeliveryReport", ("said",)),
    Mentions("tickets.Draft", ("subject", "text", "rest")),
    Mentions("tickets.Queue", ("sender_name", "signature", "acknowledgement")),
    Mentions("tickets.Standstill", ("reason",)),
    Mentions("tickets.Attachment", ("filename",)),
    Impersonal(
        "tickets.Attachment",
        {
            "content_type": "the kind of a file",
            "digest": "the digest of a file; the file goes with the row",
            "content_id": "the place of a picture in a mail, of no meaning without it",
        },
    ),
    Impersonal(
        "tickets.BusinessCalendar",
        dict.fromkeys(
            ("name", "timezone", "shifts", "holidays", "holiday_names", "holidays_of"),
            "open hours, written by managers",
        ),
    ),
    Impersonal("tickets.Category", {"name": "a subject matter, named by managers"}),
    Impersonal("tickets.Tag", {"name": "a subject matter, named by agents"}),
    Impersonal("tickets.DeliveryReport", {"code": "a status of mail servers"}),
    Impersonal("tickets.Draft", {"kind": "what is being written"}),
    Impersonal(
        "tickets.Merge",
        dict.fromkeys(("moved", "before", "after"), "numbers of rows, states and times"),
    ),
    Impersonal(
        "tickets.Message", {"channel": "the way it came", "token": "a random number of a form"}
    ),
    Impersonal(
        "tickets.Outgoing",
        {"channel": "the way it goes", "claimed_by": "a process", "external_id": "a random number"},
    ),
    Impersonal("tickets.Picture", {"key": "a random number", "content_type": "the kind of a file"}),
    Impersonal("tickets.Queue", {"name": "a queue", "slug": "a queue", "calendar_name": "hours"}),
    Impersonal("tickets.Standstill", {"way": "a way out", "settings": "a digest of settings"}),
    Impersonal("tickets.Ticket", {"channel": "the way it came"}),
)
