"""The form for a program's token."""

from __future__ import annotations

from django.forms import CharField, ChoiceField, Form, RadioSelect
from django.utils.translation import gettext_lazy as _

from rapport.people.actions.token import NAME_LENGTH
from rapport.people.models import ApiToken


class TokenForm(Form):
    """Its name, and whether it may write."""

    name = CharField(
        label=_("Name"), max_length=NAME_LENGTH, help_text=_("The program that will use it.")
    )
    scope = ChoiceField(
        label=_("Permissions"),
        choices=ApiToken.Scope.choices,
        initial=ApiToken.Scope.READ,
        widget=RadioSelect,
    )
