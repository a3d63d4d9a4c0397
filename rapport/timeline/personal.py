"""Personal data of the timeline."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal, Mentions

DECLARED = (
    Held(
        "timeline.Event",
        _("What happened to the customer"),
        by_key=("subject_id__in",),
        where={"subject_kind": "person"},
    ),
    Held(
        "timeline.Event",
        _("What happened to the person"),
        whose="user",
        by_key=("subject_id__in",),
        where={"subject_kind": "user"},
    ),
    Held(
        "timeline.Event",
        _("What the person did"),
        whose="user",
        by_key=("by_id__in",),
        where={"by_kind": "user"},
        hidden=("details",),
    ),
    Mentions("timeline.Event", ("details",)),
    Mentions("timeline.Cursor", ("failure",)),
    Impersonal("timeline.Cursor", {"reader": "a reader of the timeline"}),
    Impersonal(
        "timeline.Event",
        {"kind": "a kind of event", "by_kind": "a kind of actor", "subject_kind": "a kind"},
    ),
)
