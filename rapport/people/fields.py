"""Fields of a person, in clean form.

Each returns the clean value or raises Invalid.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from rapport.core.calendars import zones
from rapport.core.errors import Invalid
from rapport.people.models import User
from rapport.people.roles import Role

NAME_LENGTH = 120
TEAM_LENGTH = 80


def mail_address(value: str) -> str:
    """Return the address as it is stored, in lower case."""
    value = value.strip().lower()
    try:
        validate_email(value)
    except ValidationError as error:
        raise Invalid(_("“%(value)s” is not an email address.") % {"value": value[:60]}) from error
    return value


def person_name(value: str) -> str:
    """Return the name with single spaces."""
    return _text(value, NAME_LENGTH, _("A person needs a name."))


def company_name(value: str) -> str:
    """Return the company's name with single spaces; it may be empty."""
    return _text(value, NAME_LENGTH, "") if value.strip() else ""


def team_name(value: str) -> str:
    """Return the team's name with single spaces."""
    return _text(value, TEAM_LENGTH, _("A team needs a name."))


def time_zone(value: str) -> str:
    """Return the current IANA name of a known time zone."""
    if not zones.is_known(value):
        raise Invalid(
            _("“%(value)s” is not a time zone. Use a name such as Europe/Berlin.")
            % {"value": value[:60]}
        )
    return zones.canonical(value)


def language(value: str) -> str:
    """Return the code of a language that pages are available in."""
    return _one_of(value, [code for code, name in settings.LANGUAGES], _("language"))


def theme(value: str) -> str:
    """Return system, light or dark."""
    return _one_of(value, User.Theme.values, _("theme"))


def role(value: str) -> Role:
    """Return the role of that name."""
    return Role(_one_of(value, Role.values, _("role")))


def password(value: str, person: User | None = None) -> str:
    """Return the password if it is hard enough to guess for this person."""
    try:
        validate_password(value, person)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), code="weak_password") from error
    return value


def _text(value: str, length: int, missing: str) -> str:
    value = " ".join(value.split())
    if not value:
        raise Invalid(missing)
    if len(value) > length:
        raise Invalid(_("A name can have %(length)s characters at most.") % {"length": length})
    return value


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise Invalid(
            _("“%(value)s” is not a %(what)s; choose from %(known)s.")
            % {"value": value[:60], "what": what, "known": ", ".join(known)}
        )
    return value
