"""Personal data of the cockpit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal, Mentions

DECLARED = (
    Held(
        "cockpit.Aside", _("Needs set aside"), whose="user", by_key=("user__in",), is_removed=True
    ),
    Held("cockpit.Visit", _("Visits of the cockpit"), whose="user", by_key=("user__in",)),
    Mentions("cockpit.Aside", ("text", "reason"), leads_by="url"),
    Mentions("cockpit.Visit", ("known", "latest_known")),
    Impersonal(
        "cockpit.Aside",
        {"rule": "what found the need", "subjects": "numbers", "url": "numbers, in an address"},
    ),
)
