"""The forms of a desk's first person and of invited people."""

from __future__ import annotations

from typing import Any

from django.forms import CharField, EmailField, EmailInput, Form
from django.utils.translation import gettext_lazy as _

from rapport.core.face.fields import SecretField
from rapport.people.fields import NAME_LENGTH, TEAM_LENGTH
from rapport.people.forms.profile import LanguageField
from rapport.people.forms.sign_in import ADDRESS, PASSWORD, RULE
from rapport.people.forms.zones import ZoneField


class ComingInForm(Form):
    """Name, password, time zone and language."""

    name = CharField(label=_("Your name"), max_length=NAME_LENGTH)
    password = SecretField(
        label=PASSWORD,
        help_text=RULE,
    )
    timezone = ZoneField(guess=True, initial="UTC")
    # The browser's language, in which the page is read, is proposed.
    language = LanguageField(guess=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"autocomplete": "name", "autofocus": True}
        if self.is_bound:
            # Somebody has chosen: the browser no longer guesses.
            self.fields["timezone"].widget.attrs.pop("data-guess-zone", None)


class FirstForm(ComingInForm):
    """The first administrator and their team."""

    email = EmailField(label=ADDRESS, widget=EmailInput(attrs={"autocomplete": "username"}))
    team = CharField(
        label=_("Your first team"),
        max_length=TEAM_LENGTH,
        initial=_("Support"),
        help_text=_("It gets a queue of the same name."),
    )
    desk_language = LanguageField(
        guess=True,
        label=_("Language for customers"),
        help_text=_(
            "Confirmations and surveys are in this language, unless we know a customer’s own."
        ),
    )
    field_order = (
        "name",
        "email",
        "password",
        "timezone",
        "language",
        "team",
        "desk_language",
    )
