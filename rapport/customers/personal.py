"""Personal data of customers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal, Mentions

DECLARED = (
    Held(
        "customers.Person",
        _("The customer"),
        by_key=("pk__in",),
        erased={"name": "", "language": "", "timezone": "", "prefers": "", "away_from": None}
        | {"away_until": None},
    ),
    Held("customers.Identity", _("Addresses"), by_key=("person__in",), is_removed=True),
    Held("customers.Note", _("Notes"), by_key=("person__in",), is_removed=True),
    Held(
        "customers.Refusal",
        _("Addresses that refused mail"),
        by_key=("person__in",),
        by_address=("value__in",),
        is_removed=True,
    ),
    # It could be undone, and there is nothing left to separate.
    Held(
        "customers.Merge",
        _("Merges of customers"),
        by_key=("survivor__in", "absorbed__in"),
        is_removed=True,
    ),
    Mentions("customers.Note", ("text",)),
    Mentions("customers.Organisation", ("name",)),
    Impersonal("customers.Organisation", {"domain": "the host of a company's mail"}),
)
