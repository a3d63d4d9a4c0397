"""Personal data of the API."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Mentions

DECLARED = (
    Held(
        "api.IdempotencyKey",
        _("Requests of programs"),
        whose="user",
        by_key=("user__in",),
        hidden=("key", "request_digest", "answer"),
        is_removed=True,
    ),
    Mentions("api.IdempotencyKey", ("answer",)),
)
