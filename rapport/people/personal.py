"""Personal data of people who work here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.core.personal import Held, Impersonal

DECLARED = (
    Held(
        "people.User",
        _("The person"),
        whose="user",
        by_key=("pk__in",),
        hidden=("password", "stamp"),
        erased={"name": ""},
    ),
    Held("people.Membership", _("Teams"), whose="user", by_key=("user__in",), is_removed=True),
    Held("people.Absence", _("Absences"), whose="user", by_key=("user__in",), is_removed=True),
    Held(
        "people.ApiToken",
        _("API tokens"),
        whose="user",
        by_key=("user__in",),
        hidden=("digest",),
        is_removed=True,
    ),
    Held(
        "people.Invitation",
        _("Invitations"),
        whose="user",
        by_address=("email__in",),
        hidden=("digest",),
        is_removed=True,
    ),
    Impersonal(
        "people.Company", dict.fromkeys(("name", "logo", "accent", "language"), "the company")
    ),
    Impersonal("people.FirstRun", {"left_out": "steps of setting up"}),
    Impersonal("people.Team", {"name": "a team, named by managers"}),
    Impersonal(
        "people.User",
        {
            "password": "a digest that only signs in",
            "timezone": "a choice of a list",
            "language": "a choice of a list",
            "stamp": "a random number",
            "email": "signs the person in; a colleague is deactivated, not erased",
        },
    ),
)
